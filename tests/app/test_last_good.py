"""Report files that are saved, spoilt or taken away while their pages are open (G3, G4, F9)."""

from __future__ import annotations

import pytest

from cppcc.texts import say
from tests.app.page import PAGES, charts, failed, left, live_html, live_markdown, open_page, slides, text
from tests.cases import cases
from tests.files import save
from tests.unit.sample import COUNTED, SOUND
from tests.unit.test_shelf import SPOILT

OTHER = SOUND.replace("made-up-2023", "made-up-2022").replace("120件", "77件").replace("year: 2023", "year: 2022")
ADDRESS = {"report": "made-up-2023", "category": "proposal"}
KEPT = say("zh", "errors.kept")


@pytest.fixture
def report(reports):
    """The file of one report, beside that of another."""
    return reports(report=COUNTED, other=OTHER) / "report.yaml"


def drawn(app) -> list[object]:
    """What is drawn, as the browser gets it."""
    return [slide["spec"] for slide in slides(app)] or list(charts(app).values())


def told(app) -> str:
    """All that reaches the browser in words, as it is sent."""
    return "\n".join((*live_html(app), *live_markdown(app)))


@pytest.mark.parametrize(("page", "how"), cases(PAGES, SPOILT, together=1))
def test_the_page_stays_as_it_was(page, how, report):
    """With a word of it, but over a presentation; without the server's folders; and without the other report."""
    app = open_page(page, ADDRESS)
    before = drawn(app)
    SPOILT[how](report)

    for _ in range(2):
        app.run()
        assert failed(app) == []
        assert left(2, 1) in text(app)
        assert drawn(app) == before
        assert (KEPT in text(app)) == (page != "present")
        assert not app.error
        assert str(report.parent) not in told(app).replace("\\", "")


@pytest.mark.parametrize("page", ["overview", "present"])
def test_the_new_one_comes_when_it_is_whole(page, report):
    """At the next press; nobody has to reload."""
    app = open_page(page, ADDRESS)
    save(report, COUNTED[:600])
    assert "提案120件" in told(app.run()) + str(charts(app))
    save(report, COUNTED.replace("120件", "345件"), just_now=True)
    assert "提案345件" not in told(app.run()) + str(charts(app))
    save(report, COUNTED.replace("120件", "345件"))

    assert "提案345件" in told(app.run()) + str(charts(app))
    assert KEPT not in text(app)


@pytest.mark.parametrize("page", PAGES)
class TestFileThatCouldNeverBeRead:
    def test_is_said_to_be_unreadable_and_others_are_offered(self, page, reports):
        """F9: under its address stands no other committee's page."""
        folder = reports(report=OTHER)
        save(folder / "made-up-2023.yaml", "report: [\n")
        app = open_page(page, ADDRESS)

        assert failed(app) == []
        assert say("zh", "errors.unreadable") in text(app)
        assert "提案77件" not in told(app)
        assert str(folder) not in told(app).replace("\\", "")
        assert "made-up-2023.yaml:2:1: " in text(app)

        app.selectbox(key="other-report").select("made-up-2022").run()
        assert say("zh", "errors.unreadable") not in text(app)
        assert left(2, 1) in text(app)

    def test_is_shown_with_all_that_the_address_names_once_it_is_mended(self, page, reports):
        folder = reports(report=OTHER)
        save(folder / "made-up-2023.yaml", "report: [\n")
        app = open_page(page, {**ADDRESS, "theme": "second"})
        save(folder / "made-up-2023.yaml", SOUND)

        assert left(1, 0) in text(app.run())
        assert failed(app) == []

"""Report files that are saved, spoilt or taken away while their pages are open (G3, G4, F9)."""

from __future__ import annotations

import pytest

from cppcc.messages import LANGUAGES, say
from tests.app.page import PAGES, charts, failed, left, live_html, live_markdown, open_page, slides, text
from tests.cases import cases, few
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
def test_the_page_stays_as_it_was(page, how, report, clock):
    """With a word of it, but over a presentation; without the server's folders; and without the other report."""
    app = open_page(page, ADDRESS)
    before = drawn(app)
    SPOILT[how](report)

    for _ in range(2):
        app.run()
        clock.leave_alone()
        assert failed(app) == []
        assert left(2, 1) in text(app)
        assert drawn(app) == before
        assert (KEPT in text(app)) == (page != "present")
        assert not app.error
        assert str(report.parent) not in told(app).replace("\\", "")


@pytest.mark.parametrize("page", ["overview", "present"])
def test_the_new_one_comes_when_it_is_whole(page, report, clock):
    """At the next press, once it has been left alone; nobody has to reload."""
    app = open_page(page, ADDRESS)
    for content, is_new in ((COUNTED[:600], False), (COUNTED.replace("120件", "345件"), True)):
        save(report, content)
        assert "345件" not in text(app.run()) + str(charts(app))
        clock.leave_alone()
        assert ("345件" in text(app.run()) + str(charts(app))) == is_new

    assert KEPT not in text(app)


@pytest.mark.parametrize("page", few(PAGES))
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

    def test_is_shown_with_all_that_the_address_names_once_it_is_mended(self, page, reports, clock):
        folder = reports(report=OTHER)
        save(folder / "made-up-2023.yaml", "report: [\n")
        app = open_page(page, {**ADDRESS, "theme": "second"})
        save(folder / "made-up-2023.yaml", SOUND)

        assert say("zh", "errors.unreadable") in text(app.run())
        clock.leave_alone()
        assert left(1, 0) in text(app.run())
        assert failed(app) == []


#: What is left of a file that bears another name than its report's id → whether its bytes tell that id.
LEFT = {
    "other-encoding": (COUNTED.encode("gb18030"), True),
    "slip-in-its-head": (COUNTED.replace("title: 某", 'title: "某').encode(), True),
    "cut-in-its-head": (COUNTED[: COUNTED.index("committee:") + 8].encode(), True),
    "cut-before-its-id": (COUNTED[: COUNTED.index("id:")].encode(), False),
    "empty": (b"", False),
}


@pytest.mark.parametrize(("page", "how"), cases(PAGES, LEFT, together=1))
class TestFileOfAnyName:
    def test_gives_its_address_to_no_other_report(self, page, how, reports, clock):
        """F9: names of files are free. Where nothing tells whose a file is, it may be that of the report asked for."""
        content, is_told = LEFT[how]
        folder = reports(other=OTHER)
        save(folder / "ours.yaml", content)
        app = open_page(page, ADDRESS)

        assert failed(app) == []
        assert say("zh", "errors.unreadable") in text(app)
        mend = "errors.unreadable_mend" if is_told else "errors.unreadable_which"
        assert say("zh", mend, id="made-up-2023") in text(app)
        assert "ours.yaml：" in text(app) or "ours.yaml:" in text(app)
        assert "提案77件" not in told(app) + str(charts(app))
        assert not app.warning  # nothing of the address is ignored
        save(folder / "ours.yaml", COUNTED)

        assert say("zh", "errors.unreadable") in text(app.run())
        clock.leave_alone()
        assert left(2, 1) in text(app.run())


def test_other_names_that_nobody_has_are_ignored_as_ever(reports):
    """Where every file can be read, and where no report could be called so."""
    folder = reports(other=OTHER)
    assert left(2, 1) in text(open_page("overview", ADDRESS))
    save(folder / "ours.yaml", "")

    app = open_page("overview", {"report": "<b>"})
    assert say("zh", "filter.unknown", names="report=<b>") in text(app)
    assert left(2, 2) in text(app)


@pytest.mark.parametrize("page", few(PAGES))
class TestFileThatComes:
    def test_with_the_id_of_the_one_that_is_shown_changes_nothing(self, page, report, clock):
        """And is itself the one that is told of, once it was left alone."""
        app = open_page(page, ADDRESS)
        before = drawn(app)
        save(report.with_name("a-draft.yaml"), SOUND.replace("120件", "777件"))
        clash = say("zh", "errors.same_id", name="a-draft.yaml", id="made-up-2023", other="report.yaml")

        for is_told in (False, True, True):
            app.run()
            clock.leave_alone()
            assert failed(app) == []
            assert drawn(app) == before
            told_of = [error.value.replace("\\", "") for error in app.error]
            assert told_of == ([clash] if is_told and page != "present" else [])

    def test_is_waited_for_at_its_address(self, page, report, clock):
        """While it is being copied nothing of it is shown, and no other report."""
        assert failed(open_page(page)) == []
        new = SOUND.replace("made-up-2023", "new-2023").replace("120件", "345件")
        save(report.with_name("new.yaml"), new[:900])
        app = open_page(page, {"report": "new-2023"})
        assert say("zh", "errors.unreadable_yet", id="new-2023") in text(app)
        assert not app.error

        save(report.with_name("new.yaml"), new)
        assert say("zh", "errors.unreadable_yet", id="new-2023") in text(app.run())
        clock.leave_alone()
        assert left(2, 2) in text(app.run())
        assert failed(app) == []


class TestManyFiles:
    def test_that_cannot_be_read_are_told_in_one_box(self, reports):
        reports(report=COUNTED, **{f"spoilt{number:03}": "report: [\n" for number in range(200)})
        app = open_page()

        assert [error.value.replace("\\", "") for error in app.error] == [
            "有200个报告文件无法读取：spoilt000.yaml、spoilt001.yaml、spoilt002.yaml 等。"
        ]
        assert text(app).count(".yaml:2:1: ") == 3

    def test_of_one_id_are_told_in_one_box(self, reports):
        reports(**{f"copy{number:03}": COUNTED for number in range(50)})
        [error] = open_page().error

        assert error.value.replace("\\", "").split("  \n") == [
            *(
                say("zh", "errors.same_id", name=f"copy{number:03}.yaml", id="made-up-2023", other="copy000.yaml")
                for number in (1, 2, 3)
            ),
            "另有46个文件的报告 id 也与其他文件相同，没有显示。",
        ]


@pytest.mark.parametrize("page", few(PAGES))
def test_a_theme_that_is_called_otherwise_is_told_but_over_a_presentation(page, report, clock):
    app = open_page(page, {**ADDRESS, "theme": "second"})
    save(report, COUNTED.replace("second", "renamed"))
    app.run()
    clock.leave_alone()
    app.run()

    assert failed(app) == []
    assert [warning.value.replace("\\", "") for warning in app.warning] == (
        [] if page == "present" else [say("zh", "filter.unknown", names="theme=second")]
    )
    assert left(2, 1) in text(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_address_names_in_vain_is_quoted_in_short(language):
    """Whatever its length."""
    themes = ["x" * 3000, *(f"theme-{number}" for number in range(500))]
    deck = [f"theme?theme={'x' * 3000}", "&theme=".join(["theme?theme=policy", *themes])]
    app = open_page("deck", {"lang": language, "theme": themes, "deck": deck})

    assert sum("x" * 40 in warning.value for warning in app.warning) == 3
    assert all(len(warning.value) < 500 for warning in app.warning)

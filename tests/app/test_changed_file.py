"""Report files that change under an open page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from cppcc.messages import say
from tests.app.page import (
    charts,
    detail,
    failed,
    left,
    open_page,
    pictures,
    pressed,
    text,
)
from tests.files import Clock, changed
from tests.plots import markup
from tests.unit.sample import SOUND


def looked_at_again(app: AppTest, clock: Clock) -> AppTest:
    """The page when a changed file has been left alone."""
    app.run()
    clock.leave_alone()
    return app.run()


class TestChangedFile:
    def test_is_read_anew(self, reports, clock):
        """Edit the file, look again: the new figure is there, in words, chart and picture."""
        reports(report=SOUND)
        app = open_page("output")
        assert "提案120件" in text(app)

        reports(report=SOUND.replace("120件", "345件"))
        looked_at_again(app, clock)
        assert failed(app) == []
        assert "提案345件" in text(app)
        assert "120" not in text(app)
        assert any("345" in told for told in markup(charts(app)["output"]))
        assert "345" in pictures(app)["output"]["svg"]

    def test_with_a_new_summary_only(self, reports, clock):
        """Also where no number changes."""
        reports(report=SOUND)
        app = open_page("themes", {"work": "launch"})
        assert "编的会" in text(app)

        reports(report=SOUND.replace("编的会", "另编的会"))
        assert "另编的会" in text(looked_at_again(app, clock))

    def test_broken_by_an_edit_and_mended(self, reports, clock):
        """A half-finished edit is told, and what was there before is still shown; then the new one (G3)."""
        reports(report=SOUND)
        app = open_page()
        reports(report=SOUND + "\nfigures: [")
        assert "提案120件" in text(looked_at_again(app, clock))
        assert say("zh", "errors.kept") in text(app)
        assert "report.yaml:73:1: " in text(app)

        reports(report=SOUND.replace("120件", "121件"))
        assert "提案121件" in text(looked_at_again(app, clock))
        assert say("zh", "errors.kept") not in text(app)

    def test_without_the_figure_that_is_open(self, reports, clock):
        """The open figure is taken out of the file: the page goes on, without it."""
        reports(report=SOUND)
        app = open_page("themes", {"figure": "key_proposals"})

        def cut(contents) -> None:
            del contents["figures"][1]
            contents["ratios"] = []

        reports(report=changed(cut))
        looked_at_again(app, clock)
        assert failed(app) == []
        assert not app.exception
        assert left(1, 2) in text(app)
        assert "figure=key_proposals" in text(app)

        reports(report=SOUND)
        assert "重点提案" in detail(looked_at_again(app, clock))

    def test_without_the_theme_that_is_chosen(self, reports, clock):
        """The chosen theme is renamed in the file: the page goes on."""
        reports(report=SOUND)
        app = open_page("themes", {"theme": "second"})
        reports(report=SOUND.replace("second", "other"))
        looked_at_again(app, clock)

        assert failed(app) == []
        assert not app.exception
        assert "theme=second" in text(app)

        reports(report=SOUND)
        assert pressed(looked_at_again(app, clock))["工作主题"] == ["second"]

    def test_gone_and_another_in_its_place(self, reports, clock):
        """The open report's file is gone: its last version stays, and another one is there to choose (G3)."""
        folder = reports(a=SOUND)
        app = open_page("overview", {"figure": "proposals", "theme": "first"})
        (folder / "a.yaml").unlink()
        reports(b=SOUND.replace("made-up-2023", "made-up-2022").replace("120件", "77件"))
        looked_at_again(app, clock)

        assert failed(app) == []
        assert not app.exception
        assert "提案120件" in text(app)
        assert say("zh", "errors.kept") in text(app)

        app.selectbox(key="filter_report").select("made-up-2022").run()
        assert "77" in text(app)
        assert say("zh", "errors.kept") not in text(app)

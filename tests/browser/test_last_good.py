"""A report file that is spoilt and mended while a page and a presentation are open on it, in a real browser (G3)."""

from __future__ import annotations

from playwright.sync_api import expect

from cppcc.messages import say
from tests.browser.conftest import serving
from tests.files import put, save
from tests.unit.sample import COUNTED


def test_nobody_has_to_reload(visit, tmp_path):
    """The page says that it shows an earlier version, and follows by itself; the slides say nothing, and follow at the
    next key."""
    folder = put(tmp_path / "reports", report=COUNTED)
    with serving(tmp_path / "log.txt", folder) as root:
        page, stage = visit("/output", root=root), visit("/present", root=root)
        kept = page.page.get_by_text(say("zh", "errors.kept"))
        expect(page.chart("output")).to_contain_text("120")
        save(folder / "report.yaml", COUNTED[:700])

        page.press("市政协")
        expect(kept).to_be_visible()
        expect(page.chart("output")).to_contain_text("120")
        stage.key("ArrowRight")
        expect(stage.page.locator(".slide.shown")).to_contain_text("120")
        expect(stage.page.get_by_test_id("stAlert")).to_have_count(0)
        assert str(folder) not in page.page.content() + stage.page.content()

        save(folder / "report.yaml", COUNTED.replace("120件", "345件"))
        expect(kept).to_have_count(0)  # nothing was pressed
        expect(page.chart("output")).to_contain_text("345")
        assert page.pressed() == ["市政协"]
        stage.key("Home")
        expect(stage.page.locator(".slide.shown")).to_contain_text("345")


def test_a_report_that_cannot_be_read_is_shown_at_its_address_once_it_can(visit, tmp_path):
    """F9: no other report takes its place, and nobody has to reload."""
    other = COUNTED.replace("made-up-2023", "other-2023").replace("120件", "77件")
    folder = put(tmp_path / "reports", **{"other": other, "made-up-2023": COUNTED[:200]})
    with serving(tmp_path / "log.txt", folder) as root:
        tab = visit("/output?report=made-up-2023", root=root)
        expect(tab.page.get_by_text(say("zh", "errors.unreadable"))).to_be_visible()
        assert "77" not in tab.page.locator("body").inner_text()

        save(folder / "made-up-2023.yaml", COUNTED)
        expect(tab.chart("output")).to_contain_text("120")
        assert tab.address()[1] == {"report": ["made-up-2023"]}

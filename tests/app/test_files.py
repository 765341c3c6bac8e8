"""Report files that are missing, broken, odd or changed: the dashboard starts, and says what is so."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from cppcc.texts import say
from tests.app.page import (
    PAGES,
    charts,
    detail,
    elements,
    failed,
    left,
    live_html,
    live_markdown,
    marks,
    open_page,
    pictures,
    pressed,
    text,
    tiles,
)
from tests.cases import few
from tests.files import HOSTILE, Clock, changed, hostile
from tests.unit.geometry import markup
from tests.unit.sample import SOUND


def errors(app) -> list[str]:
    return [error.value.replace("\\", "") for error in app.error]


class TestFolder:
    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_missing(self, page, monkeypatch, tmp_path):
        """No folder at all: each page says what to do, and none where on the server the folder should be."""
        monkeypatch.setenv("CPPCC_REPORTS", str(tmp_path / "nowhere"))
        app = open_page(page, {"theme": "policy"})

        assert failed(app) == []
        assert "暂无可用的报告" in text(app)
        assert str(tmp_path) not in text(app).replace("\\", "")

    def test_empty(self, reports):
        """An empty folder is as good as none."""
        reports()
        assert "暂无可用的报告" in text(open_page())

    def test_without_report_files(self, reports):
        """Other files in the folder are nobody's business."""
        folder = reports()
        (folder / "README.md").write_text("# notes", encoding="utf-8")
        (folder / "picture.png").write_bytes(b"\x89PNG")

        app = open_page()
        assert "暂无可用的报告" in text(app)
        assert errors(app) == []


class TestBrokenFile:
    def test_is_named_with_its_problem_and_place(self, reports):
        """A file that is no YAML: its name, and the line and column to look at."""
        reports(broken="report: {id: a\nthemes: [\n")
        app = open_page()

        assert failed(app) == []
        assert errors(app) == ["broken.yaml：无法读取。"]
        assert "broken.yaml:2:" in text(app)
        assert "这里应有“,”或右括号" in text(app)
        assert "暂无可用的报告" in text(app)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_shows_its_sound_part(self, page, reports):
        """One figure with a fault is left out; the fault is told with line and column, and the rest is shown."""
        broken = SOUND.replace("as_written: 8件", "as_written: 数千件")
        line = broken[: broken.index("数千件")].count("\n") + 1
        reports(broken=broken)
        app = open_page(page)

        assert failed(app) == []
        # Over the slides of a presentation nothing is told.
        if page != "present":
            assert errors(app) == ["broken.yaml：有1处问题，以下仅使用其中可靠的部分。"]
            assert f"broken.yaml:{line}:17: “数千件”里的“数千”没有确定的数" in text(app)
        assert left(1, 2) in text(app)
        assert "key_proposals" not in [id for spec in charts(app).values() for id in marks(spec)]

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_leaves_the_others_as_they_are(self, page, reports):
        """One broken file beside a sound one: both are told of, and the sound one is shown in full."""
        reports(broken="report: 3\n", sound=SOUND)
        app = open_page(page)

        assert failed(app) == []
        assert errors(app) == (["broken.yaml：无法读取。"] if page != "present" else [])
        assert left(2, 2) in text(app)

    @pytest.mark.parametrize(
        "contents",
        [
            b"",
            b"\xff\xfe\x00",
            "报告".encode("gb18030"),
            b"\x00" * 100,
            b"- " * 3000,
            b"a: &a [*a]",
            b"report:\n  id: ../../etc/passwd\n",
        ],
    )
    def test_of_any_kind_stops_nothing(self, contents, reports):
        """Whatever bytes a file holds, the page stands and the file is named."""
        folder = reports(sound=SOUND)
        (folder / "odd.yaml").write_bytes(contents)
        app = open_page()

        assert failed(app) == []
        assert any(told.startswith("odd.yaml：") for told in errors(app))
        assert left(2, 2) in text(app)

    def test_tells_its_faults_as_text(self, reports):
        """What a broken file holds is quoted, never read as markup."""
        reports(broken=SOUND.replace("kind: event", 'kind: "<img src=x onerror=alert(1)>"'))
        app = open_page()

        assert "<img src=x onerror=alert(1)>" in text(app)
        assert not any("<img" in raw for raw in (*live_html(app), *live_markdown(app)))


class TestAnIcon:
    def icons(self, app) -> list[str]:
        """The themes' icons, of the cards or of the tabs."""
        cards = re.findall(r":material/\w+:", "\n".join(live_markdown(app)))
        tabs = [option.content_icon for group in elements(app, "button_group") for option in group.proto.options]
        return [icon for icon in [*cards, *tabs] if icon]

    @pytest.mark.parametrize("page", ["overview", "themes"])
    def test_is_the_one_that_the_theme_names(self, page, reports):
        """The first theme names none."""
        reports(sound=SOUND)

        assert self.icons(open_page(page)) == [":material/topic:", ":material/flag:"]

    @pytest.mark.parametrize("page", ["overview", "themes"])
    def test_that_does_not_exist_gives_way_to_a_common_one(self, page, reports):
        """Streamlit would show the letters of its name."""
        reports(sound=SOUND.replace("icon: flag", "icon: flagg"))
        app = open_page(page)

        assert failed(app) == []
        assert self.icons(app) == [":material/topic:", ":material/topic:"]


class TestTwoFiles:
    def test_with_one_id(self, reports):
        """The second of two files with one id is named, with the file that has it, and not shown."""
        reports(first=SOUND, second=SOUND.replace("120件", "77件"))
        app = open_page()

        assert failed(app) == []
        assert errors(app) == [
            "second.yaml：报告 id “made-up-2023” 已被 first.yaml 使用，这一份没有显示。请改一个 id。"
        ]
        assert "提案120件" in text(app)

    def test_the_newest_first(self, reports):
        """Without a parameter the newest report is open; the other is one choice away, and its address names it."""
        older = (
            SOUND.replace("made-up-2023", "made-up-2022")
            .replace("year: 2023", "year: 2022")
            .replace("2024-01-31", "2023-01-31")
            .replace("120件", "77件")
        )
        reports(a=older, b=SOUND)
        assert "提案120件" in text(open_page())
        assert "提案77件" in text(open_page("overview", {"report": "made-up-2022"}))

        app = open_page("overview", {"category": "proposal"})
        app = app.selectbox(key="filter_report").select("made-up-2022").run()
        assert failed(app) == []
        assert "提案77件" in text(app)

    def test_the_declared_one_first(self, reports, monkeypatch, tmp_path):
        """A17: a file that is added, of the same year and with an id before it, changes nothing of what opens."""
        site = tmp_path / "site.yaml"
        site.write_text("start: made-up-2023\n", encoding="utf-8")
        monkeypatch.setenv("CPPCC_SITE", str(site))
        newer = SOUND.replace("made-up-2023", "a-2023").replace("2024-01-31", "2024-02-28").replace("120件", "77件")
        reports(a=newer, b=SOUND)

        assert "提案120件" in text(open_page())
        site.write_text("{}\n", encoding="utf-8")
        assert "提案77件" in text(open_page())


class TestLacking:
    """A14: what a report does not have is said of the report; nobody is told to loosen filters that are not set."""

    BARE = SOUND.replace("    date: {from: 2023-03-01, to: 2023-03-31, as_written: 3月}\n", "").replace(
        "    headline: true\n    lead: true\n", ""
    )

    @pytest.mark.parametrize("page", [page for page in PAGES if page != "deck"])
    def test_without_filters_no_advice_on_filters(self, page, reports):
        reports(report=self.BARE)

        assert say("zh", "filter.empty_mend") not in text(open_page(page))

    def test_is_said(self, reports):
        reports(report=self.BARE)

        assert say("zh", "lacking.timeline") in text(open_page("timeline"))
        assert say("zh", "lacking.headline") in text(open_page())
        assert say("zh", "themes_page.no_dates") in text(open_page("themes", {"theme": "first"}))

    def test_a_category_of_works_alone_lists_them(self, reports):
        """A6: the page of outputs denies nothing that the report tells without a number."""
        reports(report=SOUND.replace("    kind: document\n", "    kind: document\n    category: supervision\n"))
        app = open_page("output", {"category": "supervision"})

        assert say("zh", "filter.works_only", count=1) in text(app)
        assert say("zh", "filter.empty_mend") not in text(app)
        assert detail(app.button(key="left-plan").click().run()).startswith("方案")


def looked_at_again(app: AppTest, clock: Clock) -> AppTest:
    """The page when a changed file has been left alone."""
    app.run()
    clock.leave_alone()
    return app.run()


class TestChangedFile:
    def test_is_read_anew(self, reports, clock):
        """Edit the file, look again: the new figure is there, in words, chart and picture."""
        reports(report=SOUND)
        app = open_page()
        assert "提案120件" in text(app)

        reports(report=SOUND.replace("120件", "345件"))
        looked_at_again(app, clock)
        assert failed(app) == []
        assert "提案345件" in text(app)
        assert "120" not in text(app)
        for spec in (charts(app)["output"], pictures(app)["output"]["spec"]):
            assert any("345" in told for told in markup(spec))

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

    def test_gone_and_another_in_its_place(self, reports):
        """The open report's file is gone: its last version stays, and another one is there to choose (G3)."""
        folder = reports(a=SOUND)
        app = open_page("overview", {"figure": "proposals", "theme": "first"})
        (folder / "a.yaml").unlink()
        reports(b=SOUND.replace("made-up-2023", "made-up-2022").replace("120件", "77件"))
        app.run()

        assert failed(app) == []
        assert not app.exception
        assert "提案120件" in text(app)
        assert say("zh", "errors.kept") in text(app)

        app.selectbox(key="filter_report").select("made-up-2022").run()
        assert "77" in text(app)
        assert say("zh", "errors.kept") not in text(app)


class TestOddReport:
    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_without_works(self, page, reports):
        """Figures only."""
        reports(report=changed(lambda contents: contents.pop("works")))
        app = open_page(page)

        assert failed(app) == []
        assert left(2, 0) in text(app)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_with_one_theme(self, page, reports):
        """One section only."""

        def cut(contents) -> None:
            del contents["themes"][1]
            for item in (*contents["figures"], *contents["works"]):
                item["theme"] = "first"

        reports(report=changed(cut))
        assert failed(open_page(page)) == []

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_without_headline_figure(self, page, reports):
        """No figure stands for its category: no tiles, and the rest as ever."""
        reports(report=changed(lambda contents: contents["figures"][0].pop("headline")))
        app = open_page(page)

        assert failed(app) == []
        assert tiles(app) == []
        assert left(2, 2) in text(app)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_without_figures(self, page, reports):
        """Works only, as a file is while it is being written."""

        def cut(contents) -> None:
            contents |= {"figures": [], "ratios": [], "unstated": []}
            contents["works"][0]["figures"] = []

        reports(report=changed(cut))
        app = open_page(page)
        assert failed(app) == []
        assert not app.exception

    def test_with_the_longest_words(self, reports):
        """Words without a break, as long as a name may be."""
        words = {"zh": "很长的名字" * 40, "en": "long" * 50}

        def lengthen(contents) -> None:
            contents["figures"][0]["label"] = words
            contents["works"][0]["label"] = words
            contents["themes"][0] |= words

        reports(report=changed(lengthen))
        for page in PAGES:
            assert failed(open_page(page, {"figure": "proposals"})) == []


class TestHostileFile:
    """Labels, notes and addresses are text: shown, never run."""

    @pytest.mark.parametrize("page", few(PAGES, 3))
    @pytest.mark.parametrize("address", [{}, {"figure": "proposals"}, {"work": "launch"}, {"theme": "first"}])
    def test_is_shown_character_by_character(self, page, address, reports):
        """Every word of the file stands on the page as it stands in the file."""
        reports(report=hostile())
        app = open_page(page, address)

        assert failed(app) == []
        assert errors(app) == []
        assert HOSTILE in text(app)
        for piece in ("粗", "红", "链", "图", "重", "点"):
            assert text(app).count(piece) >= text(app).count(HOSTILE)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    @pytest.mark.parametrize("address", [{}, {"figure": "proposals"}, {"work": "launch"}])
    def test_leaves_no_markup_of_its_own(self, page, address, reports):
        """Nothing of it reaches the browser as a tag, a directive, a formula, a picture or a link."""
        reports(report=hostile())
        app = open_page(page, address)

        for raw in live_html(app):
            assert not re.search(r"<(?:b|img|a|script)\b", raw)
        for raw in live_markdown(app):
            assert not re.search(r"[<>$]|\]\(|:red|\*\*重|:material/home", raw)

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_is_escaped_in_every_chart(self, page, reports):
        """Plotly reads a small HTML of its own: none of it comes from the file."""
        reports(report=hostile())
        app = open_page(page)
        for spec in (*charts(app).values(), *(picture["spec"] for picture in pictures(app).values())):
            words = markup(spec)
            words += [told for trace in spec["data"] for told in trace.get("hovertext", [])]
            assert words
            for told in words:
                assert "<img" not in told
                assert "<a " not in told
                assert "<b>粗" not in told

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(4)",
            "JavaScript:alert(4)",
            "data:text/html,<script>alert(4)</script>",
            "file:///etc/passwd",
            "//evil.example/",
            "http:evil.example",
            "https://",
            "vbscript:x",
        ],
    )
    def test_has_no_link_but_to_the_web(self, url, reports):
        """An address that is not http or https is shown as text."""
        reports(report=changed(lambda contents: contents["report"].update(url=url)))
        for page in ("themes", "sources"):
            app = open_page(page, {"figure": "proposals"})
            assert failed(app) == []
            assert [link.proto.url for link in app.get("link_button")] == []
            assert url in text(app)

    def test_has_links_to_the_web(self, reports):
        """And one that is, is a link."""
        reports(report=SOUND)
        links = [link.proto.url for link in elements(open_page("sources", {"figure": "proposals"}), "link_button")]

        assert sorted(set(links)) == [
            "https://example.org/report",
            "https://example.org/report#:~:text=%E6%8F%90%E6%A1%88120%E4%BB%B6",
        ]

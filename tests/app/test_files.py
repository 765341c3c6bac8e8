"""Report files that are missing, broken, odd or changed: the dashboard starts, and says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cppcc.messages import say
from tests.app.page import (
    PAGES,
    charts,
    detail,
    elements,
    errors,
    failed,
    left,
    live_html,
    live_markdown,
    marks,
    open_page,
    text,
    tiles,
)
from tests.cases import few
from tests.files import changed
from tests.unit.sample import SOUND


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

    @pytest.mark.parametrize("page", ["themes"])
    def test_is_the_one_that_the_theme_names(self, page, reports):
        """The first theme names none."""
        reports(sound=SOUND)

        assert self.icons(open_page(page)) == [":material/topic:", ":material/flag:"]

    @pytest.mark.parametrize("page", ["themes"])
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

    @pytest.fixture
    def site(self, reports, monkeypatch, tmp_path: Path) -> Path:
        """The site file; it declares the one of two reports that was published first."""
        site = tmp_path / "site.yaml"
        site.write_text("start: made-up-2023\n", encoding="utf-8")
        monkeypatch.setenv("CPPCC_SITE", str(site))
        newer = SOUND.replace("made-up-2023", "a-2023").replace("2024-01-31", "2024-02-28").replace("120件", "77件")
        reports(a=newer, b=SOUND)
        return site

    def test_the_declared_one_first(self, site, clock):
        """A17: a file that is added, of the same year and with an id before it, changes nothing of what opens."""
        assert "提案120件" in text(open_page())
        site.write_text("{}\n", encoding="utf-8")
        assert "提案120件" in text(open_page())
        clock.leave_alone()
        assert "提案77件" in text(open_page())

    def test_a_declared_one_that_is_none_displaces_nothing_and_is_told_of(self, site, clock):
        """As a fault of the site file: its line, and what was probably meant."""
        assert not open_page("sources").error
        site.write_text("start: made-up-202\n", encoding="utf-8")

        for is_told in (False, True):
            assert "提案120件" in text(open_page())
            told = [error.value.replace("\\", "") for error in open_page("sources").error]
            assert [("site.yaml:1:8: " in error, "made-up-2023" in error) for error in told] == [(True, True)] * is_told
            clock.leave_alone()


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
        assert say("zh", "themes_page.no_dates") in text(open_page("themes", {"theme": "first"}))

    def test_a_category_of_works_alone_lists_them(self, reports):
        """A6: the page of outputs denies nothing that the report tells without a number."""
        reports(report=SOUND.replace("    kind: document\n", "    kind: document\n    category: supervision\n"))
        app = open_page("output", {"category": "supervision"})

        assert say("zh", "filter.works_only", count=1) in text(app)
        assert say("zh", "filter.empty_mend") not in text(app)
        assert detail(app.button(key="left-plan").click().run()).startswith("方案")


class TestOddReport:
    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_without_works(self, page, reports):
        """Figures only."""
        reports(report=changed(lambda contents: contents.pop("works")))
        app = open_page(page)

        assert failed(app) == []
        assert left(2, 0) in text(app)
        # Of works that are not there, nothing is said of their dates.
        assert not [key for key in ("themes_page.no_dates", "lacking.timeline") if say("zh", key) in text(app)]

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
        """No figure stands for its category: the first one is large on the board, and the rest as ever."""
        reports(report=changed(lambda contents: contents["figures"][0].pop("headline")))
        app = open_page(page)

        assert failed(app) == []
        assert set(tiles(app)) == ({"proposals", "key_proposals"} if page == "overview" else set())
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

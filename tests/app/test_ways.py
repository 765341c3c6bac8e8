"""Ways to a detail beside the charts' own: search, lists, tables, cells; and what the sources page tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cppcc.charts.measure import width
from cppcc.messages import say
from cppcc.model.report import Report
from cppcc.model.selection import Barrier, barred_pairs
from cppcc.speech import phrases
from tests.app.page import (
    charts,
    detail,
    downloads,
    elements,
    failed,
    live_html,
    marks,
    open_page,
    pressed,
    text,
)
from tests.speeches import ZH
from tests.unit.sample import SOUND

#: Columns of the two tables that hold nothing long.
FIGURES = ("原文表述", "主题", "数值性质", "类别", "履职主体", "领域")
WORKS = ("主题", "日期", "类型", "类别", "履职主体", "领域")


def keys(app, prefix: str) -> list[str]:
    """What stands behind that prefix in the keys of buttons."""
    return [button.key.removeprefix(prefix) for button in app.button if (button.key or "").startswith(prefix)]


class TestSearch:
    @pytest.mark.parametrize("page", ["overview", "sources"])
    def test_opens_what_it_finds_and_is_empty_again(self, page: str):
        app = open_page(page)
        app = app.text_input(key="query-").set_value("重点协商").run()
        assert say("zh", "search.label") in text(app)
        app = app.button(key="found-figure-key_consultations").click().run()

        assert "多于30项" in detail(app)
        assert keys(app, "found-") == []
        assert app.text_input(key="query-key_consultations").value == ""

    def test_leads_to_the_glossary(self):
        """A term is a link to its entry, with the filters in force."""
        app = open_page("overview", {"field": "ecology"})
        app = app.text_input(key="query-").set_value("至少").run()
        links = [link.proto for link in elements(app, "page_link") if "term=" in link.proto.query_string]

        assert [link.page for link in links] == ["sources"]
        assert links[0].query_string == "report=kunming-2023&field=ecology&term=bounds.at_least"

    def test_says_when_there_is_nothing_and_when_there_is_more(self):
        app = open_page()
        assert say("zh", "search.nothing", query="<b>x</b>") in text(
            app.text_input(key="query-").set_value("<b>x</b>").run()
        )
        assert "列出前10条" in text(app.text_input(key="query-").set_value("委员").run())


class TestGlossary:
    def test_opens_the_term_of_the_address(self):
        """It stands above its group, which is unfolded; the others are not."""
        app = open_page("sources", {"term": "bounds.at_least"})

        assert failed(app) == []
        assert not app.warning
        assert {box.label.partition(" ")[0] for box in app.expander if box.proto.expanded} == {"数值性质"}
        assert any('class="facts asked"' in body and "30余项" in body for body in live_html(app))

    def test_names_a_term_it_does_not_have(self):
        app = open_page("sources", {"term": "bounds.nothing"})

        assert "term=bounds.nothing" in app.warning[0].value.replace("\\", "")


class TestTimeline:
    def test_every_work_without_a_date_is_counted_and_leads_to_its_detail(self, kunming: Report):
        undated = [work for work in kunming.works if not work.dates]
        app = open_page("timeline")

        assert say("zh", "timeline_page.undated", count=len(undated)) in text(app)
        assert keys(app, "undated-") == [work.id for work in undated]
        assert undated[0].summary["zh"] in detail(app.button(key=f"undated-{undated[0].id}").click().run())

    def test_follows_the_filters(self, kunming: Report):
        undated = [work.id for work in kunming.works if not work.dates and "ecology" in work.fields]

        assert keys(open_page("timeline", {"field": "ecology"}), "undated-") == undated


class TestMatrix:
    def test_a_cell_sets_both_filters(self, kunming: Report):
        """By the select box, which is the way without a mouse; the other filters stay."""
        app = open_page("output", {"actor": "city"})
        app = app.selectbox(key="cell-matrix").select(("policy", "proposal")).run()

        chosen = pressed(app)
        assert (chosen["工作主题"], chosen["类别"], chosen["履职主体"]) == (["policy"], ["proposal"], ["city"])
        assert marks(charts(app)["matrix"]) == ["proposals"]

    def test_every_cell_with_something_in_it_can_be_pressed(self, kunming: Report):
        plot = charts(open_page("output"))["matrix"]
        cells = {id for trace in plot["data"] for kind, id in trace.get("customdata") or () if kind == "cell"}

        assert cells == {f"{figure.theme}/{figure.category}" for figure in kunming.figures} | {
            f"{work.theme}/{category}" for work in kunming.works for category in work.categories
        }


class TestSources:
    def test_tables_tell_wording_theme_place_and_a_link_first(self, kunming: Report):
        figures, works = (table.value for table in open_page("sources").dataframe)

        assert list(figures)[:5] == ["指标", "原文表述", "主题", "原文位置", "原文"]
        assert list(works)[:4] == ["工作", "主题", "原文位置", "原文"]
        assert list(figures["原文"]) == [kunming.link(figure.at) for figure in kunming.figures]
        assert list(works["原文位置"]) == [work.at.token for work in kunming.works]

    def test_tables_have_room_for_what_is_short(self):
        """Dates, kinds, categories and actors of any row are read whole: most works have no date, the first ones none.
        In pixels, and those free beside the text of a cell."""
        for table, names in zip(open_page("sources").dataframe, (FIGURES, WORKS), strict=True):
            columns = json.loads(table.proto.columns)
            for name in names:
                widest = max(width(text, 14) for text in (name, *table.value[name]))
                assert (name, columns[name]["width"] >= widest + 16) == (name, True)

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "example.org/report"])
    def test_tables_have_no_link_where_the_address_is_none_of_the_web(self, reports: Callable[..., Path], url: str):
        reports(made_up=SOUND.replace("url: https://example.org/report", f'url: "{url}"'))
        app = open_page("sources")

        assert failed(app) == []
        assert all("原文" not in table.value for table in app.dataframe)
        assert all(
            "链接" not in str(table.proto.columns) and "link" not in table.proto.columns for table in app.dataframe
        )

    def test_finds_in_both_tables(self):
        app = open_page("sources").text_input(key="find").set_value("院坝 盘龙").run()
        figures, works = (table.value for table in app.dataframe)

        assert list(figures["指标"]) == ["盘龙区院坝协商共识"]
        assert list(works["工作"]) == [
            *("盘龙区“无废街道”建设样板（“固废兑换银行”）", "盘龙区“无废街道”院坝协商议事会议")
        ]
        assert say("zh", "sources_page.figures", count=1) in text(app)

    def test_on_a_phone_are_lists_that_lead_on(self, kunming: Report):
        """Ten columns at 390 px tell nobody anything."""
        app = open_page("sources")
        app.session_state["viewport_width"] = 358
        app.run()

        assert not app.dataframe
        assert sorted(keys(app, "figures-")) == sorted(figure.id for figure in kunming.figures)
        assert sorted(keys(app, "works-")) == sorted(work.id for work in kunming.works)
        assert "重点协商30余项 · 「重点协商30余项」" in text(app)
        assert "多于30项" in detail(app.button(key="figures-key_consultations").click().run())

    def test_what_is_unstated_leads_to_its_figures(self, kunming: Report):
        app = open_page("sources")

        for item in kunming.unstated:
            assert item.text["zh"] in text(app)
            assert keys(app, f"unstated-{item.id}-") == list(item.figures)
        assert detail(app.button(key="unstated-proposal_stage-proposals").click().run())

    def test_tells_what_may_be_added_and_why_the_rest_may_not(self, kunming):
        """A13: branches and difficulties, both in 个, are different things, and not of unstated overlap."""
        told = text(open_page("sources"))
        barred = barred_pairs(kunming, kunming.figures)

        assert "院坝协商委员参与1885人(次) + 院坝协商群众参与3700余人(次) = 5585余人(次)" in told
        for why, pairs in barred.items():
            reason = say("zh", "sources_page.barred", why=phrases.why_not(why, ZH), count=len(pairs))
            assert reason in told
        assert "市领导领衔办理重点提案6件 与 获批示社情民意信息66件" in told
        different = {frozenset((a.id, b.id)) for a, b in barred[Barrier.THINGS_DIFFER]}
        assert frozenset(("sector_group_branches", "education_problems_solved")) in different

    def test_sums_follow_the_filters(self):
        """What is not shown is not added."""
        told = text(open_page("sources", {"category": "media"}))

        assert say("zh", "sources_page.no_sum") in told
        assert "5585" not in told


class TestFiles:
    """What to take along of all that the filters leave."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_without_a_browser_only_the_pdf_is_missing(self, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path):
        """And what to install is told, in one line."""
        whole = downloads(open_page("output", {"lang": language}))
        there = {button.key for button in whole.get("download_button")}
        assert keys(whole, "pdf-make")
        assert keys(whole, "pictures-make")
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "none"))
        app = downloads(open_page("output", {"lang": language}))

        assert failed(app) == []
        assert {button.key for button in app.get("download_button")} == there
        assert not keys(app, "pdf-make")
        assert not keys(app, "pictures-make")
        assert say(language, "making.no_browser") in text(app).split("\n")


class TestContact:
    @pytest.fixture
    def site(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
        file = tmp_path / "site.yaml"
        monkeypatch.setenv("CPPCC_SITE", str(file))
        return lambda text: file.write_text(text, encoding="utf-8")

    @pytest.mark.parametrize("page", ["overview", "sources"])
    def test_stands_at_the_foot_of_the_sidebar(self, page: str, site):
        site("corrections: {name: {zh: 某办公室}, address: mailto:office@example.org}\n")
        link = '<a href="mailto:office@example.org" target="_blank" rel="noopener noreferrer">office@example.org</a>'

        assert sum(link in body for body in live_html(open_page(page))) == (2 if page == "sources" else 1)

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "<b>x</b>", "office@example.org", "12345"])
    def test_is_text_where_its_address_is_no_link(self, address: str, site):
        site(f'corrections: {{name: {{zh: "<i>办</i>"}}, address: "{address}"}}\n')
        app = open_page("sources")

        assert f"请联系<i>办</i>。 {address}" in text(app)
        assert not any("<a " in body or "<i>" in body or "<b>" in body for body in live_html(app))

    def test_faults_of_the_file_are_told_with_line_and_column(self, site):
        site("corrections:\n  nam: {zh: 某办公室}\n")
        app = open_page("sources")

        assert failed(app) == []
        assert "site.yaml:2:3" in app.error[0].value.replace("\\", "")
        assert say("zh", "contact.none") in text(app)

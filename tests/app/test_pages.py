"""Each page draws for every address that a visitor can have, and shows what the address asks for."""

from __future__ import annotations

import re

import pytest

from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.model.report import Figure, Work
from tests.app.page import (
    FILTERS,
    PAGES,
    charts,
    detail,
    failed,
    left,
    live_html,
    marks,
    open_page,
    options,
    pictures,
    press,
    pressed,
    tables,
    text,
    tiles,
)
from tests.cases import cases, few
from tests.plots import markup, shown


class TestEveryPage:
    @pytest.mark.parametrize("page", PAGES)
    def test_is_drawn_without_parameters(self, page):
        """The plain address of each page shows that page, with the one report there is."""
        app = open_page(page)

        assert failed(app) == []
        assert len(app.title) == 1
        assert not app.warning
        assert not app.error

    @pytest.mark.parametrize(("page", "name"), cases(PAGES, FILTERS, together=1))
    def test_is_drawn_under_every_option_of_every_filter(self, page, name, kunming):
        """No option of a filter breaks a page, and each says how much it leaves."""
        for id in few(options(kunming, name)):
            app = open_page(page, {name: id})

            assert (id, failed(app)) == (id, [])
            assert say("zh", "filter.left", figures="F", works="W").partition("F")[0] in text(app)

    def test_themes_opens_every_figure(self, kunming):
        """Each figure has a detail with its wording and its place in the report."""
        for figure in few(kunming.figures, 10):
            app = open_page("themes", {"figure": figure.id})

            assert (figure.id, failed(app)) == (figure.id, [])
            told = detail(app)
            assert figure.label["zh"] in told
            assert figure.quantity.as_written in told.replace(" ", "")
            assert f"「{figure.at.token}」" in told

    def test_themes_opens_every_work(self, kunming):
        """Each work has a detail with its summary and its place in the report."""
        for work in few(kunming.works, 10):
            app = open_page("themes", {"work": work.id})

            assert (work.id, failed(app)) == (work.id, [])
            told = detail(app)
            assert work.label["zh"] in told
            assert work.summary["zh"] in told
            assert f"「{work.at.token}」" in told

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_opens_a_detail(self, page):
        """A detail opens on every page, not only where its mark is drawn: the search stands on each."""
        assert "提案" in detail(open_page(page, {"figure": "proposals"}))
        assert "30余" in detail(open_page(page, {"figure": "key_consultations"}))
        assert "各级政协开展" in detail(open_page(page, {"work": "courtyard_campaign"}))
        if page != "present":
            assert "巩固黑臭水体治理成果" in detail(open_page(page, {"within": "ecology"}))

    def test_themes_offers_every_work_of_the_theme_as_a_button(self, kunming):
        """Without a mouse or an address, every named work can be reached."""
        for theme in kunming.themes:
            app = open_page("themes", {"theme": theme.id})
            offered = {button.key for button in app.button}

            assert {f"work-{work.id}" for work in kunming.works if work.theme == theme.id} <= offered


class TestDetail:
    def test_tells_a_bound_in_plain_words(self):
        """30余项 is read as at least 30, and 442件 as exactly that."""
        assert "多于30项" in detail(open_page("themes", {"figure": "key_consultations"}))
        assert "原文所载即为确数" in detail(open_page("themes", {"figure": "proposals"}))

    def test_links_to_the_published_page_at_the_token(self, kunming):
        """The link is a text fragment, percent-encoded throughout."""
        figure = kunming.figure("proposals")
        app = open_page("themes", {"figure": figure.id})
        links = [link.proto.url for link in app.get("link_button")]

        assert links == [kunming.link(figure.at)]
        assert links[0].startswith("http://www.kmszx.gov.cn/c/2024-01-11/4820360.shtml#:~:text=%")

    def test_goes_on_to_related_works_and_figures(self, kunming):
        """A figure's detail leads to the works it belongs to, and a work's to its figures."""
        alliance = kunming.work("party_alliance")
        work = open_page("themes", {"work": alliance.id})
        told = detail(work)

        figure = work.button(key="go-related_figures-figure-alliance_party_organisations").click().run()
        assert detail(figure).splitlines()[0] == kunming.figure("alliance_party_organisations").label["zh"]
        assert alliance.label["zh"] in detail(figure)
        assert "《昆明市政协“凝心·聚力”党建联盟实施方案》" in told

    def test_opens_and_closes(self):
        """A press on the board opens a figure's detail; the detail's own button closes it."""
        opened = press(open_page(), "figure/proposals")
        assert "提案" in detail(opened)

        closed = open_page("overview", {"figure": "proposals"}).button(key="close-detail").click().run()
        assert detail(closed) == ""

    def test_says_that_the_filters_leave_it_out(self):
        """A detail outside the filters stays open and says so."""
        inside = open_page("themes", {"figure": "proposals", "theme": "policy"})
        outside = open_page("themes", {"figure": "proposals", "theme": "unity"})

        assert say("zh", "detail.outside") not in detail(inside)
        assert say("zh", "detail.outside") in detail(outside)

    def test_table_opens_any_mark_of_the_chart(self):
        """Every chart has a way in without a mouse."""
        app = open_page("output")
        drawn = set(marks(charts(app)["output"]))
        app.session_state["view-output"] = "table"
        table = next(html for html in live_html(app.run()) if '<table class="rows' in html)

        assert set(re.findall('<button type="button" data-opens="figure/([a-z0-9_]+)">', table)) == drawn
        assert "至少" in detail(press(app, "figure/key_consultations"))

    def test_box_on_the_sources_page_opens_any(self):
        box = open_page("sources").selectbox(key="choose-sources")

        assert "至少" in detail(box.select(("figure", "key_consultations")).run())

    @pytest.mark.parametrize(
        "place", ["figure/none", "work/", "", "figure", "cell/none/none", "../figure/proposals", 3, None]
    )
    def test_press_of_what_there_is_no_more_opens_nothing(self, place):
        """A browser may not have heard yet of another report, and tells what it likes."""
        app = open_page()
        before = text(app), dict(app.query_params)
        app = press(app, place)

        assert failed(app) == []
        assert (text(app), dict(app.query_params)) == before


class TestAddress:
    @pytest.mark.parametrize("page", PAGES)
    def test_names_what_it_does_not_know_and_ignores_it(self, page):
        """Unknown values are told, all in one message, but over a presentation; and change nothing else."""
        app = open_page(page, {"theme": ["nowhere", "policy"], "figure": "none", "work": "no-such", "report": "other"})

        assert failed(app) == []
        told = [warning.value.replace("\\", "") for warning in app.warning]
        message = "网址中有无法识别的内容，已忽略：report=other，theme=nowhere，figure=none，work=no-such"
        assert told == ([message] if page != "present" else [])
        assert pressed(app)["工作主题"] == ["policy"]
        assert detail(app) == ""

    @pytest.mark.parametrize(
        "id", ["../../etc/passwd", "/etc/passwd", "data/reports/kunming-2023.yaml", "kunming-2023 ", ""]
    )
    def test_names_a_report_by_id_and_never_by_path(self, id):
        """A path is an unknown id like any other: named, ignored, opened nowhere."""
        app = open_page("overview", {"report": id})

        assert failed(app) == []
        assert f"report={id}".strip() in app.warning[0].value.replace("\\", "")
        assert "昆明市政协2023年履职概览" in text(app)

    def test_takes_several_values_of_one_filter(self, kunming):
        """Repeated parameters are alternatives, in the order of the options whatever the address has."""
        app = open_page("overview", {"theme": ["unity", "policy"]})

        assert pressed(app)["工作主题"] == ["policy", "unity"]
        expected = [f for f in kunming.figures if f.theme in ("policy", "unity")]
        works = [w for w in kunming.works if w.theme in ("policy", "unity")]
        assert left(len(expected), len(works)) in text(app)

    def test_takes_one_value_twice_as_one(self):
        """theme=policy&theme=policy is theme=policy."""
        assert pressed(open_page("overview", {"theme": ["policy", "policy"]}))["工作主题"] == ["policy"]

    def test_ignores_parameters_of_others(self):
        """What another site appends to a link, such as utm_source, is not an error."""
        app = open_page("overview", {"utm_source": "x"})

        assert failed(app) == []
        assert not app.warning

    @pytest.mark.parametrize(
        "value", ["<script>alert(1)</script>", "$x$", ":red[x]", "[a](javascript:alert(1))", "政策", "a" * 5000]
    )
    def test_shows_strange_values_as_text(self, value):
        """What stands in the address is never read as markup."""
        app = open_page("overview", {"theme": value})

        assert failed(app) == []
        assert f"theme={value}"[:60] in text(app)

    def test_figure_goes_before_work(self):
        """One detail is open at a time: of a figure and a work, the figure."""
        app = open_page("themes", {"figure": "proposals", "work": "courtyard_campaign"})

        assert detail(app).splitlines()[0] == "提案"
        assert "work=courtyard_campaign" in text(app)


def _is_consultation(item: Figure | Work) -> bool:
    return "consultation" in (item.categories if isinstance(item, Work) else (item.category,))


class TestFilters:
    def test_counts_what_is_left(self, kunming):
        """Under a category, the figures and works of it; and how many works have none at all."""
        figures = [figure for figure in kunming.figures if figure.category == "proposal"]
        works = [work for work in kunming.works if "proposal" in work.categories]
        without = [work for work in kunming.works if not work.categories]
        app = open_page("overview", {"category": "proposal"})

        assert left(len(figures), len(works)) in text(app)
        assert say("zh", "filter.works_without_category", count=len(without)) in text(app)

    def test_tells_what_a_field_hides(self, kunming):
        """Whole-year figures are split by no field, and the page says how many they are."""
        general = [figure for figure in kunming.figures if "general" in figure.fields]
        told = say("zh", "filter.whole_year", count=len(general))

        assert told in text(open_page("output", {"field": "ecology"}))
        assert told not in text(open_page("output", {"field": ["ecology", "general"]}))
        assert told not in text(open_page("output", {"theme": "policy"}))

    def test_says_why_nothing_is_filtered_by_sector(self):
        """The 31 界别 are counted but never listed: the filter of fields says so."""
        field = next(group for group in open_page().button_group if group.label == "领域")

        assert "界别" in field.help

    @pytest.mark.parametrize("page", few(PAGES, 3))
    def test_reset_clears_all_of_them(self, page, kunming):
        """One click, and everything is shown again; there is nothing to click where nothing is filtered."""
        assert open_page(page).button(key="reset").disabled

        app = open_page(
            page, {"theme": "policy", "field": "urban", "category": "consultation", "actor": "city", "kind": "topic"}
        )
        app = app.button(key="reset").click().run()
        assert failed(app) == []
        assert pressed(app) == {"工作主题": [], "领域": [], "类别": [], "履职主体": [], "工作类型": []}
        assert left(len(kunming.figures), len(kunming.works)) in text(app)

    def test_by_kind_of_work_leaves_figures_and_says_so(self, kunming):
        """It stands in the address like the others, and narrows down works alone."""
        honours = [work for work in kunming.works if work.kind == "honour"]

        app = open_page("overview", {"kind": "honour"})

        assert failed(app) == []
        assert pressed(app)["工作类型"] == ["honour"]
        assert left(len(kunming.figures), len(honours)) in text(app)
        assert "工作类型只筛选工作，指标不受影响" in text(app)
        assert "工作类型只筛选工作，指标不受影响" not in text(open_page("overview", {"actor": "city"}))

    @pytest.mark.parametrize("page", PAGES)
    def test_empty_state_is_kind(self, page):
        """Filters that leave nothing lead to a word on what to do, and to no chart without marks."""
        app = open_page(page, {"theme": "introduction", "actor": "national"})

        assert failed(app) == []
        assert say("zh", "filter.empty") in text(app)
        assert say("zh", "filter.empty_mend") in text(app)
        assert left(0, 0) in text(app)
        assert charts(app) == {}
        assert not app.button(key="reset").disabled

    def test_pressing_an_option_filters(self, kunming):
        """A press changes the figures that are left, at once."""
        app = open_page("overview")
        group = next(group for group in app.button_group if group.label == "工作主题")
        app = group.select("innovation").run()

        assert set(tiles(app)) == {f.id for f in kunming.figures if f.theme == "innovation"}

    @pytest.mark.parametrize(
        ("page", "filtered"),
        cases(
            PAGES,
            [
                ("theme", "unity", lambda item: item.theme == "unity"),
                ("field", "rural", lambda item: "rural" in item.fields),
                ("actor", "county", lambda item: item.actor == "county"),
                ("category", "consultation", _is_consultation),
            ],
            together=1,
        ),
    )
    def test_reaches_every_chart_picture_tile_and_table(self, page, filtered, kunming):
        """Nothing on a page shows a figure or a work that the filters leave out."""
        name, id, has = filtered
        app = open_page(page, {name: id})
        left = {f.id for f in kunming.figures if has(f)} | {w.id for w in kunming.works if has(w)}
        left |= {ratio.id for ratio in kunming.ratios}
        labels = {item.label["zh"] for item in (*kunming.figures, *kunming.works, *kunming.ratios) if item.id in left}

        for spec in charts(app).values():
            assert set(marks(spec)) <= left
        for picture in pictures(app).values():
            assert set(re.findall('data-mark="(?:figure|work)/([a-z0-9_]+)"', picture["svg"])) <= left
        assert set(tiles(app)) <= left
        for table in tables(app):
            assert set(table.iloc[:, 0]) <= labels

    def test_theme_is_said_not_to_narrow_the_themes_page_to_several(self):
        """The themes page shows one theme, that of the filter; the others are one press away."""
        app = open_page("themes", {"theme": ["unity", "policy"]})
        assert app.title[0].value == "聚焦市之要事 为昆明高质量发展建言资政"

        tabs = next(group for group in app.button_group if group.label == "选择主题")
        assert tabs.select("foundation").run().title[0].value == "着力固本强基 履职质效整体提升"


class TestControls:
    def test_scale_and_groups_change_the_chart(self):
        """Linear means bars within one unit; a log axis carries all units at once."""
        app = open_page("output")
        assert {"1万", "100万"} <= {shown(text) for text in markup(charts(app)["output"])}

        scale = next(group for group in app.button_group if group.label == "刻度")
        app = scale.select("linear").run()
        assert failed(app) == []
        assert not {"1万", "100万"} & {shown(text) for text in markup(charts(app)["output"])}
        assert {trace["type"] for trace in charts(app)["output"]["data"]} == {"bar", "scatter"}

    def test_category_panel_follows_its_choice(self, kunming):
        """Each category has a panel of its own."""
        app = open_page("output")
        panel = next(group for group in app.button_group if group.key == "choice_panel")
        for id in few(
            option for option in vocabulary().categories if any(f.category == option for f in kunming.figures)
        ):
            app = panel.select(id).run()
            assert failed(app) == []
            assert set(marks(charts(app)["category"])) == {f.id for f in kunming.figures if f.category == id}
            panel = next(group for group in app.button_group if group.key == "choice_panel")

"""A chart on the page: its words, the chart, a way into each of its marks, its export bar, its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from cppcc.app import address, components, controls, export, session, tables, view_state
from cppcc.app.library import chart_of
from cppcc.app.plotly_payload import figure
from cppcc.app.text import show, tell
from cppcc.charts import Chart
from cppcc.content.blocks import Heading, Paragraph
from cppcc.decks.plan import PlanPage, code
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


def show_chart(
    name: str,
    report: Report,
    selection: Selection,
    *,
    share: float = 1.0,
    body: Callable[[Chart], None] | None = None,
    options: Mapping[str, str] = MappingProxyType({}),
    if_any: bool = False,
) -> None:
    """A chart's card, in a container with the key ``chart-NAME``.

    Args:
        share: the part of the page's width that the card takes.
        body: draws the chart's contents where the page has something better than the chart itself, such as tiles.
        options: the chart's own.
        if_any: no card at all where the filters leave nothing to draw.
    """
    speech, look = view_state.speech(), view_state.look()
    chart = chart_of(name, report, selection, components.frame(share), look, speech, **options)
    if if_any and chart.is_empty:
        return
    with st.container(key=f"chart-{name}", border=True):
        ground = [Paragraph(speech.say("matrix.ground"), "chart-sub on-screen")] if chart.cells else []
        show(Heading(chart.title, "chart-title"), Paragraph(chart.subtitle, "chart-sub"), *ground)
        if chart.is_empty:
            tell(chart.lacking or _left_instead(report, selection, speech), "muted")
            return
        if body:
            body(chart)
        else:
            _plot(chart, name)
        if name == "matrix":
            tables.matrix_on_paper(report, selection, speech)
        if chart.cells:
            _cell_choice(chart)
        tell(chart.source, "chart-source")
        _bar(chart, options)
        # What nobody sees is not made, and a page without an open table does not load what draws one.
        below = st.expander(speech.say("table.below"), key=f"table-{name}", on_change="rerun")
        if below.open:
            with below:
                tables.of_chart(report, chart, speech)
        _words(chart, speech)


def _left_instead(report: Report, selection: Selection, speech: Speech) -> str:
    """What to do about a chart that the filters leave nothing of: works alone are no reason to loosen them."""
    works = selection.works(report)
    return speech.say("filter.works_only", count=len(works)) if works else speech.say("filter.empty_mend")


def _words(chart: Chart, speech: Speech) -> None:
    """The chart in one sentence, which is its text alternative too, and its source behind it: for a document."""
    below = st.expander(speech.say("words.below"), key=f"words-{chart.name}", on_change="rerun")
    if below.open:
        with below:
            show(Paragraph(chart.words), Paragraph(chart.source, "chart-source"))
            components.copy_button(f"{chart.words}\n{chart.source}", speech, key=f"copy-{chart.name}")


def _plot(chart: Chart, name: str) -> None:
    key = f"plot-{name}"
    st.plotly_chart(
        figure(chart),
        theme=None,
        key=key,
        on_select=lambda: _clicked(key),
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False},
        alt=chart.words,
    )


def _clicked(key: str) -> None:
    points = session.get(key).selection.points
    if points and points[0].get("customdata"):
        kind, id = points[0]["customdata"][:2]
        open_mark(kind, id)


def open_mark(kind: str, id: str) -> None:
    """Opens what a mark stands for; a cell narrows the view to itself."""
    if kind == "cell":
        view_state.narrow(*id.split("/"))
        return
    view_state.open_detail(kind, id)


def _cell_choice(chart: Chart) -> None:
    """A select box that narrows the view to one cell: the way without a mouse."""
    speech = view_state.speech()
    controls.pick_one(
        speech.say("matrix.pick"),
        {(theme, category): label for theme, category, label in chart.cells},
        None,
        lambda cell: view_state.narrow(*cell),
        key=f"cell-{chart.name}",
        placeholder=speech.say("detail.nothing"),
        width=360,
    )


def _bar(chart: Chart, options: Mapping[str, str]) -> None:
    """Select box for drill-down without a mouse, and the export bar."""
    speech = view_state.speech()
    with st.container(
        key=f"bar-{chart.name}", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"
    ):
        show_choice(chart.figures, chart.works, chart.name)
        st.button(
            speech.say("deck_page.add_chart"),
            key=f"add-{chart.name}",
            on_click=_add_to_deck,
            args=(chart, options),
            icon=":material/add:",
        )
        with st.container(width="content", key=f"export-{chart.name}"):
            export.bar(chart, options, speech)


def _add_to_deck(chart: Chart, options: Mapping[str, str]) -> None:
    """Another page for the visitor's plan; told in passing, since nothing on this page changes."""
    if len(view_state.plan()) >= address.MOST_PAGES:
        st.toast(view_state.speech().say("deck_page.full", most=address.MOST_PAGES))
        return
    view_state.set_plan((*view_state.plan(), code(PlanPage(chart.name, chart.selection, options=options))), here=False)
    st.toast(view_state.speech().say("deck_page.added", count=len(view_state.plan())), icon=":material/co_present:")


def show_choice(figures: Sequence[Figure], works: Sequence[Work], name: str) -> None:
    """A select box that opens the detail of any of these: the way in without a mouse."""
    speech = view_state.speech()
    choices = {("figure", figure.id): phrases.labelled(figure, speech) for figure in figures}
    choices |= {("work", work.id): speech.of(work.label) for work in works}
    now = view_state.current()
    controls.pick_one(
        speech.say("detail.pick_any"),
        choices,
        ("figure", now.figure) if now.figure else ("work", now.work),
        lambda choice: view_state.open_detail(*choice),
        key=f"choose-{name}",
        placeholder=speech.say("detail.nothing"),
        width=360,
    )

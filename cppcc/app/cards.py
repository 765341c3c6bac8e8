"""A chart on the page: its words, the chart, a way into each of its marks, its export bar, its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from cppcc.app import components, controls, export, session, tables, view_state
from cppcc.app.library import chart_of
from cppcc.app.plotly_payload import figure
from cppcc.app.text import show, tell
from cppcc.charts import Chart
from cppcc.content.blocks import Block, Heading, Paragraph
from cppcc.decks.plan import PlanPage
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


def show_chart(
    name: str,
    report: Report,
    selection: Selection,
    *,
    body: Callable[[Chart], None] | None = None,
    options: Mapping[str, str] = MappingProxyType({}),
    if_any: bool = False,
) -> None:
    """A chart's card, in a container with the key ``chart-NAME``.

    Args:
        body: draws the chart's contents where the page has something better than the chart itself, such as tiles.
        options: the chart's own.
        if_any: no card at all where the filters leave nothing to draw.
    """
    speech, look = view_state.speech(), view_state.look()
    chart = chart_of(name, report, selection, components.frame(), look, speech, **options)
    if if_any and chart.is_empty:
        return
    if not chart.is_empty:
        shown().append(PlanPage(name, selection, options=options))
    with st.container(key=f"chart-{name}", border=True):
        head: list[Block] = [Heading(chart.title, "chart-title")]
        if not body:  # else the page itself says who and when
            head.append(Paragraph(chart.subtitle, "chart-sub"))
        if chart.cells:
            head.append(Paragraph(speech.say("matrix.ground"), "chart-sub on-screen"))
        if chart.is_empty:
            show(*head)
            tell(chart.lacking or _left_instead(report, selection, speech), "muted")
            return
        with st.container(key=f"head-{name}", horizontal=True, gap="small"):
            show(*head)
            view = _view(name, speech)
        if view == "table":
            with st.container(key=f"table-{name}"):
                tables.of_chart(report, chart, speech)
        elif view == "words":
            _words(chart, speech)
        elif body:
            body(chart)
        else:
            _plot(chart, name)
        if name == "matrix":
            tables.matrix_on_paper(report, selection, speech)
        if chart.cells:
            _cell_choice(chart)
        with st.container(key=f"bar-{name}", horizontal=True, vertical_alignment="bottom", gap="small"):
            tell(chart.source, "chart-source")
            with st.container(width="content", key=f"export-{name}"):
                export.bar(chart, options, speech)


def shown() -> list[PlanPage]:
    """The charts that this run has put on the page so far."""
    pages: list[PlanPage] = session.get(_SHOWN, [])
    return pages


def begin() -> None:
    """A run begins: nothing is on the page yet."""
    session.put(_SHOWN, [])


#: Where the session keeps what is on the page.
_SHOWN = "charts_shown"
#: What a card can show: the chart, what is in it row by row, and what it says in one sentence.
_VIEWS = ("chart", "table", "words")


def _view(name: str, speech: Speech) -> str:
    """What the visitor wants to see of a chart: what nobody sees is not made."""
    names = {view: speech.say(f"view.{view}") for view in _VIEWS}
    view: str = st.segmented_control(
        speech.say("view.pick"),
        _VIEWS,
        default=_VIEWS[0],
        format_func=names.__getitem__,
        key=f"view-{name}",
        required=True,
        label_visibility="collapsed",
        width="content",
    )
    return view


def _left_instead(report: Report, selection: Selection, speech: Speech) -> str:
    """What to do about a chart that the filters leave nothing of: works alone are no reason to loosen them."""
    works = selection.works(report)
    return speech.say("filter.works_only", count=len(works)) if works else speech.say("filter.empty_mend")


def _words(chart: Chart, speech: Speech) -> None:
    """The chart in one sentence, which is its text alternative too, and a button that copies it with its source."""
    with st.container(key=f"words-{chart.name}"):
        tell(chart.words)
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
    """Opens what a mark stands for; a cell narrows the view to itself. A mark of what is there no more opens nothing: a
    browser may not have heard yet of another report."""
    report = view_state.report()
    if kind == "cell":
        theme, _, category = id.partition("/")
        if any(theme == each.id for each in report.themes) and category in report.terms.categories:
            view_state.narrow(theme, category)
    elif (kind == "figure" and report.has_figure(id)) or (kind == "work" and report.has_work(id)):
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

"""Beside: two or three charts on one picture, side by side, each under its own title: what a clerk puts on a slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cppcc.charts.chart import Chart
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, LEAD, SMALL, first_lines
from cppcc.charts.measure import wrapped
from cppcc.charts.scene import Box, Line, SceneItem
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

#: How many charts stand side by side, and the room between them.
MOST, _GAP = 3, 40
#: The narrowest that a chart with an axis, and a form, may be drawn in their own pixels.
_NARROW, _NARROW_FORM = 280, 370
#: Lines of a chart's title, and of what is told beneath it.
_TITLES, _REMARKS = 2, 4

#: Draws a chart in a frame.
Drawn = Callable[[Frame], Chart]


def draw(
    charts: Sequence[tuple[str, str, Drawn]],
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
) -> Chart:
    """These charts side by side.

    Args:
        charts: each one's name, its title where it is not the chart's own, and what draws it.
    """
    source = phrases.source(report, speech)
    who, title = phrases.who_when(report, speech), speech.say("beside.title", year=report.year)
    sheet = Sheet(frame, look, speech, "accent", who, title, "", source)
    sheet.title = frame.title or sheet.title
    height = 480.0 if sheet.height is None else sheet.height
    across = (sheet.width - _GAP * (len(charts) - 1)) / max(1, len(charts))
    drawn = [
        _column(sheet, chart, place * (across + _GAP), across, height, source) for place, chart in enumerate(charts)
    ]
    for place in range(1, len(charts)):
        x = place * (across + _GAP) - _GAP / 2
        sheet.box(x, 0, 1, height, "rule")
    return Chart(
        name="beside",
        report=report,
        selection=selection,
        title=sheet.title,
        subtitle="",
        source=source,
        words=speech.say("list.gap").join(chart.words for chart in drawn),
        scene=sheet.scene(height),
        figures=tuple(dict.fromkeys(figure for chart in drawn for figure in chart.figures)),
        works=tuple(dict.fromkeys(work for chart in drawn for work in chart.works)),
        kicker=sheet.kicker,
    )


def _column(sheet: Sheet, of: tuple[str, str, Drawn], x: float, across: float, height: float, source: str) -> Chart:
    """One chart under its title, its remarks beneath."""
    name, title, draw_one = of
    is_form = name in CHARTS and CHARTS[name].is_form
    narrow = _NARROW_FORM if is_form else _NARROW
    unit = sheet.unit
    usual = 1.0 if is_form else sheet.frame.scale
    scale = min(usual, across * unit / narrow)

    def framed(down: float) -> Frame:
        return Frame(
            *("part", round(across * unit), round(down * unit), scale),
            furniture=True,
            bare=True,
            is_scaled=is_form,
        )

    chart = draw_one(framed(height - 2 * BODY * LEAD))
    filters = phrases.filters(chart.report, chart.selection, sheet.speech) if not chart.kicker else chart.kicker
    titles = first_lines(sheet.lines(title or chart.title, across, BODY, bold=True), _TITLES)
    unders = first_lines(wrapped(filters, across, SMALL, sheet.speech) if filters else [], 2)
    head = len(titles) * BODY * LEAD + len(unders) * SMALL * LEAD + 12
    remark = chart.source.removeprefix(source).strip(sheet.speech.say("list.dot"))
    remarks = first_lines(wrapped(remark, across, SMALL, sheet.speech) if remark else [], _REMARKS)
    foot = len(remarks) * SMALL * LEAD + (8 if remarks else 0)
    chart = draw_one(framed(height - head - foot))
    y = 0.0
    for line in titles:
        sheet.text(line, x, y + BODY * LEAD / 2, BODY, bold=True)
        y += BODY * LEAD
    for line in unders:
        sheet.text(line, x, y + SMALL * LEAD / 2, SMALL, "muted")
        y += SMALL * LEAD
    scene = chart.scene
    own, whole = across * unit - scene.left - scene.right, sheet.width * unit
    for item in scene.items:
        sheet.items.append(_placed(item, x * unit + scene.left, head * unit + scene.top, own, whole))
    y = height - foot + 8
    for line in remarks:
        sheet.text(line, x, y + SMALL * LEAD / 2, SMALL, "muted")
        y += SMALL * LEAD
    return chart


def _placed(item: SceneItem, left: float, top: float, own: float, whole: float) -> SceneItem:
    """The same in a wider scene, whose places are shares of another width."""

    def x(share: float) -> float:
        return (left + share * own) / whole

    if isinstance(item, Line | Box):
        return replace(item, x=(x(item.x[0]), x(item.x[1])), y=(item.y[0] + top, item.y[1] + top))
    return replace(item, x=x(item.x), y=item.y + top)

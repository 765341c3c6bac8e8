"""Proposals: the year's proposals and the other proposal figures, with their stated or unstated relation."""

from __future__ import annotations

from cppcc import wording
from cppcc.charts.canvas import Canvas, furniture_room, plain
from cppcc.charts.chart import Chart, legend, source, subtitle
from cppcc.charts.measure import wrapped
from cppcc.charts.row_chart import value_words
from cppcc.charts.rows import by_size, hover
from cppcc.frame import Frame
from cppcc.load import vocabulary
from cppcc.look import Look
from cppcc.quantity import Bound
from cppcc.report import Figure, RelationKind, Report
from cppcc.selection import Selection
from cppcc.texts import say

CATEGORY = "proposal"
_BAR = {"row": 34, "label": 26, "line": 20, "gap": 18}


def draw(report: Report, selection: Selection, frame: Frame, look: Look, language: str) -> Chart:
    """Bars from nought on one axis, since all are 件: solid for the year's total, dashed where the report does not
    say how a figure stands to it. Nothing is stacked and nothing is subtracted.

    A figure in another unit has no place on this axis; the chart ``category`` shows it.
    """
    all_figures = [figure for figure in selection.figures(report) if figure.category == CATEGORY]
    whole = next((figure for figure in all_figures if figure.headline), None)
    unit = whole.quantity.unit if whole else all_figures[0].quantity.unit if all_figures else ""
    figures = by_size(figure for figure in all_figures if figure.quantity.unit == unit)
    title = _title(whole, figures, language)
    marks = [say(language, "proposals.solid"), say(language, "proposals.dashed")] if whole and len(figures) > 1 else []
    bounds = legend((f.quantity.bound for f in figures if f.quantity.bound is not Bound.EXACT), language)
    under = subtitle(report, selection, language, *marks, bounds)
    caution = say(language, "caution.relation") if len(figures) > 1 else ""
    told = source(report, language, caution)
    canvas = Canvas(frame, look)
    room = _room(frame, look, title, under, told)
    drawn = _fitting(canvas, figures, whole, report, language, room)
    if len(drawn) < len(figures):
        told = source(report, language, caution, say(language, "chart.left_out", count=len(figures) - len(drawn)))
        room = _room(frame, look, title, under, told)
        drawn = _fitting(canvas, figures, whole, report, language, room)
    _bars(canvas, drawn, whole, report, language, room)
    return Chart(
        name="proposals",
        title=title,
        subtitle=under,
        source=told,
        words=wording.sentence(report, [_sentence(f, whole, report, language) for f in figures], language),
        plot=canvas.plot(title=title, subtitle=under, source=told),
        figures=tuple(figures),
    )


def _room(frame: Frame, look: Look, title: str, under: str, told: str) -> float | None:
    """The height that a picture leaves to the bars; None where they may take what they need."""
    if frame.height is None:
        return None
    room = furniture_room(frame, look, title=title, subtitle=under, source=told)
    return frame.height - room.top - room.bottom


def _sizes(canvas: Canvas) -> tuple[int, int, int]:
    """Type sizes of values, labels and remarks."""
    type_, large = canvas.look.type, canvas.frame.furniture
    return (type_.value + 6, type_.label + 3, type_.small + 1) if large else (type_.value + 2, type_.label, type_.small)


def _words(
    canvas: Canvas, figure: Figure, whole: Figure | None, report: Report, language: str
) -> tuple[list[str], list[str]]:
    """A figure's label and the remark beneath its bar, in lines."""
    _, label_size, note_size = _sizes(canvas)
    label = wrapped(figure.label[language], canvas.inner_width, label_size)
    return label, wrapped(remark(figure, whole, report, language), canvas.inner_width, note_size)


def _height(label: list[str], note: list[str]) -> float:
    return _BAR["label"] * len(label) + _BAR["row"] + 6 + _BAR["line"] * len(note) + _BAR["gap"]


def _fitting(
    canvas: Canvas, figures: list[Figure], whole: Figure | None, report: Report, language: str, room: float | None
) -> list[Figure]:
    """The figures that a picture has room for: the total first, then the lead ones, then the largest."""
    if room is None:
        return figures
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: (figure is not whole, not figure.lead)):
        height = _height(*_words(canvas, figure, whole, report, language))
        if height <= room:
            kept.append(figure)
            room -= height
    return by_size(kept)


def _title(whole: Figure | None, figures: list[Figure], language: str) -> str:
    if whole and len(figures) > 1:
        told = wording.labelled(whole, language)
        return say(language, "proposals.title", whole=told, count=len(figures) - 1)
    if figures:
        return wording.joined((wording.labelled(figure, language) for figure in figures), language)
    return vocabulary().categories[CATEGORY].label[language]


def remark(figure: Figure, whole: Figure | None, report: Report, language: str) -> str:
    """Whose deed a figure is and how it stands to the total, as far as the report says."""
    told = [vocabulary().actors[figure.actor].label[language]]
    if whole and figure is not whole:
        relation = report.relation(figure, whole)
        if relation and relation.note:
            told.append(relation.note[language])
        else:
            kind = relation.kind if relation else RelationKind.UNSTATED
            label = whole.label[language]
            told.append(say(language, f"relation.{kind}", whole=label))
    elif figure.note:
        told.append(figure.note[language])
    return say(language, "list.colon").join(told)


def _sentence(figure: Figure, whole: Figure | None, report: Report, language: str) -> str:
    told = wording.labelled(figure, language)
    if whole is None or figure is whole:
        return told
    relation = report.relation(figure, whole)
    kind = relation.kind if relation else RelationKind.UNSTATED
    return say(language, "list.aside", text=told, aside=say(language, f"relation.{kind}", whole=whole.label[language]))


def _bars(
    canvas: Canvas, figures: list[Figure], whole: Figure | None, report: Report, language: str, room: float | None
) -> None:
    look = canvas.look
    canvas.xaxis = {"type": "linear", "range": [0, 1], "visible": False}
    if not figures:
        canvas.nothing(say(language, "chart.nothing"), room)
        return
    value_size, label_size, note_size = _sizes(canvas)
    values = [value_words(figure.quantity, look, language, value_size) for figure in figures]
    canvas.right = max(room for _, room in values) + 16
    texts = [_words(canvas, figure, whole, report, language) for figure in figures]
    heights = [_height(label, note) for label, note in texts]
    spare = max(0.0, (room - sum(heights)) / len(figures)) if room else 0.0
    largest = max(figure.quantity.high for figure in figures)
    colour = look.category(CATEGORY)
    y = 0.0
    trace: dict[str, list[object]] = {"x": [], "y": [], "width": [], "fill": [], "edge": [], "data": [], "hover": []}
    for figure, (told, _), (label, note), height in zip(figures, values, texts, heights, strict=True):
        solid = whole is None or figure is whole
        part = float((figure.quantity.high) / largest) if largest else 0.0
        bar = _BAR["row"] + min(spare * 0.3, 22)
        for index, words in enumerate(label):
            canvas.text(plain(words), y + _BAR["label"] * (index + 0.5), size=label_size)
        top = y + _BAR["label"] * len(label) + 2
        canvas.text(told, top + bar / 2, x=part, xref="x", size=value_size, shift=10)
        for index, words in enumerate(note):
            y_note = top + bar + 6 + _BAR["line"] * (index + 0.5)
            canvas.text(plain(words), y_note, size=note_size, colour=look.muted)
        if not solid:
            canvas.shapes.append(
                {
                    "type": "rect",
                    "xref": "x",
                    "x0": 0,
                    "x1": part,
                    "yref": "y",
                    "y0": top,
                    "y1": top + bar,
                    "line": {"color": colour, "width": 2, "dash": "dot"},
                }
            )
        exact = figure.quantity.bound is Bound.EXACT
        for key, value in {
            "x": part,
            "y": top + bar / 2,
            "width": bar,
            "fill": colour if solid and exact else look.tint(colour),
            "edge": colour if solid else "rgba(0,0,0,0)",
            "data": ["figure", figure.id],
            "hover": hover(report, figure, language),
        }.items():
            trace[key].append(value)
        y += height + spare
    canvas.height = y
    canvas.traces.append(
        {
            "type": "bar",
            "orientation": "h",
            "x": trace["x"],
            "y": trace["y"],
            "width": trace["width"],
            "marker": {"color": trace["fill"], "line": {"color": trace["edge"], "width": 1.5}},
            "customdata": trace["data"],
            "hovertext": trace["hover"],
            "hoverinfo": "text",
            "textposition": "none",
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    )

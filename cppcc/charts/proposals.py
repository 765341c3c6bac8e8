"""Proposals: the year's proposals and the other proposal figures, with their stated or unstated relation."""

from __future__ import annotations

from collections.abc import Callable, Collection

from cppcc.charts.chart import Chart, caution, lacking, legend, only_those, settled, source, subtitle, unsplit
from cppcc.charts.layout import Layout, content_height
from cppcc.charts.measure import wrapped
from cppcc.charts.row_layout import value_words
from cppcc.charts.rows import RowGroup, figure_mark, figure_row
from cppcc.design.frames import Frame
from cppcc.design.looks import Look, category_colour, tint
from cppcc.model.comparable import are_comparable, by_size
from cppcc.model.quantity import Bound
from cppcc.model.relations import RelationKind
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech

CATEGORY = "proposal"
#: How the edge of a bar beneath the total is drawn: only what the report says is a part of it, holds it, or has nothing
#: in common with it has a bar.
_EDGE = {RelationKind.PART_OF: "solid", RelationKind.CONTAINS: "longdash", RelationKind.DISJOINT: "dash"}
_BAR = {"row": 34, "label": 26, "line": 20, "gap": 18, "air": 90}


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The year's total and the other figures in its unit, largest on top, each with how it stands to the total. Bars
    from nought, on one axis, only where the report says how: filled for the total, with an edge of its own for each way
    in which others stand to it. Nothing is stacked and nothing is subtracted.

    A figure in another unit has no place here; the chart ``category`` shows it.
    """
    selection = selection.of_figures
    all_figures = [figure for figure in selection.figures(report) if figure.category == CATEGORY]
    whole = _whole(report, all_figures)
    unit = whole.quantity.unit if whole else all_figures[0].quantity.unit if all_figures else ""
    figures = by_size(figure for figure in only_those(all_figures, only) if figure.quantity.unit == unit)
    title = _title(whole, figures, speech)
    lengths = _with_bars(report, figures, whole)
    kinds = dict.fromkeys(_kind(report, figure, whole) for figure in lengths if whole and figure is not whole)
    marks = [speech.say(f"proposals.{kind}") for kind in kinds]
    marks = [speech.say("proposals.solid"), *marks] if marks else []
    marks += [speech.say("scale.words")] if marks and len(lengths) < len(figures) else []
    bounds = legend((f.quantity.bound for f in figures if f.quantity.bound is not Bound.EXACT), speech)
    period = phrases.period_words(figures, speech)
    under = subtitle(report, selection, speech, period, *marks, bounds)
    telling = sentences.telling(report, figures, speech)
    hidden = unsplit(report, selection, speech, lambda figure: figure.category == CATEGORY)
    lacks = lacking("proposals", any(figure.category == CATEGORY for figure in report.figures), speech)
    layout = Layout(frame, look, speech)

    def source_of(shown: list[Figure]) -> Callable[[str], str]:
        barred = caution(report, shown, speech)
        return lambda remark: source(report, speech, barred, hidden, remark)

    def room(line: str) -> float | None:
        return content_height(frame, look, speech, title=title, subtitle=under, source=line)

    def fit(line: str) -> tuple[list[Figure], int]:
        drawn = _fitting(layout, figures, whole, report, speech, room(line))
        return drawn, len(figures) - len(drawn)

    drawn, source_line = settled(fit, source_of(figures), frame, speech)
    if len(drawn) < len(figures):  # nothing is said of what is not in the picture
        source_line = source_of(drawn)(speech.say("chart.left_out", count=len(figures) - len(drawn)))
    title = lacks or _title(whole, drawn, speech)
    _bars(layout, drawn, whole, report, speech, room(source_line), lacks)
    return Chart(
        name="proposals",
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=source_line,
        words=telling.sentence(selection, _parts(figures, whole, report, telling), lacks),
        scene=layout.scene(title=title, subtitle=under, source=source_line),
        figures=tuple(figures),
        groups=_groups(drawn, whole, report, speech),
        lacking=lacks,
        left_out=tuple(figure.id for figure in figures if figure not in drawn),
    )


def _with_bars(report: Report, figures: list[Figure], whole: Figure | None) -> list[Figure]:
    """The total and what may be compared with it by length; none where there is nothing."""
    others = [figure for figure in figures if whole and figure is not whole and _is_comparable(report, figure, whole)]
    return [figure for figure in figures if figure is whole or figure in others] if others else []


def _is_comparable(report: Report, figure: Figure, whole: Figure) -> bool:
    return _kind(report, figure, whole) in _EDGE and are_comparable(report, figure, whole)


def _edge(report: Report, figure: Figure, whole: Figure | None) -> str:
    """How a bar's edge is drawn; empty for one that is filled."""
    return _EDGE[_kind(report, figure, whole)] if whole and figure is not whole else ""


def _groups(figures: list[Figure], whole: Figure | None, report: Report, speech: Speech) -> tuple[RowGroup, ...]:
    """The figures as rows: those with bars, then those in words."""
    name, colour = speech.of(speech.terms.categories[CATEGORY].label), category_colour(CATEGORY)
    lengths = _with_bars(report, figures, whole)
    rows = {figure: figure_row(report, figure, speech) for figure in figures}
    barred = tuple(rows[figure] for figure in lengths)
    words = tuple(rows[figure] for figure in figures if figure not in lengths)
    full = max((figure.quantity.high for figure in lengths), default=None)
    heading = speech.say("proposals.words") if lengths else name
    groups = RowGroup(name, colour, barred, full), RowGroup(heading, colour, words)
    return tuple(group for group in groups if group.rows)


def _kind(report: Report, figure: Figure, whole: Figure) -> RelationKind:
    """How a figure stands to another, as far as the report says."""
    return report.relation(figure, whole).kind


def _whole(report: Report, figures: list[Figure]) -> Figure | None:
    """The total that the others stand to: the headline figure, or the one that it is a part of and that is itself no
    part of any: of 1290 proposals received 1248 were filed, and of the 1248 the 1290 are no part. Where the headline
    figure is not among them, the largest that another one is a part of."""
    headline = next((figure for figure in figures if figure.headline), None)
    parts = [headline] if headline else figures
    wholes = [
        figure
        for figure in figures
        if any(
            figure.quantity.unit == part.quantity.unit and _kind(report, part, figure) is RelationKind.PART_OF
            for part in parts
        )
    ]
    tops = [figure for figure in wholes if all(_kind(report, figure, w) is not RelationKind.PART_OF for w in wholes)]
    return by_size(tops)[0] if tops else headline


def _sizes(layout: Layout) -> tuple[int, int, int]:
    """Type sizes of values, labels and remarks."""
    type_, large = layout.look.type, layout.frame.furniture
    return (type_.value + 6, type_.label + 3, type_.small + 1) if large else (type_.value + 2, type_.label, type_.small)


def _words(
    layout: Layout, figure: Figure, whole: Figure | None, report: Report, speech: Speech
) -> tuple[list[str], list[str]]:
    """A figure's label and the remark beneath its bar, in lines."""
    _, label_size, note_size = _sizes(layout)
    label = wrapped(speech.of(figure.label), layout.inner_width, label_size, speech)
    return label, wrapped(remark(figure, whole, report, speech), layout.inner_width, note_size, speech)


def _height(label: list[str], note: list[str]) -> float:
    return _BAR["label"] * len(label) + _BAR["row"] + 6 + _BAR["line"] * len(note) + _BAR["gap"]


def _fitting(
    layout: Layout, figures: list[Figure], whole: Figure | None, report: Report, speech: Speech, room: float | None
) -> list[Figure]:
    """The figures that a picture has room for: the total first, then the lead ones, then the largest."""
    if room is None:
        return figures
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: (figure is not whole, not figure.lead)):
        height = _height(*_words(layout, figure, whole, report, speech))
        if height <= room:
            kept.append(figure)
            room -= height
    return by_size(kept)


def _title(whole: Figure | None, figures: list[Figure], speech: Speech) -> str:
    if whole and len(figures) > 1:
        name = phrases.labelled(whole, speech)
        return speech.say("proposals.title", whole=name, count=len(figures) - 1)
    if figures:
        return phrases.joined((phrases.labelled(figure, speech) for figure in figures), speech)
    return speech.of(speech.terms.categories[CATEGORY].label)


def remark(figure: Figure, whole: Figure | None, report: Report, speech: Speech) -> str:
    """Whose deed a figure is, of which time where not of the year, and how it stands to the total, as far as the report
    says."""
    parts = [speech.of(speech.terms.actors[figure.actor].label), phrases.period_words([figure], speech)]
    if whole and figure is not whole:
        relation = report.relation(figure, whole)
        # Of what is unstated the note says what is not stated; the edge says so too.
        if not relation.note or relation.kind is not RelationKind.UNSTATED:
            parts.append(speech.say(f"relation.{relation.kind}", other=speech.of(whole.label)))
        parts.append(speech.of(relation.note) if relation.note else "")
    elif figure.note:
        parts.append(speech.of(figure.note))
    return speech.say("list.dot").join(text for text in parts if text)


def _parts(figures: list[Figure], whole: Figure | None, report: Report, telling: sentences.Telling) -> list[str]:
    """The total, what is a part of it, then the others with how they stand to it, those of one kind together."""
    speech = telling.speech
    if whole is None:
        return telling.by_category(figures)
    parts = [telling.running([whole])]
    for kind in RelationKind:
        alike = [figure for figure in figures if figure is not whole and _kind(report, figure, whole) is kind]
        if alike and kind is RelationKind.PART_OF:
            # Said of the total, which stands before it.
            parts.append(speech.say("relation.contains", other=telling.running(alike)))
        elif alike:
            words = telling.running(alike)
            relation = speech.say(f"relation.{kind}", other=speech.of(whole.label))
            key = "proposals.one" if len(alike) == 1 else "proposals.each"
            parts.append(speech.say(key, figures=words, relation=relation))
    return parts


def _bars(
    layout: Layout,
    figures: list[Figure],
    whole: Figure | None,
    report: Report,
    speech: Speech,
    room: float | None,
    lacks: str,
) -> None:
    if not figures:
        layout.nothing(lacks or speech.say("chart.nothing"), room)
        return
    value_size, label_size, note_size = _sizes(layout)
    values = [value_words(figure.quantity, speech, value_size) for figure in figures]
    layout.right = max(room for _, room in values) + 16
    texts = [_words(layout, figure, whole, report, speech) for figure in figures]
    heights = [_height(label, note) for label, note in texts]
    spare = min(_BAR["air"], max(0.0, (room - sum(heights)) / len(figures))) if room else 0.0
    lengths = _with_bars(report, figures, whole)
    largest = max((figure.quantity.high for figure in lengths), default=0)
    y = 0.0
    for figure, (value, _), (label, note), height in zip(figures, values, texts, heights, strict=True):
        part = float(figure.quantity.high / largest) if largest and figure in lengths else 0.0
        bar = _BAR["row"] + min(spare * 0.3, 22)
        for index, words in enumerate(label):
            layout.text(words, y + _BAR["label"] * (index + 0.5), size=label_size)
        top = y + _BAR["label"] * len(label) + 2
        if part:
            _bar(layout, figure, whole, report, speech, part, (top, top + bar))
        else:
            layout.touch(0.02, top + bar / 2, 40, figure_mark(report, figure, speech))
        layout.text(value, top + bar / 2, x=part, dx=10 if part else 0, of=figure.id)
        for index, words in enumerate(note):
            y_note = top + bar + 6 + _BAR["line"] * (index + 0.5)
            layout.text(words, y_note, size=note_size, colour="muted")
        y += height + spare
    layout.height = y


def _bar(
    layout: Layout,
    figure: Figure,
    whole: Figure | None,
    report: Report,
    speech: Speech,
    part: float,
    edges: tuple[float, float],
) -> None:
    """A bar of that share of the width; its edge says how the figure stands to the total."""
    look, dash = layout.look, _edge(report, figure, whole)
    colour = category_colour(CATEGORY)
    exact = figure.quantity.bound is Bound.EXACT
    layout.box(
        (0, part),
        edges,
        fill=colour if not dash and exact else tint(colour),
        edge=colour,
        weight=look.lines.stem if dash else look.lines.edge,
        dash=dash or "solid",
        mark=figure_mark(report, figure, speech),
    )

"""Headline: the four key outputs as big numbers."""

from __future__ import annotations

from cppcc.charts.chart import Chart, caution, lacking, legend, source, subtitle, unsplit
from cppcc.charts.layout import Layout, furniture_room
from cppcc.charts.measure import width, wrapped
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Run
from cppcc.design.frames import Frame
from cppcc.design.looks import Look, category_colour
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech

_TILE, _TILE_MOST, _ASIDE = 160, 380, 34


def draw(report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech) -> Chart:
    """The headline figures left, each with its words, what its bound means and its theme."""
    selection = selection.of_figures
    figures = headlines(report, selection)
    title = _title(report, figures, speech)
    marks = legend((figure.quantity.bound for figure in figures), speech)
    period = phrases.period_words(figures, speech)
    under = subtitle(report, selection, speech, period) + ("\n" + marks if marks else "")
    telling = sentences.telling(report, figures, speech)
    source_line = source(
        report,
        speech,
        caution(report, figures, speech),
        unsplit(report, selection, speech, lambda figure: figure.headline),
    )
    room = furniture_room(frame, look, speech, title=title, subtitle=under, source=source_line)
    layout = Layout(frame, look, speech)
    room_down = frame.height - room.top - room.bottom if frame.height else None
    columns, size = _columns(layout, figures, report, speech, room_down)
    lines = -(-len(figures) // columns) or 1
    texts = [_texts(layout, figure, report, speech, columns, size) for figure in figures]
    tile = max([_TILE, *(_need(layout, label, below, size) for label, below in texts)])
    layout.height = room_down or tile * lines
    height = min(layout.height / lines, max(_TILE_MOST, tile))
    # Fewer tiles than a tall picture has room for stand in its middle.
    start = (layout.height - height * lines) / 2
    for index, figure in enumerate(figures):
        line, column = divmod(index, columns)
        _tile(layout, figure, report, speech, column / columns, start + line * height, columns, size)
    if not figures:
        layout.nothing(_lacking(report, speech) or speech.say("chart.nothing"), room_down)
    return Chart(
        name="headline",
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=source_line,
        words=telling.sentence(selection, [telling.running(figures)] if figures else [], _lacking(report, speech)),
        scene=layout.scene(title=title, subtitle=under, source=source_line),
        figures=figures,
        lacking=_lacking(report, speech),
    )


def _title(report: Report, figures: tuple[Figure, ...], speech: Speech) -> str:
    """How many there are; where filters leave some out, that these are not all."""
    who = phrases.who_when(report, speech)
    if not figures:
        return _lacking(report, speech) or speech.say("headline.nothing", who=who)
    every = sum(1 for figure in report.figures if figure.headline)
    key = "headline.title" if len(figures) == every else "headline.some"
    return speech.say(key, who=who, count=len(figures), every=every)


def _lacking(report: Report, speech: Speech) -> str:
    return lacking("headline", any(figure.headline for figure in report.figures), speech)


def headlines(report: Report, selection: Selection) -> tuple[Figure, ...]:
    """The headline figures that the selection leaves, in the order of their categories."""
    order = list(report.terms.categories)
    figures = (figure for figure in selection.figures(report) if figure.headline)
    return tuple(sorted(figures, key=lambda figure: order.index(figure.category)))


def _columns(
    layout: Layout, figures: tuple[Figure, ...], report: Report, speech: Speech, room: float | None
) -> tuple[int, float]:
    """As many tiles abreast as leave the numbers large; and one size for all numbers, at which the widest fits into
    its tile and the fullest tile into its share of the picture's ``room``."""
    largest, large_enough = (float(layout.look.type.number), 100.0) if layout.frame.furniture else (40.0, 26.0)
    best = 1, 0.0
    for columns in (4, 2, 1):
        lines = -(-len(figures) // columns) or 1
        size = largest
        for figure in figures:
            number, unit = phrases.number_and_unit(figure.quantity, speech)
            across = layout.inner_width / columns - _ASIDE
            while size > 16 and width(number, size, bold=True) + width(" " + unit, _unit_size(size)) > across:
                size -= 1
            while size > 16 and room is not None:
                label, below = _texts(layout, figure, report, speech, columns, size)
                if _need(layout, label, below, size) <= room / lines:
                    break
                size -= 1
        if size >= large_enough:
            return columns, size
        if size > best[1]:
            best = columns, size
    return best


def _sizes(layout: Layout, size: float) -> tuple[float, float]:
    """Type sizes of a tile's label and of what stands below its number: they grow with a large number."""
    type_ = layout.look.type
    return max(type_.heading + 3, size * 0.22), max(type_.small + 1, size * 0.15)


def _texts(
    layout: Layout, figure: Figure, report: Report, speech: Speech, columns: int, size: float
) -> tuple[list[str], list[str]]:
    """What stands above and below a number, in lines that fit its tile."""
    label_size, below_size = _sizes(layout, size)
    room = layout.inner_width / columns - _ASIDE
    meanings = (phrases.bound_words(figure.quantity.bound, speech), speech.of(report.theme(figure.theme).short))
    below = [line for meaning in meanings for line in wrapped(meaning, room, below_size, speech)]
    return wrapped(speech.of(figure.label), room, label_size, speech), below


def _need(layout: Layout, label: list[str], below: list[str], size: float) -> float:
    """The height in pixels that a tile needs."""
    label_size, below_size = _sizes(layout, size)
    return 24 + label_size * 1.25 * len(label) + size * 1.2 + 16 + below_size * 1.4 * len(below) + 4


def _unit_size(size: float) -> float:
    return max(14.0, size * 0.36)


def _tile(
    layout: Layout, figure: Figure, report: Report, speech: Speech, x: float, y: float, columns: int, size: float
) -> None:
    """One number with a bar of its category's colour, a label above and what it means beneath."""
    number, unit = phrases.number_and_unit(figure.quantity, speech)
    label, below = _texts(layout, figure, report, speech, columns, size)
    label_size, below_size = _sizes(layout, size)
    for index, words in enumerate(label):
        layout.text(words, y + 24 + label_size * 1.25 * index, x=x, size=label_size, dx=18)
    middle = y + 24 + label_size * 1.25 * len(label) + size * 0.55
    runs = [Run(number, size, "ink", bold=True)]
    runs += [Run(f" {unit}", round(_unit_size(size)), "muted")] if unit else []
    layout.text(runs, middle, x=x, dx=18)
    for index, words in enumerate(below):
        y_below = middle + size * 0.65 + 16 + below_size * 1.4 * index
        layout.text(words, y_below, x=x, size=below_size, colour="muted", dx=18)
    end = middle + size * 0.65 + 16 + below_size * 1.4 * len(below)
    layout.box((x, x), (y + 12, end), dx=(2, 7), fill=category_colour(figure.category))
    layout.touch(x + 0.06, middle, 40, figure_mark(report, figure, speech))

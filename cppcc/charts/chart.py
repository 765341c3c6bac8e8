"""Chart: a drawn chart with the words around it, and the furniture that every chart shares."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cppcc.charts.rows import RowGroup
from cppcc.charts.scene import Scene
from cppcc.design.frames import Frame
from cppcc.model.quantity import Bound
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.model.selection import Selection, addable_pairs, barred_pairs
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

Fitted = TypeVar("Fitted")
Listed = TypeVar("Listed", Figure, Work)

#: More than any picture leaves out: a number of as many places as there can be.
_MOST = 88_888
#: So many pairs that may be added are named beneath a chart; the sources name all.
_PAIRS = 2


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart drawn in one frame.

    Args:
        report, selection: what it was drawn of; a chart that shows one theme or one category has it in its selection.
        title: what the chart finds, computed from the figures.
        subtitle: who, when, which filters, which scale, which marks.
        source: where the figures are from and what must not be done with them.
        words: the same as one sentence, for those who do not see it.
        figures, works: what is drawn, in the order drawn; the table beneath shows the same.
        ratios: those between its figures; told, not drawn.
        scene: the chart laid out, which writers draw.
        groups: the rows drawn, where the chart is one of rows: for tables, and for bars whose numbers can be edited.
        lacking: of an empty chart, that the report itself has no such thing; empty where only the filters leave none.
        cells: places to narrow the view to: theme, category and what the place is called; a mark's id of them is
            ``theme/category``.
        left_out: ids of what had no room, which a further picture shows.
        kicker: what it is of, in a word or two above the title, in the colour ``accent``.
        stands_alone: whether it says something even of nothing.
        has_lead: whether one of its figures stands out, so that its first picture is of another kind than further ones.
    """

    name: str
    report: Report
    selection: Selection
    title: str
    subtitle: str
    source: str
    words: str
    scene: Scene
    figures: tuple[Figure, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    works: tuple[Work, ...] = ()
    groups: tuple[RowGroup, ...] = ()
    lacking: str = ""
    cells: tuple[tuple[str, str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    kicker: str = ""
    accent: str = "accent"
    stands_alone: bool = False
    has_lead: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.figures or self.works or self.stands_alone)


#: Legend of marks, in the order they are told.
_MARKS = {
    Bound.EXACT: "mark.exact",
    Bound.AT_LEAST: "mark.at_least",
    Bound.AT_MOST: "mark.at_most",
    Bound.ABOUT: "mark.about",
    Bound.BETWEEN: "mark.between",
}


def legend(bounds: Iterable[Bound], speech: Speech) -> str:
    """What the marks mean, only those that occur."""
    seen = set(bounds)
    return speech.say("list.gap").join(speech.say(key) for bound, key in _MARKS.items() if bound in seen)


def subtitle(report: Report, selection: Selection, speech: Speech, *parts: str) -> str:
    """Who and when, the chart's own remarks, the filters in force."""
    in_force = phrases.filters(report, selection, speech)
    remarks = [phrases.who_when(report, speech), *parts, in_force]
    return speech.say("list.dot").join(part for part in remarks if part)


def source(report: Report, speech: Speech, *remarks: str) -> str:
    """The source line, with remarks behind it."""
    return speech.say("list.dot").join([phrases.source(report, speech), *(remark for remark in remarks if remark)])


def caution(report: Report, figures: Sequence[Figure], speech: Speech) -> str:
    """What must not be done with these figures: not adding them, but for the pairs that may be added; with the reasons
    that are of some pair of theirs, and no other."""
    if len(figures) < 2:
        return ""
    why = (speech.say(f"why.{why}") for why in barred_pairs(report, figures))
    reasons = speech.say("list.semicolon").join(why)
    # Those that the file names before those that follow from others.
    may = sorted(addable_pairs(report, figures), key=lambda pair: not report.is_declared(*pair[:2]))
    pairs = [
        speech.say(
            "caution.pair",
            a=speech.of(a.label),
            b=speech.of(b.label),
            total=phrases.quantity_words(sum_, speech),
        )
        for a, b, sum_ in may[:_PAIRS]
    ]
    text = phrases.joined(pairs, speech)
    if len(may) > _PAIRS:
        text = speech.say("caution.more", pairs=text, count=len(may))
    if not reasons:
        return text
    return speech.say("caution.except" if pairs else "caution.barred", pairs=text, reasons=reasons)


def unsplit(
    report: Report, selection: Selection, speech: Speech, shown: Callable[[Figure], bool] = lambda figure: True
) -> str:
    """Under a field filter, how many figures are left out because the report does not split them by field.

    Args:
        shown: whether a chart would show a figure at all.
    """
    left_out = [figure for figure in selection.whole_year(report) if shown(figure)]
    return speech.say("filter.whole_year", count=len(left_out)) if left_out else ""


def lacking(chart: str, has: bool, speech: Speech, **values: str) -> str:
    """What an empty chart says the report lacks; empty where the report has it and only the filters leave none.

    Args:
        has: whether the report has what that chart shows.
    """
    return "" if has else speech.say(f"lacking.{chart}", **values)


def finding(report: Report, figures: Sequence[Figure], speech: Speech, *, most: int = 3) -> str:
    """A title out of figures: their labels and quantities in the report's words."""
    return phrases.joined((phrases.in_full(report, figure, speech) for figure in figures[:most]), speech)


def only_those(items: Iterable[Listed], ids: Collection[str]) -> list[Listed]:
    """The items of these ids, where any are given: a further picture shows what an earlier one had no room for."""
    return [item for item in items if not ids or item.id in ids]


def left_out_words(frame: Frame, count: int, speech: Speech) -> str:
    """That so many have no room here; of one picture of several, that the next ones show them."""
    return speech.say("chart.further" if frame.is_part else "chart.left_out", count=count)


def settled(
    fit: Callable[[str], tuple[Fitted, int]], source_of: Callable[[str], str], frame: Frame, speech: Speech
) -> tuple[Fitted, str]:
    """What fits a picture, and the source line that says how many had to stay out.

    The remark takes room itself, so that it may push out more: where anything stays out, it is laid out once more with
    room for the longest remark there can be, and then told what is true of that.

    Args:
        fit: source line → what is drawn, and how many are left out.
        source_of: remark → source line.
    """
    drawn, left_out = fit(source_of(""))
    if left_out:
        drawn, left_out = fit(source_of(left_out_words(frame, _MOST, speech)))
    return drawn, source_of(left_out_words(frame, left_out, speech) if left_out else "")

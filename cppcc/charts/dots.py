"""Dots: what one campaign came to: a dot for each meeting that was held, one bar of what may be added with its sum, the
other figures in a strip."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, finding, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_further import further
from cppcc.charts.form_numbers import Numbers
from cppcc.charts.form_sum import Sum
from cppcc.charts.form_type import BODY, LEAD
from cppcc.charts.rows import figure_mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.quantity import Bound, parse
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.model.selection import Selection, telling
from cppcc.model.terms import Counts
from cppcc.speech import findings, phrases, sentences
from cppcc.speech.speech import Speech

#: How many figures make a campaign; how many dots are worth the drawing, and how many are still told apart.
_FIGURES, _FEWEST, _DOTS = 3, 20, 400
#: No picture has room for more figures.
_MOST = 40
#: The room between two dots at most, where numbers shrink for it, at least, and on a page; a dot's size in parts of it.
_PITCH, _PITCH_USUAL, _PITCH_LEAST, _PITCH_PAGE, _DOT = 30, 16, 10, 18, 0.66
#: Of the width what the dots take beside something, the room between, and how wide that must be.
_LEFT, _GAP, _BESIDE = 0.38, 64, 760
#: The numbers' size in a strip, by themselves, and at least; the narrowest column of a strip, and where nothing else
#: stands beside or above; the room above a strip.
_NUMBER, _ALONE, _LEAST, _NARROW, _WIDE, _ROOM = 64, 112, 32, 190, 330, 28


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures of one campaign: those that the filters leave; else those of one category."""
    selection = selection.of_figures
    work = campaign(report, selection)
    if work:
        figures = [figure for figure in selection.figures(report) if figure.id in work.figures]
        ids = work.figures
        return drawn(
            *("dots", report, selection, frame, look, speech, figures),
            work=work,
            has=True,
            is_of=lambda figure: figure.id in ids,
            only=only,
        )
    category, chosen = parts.category_of(report, selection, "dots", lambda figures: len(figures) >= _FIGURES)
    has = any(figure.category == category for figure in report.figures)
    return drawn("dots", report, chosen, frame, look, speech, chosen.figures(report), has=has, only=only)


def campaign(report: Report, selection: Selection) -> Work | None:
    """The work that has the most figures of those that the filters leave, if that are enough; one that the file has a
    finding on before all others."""
    ids = {figure.id for figure in selection.figures(report)}
    counts = {work.id: len(ids.intersection(work.figures)) for work in selection.works(report)}
    works = [work for work in selection.works(report) if counts[work.id] >= _FIGURES]
    return max(works, key=lambda work: (f"dots.{work.id}" in report.findings, counts[work.id]), default=None)


def drawn(
    name: str,
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    figures: Sequence[Figure],
    *,
    work: Work | None = None,
    kicker: str = "",
    has: bool,
    is_of: Callable[[Figure], bool] = lambda figure: True,
    only: Collection[str] = (),
) -> Chart:
    """These figures in this form.

    Args:
        name: of the chart.
        work: what they are of, if the report names it.
        kicker: what they are of, where that is no work.
        has: whether the report has any such figures.
        is_of: whether a figure is one of these, whatever the filters.
        only: ids of those that an earlier picture had no room for.
    """
    title = findings.found(report, f"dots.{work.id}", selection, speech) if work else ""
    if figures and not title:
        title = finding(report, telling(figures)[:1], speech)
    categories = {figure.category for figure in figures}
    category = categories.pop() if len(categories) == 1 else ""
    if not kicker:
        named = speech.terms.categories[category].label if category else report.committee.name
        kicker = speech.of((work.short or work.label) if work else named).replace("|", "")

    def sheet_of(shown: Sequence[Figure], source: str) -> Sheet:
        return Sheet(
            frame,
            look,
            speech,
            category if category in look.categories else "accent",
            parts.kicker_of(report, kicker, selection, speech),
            title or kicker,
            parts.note_of(report, shown, speech),
            source,
        )

    def lay(shown: Sequence[Figure], source: str) -> tuple[Sheet, _Dots | None, Sequence[Figure]]:
        sheet = sheet_of(shown, source)
        dots = fitted(sheet, report, shown, selection) if shown else None
        return sheet, dots, dots.figures if dots else []

    def source_of(remark: str) -> str:
        return parts.source_of(report, selection, speech, remark, is_of)

    if only:
        rest = only_those(figures, only)
        return further(name, report, selection, speech, rest, sheet_of, source_of)
    sheet, dots, left_out = parts.settled(figures, lay, source_of, speech)
    height = dots.draw() if dots else parts.nothing(sheet, name, has)
    told = dots.figures if dots else []
    scene = sheet.scene(height)
    return parts.finish(name, report, selection, sheet, scene, speech, told, has=has, left_out=left_out, has_lead=True)


class _Dots:
    """The contents at one size of the numbers."""

    def __init__(
        self,
        sheet: Sheet,
        report: Report,
        dotted: Figure | None,
        summed: Sum | None,
        others: Sequence[Figure],
        ratios: Sequence[Ratio],
        size: float,
        pitch: float = _PITCH_LEAST,
    ) -> None:
        self.sheet, self.report, self.dotted, self.summed, self.pitch = sheet, report, dotted, summed, pitch
        self.is_beside = bool(dotted) and sheet.width >= _BESIDE and not sheet.is_upright
        self.left = sheet.width * _LEFT if self.is_beside else sheet.width
        self.at = self.left + _GAP if self.is_beside else 0.0
        #: Where no bar stands beside the dots, the numbers do.
        self.numbers_at = self.at if self.is_beside and not summed else 0.0
        self.numbers = Numbers(
            sheet,
            report,
            others,
            across=sheet.width - self.numbers_at,
            narrow=_NARROW if dotted or summed else _WIDE,
            size=size,
            most=2 if self.numbers_at else 99,
            # What is computed stands beneath, in words: no number of the report.
            beneath=sentences.computed(report, ratios, sheet.speech),
            on_card=bool(summed),
        )
        self.has_numbers = bool(others or ratios)
        if summed:
            summed.lay(sheet, sheet.width - self.at, size / _NUMBER)

    @property
    def figures(self) -> list[Figure]:
        """What is shown, as it is read."""
        return [*self.numbers.figures, *(self.summed.figures if self.summed else [])]

    # ---- heights

    @property
    def _caption(self) -> list[str]:
        assert self.dotted
        speech = self.sheet.speech
        one = phrases.quantity_words(parse(f"1{self.dotted.quantity.unit}"), speech)
        return self.sheet.lines(speech.say("form.one_dot", label=speech.of(self.dotted.label), one=one), self.left)

    def _dots_height(self, pitch: float) -> float:
        assert self.dotted
        columns = self._columns(pitch)
        rows = -(-int(self.dotted.quantity.value) // columns)
        return len(self._caption) * BODY * LEAD + 8 + rows * min(pitch, self.left / columns)

    def _columns(self, pitch: float) -> int:
        """How many dots stand abreast: so many that the last row is full, if any number near that makes it so."""
        assert self.dotted
        count, usual = int(self.dotted.quantity.value), max(1, int(self.left / pitch))
        near = range(max(2, int(usual * 0.7)), min(int(usual * 1.3), int(self.left / _PITCH_LEAST)) + 1)
        even = [each for each in near if count % each == 0]
        return min(count, min(even, key=lambda each: abs(each - usual), default=usual))

    @property
    def _below(self) -> float:
        """What the numbers take beneath the rest, with the room above them."""
        return self.numbers.height + _ROOM if self.has_numbers and not self.numbers_at else 0.0

    @property
    def height(self) -> float:
        """The least height."""
        upper = [self._dots_height(self.pitch if self.sheet.height else _PITCH_PAGE)] if self.dotted else []
        if self.summed:
            upper.append(self.summed.height)
        elif self.numbers_at:
            upper.append(self.numbers.height)
        if not upper:
            return self._below - _ROOM
        return (max(upper) if self.is_beside else sum(upper) + _ROOM * (len(upper) - 1)) + self._below

    # ---- drawing

    def draw(self) -> float:
        """Draws all of it; gives the height."""
        sheet = self.sheet
        free = 0.0 if sheet.height is None else max(0.0, sheet.height - self.height)
        if not self.dotted and not self.summed:
            top, air = free * 0.15, free * 0.35
            self.numbers.draw(0, top, air)
            return top + self.numbers.height + air
        room = None if sheet.height is None else sheet.height - self._below
        y = end = 0.0
        if self.dotted:
            beneath = 0.0 if self.is_beside or not self.summed else self.summed.height + _ROOM
            end = self._draw_dots(None if room is None else room - beneath)
            y = 0.0 if self.is_beside else end + _ROOM
        if self.summed:
            air = 0.0 if room is None else min(90.0, max(0.0, room - y - self.summed.height))
            end = max(end, self.summed.draw(self.report, self.at, y, air))
        elif self.numbers_at:
            self.numbers.draw(self.at, max(0.0, (end - self.numbers.height) / 2))
            end = max(end, self.numbers.height)
        if self._below:
            spare = 0.0 if sheet.height is None else max(0.0, sheet.height - end - self._below)
            top = end + _ROOM + min(24.0, spare / 2)
            self.numbers.draw(0, top)
            end = top + self.numbers.height
        return end

    def _draw_dots(self, room: float | None) -> float:
        sheet, figure, y = self.sheet, self.dotted, 0.0
        assert figure
        for line in self._caption:
            sheet.text(line, 0, y + BODY * LEAD / 2, colour="muted")
            y += BODY * LEAD
        y += 8
        count, pitch = int(figure.quantity.value), float(_PITCH_PAGE)
        if room is not None:
            pitch = float(_PITCH)
            while pitch > self.pitch and self._dots_height(pitch) > room:
                pitch -= 0.5
        columns = self._columns(pitch)
        rows = -(-count // columns)
        pitch = min(_PITCH, self.left / columns, pitch * 1.2)
        if room is not None:
            pitch = min(pitch, max(self.pitch, (room - y) / rows))
        for place in range(count):
            row, column = divmod(place, columns)
            sheet.dot(pitch * (column + 0.5), y + pitch * (row + 0.5), pitch * _DOT, sheet.accent)
        down, across = pitch * rows, pitch * columns
        sheet.touch(across / 2, y + down / 2, min(down, across), figure_mark(self.report, figure, sheet.speech))
        return y + down


def fitted(sheet: Sheet, report: Report, figures: Sequence[Figure], selection: Selection) -> _Dots:
    """All of it at the largest numbers that have room; else without dots, without a bar, without the last figures."""
    if sheet.height is not None:
        figures = figures[:_MOST]
    summed, dotted = Sum.of(report, figures), dotted_of(report, figures)
    ids = {figure.id for figure in figures if not summed or figure not in summed.figures}
    ratios = [ratio for ratio in selection.ratios(report) if {ratio.of, ratio.per} <= ids]
    if dotted and summed and dotted in summed.figures:
        dotted = None
    pitches = (_PITCH_USUAL, _PITCH_LEAST)
    ways = [(dotted, summed, pitch, ratios_) for ratios_ in (ratios, []) for pitch in pitches]
    ways += [(None, summed, 0, ratios_) for ratios_ in (ratios, [])] + [(None, None, 0, ratios)]
    for dots, bar, pitch, ratios_ in ways:
        others = [figure for figure in figures if not bar or figure not in bar.figures]
        if dots:
            others.sort(key=lambda figure: figure is not dots)
        size = _NUMBER if dots or bar else _ALONE * sheet.ample
        while True:
            laid = _Dots(sheet, report, dots, bar, others, ratios_, size, pitch)
            if sheet.height is None or laid.height <= sheet.height:
                return laid
            if size <= _LEAST:
                break
            size -= 4
    while len(others) > 1 and sheet.height is not None and laid.height > sheet.height:
        others = others[: min(len(others) - 1, max(1, int(len(others) * sheet.height / laid.height)))]
        ratios = [r for r in ratios if {r.of, r.per} <= {figure.id for figure in others}]
        laid = _Dots(sheet, report, None, None, others, ratios, size)
    return laid


def dotted_of(report: Report, figures: Sequence[Figure]) -> Figure | None:
    """What has a dot for each: an exact number of things that the committee did and a person can tell apart."""
    units, categories = report.terms.units, report.terms.categories
    fit = [
        figure
        for figure in figures
        if categories[figure.category].output
        and figure.quantity.bound is Bound.EXACT
        and _FEWEST <= figure.quantity.value <= _DOTS
        and figure.quantity.value == int(figure.quantity.value)
        and ((unit := units.get(figure.quantity.unit)) is None or unit.counts in (Counts.THINGS, Counts.ANYTHING))
    ]
    return telling(sorted(fit, key=lambda figure: -figure.quantity.value))[0] if fit else None

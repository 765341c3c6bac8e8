"""Timeline: the year's dated works by theme, days as dots and periods as spans."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cppcc.charts.chart import Chart, lacking, only_those, settled, source, subtitle
from cppcc.charts.layout import Layout, content_height
from cppcc.charts.measure import width, wrapped
from cppcc.charts.months import Months
from cppcc.charts.scene import Anchor, Mark, Run
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.locator import Dates
from cppcc.model.report import Period, Report, Work
from cppcc.model.selection import Selection
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech

_ROW, _ROW_MOST, _TOGETHER, _LINE, _HEAD, _GAP, _GROUP_END = 34, 96, 25, 19, 34, 14, 10
#: The least air between moments, and the narrowest room for a label beside its mark.
_ROW_LEAST, _LABEL_LEAST = 18, 150


@dataclass(frozen=True, slots=True)
class _Moment:
    """Works of one theme at the same dates: told together, each with a mark of its own."""

    dates: Dates
    works: tuple[Work, ...]


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The works with a date, in the order of their dates under their theme. Works without one are counted in the
    source line and drawn nowhere: no date is made up."""
    works = selection.works(report)
    dated = sorted((work for work in only_those(works, only) if work.dates), key=_start)
    days = [work.dates.start == work.dates.end for work in dated if work.dates]
    marks = " ".join(speech.say(f"timeline.{key}") for key, day in (("day", True), ("span", False)) if day in days)
    lacks = _lacking(report, speech)
    title = lacks or _title(report, dated, speech)
    under = subtitle(report, selection, speech, speech.say("timeline.by_theme"), marks)
    undated = len(selection.undated(report))
    without = len(selection.works_without_category(report))
    remarks = [
        speech.say("timeline.undated", count=undated) if undated else "",
        speech.say("filter.works_without_category", count=without) if without else "",
    ]
    drawing = _Timeline(report, dated, frame, look, speech)

    def room(line: str) -> float | None:
        return content_height(frame, look, speech, title=title, subtitle=under, source=line)

    def fit(line: str) -> tuple[list[Work], int]:
        return (drawn := drawing.fitting(room(line))), len(dated) - len(drawn)

    drawn, source_line = settled(fit, lambda left_out: source(report, speech, *remarks, left_out), frame, speech)
    drawing.keep(drawn)
    drawing.lay_out(room(source_line))
    title = lacks or _title(report, drawn, speech)
    return Chart(
        name="timeline",
        report=report,
        selection=selection,
        title=title,
        subtitle=under,
        source=source_line,
        words=_words(report, selection, dated, speech, lacks),
        scene=drawing.layout.scene(title=title, subtitle=under, source=source_line),
        works=tuple(dated),
        lacking=lacks,
        left_out=tuple(work.id for work in dated if work not in drawn),
    )


def _start(work: Work) -> tuple[datetime.date, datetime.date]:
    assert work.dates is not None
    return work.dates.start, work.dates.end


def _words(report: Report, selection: Selection, dated: list[Work], speech: Speech, lacks: str) -> str:
    """At each date its works, the year told once where it is the report's; then, as our own count, how many."""
    of_year = all(day.year == report.year for work in dated for day in _start(work))
    by_date: dict[str, list[str]] = {}
    for work in dated:
        assert work.dates is not None
        name = speech.of(work.label)
        if note := work.dates.note:
            name = speech.say("list.aside", text=name, aside=speech.of(note).rstrip("。."))
        date = phrases.date_words(work.dates, speech, report.year if of_year else None)
        by_date.setdefault(date, []).append(name)
    parts = [
        speech.say("timeline.at_date", date=date, names=phrases.listed(names, speech))
        for date, names in by_date.items()
    ]
    how = sentences.Telling(report, speech, frozenset({Period.YEAR} if of_year else ()))
    count = [speech.say("timeline.counted", count=len(dated))] if dated else []
    return sentences.joined([how.sentence(selection, parts, lacks), sentences.counted(count, speech)], speech)


def _title(report: Report, dated: list[Work], speech: Speech) -> str:
    """How many works are drawn, and from which month to which; with its year where not all are of the report's."""
    if not dated:
        return speech.say("timeline.nothing")
    first, last = min(_start(work)[0] for work in dated), max(_start(work)[1] for work in dated)
    other = not first.year == last.year == report.year
    months = [phrases.month_words(day, speech, with_year=other) for day in (first, last)]
    key = "timeline.title" if months[0] != months[1] else "timeline.title_one_month"
    return speech.say(key, count=len(dated), first=months[0], last=months[1])


def _lacking(report: Report, speech: Speech) -> str:
    """That the report has no works, or none with a date; empty where it has such."""
    return lacking("all_works", bool(report.works), speech) or lacking(
        "timeline", any(work.dates for work in report.works), speech
    )


class _Timeline:
    def __init__(self, report: Report, works: list[Work], frame: Frame, look: Look, speech: Speech) -> None:
        self.report, self.look, self.speech = report, look, speech
        self.layout = Layout(frame, look, speech)
        self.type = look.type
        self.works = works
        self.nothing = _lacking(report, speech) or speech.say("chart.nothing")
        self.groups = self._grouped(works)
        headings = max((width(name, self.type.heading, bold=True) for name, _ in self.groups), default=0.0)
        self.months = Months([day for work in works for day in _start(work)], report.year, speech, self.type.tick)
        self.layout.right = 12.0
        #: Labels stand beside the marks where there is room for each of them, above where there is not.
        self.beside = self.layout.inner_width >= 600
        self._across(headings + 2 * _GAP)
        if self.beside and any(
            self._room(moment.dates)[1] < _LABEL_LEAST for _, moments in self.groups for moment in moments
        ):
            self.beside = False
        if not self.beside:
            self._across(max(12.0, self.months.beginning / 2))

    def _across(self, left: float) -> None:
        self.layout.left = left
        self.across = self.layout.inner_width - left - self.layout.right
        self.day = self.across / self.months.days

    def _grouped(self, works: Iterable[Work]) -> list[tuple[str, list[_Moment]]]:
        by_theme = [(theme, [work for work in works if work.theme == theme.id]) for theme in self.report.themes]
        return [(self.speech.of(theme.short), _moments(group)) for theme, group in by_theme if group]

    def keep(self, works: list[Work]) -> None:
        """Draws these alone, where they would stand among all."""
        self.groups = self._grouped(works)

    def fitting(self, room: float | None) -> list[Work]:
        """The works that a picture has room for: those with figures first, then in the order of their dates."""
        if room is None:
            return self.works
        kept: list[Work] = []
        for work in sorted(self.works, key=lambda work: not work.figures):
            groups = self._grouped(sorted([*kept, work], key=_start))
            if sum(self._group_height(group, _ROW_LEAST) for group in groups) <= room:
                kept.append(work)
        return sorted(kept, key=_start)

    def lay_out(self, room: float | None) -> None:
        layout = self.layout
        ticks, names = self.months.ticks(self.day)
        layout.ticks = [(self._at(day), name) for day, name in zip(ticks, names, strict=True)]
        self.days: list[tuple[Work, float]] = []
        self.spans: list[tuple[Work, float]] = []
        need = sum(self._group_height(group, 0) for group in self.groups)
        count = sum(len(moments) for _, moments in self.groups)
        # The air between moments follows the frame; works of one day stay close together.
        row = float(_ROW)
        if room is not None and count:
            row = min(_ROW_MOST, max(_ROW_LEAST, (room - need) / count))
        y = 0.0
        for index, (name, moments) in enumerate(self.groups):
            if index and self.beside:
                layout.rule(y, reach=layout.left)
            head = y + (row - _TOGETHER / 2 if self.beside else _HEAD * 0.6)
            for number, line in enumerate(self._heading(name)):
                layout.text(line, head + _LINE * number, size=self.type.heading, bold=True, dx=-layout.left)
            y += self._heading_height(name)
            for moment in moments:
                y = self._moment(moment, y, row)
            y += _GROUP_END
        layout.height = max(y, 1.0)
        if not self.groups:
            layout.nothing(self.nothing, room)
        self._marks()

    def _heading(self, name: str) -> list[str]:
        return (
            [name] if self.beside else wrapped(name, self.layout.inner_width, self.type.heading, self.speech, bold=True)
        )

    def _heading_height(self, name: str) -> float:
        """What a theme's name takes beside what its moments take."""
        return 0.0 if self.beside else _HEAD + _LINE * (len(self._heading(name)) - 1.0)

    def _group_height(self, group: tuple[str, list[_Moment]], row: float) -> float:
        name, moments = group
        height = _GROUP_END + self._heading_height(name)
        for moment in moments:
            for index, lines in enumerate(self._labels(moment)):
                height += self._height(lines, row if index == 0 else _TOGETHER)
        return height

    def _height(self, lines: list[str], row: float) -> float:
        return row + _LINE * (len(lines) - (1 if self.beside else 0))

    def _labels(self, moment: _Moment) -> list[list[str]]:
        """Each work's label in lines, with its date where that is told."""
        room = self._room(moment.dates)[1]
        labels = []
        for index, work in enumerate(moment.works):
            text = f"{self._date(moment, index)} {self.speech.of(work.label)}".lstrip()
            labels.append(wrapped(text, room, self.type.label, self.speech, bold=True))
        return labels

    def _date(self, moment: _Moment, index: int) -> str:
        """The date that a label begins with: works of one day, tied to each other, say it once; apart, each says it."""
        if index and self.beside:
            return ""
        return phrases.date_words(moment.dates, self.speech, self.report.year)

    def _room(self, dates: Dates) -> tuple[Anchor, float]:
        """On which side of its mark a label stands, and how many pixels it has there."""
        if not self.beside:
            return "left", self.layout.inner_width
        after = ((self.months.last - dates.end).days) * self.day - _GAP
        before = ((dates.start - self.months.first).days) * self.day - _GAP
        return ("left", after) if after >= before or after >= 420 else ("right", before)

    def _moment(self, moment: _Moment, y: float, row: float) -> float:
        layout = self.layout
        side, _ = self._room(moment.dates)
        for index, (work, lines) in enumerate(zip(moment.works, self._labels(moment), strict=True)):
            run_lines = self._emphasised(lines, self._date(moment, index))
            height = self._height(lines, row if index == 0 else _TOGETHER)
            if self.beside:
                # What a moment's first row has of air stands above it.
                middle = y + height - (_TOGETHER + _LINE * (len(lines) - 1)) / 2
                if index:
                    self._tie(moment, middle)
                day = moment.dates.end + datetime.timedelta(days=1) if side == "left" else moment.dates.start
                if moment.dates.start == moment.dates.end:
                    day = moment.dates.start
                dx = _GAP if side == "left" else -_GAP
                for number, line in enumerate(run_lines):
                    place = middle + _LINE * (number - (len(run_lines) - 1) / 2)
                    layout.text(line, place, x=self._at(day), anchor=side, dx=dx)
            else:
                top = y + height - _LINE * len(lines) - _TOGETHER
                for number, line in enumerate(run_lines):
                    layout.text(line, top + _LINE * (number + 0.5), dx=-layout.left)
                middle = top + _LINE * len(lines) + _TOGETHER * 0.35
                layout.rule(middle)
            self._mark(work, middle)
            y += height
        return y

    def _at(self, day: datetime.date) -> float:
        """A day's place on the axis, as a share of its length."""
        return (day - self.months.first).days / self.months.days

    def _tie(self, moment: _Moment, middle: float) -> None:
        """A line from one mark to the mark above it: works of the same day."""
        x, look = self._at(moment.dates.start), self.look
        self.layout.line((x, x), (middle - _TOGETHER, middle), "muted", look.lines.edge, on_ground=True)

    def _mark(self, work: Work, middle: float) -> None:
        assert work.dates is not None
        if work.dates.start != work.dates.end:
            self.spans.append((work, middle))
            return
        self.days.append((work, middle))

    def _marks(self) -> None:
        layout, lines, colour = self.layout, self.look.lines, "ink"
        for work, y in self.spans:
            assert work.dates is not None
            ends = self._at(work.dates.start), self._at(work.dates.end + datetime.timedelta(days=1))
            edges = y - lines.period / 2, y + lines.period / 2
            layout.box(ends, edges, fill=colour, mark=self._mark_of(work))
        for work, y in self.days:
            layout.dot(self._at(_start(work)[0]), y, lines.dot, colour, None, 0, self._mark_of(work))

    def _mark_of(self, work: Work) -> Mark:
        date = phrases.date_words(work.dates, self.speech, self.report.year) if work.dates else ""
        title = self.speech.say("timeline.dated", date=date, name=self.speech.of(work.label))
        summary = wrapped(self.speech.of(work.summary), 300, 13, self.speech)
        return Mark("work", work.id, title, tuple(summary))

    def _emphasised(self, lines: list[str], beginning: str) -> list[list[Run]]:
        """The lines, what they begin with in bold."""
        run_lines, size, ink = [], self.type.label, "ink"
        for line in lines:
            bold = line[: len(beginning)]
            beginning = beginning[len(bold) :].lstrip()
            runs = [Run(bold, size, ink, bold=True), Run(line[len(bold) :], size, ink)]
            run_lines.append([run for run in runs if run.text])
        return run_lines


def _moments(works: Iterable[Work]) -> list[_Moment]:
    moments: dict[tuple[datetime.date, datetime.date], list[Work]] = {}
    for work in works:
        moments.setdefault(_start(work), []).append(work)
    return [_Moment(group[0].dates, tuple(group)) for group in moments.values() if group[0].dates]

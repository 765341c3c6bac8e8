"""Fields: the works as dots, a row for each policy field, the committee itself last and apart; three colours for what
was said, done and built; beside each row a few works by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, LEAD
from cppcc.charts.measure import width
from cppcc.charts.scene import Mark
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Report, Work
from cppcc.model.selection import GENERAL, Selection
from cppcc.model.terms import KindGroup
from cppcc.speech import findings, phrases, statements
from cppcc.speech.speech import Speech

#: The field of the committee itself, which is no policy field.
ITSELF = "institution"
#: The room between two dots at most and at least, and a dot's size in parts of it; a row's height.
_PITCH, _PITCH_LEAST, _DOT, _ROW = 26, 9, 0.62, 38
#: The size of labels, and of the names beside a row; as wide as it takes for names to stand there.
_LABEL, _NAMES, _BESIDE = 20, 20, 900
#: How many works are named in a row.
_MOST = 4
#: Fill and edge of the dots of each group, by the roles of colours; None where there is no edge.
_MANNERS: dict[KindGroup, tuple[str, str | None]] = {
    KindGroup.SAY: ("accent", None),
    KindGroup.DO: ("dot", None),
    KindGroup.BUILD: ("paper", "muted"),
}


#: A field's id and its works.
_Row = tuple[str, list[Work]]


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The works that the filters leave, by field: a work of two fields stands in both."""
    works = selection.works(report)
    ids = [id for id in report.terms.fields if any(id in work.fields for work in works)]
    every = [(id, [work for work in works if id in work.fields]) for id in ids]
    every.sort(key=lambda row: (row[0] == ITSELF, -len(row[1])))
    rows = [row for row in every if not only or row[0] in only]
    has = bool(report.works)
    title = findings.found(report, "fields", selection, speech)
    if rows and not title:
        title = _computed(every, len(works), speech)

    def lay(shown: Sequence[_Row], source: str) -> tuple[Sheet, _Rows | None, Sequence[_Row]]:
        sheet = parts.sheet_of_works(
            *(report, selection, frame, look, speech),
            kicker=speech.say("form.fields"),
            title=title or speech.say("form.fields"),
            note=speech.say("form.note_fields") if any(len(work.fields) > 1 for work in works) else "",
            source=source,
        )
        laid = _fitted(sheet, report, shown) if shown else None
        return sheet, laid, laid.rows if laid else []

    sheet, laid, left_out = parts.settled(
        rows, lay, lambda remark: parts.source_of(report, selection, speech, remark), speech, _count
    )
    height = laid.draw() if laid else parts.nothing(sheet, "fields", has)
    drawn = list(dict.fromkeys(work for _, members in (laid.rows if laid else []) for work in members))
    counted = [
        speech.say("form.counted", name=speech.of(speech.terms.fields[id].label), count=len(members))
        for id, members in (laid.rows if laid else [])
    ]
    chart = parts.finish(
        "fields", report, selection, sheet, sheet.scene(height), speech, (), drawn, has=has, counted=counted
    )
    return replace(chart, left_out=tuple(id for id, _ in left_out))


def _count(rows: Sequence[_Row]) -> int:
    return len({work.id for _, members in rows for work in members})


def _computed(rows: Sequence[tuple[str, list[Work]]], count: int, speech: Speech) -> str:
    """The one policy field that most works are of; where two tie, how many works there are."""
    policy = [(id, len(works)) for id, works in rows if id not in (ITSELF, GENERAL)]
    if not policy or (len(policy) > 1 and policy[0][1] == policy[1][1]):
        return speech.say("form.works", count=count)
    return speech.say("form.field_most", field=speech.of(speech.terms.fields[policy[0][0]].label))


@dataclass
class _Rows:
    """The rows at one pitch of their dots."""

    sheet: Sheet
    report: Report
    rows: list[tuple[str, list[Work]]]

    def __post_init__(self) -> None:
        sheet = self.sheet
        names = [self._name(id) for id, _ in self.rows]
        self.left = min(max(width(name, _LABEL, bold=True) for name in names) + 16, sheet.width * 0.42)
        #: Names stand behind the dots of every row but the last one, where dots may go on to the edge.
        self.has_names = sheet.width >= _BESIDE
        counts = [len(works) for id, works in self.rows if id != ITSELF] or [1]
        room = sheet.width * (0.44 if self.has_names else 1) - self.left - 40
        self.pitch = max(_PITCH_LEAST, min(_PITCH, room / max(counts)))
        longest = max(len(works) for _, works in self.rows)
        self.pitch = max(_PITCH_LEAST, min(self.pitch, (sheet.width - self.left - 40) / min(longest, 60)))
        self.per_line = max(1, int((sheet.width - self.left - 40) / self.pitch))
        self.names_at = self.left + max(counts) * self.pitch + 56

    def _name(self, id: str) -> str:
        return self.sheet.speech.of(self.sheet.speech.terms.fields[id].label)

    def lines(self, works: Sequence[Work]) -> int:
        return -(-len(works) // self.per_line)

    def row_height(self, id: str, works: Sequence[Work]) -> float:
        label = len(self.sheet.lines(self._name(id), self.left - 8, _LABEL, bold=True)) * _LABEL * 1.3
        return max(_ROW, label + 8, self.lines(works) * self.pitch + 12)

    @property
    def legend(self) -> list[KindGroup]:
        """The groups that occur."""
        groups = {self._group(work) for _, works in self.rows for work in works}
        return [group for group in KindGroup if group in groups]

    def _group(self, work: Work) -> KindGroup:
        return self.report.terms.kinds[work.kind].group or KindGroup.DO

    @property
    def _legend_lines(self) -> list[list[KindGroup]]:
        """The legend in lines that fit."""
        lines: list[list[KindGroup]] = [[]]
        taken = 0.0
        for group in self.legend:
            across = 22 + width(self.sheet.speech.say(f"form.group_{group}"), BODY) + 28
            if lines[-1] and taken + across > self.sheet.width:
                lines.append([])
                taken = 0.0
            lines[-1].append(group)
            taken += across
        return lines

    @property
    def height(self) -> float:
        rows = sum(self.row_height(id, works) for id, works in self.rows)
        return len(self._legend_lines) * BODY * LEAD + 10 + rows + (14 if self._is_apart else 0)

    @property
    def _is_apart(self) -> bool:
        return len(self.rows) > 1 and self.rows[-1][0] == ITSELF

    def draw(self) -> float:
        """Draws legend and rows; gives the height."""
        sheet = self.sheet
        free = 0.0 if sheet.height is None else max(0.0, sheet.height - self.height)
        grow = min(22.0 * sheet.ample, free / len(self.rows))
        y = (free - grow * len(self.rows)) * 0.35
        for line in self._legend_lines:
            x = 0.0
            for group in line:
                fill, edge = _MANNERS[group]
                sheet.dot(x + 9, y + BODY * LEAD / 2, 15, fill, edge)
                words = sheet.speech.say(f"form.group_{group}")
                size = next(s for s in (BODY, 20, 18, 16) if s == 16 or width(words, s) + 22 <= sheet.width)
                sheet.text(words, x + 22, y + BODY * LEAD / 2, size, colour="muted")
                x += 22 + width(words, BODY) + 28
            y += BODY * LEAD
        y += 10
        for number, (id, works) in enumerate(self.rows):
            if number == len(self.rows) - 1 and self._is_apart:
                sheet.rule(y + 6, weight=1)
                y += 14
            height = self.row_height(id, works) + grow
            self._draw_row(id, works, y + height / 2)
            y += height
        return y

    def _draw_row(self, id: str, works: Sequence[Work], middle: float) -> None:
        sheet = self.sheet
        label = sheet.lines(self._name(id), self.left - 8, _LABEL, bold=True)
        for index, name in enumerate(label):
            sheet.text(name, 0, middle + _LABEL * 1.3 * (index + 0.5 - len(label) / 2), _LABEL, bold=True)
        order = list(KindGroup)
        ranked = sorted(works, key=lambda work: order.index(self._group(work)))
        lines = self.lines(works)
        for place, work in enumerate(ranked):
            line, column = divmod(place, self.per_line)
            fill, edge = _MANNERS[self._group(work)]
            at = middle + self.pitch * (line + 0.5 - lines / 2)
            mark = Mark("work", work.id, sheet.speech.of(work.label), (sheet.speech.of(work.summary),))
            sheet.dot(self.left + self.pitch * (column + 0.5), at, self.pitch * _DOT, fill, edge, mark)
        last = min(len(works), self.per_line)
        sheet.text(str(len(works)), self.left + self.pitch * last + 10, middle, _LABEL, bold=True)
        if self.has_names and id != ITSELF:
            self._draw_names(works, middle)

    def _draw_names(self, works: Sequence[Work], middle: float) -> None:
        """The works that the file gives as examples, as many as there is room for."""
        sheet, told = self.sheet, ""
        for work in [work for work in works if work.example][:_MOST]:
            name = statements.short(work, sheet.speech)
            longer = phrases.listed(filter(None, (told, name)), sheet.speech)
            if width(longer, _NAMES) > (sheet.width - self.names_at) / (1.1 if sheet.frame.bare else 1):
                break
            told = longer
        if told:
            sheet.text(told, self.names_at, middle, _NAMES, "muted")


def _fitted(sheet: Sheet, report: Report, rows: Sequence[tuple[str, list[Work]]]) -> _Rows:
    """The rows, without the shortest ones as long as there is no room."""
    kept = list(rows)
    laid = _Rows(sheet, report, kept)
    while sheet.height is not None and len(kept) > 1 and laid.height > sheet.height:
        kept.pop(-2 if kept[-1][0] == ITSELF else -1)
        laid = _Rows(sheet, report, kept)
    return laid

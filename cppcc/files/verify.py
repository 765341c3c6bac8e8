"""A report file against the text it was drawn from: do its places and wordings stand there, and what is left over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cppcc.messages import say
from cppcc.messages.translations import FIRST_LANGUAGE, Words
from cppcc.model.locator import Locator
from cppcc.model.quantity import Quantity
from cppcc.model.quantity.bare import NAMES
from cppcc.model.quantity.numerals import folded
from cppcc.model.quantity.scan import Numeral, alike, scan
from cppcc.model.report import Figure, Report, Work
from cppcc.model.statement import Statement
from cppcc.model.terms import Vocabulary


class Fault(StrEnum):
    """How a wording can disagree with the text. The texts word it, under ``verify.*``."""

    MISSING = "missing"
    MOVED = "moved"
    REPEATED = "repeated"
    UNWRITTEN = "unwritten"
    APART = "apart"
    PARTIAL = "partial"
    BEYOND = "beyond"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One wording of the file that does not stand in the text as the file says.

    Args:
        item: id of the figure, work or theme; of what is told of a work with its key: ``panlong_meeting.steps``.
        line: line of the text, from 1, where the file says it stands.
        token: the wording looked for; for a theme, its label.
        places: the lines of the text where it does stand, as often as it stands there; for a theme, the text's last.
        whole: the words of the text that the wording is only a part of.
        why: where these words state no quantity, the reason.
    """

    item: str
    line: int
    token: str
    fault: Fault
    places: tuple[int, ...] = ()
    whole: str = ""
    why: Words | None = None

    def text(self, language: str = FIRST_LANGUAGE) -> str:
        """What is wrong; what was expected; how to mend it."""
        places = ", ".join(map(str, dict.fromkeys(self.places)))
        values = {"line": self.line, "there": places, "count": len(self.places), "whole": self.whole, "length": _COPIED}
        if self.why:  # no one is told to copy what would be refused
            return say(language, "verify.otherwise", **values, why=self.why[language])
        return say(language, f"verify.{self.fault}", **values)


@dataclass(frozen=True, slots=True)
class UnclaimedNumeral:
    """A numeral of the text that no figure, work or date accounts for, with the characters around it."""

    line: int
    words: str
    around: str


def verify(report: Report, text: str) -> list[Mismatch]:
    """Where the file disagrees with the text, by line; empty where all of it stands there.

    Every theme must begin on a line of the text, and every token stand on its line and nowhere else; every date as
    written on the line of its token; every quantity at its token, whole: a 近 or 至 before it, a digit, a 余 or its
    unit left out would make it another quantity. No sentence of ours repeats 20 characters of the text in a row.
    Width, shape of quotation marks and script are the same, and spaces do not count: published pages and stored
    copies differ in them.

    Args:
        text: the whole text; its lines are counted as the file's locators count them.
    """
    lines = _lines(report, text)
    # A line break at the end is no further line.
    last = max((number for number, line in enumerate(lines, 1) if line.text), default=0)
    mismatches = [
        Mismatch(theme.id, theme.line, theme.label[FIRST_LANGUAGE], Fault.BEYOND, (last,))
        for theme in report.themes
        if not 1 <= theme.line <= last
    ]
    for id, at, as_written, item in _places(report):
        line = lines[at.line - 1] if 0 < at.line <= len(lines) else _Line("", frozenset())
        places = tuple(number for number, each in enumerate(lines, 1) for _ in each.spans(at.token))
        if len(places) > 1:
            mismatches.append(Mismatch(id, at.line, at.token, Fault.REPEATED, places))
        elif places != (at.line,):
            mismatches.append(Mismatch(id, at.line, at.token, Fault.MOVED if places else Fault.MISSING, places))
        if as_written and not any(line.spans(as_written)):
            mismatches.append(Mismatch(id, at.line, as_written, Fault.UNWRITTEN))
        elif isinstance(item, Figure) and places == (at.line,):
            mismatches += _misquoted(report.terms, item, line)
    mismatches += _copied(report, lines)
    return sorted(mismatches, key=lambda mismatch: mismatch.line)


def sha256(text: str) -> str:
    """What a report file's ``text_sha256`` holds of the text that its locators were taken from."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def same_text(report: Report, text: str) -> bool:
    """Whether it is, to the byte, the text that the file's locators were taken from."""
    return sha256(text) == report.text_sha256.lower()


def _misquoted(terms: Vocabulary, figure: Figure, line: _Line) -> Iterator[Mismatch]:
    """What is wrong with a quantity that does stand on the token's line: another place, or a part of a larger one."""
    at, quantity = figure.at, figure.quantity
    [(since, until)] = line.spans(at.token)
    spans = [span for span in line.spans(quantity.as_written) if span[0] < until and since < span[1]]
    if not spans:
        yield Mismatch(figure.id, at.line, quantity.as_written, Fault.APART)
        return
    name = terms.metrics[figure.metric].label[FIRST_LANGUAGE] + figure.label[FIRST_LANGUAGE]
    wholes = [line.larger(start, end, quantity, name) for start, end in spans]
    if wholes[0] and all(wholes):  # where it stands twice at the token, one may be whole
        whole = wholes[0]
        yield Mismatch(figure.id, at.line, quantity.as_written, Fault.PARTIAL, whole=whole.words, why=whole.refusal)


def unaccounted(report: Report, text: str) -> list[UnclaimedNumeral]:
    """The numerals of the text that stand in no figure's, work's or date's wording, in the text's order.

    For people to look at: most are names, ordinals and dates (“十四届九次”, “3815”), and one may be a forgotten figure.
    The report's own title, its day of publication and its year are left out.
    """
    numerals = []
    accounted = _accounted(report)
    for number, line in enumerate(_lines(report, text), 1):
        spans = [span for at, as_written in accounted.get(number, ()) for span in _taken(line, at, as_written)]
        spans += [span for words in (report.title, report.published.isoformat()) for span in line.spans(words)]
        for numeral in line.numerals:
            known = any(numeral.start < until and since < numeral.end for since, until in spans)
            if numeral.words != f"{report.year}年" and not known:
                around = line.printed[max(numeral.start - _AROUND, 0) : numeral.end + _AROUND].strip()
                numerals.append(UnclaimedNumeral(number, numeral.words, around))
    return numerals


#: How many characters are shown on either side of a numeral.
_AROUND = 8


class _Line:
    """One line, searched without regard to script, to width of punctuation and to spaces."""

    def __init__(self, printed: str, units: frozenset[str]) -> None:
        self.printed = printed
        self._units = units
        line = folded(printed, digits_apart=False)
        self.text, self._places = line.text, line.places

    def spans(self, wording: str) -> Iterator[tuple[int, int]]:
        """Where a wording stands in the line as printed, each time: first place and the one behind the last."""
        sought = folded(wording, digits_apart=False).text
        start = self.text.find(sought) if sought else -1
        while start >= 0:
            yield self._places[start], self._places[start + len(sought) - 1] + 1
            start = self.text.find(sought, start + 1)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        return tuple(scan(self.printed, self._units))

    def larger(self, start: int, end: int, quantity: Quantity, name: str) -> Numeral | None:
        """That of which what stands there is only a part, and that does not say this quantity of a figure of this
        name; None if it is whole."""
        for whole in (numeral.of(name) for numeral in self.numerals):
            overlaps = whole.start < end and start < whole.end
            if overlaps and (whole.start < start or end < whole.end) and not alike(whole.reading, quantity):
                return whole
        return None


def _lines(report: Report, text: str) -> list[_Line]:
    """The lines of a text, whose numerals are counted in the vocabulary's units and in those that the file uses."""
    units = frozenset(report.terms.units) | {figure.quantity.unit for figure in report.figures}
    # Not splitlines(): editors do not count a form feed or U+2028 as the end of a line.
    return [_Line(line, units) for line in re.split(r"\r\n|\r|\n", text)]


def _accounted(report: Report) -> dict[int, list[tuple[str, str]]]:
    """Line → token and further wording of each item there."""
    wordings: dict[int, list[tuple[str, str]]] = {}
    for _, at, as_written, _ in _places(report):
        wordings.setdefault(at.line, []).append((at.token, as_written))
    return wordings


def _places(report: Report) -> Iterator[tuple[str, Locator, str, Figure | Work | None]]:
    """What stands at some place of the text: its id, the place, its further wording there, and the item that it is."""
    for item in _items(report):
        yield item.id, item.at, _as_written(item), item
    for work in report.works:
        if work.first:
            yield f"{work.id}.first", work.first.at, work.first.word, None
        for response in work.responses:
            yield f"{work.id}.response", response.at, "", None
        if work.outcome:
            yield f"{work.id}.outcome", work.outcome.at, "", None
        for step in work.steps:
            yield f"{work.id}.steps", step.at, step.dates.as_written if step.dates else "", None


def _copied(report: Report, lines: Sequence[_Line]) -> Iterator[Mismatch]:
    """Our own words that are the text's: so many characters in a row, outside titles and quoted names."""
    text = "\n".join(line.text for line in lines)
    for id, words in _our_words(report):
        for part in NAMES.split(words[FIRST_LANGUAGE]):
            ours = folded(part, digits_apart=False).text
            for start in range(len(ours) - _COPIED + 1):
                place = text.find(ours[start : start + _COPIED])
                if place >= 0:
                    line = text.count("\n", 0, place) + 1
                    yield Mismatch(id, line, ours[start : start + _COPIED], Fault.COPIED)
                    break


def _our_words(report: Report) -> Iterator[tuple[str, Words]]:
    """Every sentence of the file that is ours and not the text's: the id of what it is told of, and the sentence."""
    statements: list[tuple[str, Statement | None]] = [("report", report.headline)]
    statements += [(f"findings.{name}", statement) for name, statement in report.findings.items()]
    for theme in report.themes:
        yield theme.id, theme.summary
        statements.append((theme.id, theme.headline))
    for figure in report.figures:
        statements += [(figure.id, figure.consequence), (figure.id, figure.counted_as)]
        yield from ((figure.id, note) for note in (figure.note, *(each.note for each in figure.relations)) if note)
    for work in report.works:
        yield from ((work.id, words) for words in (work.summary, work.note) if words)
        texts = (*(response.text for response in work.responses), *(step.text for step in work.steps))
        statements += [(work.id, text) for text in texts]
        statements += [(work.id, work.outcome.text)] if work.outcome else []
        statements += [(work.id, work.advice)] if isinstance(work.advice, Statement) else []
    yield from ((item.id, item.text) for item in report.unstated)
    yield from ((id, statement.words) for id, statement in statements if statement)


#: So many characters in a row are the text's wording and not ours.
_COPIED = 20


def _items(report: Report) -> tuple[Figure | Work, ...]:
    return (*report.figures, *report.works)


def _as_written(item: Figure | Work) -> str:
    """The wording that an item takes from the text beside its token: a quantity, a date, or none."""
    if isinstance(item, Figure):
        return item.quantity.as_written
    return item.dates.as_written if item.dates else ""


def _taken(line: _Line, token: str, as_written: str) -> Iterable[tuple[int, int]]:
    """The token's span, and of the wordings on its line the one that is nearest to it: 8个 may stand there twice."""
    tokens = list(line.spans(token))
    written = list(line.spans(as_written))
    if tokens and written:
        start = tokens[0][0]
        return [*tokens, min(written, key=lambda span: abs(span[0] - start))]
    return tokens or written[:1]

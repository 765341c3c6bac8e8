"""A report file against the text it was drawn from: do its places and wordings stand there, and what is left over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cppcc.load import vocabulary
from cppcc.report import Locator, Report
from cppcc.texts import say
from cppcc.words import FIRST_LANGUAGE


class Fault(StrEnum):
    """How a wording can disagree with the text. The texts word it, under ``verify.*``."""

    MISSING = "missing"
    MOVED = "moved"
    REPEATED = "repeated"
    UNWRITTEN = "unwritten"
    APART = "apart"
    PARTIAL = "partial"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One wording of the file that does not stand in the text as the file says.

    Args:
        item: id of the figure, work or theme.
        line: line of the text, from 1, where the file says it stands.
        token: the wording looked for; for a theme, its label.
        there: the lines of the text where it does stand, as often as it stands there; for a theme, the text's last.
        whole: the quantity of the text that the wording is only a part of.
    """

    item: str
    line: int
    token: str
    fault: Fault
    there: tuple[int, ...] = ()
    whole: str = ""

    def text(self, language: str = FIRST_LANGUAGE) -> str:
        """What is wrong; what was expected; how to mend it."""
        there = ", ".join(map(str, dict.fromkeys(self.there)))
        return say(
            language, f"verify.{self.fault}", line=self.line, there=there, count=len(self.there), whole=self.whole
        )


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the text that no figure, work or date accounts for, with the characters around it."""

    line: int
    words: str
    around: str


def verify(report: Report, text: str) -> list[Mismatch]:
    """Where the file disagrees with the text, by line; empty where all of it stands there.

    Every theme must begin on a line of the text, and every token stand on its line and nowhere else; every date as
    written on the line of its token; every quantity at its token, whole: a 近 or 至 before it, a digit, a 余 or its
    unit left out would make it another quantity.
    Full-width and half-width punctuation are the same, and spaces do not count: published pages and stored copies
    differ in both.

    Args:
        text: the whole text; its lines are counted as the file's locators count them.
    """
    lines = _lines(text)
    wordings = [(figure.id, figure.at, figure.quantity.as_written, True) for figure in report.figures]
    wordings += [(work.id, work.at, work.dates.as_written if work.dates else "", False) for work in report.works]
    # A line break at the end is no further line.
    last = max((number for number, line in enumerate(lines, 1) if line.folded), default=0)
    found = [
        Mismatch(theme.id, theme.line, theme.label[FIRST_LANGUAGE], Fault.BEYOND, (last,))
        for theme in report.themes
        if not 1 <= theme.line <= last
    ]
    for item, at, as_written, is_quantity in wordings:
        line = lines[at.line - 1] if 0 < at.line <= len(lines) else _Line("")
        there = tuple(number for number, each in enumerate(lines, 1) for _ in each.spans(at.token))
        if len(there) > 1:
            found.append(Mismatch(item, at.line, at.token, Fault.REPEATED, there))
        elif there != (at.line,):
            found.append(Mismatch(item, at.line, at.token, Fault.MOVED if there else Fault.MISSING, there))
        if as_written and not any(line.spans(as_written)):
            found.append(Mismatch(item, at.line, as_written, Fault.UNWRITTEN))
        elif is_quantity and there == (at.line,):
            found += _misquoted(item, at, as_written, line)
    return sorted(found, key=lambda mismatch: mismatch.line)


def sha256(text: str) -> str:
    """What a report file's ``text_sha256`` holds of the text that its locators were taken from."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def same_text(report: Report, text: str) -> bool:
    """Whether it is, to the byte, the text that the file's locators were taken from."""
    return sha256(text) == report.text_sha256.lower()


def _misquoted(item: str, at: Locator, as_written: str, line: _Line) -> Iterator[Mismatch]:
    """What is wrong with a quantity that does stand on the token's line: another place, or a part of a larger one."""
    [(since, until)] = line.spans(at.token)
    spans = [span for span in line.spans(as_written) if span[0] < until and since < span[1]]
    if not spans:
        yield Mismatch(item, at.line, as_written, Fault.APART)
        return
    start, end = spans[0]
    for match in _numeral().finditer(line.printed.translate(_FOLD)):
        if match.start() < end and start < match.end() and (match.start() < start or match.end() > end):
            whole = line.printed[match.start() : match.end()].strip()
            yield Mismatch(item, at.line, as_written, Fault.PARTIAL, whole=whole)
            return


def unaccounted(report: Report, text: str) -> list[Numeral]:
    """The numerals of the text that stand in no figure's, work's or date's wording, in the text's order.

    For people to look at: most are names, ordinals and dates (“十四届九次”, “3815”), and one may be a forgotten figure.
    The report's own title, its day of publication and its year are left out.
    """
    left = []
    accounted = _accounted(report)
    for number, line in enumerate(_lines(text), 1):
        spans = [span for at, as_written in accounted.get(number, ()) for span in _taken(line, at, as_written)]
        spans += [span for known in (report.title, report.published.isoformat()) for span in line.spans(known)]
        for match in _numeral().finditer(line.printed.translate(_FOLD)):
            start, end = match.span()
            words = line.printed[start:end].strip()
            if words != f"{report.year}年" and not any(start < until and since < end for since, until in spans):
                around = line.printed[max(start - _AROUND, 0) : end + _AROUND].strip()
                left.append(Numeral(number, words, around))
    return left


#: How many characters are shown on either side of a numeral.
_AROUND = 8
# Characters fold one to one, so that a place in the folded text is a place in the text.
_FOLD = {0xFF01 + i: 0x21 + i for i in range(94)} | str.maketrans("“”‘’−", "\"\"''-")
_MAGNITUDE, _BOUND = "百千万亿", "余多+"
_CHINESE = "一二两三四五六七八九十"
_BEFORE = "(?:约|近|超过?|逾|突破|不少于|至少|不足|不到)?"
# Beside the units of the vocabulary: what a forgotten figure may be counted in.
_MEASURES = "方面 人次 人 名 位 家 所 座 户 村 批 份 轮 类 种 级 届 期 年 月 天 日 时 岁 倍 成 元 亩 公里 字"


@cache
def _numeral() -> re.Pattern[str]:
    units = sorted({*vocabulary().units, *_MEASURES.split()}, key=len, reverse=True)
    unit = "|".join(map(re.escape, units))
    arabic = r"\d+(?:[,.]\d+)*"
    day = r"\d+月(?:\d+日)?"
    return re.compile(
        r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?"  # a stamp
        rf"|(?:\d{{4}}年)?{day}|\d{{4}}年"
        r"|\d+(?:\+[0-9A-Za-z]+)+|\d+·\d+"  # a name such as 1+1+12+N, a day such as 4·23
        rf"|{_BEFORE}{arabic}(?:[-~至]{arabic})*\s*[{_BOUND}]*[{_MAGNITUDE}]*[{_BOUND}]*\s*(?:{unit})?"
        rf"|{_BEFORE}[{_CHINESE}{_MAGNITUDE}]+[{_BOUND}]*(?:{unit})"
    )


class _Line:
    """One line, searched without regard to width of punctuation and to spaces."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        # Zero-width characters come along when text is copied from a page, and one at a file's start.
        self.places = [place for place, char in enumerate(printed) if not _is_blank(char)]
        self.folded = "".join(printed[place] for place in self.places).translate(_FOLD)

    def spans(self, wording: str) -> Iterator[tuple[int, int]]:
        """Where a wording stands in the line as printed, each time: first place and the one behind the last."""
        sought = "".join(char for char in wording if not _is_blank(char)).translate(_FOLD)
        start = self.folded.find(sought) if sought else -1
        while start >= 0:
            yield self.places[start], self.places[start + len(sought) - 1] + 1
            start = self.folded.find(sought, start + 1)


def _is_blank(char: str) -> bool:
    return char.isspace() or char in "\u200b\ufeff"


def _lines(text: str) -> list[_Line]:
    # Not splitlines(): editors do not count a form feed or U+2028 as the end of a line.
    return [_Line(line) for line in re.split(r"\r\n|\r|\n", text)]


def _accounted(report: Report) -> dict[int, list[tuple[str, str]]]:
    """Line → token and further wording of each item there."""
    wordings: dict[int, list[tuple[str, str]]] = {}

    def add(at: Locator, as_written: str) -> None:
        wordings.setdefault(at.line, []).append((at.token, as_written))

    for figure in report.figures:
        add(figure.at, figure.quantity.as_written)
    for work in report.works:
        add(work.at, work.dates.as_written if work.dates else "")
    return wordings


def _taken(line: _Line, token: str, as_written: str) -> Iterable[tuple[int, int]]:
    """The token's span, and of the wordings on its line the one that is nearest to it: 8个 may stand there twice."""
    tokens = list(line.spans(token))
    written = list(line.spans(as_written))
    if tokens and written:
        start = tokens[0][0]
        return [*tokens, min(written, key=lambda span: abs(span[0] - start))]
    return tokens or written[:1]

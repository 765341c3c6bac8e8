"""What a figure, a ratio or a work is as a row for people: each column once, in the reader's language. Tables on pages,
CSV files, workbooks, documents and the page in one file choose among them; what programs read stands in ``records``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from cppcc.content.records import Single, number
from cppcc.model.quantity import Quantity
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.speech import phrases
from cppcc.speech.speech import Speech

Recorded = Figure | Ratio | Work
#: A row's cells by the columns' names.
TextRow = dict[str, Single]
_Cell = Callable[[Report, Any, Speech], Single]


def quantity_of(report: Report, item: Figure | Ratio) -> Quantity:
    """The number that a row tells: a ratio's is computed, and rounded as people read it, its bound kept true."""
    return item.quantity if isinstance(item, Figure) else phrases.rounded(report.quotient(item))


def _upper(report: Report, item: Figure | Ratio, speech: Speech) -> Single:
    upper = quantity_of(report, item).upper
    return None if upper is None else number(upper)


def _term(group: str, of: str) -> _Cell:
    """The label of the term that an item names."""
    return lambda report, item, speech: speech.of(getattr(report.terms, group)[getattr(item, of)].label)


def _all_notes(report: Report, work: Work, speech: Speech) -> str:
    notes = [work.note, work.dates.note if work.dates else None]
    return " ".join(speech.of(note) for note in notes if note)


def _derivation(report: Report, ratio: Ratio, speech: Speech) -> str:
    of, per = (phrases.labelled(report.figure(id), speech) for id in (ratio.of, ratio.per))
    return speech.say("ratio.made", of=of, per=per)


def _remark(report: Report, ratio: Ratio, speech: Speech) -> str:
    return speech.of(ratio.note) if ratio.note else ""


#: Of whatever has a number.
_NUMBER: Mapping[str, _Cell] = {
    "quantity": lambda report, item, speech: phrases.quantity_words(quantity_of(report, item), speech),
    # In the base unit: 6500余万元 is 65000000; of a range the lower end.
    "value": lambda report, item, speech: number(quantity_of(report, item).value),
    "upper": _upper,
    "bound": lambda report, item, speech: speech.say(f"bound.{quantity_of(report, item).bound}"),
    "sign": lambda report, item, speech: phrases.bound_words(quantity_of(report, item).bound, speech),
    "unit": lambda report, item, speech: phrases.unit_of(quantity_of(report, item), speech),
}
#: Of what stands somewhere in the text.
_PLACE: Mapping[str, _Cell] = {
    "name": lambda report, item, speech: speech.of(item.label),
    "theme": lambda report, item, speech: speech.of(report.theme(item.theme).label),
    "theme_short": lambda report, item, speech: speech.of(report.theme(item.theme).short),
    "actor": _term("actors", "actor"),
    "fields": lambda report, item, speech: phrases.field_names(item, speech),
    "token": lambda report, item, speech: item.at.token,
    "place": lambda report, item, speech: speech.say(
        "figure.place", theme=speech.of(report.theme(item.theme).short), token=item.at.token
    ),
    "id": lambda report, item, speech: item.id,
}
FIGURE: Mapping[str, _Cell] = {
    **_PLACE,
    **_NUMBER,
    "words": lambda report, figure, speech: figure.quantity.as_written,
    "category": _term("categories", "category"),
    "note": phrases.to_mind,
}
RATIO: Mapping[str, _Cell] = {
    **_NUMBER,
    "name": _PLACE["name"],
    "words": _NUMBER["quantity"],
    "of": lambda report, ratio, speech: phrases.labelled(report.figure(ratio.of), speech),
    "per": lambda report, ratio, speech: phrases.labelled(report.figure(ratio.per), speech),
    "made": _derivation,
    "remark": _remark,
    "place": lambda report, ratio, speech: speech.say("data.ratio"),
    "note": lambda report, ratio, speech: (
        f"{_derivation(report, ratio, speech)} {_remark(report, ratio, speech)}".rstrip()
    ),
    "id": _PLACE["id"],
}
WORK: Mapping[str, _Cell] = {
    **_PLACE,
    "category": lambda report, work, speech: phrases.category_names(work, speech),
    "kind": _term("kinds", "kind"),
    # The report's words, and days; none where it states none.
    "date": lambda report, work, speech: work.dates.as_written if work.dates else None,
    "day": lambda report, work, speech: phrases.date_words(work.dates, speech, report.year) if work.dates else "",
    "from": lambda report, work, speech: work.dates.start.isoformat() if work.dates else None,
    "to": lambda report, work, speech: work.dates.end.isoformat() if work.dates else None,
    "summary": lambda report, work, speech: speech.of(work.summary),
    "note": _all_notes,
}
_OF: Mapping[type, tuple[str, Mapping[str, _Cell]]] = {
    Figure: ("figure", FIGURE),
    Ratio: ("ratio", RATIO),
    Work: ("work", WORK),
}


def kind_of(item: Recorded) -> str:
    """``figure``, ``ratio`` or ``work``."""
    return _OF[type(item)][0]


def cells(report: Report, item: Recorded, columns: Iterable[str], speech: Speech) -> TextRow:
    """An item's row, in the columns' order; None in those that its kind does not have."""
    of = _OF[type(item)][1]
    return {column: of[column](report, item, speech) if column in of else None for column in columns}


def texts(report: Report, item: Recorded, columns: Iterable[str], speech: Speech) -> list[str]:
    """The same as texts; nothing is empty."""
    return ["" if cell is None else str(cell) for cell in cells(report, item, columns, speech).values()]


def headings(columns: Sequence[str], speech: Speech, kind: str = "") -> list[str]:
    """What the columns are called; in a table of one kind, its names by that kind."""
    own = {"name": kind or "name", "quantity": "computed" if kind == "ratio" else "quantity"}
    return [speech.say(f"heading.{own.get(column, column)}") for column in columns]

"""Facts in words: quantities, relations, sources, filters and dates, in each language. Texts stand in cppcc/messages;
whole sentences are made in ``sentences``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from cppcc.model.locator import Dates
from cppcc.model.quantity import Bound, Quantity
from cppcc.model.quantity.value import scaled_to
from cppcc.model.report import Figure, Head, Period, Ratio, Report, Work
from cppcc.model.selection import DIMENSIONS, Barrier, CannotAdd, Selection, addable_pairs, total
from cppcc.speech.speech import Speech

#: Powers of ten that large numbers are told in, under ``number.*`` in the messages.
_MAGNITUDES = ((9, "billion"), (6, "million"))
#: Words for a year that is told by another one: beside them its number stands apart, 去年下半年（2022年）.
_YEAR_OF_ANOTHER = "[去上前今本当同次明后]年"


def number_and_unit(quantity: Quantity, speech: Speech) -> tuple[str, str]:
    """The quantity in the report's own words, in two parts: ``30余`` and ``项``; ``more than 30`` and ``items``. A sign
    is part of the number: ``90.4%``."""
    number = number_words(quantity, speech)
    unit = quantity.unit_words if speech.is_the_reports else unit_of(quantity, speech)
    return (number + unit, "") if unit == "%" else (number, unit)


def number_words(quantity: Quantity, speech: Speech) -> str:
    """The number with its bound, without the unit: in the reports' language as they write it."""
    if speech.is_the_reports:
        return quantity.number_words
    # Two thirds have no last digit: here they are told as a share of few digits, its bound still true.
    shown = quantity.rounded(1) if quantity.is_fraction else quantity
    low, high = _digits(shown, shown.value, speech), _digits(shown, shown.high, speech)
    if shown.bound is Bound.AT_MOST and not shown.inclusive and "近" in quantity.number_words:
        return speech.say("number.nearly", number=low)
    return speech.say(f"number.{_kind_of_bound(shown)}", number=low, upper=high)


def _digits(quantity: Quantity, value: Decimal, speech: Speech) -> str:
    """One end of a quantity, in the largest magnitude that leaves at most two decimals."""
    number, magnitude = scaled_to(value, _MAGNITUDES)
    digits = f"{quantity.as_printed(number):,f}"
    return speech.say(f"number.{magnitude}", number=digits) if magnitude else digits


def _kind_of_bound(quantity: Quantity) -> str:
    """The bound, told apart by whether it may itself be the true value."""
    if quantity.inclusive or quantity.bound not in (Bound.AT_LEAST, Bound.AT_MOST):
        return quantity.bound
    if quantity.bound is Bound.AT_LEAST:
        return "more_than"
    return "fewer_than" if quantity.is_counted else "less_than"


def unit_of(quantity: Quantity, speech: Speech) -> str:
    """The unit that the value itself counts in: 元 where 6500余万元 is 65000000."""
    if speech.is_the_reports:
        return quantity.unit
    of, _, per = quantity.unit.partition("/")
    is_one = quantity.value == 1 and quantity.upper is None
    counted = _unit_word(of, speech, single=is_one)
    if not per:
        return counted
    whole = _unit_word(per, speech, single=True)
    words = speech.say("quantity.per").join((counted, whole)) if whole else counted + speech.say("quantity.each")
    return words.strip()


def _unit_word(unit: str, speech: Speech, *, single: bool) -> str:
    known = speech.terms.units
    return known[unit].word(speech.language, single=single) if unit in known else unit


def quantity_words(quantity: Quantity, speech: Speech) -> str:
    """The whole quantity in words: ``30余项``; ``more than 30 items``."""
    number, unit = number_and_unit(quantity, speech)
    return number + speech.say("quantity.gap") + unit if unit else number


def how_to_read(quantity: Quantity, speech: Speech) -> str:
    """A bound in plain words: ``多于3700人(次)，原文未载确切数。``; of a fraction, in decimals."""
    kind = _kind_of_bound(quantity)
    if quantity.is_fraction:
        quantity, kind = quantity.rounded(1), "fraction" if quantity.bound is Bound.ABOUT else kind
    low, high = (quantity_words(quantity.exactly(end), speech) for end in (quantity.value, quantity.high))
    return speech.say(f"read.{kind}", number=low, upper=high)


def bound_words(bound: Bound, speech: Speech) -> str:
    """A bound's name behind the sign that stands for it in charts: ``○→ 至少``."""
    return f"{speech.say(f'sign.{bound}')} {speech.say(f'bound.{bound}')}"


def labelled(figure: Figure, speech: Speech) -> str:
    """Label and quantity: ``提案442件``; ``Proposals (442 items)``."""
    return speech.say(
        "quantity.labelled", label=speech.of(figure.label), quantity=quantity_words(figure.quantity, speech)
    )


def in_full(report: Report, figure: Figure, speech: Speech) -> str:
    """The same where it stands alone among others: a share with what it is a share of, which is not what stands beside
    it: ``公共事业占比34.1%（占大会立案1092件）``."""
    return noted(figure, speech, [whole_of(report, figure, speech)])


def noted(figure: Figure, speech: Speech, asides: Iterable[str]) -> str:
    """Label and quantity with what must not be left out behind them."""
    aside = speech.say("list.semicolon").join(text for text in asides if text)
    if not aside:
        return labelled(figure, speech)
    words = quantity_words(figure.quantity, speech)
    return speech.say("quantity.noted", label=speech.of(figure.label), quantity=words, aside=aside)


def whole_of(report: Report, figure: Figure, speech: Speech) -> str:
    """What a share is a share of; empty for all else."""
    if figure.share_of is None or not report.has_figure(figure.share_of):
        return ""
    whole = report.figure(figure.share_of)
    return speech.say("share.aside", label=speech.of(whole.label), quantity=quantity_words(whole.quantity, speech))


def period_words(figures: Iterable[Figure], speech: Speech) -> str:
    """Which times figures are of; empty where all are of the report's year, which goes without saying."""
    of_figures = {figure.period for figure in figures}
    periods = [period for period in Period if period in of_figures]
    if periods in ([], [Period.YEAR]):
        return ""
    if periods == [Period.UNSTATED]:
        return speech.say("period.unstated")
    names = speech.say("list.semicolon").join(speech.say(f"period.{period}") for period in periods)
    return speech.say("scope.period" if len(periods) == 1 else "scope.periods", period=names)


def to_mind(report: Report, figure: Figure, speech: Speech) -> str:
    """What a table tells of a figure beside its number: its time where it is not the year, the whole of a share, its
    note."""
    words = [period_words([figure], speech), whole_of(report, figure, speech)]
    words += [speech.of(figure.note)] if figure.note else []
    return speech.say("list.dot").join(text for text in words if text)


def relation_words(report: Report, figure: Figure, other: Figure, name: str, speech: Speech) -> str:
    """How a figure stands to another, seen from the first: ``在征集提案1290件之内``; of that one, ``其中立案1248件``.

    Args:
        name: what the other one is called.
    """
    relation = report.relation(figure, other)
    words = speech.say(f"relation.{relation.kind}", other=name)
    return speech.say("list.colon").join((words, speech.of(relation.note))) if relation.note else words


def relations(report: Report, figure: Figure, speech: Speech) -> list[str]:
    """How a figure stands to others, a line each, and whether it may be added to them."""
    others = (report.figure(relation.to) for relation in report.relations_of(figure))
    return [
        speech.say(
            "list.aside",
            text=relation_words(report, figure, other, in_full(report, other, speech), speech),
            aside=sum_words(report, figure, other, speech),
        )
        for other in others
    ]


def sum_words(report: Report, figure: Figure, other: Figure, speech: Speech) -> str:
    """Whether two figures may be added: their sum, or why there is none."""
    try:
        both = quantity_words(total(report, (figure, other)), speech)
    except CannotAdd as refusal:
        return why_not(refusal.why, speech)
    return speech.say("addition.may", label=speech.of(other.label), total=both)


def why_not(why: Barrier, speech: Speech) -> str:
    """Why figures may not be added: ``单位不同，不能相加``."""
    return speech.say("addition.cannot", why=speech.say(f"why.{why}"))


def sums(report: Report, figures: Sequence[Figure], speech: Speech) -> list[str]:
    """The pairs of these figures that may be added, each with its sum."""
    return [added(report, a, b, both, speech) for a, b, both in addable_pairs(report, figures)]


def added(report: Report, a: Figure, b: Figure, both: Quantity, speech: Speech) -> str:
    """Two figures and their sum, said to be computed: ``委员参与1885人(次) + 群众参与3700余人(次) = 5585余人(次)``."""
    return speech.say(
        "sources_page.sum",
        a=in_full(report, a, speech),
        b=in_full(report, b, speech),
        total=quantity_words(both, speech),
    )


def ratio_words(report: Report, ratio: Ratio, speech: Speech) -> str:
    """The ratio's quantity, rounded to one decimal (two below one) with its bound kept true."""
    return quantity_words(rounded(report.quotient(ratio)), speech)


def rounded(quantity: Quantity) -> Quantity:
    """A derived quantity as people read it: two decimals below one, or as many as leave two places of a small number,
    one below a thousand, then three places."""
    if quantity.value < 1000:
        return quantity.rounded(max(2, 1 - quantity.value.adjusted()) if quantity.value < 1 else 1)
    return quantity.rounded(2 - quantity.value.adjusted())


def who_when(report: Report | Head, speech: Speech) -> str:
    """Committee and year: ``昆明市政协2023年``."""
    committee = " ".join(speech.of(report.committee.name).splitlines())
    return speech.say("report.who_when", committee=committee, year=report.year)


def source(report: Report, speech: Speech) -> str:
    """The source line that every picture carries."""
    committee, name = speech.of(report.committee.name), title(report, speech)
    return speech.say("report.source", committee=committee, title=name, published=report.published.isoformat())


def title(report: Report, speech: Speech) -> str:
    """The report's title as it stands between the marks of titles: its own are not doubled, and 《 within 《 is 〈."""
    name = report.title
    if name.startswith("《") and name.find("》") == len(name) - 1:
        name = name[1:-1]
    return name.translate(str.maketrans("《》", "〈〉")) if speech.is_the_reports else name


def joined(texts: Iterable[str], speech: Speech) -> str:
    """A list in running text."""
    return speech.say("list.comma").join(texts)


def listed(texts: Iterable[str], speech: Speech) -> str:
    """A list of words that are not told in a sentence."""
    return speech.say("list.or").join(texts)


def filters(report: Report, selection: Selection, speech: Speech) -> str:
    """The filters in force in words, empty where there are none: ``领域：生态环境；履职主体：市政协``."""
    said = []
    for name, dimension in DIMENSIONS.items():
        if chosen := getattr(selection, name):
            labels = {id: speech.of(label) for id, label in dimension.options(report).items()}
            # On one line, as filters are told within others' lines.
            names = speech.say("list.or").join(" ".join(labels.get(id, id).splitlines()) for id in chosen)
            said.append(speech.say("filter.said", name=speech.say(f"filter.{name}"), values=names))
    return speech.say("list.semicolon").join(said)


def what_is_left(report: Report, selection: Selection, speech: Speech) -> list[str]:
    """How much the filters leave, and what they cannot decide on."""
    figures, works = len(selection.figures(report)), len(selection.works(report))
    lines = [speech.say("filter.left", figures=figures, works=works)]
    if whole_year := selection.whole_year(report):
        lines.append(speech.say("filter.whole_year", count=len(whole_year)))
    if without := selection.works_without_category(report):
        lines.append(speech.say("filter.works_without_category", count=len(without)))
    for name, dimension in DIMENSIONS.items():
        if getattr(selection, name) and not dimension.acts_on_figures:
            lines.append(speech.say("filter.of_works", filter=speech.say(f"filter.{name}")))
    return lines


def field_names(item: Figure | Work, speech: Speech) -> str:
    """The fields of a figure or work, in words."""
    return listed((speech.of(speech.terms.fields[id].label) for id in item.fields), speech)


def category_names(work: Work, speech: Speech) -> str:
    """The categories of a work, in words; empty where it has none."""
    return listed((speech.of(speech.terms.categories[id].label) for id in work.categories), speech)


def date_words(dates: Dates, speech: Speech, year: int | None) -> str:
    """The report's own wording in Chinese; in English no more exact: ``30 Jun``, ``mid-Dec``, ``Apr – Jun``.

    Args:
        year: the report's, which goes without saying. Any other is told, even where the report leaves it to be
            understood: beside days of the report's year, a bare 4月8日 would be taken for one of them. None where
            nothing goes without saying.
    """
    if speech.is_the_reports:
        years = list(dict.fromkeys((dates.start.year, dates.end.year)))
        if years == [year] or re.search(r"\d{4}年", dates.as_written):
            return dates.as_written
        if len(years) == 1 and not re.search(_YEAR_OF_ANOTHER, dates.as_written):
            return speech.say("date.year", date=dates.as_written, year=years[0])
        year_names = [speech.say("date.whole_year", year=year) for year in years]
        aside = (
            year_names[0] if len(year_names) == 1 else speech.say("date.span", first=year_names[0], last=year_names[1])
        )
        return speech.say("list.aside", text=dates.as_written, aside=aside)
    first, last = _begin(dates, speech, year), _end(dates, speech, year)
    return first if first == last else speech.say("date.span", first=first, last=last)


def month_words(day: datetime.date, speech: Speech, *, with_year: bool) -> str:
    """A day's month: ``4月``, ``2024年4月``."""
    month = speech.say(f"month.{day.month}")
    return speech.say("date.year", date=month, year=day.year) if with_year else month


def _begin(dates: Dates, speech: Speech, year: int | None) -> str:
    third = {1: "early", 11: "middle", 21: "late"}.get(dates.start.day)
    return _end_words(dates, dates.start, third, speech, year)


def _end(dates: Dates, speech: Speech, year: int | None) -> str:
    third = "late" if _ends_month(dates.end) else {10: "early", 20: "middle"}.get(dates.end.day)
    return _end_words(dates, dates.end, third, speech, year)


def _ends_month(day: datetime.date) -> bool:
    return (day + datetime.timedelta(days=1)).day == 1


def _end_words(dates: Dates, day: datetime.date, third: str | None, speech: Speech, year: int | None) -> str:
    """One end of a stretch: a day, or where the report names none, the month or the part of it that ends there.

    Args:
        third: the part of the month that begins or ends on that day.
    """
    month = speech.say(f"month.{day.month}")
    words = speech.say("date.day", day=day.day, month=month)
    if not re.search("[日号]", dates.as_written):
        if third and "旬" in dates.as_written:
            words = speech.say(f"date.{third}", month=month)
        elif dates.start.day == 1 and _ends_month(dates.end):  # whole months
            words = month
    if dates.start.year == dates.end.year == year and not re.search(r"\d{4}年", dates.as_written):
        return words
    return speech.say("date.year", date=words, year=day.year)

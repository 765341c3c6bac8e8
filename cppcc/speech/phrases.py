"""Facts in words: quantities, relations, sources, filters and dates, in each language. Texts stand in cppcc/messages;
whole sentences are made in ``sentences``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cache

from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.model.quantity import Bound, Quantity, grammar
from cppcc.model.report import Dates, Figure, Head, Period, Ratio, Report, Work
from cppcc.model.selection import CannotAdd, Selection, Why, addable_pairs, total
from cppcc.model.terms import Term

#: Words for a year that is told by another one: beside them its number stands apart, 去年下半年（2022年）.
_YEAR_OF_ANOTHER = "[去上前今本当同次明后]年"


def number_and_unit(quantity: Quantity, language: str) -> tuple[str, str]:
    """The quantity in the report's own words, in two parts: ``30余`` and ``项``; ``more than 30`` and ``items``. A sign
    is part of the number: ``90.4%``."""
    number = quantity.number(language)
    unit = quantity.unit_words if language == "zh" else unit_of(quantity, language)
    return (number + unit, "") if unit == "%" else (number, unit)


def unit_of(quantity: Quantity, language: str) -> str:
    """The unit that the value itself counts in: 元 where 6500余万元 is 65000000."""
    if language == "zh":
        return quantity.unit
    of, _, per = quantity.unit.partition("/")
    is_one = quantity.value == 1 and quantity.upper is None
    counted = _unit_word(of, language, single=is_one)
    if not per:
        return counted
    whole = _unit_word(per, language, single=True)
    told = say(language, "quantity.per").join((counted, whole)) if whole else counted + say(language, "quantity.each")
    return told.strip()


def _unit_word(unit: str, language: str, *, single: bool) -> str:
    known = vocabulary().units
    return known[unit].word(language, single=single) if unit in known else unit


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Finds a number in running text with the words that say how true it is, and its unit: 30余项, 6500余万元.

    What it finds is kept on one line, so that no unit stands alone at a line's start.
    """
    return re.compile(grammar.printed_number(vocabulary().units))


def quantity_words(quantity: Quantity, language: str) -> str:
    """The whole quantity in words: ``30余项``; ``more than 30 items``."""
    number, unit = number_and_unit(quantity, language)
    return number + say(language, "quantity.gap") + unit if unit else number


def how_to_read(quantity: Quantity, language: str) -> str:
    """A bound in plain words: ``多于3700人(次)，原文未载确切数。``; of a fraction, in decimals."""
    kind: str = quantity.bound
    if not quantity.inclusive:
        less = "fewer_than" if quantity.is_counted else "less_than"
        kind = {Bound.AT_LEAST: "more_than", Bound.AT_MOST: less}.get(quantity.bound, kind)
    if quantity.is_fraction:
        quantity, kind = quantity.rounded(1), "fraction" if quantity.bound is Bound.ABOUT else kind
    low, high = (quantity_words(quantity.exactly(end), language) for end in (quantity.value, quantity.high))
    return say(language, f"read.{kind}", number=low, upper=high)


def bound_words(bound: Bound, language: str) -> str:
    """A bound's name behind the sign that stands for it in charts: ``○→ 至少``."""
    return f"{say(language, f'sign.{bound}')} {say(language, f'bound.{bound}')}"


def labelled(figure: Figure, language: str) -> str:
    """Label and quantity: ``提案442件``; ``Proposals (442 items)``."""
    return say(
        language, "quantity.labelled", label=figure.label[language], quantity=quantity_words(figure.quantity, language)
    )


def told(report: Report, figure: Figure, language: str) -> str:
    """The same where it stands alone among others: a share with what it is a share of, which is not what stands beside
    it: ``公共事业占比34.1%（占大会立案1092件）``."""
    return noted(figure, language, [whole_of(report, figure, language)])


def noted(figure: Figure, language: str, asides: Iterable[str]) -> str:
    """Label and quantity with what must not be left out behind them."""
    aside = say(language, "list.semicolon").join(text for text in asides if text)
    if not aside:
        return labelled(figure, language)
    words = quantity_words(figure.quantity, language)
    return say(language, "quantity.noted", label=figure.label[language], quantity=words, aside=aside)


def whole_of(report: Report, figure: Figure, language: str) -> str:
    """What a share is a share of; empty for all else."""
    if figure.share_of is None or not report.has_figure(figure.share_of):
        return ""
    whole = report.figure(figure.share_of)
    return say(language, "share.aside", label=whole.label[language], quantity=quantity_words(whole.quantity, language))


def period_words(figures: Iterable[Figure], language: str) -> str:
    """Which times figures are of; empty where all are of the report's year, which goes without saying."""
    of_figures = {figure.period for figure in figures}
    there = [period for period in Period if period in of_figures]
    if there in ([], [Period.YEAR]):
        return ""
    if there == [Period.UNSTATED]:
        return say(language, "period.unstated")
    names = say(language, "list.semicolon").join(say(language, f"period.{period}") for period in there)
    return say(language, "scope.period" if len(there) == 1 else "scope.periods", period=names)


def to_mind(report: Report, figure: Figure, language: str) -> str:
    """What a table tells of a figure beside its number: its time where it is not the year, the whole of a share, its
    note."""
    words = [period_words([figure], language), whole_of(report, figure, language)]
    words += [figure.note[language]] if figure.note else []
    return say(language, "list.dot").join(text for text in words if text)


def relation_words(report: Report, figure: Figure, other: Figure, name: str, language: str) -> str:
    """How a figure stands to another, seen from the first: ``在征集提案1290件之内``; of that one, ``其中立案1248件``.

    Args:
        name: what the other one is called.
    """
    relation = report.relation(figure, other)
    words = say(language, f"relation.{relation.kind}", other=name)
    return say(language, "list.colon").join((words, relation.note[language])) if relation.note else words


def relations(report: Report, figure: Figure, language: str) -> list[str]:
    """How a figure stands to others, a line each, and whether it may be added to them."""
    others = (report.figure(relation.to) for relation in report.relations_of(figure))
    return [
        say(
            language,
            "list.aside",
            text=relation_words(report, figure, other, told(report, other, language), language),
            aside=sum_words(report, figure, other, language),
        )
        for other in others
    ]


def sum_words(report: Report, figure: Figure, other: Figure, language: str) -> str:
    """Whether two figures may be added: their sum, or why there is none."""
    try:
        both = quantity_words(total(report, (figure, other)), language)
    except CannotAdd as refusal:
        return why_not(refusal.why, language)
    return say(language, "addition.may", label=other.label[language], total=both)


def why_not(why: Why, language: str) -> str:
    """Why figures may not be added: ``单位不同，不能相加``."""
    return say(language, "addition.cannot", why=say(language, f"why.{why}"))


def sums(report: Report, figures: Sequence[Figure], language: str) -> list[str]:
    """The pairs of these figures that may be added, each with its sum."""
    return [added(report, a, b, both, language) for a, b, both in addable_pairs(report, figures)]


def added(report: Report, a: Figure, b: Figure, both: Quantity, language: str) -> str:
    """Two figures and their sum, said to be computed: ``委员参与1885人(次) + 群众参与3700余人(次) = 5585余人(次)``."""
    return say(
        language,
        "sources_page.sum",
        a=told(report, a, language),
        b=told(report, b, language),
        total=quantity_words(both, language),
    )


def ratio_words(report: Report, ratio: Ratio, language: str) -> str:
    """The ratio's quantity, rounded to one decimal (two below one) with its bound kept true."""
    return quantity_words(rounded(report.quotient(ratio)), language)


def rounded(quantity: Quantity) -> Quantity:
    """A derived quantity as people read it: two decimals below one, or as many as leave two places of a small number,
    one below a thousand, then three places."""
    if quantity.value < 1000:
        return quantity.rounded(max(2, 1 - quantity.value.adjusted()) if quantity.value < 1 else 1)
    return quantity.rounded(2 - quantity.value.adjusted())


def who_when(report: Report | Head, language: str) -> str:
    """Committee and year: ``昆明市政协2023年``."""
    committee = " ".join(report.committee.name[language].splitlines())
    return say(language, "report.who_when", committee=committee, year=report.year)


def source(report: Report, language: str) -> str:
    """The source line that every picture carries."""
    committee, name = report.committee.name[language], title(report, language)
    return say(language, "report.source", committee=committee, title=name, published=report.published.isoformat())


def title(report: Report, language: str) -> str:
    """The report's title as it stands between the marks of titles: its own are not doubled, and 《 within 《 is 〈."""
    name = report.title
    if name.startswith("《") and name.find("》") == len(name) - 1:
        name = name[1:-1]
    return name.translate(str.maketrans("《》", "〈〉")) if language == "zh" else name


def joined(texts: Iterable[str], language: str) -> str:
    """A list in running text."""
    return say(language, "list.comma").join(texts)


def listed(texts: Iterable[str], language: str) -> str:
    """A list of words that are not told in a sentence."""
    return say(language, "list.or").join(texts)


def filters(report: Report, selection: Selection, language: str) -> str:
    """The filters in force in words, empty where there are none: ``领域：生态环境；履职主体：市政协``."""
    terms = vocabulary()
    known: dict[str, dict[str, str]] = {
        "themes": {theme.id: theme.short[language] for theme in report.themes},
        "fields": _labels(terms.fields.values(), language),
        "categories": _labels(terms.categories.values(), language),
        "actors": _labels(terms.actors.values(), language),
    }
    said = []
    for dimension, labels in known.items():
        chosen = getattr(selection, dimension)
        if chosen:
            # On one line, as filters are told within others' lines.
            names = say(language, "list.or").join(" ".join(labels.get(id, id).splitlines()) for id in chosen)
            said.append(say(language, "filter.said", name=say(language, f"filter.{dimension}"), values=names))
    return say(language, "list.semicolon").join(said)


def _labels(terms: Iterable[Term], language: str) -> dict[str, str]:
    return {term.id: term.label[language] for term in terms}


def what_is_left(report: Report, selection: Selection, language: str) -> list[str]:
    """How much the filters leave, and what they cannot decide on."""
    figures, works = len(selection.figures(report)), len(selection.works(report))
    lines = [say(language, "filter.left", figures=figures, works=works)]
    if whole_year := selection.whole_year(report):
        lines.append(say(language, "filter.whole_year", count=len(whole_year)))
    if without := selection.works_without_category(report):
        lines.append(say(language, "filter.works_without_category", count=len(without)))
    return lines


def field_names(item: Figure | Work, language: str) -> str:
    """The fields of a figure or work, in words."""
    return listed((vocabulary().fields[id].label[language] for id in item.fields), language)


def category_names(work: Work, language: str) -> str:
    """The categories of a work, in words; empty where it has none."""
    return listed((vocabulary().categories[id].label[language] for id in work.categories), language)


def date_words(dates: Dates, language: str, year: int | None) -> str:
    """The report's own wording in Chinese; in English no more exact: ``30 Jun``, ``mid-Dec``, ``Apr – Jun``.

    Args:
        year: the report's, which goes without saying. Any other is told, even where the report leaves it to be
            understood: beside days of the report's year, a bare 4月8日 would be taken for one of them. None where
            nothing goes without saying.
    """
    if language == "zh":
        years = list(dict.fromkeys((dates.start.year, dates.end.year)))
        if years == [year] or re.search(r"\d{4}年", dates.as_written):
            return dates.as_written
        if len(years) == 1 and not re.search(_YEAR_OF_ANOTHER, dates.as_written):
            return say(language, "date.year", date=dates.as_written, year=years[0])
        told = [say(language, "date.whole_year", year=year) for year in years]
        aside = told[0] if len(told) == 1 else say(language, "date.span", first=told[0], last=told[1])
        return say(language, "list.aside", text=dates.as_written, aside=aside)
    first, last = _begin(dates, language, year), _end(dates, language, year)
    return first if first == last else say(language, "date.span", first=first, last=last)


def month_words(day: datetime.date, language: str, *, with_year: bool) -> str:
    """A day's month: ``4月``, ``2024年4月``."""
    month = say(language, f"month.{day.month}")
    return say(language, "date.year", date=month, year=day.year) if with_year else month


def _begin(dates: Dates, language: str, year: int | None) -> str:
    third = {1: "early", 11: "middle", 21: "late"}.get(dates.start.day)
    return _end_words(dates, dates.start, third, language, year)


def _end(dates: Dates, language: str, year: int | None) -> str:
    third = "late" if _ends_month(dates.end) else {10: "early", 20: "middle"}.get(dates.end.day)
    return _end_words(dates, dates.end, third, language, year)


def _ends_month(day: datetime.date) -> bool:
    return (day + datetime.timedelta(days=1)).day == 1


def _end_words(dates: Dates, day: datetime.date, third: str | None, language: str, year: int | None) -> str:
    """One end of a stretch: a day, or where the report names none, the month or the part of it that ends there.

    Args:
        third: the part of the month that begins or ends on that day.
    """
    month = say(language, f"month.{day.month}")
    told = say(language, "date.day", day=day.day, month=month)
    if not re.search("[日号]", dates.as_written):
        if third and "旬" in dates.as_written:
            told = say(language, f"date.{third}", month=month)
        elif dates.start.day == 1 and _ends_month(dates.end):  # whole months
            told = month
    if dates.start.year == dates.end.year == year and not re.search(r"\d{4}年", dates.as_written):
        return told
    return say(language, "date.year", date=told, year=day.year)

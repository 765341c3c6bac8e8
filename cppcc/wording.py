"""Facts in words: quantities, sources, filters and sentences, in each language. Texts stand in cppcc/texts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cache

from cppcc.load import vocabulary
from cppcc.quantity import Bound, Quantity, grammar
from cppcc.report import Dates, Figure, Head, Ratio, Report, Work
from cppcc.selection import CannotAdd, Selection, Why, addable_pairs, total
from cppcc.texts import say
from cppcc.vocabulary import Term


def number_and_unit(quantity: Quantity, language: str) -> tuple[str, str]:
    """The quantity in the report's own words, in two parts: ``30余`` and ``项``; ``more than 30`` and ``items``."""
    if language == "zh":
        return quantity.number_words, quantity.unit_words
    return quantity.number(language), unit_of(quantity, language)


def unit_of(quantity: Quantity, language: str) -> str:
    """The unit that the value itself counts in: 元 where 6500余万元 is 65000000."""
    if language == "zh":
        return quantity.unit
    of, _, per = quantity.unit.partition("/")
    is_one = quantity.value == 1 and quantity.bound is Bound.EXACT
    counted = _unit_word(of, language, single=is_one)
    if not per:
        return counted
    return say(language, "quantity.per").join((counted, _unit_word(per, language, single=True))).strip()


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
    """A bound in plain words: ``多于3700人(次)，原文未载确切数。``."""
    low, high = (quantity_words(quantity.exactly(end), language) for end in (quantity.value, quantity.high))
    kind: str = quantity.bound
    if not quantity.inclusive:
        kind = {Bound.AT_LEAST: "more_than", Bound.AT_MOST: "fewer_than"}.get(quantity.bound, kind)
    return say(language, f"read.{kind}", number=low, upper=high)


def bound_words(bound: Bound, language: str) -> str:
    """A bound's name behind the sign that stands for it in charts: ``○→ 至少``."""
    return f"{say(language, f'sign.{bound}')} {say(language, f'bound.{bound}')}"


def labelled(figure: Figure, language: str) -> str:
    """Label and quantity: ``提案442件``; ``Proposals (442 items)``."""
    return say(
        language, "quantity.labelled", label=figure.label[language], quantity=quantity_words(figure.quantity, language)
    )


def relation_words(report: Report, figure: Figure, other: Figure, name: str, language: str) -> str:
    """How a figure stands to another, seen from the first: ``在征集提案1290件之内``; of that one, ``其中立案1248件``.

    Args:
        name: what the other one is called.
    """
    relation = report.relation(figure, other)
    told = say(language, f"relation.{relation.kind}", other=name)
    return say(language, "list.colon").join((told, relation.note[language])) if relation.note else told


def relations(report: Report, figure: Figure, language: str) -> list[str]:
    """How a figure stands to others, a line each, and whether it may be added to them."""
    others = (report.figure(relation.to) for relation in report.relations_of(figure))
    return [
        say(
            language,
            "list.aside",
            text=relation_words(report, figure, other, labelled(other, language), language),
            aside=sum_words(report, figure, other, language),
        )
        for other in others
    ]


def sum_words(report: Report, figure: Figure, other: Figure, language: str) -> str:
    """Whether two figures may be added: their sum, or why there is none."""
    try:
        told = quantity_words(total(report, (figure, other)), language)
    except CannotAdd as refusal:
        return why_not(refusal.why, language)
    return say(language, "addition.may", label=other.label[language], total=told)


def why_not(why: Why, language: str) -> str:
    """Why figures may not be added: ``单位不同，不能相加``."""
    return say(language, "addition.cannot", why=say(language, f"why.{why}"))


def sums(report: Report, figures: Sequence[Figure], language: str) -> list[str]:
    """The pairs of these figures that may be added, each with its sum."""
    return [added(a, b, both, language) for a, b, both in addable_pairs(report, figures)]


def added(a: Figure, b: Figure, both: Quantity, language: str) -> str:
    """Two figures and their sum, said to be computed: ``委员参与1885人(次) + 群众参与3700余人(次) = 5585余人(次)``."""
    return say(
        language,
        "sources_page.sum",
        a=labelled(a, language),
        b=labelled(b, language),
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
    committee, told = report.committee.name[language], title(report, language)
    return say(language, "report.source", committee=committee, title=told, published=report.published.isoformat())


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


def sentence(report: Report, selection: Selection, parts: Sequence[str], language: str, lacking: str = "") -> str:
    """What a chart shows, in one sentence with the filters in force: its words for those who do not see it, and for a
    document.

    Args:
        lacking: where there is nothing to tell, what the report itself has none of.
    """
    if not parts and lacking:
        return say(language, "chart.sentence_lacking", who=who_when(report, language), lacking=lacking)
    if not parts:
        return say(language, "chart.sentence_nothing", who=who_when(report, language))
    in_force = filters(report, selection, language)
    committee, name = report.committee.name[language], title(report, language)
    return say(
        language,
        "chart.sentence",
        # Once is enough: most titles begin with it.
        committee="" if language == "zh" and name.startswith(committee) else committee,
        title=name,
        year=report.year,
        scope=say(language, "chart.scope", filters=in_force) if in_force else "",
        parts=say(language, "list.semicolon").join(parts),
    )


def running(report: Report, figures: Iterable[Figure], language: str) -> str:
    """Figures in running text, each of another actor with its name behind it, since nobody may take it for the
    committee's own; once behind all where all are of that actor. A label that has the name in it needs it no second
    time."""
    given = list(figures)
    others = [_other_actor(report, figure, language) for figure in given]
    if len(given) > 1 and others[0] and len(set(others)) == 1:
        alike = listed((_told(figure, "", language) for figure in given), language)
        return say(language, "chart.all_of_actor", figures=alike, actor=others[0])
    return listed((_told(figure, actor, language) for figure, actor in zip(given, others, strict=True)), language)


def _other_actor(report: Report, figure: Figure, language: str) -> str:
    """Whose the figure is, where it is neither the committee's own nor its label says so; else empty."""
    actor = vocabulary().actors[figure.actor].label[language]
    return "" if figure.actor == report.committee.level or actor in figure.label[language] else actor


def _told(figure: Figure, actor: str, language: str) -> str:
    """One figure of a sentence: ``提案442件``, ``集体提案100件（党派团体）``."""
    words = quantity_words(figure.quantity, language)
    return say(
        language, "chart.of_actor" if actor else "chart.told", label=figure.label[language], quantity=words, actor=actor
    )


def running_by_category(report: Report, figures: Iterable[Figure], language: str) -> list[str]:
    """The same, one part a category, each begun with its name; without it where there is but one."""
    given = list(figures)
    found = [
        (category.label[language], running(report, those, language))
        for id, category in vocabulary().categories.items()
        if (those := [figure for figure in given if figure.category == id])
    ]
    if len(found) == 1:
        return [found[0][1]]
    return [say(language, "chart.of_category", category=name, figures=told) for name, told in found]


def computed(report: Report, ratios: Iterable[Ratio], language: str) -> str:
    """What the dashboard computes of the report's figures, as a sentence of its own that says so, each with its note:
    nobody may quote it as the report's. Empty where there is nothing."""
    told = [ratio_line(report, ratio, language) for ratio in ratios]
    return say(language, "chart.computed_here", ratios=say(language, "list.semicolon").join(told)) if told else ""


def ratio_line(report: Report, ratio: Ratio, language: str) -> str:
    """A ratio with its quantity, and its note behind it."""
    quantity = ratio_words(report, ratio, language)
    told = say(language, "quantity.labelled", label=ratio.label[language], quantity=quantity)
    return say(language, "list.aside", text=told, aside=_unended(ratio.note[language])) if ratio.note else told


def sentences(parts: Iterable[str], language: str) -> str:
    """Sentences one behind the other."""
    return say(language, "list.sentence").join(part for part in parts if part)


def _unended(text: str) -> str:
    """A sentence to be put in brackets: without its full stop."""
    return text.rstrip("。.")


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


def date_words(dates: Dates, language: str, year: int) -> str:
    """The report's own wording in Chinese; in English no more exact: ``30 Jun``, ``mid-Dec``, ``Apr – Jun``.

    Args:
        year: the report's, which goes without saying. Any other is told, even where the report leaves it to be
            understood: beside days of the report's year, a bare 4月8日 would be taken for one of them.
    """
    if language == "zh":
        years = list(dict.fromkeys((dates.start.year, dates.end.year)))
        if years == [year] or re.search(r"\d{4}年", dates.as_written):
            return dates.as_written
        if len(years) == 1:
            return say(language, "date.year", date=dates.as_written, year=years[0])
        first, last = (say(language, "date.whole_year", year=year) for year in years)
        return say(
            language,
            "list.aside",
            text=dates.as_written,
            aside=say(language, "date.span", first=first, last=last),
        )
    first, last = _begin(dates, language, year), _end(dates, language, year)
    return first if first == last else say(language, "date.span", first=first, last=last)


def month_words(day: datetime.date, language: str, *, with_year: bool) -> str:
    """A day's month: ``4月``, ``2024年4月``."""
    month = say(language, f"month.{day.month}")
    return say(language, "date.year", date=month, year=day.year) if with_year else month


def _begin(dates: Dates, language: str, year: int) -> str:
    third = {1: "early", 11: "middle", 21: "late"}.get(dates.start.day)
    return _end_words(dates, dates.start, third, language, year, is_whole=dates.start.day == 1)


def _end(dates: Dates, language: str, year: int) -> str:
    is_whole = (dates.end + datetime.timedelta(days=1)).day == 1
    third = "late" if is_whole else {10: "early", 20: "middle"}.get(dates.end.day)
    return _end_words(dates, dates.end, third, language, year, is_whole=is_whole)


def _end_words(dates: Dates, day: datetime.date, third: str | None, language: str, year: int, *, is_whole: bool) -> str:
    """One end of a stretch: a day, or where the report names none, the month or the part of it that ends there.

    Args:
        third: the part of the month that begins or ends on that day.
        is_whole: whether the month begins or ends on it.
    """
    month = say(language, f"month.{day.month}")
    told = say(language, "date.day", day=day.day, month=month)
    if not re.search("[日号]", dates.as_written):
        if third and "旬" in dates.as_written:
            told = say(language, f"date.{third}", month=month)
        elif is_whole:
            told = month
    if dates.start.year == dates.end.year == year and not re.search(r"\d{4}年", dates.as_written):
        return told
    return say(language, "date.year", date=told, year=day.year)

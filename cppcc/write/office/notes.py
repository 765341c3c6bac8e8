"""What a speaker needs to answer a question: every figure's wording, place and caveats."""

from __future__ import annotations

from collections.abc import Iterable

from cppcc.charts import Chart
from cppcc.messages import say
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.speech import phrases


def of_chart(chart: Chart, language: str) -> list[str]:
    """A chart in words, then its figures, ratios and works, one a line, and the source."""
    return [
        chart.words,
        *of_figures(chart.report, chart.figures, language),
        *(_ratio(chart.report, ratio, language) for ratio in chart.ratios),
        *of_works(chart.report, chart.works, language),
        chart.source,
    ]


def of_figures(report: Report, figures: Iterable[Figure], language: str) -> list[str]:
    """Each figure: its words, how they are to be read, where they stand, its note, how it stands to others."""
    lines = []
    for figure in figures:
        told = [
            phrases.told(report, figure, language),
            phrases.how_to_read(figure.quantity, language),
            say(language, "figure.place", theme=report.theme(figure.theme).short[language], token=figure.at.token),
            phrases.period_words([figure], language),
            figure.note[language] if figure.note else "",
        ]
        lines.append(_line([*told, *phrases.relations(report, figure, language)], language))
    return lines


def of_works(report: Report, works: Iterable[Work], language: str) -> list[str]:
    """Each work: its date, what it is, where it stands, its note."""
    lines = []
    for work in works:
        date = phrases.date_words(work.dates, language, report.year) if work.dates else ""
        name = say(language, "list.aside", text=work.label[language], aside=date) if date else work.label[language]
        told = [
            say(language, "list.colon").join((name, work.summary[language])),
            say(language, "figure.place", theme=report.theme(work.theme).short[language], token=work.at.token),
            work.note[language] if work.note else "",
            work.dates.note[language] if work.dates and work.dates.note else "",
        ]
        lines.append(_line(told, language))
    return lines


def _ratio(report: Report, ratio: Ratio, language: str) -> str:
    of, per = (phrases.labelled(report.figure(id), language) for id in (ratio.of, ratio.per))
    quantity = phrases.ratio_words(report, ratio, language)
    told = [
        say(language, "quantity.labelled", label=ratio.label[language], quantity=quantity),
        say(language, "ratio.made", of=of, per=per),
        ratio.note[language] if ratio.note else "",
    ]
    return _line(told, language)


def _line(parts: Iterable[str], language: str) -> str:
    return say(language, "list.gap").join(part for part in parts if part)

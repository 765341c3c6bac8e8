"""What a speaker needs to answer a question: every figure's wording, place and caveats."""

from __future__ import annotations

from collections.abc import Iterable

from cppcc.charts import Chart
from cppcc.model.report import Figure, Ratio, Report, Work
from cppcc.speech import phrases
from cppcc.speech.speech import Speech


def of_chart(chart: Chart, speech: Speech) -> list[str]:
    """A chart in words, then its figures, ratios and works, one a line, and the source."""
    return [
        chart.words,
        *of_figures(chart.report, chart.figures, speech),
        *(_ratio(chart.report, ratio, speech) for ratio in chart.ratios),
        *of_works(chart.report, chart.works, speech),
        chart.source,
    ]


def of_figures(report: Report, figures: Iterable[Figure], speech: Speech) -> list[str]:
    """Each figure: its words, how they are to be read, where they stand, its note, how it stands to others."""
    lines = []
    for figure in figures:
        parts = [
            phrases.in_full(report, figure, speech),
            phrases.how_to_read(figure.quantity, speech),
            speech.say("figure.place", theme=speech.of(report.theme(figure.theme).short), token=figure.at.token),
            phrases.period_words([figure], speech),
            speech.of(figure.note) if figure.note else "",
        ]
        lines.append(_line([*parts, *phrases.relations(report, figure, speech)], speech))
    return lines


def of_works(report: Report, works: Iterable[Work], speech: Speech) -> list[str]:
    """Each work: its date, what it is, where it stands, its note."""
    lines = []
    for work in works:
        date = phrases.date_words(work.dates, speech, report.year) if work.dates else ""
        name = speech.say("list.aside", text=speech.of(work.label), aside=date) if date else speech.of(work.label)
        parts = [
            speech.say("list.colon").join((name, speech.of(work.summary))),
            speech.say("figure.place", theme=speech.of(report.theme(work.theme).short), token=work.at.token),
            speech.of(work.note) if work.note else "",
            speech.of(work.dates.note) if work.dates and work.dates.note else "",
        ]
        lines.append(_line(parts, speech))
    return lines


def _ratio(report: Report, ratio: Ratio, speech: Speech) -> str:
    of, per = (phrases.labelled(report.figure(id), speech) for id in (ratio.of, ratio.per))
    quantity = phrases.ratio_words(report, ratio, speech)
    parts = [
        speech.say("quantity.labelled", label=speech.of(ratio.label), quantity=quantity),
        speech.say("ratio.made", of=of, per=per),
        speech.of(ratio.note) if ratio.note else "",
    ]
    return _line(parts, speech)


def _line(parts: Iterable[str], speech: Speech) -> str:
    return speech.say("list.gap").join(part for part in parts if part)

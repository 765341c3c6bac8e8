"""Headline: the numbers that a year is summed up by, across: each on a card as wide as its number, with what came of
it; beneath them the outcome that leads."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, lacking, only_those, subtitle, unsplit
from cppcc.charts.form import Sheet
from cppcc.charts.headline_cards import HeadlineCards, fitted
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import findings, phrases, sentences
from cppcc.speech.speech import Speech


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The headline figures left, in the order of their categories."""
    selection = selection.of_figures
    figures = headlines(report, selection)
    has = any(figure.headline for figure in report.figures)
    lack = lacking("headline", has, speech)
    strap = outcome(report, selection)
    title = _title(report, selection, figures, speech, lack)
    every = only_those([*figures, *([strap] if strap and figures and strap not in figures else [])], only)

    def source(remark: str) -> str:
        unsplit_ = unsplit(report, selection, speech, lambda figure: figure.headline)
        return speech.say("list.dot").join(filter(None, (phrases.source(report, speech), remark, unsplit_)))

    def lay(shown: Sequence[Figure], source_line: str) -> tuple[Sheet, HeadlineCards | None, Sequence[Figure]]:
        sheet = Sheet(
            frame,
            look,
            speech,
            "accent",
            parts.kicker_of(report, speech.say("headline.kicker", year=report.year), selection, speech),
            title,
            parts.note_of(report, shown, speech),
            source_line,
        )
        below = strap if strap in shown and len(shown) > 1 else None
        cards = [figure for figure in shown if figure is not below]
        numbers = fitted(sheet, report, cards, below, selection) if shown else None
        return sheet, numbers, numbers.drawn if numbers else []

    sheet, numbers, left_out = parts.settled(every, lay, source, speech)
    height = numbers.draw() if numbers else parts.nothing(sheet, "headline", has)
    drawn = numbers.drawn if numbers else []
    told = sentences.telling(report, drawn, speech)
    return Chart(
        name="headline",
        report=report,
        selection=selection,
        title=title,
        subtitle=subtitle(report, selection, speech, phrases.period_words(drawn, speech)),
        source=sheet.source,
        words=told.sentence(selection, [told.running(drawn)] if drawn else [], lack),
        scene=sheet.scene(height),
        figures=tuple(drawn),
        lacking=lack,
        left_out=tuple(figure.id for figure in left_out),
        kicker=sheet.kicker,
    )


def headlines(report: Report, selection: Selection) -> tuple[Figure, ...]:
    """The headline figures that the selection leaves, in the order of their categories."""
    order = list(report.terms.categories)
    figures = (figure for figure in selection.figures(report) if figure.headline)
    return tuple(sorted(figures, key=lambda figure: order.index(figure.category)))


def _title(report: Report, selection: Selection, figures: Sequence[Figure], speech: Speech, lack: str) -> str:
    """What the file finds; else how many there are, and where filters leave some out, that these are not all."""
    who = phrases.who_when(report, speech)
    if not figures:
        return lack or speech.say("headline.nothing", who=who)
    if finding := findings.found(report, "headline", selection, speech):
        return finding
    every = sum(1 for figure in report.figures if figure.headline)
    key = "headline.title" if len(figures) == every else "headline.some"
    return speech.say(key, who=who, count=len(figures), every=every)


def outcome(report: Report, selection: Selection) -> Figure | None:
    """The one outcome that leads; none where there are several."""
    outcomes = [figure for figure in selection.figures(report) if figure.category == "outcome"]
    leading = [figure for figure in outcomes if figure.lead or figure.hero]
    return leading[0] if len(leading) == 1 else None

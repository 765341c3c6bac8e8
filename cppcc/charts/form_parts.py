"""What forms share beside their grammar: which category they are of, what they find, and what stands in their note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from cppcc.charts.chart import Chart, caution, lacking, left_out_words, subtitle, unsplit
from cppcc.charts.form import Sheet
from cppcc.charts.scene import Scene
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.quantity import Bound
from cppcc.model.report import Figure, Report, Work
from cppcc.model.selection import PROFILE, Selection, telling
from cppcc.speech import phrases, sentences
from cppcc.speech.speech import Speech

#: Bounds whose words a reader may pass over.
_TOLD = (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.BETWEEN)


def category_of(
    report: Report, selection: Selection, story: str, fits: Callable[[Sequence[Figure]], bool]
) -> tuple[str, Selection]:
    """The category that a form is of, and the selection narrowed down to it: of those that the filters leave anything
    of, the first one whose story it is, else the first that it fits, else the first.

    Args:
        fits: whether a category's figures suit the form.
    """
    selection = selection.of_figures
    figures = selection.figures(report)
    terms = report.terms.categories
    members = {id: [figure for figure in figures if figure.category == id] for id in terms}
    left = [id for id in terms if members[id] and id in (selection.categories or (id,))]
    ranked = (
        [id for id in left if terms[id].story == story and fits(members[id])],
        [id for id in left if fits(members[id])],
        left,
        list(selection.categories) or list(terms),
    )
    category = next(ids[0] for ids in ranked if ids)
    return category, replace(selection, categories=(category,))


def deeds(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those that only tell how large the committee is, if any other is left."""
    return [figure for figure in figures if figure.category != PROFILE] or list(figures)


def main_figure(figures: Sequence[Figure]) -> Figure:
    """The one that stands out: as the file says, else the headline one, a leading one, the largest."""
    heroes = [figure for figure in figures if figure.hero]
    return heroes[0] if heroes else telling(sorted(figures, key=lambda figure: -figure.quantity.value))[0]


def actor_of(report: Report, figure: Figure, speech: Speech) -> str:
    """Whose a figure is."""
    return speech.of(speech.terms.actors[figure.actor].label)


def named_works(report: Report, figure: Figure, works: Iterable[Work]) -> list[Work]:
    """Works that a figure counts and the report names: what was proposed or advised, not how that came about."""
    kinds = report.terms.kinds
    return [work for work in works if figure.id in work.figures and kinds[work.kind].group == "say"]


def deed(work: Work, speech: Speech) -> str:
    """Who leads or made it, in a few words: ``市委主要领导首次领办``."""
    is_first = bool(work.first and work.first.word == "首次")
    if work.led_by:
        key = "form.led_first" if is_first else "form.led"
        return speech.say(key, by=sentences.within(speech.of(work.led_by)))
    if not work.proposed_by:
        return ""
    return speech.say("form.proposed", by=sentences.within(speech.of(work.proposed_by)))


def note_of(report: Report, figures: Sequence[Figure], speech: Speech) -> str:
    """What prevents a misreading: what words of a bound mean, and why figures may not be added."""
    bounds = {figure.quantity.bound for figure in figures}
    reading = [speech.say(f"form.note_{bound}") for bound in _TOLD if bound in bounds]
    return sentences.joined([*reading, *filter(None, [_sentence(caution(report, figures, speech), speech)])], speech)


def _sentence(text: str, speech: Speech) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('。.')}{speech.say('form.stop')}" if text else ""


def kicker_of(report: Report, name: str, selection: Selection, speech: Speech) -> str:
    """The kicker: what the form is of, and the filters that it is under."""
    others = replace(selection, categories=())
    return speech.say("list.dot").join(filter(None, (name, phrases.filters(report, others, speech))))


def source_of(
    report: Report,
    selection: Selection,
    speech: Speech,
    remark: str,
    shown: Callable[[Figure], bool] = lambda figure: True,
) -> str:
    """The source line; what had to stay out, and what filters cannot decide on.

    Args:
        shown: whether the form would show a figure at all.
    """
    parts = [phrases.source(report, speech), remark, unsplit(report, selection, speech, shown)]
    return speech.say("list.dot").join(part for part in parts if part)


def full_label(report: Report, figure: Figure, speech: Speech) -> str:
    """What a figure is called; with whose it is where it is called as its category is, which stands above it."""
    label = speech.of(figure.label)
    if label != speech.of(report.terms.categories[figure.category].label):
        return label
    return speech.say("form.of_actor", actor=actor_of(report, figure, speech), label=label)


def finish(
    name: str,
    report: Report,
    selection: Selection,
    sheet: Sheet,
    scene: Scene,
    speech: Speech,
    figures: Sequence[Figure],
    works: Sequence[Work] = (),
    *,
    has: bool,
    counted: Sequence[str] = (),
    left_out: Iterable[Figure | Work] = (),
    has_lead: bool = False,
) -> Chart:
    """The chart of a form that is laid out.

    Args:
        figures, works: what is drawn; a sentence tells of the figures, where there are any.
        has: whether the report has what the form shows.
        counted: what the dashboard counts, told in place of works that are too many to be named.
        left_out: what had no room.
        has_lead: whether one figure stands out.
    """
    ids = {figure.id for figure in figures}
    ratios = [ratio for ratio in report.ratios if {ratio.of, ratio.per} <= ids]
    tell, lack = sentences.telling(report, figures, speech), lacking(name, has, speech)
    names = phrases.listed((speech.of(work.label) for work in works), speech)
    parts = [tell.running(figures)] if figures else [names] if works else []
    words = tell.sentence(selection, parts, lack)
    if counted:
        about = sentences.about(report, selection, speech)
        words = speech.say("list.colon").join((about, sentences.counted(counted, speech)))
    return Chart(
        name=name,
        report=report,
        selection=selection,
        title=sheet.title,
        subtitle=subtitle(report, selection, speech),
        source=sheet.source,
        has_lead=has_lead,
        kicker=sheet.kicker,
        accent=sheet.accent,
        words=sentences.joined((words, sentences.computed(report, ratios, speech)), speech),
        scene=scene,
        figures=tuple(figures),
        ratios=tuple(ratios),
        works=tuple(works),
        lacking=lack,
        left_out=tuple(item.id for item in left_out),
    )


def sheet_of(
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    category: str,
    title: str,
    figures: Sequence[Figure],
    source: str,
) -> Sheet:
    """The sheet of a form that is of one category."""
    name = speech.of(speech.terms.categories[category].label)
    return Sheet(
        frame,
        look,
        speech,
        category if category in look.categories else "accent",
        kicker_of(report, name, selection, speech),
        title,
        note_of(report, figures, speech),
        source,
    )


def sheet_of_works(
    report: Report,
    selection: Selection,
    frame: Frame,
    look: Look,
    speech: Speech,
    *,
    kicker: str,
    title: str,
    note: str,
    source: str,
) -> Sheet:
    """The sheet of a form of works."""
    return Sheet(frame, look, speech, "accent", kicker_of(report, kicker, selection, speech), title, note, source)


#: More than any form leaves out.
_MOST = 88_888

Laid = TypeVar("Laid")
Item = TypeVar("Item")


def settled(
    items: Sequence[Item],
    lay: Callable[[Sequence[Item], str], tuple[Sheet, Laid, Sequence[Item]]],
    source: Callable[[str], str],
    speech: Speech,
    count: Callable[[Sequence[Item]], int] = len,
) -> tuple[Sheet, Laid, list[Item]]:
    """What fits a frame, and what is left out, on a sheet whose source line counts that: the remark takes room itself,
    and nothing is said of what is not shown.

    Args:
        lay: items, source line → the sheet, its contents, and which of the items are in it.
        source: remark → source line.
        count: how many things some of the items are.
    """
    shown, line = items, source("")
    while True:
        sheet, contents, fit = lay(shown, line)
        if len(fit) == len(shown):
            break
        shown, line = fit, source(left_out_words(sheet.frame, _MOST, speech))
    left_out = [item for item in items if item not in shown]
    if left_out:
        sheet.say_source(source(left_out_words(sheet.frame, count(left_out), speech)))
    return sheet, contents, left_out


def nothing(sheet: Sheet, name: str, has: bool) -> float:
    """Says, in place of a form, that there is nothing to show; gives the height."""
    words = lacking(name, has, sheet.speech) or sheet.speech.say("chart.nothing")
    return sheet.paragraph(words, 0, 40, sheet.width, colour="muted") + 40

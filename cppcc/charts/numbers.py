"""Numbers: the figures that the filters leave, in the report's order, none larger than another: for what no other form
is of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, finding, only_those
from cppcc.charts.form import Sheet
from cppcc.charts.form_further import further
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection, telling
from cppcc.speech.speech import Speech


def draw(
    report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, only: Collection[str] = ()
) -> Chart:
    """The figures; those that only tell the committee's size where there are no others."""
    selection = selection.of_figures
    figures = parts.deeds(selection.figures(report))
    categories = list(dict.fromkeys(figure.category for figure in figures))
    names = [speech.of(speech.terms.categories[id].label) for id in categories]
    name = names[0] if len(names) == 1 else speech.say("form.numbers")
    title = finding(report, telling(figures), speech, most=2) if figures else name

    def sheet_of(shown: Sequence[Figure], source: str) -> Sheet:
        return Sheet(
            frame,
            look,
            speech,
            categories[0] if len(categories) == 1 and categories[0] in look.categories else "accent",
            parts.kicker_of(report, name, selection, speech),
            title,
            parts.note_of(report, shown, speech),
            source,
        )

    def source_of(remark: str) -> str:
        return parts.source_of(report, selection, speech, remark)

    rest = only_those(figures, only)
    return further("numbers", report, selection, speech, rest, sheet_of, source_of, has=bool(report.figures))

"""Cover: whose report of which year it is, what the year comes to in a sentence, and where that is from."""

from __future__ import annotations

from dataclasses import dataclass

from cppcc.charts.chart import Chart, subtitle
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, LEAD, first_lines
from cppcc.charts.measure import width, wrapped
from cppcc.charts.scene import Scene
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.model.statement import Refers
from cppcc.speech import findings, phrases, statements
from cppcc.speech.speech import Speech
from cppcc.speech.statements import Piece

#: The title's size at most and at least, the name's and the sentence's; how far all of it is indented.
_TITLE, _TITLE_LEAST, _NAME, _TEXT, _INDENT = 84, 34, 32, 30, 32
#: The bands at the upper and the lower edge; the bar beneath the title.
_BAND, _FOOT, _BAR = 14, 100, (120, 8)
#: Places in parts of the height: the name, the title's lower edge; a page's height.
_NAME_AT, _TITLE_AT, _PAGE = 0.18, 0.515, 480
#: The most lines of a title, of the sentence and of what stands at the bottom.
_TITLES, _LINES, _FEET = 3, 4, 3


@dataclass(frozen=True, slots=True)
class CoverTexts:
    """What a cover says.

    Args:
        name: of the institution.
        title: of the whole.
        sentence: what the year comes to; empty where the file has none, or the filters leave out any of it.
        filters: those in force.
        foot: where all of it is from.
    """

    name: str
    title: str
    sentence: tuple[Piece, ...]
    filters: str
    foot: str


def texts_of(report: Report, selection: Selection, frame: Frame, speech: Speech) -> CoverTexts:
    """What a cover says of what the filters leave."""
    filters = phrases.filters(report, selection, speech)
    sentence: tuple[Piece, ...] = ()
    if report.headline and findings.told(report, report.headline, selection, speech):
        figures, works = selection.figures(report), selection.works(report)
        sentence = tuple(statements.pieces(report, report.headline, speech, figures, works))
    return CoverTexts(
        speech.of(report.committee.name),
        frame.title or speech.say("cover.title", year=report.year),
        sentence,
        speech.say("data.filters", filters=filters) if filters else "",
        speech.say("cover.foot", source=phrases.source(report, speech)),
    )


def draw(report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech) -> Chart:
    """The cover of a deck of what the filters leave."""
    told = texts_of(report, selection, frame, speech)
    sentence = statements.joined(told.sentence)
    return Chart(
        name="cover",
        report=report,
        selection=selection,
        title=told.title,
        subtitle=subtitle(report, selection, speech),
        source=told.foot,
        words=speech.say("list.dot").join(filter(None, (told.name, told.title, sentence, told.filters, told.foot))),
        scene=_scene(told, frame, look, speech),
        figures=tuple(_told(report, selection, speech)) if told.sentence else (),
        stands_alone=True,
    )


def _told(report: Report, selection: Selection, speech: Speech) -> list[Figure]:
    """The figures that the sentence tells."""
    assert report.headline
    references = report.headline.references(speech.language)
    ids = {id for reference in references if reference.kind is not Refers.COUNT for id in reference.ids}
    return [figure for figure in selection.figures(report) if figure.id in ids]


def _scene(told: CoverTexts, frame: Frame, look: Look, speech: Speech) -> Scene:
    sheet = Sheet(frame, look, speech, "accent", "", told.title, "", "")
    tall = (frame.height / sheet.unit) if frame.height else float(_PAGE)
    margin = (frame.least_width / sheet.unit - sheet.width) / 2
    whole = sheet.width + 2 * margin
    indent = _INDENT if sheet.width > 600 and margin else 0
    room = sheet.width - 2 * indent
    sheet.box(-margin, 0, whole, _BAND, "accent")
    y = tall * _NAME_AT
    for line in first_lines(wrapped(told.name, room, _NAME, speech, bold=True), 2):
        sheet.text(line, indent, y, _NAME, bold=True)
        y += _NAME * LEAD
    size = float(_TITLE)
    while size > _TITLE_LEAST and (
        width(told.title, size, bold=True) > room * (1 if len(told.title) < _SHORT else 2) * 0.98
        or len(wrapped(told.title, room, size, speech, bold=True)) > _TITLES - 1
    ):
        size -= 2
    titles = first_lines(wrapped(told.title, room, size, speech, bold=True), _TITLES)
    y = max(y, tall * _TITLE_AT - len(titles) * size * 1.2)
    for line in titles:
        sheet.text(line, indent, y + size * 0.6, size, bold=True, serif=True)
        y += size * 1.2
    y += 14
    sheet.box(indent, y, *_BAR, "accent")
    y += 44
    foot = first_lines(wrapped(told.foot, room, BODY, speech), _FEET)
    band = max(float(_FOOT), len(foot) * BODY * LEAD + 36)
    left = int((tall - band - 12 - y) / (_TEXT * LEAD))
    if told.sentence and left > 0:
        y += sheet.paragraph(told.sentence, indent, y, room, _TEXT, most=min(_LINES, left)) + 8
    for line in first_lines(wrapped(told.filters, room, BODY, speech) if told.filters else [], 2):
        if y + BODY * LEAD <= tall - band - 8:
            sheet.text(line, indent, y + BODY * LEAD / 2, colour="muted")
            y += BODY * LEAD
    sheet.box(-margin, tall - band, whole, band, "fill")
    for index, line in enumerate(foot):
        at = tall - band / 2 + BODY * LEAD * (index + 0.5 - len(foot) / 2)
        sheet.text(line, indent, at, BODY, "muted")
    u = sheet.unit
    return Scene(frame, look, margin * u, margin * u, 0, 0, tall * u, tuple(sheet.items))


#: A title shorter than this stands in one line.
_SHORT = 16

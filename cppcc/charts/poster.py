"""Poster: a year on one sheet (一图读懂): its key figures, then a block for each work theme, of what it has most of:
a campaign, what advice came to, or figures; one long sheet for a phone, or two panels side by side for a wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, subtitle
from cppcc.charts.form import Sheet
from cppcc.charts.form_type import BODY, HEAD, LEAD
from cppcc.charts.measure import width, wrapped
from cppcc.charts.poster_blocks import FIGURES, MARGIN, Blocks, moved
from cppcc.charts.qr import runs_of_code
from cppcc.charts.scene import Box, Line, Scene, SceneItem
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech import findings, phrases, sentences
from cppcc.speech.speech import Speech

#: Room between blocks, above and beneath them.
_BETWEEN, _PAD = 36, 32
#: The title's size at most and at least; a code's side, with its quiet edge.
_TITLE, _TITLE_LEAST, _CODE = 64, 34, 150
#: How much larger or smaller all may be on a panel; smaller, its smallest type would be under 9 points.
_SCALES = [1.25 - step * 0.05 for step in range(11)]
#: What goes where not even that is small enough: firsts and honours, then steps, then all but a few figures of a theme,
#: then the last themes.
_FIRSTS_GO, _STEPS_GO, _FIGURES_GO, _THEMES_GO, _FEW = 1, 2, 3, 4, 4


def draw(report: Report, selection: Selection, frame: Frame, look: Look, speech: Speech, *, address: str = "") -> Chart:
    """The poster of what the filters leave.

    Args:
        frame: of ``cppcc.design.frames.POSTERS``: without a height one sheet, with one two panels.
        address: what a code at the foot leads to; none where it is empty.
    """
    if frame.height is None:
        poster = _Poster(report, selection, frame, look, speech, address)
        scene = poster.sheet_scene()
    else:
        # The largest at which both panels have room.
        ways = [(0, scale) for scale in _SCALES]
        ways += [(density, _SCALES[-1]) for density in range(1, _THEMES_GO + len(report.themes))]
        for density, scale in ways:
            panel = replace(frame, width=frame.least_width // 2, height=None, scale=frame.scale * scale)
            poster = _Poster(report, selection, panel, look, speech, address, density)
            scene = poster.panels(frame)
            if poster.fits:
                break
    tell = sentences.telling(report, poster.figures, speech)
    return Chart(
        name="poster",
        report=report,
        selection=selection,
        title=poster.title,
        subtitle=subtitle(report, selection, speech),
        source=phrases.source(report, speech),
        words=tell.sentence(selection, [tell.running(poster.figures)] if poster.figures else []),
        scene=scene,
        figures=tuple(poster.figures),
        works=tuple(dict.fromkeys(poster.blocks.works)),
    )


class _Poster:
    """The blocks at one scale, with a head and a foot."""

    def __init__(
        self,
        report: Report,
        selection: Selection,
        frame: Frame,
        look: Look,
        speech: Speech,
        address: str,
        density: int = 0,
    ) -> None:
        self.report, self.selection, self.frame, self.look = report, selection, frame, look
        self.speech, self.address, self.unit, self.fits = speech, address, frame.scale, True
        who = {"committee": speech.of(report.committee.name), "year": report.year}
        self.title = frame.title or speech.say("poster.title", **who)
        self.blocks = Blocks(
            *(report, selection, frame, look, speech),
            has_firsts=density < _FIRSTS_GO,
            has_steps=density < _STEPS_GO,
            most=FIGURES if density < _FIGURES_GO else _FEW,
        )
        self.left_out = max(0, density - _THEMES_GO)
        themes = self.blocks.themes
        self.head = self.blocks.block(self._draw_head)
        middle = [self.blocks.headline(), *self.blocks.of(themes[: len(themes) - self.left_out])]
        self.middle = [block for block in middle if block.items]
        self.foot = self.blocks.block(self._draw_foot)

    @property
    def figures(self) -> list[Figure]:
        """What is shown, each once."""
        return list(dict.fromkeys(self.blocks.figures))

    # ---- the whole

    def sheet_scene(self) -> Scene:
        """All of it beneath each other."""
        gap, pad = _BETWEEN * self.unit, _PAD * self.unit
        items: list[SceneItem] = list(self.head.items)
        y = self.head.height + pad
        for block in self.middle:
            items += moved(block.items, y)
            y += block.height + gap
        y += pad - gap
        items += moved(self.foot.items, y)
        margin = MARGIN * self.unit
        return Scene(self.frame, self.look, margin, margin, 0, 0, y + self.foot.height, tuple(items))

    def panels(self, frame: Frame) -> Scene:
        """In two panels, the fold at the gap that makes them most alike, what is free between the blocks."""
        assert frame.height is not None
        gap, pad = _BETWEEN * self.unit, _PAD * self.unit
        tall = [block.height for block in self.middle]

        def needs(cut: int) -> tuple[float, float]:
            left = self.head.height + pad + sum(tall[:cut]) + gap * max(0, cut - 1) + pad
            right = pad + sum(tall[cut:]) + gap * max(0, len(tall) - cut - 1) + pad + self.foot.height
            return left, right

        cut = min(range(len(tall) + 1), key=lambda each: max(needs(each)))
        self.fits = max(needs(cut)) <= frame.height
        margin, across = MARGIN * self.unit, float(self.frame.least_width)
        items: list[SceneItem] = []
        for place, blocks in enumerate((self.middle[:cut], self.middle[cut:])):
            free = max(0.0, frame.height - needs(cut)[place])
            air = min(free / max(1, len(blocks)), 90 * self.unit)
            y = pad if place else self.head.height + pad
            y += air / 3
            panel = [] if place else list(self.head.items)
            for block in blocks:
                panel += moved(block.items, y)
                y += block.height + gap + air
            if place:
                panel += moved(self.foot.items, frame.height - self.foot.height)
            items += [_shifted(item, place * across, across - 2 * margin, 2 * across - 2 * margin) for item in panel]
        return Scene(frame, self.look, margin, margin, 0, 0, float(frame.height), tuple(items))

    # ---- what a year comes to

    def _draw_head(self, sheet: Sheet) -> float:
        speech, room = self.speech, sheet.width
        size = float(_TITLE)
        while size > _TITLE_LEAST and width(self.title, size, bold=True) > room * (1 if len(self.title) < 24 else 2):
            size -= 2
        titles = wrapped(self.title, room, size, speech, bold=True)[:3]
        sentence = ""
        if self.report.headline:
            sentence = findings.told(self.report, self.report.headline, self.selection, speech)
        filters = phrases.filters(self.report, self.selection, speech)
        under = [line for text in (sentence, filters) if text for line in wrapped(text, room, HEAD * 0.9, speech)][:4]
        down = 44 + BODY * LEAD + len(titles) * size * 1.25 + len(under) * HEAD * 1.35 + 40
        sheet.box(-MARGIN, 0, sheet.width + 2 * MARGIN, down, "accent")
        y = 44.0
        sheet.text(speech.say("poster.kicker"), 0, y + BODY * LEAD / 2, BODY, "paper", bold=True)
        y += BODY * LEAD
        for line in titles:
            sheet.text(line, 0, y + size * 0.625, size, "paper", bold=True, serif=True)
            y += size * 1.25
        for line in under:
            sheet.text(line, 0, y + HEAD * 0.675, HEAD * 0.9, "paper")
            y += HEAD * 1.35
        return down

    # ---- the foot

    def _draw_foot(self, sheet: Sheet) -> float:
        speech, report = self.speech, self.report
        code = runs_of_code(self.address) if self.address else []
        left = _CODE + 28 if code else 0
        room = sheet.width - left
        note = parts.note_of(report, self.figures, speech)
        source = phrases.source(report, speech)
        if self.left_out:
            source = speech.say("list.dot").join((source, speech.say("poster.left_out", count=self.left_out)))
        lines = [(line, True) for line in sheet.lines(source, room, BODY * 0.9, bold=True)]
        lines += [(line, False) for line in (sheet.lines(note, room, BODY * 0.9) if note else [])]
        down = max(len(lines) * BODY * 0.9 * LEAD, _CODE if code else 0) + 56
        sheet.box(-MARGIN, 0, sheet.width + 2 * MARGIN, down, "fill")
        y = (down - len(lines) * BODY * 0.9 * LEAD) / 2
        for line, bold in lines:
            sheet.text(line, left, y + BODY * 0.9 * LEAD / 2, BODY * 0.9, "ink" if bold else "muted", bold=bold)
            y += BODY * 0.9 * LEAD
        if code:
            self._draw_code(sheet, code, (down - _CODE) / 2)
        return down

    def _draw_code(self, sheet: Sheet, code: Sequence[Sequence[tuple[int, int]]], y: float) -> None:
        """Dark on light in either look, as phones read it."""
        ground, ink = ("paper", "ink") if self.look.name == "light" else ("ink", "paper")
        sheet.box(0, y, _CODE, _CODE, ground)
        quiet = 4
        side = _CODE / (len(code) + 2 * quiet)
        for row, dark in enumerate(code):
            for start, count in dark:
                sheet.box((quiet + start) * side, y + (quiet + row) * side, side * count, side * 1.02, ink)


def _shifted(item: SceneItem, by: float, own: float, whole: float) -> SceneItem:
    """The same in a wider scene, by so many pixels to the right; places were shares of its own width."""

    def x(share: float) -> float:
        return (share * own + by) / whole

    if isinstance(item, Line | Box):
        return replace(item, x=(x(item.x[0]), x(item.x[1])))
    return replace(item, x=x(item.x))

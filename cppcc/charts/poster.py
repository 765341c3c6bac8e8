"""Poster: a year on one sheet (一图读懂): its key figures, then a block for each work theme, of what it has most of:
a campaign, what advice came to, or figures; one long sheet for a phone, or two panels side by side for a wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cn2an

from cppcc.charts import dots, headline, responses
from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart, subtitle
from cppcc.charts.firsts import HONOUR
from cppcc.charts.form import Sheet
from cppcc.charts.form_numbers import Numbers
from cppcc.charts.form_sum import Sum
from cppcc.charts.form_type import BODY, HEAD, LEAD
from cppcc.charts.measure import width, wrapped
from cppcc.charts.qr import runs_of_code
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Box, Line, Mark, Scene, SceneItem
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report, Theme, Work
from cppcc.model.selection import PROFILE, Selection, telling
from cppcc.model.story import FIRSTS, Step
from cppcc.speech import phrases, sentences, statements
from cppcc.speech.speech import Speech

#: Room between blocks, beside the contents, above and beneath them.
_BETWEEN, _MARGIN, _PAD = 36, 64, 32
#: The title's size at most and at least, and a block's; the square of a block's number.
_TITLE, _TITLE_LEAST, _THEME, _SQUARE = 64, 34, 34, 44
#: The most figures that a block shows, works that it names, and responses; figures abreast.
_FIGURES, _WORKS, _ANSWERED, _ABREAST = 8, 4, 5, 4
#: The numbers' size in a block, and the narrowest column of them.
_NUMBER, _NARROW = 56, 170
#: As wide as it takes for three lists beside each other.
_WIDE = 900
#: From how many on answered works are what a theme is of; steps that make a strip.
_RESPONSES, _STEPS = 3, 3
#: A code's side, with its quiet edge.
_CODE = 150
#: How much larger or smaller all may be on a panel; smaller, its smallest type would be under 9 points.
_SCALES = [1.25 - step * 0.05 for step in range(11)]
#: What goes where not even that is small enough: firsts and honours, then steps, then all but a few figures of a theme,
#: then the last themes.
_FIRSTS_GO, _STEPS_GO, _FIGURES_GO, _THEMES_GO, _FEW = 1, 2, 3, 4, 4


@dataclass(frozen=True, slots=True)
class _Block:
    """Something laid out by itself: its items from its own upper edge down, in pixels."""

    height: float
    items: tuple[SceneItem, ...]


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
        works=tuple(dict.fromkeys(poster.works)),
    )


class _Poster:
    """The blocks at one scale."""

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
        self.speech, self.address = speech, address
        self.figures: list[Figure] = []
        self.works: list[Work] = []
        self.fits = True
        who = {"committee": speech.of(report.committee.name), "year": report.year}
        self.title = frame.title or speech.say("poster.title", **who)
        self.unit = frame.scale
        self.told_steps = self._longest_steps() if density < _STEPS_GO else None
        self.told_firsts = self._theme_of_firsts() if density < _FIRSTS_GO else ""
        self.most = _FIGURES if density < _FIGURES_GO else _FEW
        themes = self._themes()
        self.left_out = max(0, density - _THEMES_GO)
        themes = themes[: len(themes) - self.left_out]
        self.head = self._block(self._draw_head)
        middle = [self._headline(), *map(self._theme, enumerate(themes, start=1))]
        self.middle = [block for block in middle if block.items]
        self.foot = self._block(self._draw_foot)

    def _sheet(self) -> Sheet:
        return Sheet(self.frame, self.look, self.speech, "accent", "", "", "", "")

    def _block(self, lay: Callable[[Sheet], float]) -> _Block:
        sheet = self._sheet()
        height = lay(sheet)
        return _Block(height * sheet.unit, tuple(sheet.items))

    # ---- the whole

    def sheet_scene(self) -> Scene:
        """All of it beneath each other."""
        gap, pad = _BETWEEN * self.unit, _PAD * self.unit
        items: list[SceneItem] = list(self.head.items)
        y = self.head.height + pad
        for block in self.middle:
            items += _moved(block.items, y)
            y += block.height + gap
        y += pad - gap
        items += _moved(self.foot.items, y)
        margin = _MARGIN * self.unit
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
        margin, across = _MARGIN * self.unit, float(self.frame.least_width)
        items: list[SceneItem] = []
        for place, blocks in enumerate((self.middle[:cut], self.middle[cut:])):
            free = max(0.0, frame.height - needs(cut)[place])
            air = min(free / max(1, len(blocks)), 90 * self.unit)
            y = pad if place else self.head.height + pad
            y += air / 3
            panel = [] if place else list(self.head.items)
            for block in blocks:
                panel += _moved(block.items, y)
                y += block.height + gap + air
            if place:
                panel += _moved(self.foot.items, frame.height - self.foot.height)
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
            sentence = parts.told(self.report, self.report.headline, self.selection, speech)
        filters = phrases.filters(self.report, self.selection, speech)
        under = [line for text in (sentence, filters) if text for line in wrapped(text, room, HEAD * 0.9, speech)][:4]
        down = 44 + BODY * LEAD + len(titles) * size * 1.25 + len(under) * HEAD * 1.35 + 40
        sheet.box(-_MARGIN, 0, sheet.width + 2 * _MARGIN, down, "accent")
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

    def _headline(self) -> _Block:
        figures = headline.headlines(self.report, self.selection)
        outcome = headline.outcome(self.report, self.selection)
        if not figures:
            return _Block(0, ())

        def lay(sheet: Sheet) -> float:
            numbers = headline.fitted(sheet, self.report, figures, None, self.selection)
            down = numbers.draw()
            self.figures += numbers.drawn
            if outcome and outcome not in figures:
                down += self._draw_strap(sheet, outcome, down + 12) + 12
            return down

        return self._block(lay)

    def _draw_strap(self, sheet: Sheet, figure: Figure, y: float) -> float:
        """The outcome that leads, on a ground of colour."""
        self.figures.append(figure)
        runs = sheet.number_runs(figure.quantity, 40, 28, "paper", on_card=True)
        label = sheet.lines(self.speech.of(figure.label), sheet.width - 60 - sheet.wide(runs), BODY, bold=True)
        down = max(72.0, len(label) * BODY * LEAD + 24)
        sheet.box(0, y, sheet.width, down, "accent", mark=figure_mark(self.report, figure, self.speech))
        for index, line in enumerate(label):
            at = y + down / 2 + BODY * LEAD * (index + 0.5 - len(label) / 2)
            sheet.text(line, 20, at, BODY, "paper", bold=True)
        sheet.text(runs, sheet.width - 20, y + down / 2, anchor="right")
        return down

    # ---- a theme

    def _themes(self) -> list[Theme]:
        """The themes that have more to tell than the committee's size."""
        items: list[Figure | Work] = list(self.selection.works(self.report))
        items += [figure for figure in self.selection.figures(self.report) if figure.category != PROFILE]
        left = {item.theme for item in items}
        return [theme for theme in self.report.themes if theme.id in left]

    def _theme(self, numbered: tuple[int, Theme]) -> _Block:
        number, theme = numbered
        of = replace(self.selection, themes=(theme.id,))

        def lay(sheet: Sheet) -> float:
            y = self._draw_theme_head(sheet, number, theme, of)
            y += self._contents(sheet, theme, of, y)
            if self.told_steps and self.told_steps.theme == theme.id:
                y += 24 + self._draw_steps(sheet, self.told_steps, y + 24)
            if self.told_firsts == theme.id:
                y += 24 + self._draw_firsts(sheet, y + 24)
            return y

        return self._block(lay)

    def _draw_theme_head(self, sheet: Sheet, number: int, theme: Theme, of: Selection) -> float:
        """Its number, its name, what it comes to, and a line."""
        speech = self.speech
        left = _SQUARE + 16
        names = sheet.lines(speech.of(theme.short), sheet.width - left, _THEME, bold=True, most=2)
        told = parts.told(self.report, theme.headline, of, speech) if theme.headline else ""
        beside = sheet.width - left - width(names[0], _THEME, bold=True) - 32
        is_beside = bool(told) and len(names) == 1 and width(told, BODY, bold=True) <= beside
        sheet.box(0, 0, _SQUARE, _SQUARE, "accent")
        sheet.text(_numeral(number, speech), _SQUARE / 2, _SQUARE / 2, HEAD, "paper", bold=True, anchor="center")
        for index, name in enumerate(names):
            sheet.text(name, left, _SQUARE / 2 + _THEME * 1.2 * index, _THEME, bold=True, serif=True)
        y = _SQUARE + _THEME * 1.2 * (len(names) - 1) + 8
        if is_beside:
            sheet.text(told, sheet.width, _SQUARE / 2 + 4, BODY, "accent", bold=True, anchor="right")
        elif told:
            y += sheet.paragraph(told, 0, y, sheet.width, BODY, "accent", bold=True) + 8
        sheet.box(0, y, sheet.width, 3, "accent")
        return y + 3 + 20

    def _contents(self, sheet: Sheet, theme: Theme, of: Selection, y: float) -> float:
        """What the theme has most of."""
        figures = telling(figure for figure in of.figures(self.report) if figure.category != PROFILE)
        # What stands above is not told again, if anything else is left.
        figures = [figure for figure in figures if figure not in self.figures] or figures
        works = of.works(self.report)
        campaign = dots.campaign(self.report, of)
        members = [figure for figure in of.figures(self.report) if campaign and figure.id in campaign.figures]
        answered = [work for work in works if work.responses]
        if dots.dotted_of(self.report, members) or Sum.of(self.report, members):
            return self._embedded(sheet, y, lambda sub: self._draw_campaign(sub, members, of))
        if len(answered) >= _RESPONSES:
            return self._embedded(sheet, y, lambda sub: self._draw_answered(sub, answered[:_ANSWERED]))
        if figures:
            return self._draw_numbers(sheet, figures[: self.most], y)
        return self._draw_names(sheet, works[:_WORKS], y)

    def _embedded(self, sheet: Sheet, y: float, draw: Callable[[Sheet], float]) -> float:
        """Another form's contents, from a place down; gives their height."""
        sub = self._sheet()
        down = draw(sub)
        sheet.items += _moved(sub.items, y * sheet.unit)
        return down

    def _draw_campaign(self, sheet: Sheet, figures: Sequence[Figure], of: Selection) -> float:
        laid = dots.fitted(sheet, self.report, figures, of)
        self.figures += laid.figures
        return laid.draw()

    def _draw_answered(self, sheet: Sheet, works: Sequence[Work]) -> float:
        rows = responses.rows_of(sheet, self.report, works, 1)
        self.works += works
        return responses.draw_rows(sheet, rows)

    def _draw_numbers(self, sheet: Sheet, figures: Sequence[Figure], y: float) -> float:
        numbers = Numbers(
            *(sheet, self.report, figures),
            across=sheet.width,
            narrow=_NARROW,
            size=_NUMBER,
            most=_ABREAST if len(figures) > _ABREAST + 1 else 99,
        )
        numbers.draw(0, y)
        self.figures += figures
        return numbers.height

    def _draw_names(self, sheet: Sheet, works: Sequence[Work], y: float) -> float:
        start = y
        for work in works:
            sheet.dot(6, y + BODY * LEAD / 2, 10, "accent", mark=_mark(work, self.speech))
            y += sheet.paragraph(statements.short(work, self.speech), 24, y, sheet.width - 24) + 4
        self.works += works
        return y - start

    # ---- how one thing went, and what was the first of its kind

    def _longest_steps(self) -> Work | None:
        works = [work for work in self.selection.works(self.report) if len(work.steps) >= _STEPS]
        return max(works, key=lambda work: len(work.steps), default=None)

    def _draw_steps(self, sheet: Sheet, work: Work, y: float) -> float:
        """The steps of one work in a word each."""
        speech, start = self.speech, y
        name = speech.say("list.colon").join((speech.say("form.steps"), statements.short(work, speech)))
        y += sheet.paragraph(name, 0, y, sheet.width, bold=True) + 8
        columns = min(len(work.steps), max(2, int((sheet.width + 26) / 150)))
        rows = -(-len(work.steps) // columns)
        columns = -(-len(work.steps) // rows)
        across = (sheet.width - 26 * (columns - 1)) / columns
        words = [sheet.lines(self._step_words(step), across - 16, BODY, bold=True) for step in work.steps]
        for row in range(rows):
            members = range(row * columns, min((row + 1) * columns, len(work.steps)))
            down = max(len(words[place]) for place in members) * BODY * LEAD + 20
            for column, place in enumerate(members):
                x, step = column * (across + 26), work.steps[place]
                is_last = place == len(work.steps) - 1 and step.side != "cppcc"
                sheet.box(x, y, across, down, "accent" if is_last else "fill", mark=_mark(work, speech))
                for index, line in enumerate(words[place]):
                    at = y + down / 2 + BODY * LEAD * (index + 0.5 - len(words[place]) / 2)
                    colour = "paper" if is_last else "ink"
                    sheet.text(line, x + across / 2, at, BODY, colour, bold=True, anchor="center")
                if place != members[-1]:
                    sheet.text("▶", x + across + 13, y + down / 2, 16, "muted", anchor="center")
            y += down + 12
        self.works.append(work)
        self.figures += [self.report.figure(step.figure) for step in work.steps if step.figure]
        return y - 12 - start

    def _step_words(self, step: Step) -> str:
        verb = self.speech.of(step.verb)
        if not step.figure:
            return verb
        quantity = phrases.quantity_words(self.report.figure(step.figure).quantity, self.speech)
        return quantity + verb if self.speech.is_the_reports else self.speech.say("list.colon").join((verb, quantity))

    def _theme_of_firsts(self) -> str:
        """The theme that has most firsts and honours; empty where there are few."""
        works = [work for work in self.selection.works(self.report) if work.first or work.kind == HONOUR]
        themes = [work.theme for work in works]
        return max(themes, key=themes.count) if len(works) >= _STEPS else ""

    def _draw_firsts(self, sheet: Sheet, y: float) -> float:
        """Firsts and honours by name, in two lists."""
        works, speech = self.selection.works(self.report), self.speech
        lists = [
            *((speech.say(f"first.{word}"), [w for w in works if w.first and w.first.word == word]) for word in FIRSTS),
            (speech.of(speech.terms.kinds[HONOUR].label), [w for w in works if w.kind == HONOUR]),
        ]
        lists = [(name, members) for name, members in lists if members]
        columns = min(len(lists), 3 if sheet.width >= _WIDE else 2)
        across, start = (sheet.width - 32 * (columns - 1)) / columns, y
        for row in range(0, len(lists), columns):
            ends = []
            for column, (name, members) in enumerate(lists[row : row + columns]):
                x, down = column * (across + 32), y
                sheet.text(name, x, down + BODY * LEAD / 2, BODY, "accent", bold=True)
                down += BODY * LEAD + 4
                for work in members:
                    told = statements.short(work, speech)
                    if work.kind == HONOUR and work.holder:
                        told = speech.say("list.aside", text=told, aside=speech.of(work.holder))
                    sheet.touch(x + 30, down + BODY * LEAD / 2, 30, _mark(work, speech))
                    down += sheet.paragraph(told, x, down, across) + 2
                self.works += members
                ends.append(down)
            y = max(ends) + 12
        return y - 12 - start

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
        sheet.box(-_MARGIN, 0, sheet.width + 2 * _MARGIN, down, "fill")
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


def _mark(work: Work, speech: Speech) -> Mark:
    return Mark("work", work.id, speech.of(work.label), (speech.of(work.summary),))


def _numeral(number: int, speech: Speech) -> str:
    """A theme's number; in Chinese in characters, as long as it takes one."""
    written = str(cn2an.an2cn(number)) if speech.is_the_reports else str(number)
    return written if len(written) == 1 else str(number)


def _moved(items: Sequence[SceneItem], by: float) -> list[SceneItem]:
    moved: list[SceneItem] = []
    for item in items:
        if isinstance(item, Line | Box):
            moved.append(replace(item, y=(item.y[0] + by, item.y[1] + by)))
        else:
            moved.append(replace(item, y=item.y + by))
    return moved


def _shifted(item: SceneItem, by: float, own: float, whole: float) -> SceneItem:
    """The same in a wider scene, by so many pixels to the right; places were shares of its own width."""

    def x(share: float) -> float:
        return (share * own + by) / whole

    if isinstance(item, Line | Box):
        return replace(item, x=(x(item.x[0]), x(item.x[1])))
    return replace(item, x=x(item.x))

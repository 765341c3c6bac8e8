"""Blocks of a poster: the year's key figures, and one for each work theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import cn2an

from cppcc.charts import dots, headline, headline_cards, responses
from cppcc.charts.firsts import HONOUR
from cppcc.charts.form import Sheet
from cppcc.charts.form_numbers import Numbers
from cppcc.charts.form_sum import Sum
from cppcc.charts.form_type import BODY, HEAD, LEAD
from cppcc.charts.measure import width
from cppcc.charts.rows import figure_mark
from cppcc.charts.scene import Box, Line, Mark, SceneItem
from cppcc.design.frames import Frame
from cppcc.design.looks import Look
from cppcc.model.report import Figure, Report, Theme, Work
from cppcc.model.selection import PROFILE, Selection, telling
from cppcc.model.story import FIRSTS, Step
from cppcc.speech import findings, phrases, statements
from cppcc.speech.speech import Speech

#: Room beside the contents.
MARGIN = 64
#: The size of a theme's name; the square of its number.
_THEME, _SQUARE = 34, 44
#: The most figures that a block shows.
FIGURES = 8
#: The most works that a block names, and responses; figures abreast.
_WORKS, _ANSWERED, _ABREAST = 4, 5, 4
#: The numbers' size in a block, and the narrowest column of them.
_NUMBER, _NARROW = 56, 170
#: As wide as it takes for three lists beside each other.
_WIDE = 900
#: From how many on answered works are what a theme is of; steps that make a strip.
_RESPONSES, _STEPS = 3, 3


@dataclass(frozen=True, slots=True)
class Block:
    """Something laid out by itself: its items from its own upper edge down, in pixels."""

    height: float
    items: tuple[SceneItem, ...]


class Blocks:
    """What lays out blocks, and keeps what they show.

    Args:
        has_firsts, has_steps: whether there is room for firsts and honours, and for the steps of one work.
        most: the most figures of a theme.
    """

    def __init__(
        self,
        report: Report,
        selection: Selection,
        frame: Frame,
        look: Look,
        speech: Speech,
        *,
        has_firsts: bool,
        has_steps: bool,
        most: int,
    ) -> None:
        self.report, self.selection, self.frame, self.look, self.speech = report, selection, frame, look, speech
        self.figures: list[Figure] = []
        self.works: list[Work] = []
        self.most = most
        self.told_steps = self._longest_steps() if has_steps else None
        self.told_firsts = self._theme_of_firsts() if has_firsts else ""

    def _sheet(self) -> Sheet:
        return Sheet(self.frame, self.look, self.speech, "accent", "", "", "", "")

    def block(self, lay: Callable[[Sheet], float]) -> Block:
        """What is laid out on a sheet, which takes the height that is given."""
        sheet = self._sheet()
        height = lay(sheet)
        return Block(height * sheet.unit, tuple(sheet.items))

    def of(self, themes: Sequence[Theme]) -> Iterator[Block]:
        """A block for each theme, numbered."""
        return map(self._theme, enumerate(themes, start=1))

    def headline(self) -> Block:
        """The key figures, and the outcome that leads."""
        figures = headline.headlines(self.report, self.selection)
        outcome = headline.outcome(self.report, self.selection)
        if not figures:
            return Block(0, ())

        def lay(sheet: Sheet) -> float:
            numbers = headline_cards.fitted(sheet, self.report, figures, None, self.selection)
            down = numbers.draw()
            self.figures += numbers.drawn
            if outcome and outcome not in figures:
                down += self._draw_strap(sheet, outcome, down + 12) + 12
            return down

        return self.block(lay)

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

    @property
    def themes(self) -> list[Theme]:
        """The themes that have more to tell than the committee's size."""
        items: list[Figure | Work] = list(self.selection.works(self.report))
        items += [figure for figure in self.selection.figures(self.report) if figure.category != PROFILE]
        left = {item.theme for item in items}
        return [theme for theme in self.report.themes if theme.id in left]

    def _theme(self, numbered: tuple[int, Theme]) -> Block:
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

        return self.block(lay)

    def _draw_theme_head(self, sheet: Sheet, number: int, theme: Theme, of: Selection) -> float:
        """Its number, its name, what it comes to, and a line."""
        speech = self.speech
        left = _SQUARE + 16
        names = sheet.lines(speech.of(theme.short), sheet.width - left, _THEME, bold=True, most=2)
        told = findings.told(self.report, theme.headline, of, speech) if theme.headline else ""
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
        sheet.items += moved(sub.items, y * sheet.unit)
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


def _mark(work: Work, speech: Speech) -> Mark:
    return Mark("work", work.id, speech.of(work.label), (speech.of(work.summary),))


def _numeral(number: int, speech: Speech) -> str:
    """A theme's number; in Chinese in characters, as long as it takes one."""
    written = str(cn2an.an2cn(number)) if speech.is_the_reports else str(number)
    return written if len(written) == 1 else str(number)


def moved(items: Sequence[SceneItem], by: float) -> list[SceneItem]:
    """The same, so many pixels further down."""
    moved: list[SceneItem] = []
    for item in items:
        if isinstance(item, Line | Box):
            moved.append(replace(item, y=(item.y[0] + by, item.y[1] + by)))
        else:
            moved.append(replace(item, y=item.y + by))
    return moved

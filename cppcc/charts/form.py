"""The grammar of typographic forms: one title, one colour that speaks, few large numbers, a note only where it prevents
a misreading. A form lays its contents out in the pixels of a slide of 1280 × 720, whatever it is drawn in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cppcc.charts.form_marks import Marks
from cppcc.charts.form_type import BODY, LEAD, SMALL, TITLE, first_lines, runs_of, unit, unit_size
from cppcc.charts.layout import plain
from cppcc.charts.measure import width, wrapped
from cppcc.charts.scene import Anchor, Box, Line, Run, Scene, SceneItem, Text
from cppcc.design.frames import Frame
from cppcc.design.looks import LOOKS, Look, contrast
from cppcc.messages.translations import Words
from cppcc.model.quantity import Quantity
from cppcc.speech.speech import Speech
from cppcc.speech.statements import Piece, broken, joined, quantity_pieces

#: Beside a picture; from its upper edge to its contents, and from them to its lower one.
_MARGIN, _TOP, _BOTTOM = 64, 134, 104
#: The part of the type size that is left free behind a number: some programs set a gap between digits and Chinese.
_GAP = 0.25
#: What opens a text hangs out of its column by so much of the type size.
_OPENING, _HANG = tuple("“‘《（「"), 0.45
#: The most lines of a title or a source, and of a note: names of any length may stand in them.
_LINES, _NOTES = 3, 4
#: Between contents and a note beneath them.
_NOTE_GAP = 8
#: What text needs against its ground.
_READABLE = 4.5
#: How much wider than measured a line may be in another typeface; the height of a slide's contents.
_WIDER, _SLIDE = 1.18, 482
#: Of a title of two lines, the smallest type.
_TITLE_LEAST = 30


@dataclass
class Sheet(Marks):
    """A form in the making.

    Places count a slide's pixels from the contents' upper left corner; down, a text's is its middle.

    Args:
        accent: the role of the colour that speaks.
        kicker, title, note, source: what stands around the contents.
    """

    frame: Frame
    look: Look
    speech: Speech
    accent: str
    kicker: str
    title: str
    note: str
    source: str
    items: list[SceneItem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.unit = unit(self.frame)
        self._is_picture = self.frame.furniture and not self.frame.bare
        margin = _MARGIN if self._is_picture else 0
        self.width = self.frame.least_width / self.unit - 2 * margin
        title = self.frame.title or self.title
        self._title_size: float = TITLE
        while self._title_size > _TITLE_LEAST and self._wide(title, self._title_size) > self.width:
            self._title_size -= 1
        self._titles = first_lines(wrapped(title, self.width, self._title_size, self.speech, bold=True), _LINES)
        self._notes = self._lines(self.note, _NOTES)
        self._sources = self._lines(self.source, _LINES)
        self._top = _TOP + (len(self._titles) - 1) * self._title_size * 1.25 if self._is_picture else 0.0
        beneath = (len(self._sources) - 1) * SMALL * LEAD
        self._bottom = _BOTTOM + beneath if self._is_picture else 0.0
        if self._notes:
            self._bottom += (len(self._notes) - (1 if self._is_picture else 0)) * SMALL * LEAD
            self._bottom += 0 if self._is_picture else _NOTE_GAP
        elif self._is_picture:
            self._bottom -= SMALL * LEAD + 18

    @property
    def height(self) -> float | None:
        """The room for the contents; None where they take what they need."""
        if self.frame.height is None:
            return None
        return self.frame.height / self.unit - self._top - self._bottom

    def _wide(self, text: str, size: float) -> float:
        return width(text, size, bold=True)

    def _lines(self, text: str, most: int) -> list[str]:
        if not text:
            return []
        room = self.width / (1 + (self._wider - 1) / 1.5)
        lines = [line for part in text.split("\n") for line in wrapped(part, room, SMALL, self.speech)]
        return lines if self.frame.height is None else first_lines(lines, most)

    def say_source(self, source: str) -> None:
        """Another source line, no longer than that which the sheet was laid out with."""
        self.source, self._sources = source, self._lines(source, _LINES)

    # ---- texts

    def text(
        self,
        words: str | Sequence[Run],
        x: float,
        y: float,
        size: float = BODY,
        colour: str = "ink",
        *,
        bold: bool = False,
        serif: bool = False,
        anchor: Anchor = "left",
    ) -> None:
        """Writes a line; runs have their own manner."""
        runs = [Run(words, size, colour, bold, serif)] if isinstance(words, str) else words
        scaled = tuple(replace(run, text=plain(run.text), size=run.size * self.unit) for run in runs)
        self.items.append(Text(scaled, x / self.width, y * self.unit, anchor=anchor))

    def paragraph(
        self,
        words: str | Sequence[Piece],
        x: float,
        y: float,
        room: float,
        size: float = BODY,
        colour: str = "ink",
        *,
        bold: bool = False,
        most: int = 99,
    ) -> float:
        """Writes a text in lines from a place down; gives their height.

        Args:
            words: of pieces the bound's words are in the colour that speaks.
            most: so many lines at most; what is beyond is cut.
        """
        pieces = [Piece(words)] if isinstance(words, str) else list(words)
        lines = self.lines(joined(pieces), room, size, bold=bold, most=most)
        place = 0
        for index, line in enumerate(lines):
            spoken = self.accent if self.reads_on_card else colour
            runs, place = runs_of(pieces, line, place, Run("", size, colour, bold), spoken)
            hang = size * _HANG if index == 0 and line[:1] in _OPENING and x > size else 0
            self.text(runs, x - hang, y + size * LEAD * (index + 0.5))
        return len(lines) * size * LEAD

    def lines(self, words: str, room: float, size: float = BODY, *, bold: bool = False, most: int = 99) -> list[str]:
        """A text in lines, without a last one of a single character."""
        room /= 1 + (self._wider - 1) / 3
        lines = wrapped(words, room, size, self.speech, bold=bold)
        if len(lines) > 1 and len(lines[-1]) == 1:
            narrower = wrapped(words, room - size, size, self.speech, bold=bold)
            lines = narrower if len(narrower) == len(lines) else lines
        return first_lines(lines, most)

    def name_lines(self, words: Words, room: float, size: float = BODY, *, bold: bool = False) -> list[str]:
        """A short name in lines: where it says that a line may end, if it must."""
        parts = broken(words, self.speech)
        whole = "".join(parts)
        if width(whole, size, bold=bold) <= room or any(width(part.strip(), size, bold=bold) > room for part in parts):
            return self.lines(whole, room, size, bold=bold)
        lines = [""]
        for part in parts:
            if lines[-1] and width(lines[-1] + part, size, bold=bold) > room:
                lines.append(part.strip())
            else:
                lines[-1] += part
        return lines

    # ---- numbers

    @property
    def is_upright(self) -> bool:
        """Whether the contents are to fill a sheet that is taller than wide."""
        return self.height is not None and self.height > self.width * 1.15

    def unit_words(self, quantity: Quantity, noun: Words | None = None) -> str:
        """What is counted, in languages in which that is too long to stand beside a large number; else nothing."""
        if self.speech.is_the_reports:
            return ""
        return joined(piece for piece in quantity_pieces(quantity, self.speech, noun) if piece.role == "unit").strip()

    def number_runs(
        self,
        quantity: Quantity,
        size: float,
        unit_size: float,
        colour: str = "ink",
        *,
        bare: bool = False,
        on_card: bool = False,
    ) -> list[Run]:
        """A quantity as a large number; the bound's words in the colour that speaks, the unit in grey.

        Args:
            on_card: whether it stands on the ground of a card, on which not every colour can be read.
            bare: without what ``unit_words`` gives, which then stands beneath.
        """
        runs = []
        for piece in quantity_pieces(quantity, self.speech):
            if bare and piece.role == "unit" and not self.speech.is_the_reports:
                continue
            if piece.role in ("number", "numeral"):
                runs.append(Run(piece.text, size, colour, bold=True, serif=piece.role == "numeral"))
            elif piece.role == "bound":
                spoken = self.accent if not on_card or colour != "ink" or self.reads_on_card else colour
                spoken = colour if colour == "paper" else spoken  # on a ground of that colour
                runs.append(Run(piece.text, unit_size, spoken, bold=True))
            else:
                runs.append(Run(piece.text, unit_size, "muted" if colour == "ink" else colour, bold=True))
        return runs

    @property
    def reads_on_card(self) -> bool:
        """Whether the colour that speaks can be read on a card, in either look."""
        return all(contrast(look.colour(self.accent), look.fill) >= _READABLE for look in LOOKS.values())

    def number_size(
        self,
        quantities: Iterable[Quantity],
        room: float,
        most: float,
        least: float,
        share: float = 0.4,
        *,
        bare: bool = False,
    ) -> float:
        """The largest size at which each of these fits beside its unit, whose size is that share of it."""

        def wide(quantity: Quantity, size: float) -> float:
            return self.wide(self.number_runs(quantity, size, unit_size(size, share), bare=bare))

        size = most
        widest = sorted(quantities, key=lambda each: -wide(each, most))
        # The widest at one size is nearly always that at any.
        for quantity in widest[:3]:
            while size > least and wide(quantity, size) > room:
                size -= 2
        return size

    def wide(self, runs: Sequence[Run]) -> float:
        """The width that a line takes at most, with what stays free behind it."""
        size = max((run.size for run in runs), default=0)
        measured = sum(width(run.text, run.size, bold=run.bold) for run in runs)
        return measured * self._wider + size * _GAP

    @property
    def _wider(self) -> float:
        """How much wider texts may become: a slide may be shown in another typeface."""
        return _WIDER if self.frame.bare else 1.0

    @property
    def ample(self) -> float:
        """How much larger numbers may be than on a slide, where there is more room beneath each other."""
        return 1.0 if self.height is None else min(1.6, max(1.0, self.height / _SLIDE))

    # ---- the whole

    def scene(self, content: float) -> Scene:
        """The finished scene.

        Args:
            content: the height that its contents take; the room's, where that is larger.
        """
        u = self.unit
        down = self.height if self.height is not None else content
        notes = 0.0 if self._is_picture or not self._notes else len(self._notes) * SMALL * LEAD + _NOTE_GAP
        contents, self.items = self.items, []
        if self._is_picture:
            self._furniture(down)
        else:
            self._note(down + _NOTE_GAP + (SMALL * LEAD) / 2)
        furniture, self.items = self.items, contents
        margin = _MARGIN * u if self._is_picture else 0.0
        if self.frame.height is None and not self._is_picture:
            top, height, bottom = 4.0, (down + notes) * u, 4.0
        else:
            top, height, bottom = self._top * u, down * u, self._bottom * u
        head = [item for item in furniture if not self._is_below(item, down)]
        foot = [item for item in furniture if self._is_below(item, down)]
        return Scene(self.frame, self.look, margin, margin, top, bottom, height, (*head, *contents, *foot))

    def _is_below(self, item: SceneItem, down: float) -> bool:
        y = item.y[0] if isinstance(item, Box | Line) else item.y
        return y >= down * self.unit

    def _note(self, y: float) -> None:
        for index, line in enumerate(self._notes):
            self.text(line, 0, y + SMALL * LEAD * index, SMALL, "muted")

    def _furniture(self, down: float) -> None:
        """The bar, the kicker and the title above; the note, a hairline and the source beneath."""
        self.box(0, 40 - self._top, 56, 6, self.accent)
        room = self.width - 68
        size = next((size for size in (BODY, 20, 18, SMALL) if self._wide(self.kicker, size) <= room), SMALL)
        kickers = wrapped(self.kicker, room, size, self.speech, bold=True)[:2]
        for index, line in enumerate(kickers):
            y = 43 + 20 * (index + 0.5 - len(kickers) / 2) - self._top
            self.text(line, 68, y, size, self.accent, bold=True)
        for index, line in enumerate(self._titles):
            y = 92 - self._top + self._title_size * 1.25 * index
            self.text(line, 0, y, self._title_size, bold=True, serif=True)
        self._note(down + 12 + SMALL * LEAD / 2)
        base = down + self._bottom
        self.rule(base - 54 - (len(self._sources) - 1) * SMALL * LEAD, weight=1)
        for index, line in enumerate(self._sources):
            self.text(line, 0, base - 33 - (len(self._sources) - 1 - index) * SMALL * LEAD, SMALL, "muted")

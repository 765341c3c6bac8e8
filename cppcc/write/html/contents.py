"""What a report's page tells, as its templates ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cppcc.content.blocks import Block, Chapter, Paragraph, Section
from cppcc.content.cells import MatrixCell, cells_of, rows_of
from cppcc.content.chapters import chapters
from cppcc.content.columns import Recorded, headings, kind_of, texts
from cppcc.content.sections import detail, origin, state
from cppcc.messages.translations import Words
from cppcc.model.report import Figure, Report, Theme, Work
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write.html.views import Views

#: What the table beneath a chart tells of each kind of item.
_COLUMNS = {
    "figure": ("name", "quantity", "sign", "theme_short", "actor", "note"),
    "ratio": ("name", "quantity", "made", "remark"),
    "work": ("name", "day", "theme_short", "summary"),
}


@dataclass(frozen=True, slots=True)
class SelectBox:
    """A filter to choose in."""

    name: str
    parameter: str
    options: dict[str, Words]


class Contents:
    """What one page tells.

    Args:
        selection: the filters that the page was made with; its own begin with what these leave.
        seen: what it can come to show.
    """

    def __init__(self, report: Report, selection: Selection, speech: Speech, seen: Views) -> None:
        self.report, self.selection, self.speech, self.seen = report, selection, speech, seen
        self.figures, self.works = selection.figures(report), selection.works(report)

    # ---- head

    @property
    def about(self) -> str:
        """What the page is of."""
        return self.speech.say(
            "overview.about",
            title=phrases.title(self.report, self.speech),
            published=self.report.published.isoformat(),
            figures=len(self.report.figures),
            works=len(self.report.works),
        )

    @property
    def origin(self) -> tuple[Block, ...]:
        """Where it is from."""
        return origin(self.report, self.speech)

    @property
    def state(self) -> tuple[Paragraph, Paragraph]:
        """Which state of the file and of the product it was made of."""
        return state(self.report, self.speech)

    @property
    def filters(self) -> str:
        """Those that the page was made with."""
        return phrases.filters(self.report, self.selection, self.speech)

    @property
    def left(self) -> str:
        """What these leave."""
        lines = phrases.what_is_left(self.report, self.selection, self.speech)
        return self.speech.say("list.dot").join(lines)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All that follows."""
        return chapters(self.report, self.selection, self.speech)

    @property
    def boxes(self) -> Iterator[SelectBox]:
        """A filter each that offers more than one thing."""
        for name, ids in self.seen.options.items():
            if len(ids) > 1:
                dimension = DIMENSIONS[name]
                labels = dimension.options(self.report)
                options = {id: labels[id] for id in ids}
                yield SelectBox(self.speech.say(f"filter.{name}"), dimension.parameter, options)

    # ---- charts

    def is_shown(self, name: str) -> bool:
        """Whether a chart is there without a choice in any filter."""
        return name in self.seen.outcomes[self.seen.states[0]]["charts"]

    def rows(self, name: str) -> list[Recorded]:
        """Everything that a chart can come to show, in the order of its fullest picture."""
        contents = sorted(self.seen.charts[name], key=lambda content: -len(content["rows"]))
        keys = dict.fromkeys(row for content in contents for row in content["rows"])
        return [self._items[key] for key in keys]

    def rows_by_kind(self, name: str) -> dict[str, list[Recorded]]:
        """The same, each kind of item for itself."""
        rows = self.rows(name)
        kinds = {kind: [item for item in rows if kind_of(item) == kind] for kind in _COLUMNS}
        return {kind: items for kind, items in kinds.items() if items}

    def headings(self, kind: str) -> Sequence[str]:
        """The columns' names of a table of such items."""
        return headings(_COLUMNS[kind], self.speech, kind)

    def cells(self, item: Recorded) -> Sequence[str]:
        """An item's row in such a table."""
        return texts(self.report, item, _COLUMNS[kind_of(item)], self.speech)

    def matrix(self) -> Iterator[tuple[str, Words, list[MatrixCell]]]:
        """Categories that have anything, each with its name and, of each theme, its figures and works."""
        rows = self.rows("matrix")
        cells = cells_of(
            self.report,
            [figure for figure in self.report.figures if figure in rows],
            [work for work in self.report.works if work in rows],
        )
        return rows_of(self.report, cells, self.themes)

    @cached_property
    def _items(self) -> dict[str, Recorded]:
        items: tuple[Recorded, ...] = (*self.report.figures, *self.report.ratios, *self.report.works)
        return {f"{kind_of(item)}/{item.id}": item for item in items}

    @property
    def themes(self) -> list[Theme]:
        """Those that anything is left of."""
        return [theme for theme in self.report.themes if theme.id in self.seen.themes]

    # ---- details

    def holds(self, item: Figure | Work) -> bool:
        """Whether the page has a detail of it."""
        return item in self.figures or item in self.works

    def detail(self, item: Figure | Work) -> Section:
        """What is told of an item."""
        return detail(self.report, item, self.speech)

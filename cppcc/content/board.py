"""The board: all that a year came to, category by category: one large number each, the others as rows beneath it, with
bars only where lengths may be compared; its themes; and its policy fields, a dot for each activity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cppcc.model.comparable import panels
from cppcc.model.report import Figure, Report, Theme, Work
from cppcc.model.selection import GENERAL, Selection, telling, themes_left
from cppcc.model.terms import Category, KindGroup
from cppcc.speech import findings
from cppcc.speech.speech import Speech

#: The field of the committee itself, which is no policy field.
ITSELF = "institution"
#: From so many rows on they stand in groups, and a panel is two or three of the others high.
_GROUPED, _LONG = 4, 8
#: So many rows have room in a column; a panel of more is wider, at most so many columns.
_COLUMN, _WIDEST = 12, 3
#: A category that is no output has a panel of its own from so many figures on; else each is a line.
_LEAST = 3
#: How many figures of a theme are told.
_OF_A_THEME = 2


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A figure.

    Args:
        share: how long its bar is, of the longest that it may be compared with; None where it has none.
    """

    figure: Figure
    share: float | None = None


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Rows of one actor and period.

    Args:
        about: whose they are, and of what time; empty where all stand together.
    """

    about: str
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A category.

    Args:
        lead: the figure that stands out; None where it has none, and in a panel of what is no output.
        works: how many activities are of the category.
        span: how many panels of one row's height it takes; ``across`` how many columns.
    """

    category: Category
    lead: BoardRow | None
    groups: tuple[BoardGroup, ...]
    figures: int
    works: int
    span: int = 1
    across: int = 1

    @property
    def rows(self) -> list[BoardRow]:
        """All its figures, the one that stands out first."""
        return [*([self.lead] if self.lead else []), *(row for group in self.groups for row in group.rows)]


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme: what it comes to, and the figures that say most of it."""

    theme: Theme
    about: str
    figures: tuple[Figure, ...]
    figure_count: int
    work_count: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A policy field.

    Args:
        cells: theme by theme, in the order of the columns, the works in groups, how many of each.
    """

    id: str
    label: str
    cells: tuple[Mapping[KindGroup, int], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """What the filters leave of a report.

    Args:
        title: what it comes to by category.
        panels: categories of output, and further down those of other numbers.
        lines: figures of categories that have few and are no output.
        without: output categories of which neither a figure nor an activity is left.
        has_bars: whether any lengths are compared.
        columns: the themes that have activities, for the fields.
        twice: how many activities are of more than one field.
        themes_title: what the themes come to.
    """

    title: str
    panels: tuple[Panel, ...]
    others: tuple[Panel, ...]
    lines: tuple[Figure, ...]
    without: tuple[Category, ...]
    has_bars: bool
    themes: tuple[ThemeCard, ...]
    columns: tuple[Theme, ...]
    fields: tuple[FieldRow, ...]
    twice: int
    themes_title: str


def board(report: Report, selection: Selection, speech: Speech) -> Board:
    """The board of what the filters leave."""
    figures, works = selection.figures(report), selection.works(report)
    made = panels_of(report, figures, works, speech)
    outputs = [panel for panel in made if panel.category.output]
    shown = [panel for panel in outputs if panel.figures or panel.works]
    others = [panel for panel in made if not panel.category.output]
    columns = tuple(theme for theme in report.themes if any(work.theme == theme.id for work in works))
    return Board(
        title=title(report, selection, figures, speech),
        panels=tuple(shown),
        others=tuple(panel for panel in others if panel.figures >= _LEAST),
        lines=tuple(row.figure for panel in others if 0 < panel.figures < _LEAST for row in panel.rows),
        without=tuple(panel.category for panel in outputs if panel not in shown),
        has_bars=any(row.share is not None for panel in made for row in panel.rows),
        themes=_themes(report, selection, speech),
        columns=columns,
        fields=_fields(report, works, columns, speech),
        twice=sum(len(work.fields) > 1 for work in works),
        themes_title=_themes_title(report, works, speech),
    )


def finding(report: Report, selection: Selection, speech: Speech) -> str:
    """What the year comes to: as the file says; else how much the text tells, and of what it tells most. A clause that
    is a tie, or has only one to choose from, falls away."""
    if report.headline and (told := findings.told(report, report.headline, selection, speech)):
        return told
    figures, works = selection.figures(report), selection.works(report)
    counts = {
        name: speech.say(f"board.{name}", count=len(items)) for name, items in (("figures", figures), ("works", works))
    }
    key = "board.text" if figures and works else "board.text_figures" if figures else "board.text_works"
    clauses = [speech.say(key, **counts)]
    if category := _most([figure.category for figure in figures]):
        clauses.append(speech.say("board.most_figures", category=speech.of(speech.terms.categories[category].label)))
    if field := _most([id for work in works for id in work.fields if id not in (ITSELF, GENERAL)]):
        clauses.append(speech.say("board.most_works", field=speech.of(speech.terms.fields[field].label)))
    return speech.say("list.semicolon").join(clauses)


def _most(ids: Sequence[str]) -> str:
    """The one that occurs most often of at least two; empty where two tie."""
    counts = {id: ids.count(id) for id in ids}
    ranked = sorted(counts, key=lambda id: -counts[id])
    return ranked[0] if len(ranked) > 1 and counts[ranked[0]] > counts[ranked[1]] else ""


def title(report: Report, selection: Selection, figures: Sequence[Figure], speech: Speech) -> str:
    """What the figures come to by category."""
    if told := findings.found(report, "board", selection, speech):
        return told
    ids = [figure.category for figure in figures]
    if not ids:
        return speech.say("board.no_figures")
    if most := _most(ids):
        name = speech.of(speech.terms.categories[most].label)
        return speech.say("board.most", count=len(ids), category=name, most=ids.count(most))
    if len(set(ids)) == 1:
        return speech.say("board.one", count=len(ids), category=speech.of(speech.terms.categories[ids[0]].label))
    return speech.say("board.several", count=len(ids), categories=len(set(ids)))


def panels_of(
    report: Report,
    figures: Sequence[Figure],
    works: Sequence[Work],
    speech: Speech,
    *,
    of: Sequence[Figure] | None = None,
) -> list[Panel]:
    """A panel for each category, outputs first, be it empty.

    Args:
        of: all figures, where those given are a part of them: what does not stand out among all, does not in a part.
    """
    leads = {figure.category: figure for figure in reversed(telling(figures if of is None else of))}
    categories = sorted(report.terms.categories.values(), key=lambda category: not category.output)
    return [_panel(report, category, figures, works, leads.get(category.id), speech) for category in categories]


def _panel(
    report: Report,
    category: Category,
    figures: Iterable[Figure],
    works: Iterable[Work],
    main: Figure | None,
    speech: Speech,
) -> Panel:
    """A category's panel: the figures that say most first, the main one of an output large."""
    mine = telling(figure for figure in figures if figure.category == category.id)
    shares = _shares(report, mine, main)
    rows = [BoardRow(figure, shares.get(figure.id)) for figure in mine]
    has_lead = category.output and bool(rows) and rows[0].figure is main
    lead, further = (rows[0], rows[1:]) if has_lead else (None, rows)
    of_works = sum(category.id in work.categories for work in works)
    across = max(1, min(_WIDEST, -(-len(further) // _COLUMN)))
    down = len(further) / across
    span = 1 + (down > _GROUPED) + (down > _LONG)
    return Panel(category, lead, _groups(report, further, speech), len(mine), of_works, span, across)


def _groups(report: Report, rows: Sequence[BoardRow], speech: Speech) -> tuple[BoardGroup, ...]:
    """The rows by whose and of what time they are, where they are many."""
    if len(rows) <= _GROUPED:
        return (BoardGroup("", tuple(rows)),) if rows else ()
    groups: dict[tuple[str, str], list[BoardRow]] = {}
    for row in rows:
        groups.setdefault((row.figure.actor, row.figure.period), []).append(row)
    if len(groups) == 1:
        return (BoardGroup("", tuple(rows)),)
    return tuple(
        BoardGroup(
            speech.say("list.dot").join((speech.of(report.terms.actors[actor].label), speech.say(f"period.{period}"))),
            tuple(members),
        )
        for (actor, period), members in groups.items()
    )


def _shares(report: Report, figures: Sequence[Figure], main: Figure | None) -> dict[str, float]:
    """The lengths of the bars of those that have one: of one set of figures that may be compared, that of the main
    figure, else the largest. Bars of two sets beneath each other would be compared all the same."""
    sets = panels(report, figures)
    if not sets:
        return {}
    chosen = next((each for each in sets if main in each), max(sets, key=len))
    longest = max(figure.quantity.value for figure in chosen)
    return {figure.id: round(float(figure.quantity.value / longest), 4) if longest else 0.0 for figure in chosen}


def _themes(report: Report, selection: Selection, speech: Speech) -> tuple[ThemeCard, ...]:
    """The themes that anything is left of; none where there is only one in the report."""
    if len(report.themes) < 2:
        return ()
    cards = []
    for theme in themes_left(report, selection):
        figures = [figure for figure in selection.figures(report) if figure.theme == theme.id]
        works = [work for work in selection.works(report) if work.theme == theme.id]
        told = findings.told(report, theme.headline, selection, speech) if theme.headline else ""
        about = told or speech.of(theme.summary)
        cards.append(ThemeCard(theme, about, tuple(telling(figures)[:_OF_A_THEME]), len(figures), len(works)))
    return tuple(cards)


def _themes_title(report: Report, works: Sequence[Work], speech: Speech) -> str:
    """The theme that most activities are of; where two tie, how many themes there are."""
    ids = [work.theme for work in works]
    if not (most := _most(ids)):
        return speech.say("board.themes", count=len(report.themes))
    name = speech.of(report.theme(most).short)
    return speech.say("board.theme_most", count=len(set(ids)), theme=name, most=ids.count(most))


def fields_left(report: Report, works: Sequence[Work]) -> list[str]:
    """The ids of the fields that these works are of, by how many they are, the committee itself last."""
    counts = {id: sum(id in work.fields for work in works) for id in report.terms.fields}
    return sorted((id for id in counts if counts[id]), key=lambda id: (id == ITSELF, -counts[id]))


def _fields(report: Report, works: Sequence[Work], columns: Sequence[Theme], speech: Speech) -> tuple[FieldRow, ...]:
    rows = []
    for id in fields_left(report, works):
        members = [work for work in works if id in work.fields]
        cells = tuple(_cell(report, members, theme) for theme in columns)
        rows.append(FieldRow(id, speech.of(report.terms.fields[id].label), cells, len(members)))
    return tuple(rows)


def _cell(report: Report, works: Sequence[Work], theme: Theme) -> Mapping[KindGroup, int]:
    kinds = report.terms.kinds
    groups = [kinds[work.kind].group or KindGroup.DO for work in works if work.theme == theme.id]
    return {group: groups.count(group) for group in KindGroup if group in groups}

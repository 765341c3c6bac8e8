"""Plans: which pages a deck has, in which order, and what each is drawn of. Knows no file format."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, quote, unquote

from cppcc.charts import Chart, beside, draw, in_parts, words
from cppcc.charts.scaling import at_scale
from cppcc.content.catalog import CHARTS, OPTIONS
from cppcc.content.text_pages import TEXT_PAGES, text_page_of
from cppcc.decks.slides import slides
from cppcc.design.frames import FRAMES, Frame
from cppcc.design.looks import LOOKS, Look
from cppcc.files.load import vocabulary
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import unseen
from cppcc.model.errors import UnknownName
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS, Selection
from cppcc.speech.speech import Speech, speech_of


@dataclass(frozen=True)
class PlanPage:
    """One page of a deck.

    Args:
        name: a chart's name, or that of a text_page of ``cppcc.content.text_pages``.
        selection: what it is drawn of; the filters of a page of the dashboard have no say any more.
        title: where it is not the computed one.
        options: the chart's own.
        frame, look, language: names of its own; empty for those of the deck.
        of: the charts of a page ``beside``, which stand side by side.
    """

    name: str
    selection: Selection = field(default_factory=Selection)
    title: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    frame: str = ""
    look: str = ""
    language: str = ""
    of: tuple[PlanPage, ...] = ()


def draw_page(report: Report, page: PlanPage, frame: Frame, look: Look, speech: Speech) -> tuple[Chart, ...]:
    """A page as a picture of its own, in its own frame, look and language where it has such; what that has no room for
    on further ones.

    Raises:
        UnknownName: there is no such chart, or an option has no such value.
    """
    frame = replace(FRAMES.get(page.frame, frame), title=page.title)
    look, speech = LOOKS.get(page.look, look), speech.in_language(page.language)

    def part(frame: Frame, only: Collection[str]) -> Chart:
        return draw_part(report, page, frame, look, speech, only)

    return in_parts(part, frame, speech)


def draw_part(
    report: Report, page: PlanPage, frame: Frame, look: Look, speech: Speech, only: Collection[str] = ()
) -> Chart:
    """One picture of a page in just this frame, look and language.

    Args:
        only: ids of what earlier pictures of the page had no room for.
    """
    if page.name == BESIDE:

        def of(part: PlanPage) -> tuple[str, str, Callable[[Frame], Chart]]:
            return part.name, part.title, lambda frame: draw_part(report, part, frame, look, speech)

        return beside.draw([of(part) for part in page.of], report, page.selection, frame, look, speech)
    if page.name in TEXT_PAGES:
        text_page = text_page_of(page.name, report, page.selection, speech)

        def drawn(frame: Frame) -> Chart:
            return words.draw(page.name, text_page, report, page.selection, frame, look, speech, only=only)

        return at_scale(frame, drawn)
    return draw(page.name, report, page.selection, frame, look, speech, only=only, **page.options)


def charts(report: Report, selection: Selection, names: Sequence[str] = ()) -> tuple[PlanPage, ...]:
    """The charts of those names, or else every chart of the year that the filters leave something of, in the order in
    which they are presented; ``theme`` is one page a theme.

    Raises:
        UnknownName: there is no chart of such a name.
    """
    every = slides(report, selection)
    if not names:
        pages = (PlanPage(slide.chart, slide.selection) for slide in every)
        return tuple(page for page in pages if not _is_empty(report, page))
    plan_pages: list[PlanPage] = []
    for name in names:
        if name not in CHARTS:
            raise UnknownName("chart", name, tuple(CHARTS))
        matches = [PlanPage(name, slide.selection) for slide in every if slide.chart == name]
        plan_pages += matches or [PlanPage(name, selection)]
    return tuple(plan_pages)


def in_force(pages: Sequence[PlanPage]) -> Selection:
    """The filters that all of it is under: of each, what the pages let pass together."""
    chosen = {}
    pages = [part for page in pages for part in page.of or (page,)]
    for dimension in DIMENSIONS:
        ids = [getattr(page.selection, dimension) for page in pages]
        chosen[dimension] = tuple(dict.fromkeys(id for each in ids for id in each)) if all(ids) else ()
    return Selection(**chosen)


#: How many characters a title of one's own may have.
LONGEST_TITLE = 120
_PARTS_OF_CODE = re.compile(r"([^?~]*)([?~]?)(.*)", re.DOTALL)
#: What a page can be, in the order in which it is offered.
BESIDE = "beside"
PAGE_NAMES = (*CHARTS, *TEXT_PAGES, BESIDE)


def known() -> dict[str, tuple[str, ...]]:
    """What a page can say of itself → the values that it takes, but for ``title``, any text, and ``theme``, an id of
    the report in hand. These names stand in addresses and in plan files."""
    terms = vocabulary()
    return {
        **{each.parameter: tuple(each.known(terms)) for each in DIMENSIONS.values() if each.terms},
        **OPTIONS,
        "frame": tuple(name for name, frame in FRAMES.items() if frame.width),
        "look": tuple(LOOKS),
        "lang": LANGUAGES,
    }


def takes(name: str, option: str) -> bool:
    """Whether a chart can be asked for that option."""
    return name in CHARTS and option in CHARTS[name].options


def settings_of(page: PlanPage) -> dict[str, list[str]]:
    """What a page says of itself, by the names of ``known``, ``theme`` and ``title``; what is usual is left out."""
    settings = {name: list(ids) for name, ids in page.selection.parameters.items()}
    settings |= {name: [value] for name, value in page.options.items()}
    settings |= {"of": [code(part) for part in page.of]}
    settings |= {"title": [page.title], "frame": [page.frame], "look": [page.look], "lang": [page.language]}
    return {name: values for name, values in settings.items() if values and values != [""]}


def page_of(name: str, settings: Mapping[str, Sequence[str]]) -> PlanPage:
    """The page that says that of itself; every name and value must be known."""
    one = {key: values[0] for key, values in settings.items() if values}
    return PlanPage(
        name,
        Selection.of_parameters(settings),
        one.get("title", ""),
        {option: one[option] for option in OPTIONS if option in one},
        one.get("frame", ""),
        one.get("look", ""),
        one.get("lang", ""),
        tuple(part for part, _ in map(page_in, settings.get("of", ())) if part),
    )


def _is_chart(text: str) -> bool:
    """Whether a page's code is that of a chart, which may stand beside others."""
    page, strange = page_in(text)
    return page is not None and page.name in CHARTS and not strange


def code(page: PlanPage) -> str:
    """A page as one value of an address: ``theme~theme.policy~look.dark~title.In our own words``.

    Of signs that an address takes as they are, so that it is encoded once, and not once more for what is in it: each
    character of a Chinese title takes nine there, and would take fifteen. The title comes last and is any text.
    """
    settings = settings_of(page)
    title = [f"title.{each}" for each in settings.pop("title", [])]
    return "~".join((page.name, *(".".join((key, *map(_plain, values))) for key, values in settings.items()), *title))


def _plain(value: str) -> str:
    """An id as it is, and a name that is none with what holds values apart encoded."""
    return quote(value, safe="").replace(".", "%2E").replace("~", "%7E")


def _settings_in(rest: str) -> dict[str, list[str]]:
    """What ``code`` puts behind a page's name."""
    head, is_titled, title = f"~{rest}".partition("~title.")
    settings: dict[str, list[str]] = {}
    for each in filter(None, head.split("~")):
        key, *values = each.split(".")
        settings[key] = settings.get(key, []) + [unquote(value) for value in values if value]
    return settings | ({"title": [title]} if is_titled and title else {})


def page_in(text: str) -> tuple[PlanPage | None, list[str]]:
    """The page of such a value, None where there is none of that name; and what in it is not known. Addresses of the
    first versions, as ``theme?theme=policy&look=dark``, go on working."""
    name, sign, rest = _PARTS_OF_CODE.fullmatch(text).groups()  # type: ignore[union-attr]
    if name not in PAGE_NAMES:
        return None, [text]
    strange: list[str] = []
    settings: dict[str, list[str]] = {}
    values = known()
    for key, entries in (parse_qs(rest) if sign == "?" else _settings_in(rest)).items():
        allowed = values.get(key)
        if key == "of" and name == BESIDE:
            settings[key] = [each for each in entries if _is_chart(each)][: beside.MOST]
            strange += [each for each in entries if each not in settings[key]]
            continue
        if key not in (*values, "title", "theme") or (key in OPTIONS and not takes(name, key)):
            strange.append(f"{name}?{key}")
            continue
        strange += [f"{name}?{key}={value}" for value in entries if allowed is not None and value not in allowed]
        settings[key] = [value for value in entries if allowed is None or value in allowed]
    if unseen("".join(settings.get("title", [])[:1])):
        strange.append(f"{name}?title={settings.pop('title')[0]}")
    if title := "".join(settings.get("title", [])[:1])[LONGEST_TITLE:]:
        strange.append(f"{name}?title=…{title[:LONGEST_TITLE]}")
        settings["title"] = [settings["title"][0][:LONGEST_TITLE].strip()]
    return page_of(name, settings), strange


def strangers(report: Report, pages: Sequence[PlanPage]) -> dict[int, tuple[str, ...]]:
    """The pages that name themes which this report does not have: place in the plan → those themes."""
    themes = {theme.id for theme in report.themes}
    missing_themes = {
        index: tuple(id for part in (page, *page.of) for id in part.selection.themes if id not in themes)
        for index, page in enumerate(pages)
    }
    return {index: gone for index, gone in missing_themes.items() if gone}


def lacking(report: Report, pages: Sequence[PlanPage]) -> dict[int, tuple[str, ...]]:
    """The pages that this report leaves nothing to show on: place in the plan → the themes that it does not have."""
    empty_pages = {}
    unknown = strangers(report, pages)
    for index, page in enumerate(pages):
        gone = unknown.get(index, ())
        if _shows_nothing(report, page) or (gone and not page.of and len(gone) == len(page.selection.themes)):
            empty_pages[index] = gone
    return empty_pages


def _shows_nothing(report: Report, page: PlanPage) -> bool:
    """Whether a page would be of nothing: other pages of words always have something to say."""
    if page.name == BESIDE:
        return all(_shows_nothing(report, part) for part in page.of)
    if page.name not in CHARTS:
        if page.name == "figures":
            return not page.selection.figures(report)
        return page.name == "works" and not page.selection.works(report)
    return _is_empty(report, page)


def _is_empty(report: Report, page: PlanPage) -> bool:
    return draw_part(report, page, FRAMES["slide"], LOOKS["light"], speech_of(report, LANGUAGES[0])).is_empty

"""The plan on the deck page: pages to add, thumbnails in order, one page's settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from urllib.parse import urlencode

import streamlit as st

from cppcc.app import session, view_state
from cppcc.app.components.assets import asset
from cppcc.app.controls import pick_one
from cppcc.app.library import KEPT
from cppcc.app.text import distinct, literal, quoted, tell
from cppcc.charts import Chart
from cppcc.charts.beside import MOST
from cppcc.content.catalog import CHARTS, DECKS, OPTIONS
from cppcc.decks import plan
from cppcc.decks.kinds import whole
from cppcc.decks.plan import PlanPage
from cppcc.design.frames import FRAMES, SLIDE
from cppcc.design.looks import LIGHT, LOOKS
from cppcc.messages import LANGUAGES, say
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write.picture import framed
from cppcc.write.svg import inline

_STRIP = st.components.v2.component(
    "cppcc_strip",
    html='<ol class="strip"></ol>',
    css=asset("thumbnails.css"),
    js=asset("thumbnails.js"),
)
#: Of how many characters an address is long: many a proxy takes no more than 8,192 for a request's first line.
_LONG = 7000


def pages() -> list[PlanPage]:
    """The plan's pages."""
    candidates = (plan.page_in(text)[0] for text in view_state.plan())
    return [page for page in candidates if page]


def set_pages(pages_: Sequence[PlanPage], chosen: int | None = None) -> None:
    """Makes these the plan, and one of them the chosen one."""
    view_state.set_plan(tuple(plan.code(page) for page in pages_))
    if chosen is not None:
        view_state.choose_page(min(chosen, len(pages_) - 1))


# ---- pages to add


def name_of(report: Report, page: PlanPage, speech: Speech) -> str:
    """What a page is called in a list: its chart or part, and its theme."""
    if page.of:
        names = phrases.joined((name_of(report, part, speech) for part in page.of), speech)
        return speech.say("list.colon").join((speech.say("deck_page.page_beside"), names))
    themes = [speech.of(report.theme(id).short) for id in page.selection.themes if id in _themes(report)]
    named = speech.say(f"deck_page.page_{page.name}")
    return speech.say("list.dot").join((named, phrases.listed(themes, speech))) if themes else named


def _themes(report: Report) -> list[str]:
    return [theme.id for theme in report.themes]


def _offered(report: Report) -> list[PlanPage]:
    """Each page there is, those of a theme once for each; with the filters in force."""
    selection = view_state.current().selection
    choices: list[PlanPage] = []
    for name in (name for name in plan.PAGE_NAMES if name != plan.BESIDE):
        if name in ("figures", "works") or (name in CHARTS and CHARTS[name].is_of_theme):
            choices += [PlanPage(name, replace(selection, themes=(id,))) for id in _themes(report)]
        else:
            choices.append(PlanPage(name, selection))
    return choices


def show_adding(report: Report, pages_: Sequence[PlanPage]) -> None:
    """A list of pages to add one from, the whole deck at once, and a way to begin anew."""
    speech = view_state.speech()
    offered = {plan.code(page): page for page in _offered(report)}
    names = {code: name_of(report, page, speech) for code, page in offered.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_one(
            speech.say("deck_page.add"),
            names,
            None,
            lambda code: set_pages([*pages_, offered[code]], len(pages_)),
            key="deck-add",
            placeholder=speech.say("deck_page.add_which"),
            width=360,
        )
        for kind in DECKS:
            whole_pages = whole(report, view_state.current().selection, kind)
            key = "deck-whole" if kind == DECKS[0] else f"deck-{kind}"
            st.button(speech.say(f"deck_page.whole_{kind}"), on_click=partial(set_pages, whole_pages, 0), key=key)
        st.button(
            speech.say("deck_page.clear"), on_click=partial(set_pages, [], 0), key="deck-clear", disabled=not pages_
        )
    if view_state.current().selection:
        tell(speech.say("deck_page.filtered"), "muted")
    if not pages_:
        st.info(speech.say("deck_page.empty"))


def show_lacking(report: Report, pages_: Sequence[PlanPage]) -> None:
    """Which pages this report leaves nothing to show on; they stay in the plan, and out of what is saved."""
    speech = view_state.speech()
    empty = plan.lacking(report, pages_)
    for index, gone in plan.strangers(report, pages_).items():
        if index not in empty:
            themes = quoted(gone, speech)
            st.warning(literal(speech.say("deck_page.partly", number=index + 1, themes=themes)))
    for index, gone in empty.items():
        warning = speech.say("deck_page.lacking", number=index + 1, name=name_of(report, pages_[index], speech))
        if gone:
            why = speech.say("deck_page.gone", themes=quoted(gone, speech))
            warning = speech.say("list.gap").join((warning, why))
        st.warning(literal(warning))


def show_length() -> None:
    """A word where the plan makes an address that not every network passes on."""
    size = len(urlencode(view_state.current().address(), doseq=True))
    if size > _LONG:
        st.warning(view_state.speech().say("deck_page.long_address", size=size))


# ---- thumbnails


@lru_cache(maxsize=KEPT)
def _picture(report: Report, code: str, speech: Speech) -> Chart:
    page, _ = plan.page_in(code)
    assert page is not None
    frame = framed(FRAMES.get(page.frame, SLIDE))
    return plan.draw_page(report, page, frame, LOOKS.get(page.look, LIGHT), speech)[0]


def show_strip(report: Report, pages_: Sequence[PlanPage]) -> int:
    """The pages as pictures in their order; gives the place of the one that is being set."""
    speech = view_state.speech()
    chosen = min(view_state.chosen_page(), len(pages_) - 1)
    empty = plan.lacking(report, pages_)
    thumbnails = [
        {
            "title": speech.say("deck_page.thumb", number=index + 1, title=chart.title),
            "svg": inline(chart.scene),
            "empty": index in empty,
        }
        for index, chart in enumerate(_picture(report, plan.code(page), speech) for page in pages_)
    ]
    _STRIP(
        data={"slides": thumbnails, "chosen": chosen, "label": speech.say("deck_page.strip")},
        key="strip",
        on_picked_change=lambda: view_state.choose_page(session.get("strip").picked["at"]),
    )
    return chosen


# ---- one page


def show_page(report: Report, pages_: Sequence[PlanPage], chosen: int) -> None:
    """The settings of one page: its place, title, filters, frame, look, language and the chart's own options."""
    speech, page = view_state.speech(), pages_[chosen]
    with st.container(border=True, key="deck-page"):
        name = name_of(report, page, speech)
        st.header(literal(speech.say("deck_page.page", number=chosen + 1, name=name)), anchor=False)
        _order(pages_, chosen)

        def changed(**parts: object) -> None:
            new = replace(page, **parts)  # type: ignore[arg-type]
            set_pages([*pages_[:chosen], new, *pages_[chosen + 1 :]], chosen)

        key = f"deck-{chosen}-title"
        if session.get(key) != page.title:  # else what is being typed would be taken back: see ``view_state.hold``
            session.put(key, page.title)
        st.text_input(
            speech.say("deck_page.own_title"),
            page.title,
            key=key,
            placeholder=_picture(report, plan.code(replace(page, title="")), speech).title,
            max_chars=plan.LONGEST_TITLE,
            on_change=lambda: changed(title=session.get(key).strip()),
        )
        if (page.name != "cover" or page.selection) and not page.of:
            _filters(report, page, chosen, changed)
        with st.container(horizontal=True):
            _choice("frame", page.frame, _frames(speech), changed, chosen)
            _choice("look", page.look, {name: speech.say(f"export.look_{name}") for name in LOOKS}, changed, chosen)
            own = {code: say(code, "language.name") for code in LANGUAGES}
            _choice("language", page.language, own, changed, chosen)
            for option in OPTIONS:
                if plan.takes(page.name, option):
                    names = {v: speech.say(f"output_page.{option}_{v}") for v in plan.known()[option]}
                    _choice(option, page.options.get(option, ""), names, changed, chosen, options=page.options)


def _order(pages_: Sequence[PlanPage], chosen: int) -> None:
    speech = view_state.speech()

    def moved(by: int) -> None:
        new = list(pages_)
        new.insert(chosen + by, new.pop(chosen))
        set_pages(new, chosen + by)

    last = len(pages_) - 1
    with st.container(horizontal=True):
        st.button(speech.say("deck_page.earlier"), on_click=moved, args=(-1,), disabled=chosen == 0, key="earlier")
        st.button(speech.say("deck_page.later"), on_click=moved, args=(1,), disabled=chosen == last, key="later")
        st.button(
            speech.say("deck_page.copy"),
            on_click=lambda: set_pages([*pages_[: chosen + 1], *pages_[chosen:]], chosen + 1),
            key="copy",
        )
        with_previous = _beside(pages_[chosen - 1], pages_[chosen]) if chosen else None
        st.button(
            speech.say("deck_page.beside"),
            on_click=lambda: set_pages([*pages_[: chosen - 1], with_previous, *pages_[chosen + 1 :]], chosen - 1),  # type: ignore[list-item]
            disabled=with_previous is None,
            help=speech.say("deck_page.beside_help", most=MOST),
            key="beside",
        )
        if pages_[chosen].of:
            st.button(
                speech.say("deck_page.apart"),
                on_click=lambda: set_pages([*pages_[:chosen], *pages_[chosen].of, *pages_[chosen + 1 :]], chosen),
                key="apart",
            )
        st.button(
            speech.say("deck_page.remove"),
            on_click=lambda: set_pages([*pages_[:chosen], *pages_[chosen + 1 :]], chosen),
            key="remove",
        )


def _beside(one: PlanPage, other: PlanPage) -> PlanPage | None:
    """Both pages as one, their charts side by side; None where they are no charts, or too many."""
    parts = (*(one.of or (one,)), *(other.of or (other,)))
    if len(parts) > MOST or not all(part.name in CHARTS for part in parts):
        return None
    return PlanPage(plan.BESIDE, of=parts, frame=one.frame, look=one.look, language=one.language)


def _filters(report: Report, page: PlanPage, chosen: int, changed: object) -> None:
    speech = view_state.speech()
    columns = st.columns(len(DIMENSIONS))
    for column, (name, dimension) in zip(columns, DIMENSIONS.items(), strict=True):
        key = f"deck-{chosen}-{name}"
        chosen_ids = getattr(page.selection, name)
        names = {id: speech.of(label) for id, label in dimension.options(report).items()}
        # What this report does not have stays in the plan, for one that has.
        labels = distinct({id: names.get(id, id) for id in (*names, *chosen_ids)})

        def take(name: str = name, key: str = key, known: Mapping[str, str] = labels) -> None:
            ids = tuple(session.get(key))
            if known.keys() >= set(ids):  # words of another language are no ids: see ``pick_one``
                changed(selection=replace(page.selection, **{name: ids}))  # type: ignore[operator]

        with column:
            st.multiselect(
                speech.say(f"filter.{name}"),
                list(labels),
                default=view_state.hold(key, chosen_ids),
                format_func=labels.__getitem__,
                placeholder=speech.say("deck_page.any"),
                key=key,
                on_change=take,
            )


def _choice(
    name: str,
    now: str,
    names: Mapping[str, str],
    changed: object,
    chosen: int,
    *,
    options: Mapping[str, str] | None = None,
) -> None:
    """A select box; the first entry is what is usual."""
    speech = view_state.speech()

    def take(value: str) -> None:
        if options is None:
            changed(**{name: value})  # type: ignore[operator]
        else:
            rest = {option: kept for option, kept in options.items() if option != name}
            changed(options=rest | ({name: value} if value else {}))  # type: ignore[operator]

    pick_one(
        speech.say(f"deck_page.{name}"),
        {"": speech.say(f"deck_page.usual_{name}"), **names},
        now,
        take,
        key=f"deck-{chosen}-{name}",
        width=200,
    )


def _frames(speech: Speech) -> dict[str, str]:
    return {name: speech.say(f"export.frame_{name}") for name in plan.known()["frame"]}

"""Messages above a page: files with problems, an address that names unknown things, filters that leave nothing."""

from __future__ import annotations

import streamlit as st

from cppcc import wording
from cppcc.load import DATA
from cppcc.report import Report
from cppcc.texts import say
from cppcc.ui import library, view
from cppcc.ui.library import Shelf
from cppcc.ui.text import block, element, literal
from cppcc.ui.view import View


def show_problems(shelf: Shelf) -> None:
    """Each report file with problems, by name, with all of them; nothing where all are sound."""
    language = view.language()
    for loaded in shelf.loaded:
        if not loaded.problems:
            continue
        key = "errors.partly" if loaded.report else "errors.wholly"
        st.error(literal(say(language, key, name=loaded.path.name, count=len(loaded.problems))))
        with st.expander(say(language, "errors.title"), expanded=True):
            lines = [element("li", problem.text(language)) for problem in loaded.problems]
            st.html(block(*lines, style="plain", name="ul"))
    for path, id, other in shelf.clashes:
        st.error(literal(say(language, "errors.same_id", name=path.name, id=id, other=other.name)))


def show_nothing_there() -> None:
    """What to do where no report can be shown."""
    language = view.language()
    st.title(say(language, "page.title"))
    folder = library.folder()
    shown = f"{folder.relative_to(DATA.parent).as_posix()}/" if folder.is_relative_to(DATA) else folder
    st.info(f"**{say(language, 'errors.none')}**  \n{literal(say(language, 'errors.none_mend', folder=shown))}")


def show_failure(_: Exception) -> bool:
    """That this page could not be shown, and what to do.

    Returns:
        That it has been told: Streamlit, which asks so of what a press calls, has nothing to add.
    """
    language = view.language()
    st.error(f"**{say(language, 'errors.page')}**  \n{say(language, 'errors.page_mend')}")
    return True


def show_unknown() -> None:
    """What the address names and nobody knows."""
    names = view.unknown()
    if names:
        listed = say(view.language(), "list.comma").join(names)
        st.warning(literal(say(view.language(), "filter.unknown", names=listed)))


def status(now: View) -> str:
    """What the filters leave, in a line."""
    return say(view.language(), "list.dot").join(wording.what_is_left(view.report(), now.selection, view.language()))


def show_filtered(report: Report, now: View) -> None:
    """Under filters, what they leave and what they cannot decide on; a kind word where they leave nothing at all."""
    # A place in any case: one element more or less, and the browser draws every chart below it once for nothing.
    with st.container():
        if now.selection:
            _filtered(report, now)


def _filtered(report: Report, now: View) -> None:
    language = view.language()
    in_force = wording.filters(report, now.selection, language)
    told = [in_force, *wording.what_is_left(report, now.selection, language)]
    st.html(element("p", say(language, "list.dot").join(told), "counts filtered"))
    if not now.selection.figures(report) and not now.selection.works(report):
        st.info(f"**{say(language, 'filter.empty')}**  \n{say(language, 'filter.empty_mend')}")

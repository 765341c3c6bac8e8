"""Messages above a page: files with problems, an address that names unknown things, filters that leave nothing."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cppcc import wording
from cppcc.load import DATA, reports_folder
from cppcc.report import Report
from cppcc.shelf import LEFT_ALONE, Reports, Shelf, Version
from cppcc.texts import say
from cppcc.ui import controls, library, view
from cppcc.ui.address import View
from cppcc.ui.text import block, element, literal
from cppcc.wording import who_when


def show_problems(shelf: Shelf, now: View) -> None:
    """What is the matter with the file of the report that is shown, and with files of which none can be; by name."""
    language = view.language()
    shown = shelf.reports.version(now.report) if now.report in shelf.reports else None
    if shown and shown.is_kept:
        st.html(element("p", say(language, "errors.kept"), "muted"))
        _show_again(lambda reports: now.report not in reports or not reports.version(now.report).is_kept)
    elif shown and shown.problems:
        key = "errors.partly" if shown.report else "errors.wholly"
        st.error(literal(say(language, key, name=shown.name, count=len(shown.problems))))
    if shown and shown.problems:
        _list_problems(shown, expanded=not shown.is_kept)
    for version in shelf.unreadable:
        if version != shown:
            st.error(literal(say(language, "errors.wholly", name=version.name)))
            _list_problems(version, expanded=True)
    for name, id, other in shelf.clashes:
        st.error(literal(say(language, "errors.same_id", name=name, id=id, other=other)))


def _list_problems(version: Version, *, expanded: bool) -> None:
    """All of a file's problems. Where it is on the server is nobody's business."""
    with st.expander(say(view.language(), "errors.title"), expanded=expanded, key=f"problems-{version.name}"):
        lines = [element("li", problem.text(view.language(), version.name)) for problem in version.problems]
        st.html(block(*lines, style="plain", name="ul"))


@st.fragment(run_every=LEFT_ALONE)
def _show_again(is_mended: Callable[[Reports], bool]) -> None:
    """Shows the page anew as soon as the report files are so, without anyone reloading it."""
    if is_mended(library.shelf().reports):
        st.rerun()


def show_nothing_there(shelf: Shelf, now: View) -> None:
    """What to do where the report cannot be shown, or none."""
    language = view.language()
    _show_again(lambda reports: any(reports.get(id) for id in ([now.report] if now.report in reports else reports)))
    if now.report in shelf.reports:
        st.title(say(language, "errors.unreadable"))
        st.info(literal(say(language, "errors.unreadable_mend", id=now.report)))
        controls.pick_one(
            say(language, "errors.others"),
            {id: who_when(head, language) for id, head in shelf.heads.items() if id != now.report},
            None,
            view.open_report,
            key="other-report",
            width=360,
        )
        return
    st.title(say(language, "page.title"))
    library.tell_operator(reports_folder())
    if reports_folder().is_relative_to(DATA):
        folder = f"{reports_folder().relative_to(DATA.parent).as_posix()}/"
        mend = say(language, "errors.none_mend", folder=folder)
    else:
        mend = say(language, "errors.none_mend_own")
    st.info(f"**{say(language, 'errors.none')}**  \n{literal(mend)}")


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


def status(report: Report, now: View) -> str:
    """What the filters leave, in a line."""
    return say(view.language(), "list.dot").join(wording.what_is_left(report, now.selection, view.language()))


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

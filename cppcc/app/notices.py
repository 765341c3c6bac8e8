"""Messages above a page: files with problems, an address that names unknown things, filters that leave nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from cppcc.app import controls, library, view_state
from cppcc.app.address import View
from cppcc.app.text import literal, quoted, show, tell
from cppcc.content.blocks import points
from cppcc.files.hints import clipped
from cppcc.files.load import DATA, reports_folder
from cppcc.files.shelf import Reports, Shelf, Version
from cppcc.files.watch import LEFT_ALONE
from cppcc.model.report import Report
from cppcc.speech import phrases
from cppcc.speech.phrases import who_when

#: How many files are named in one message.
_NAMED = 3


def show_problems(shelf: Shelf, now: View) -> None:
    """What is the matter with the file of the report that is shown, and with files of which none can be; by name."""
    speech = view_state.speech()
    shown = shelf.reports.version(now.report) if now.report in shelf.reports else None
    if shown and shown.is_kept:
        tell(speech.say("errors.kept"), "muted")
        _show_again(lambda reports: now.report not in reports or not reports.version(now.report).is_kept)
    elif shown and shown.problems:
        key = "errors.partly" if shown.report else "errors.wholly"
        st.error(literal(speech.say(key, name=shown.name, count=len(shown.problems))))
    if shown and shown.problems:
        _list_problems(shown, expanded=not shown.is_kept)
    _show_unreadable([version for version in shelf.unreadable if version != shown])
    _show_clashes(shelf.clashes)


def _show_unreadable(versions: Sequence[Version]) -> None:
    """Files that cannot be read: one box however many there are."""
    if not versions:
        return
    speech = view_state.speech()
    if len(versions) == 1:
        st.error(literal(speech.say("errors.wholly", name=versions[0].name)))
    else:
        names = quoted([version.name for version in versions], speech, most=_NAMED)
        st.error(literal(speech.say("errors.many_wholly", count=len(versions), names=names)))
    _list_problems(*versions[:_NAMED], expanded=True)


def _show_clashes(clashes: Sequence[tuple[str, str, str]]) -> None:
    """Files whose report's id is taken: likewise."""
    speech = view_state.speech()
    lines = [speech.say("errors.same_id", name=name, id=id, other=other) for name, id, other in clashes[:_NAMED]]
    if len(clashes) > _NAMED:
        lines.append(speech.say("errors.more_same_id", count=len(clashes) - _NAMED))
    if lines:
        st.error("  \n".join(map(literal, lines)))


def _list_problems(*versions: Version, expanded: bool) -> None:
    """All problems of files. Where these are on the server is nobody's business."""
    speech = view_state.speech()
    with st.expander(speech.say("errors.title"), expanded=expanded, key=f"problems-{versions[0].name}"):
        show(
            points(problem.text(speech.language, version.name) for version in versions for problem in version.problems)
        )


@st.fragment(run_every=LEFT_ALONE)
def _show_again(is_mended: Callable[[Reports], bool]) -> None:
    """Shows the page anew as soon as the report files are so, without anyone reloading it."""
    if is_mended(library.shelf().reports):
        st.rerun()


def show_no_report(shelf: Shelf, now: View) -> None:
    """What to do where the report cannot be shown, or none."""
    speech = view_state.speech()
    _show_again(lambda reports: any(reports.get(id) for id in ([now.report] if now.report in reports else reports)))
    if now.report in shelf.reports:
        version = shelf.reports.version(now.report)
        # Where no file says that it is the one asked for, any that cannot be read may be it.
        mend = "errors.unreadable_mend" if version.name else "errors.unreadable_which"
        if version.is_changing and not version.problems:
            mend = "errors.unreadable_yet"
        st.title(speech.say("errors.unreadable"))
        st.info(literal(speech.say(mend, id=clipped(now.report))))
        controls.pick_one(
            speech.say("errors.others"),
            {id: who_when(head, speech) for id, head in shelf.heads.items() if id != now.report},
            None,
            view_state.open_report,
            key="other-report",
            width=360,
        )
        return
    st.title(speech.say("page.title"))
    library.tell_operator(reports_folder())
    if reports_folder().is_relative_to(DATA):
        folder = f"{reports_folder().relative_to(DATA.parent).as_posix()}/"
        mend = speech.say("errors.none_mend", folder=folder)
    else:
        mend = speech.say("errors.none_mend_own")
    st.info(f"**{speech.say('errors.none')}**  \n{literal(mend)}")


def show_failure(_: Exception) -> bool:
    """That this page could not be shown, and what to do.

    Returns:
        That it has been told: Streamlit, which asks so of what a press calls, has nothing to add.
    """
    speech = view_state.speech()
    st.error(f"**{speech.say('errors.page')}**  \n{speech.say('errors.page_mend')}")
    return True


def show_unknown() -> None:
    """What the address names and nobody knows; in few words, whatever its length."""
    speech, names = view_state.speech(), view_state.unknown()
    if names:
        listed = quoted(names, speech, joint="list.comma")
        st.warning(literal(speech.say("filter.unknown", names=listed)))


def status(report: Report, now: View) -> str:
    """What the filters leave, in a line."""
    return view_state.speech().say("list.dot").join(phrases.what_is_left(report, now.selection, view_state.speech()))


def show_head(title: str, about: str, report: Report, now: View) -> None:
    """A page's title, what it is about, and what the filters leave."""
    st.title(title, anchor=False)
    tell(about, "lead")
    show_filtered(report, now)


def show_filtered(report: Report, now: View) -> None:
    """Under filters, what they leave and what they cannot decide on; a kind word where they leave nothing at all."""
    # A place in any case: one element more or less, and the browser draws every chart below it once for nothing.
    with st.container():
        if now.selection:
            _filtered(report, now)


def _filtered(report: Report, now: View) -> None:
    speech = view_state.speech()
    in_force = phrases.filters(report, now.selection, speech)
    remarks = [in_force, *phrases.what_is_left(report, now.selection, speech)]
    tell(speech.say("list.dot").join(remarks), "counts filtered")
    if not now.selection.figures(report) and not now.selection.works(report):
        st.info(f"**{speech.say('filter.empty')}**  \n{speech.say('filter.empty_mend')}")

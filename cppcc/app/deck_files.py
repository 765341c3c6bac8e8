"""What the deck page's plan is saved as: slides in a format, and the plan itself as a file to load again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256

import streamlit as st

from cppcc.app import components, deck, library, resumed, session, slow_download, view_state
from cppcc.app.components.assets import asset
from cppcc.app.slow_download import CannotMake
from cppcc.app.text import literal, show, tell
from cppcc.content.blocks import points
from cppcc.content.catalog import MIME, SAVED
from cppcc.decks import plan
from cppcc.decks.plan import PlanPage
from cppcc.decks.plan_file import plan_text, read_plan
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech
from cppcc.write import browser
from cppcc.write.office.bad_template import BadTemplate
from cppcc.write.output_file import file_name
from cppcc.write.progress import Progress

_UPLOADS = st.components.v2.component("cppcc_uploads", js=asset("uploads.js"))
#: The largest template that is looked at, in megabytes.
_LARGEST = 50


def show_saving(report: Report, pages_: Sequence[PlanPage]) -> None:
    """The deck as a file: what kind, in which template; progress while it is made, with a way to stop."""
    speech = view_state.speech()
    st.header(speech.say("deck_page.save"), anchor=False)
    components.say_where_files_are_saved()
    empty = plan.lacking(report, pages_)
    kept = [page for index, page in enumerate(pages_) if index not in empty]
    if not kept:
        st.info(speech.say("deck_page.nothing_left"))
        return
    # A bundle is a ZIP, too.
    formats = (*SAVED["deck"], "bundle")
    labels = {format: speech.say(f"deck_page.format_{format}") for format in formats}
    format = (
        st.segmented_control(
            speech.say("deck_page.format"),
            formats,
            format_func=labels.__getitem__,
            default=formats[0],
            key="deck-format",
        )
        or formats[0]
    )
    template = _template() if format == "pptx" else None
    if format in SAVED["deck"] and SAVED["deck"][format].needs_browser and browser.find() is None:
        st.warning(speech.say("making.no_browser"))
        return
    if format == "bundle":
        tell(speech.say("deck_page.bundle_about"), "muted")
        if browser.find() is None:
            st.info(speech.say("bundle.no_pictures"))
    filters = str(view_state.current().selection) if format == "bundle" else ""
    state = "\n".join((report.file_sha256, speech.language, format, filters, *map(plan.code, kept)))
    slow_download.show(
        "deck",
        speech.say("deck_page.make", count=len(kept)),
        sha256(state.encode() + (template or b"")).hexdigest(),
        partial(_file_content, report, kept, format, template),
        name=_file_name(report, format, speech),
        mime=MIME["zip" if format == "bundle" else format],
        type="primary",
    )


def _file_content(
    report: Report, kept: Sequence[PlanPage], format: str, template: bytes | None, progress: Progress
) -> bytes:
    speech = view_state.speech()
    if template is not None:
        try:
            return SAVED["deck"][format].write(report, kept, speech, template=template, progress=progress)
        except BadTemplate as error:
            why = speech.say(f"template.{error.why}")
            raise CannotMake(speech.say("deck_page.bad_template", why=why)) from None
    if format == "bundle":
        if text := library.text_of(report):
            chosen = view_state.current().selection
            return SAVED["bundle"]["zip"].write(report, text, kept, chosen, speech, progress=progress)
        raise CannotMake(speech.say("deck_page.changed"))
    return SAVED["deck"][format].write(report, kept, speech, progress=progress)


def _file_name(report: Report, format: str, speech: Speech) -> str:
    if format == "bundle":
        return file_name(report, "bundle", view_state.current().selection, {}, speech.language, "zip")
    return file_name(report, "deck", Selection(), {}, speech.language, format)


def _template() -> bytes | None:
    speech = view_state.speech()
    with st.container(key="deck-template"):
        upload = st.file_uploader(
            speech.say("deck_page.template"),
            type=["pptx", "potx"],
            key=resumed.of_session("template"),
            max_upload_size=_LARGEST,
        )
    return upload.getvalue() if upload else None


def show_plan_file(pages_: Sequence[PlanPage]) -> None:
    """The plan as a file to keep, and one to load again."""
    speech = view_state.speech()
    _UPLOADS(key="uploads", data={"choose": speech.say("deck_page.choose_file")})
    st.header(speech.say("deck_page.plan"), anchor=False)
    tell(speech.say("deck_page.plan_about"), "muted")
    if pages_:
        st.download_button(
            speech.say("deck_page.plan_save"),
            plan_text(pages_),
            file_name="cppcc-deck.yaml",
            mime=MIME["yaml"],
            on_click="ignore",
            icon=":material/save:",
            key="plan-save",
        )
    with st.container(key="plan-load"):
        upload = st.file_uploader(
            speech.say("deck_page.plan_load"),
            type=["yaml", "yml"],
            key=resumed.of_session("plan"),
            on_change=_loaded,
            max_upload_size=1,
        )
    problems = session.get("plan_problems")
    if upload and problems:
        st.error(literal(speech.say("deck_page.plan_faults", name=upload.name)))
        show(points(problem.text(speech.language) for problem in problems))


def _loaded() -> None:
    """Takes the plan of an uploaded file; what in it is not sound is told and left out."""
    upload = session.get(resumed.of_session("plan"))
    if upload is None:
        return
    try:
        text = upload.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\x00"  # which the reader words
    draft = read_plan(text, upload.name)
    session.put("plan_problems", draft.problems)
    if draft.pages:
        deck.set_pages(draft.pages, 0)

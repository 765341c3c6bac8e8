"""A file that takes longer than a moment: made at a press, with progress and a way to stop, and then there to take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from cppcc.app import session, view_state
from cppcc.app.text import literal
from cppcc.write.progress import Progress
from cppcc.write.renderer import DrawingFailed, NoBrowser


class CannotMake(Exception):
    """What the file was to be made of will not do.

    Args:
        reason: why, to the visitor.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def show(
    key: str,
    label: str,
    state: str,
    make: Callable[[Progress], bytes],
    *,
    name: str,
    mime: str,
    icon: str | None = None,
    type: Literal["primary", "secondary"] = "secondary",
) -> None:
    """A button that makes a file; while it does, a bar with a button to stop; then a button to download it.

    Args:
        key: of this file among those of the page.
        state: names all that the file is made of. Once that is another, the file has to be asked for anew.
        make: gives the contents, and tells meanwhile how far it is; a ``CannotMake``, ``DrawingFailed`` or
            ``NoBrowser`` that it raises is told.
        name: of the file.
        icon, type: of the button that makes it.
    """
    speech, kept = view_state.speech(), f"made_{key}"
    file = session.get(kept)
    if file and file[0] == state:
        st.download_button(
            speech.say("making.download", name=name, size=f"{len(file[1]) / 1e6:.1f}"),
            file[1],
            file_name=name,
            mime=mime,
            on_click="ignore",
            type="primary",
            icon=":material/download:",
            key=f"{key}-download",
        )
        return
    place = st.empty()
    if not place.button(label, key=f"{key}-make", icon=icon, type=type):
        return
    with place.container():
        bar = st.progress(0.0, speech.say("making.begun"))
        st.button(speech.say("making.stop"), key=f"{key}-stop")

    # Each step of the bar is where Streamlit takes notice of what is pressed meanwhile.
    def progress(done: int, of: int) -> None:
        bar.progress(done / of, speech.say("making.making", done=done, of=of))

    try:
        content = make(progress)
    except CannotMake as error:
        place.error(literal(error.reason))
    except DrawingFailed as error:
        place.error(literal(speech.say("making.failed", why=error.text(speech.language))))
    except NoBrowser:
        place.error(speech.say("making.no_browser"))
    else:
        progress(1, 1)  # whoever has pressed the button to stop by now gets no file
        session.put(kept, (state, content))
        st.rerun()

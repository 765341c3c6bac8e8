"""A session that begins in the middle of a visit, since the one before it is lost: after a long cut of the line, or
with a server that was started anew.

The browser then sends what stands in its widgets, and perhaps a press, to a session that has no widget yet. Streamlit
would take it all for what stands there and call nobody: a filter would stay highlighted and filter nothing. So such a
session first runs by itself, unseen and to its end, from the address alone. Then it hears what the browser has sent, as
if it had been there all along: whatever differs has been pressed.

What is told once, a button or a link, the browser tells again where it was lost with the line (``connection.js``). It
numbers what it tells so, and hears of the number here: nothing that was heard is done twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.exceptions import ScriptControlException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from cppcc.app import session, view_state
from cppcc.decks.plan import code, page_in

#: The key of the component in which the browser keeps what no address holds.
KEEPER = "connection"
#: The id, as Streamlit's ids are, of the widget on no page in which the browser numbers what it tells once.
PRESS = "$$ID-cppcc_press-None"
_BEGUN, _RECALLED = "resumed_begun", "resumed_recalled"
_HEARD, _RUNS = "resumed_heard", "resumed_runs"


@contextmanager
def standing() -> Iterator[None]:
    """Around the whole of a run: the first one of a session that takes over a visit stands before anything counts."""
    run = _run()
    sent = WidgetStates(widgets=run.session_state.get_widget_states())
    begun = session.get(_BEGUN, False)
    session.put(_BEGUN, True)
    session.put(_RUNS, runs() + 1)
    if begun or not sent.widgets:  # a page that has just been opened has nothing to send
        # What is called for it has been called before the run.
        for state in sent.widgets:
            if state.id == PRESS:
                session.put(_HEARD, state.string_trigger_value.data)
        yield
        return
    # Nothing of it stands yet, but for what the browser has kept of the lost session: that is no press.
    stands = run.session_state._state._new_widget_state
    stands.states = {id: state for id, state in stands.states.items() if id.endswith(f"-{KEEPER}")}
    # What goes wrong in it goes wrong again where it is seen.
    with _unseen(run), suppress(Exception, ScriptControlException):
        yield
    _hear(run, sent)


def memory() -> dict[str, Any]:
    """What of the visit stands in no address: the browser keeps it, for where this session is lost."""
    return {
        "session": _run().session_id,
        "plan": view_state.plan(),
        "origin": view_state.origin(),
        "chosen": view_state.chosen_page(),
    }


def recall(answer: object) -> int:
    """Takes, once, what the browser has kept of a session that was lost; gives the turn at which it told.

    Args:
        answer: whatever a browser may send.
    """
    match answer:
        case {"turn": int(turn), "memory": {"session": str(lost), "plan": [*texts], "origin": path, "chosen": int(at)}}:
            if turn != session.get(_RECALLED) and lost != _run().session_id:
                if not view_state.current().deck:  # else the address has the plan
                    known = (page_in(text)[0] for text in texts if isinstance(text, str))
                    view_state.set_plan(tuple(code(page) for page in known if page), here=False)
                if path in {page["url_pathname"] for page in _run().pages_manager.get_pages().values()}:
                    view_state.came_from(path)
                view_state.choose_page(at)
            session.put(_RECALLED, turn)
            return turn
    return 0


def heard() -> str:
    """The number of the last press that this session has taken in."""
    number: str = session.get(_HEARD, "")
    return number


def runs() -> int:
    """How many runs this session has begun. No two of them tell the browser the same, so that it takes in each."""
    count: int = session.get(_RUNS, 0)
    return count


def page() -> str:
    """The page that this run shows, as the browser names it to the server."""
    return _run().page_script_hash


def _run() -> ScriptRunContext:
    run = get_script_run_ctx()
    assert run is not None
    return run


def of_session(name: str) -> str:
    """The key of a widget that is empty again in another session: what was uploaded went with the one that is lost."""
    return f"{name}-{_run().session_id}"


@contextmanager
def _unseen(run: ScriptRunContext) -> Iterator[None]:
    """Nothing goes to the browser, and nothing that comes from it ends the run before all widgets are known."""
    enqueue, requests = run._enqueue, run.script_requests
    assert requests is not None
    run._enqueue = lambda message: None
    requests.on_scriptrunner_yield = lambda: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        run._enqueue = enqueue
        del requests.on_scriptrunner_yield


def _hear(run: ScriptRunContext, sent: WidgetStates) -> None:
    """Has what was sent heard as soon as this run ends, together with what has come since."""
    requests = run.script_requests
    assert requests is not None
    since = requests.on_scriptrunner_yield()
    again = RerunData(
        query_string=run.query_string,
        widget_states=sent,
        page_script_hash=run.page_script_hash,
        cached_message_hashes=run.cached_message_hashes,
        context_info=run.context_info,
    )
    for request in [again, *([since.rerun_data] if since and since.type is ScriptRequestType.RERUN else [])]:
        requests.request_rerun(request)

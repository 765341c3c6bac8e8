"""Address and session brought together: what a session knows of its view, and what becomes of it at each run and each
press. Pure: Streamlit is unknown here, and ``view_state`` carries out what comes of it.

The address is read when the browser comes with one that it was not told, and written only when a person has changed
something, all at once: one step of Back a change, and none of them empty.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cppcc.app.address import View, read
from cppcc.model.report import Report
from cppcc.model.selection import DIMENSIONS

#: Query parameters: name → values.
Address = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class SentAddress:
    """An address that the browser was told.

    Args:
        run: the number of the run that told it: a browser that comes with it has heard of what was sent until then. 0
            of an address that the browser came with by itself, which proves nothing.
    """

    address: Address
    run: int


@dataclass(frozen=True, slots=True)
class State:
    """What a session knows between two runs.

    Args:
        view: what is looked at; None before the first run.
        report: the one that the last run showed; None where it cannot be read.
        unknown: what the address names and nobody knows, as ``parameter=value``.
        run: how many runs have begun.
        history: the addresses that the browser was told, from the one that it is known to have heard to the newest.
            What is pressed before it has heard that comes with an older one, which asks for nothing.
        is_changed: whether a person has changed the view since the last run.
        shown: filter → what its widget shows in the browser, as far as that was known when it was last pressed.
        held: widget that was set → the run that did, as long as the browser is not known to have heard of it.
    """

    view: View | None = None
    report: Report | None = None
    unknown: tuple[str, ...] = ()
    run: int = 0
    history: tuple[SentAddress, ...] = ()
    is_changed: bool = False
    shown: Mapping[str, Collection[str]] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)


def begun(
    state: State, asked: Address, reports: Mapping[str, Report | None], *, has_moved: bool
) -> tuple[State, Address | None]:
    """The state of a run that begins, and the address that the browser is to be told; None where it has it.

    Args:
        asked: the address that the browser has come with.
        reports: id → report, None where it cannot be read; the first that can is shown where the address names none.
        has_moved: whether the browser has gone to another page, or a step back or forward.
    """
    view, unknown, history, held = state.view, state.unknown, state.history, state.held
    addresses, run = [each.address for each in history], state.run + 1
    if asked in addresses:  # at its first place: where it was told twice, it may not have been heard of again
        history = history[addresses.index(asked) :]
        held = {key: since for key, since in held.items() if since > history[0].run}
    # What the address names in vain may be there by now: its report is another one than a run ago.
    may_know_more = bool(unknown) and view is not None and reports.get(view.report) is not state.report
    if view is not None and state.is_changed:
        address, unknown = view.address(), ()
        history = history if history and history[-1].address == address else (*history, SentAddress(address, run))
    elif view is None or asked not in addresses or has_moved or may_know_more:
        view, strange = read(asked, reports)
        history, unknown = (SentAddress(asked, 0),), tuple(strange)
    # Where another press ends the run before this is sent, the next run sends it. And since it sent this, the browser
    # may have gone on to one of those told.
    tell = history[-1].address if asked != history[-1].address or len(history) > 1 else None
    known, gone = read(view.address(), reports)
    if reports and (gone or view.report not in reports):
        # A file has changed since, or there was none: what it no longer has is told and ignored; the next run reads the
        # address anew.
        view, unknown, history = known, tuple(gone), ()
    report = reports.get(view.report)
    if report is None:
        history = ()  # what else the address names is known again once the report can be read
    state = replace(state, view=view, report=report, unknown=unknown)
    return replace(state, run=run, history=history, held=held, is_changed=False), tell


def changed(state: State, asked: Address, view: View) -> State:
    """The state once a person has gone on to another view."""
    state = replace(state, shown=_shown(state, asked))  # while it still can be known
    return state if view == state.view else replace(state, view=view, is_changed=True)


def filter_pressed(state: State, asked: Address, name: str, options: Sequence[str], chosen: Collection[str]) -> State:
    """The state once something was pressed in a filter's widget.

    What has been set since, without the browser having heard of it, stays: Reset, or a press in the matrix.

    Args:
        name: of the filter, as the field of a selection.
        options: of the widget, in their order.
        chosen: those that the widget shows as chosen now.
    """
    assert state.view is not None
    shown, selection = _shown(state, asked), state.view.selection
    pressed = set(chosen) ^ set(shown.get(name, ()))
    ids = tuple(id for id in options if id in (chosen if id in pressed else getattr(selection, name)))
    state = changed(state, asked, replace(state.view, selection=replace(selection, **{name: ids})))
    return replace(state, shown={**state.shown, name: tuple(chosen)})


def holding(state: State, key: str, has: Collection[str] | None, wanted: Collection[str]) -> tuple[State, bool]:
    """The state, and whether a widget has to be set, so that it shows what is wanted.

    What is set is sent to the browser, and takes back what has been pressed there in the meantime: only where the
    widget does not show it by itself. Once one was set, the browser may hear of that after it has sent what shows here:
    until it is known to have heard, it is set again.

    Args:
        has: what the widget shows as far as the server knows; None of one that is new.
    """
    if has is None:
        return state, bool(wanted)
    if set(has) == set(wanted) and key not in state.held:
        return state, False
    return replace(state, held={**state.held, key: state.run}), True


def _shown(state: State, asked: Address) -> Mapping[str, Collection[str]]:
    """What the filters' widgets show in the browser: the view that it has heard of, and what has been pressed there
    since."""
    has_heard = not state.history or asked == state.history[-1].address or not state.shown
    if has_heard and state.view is not None:
        return {name: getattr(state.view.selection, name) for name in DIMENSIONS}
    return state.shown

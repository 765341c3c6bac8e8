"""Address, session and browser come together, whatever is pressed on however slow a line: a browser and a server that
speak through two lines, on which each message takes as long as it likes."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cppcc import Report, Selection, load
from cppcc.app.address import View, read
from cppcc.app.sync import Address, State, begun, changed, filter_pressed, holding
from cppcc.files.load import REPORTS
from cppcc.model.selection import DIMENSIONS
from tests.cases import examples


@cache
def kunming() -> Report:
    return load(REPORTS / "kunming-2023.yaml")


@cache
def options(name: str) -> tuple[str, ...]:
    return tuple(DIMENSIONS[name].options(kunming()))


REPORT = "kunming-2023"
HOME: Address = {"report": [REPORT]}


@dataclass
class World:
    """A visit: the browser with its history and its widgets, the server with its state, and the lines between them."""

    state: State = field(default_factory=State)
    #: The server's values of the filters' widgets.
    widgets: dict[str, list[str]] = field(default_factory=dict)
    history: list[Address] = field(default_factory=lambda: [HOME])
    place: int = 0
    #: What the filters show in the browser.
    shown: dict[str, list[str]] = field(default_factory=dict)
    #: To the server: what happened, the address it happened at. To the browser, of each run: an address, and what
    #: widgets show; what one run sends comes together.
    up: deque[tuple[str, Any, Address]] = field(default_factory=deque)
    down: deque[list[tuple[str, Any]]] = field(default_factory=deque)
    reports: Mapping[str, Report | None] = field(default_factory=lambda: {REPORT: kunming()})
    #: What a person means by what was pressed, whatever the lines do.
    meant: Selection = field(default_factory=Selection)
    figure: str | None = None

    def __post_init__(self) -> None:
        self.send("opened", None)
        self.rest()

    @property
    def address(self) -> Address:
        return self.history[self.place]

    def send(self, kind: str, value: Any) -> None:
        self.up.append((kind, value, self.address))

    # --- what a person does

    def press(self, name: str, option: str) -> None:
        """Presses an option of a filter, as it stands highlighted or not."""
        chosen = self.shown.get(name, [])
        self.shown[name] = [id for id in chosen if id != option] if option in chosen else [*chosen, option]
        own = getattr(self.meant, name)
        ids = {*own} - {option} if option in chosen else {*own, option}
        self.meant = replace(self.meant, **{name: tuple(id for id in options(name) if id in ids)})
        self.send("pressed", (name, list(self.shown[name])))

    def reset(self) -> None:
        self.meant = Selection()
        self.send("reset", None)

    def open(self, id: str) -> None:
        self.figure = id
        self.send("open", id)

    def back(self) -> None:
        """Only where nothing is under way: what a browser makes of two addresses at once is its own affair."""
        if self.place and not self.up and not self.down:
            self.place -= 1
            view, _ = read(self.address, self.reports)
            self.meant, self.figure = view.selection, view.figure
            self.send("back", None)

    # --- what the lines bring

    def serve(self) -> None:
        """The server takes the next message: what was pressed, then a run."""
        kind, value, asked = self.up.popleft()
        view = self.state.view
        if kind == "pressed":
            name, chosen = value
            self.widgets[name] = chosen
            self.state = filter_pressed(self.state, asked, name, options(name), chosen)
        elif kind == "reset":
            assert view is not None
            self.state = changed(self.state, asked, replace(view, selection=Selection()))
        elif kind == "open":
            assert view is not None
            self.state = changed(self.state, asked, replace(view, figure=value))
        self.state, tell = begun(self.state, asked, self.reports, has_moved=kind in ("opened", "back"))
        sent: list[tuple[str, Any]] = [("address", tell)] if tell is not None else []
        view = self.state.view
        assert view is not None
        for name in DIMENSIONS:
            ids = list(getattr(view.selection, name))
            self.state, is_to_be_set = holding(self.state, name, self.widgets.get(name), ids)
            if is_to_be_set:
                self.widgets[name] = ids
                sent.append(("widget", (name, ids)))
            self.widgets.setdefault(name, [])
        if sent:
            self.down.append(sent)

    def hear(self) -> None:
        """The browser takes what the next run has sent."""
        for kind, value in self.down.popleft():
            if kind == "widget":
                name, ids = value
                self.shown[name] = list(ids)
            elif value != self.address:
                self.history[self.place + 1 :] = [value]
                self.place += 1

    def rest(self) -> None:
        """Until nothing is under way."""
        while self.up or self.down:
            if self.up:
                self.serve()
            while self.down:
                self.hear()

    @property
    def view(self) -> View:
        assert self.state.view is not None
        return self.state.view

    def stands(self) -> None:
        """Browser, address and session say the same."""
        assert self.address == self.view.address()
        assert {name: set(self.shown.get(name, ())) for name in DIMENSIONS} == {
            name: set(getattr(self.view.selection, name)) for name in DIMENSIONS
        }


PRESSES = st.sampled_from([(name, option) for name in DIMENSIONS for option in options(name)[:3]])
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("press"), PRESSES),
        st.tuples(st.just("open"), st.sampled_from(["proposals", "key_consultations"])),
        *(st.tuples(st.just(what), st.none()) for what in ("reset", "back", "serve", "hear", "rest")),
    ),
    max_size=30,
)


def lived(events: list[tuple[str, Any]]) -> World:
    world = World()
    for what, value in events:
        if what == "press":
            world.press(*value)
        elif what == "open":
            world.open(value)
        elif what in ("serve", "hear"):
            if world.up if what == "serve" else world.down:
                getattr(world, what)()
        else:
            getattr(world, what)()
    world.rest()
    return world


class TestWhateverIsPressed:
    @examples(300)
    @given(EVENTS)
    def test_browser_address_and_session_say_the_same_in_the_end(self, events):
        lived(events).stands()

    @examples(300)
    @given(st.lists(st.one_of(st.tuples(st.just("press"), PRESSES), st.just(("serve", None)), st.just(("hear", None)))))
    def test_no_press_of_a_filter_is_lost_on_a_slow_line(self, events):
        world = lived(events)

        assert world.view.selection == world.meant

    @examples(300)
    @given(EVENTS)
    def test_no_step_of_the_history_is_empty(self, events):
        history = lived(events).history

        assert [one for one, other in pairwise(history) if one == other] == []


class TestBack:
    @examples(100)
    @given(st.lists(PRESSES, min_size=1, max_size=6), st.data())
    def test_leads_to_what_was_looked_at_before(self, presses, data):
        """One step a press, and each view as it was."""
        world = World()
        views = [world.view]
        for press in presses:
            world.press(*press)
            world.rest()
            views.append(world.view)
        for step in range(data.draw(st.integers(1, len(presses)))):
            world.back()
            world.rest()

            assert world.view == views[-2 - step]
            world.stands()


class TestReset:
    def test_and_a_press_before_the_browser_has_heard_of_it(self):
        """Reset clears what stood, and what was pressed after it counts."""
        world = World()
        world.press("themes", "party")
        world.rest()
        world.reset()
        world.serve()
        world.press("themes", "unity")  # the browser still shows the old one as chosen
        world.rest()

        assert world.view.selection == Selection(themes=("unity",))
        world.stands()


class TestAnAddress:
    def test_that_was_told_already_asks_for_nothing(self):
        """A press from before the browser has heard of the newest address does not take the view back."""
        world = World()
        world.press("actors", "city")
        world.serve()
        world.open("proposals")
        world.rest()

        assert (world.view.selection, world.view.figure) == (Selection(actors=("city",)), "proposals")

    def test_that_nobody_told_is_read(self):
        world = World()
        world.press("actors", "city")
        world.rest()
        world.history.append({"report": [REPORT], "theme": ["unity"], "kind": ["nonsense"]})
        world.place += 1
        world.send("opened", None)
        world.rest()

        assert world.view.selection == Selection(themes=("unity",))
        assert world.state.unknown == ("kind=nonsense",)

    def test_is_read_again_once_its_report_is_another(self):
        """What it named in vain may be there by now."""
        world = World()
        world.history[0] = {"report": [REPORT], "figure": ["proposals"]}
        world.reports = {REPORT: None}
        world.send("opened", None)
        world.serve()
        assert (world.state.report, world.view.figure) == (None, None)

        world.reports = {REPORT: kunming()}
        world.send("rerun", None)
        world.serve()
        assert world.view.figure == "proposals"

"""A session that takes over a visit from one that is lost: it stands as the address says, and then hears the press."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import StringTriggerValue
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from cppcc.app import address, resumed, search, view_state
from cppcc.messages import say
from tests.app.page import PAGES, detail, failed, new_visitor, open_page, pressed, text
from tests.cases import few
from tests.unit.sample import SOUND

SCRIPT = Path(__file__).resolve().parents[2] / "cppcc" / "app" / "components" / "connection.js"


def taken_over(
    page: str, address: Mapping[str, str | Sequence[str]], press: Callable[[AppTest], object] = lambda _: None
) -> AppTest:
    """The page of a session that has never run, after the browser has sent what stands in the widgets of another one,
    and a press."""
    lost = open_page(page, address)
    press(lost)
    return new_visitor(page, address)._run(lost._tree.get_widget_states())


def press_party(app: AppTest) -> object:
    [themes] = [group for group in app.button_group if group.key == view_state.widget_key("themes")]
    return themes.set_value(["unity", "party"])


@pytest.mark.parametrize("page", few(PAGES))
class TestTakenOver:
    def test_stands_as_the_address_says(self, page):
        app = taken_over(page, {"theme": "unity"})

        assert failed(app) == []
        assert pressed(app)[say("zh", "filter.themes")] == ["unity"]
        assert text(app) == text(open_page(page, {"theme": "unity"}))

    def test_hears_the_first_press(self, page):
        """F1: it stayed highlighted, and the page showed everything."""
        app = taken_over(page, {"theme": "unity"}, press_party)

        assert failed(app) == []
        assert sorted(pressed(app)[say("zh", "filter.themes")]) == ["party", "unity"]
        assert text(app) == text(open_page(page, {"theme": ["party", "unity"]}))

    def test_shows_what_was_taken_away_as_taken_away(self, page):
        """F1: a filter that is to show nothing was not set."""

        def press(app: AppTest) -> None:
            for group in app.button_group:
                if group.key == view_state.widget_key("themes"):
                    group.set_value([])

        app = taken_over(page, {"theme": "unity"}, press)
        assert pressed(app)[say("zh", "filter.themes")] == []
        assert text(app) == text(open_page(page))


class TestPress:
    def test_of_a_button_counts_once(self):
        app = taken_over("deck", {"deck": ["cover", "output"]}, lambda lost: lost.button(key="copy").click())

        assert list(view_of(app).deck) == ["cover", "cover", "output"]

    def test_of_a_select_box(self):
        def press(lost: AppTest) -> None:
            lost.selectbox(key="choose-sources").select_index(0)

        assert detail(taken_over("sources", {"theme": "unity"}, press))

    def test_of_a_search(self):
        found = taken_over("output", {}, lambda lost: lost.text_input[0].set_value("协商"))

        assert "协商" in text(found)
        assert [button for button in found.button if (button.key or "").startswith("found-")]


def test_first_run_is_seen_by_nobody_and_ends_for_nobody(monkeypatch):
    """What is pressed meanwhile waits until all widgets are known: none of it may end the run in its middle."""
    seen: list[bool] = []
    show = search.show

    def spy(*given) -> None:
        run = resumed._run()
        assert run.script_requests is not None
        seen.append("on_scriptrunner_yield" in vars(run.script_requests))
        show(*given)

    monkeypatch.setattr(search, "show", spy)
    taken_over("output", {"theme": "unity"}, press_party)

    assert seen == [False, True, False]  # the lost session's, this one's first, and the one that hears


class TestNumber:
    """What the browser tells once it numbers, in a widget that is on no page."""

    def test_is_heard(self):
        app = open_page("output", {"theme": "unity"})
        app._run(numbered(app, "7"))

        assert failed(app) == []
        assert app.session_state[resumed._HEARD] == "7"

    def test_is_heard_by_a_session_that_takes_over(self):
        lost = open_page("deck", {"deck": ["cover", "output"]})
        lost.button(key="copy").click()
        app = new_visitor("deck", {"deck": ["cover", "output"]})._run(numbered(lost, "8"))

        assert failed(app) == []
        assert (list(view_of(app).deck), app.session_state[resumed._HEARD]) == (["cover", "cover", "output"], "8")

    def test_stands_where_streamlit_reads_it(self):
        """The numbers of protocol buffers' fields in the script are Streamlit's."""
        told = dict(re.findall(r"^const ([A-Z_]+) = (.+)$", SCRIPT.read_text(encoding="utf-8"), re.MULTILINE))
        back, client, widget = (kind.DESCRIPTOR.fields_by_name for kind in (BackMsg, ClientState, WidgetState))
        once = [f.number for f in widget.values() if "trigger" in f.name or f.name == "chat_input_value"]

        assert told["PRESS"] == f'"{resumed.PRESS}"'
        assert [told["RERUN"], told["HEARTBEAT"]] == [
            str(back[name].number) for name in ("rerun_script", "app_heartbeat")
        ]
        assert [told[name] for name in ("QUERY", "WIDGETS", "PAGE", "FRAGMENT")] == [
            str(client[name].number) for name in ("query_string", "widget_states", "page_script_hash", "fragment_id")
        ]
        assert (told["ONCE"], told["TEXT_ONCE"]) == (str(sorted(once)), str(widget["string_trigger_value"].number))


def numbered(app: AppTest, number: str) -> WidgetStates:
    """What stands in the page's widgets, with the number of a press."""
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=resumed.PRESS, string_trigger_value=StringTriggerValue(data=number)))
    return states


class TestMemory:
    """What of a visit stands in no address, as a browser tells it: it may tell anything."""

    @pytest.mark.parametrize(
        "told",
        [
            *(None, 1, "x", [], {}, {"turn": 1}, {"turn": 1, "memory": {}}),
            {"turn": 1, "memory": {"session": "a", "plan": "output", "origin": "", "chosen": 0}},
            {"turn": 1, "memory": {"session": "a", "plan": [], "origin": "", "chosen": "0"}},
        ],
    )
    def test_of_another_kind_is_nothing(self, told):
        assert resumed.recall(told) == 0


def test_report_that_could_not_be_read_is_shown_once_it_can(reports, clock):
    """G7: opened while no report is readable, then repaired."""
    folder = reports()
    app = open_page("output")
    assert say("zh", "errors.none") in text(app)
    (folder / "report.yaml").write_text(SOUND, encoding="utf-8")
    assert say("zh", "errors.none") in text(app.run())
    clock.leave_alone()
    app.run()

    assert failed(app) == []
    assert say("zh", "errors.none") not in text(app)
    assert app.title[0].value == say("zh", "output_page.title")


def test_error_outside_of_a_page_is_told_in_our_words(monkeypatch):
    """G7: Streamlit's own page of errors is nobody's."""

    def fail(*_) -> None:
        raise ValueError("of ours")

    monkeypatch.setattr(search, "show", fail)
    app = open_page("output")

    assert app.exception == []
    assert [error.value.split("**")[1] for error in app.error] == [say("zh", "errors.page")]


def view_of(app: AppTest) -> address.View:
    found: address.View = app.session_state["view"].view
    return found

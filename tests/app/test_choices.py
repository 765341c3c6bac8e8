"""A browser that has not heard yet of another language or filter sends words that no option has any more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1.element_tree import Multiselect, Selectbox

from cppcc.model.selection import DIMENSIONS
from tests.app.page import detail, failed, open_page, tables, text
from tests.unit.sample import SOUND

STALE = "改过的旧词"

PLACES = {
    "choose-sources": ("sources", {}),
    "cell-matrix": ("output", {}),
    "deck-add": ("deck", {"deck": ["output"]}),
    "deck-0-frame": ("deck", {"deck": ["output"]}),
    "deck-0-look": ("deck", {"deck": ["output"]}),
    "deck-0-scale": ("deck", {"deck": ["output"]}),
}


@pytest.fixture
def send(monkeypatch):
    """Has the next run told words that no option of this widget has."""

    def stale(widget: type[Selectbox] | type[Multiselect], key: str) -> None:
        usual: Any = vars(widget)["_widget_state"]

        def state(box):
            if box.key != key:
                return usual.fget(box)
            told = WidgetState(id=box.id)
            if widget is Selectbox:
                told.string_value = STALE
            else:
                told.string_array_value.data.append(STALE)
            return told

        monkeypatch.setattr(widget, "_widget_state", property(state))

    return stale


@pytest.mark.parametrize("key", PLACES)
def test_a_select_box_ignores_them(send, key):
    """No traceback, nothing opened, narrowed or added; the box works on."""
    page, address = PLACES[key]
    app = open_page(page, address)
    before = text(app), dict(app.query_params)
    send(Selectbox, key)
    app.run()

    assert failed(app) == []
    assert (text(app), dict(app.query_params)) == before


def test_filters_of_a_page_of_the_deck_stay(send):
    """They are not lost, nor is a filter made of the words."""
    app = open_page("deck", {"deck": ["output?theme=policy"]})
    before = text(app), dict(app.query_params)
    send(Multiselect, "deck-0-themes")
    app.run()

    assert failed(app) == []
    assert (text(app), dict(app.query_params)) == before
    assert before[1]["deck"] == "output?theme=policy"


@pytest.mark.parametrize(("table", "count"), [(0, 39), (1, 87)])
def test_a_row_of_a_table_that_was_longer_opens_nothing(table, count):
    """It was pressed before the browser had heard of a filter that leaves fewer rows."""
    app = open_page("sources", {"theme": "innovation"})
    assert len(tables(app)[table]) < count
    states = app._tree.get_widget_states()
    pressed = {"selection": {"rows": [count - 1], "columns": [], "cells": []}}
    states.widgets.add(id=app.dataframe[table].proto.id, string_value=json.dumps(pressed))
    app._run(states)

    assert failed(app) == []
    assert detail(app) == ""


def test_the_report_stays_open(send, reports):
    older = SOUND.replace("made-up-2023", "made-up-2022").replace("2024-01-31", "2023-01-31").replace("120件", "77件")
    reports(a=older, b=SOUND)
    app = open_page()
    send(Selectbox, "filter_report")
    app.run()

    assert failed(app) == []
    assert not app.warning
    assert "提案120件" in text(app)


def test_two_reports_of_one_name_can_both_be_opened(reports):
    """Two committees' offices may write the same title into their files: the id tells them apart."""
    reports(a=SOUND.replace("made-up-2023", "made-up-too").replace("120件", "77件"), b=SOUND)
    app = open_page()
    box = app.selectbox(key="filter_report")
    assert len(set(box.options)) == 2

    for id, figure in (("made-up-too", "提案77件"), ("made-up-2023", "提案120件")):
        app.selectbox(key="filter_report").select(id).run()
        assert failed(app) == []
        assert figure in text(app)


def test_what_stands_in_a_widget_is_not_sent_again():
    """What is sent takes back what a person has pressed or typed since: three quick presses would be two."""
    app = open_page("deck", {"deck": ["output?theme=policy"], "theme": "policy"})
    app.text_input(key="deck-0-title").set_value("一个题目").run()
    app.run()

    assert failed(app) == []
    sent: list[Any] = [app.text_input(key="deck-0-title").proto, *(box.proto for box in app.multiselect)]
    sent += [group.proto for group in app.get("button_group") if (group.key or "").startswith("filter_")]
    assert len(sent) == 1 + 2 * len(DIMENSIONS)
    assert [proto.id for proto in sent if proto.set_value] == []


def test_a_detail_stays_open_where_themes_have_one_name(reports):
    """A browser says which theme is chosen by its name alone: that of another one would close the detail."""
    reports(a=SOUND.replace("short: {zh: 第二, en: Second}\n    icon: flag", "short: {zh: 第一部分}"))
    app = open_page("themes", {"figure": "proposals"})
    [tabs] = [group for group in app.get("button_group") if group.key == "theme_tab"]

    assert len({option.content for option in tabs.proto.options}) == len(tabs.proto.options) > 1
    assert detail(app)

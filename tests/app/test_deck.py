"""The deck page's pages: charts that are put beside each other, and taken apart again; whole decks."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from cppcc.content.catalog import DECKS
from cppcc.decks.kinds import whole
from cppcc.decks.plan import code
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from tests.app.page import failed, open_page
from tests.app.test_resumed import view_of


def second_of(deck: list[str]) -> AppTest:
    """The deck page with its two pages in the other order, the second one chosen."""
    app = open_page("deck", {"deck": deck})
    app.button(key="later").click().run()
    return app


def test_charts_are_put_beside_each_other_and_taken_apart():
    app = second_of(["rural", "headline"])
    app.button(key="beside").click().run()
    assert list(view_of(app).deck) == ["beside~of.headline.rural"]
    assert failed(app) == []

    app.button(key="apart").click().run()
    assert list(view_of(app).deck) == ["headline", "rural"]
    assert failed(app) == []


@pytest.mark.parametrize("deck", [["sums", "cover"], ["works", "headline"], ["ladder", "beside~of.output.rural.hero"]])
def test_what_is_no_chart_or_too_many_stay_apart(deck: list[str]):
    app = second_of(deck)

    assert app.button(key="beside").disabled


@pytest.mark.parametrize("kind", DECKS)
def test_a_whole_deck_is_one_press(kunming: Report, kind: str):
    app = open_page("deck")
    app.button(key="deck-whole" if kind == DECKS[0] else f"deck-{kind}").click().run()

    assert list(view_of(app).deck) == [code(page) for page in whole(kunming, Selection(), kind)]
    assert failed(app) == []

"""Addresses with several things in them: whatever is valid alone is valid with anything else."""

from __future__ import annotations

from itertools import combinations

import pytest

from cppcc.messages import say
from tests.app.page import PAGES, elements, failed, open_page, text
from tests.cases import CI, cases
from tests.unit.sample import SOUND

#: A valid value of every parameter there is.
VALID = {
    "report": "made-up-2023",
    "theme": "first",
    "field": "economy",
    "category": "proposal",
    "actor": "city",
    "figure": "proposals",
    "work": "launch",
    "term": "bounds.exact",
    "slide": "output",
    "deck": "output~theme.first",
    "lang": "en",
    "scale": "linear",
    "group": "unit",
    "panel": "proposal",
    "look": "dark",
}
PAIRS = list(combinations(VALID, 2))
#: A third of the pairs, page after page; all on all under ``CI=true``.
CASES = (
    [(page, pair) for page in PAGES for pair in PAIRS]
    if CI
    else [(PAGES[place % len(PAGES)], pair) for place, pair in enumerate(PAIRS[::3])]
)


@pytest.fixture(autouse=True)
def report(reports):
    reports(report=SOUND)


@pytest.mark.parametrize(
    ("page", "names"), CASES, ids=lambda value: value if isinstance(value, str) else "-".join(value)
)
def test_of_every_pair_of_parameters(page, names):
    assert failed(open_page(page, {name: VALID[name] for name in names})) == []


@pytest.mark.parametrize(("page", "without"), cases(PAGES, ["figure", "work", ""], together=1))
def test_of_all_parameters_at_once(page, without):
    assert failed(open_page(page, {name: value for name, value in VALID.items() if name != without})) == []


@pytest.mark.parametrize("detail", ["figure", "work"])
def test_of_a_term_and_a_detail_brings_one_of_them_into_view(detail):
    """G8: two parts of the page, each of which brings something into view, had one name, and the page fell over."""
    app = open_page("sources", {name: VALID[name] for name in ("term", detail)})
    parts = [part.proto for part in elements(app, "bidi_component") if part.proto.component_name == "cppcc_focus"]

    assert failed(app) == []
    assert [part.json for part in parts] == [f'{{"opened": "{VALID[detail]}"}}']


def test_that_is_long_is_told_before_a_network_refuses_it():
    """F10: a plan of many long titles."""
    told = say("zh", "deck_page.long_address", size="…").partition("…")[0]
    few, many = (["cover~title." + "题" * 100] * count for count in (3, 10))

    assert told not in text(open_page("deck", {"deck": few}))
    assert told in text(open_page("deck", {"deck": many}))

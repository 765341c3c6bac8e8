"""Text on the page that people choose by."""

from hypothesis import given
from hypothesis import strategies as st

from cppcc.app.text import distinct


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.sampled_from(["提案", "提案442件", "协商"])))
def test_no_two_options_are_called_the_same(names):
    """Streamlit finds a widget's value by what it is called; what is called as nothing else keeps its name."""
    told = distinct(names)

    assert list(told) == list(names)
    assert len(set(told.values())) == len(names)
    assert all(told[id] == name for id, name in names.items() if list(names.values()).count(name) == 1)


def test_same_names_are_told_apart_by_id():
    assert distinct({("figure", "a"): "提案", ("work", "b"): "提案", ("work", "c"): "协商"}) == {
        ("figure", "a"): "提案 · figure/a",
        ("work", "b"): "提案 · work/b",
        ("work", "c"): "协商",
    }

"""Style sheets: what a browser would pass over without a word is found, and in the product there is none of it."""

from __future__ import annotations

import pytest

from cppcc.design.looks import LIGHT
from tests.unit.sheets import FILES, sheets
from tools import styles

NOTHING = "neither a rule nor a property with a value"


class TestFault:
    @pytest.mark.parametrize(
        ("css", "told"),
        [
            ("a { color red; }", f"1: {NOTHING}"),
            ("a { color: ; }", "1: color has no value"),
            ("a { color: rgb(0 0 0)); }", "1: Unmatched )"),
            ("a\n{ content: 'never ends\n; }", "2: Bad string token"),
            ("a { margin: 0; color: red; margin: 1px; }", "1: margin is set twice"),
            ("a { margin: 0; margin: 0; }", "1: margin is set twice"),
            ("a { }", "1: a rule that says nothing"),
            ("{ color: red; }", "1: a rule for nothing"),
            ("@media print {\n  a { color red; } }", f"2: {NOTHING}"),
            ("@media print { }", "1: a rule that says nothing"),
            ("@page { @top-left { content: } }", "1: content has no value"),
            ("a { color: red; } }", f"1: {NOTHING}"),
            ("a { color: red;", "1: not closed"),
            ("a { color: red; } /* b { color: red; }", "1: not closed"),
        ],
    )
    def test_is_told_with_its_line(self, css, told):
        assert styles.faults(css)[:1] == [told]

    def test_is_none_where_browsers_choose_between_two_values(self):
        assert styles.faults("a { font-size: 2em; font-size: clamp(1em, 24cqi, 2em); }") == []

    def test_is_none_in_what_the_product_is_made_of(self):
        css = "@media print { @page { size: A4; } a:not(.b, #c)::after { content: '\\A' / ''; --d: var(--e, 1px) } }"

        assert styles.faults(css) == []


class TestStranger:
    @pytest.mark.parametrize("css", [".tile {}", "a:not(.tile) {}", "#tile {}", "@media print { p > .tile::after {} }"])
    def test_is_a_name_that_no_script_and_no_page_gives(self, css):
        assert styles.strangers(css, {"title"}) == ["1: nothing is called tile"]
        assert styles.strangers(css, {"tile"}) == []

    def test_is_a_property_that_is_never_set(self):
        css = "a { width: calc(2 * var(--gap)) }"

        assert styles.strangers(css, {}) == ["1: nothing is called --gap"]
        assert styles.strangers(f"{css} p {{ --gap: 4px }}", {}) == []

    def test_is_no_name_of_streamlit(self):
        assert styles.strangers(".stApp .st-key-detail { color: var(--st-text-color) }", {}) == []


def test_product_has_no_fault():
    """Those in files, as `make check` does, and those that Python makes."""
    assert {name: styles.faults(css) for name, css in sheets() if styles.faults(css)} == {}


def test_product_styles_nothing_that_is_not_there():
    python = (file for file in styles.PRODUCT.rglob("*.py") if file.name != "style.py")
    coloured = (f"{kind}-{id}" for kind in ("tile", "of") for id in LIGHT.categories)
    set_by_another = (name for _, css in sheets() for name in styles.properties(css))
    named = styles.names(python, *(styles.PRODUCT.rglob(f"*.{ending}") for ending in ("js", "j2"))).union(
        coloured, set_by_another
    )

    assert {name: styles.strangers(css, named) for name, css in sheets() if styles.strangers(css, named)} == {}


class TestCheck:
    def test_of_the_product_finds_nothing(self, capsys):
        assert styles.main() == 0
        assert capsys.readouterr().out == f"{len(FILES)} style sheets without a fault\n"

    def test_names_file_and_line(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(styles, "ROOT", tmp_path)
        monkeypatch.setattr(styles, "PRODUCT", tmp_path)
        (tmp_path / "page.css").write_text("p { margin: 0; }\n.nobody { margin 0; }\n", encoding="utf-8")

        assert styles.main() == 1
        assert capsys.readouterr().err.splitlines() == [
            f"page.css:2: {NOTHING}",
            "page.css:2: nothing is called nobody",
        ]

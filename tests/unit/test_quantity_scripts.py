"""Quantities in either script: no character of the grammar is known in one of them alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cppcc.model.quantity
from cppcc.files.load import vocabulary
from cppcc.model.quantity import parse
from cppcc.model.quantity.numerals import FOLD
from tests.unit.quantities import meaning
from tests.unit.scripts import ALIKE, FORMS

SOURCES = sorted(Path(cppcc.model.quantity.__file__).parent.glob("*.py"))


def constants(path: Path) -> Iterator[str]:
    """The texts of a module's code, patterns among them; what documents it is none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


def characters() -> set[str]:
    """The Chinese characters of the grammar and of the units, simplified; U+9FFF only ends a range of patterns."""
    texts = [*vocabulary().units, *(text for path in SOURCES for text in constants(path))]
    return {char.translate(FOLD) for text in texts for char in text if "\u4e00" <= char < "\u9fff"}


class TestScripts:
    def test_every_character_of_the_grammar_was_looked_up(self) -> None:
        """A word with a new character: look up its other forms, and enter them in ``scripts``."""
        known = {forms[0] for forms in FORMS.split()} | set(ALIKE)

        assert characters() - known == set()

    def test_every_form_of_a_character_is_folded(self) -> None:
        """What is folded only in part passes for another word: 30馀件 for 30 of a unit 馀件."""
        unfolded = {form for forms in FORMS.split() for form in forms[1:] if form.translate(FOLD) != forms[0]}

        assert unfolded == set()

    @pytest.mark.parametrize(
        ("printed", "plain"),
        [
            *(("不滿30件", "不满30件"), ("九成強", "九成强"), ("佔90%", "占90%"), ("30馀件", "30余件")),
            *(
                ("30件封頂", "30件封顶"),
                ("30件爲限", "30件为限"),
                ("幾乎30件", "几乎30件"),
                ("不應少於3次", "不应少于3次"),
            ),
            *(
                ("30歐元", "30欧元"),
                ("不許超過3次", "不许超过3次"),
                ("難以超過3次", ""),
                ("凈增30件", ""),
                ("淨增30件", ""),
            ),
            *(("增速放緩3%", ""), ("超額5%", ""), ("推遲30天", ""), ("低於計劃5%", ""), ("負30%", "")),
        ],
    )
    def test_say_the_same(self, printed: str, plain: str) -> None:
        """What the one script reads, the other reads; what it refuses, the other refuses."""
        if plain:
            assert meaning(parse(printed)) == meaning(parse(plain))
            return
        with pytest.raises(cppcc.model.quantity.QuantityError) as caught:
            parse(printed)
        with pytest.raises(cppcc.model.quantity.QuantityError) as usual:
            parse(printed.translate(FOLD))

        assert caught.value.kind == usual.value.kind != "unsure_label"

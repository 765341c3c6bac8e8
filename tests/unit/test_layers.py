"""Dependencies point one way, and importing the engine is cheap."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Each part may import from those before it, and from its own.
LAYERS = ("quantity", "report", "load", "selection", "charts", "export", "ui", "pages")
#: Modules that stand in a layer under another name, or that any layer may use: words, texts and looks know no report.
LAYER_OF = {
    **dict.fromkeys(
        ("words", "texts", "errors", "frame", "look", "fonts", "quantity", "browser", "day_words"), "quantity"
    ),
    **dict.fromkeys(("report", "relations", "vocabulary"), "report"),
    **dict.fromkeys(("counts", "hints", "impossible", "load", "reader", "report_file", "schema"), "load"),
    **dict.fromkeys(("shape", "shelf", "site", "slips", "vocabulary_file", "watch", "yaml_text"), "load"),
    **dict.fromkeys(("selection", "sentences", "wording", "facts", "glossary", "search"), "selection"),
    "charts": "charts",
    "tables": "charts",  # the same rows, as tables
    "slides": "charts",  # the same charts, in an order
    "parts": "charts",  # what a deck has beside them
    "plan_file": "charts",
    "plan": "charts",  # and with other pages between them
    **dict.fromkeys(("export", "verify"), "export"),
    "ui": "ui",
    **dict.fromkeys(("cli", "commands", "__main__", "terminal"), "pages"),  # the other door, beside the pages
}
#: The package's own front door shows names of all engine layers.
FRONT_DOOR = ROOT / "cppcc" / "__init__.py"


def sources() -> list[Path]:
    return sorted([*(ROOT / "cppcc").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"])


def module(path: Path) -> str:
    """The part of the package that a file belongs to: ``load``, ``charts``; pages stand for themselves."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "cppcc" else "pages"


def layer(name: str) -> int:
    return LAYERS.index(LAYER_OF.get(name, name))


@cache
def imports(path: Path) -> set[str]:
    """Names of all modules that a file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports say the whole name"
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def parts_used(path: Path) -> set[str]:
    """The parts of the package that a file imports from."""
    names = {name.split(".")[1] for name in imports(path) if name.startswith("cppcc.")}
    return {name for name in names if name in LAYER_OF}


def constants(path: Path) -> list[str]:
    """The texts that a module works with: neither its docstrings nor its comments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


class TestOneGrammar:
    def test_no_other_module_has_bound_words_measure_words_or_folds_of_its_own(self):
        """A9, A10: a second list knows less than the first, and what it misses passes for right."""
        listed = re.compile("[余多近约超]{2}|以上.*左右|[萬億條個]|[件条篇][^㐀-鿿]*[项次场]|[百千]\\W?万|一二三")
        others = [path for path in sources() if path.parent.name != "quantity"]

        assert {path.name: found for path in others if (found := list(filter(listed.search, constants(path))))} == {}


class TestLayers:
    def test_every_module_has_its_place(self):
        """A new module is entered above."""
        assert {module(path) for path in sources() if path != FRONT_DOOR} <= {*LAYER_OF, "pages"}

    @pytest.mark.parametrize("path", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in sources()])
    def test_imports_point_downwards(self, path: Path):
        if path == FRONT_DOOR:
            return
        own = layer(module(path))

        assert sorted(name for name in parts_used(path) if layer(name) > own) == []

    @pytest.mark.parametrize("name", ["streamlit", "choreographer", "plotly", "pandas", "yaml"])
    def test_libraries_keep_to_their_layer(self, name: str):
        """Streamlit draws in ui and pages alone; only the readers know YAML; charts are plain dictionaries."""
        allowed = {
            "streamlit": {"ui", "pages"},
            "choreographer": {"export"},
            "plotly": {"export", "ui"},
            "pandas": {"ui", "tables", "export", "cli", "commands"},
            "yaml": {"counts", "reader", "report_file", "slips", "texts", "plan_file", "yaml_text"},
        }[name]
        users = {
            module(path) for path in sources() if any(n == name or n.startswith(f"{name}.") for n in imports(path))
        }

        assert users - allowed == set()

    def test_errors_import_nothing_but_texts(self):
        assert parts_used(ROOT / "cppcc" / "errors.py") == {"texts", "words"}

"""Imports point one way, folder by folder, and what a library is for stays in its folder. Read from the tree itself."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cppcc"
DRAWN = ROOT / "docs" / "development.md"
#: The package's own front door shows names of several folders.
FRONT_DOOR = PACKAGE / "__init__.py"


def sources() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"])


def named(path: Path) -> str:
    """A file as imports call it."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(path: Path) -> frozenset[str]:
    """The modules that a file imports, inside functions too; of a package those of its modules that it takes."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports say the whole name"
            taken = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in modules() else node.module for name in taken}
    return frozenset(found)


@cache
def modules() -> frozenset[str]:
    """All modules there are, as imports call them."""
    return frozenset(map(named, sources()))


def modules_used(path: Path) -> frozenset[str]:
    """The modules of the package that a file imports."""
    return (imports(path) & modules()) - {"cppcc"}


def folder(path: Path) -> str:
    """The folder of the package that a file is in: ``charts``; pages and the entry stand for themselves."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "cppcc" else parts[0]


def in_order(uses: dict[str, set[str]]) -> list[str]:
    """Those of which each imports only from those before it; fails where there is no such order."""
    try:
        return list(TopologicalSorter(uses).static_order())
    except CycleError as circle:
        pytest.fail(f"imports lead in a circle: {' ← '.join(circle.args[1])}")


def users_of(library: str) -> set[str]:
    """The files that import a library, as imports call them."""
    return {
        named(path) for path in sources() if any(n == library or n.startswith(f"{library}.") for n in imports(path))
    }


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


class TestImports:
    def test_lead_from_folder_to_folder_one_way(self):
        uses: dict[str, set[str]] = {folder(path): set() for path in sources() if path != FRONT_DOOR}
        of = {named(path): folder(path) for path in sources()}
        for path in sources():
            if path != FRONT_DOOR:
                uses[folder(path)] |= {of[module] for module in modules_used(path)} - {folder(path)}

        in_order(uses)
        # docs/development.md draws the tree, each folder beneath those that it uses.
        tree = re.findall(r"^  (\w+)/ ", DRAWN.read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(tree) == sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
        upwards = {
            (user, used)
            for user, those in uses.items()
            for used in those
            if user in tree and (used not in tree or tree.index(used) > tree.index(user))
        }
        assert upwards == set()

    def test_lead_from_module_to_module_one_way(self):
        """A package's own file hands on what its modules define: of those it is no user."""
        in_order({named(path): set(modules_used(path)) for path in sources() if path != FRONT_DOOR})

    def test_every_file_of_the_package_is_in_a_folder(self):
        assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


class TestLibraries:
    @pytest.mark.parametrize(
        ("library", "place"),
        [
            ("streamlit", "cppcc.app dashboard pages"),
            ("plotly", "cppcc.write cppcc.app"),
            ("choreographer", "cppcc.write"),
            ("pptx", "cppcc.write.office"),
            ("docx", "cppcc.write.office"),
            ("xlsxwriter", "cppcc.write"),
            ("pandas", "cppcc.app cppcc.content"),
            ("yaml", "cppcc.files cppcc.messages cppcc.decks"),
        ],
    )
    def test_keep_to_their_place(self, library: str, place: str):
        users = users_of(library)

        assert users
        assert [name for name in users if not name.startswith(tuple(place.split()))] == []

    def test_one_door_leads_to_what_streamlit_keeps(self):
        users = [path.name for path in sources() if "st.session_state" in path.read_text(encoding="utf-8")]

        assert users == ["session.py"]

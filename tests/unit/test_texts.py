"""The product's own words: one table a language, all alike, none missing and none too many."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import yaml

from cppcc.messages import LANGUAGES, say, table
from cppcc.model.quantity import Bound
from cppcc.model.relations import RelationKind
from cppcc.model.report import Period
from cppcc.model.selection import DIMENSIONS, Barrier
from tests.kunming import report

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "cppcc" / "messages"
CHINESE = re.compile("[㐀-鿿]")


def placeholders(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


@cache
def trees() -> list[ast.AST]:
    paths = (*(ROOT / "cppcc").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py")
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


@cache
def templates() -> str:
    """What the templates of pages do and say: all within their braces."""
    files = sorted((ROOT / "cppcc").rglob("*.j2"))
    assert files
    return "\n".join(
        part for file in files for part in re.findall(r"{[{%].*?[}%]}", file.read_text("utf-8"), re.DOTALL)
    )


def strings() -> Iterator[str]:
    """Every whole string in the sources: neither docstrings nor parts of f-strings."""
    yield from re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", templates())
    for tree in trees():
        others = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr | ast.Expr)
            for part in (node.values if isinstance(node, ast.JoinedStr) else [node.value])
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in others:
                yield node.value


def families() -> Iterator[str]:
    """The beginnings of keys that the sources put together: ``month.`` of f"month.{number}"."""
    yield from re.findall(r"""["']([a-z_]+\.[a-z_]*)["'] ~""", templates())
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and len(node.values) > 1 and isinstance(node.values[0], ast.Constant):
                beginning = str(node.values[0].value)
                if re.fullmatch(r"[a-z_]+\.[a-z_]*", beginning):
                    yield beginning


class TestTables:
    def test_chinese_comes_first(self):
        assert LANGUAGES[0] == "zh"
        assert "en" in LANGUAGES

    @pytest.mark.parametrize("language", LANGUAGES[1:])
    def test_have_the_same_keys_in_the_same_order(self, language: str):
        assert list(table(language)) == list(table("zh"))

    @pytest.mark.parametrize("language", LANGUAGES[1:])
    def test_have_the_same_placeholders(self, language: str):
        differing = {
            key: (placeholders(text), placeholders(table(language)[key]))
            for key, text in table("zh").items()
            if placeholders(text) != placeholders(table(language)[key])
        }

        assert differing == {}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_hold_texts_only(self, language: str):
        """Unquoted, YAML would turn ``0.1`` into a number and ``yes`` into a truth value."""
        assert {type(text) for text in table(language).values()} == {str}

    @pytest.mark.parametrize(
        ("language", "word"),
        [
            ("zh", "不比长短"),
            ("zh", "停下"),
            ("zh", "某一时点"),
            ("zh", "报告没有"),
            ("en", r"(?<!{)\bworks?\b(?! with)"),
        ],
    )
    def test_have_one_word_for_one_thing(self, language: str, word: str):
        """不作长短比较, 停止, 时点数, 原文未载; activities. Elsewhere work is what people do."""
        readers = ("filter", "lacking", "proposals", "period", "making", "overview", "matrix", "timeline", "deck")
        told = {key: text for key, text in table(language).items() if key.partition(".")[0] in readers}

        assert {key for key, text in told.items() if re.search(word, text)} == set()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_begin_and_end_without_blanks(self, language: str):
        """But for what joins others."""
        joints = ("quantity.", "list.", "cli.meant", "chart.when_noted")

        assert [
            key for key, text in table(language).items() if text != text.strip() and not key.startswith(joints)
        ] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_repeat_no_key(self, language: str):
        """YAML drops the first of two without a word."""
        node = yaml.compose((TEXTS / f"{language}.yaml").read_text(encoding="utf-8"), yaml.SafeLoader)
        assert isinstance(node, yaml.MappingNode)
        sections = [key.value for key, _ in node.value]
        assert sorted(set(sections)) == sorted(sections)
        for section, texts in node.value:
            names = [key.value for key, _ in texts.value]
            assert sorted(set(names)) == sorted(names), section.value

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_placeholders_are_names(self, language: str):
        """No positions, attributes or formats: what is filled in is never looked into."""
        for key, text in table(language).items():
            for _, name, form, conversion in Formatter().parse(text):
                assert name is None or re.fullmatch("[a-z_]+", name), key
                assert not form, key
                assert not conversion, key

    def test_english_is_english(self):
        """Chinese stands in it only as a term that is explained or a word that a report prints."""
        terms = {"语言", "余", "多", "近", "不到", "约", "界别", "件", "项", "余项", "余万元", "近百件"}
        left = {key: found for key, text in table("en").items() if (found := set(re.findall("[㐀-鿿]+", text)) - terms)}

        assert left == {}

    def test_chinese_is_chinese(self):
        """No text is left untranslated; names, formats and signs are the same everywhere."""
        words = {key: re.sub(r"\{[a-z_]+\}", "", text) for key, text in table("zh").items()}

        assert {key for key, text in words.items() if re.search("[a-z]{3}", text) and not CHINESE.search(text)} == set()


class TestKeys:
    def test_every_key_in_the_sources_exists(self):
        """All strings that look like a key of one of the tables' sections."""
        sections = {key.partition(".")[0] for key in table("zh")}
        pattern = re.compile(rf"(?:{'|'.join(sections)})\.[a-z][a-z0-9_]*")
        used = {text for text in strings() if pattern.fullmatch(text)}

        files = {key for key in used if key.rpartition(".")[2] in ("csv", "json", "pptx", "xlsx", "yaml")}
        assert {key for key in used - files - set(table("zh")) if not list((ROOT / "cppcc").rglob(key))} == set()

    def test_every_literal_key_of_say_exists(self):
        keys = set()
        for tree in trees():
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "say":
                    for argument in node.args[:2]:
                        if isinstance(argument, ast.Constant):
                            keys.add(argument.value)

        assert len(keys) > 40
        assert keys - set(table("zh")) - set(LANGUAGES) == set()

    def test_no_key_is_left_over(self):
        """Every text is used somewhere, by its whole key or as one of a family."""
        used, begun = set(strings()), tuple(families())

        assert {key for key in table("zh") if key not in used and not key.startswith(begun)} == set()

    def test_every_problem_is_told_somewhere(self):
        """``problem.`` is such a family: its kinds stand in the sources by themselves."""
        used = set(strings())
        kinds = {key.partition(".")[2] for key in table("zh") if key.startswith("problem.")}

        assert kinds - used == set()

    @pytest.mark.parametrize(
        ("section", "names"),
        [
            ("bound", list(Bound)),
            ("mark", list(Bound)),
            ("read", [*Bound, "more_than", "fewer_than", "less_than", "fraction"]),
            ("relation", list(RelationKind)),
            ("period", list(Period)),
            ("addition", ["cannot", "may"]),
            ("why", list(Barrier)),
            ("month", [str(month) for month in range(1, 13)]),
            ("axis", [str(power) for power in range(-2, 10)]),
        ],
    )
    def test_families_are_whole(self, section: str, names: list[str]):
        """Each case has its text, and each text its case."""
        there = [key.partition(".")[2] for key in table("zh") if key.startswith(f"{section}.")]

        assert sorted(there) == sorted(names)

    def test_every_filter_has_its_name(self):
        assert [say("en", f"filter.{dimension}") for dimension in DIMENSIONS] == [
            *("Theme", "Policy field", "Category", "Actor", "Kind of activity")
        ]


class TestSay:
    def test_fills_in_values_as_they_are(self):
        """A value with braces is text, no template."""
        assert say("zh", "quantity.labelled", label="{quantity}", quantity="{0.__class__}") == "{quantity}{0.__class__}"

    def test_a_quoted_name_keeps_its_own_quotes_as_inner_ones(self):
        """B5: ““4+X”协商”; a name whose inner quotes are inner ones turns them outwards."""
        assert say("zh", "addition.may", label="“4+X”协商", total="7次") == "与“‘4+X’协商”可相加，合计7次（本看板计算）"
        assert (
            say("zh", "addition.may", label="“甲‘乙’”会", total="7次") == "与“‘甲“乙”’会”可相加，合计7次（本看板计算）"
        )
        assert say("zh", "addition.may", label="‘3815’", total="7次") == "与“‘3815’”可相加，合计7次（本看板计算）"
        assert say("en", "relation.part_of", other='"4+X" sessions') == "within \"'4+X' sessions\""

    @pytest.mark.parametrize(
        ("title", "told"),
        [
            ("某市政协2023年综述", "《某市政协2023年综述》"),
            ("《某市政协2023年综述》", "《某市政协2023年综述》"),
            ("关于《提案办法》的说明", "《关于〈提案办法〉的说明》"),
            ("《甲》与《乙》", "《〈甲〉与〈乙〉》"),
        ],
    )
    def test_a_title_has_one_pair_of_marks(self, title: str, told: str):
        assert say("zh", "report.source", committee="某市政协", title=title, published="2024-01-31") == (
            f"来源：某市政协{told}，2024-01-31"
        )

    def test_what_stands_in_a_file_is_told_to_the_letter(self):
        """People look for it there."""
        assert "““4+X””" in say("zh", "problem.not_text", found="“4+X”")
        assert "“‘4+X’”" in say("zh", "search.nothing", query="“4+X”")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_text_doubles_the_marks_of_a_name(self, language: str):
        """Every text that quotes anything, with every label of the report in it."""
        labels = {figure.label[language] for figure in report().figures}
        labels |= {work.label[language] for work in report().works}
        quoted = {
            key: names - {"found", "path", "token"}
            for key, text in table(language).items()
            if (names := set(re.findall(r"[“《\"][^”》\"]*?\{(\w+)\}[^“《\"]*?[”》\"]", text)))
        }
        told = [
            say(language, key, **dict.fromkeys(placeholders(table(language)[key]), 2) | dict.fromkeys(names, label))
            for key, names in quoted.items()
            for label in sorted(labels)
            if names
        ]

        assert len(told) > len(labels)
        assert [text for text in told if re.search('““|””|《《|》》|""', text)] == []

    def test_one_and_several_have_their_own_words(self):
        told = [say("en", "matrix.title", figures=count, themes=3, categories=count) for count in (1, 2, 11, 0)]

        assert told == [
            "1 figure in 3 themes and 1 category",
            "2 figures in 3 themes and 2 categories",
            "11 figures in 3 themes and 11 categories",
            "0 figures in 3 themes and 0 categories",
        ]
        assert [say("en", "timeline.undated", count=count) for count in (1, 2)] == [
            "1 activity without a stated date is not charted",
            "2 activities without a stated date are not charted",
        ]

    def test_no_english_text_speaks_of_one_as_of_several(self):
        ones = {
            key: say("en", key, **dict.fromkeys(placeholders(text), 1))
            for key, text in table("en").items()
            if placeholders(text)
        }
        nouns = "figures|activities|outputs|pairs|pages|problems|themes|categories|numerals"
        several = {key for key, text in ones.items() if re.search(rf"\b1 (?:[a-z]+ )?(?:{nouns})\b", text)}

        assert several == {
            "board.most",
            "board.several",
            "board.theme_most",
            "caution.more",
            "deck_page.full",
        }  # never of one
        assert {key for key, text in ones.items() if "|" in text} == set()

    def test_missing_value_or_text_is_an_error(self):
        with pytest.raises(KeyError):
            say("zh", "quantity.labelled", label="提案")
        with pytest.raises(KeyError):
            say("zh", "quantity.unknown")

    def test_unknown_language_is_an_error(self):
        with pytest.raises(FileNotFoundError):
            say("xx", "quantity.per")

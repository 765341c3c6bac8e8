"""Two languages: a switch, a parameter in the address, and nothing left untranslated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from cppcc.messages import LANGUAGES, say
from cppcc.model.quantity import Bound, bound_words
from cppcc.model.report import Report
from tests.app.page import PAGES, charts, elements, failed, open_page, pressed, tables, text
from tests.cases import few
from tests.plots import markup, shown

_CHINESE = re.compile(r"[㐀-鿿]+")
#: What stays as it is in English: the other language's own name, a term that is explained, the words of bounds.
_STAYS = {"中文", "语言", "界别", "余", "多", "近", "不到", "约"}
#: Latin words that are right in Chinese: names of keys, formats and things, and the other language's own name.
_LATIN = (
    "Home",
    "End",
    "Tab",
    "Enter",
    "Esc",
    "PageUp",
    "PageDown",
    "cppcc",
    "serve",
    "address",
    "PNG",
    "SVG",
    "CSV",
    "HTML",
    "PDF",
    "PPTX",
    "ZIP",
    "README",
    "YAML",
    "CPPCC",
    "Excel",
    "English",
    "Language",
    "id",
    "N",
)
VIEWS = [
    *((page, {}) for page in PAGES),
    ("output", {"scale": "linear", "panel": "consultation"}),
    ("output", {"group": "unit", "field": "ecology"}),
    ("themes", {"theme": "party"}),
    ("themes", {"figure": "courtyard_public"}),
    ("themes", {"figure": "proposals", "field": "general"}),
    ("themes", {"work": "mohan_studio"}),
    ("overview", {"theme": "introduction", "category": "media"}),
    ("overview", {"report": "none", "theme": "none"}),
    ("deck", {"deck": ["cover", "output?scale=linear", "theme?theme=id", "works?theme=policy"]}),
    ("present", {"slide": "policy", "figure": "proposals", "look": "dark"}),
]


def quoted(report: Report) -> list[str]:
    """What stands on a page in the words of reports, in every language; the longer first."""
    words = [report.title, *(figure.at.token for figure in report.figures), *(work.at.token for work in report.works)]
    words += [figure.quantity.as_written for figure in report.figures]
    words += [word for bound in Bound for word in bound_words(bound)]
    return sorted(words, key=len, reverse=True)


def told(app, name: str = "") -> Iterator[str]:
    """All texts of a page: words, charts with what hovers over them, and tables."""
    yield from text(app).split("\n")
    for element in elements(app):
        yield getattr(getattr(element, "proto", None), "help", "") or ""
    for chart in charts(app).values():
        yield from markup(chart)
        for trace in chart["data"]:
            hover = trace.get("hovertext") or []
            yield from ([hover] if isinstance(hover, str) else hover)
    for component in elements(app, "bidi_component"):
        given = json.loads(component.proto.json or "{}")
        yield from (given.get("labels") or {}).values()
        yield from (given.get("help") or {}).values()
        yield from (words for row in given.get("keys") or [] for words in row)
        yield from (slide[name] for slide in given.get("slides") or [] for name in ("title", "words") if name in slide)


@pytest.mark.parametrize(("page", "address"), few(VIEWS, 8))
def test_english_pages_hold_no_chinese(page, address, kunming):
    """But for the report's own words and what is explained: labels, notes, messages, tables and charts."""
    app = open_page(page, address | {"lang": "en"})
    assert failed(app) == []

    left = []
    for line in told(app):
        for words in quoted(kunming):
            line = line.replace(words, "")
        left += [(found, line) for found in _CHINESE.findall(line) if found not in _STAYS]
    assert left == []
    cells = [str(cell) for table in tables(app) for name in table for cell in [name, *table[name]]]
    known = set(quoted(kunming))
    assert [cell for cell in cells if _CHINESE.search(cell) and cell not in known] == []


@pytest.mark.parametrize(("page", "address"), VIEWS)
def test_chinese_pages_hold_no_english(page, address):
    """But for names of formats and ids that a reader typed."""
    app = open_page(page, address)

    lines = (re.sub(r"\w+=\w+|https?:\S+|</?\w+>", "", line) for line in told(app))
    left = {word for line in lines for word in re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", "", line))}
    assert left - set(_LATIN) == set()


class TestTheSwitch:
    def test_keeps_the_view(self):
        """Another language is another look at the same thing: filters, detail and scale stay."""
        app = open_page("output", {"theme": "policy", "figure": "proposals", "scale": "linear"})
        switch = next(group for group in app.button_group if group.key == "choice_lang")

        app = switch.select("en").run()

        assert failed(app) == []
        assert app.title[0].value == say("en", "output_page.title")
        assert next(iter(pressed(app).values())) == ["policy"]
        assert not {"10", "100"} & {shown(text) for text in markup(charts(app)["output"])}
        assert "Proposals" in text(app)

    def test_names_each_language_in_itself(self):
        switch = next(group for group in open_page().button_group if group.key == "choice_lang")

        assert [option.content for option in switch.proto.options] == [say(code, "language.name") for code in LANGUAGES]

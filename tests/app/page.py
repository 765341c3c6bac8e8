"""The dashboard as its reader has it, without a browser: open a page at an address, and read what it shows."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.element_tree import Dataframe

from cppcc.app.export import asked_key
from cppcc.files.load import vocabulary
from cppcc.messages import say
from cppcc.model.report import Report

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("overview", "output", "themes", "timeline", "sources", "deck", "present")
FILTERS = ("theme", "field", "category", "actor")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: What Markdown and Streamlit would turn into something else, or fetch.
_MARKUP = re.compile(
    r"!?\[[^\]]*\]\([^)]*\)"  # links and pictures
    r"|:[a-z-]+\[[^\]]*\]"  # :red[…]
    r"|:material/\w+:"
    r"|\$[^$]+\$"
    r"|</?[a-zA-Z][^>]*>"
    r"|\*\*|__|~~|`|(?<!\S)[#>+-] "
)


@cache
def _components() -> BidiComponentManager:
    return BidiComponentManager()


class _Pages(PagesManager):
    """AppTest forgets before each run that the dashboard names its pages itself, takes the folder pages/ for a list of
    scripts, and runs one of them without dashboard.py. A server makes up its mind once, as here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        PagesManager.uses_pages_directory = False


app_test.PagesManager = _Pages  # type: ignore[attr-defined]


def options(report: Report, name: str) -> list[str]:
    """The ids of all that a filter offers."""
    terms = vocabulary()
    known = {"field": terms.fields, "category": terms.categories, "actor": terms.actors}
    return list(known[name]) if name in known else [theme.id for theme in report.themes]


def open_page(page: str = "overview", address: Mapping[str, str | Sequence[str]] | None = None) -> AppTest:
    """The page at that address, for a new visitor."""
    return new_visitor(page, address).run()


def new_visitor(page: str = "overview", address: Mapping[str, str | Sequence[str]] | None = None) -> AppTest:
    """A visitor at that address, to whom nothing has been shown yet."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    # Else each one looks through all installed packages for components: seven times what the page itself takes.
    app._bidi_component_manager = _components()
    for name, value in (address or {}).items():
        app.query_params[name] = [value] if isinstance(value, str) else list(value)
    return app.switch_page(f"pages/{page}.py")


def left(figures: int, works: int) -> str:
    """What the page says of how much the filters leave."""
    return say("zh", "filter.left", figures=figures, works=works)


def failed(app: AppTest) -> list[str]:
    """What went wrong in drawing the page: exceptions, and the message that stands for them."""
    return [error.message for error in app.exception] + [
        error.value for error in app.error if say("zh", "errors.page") in error.value
    ]


def errors(app: AppTest) -> list[str]:
    """The errors that a page tells."""
    return [error.value.replace("\\", "") for error in app.error]


def as_read(markdown: str) -> str:
    """What a reader sees of Markdown: markup that is not escaped is gone, and what is escaped is there."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1])
        return f"\x00{len(kept) - 1}\x00"

    # A joiner has no width: it only keeps an address from becoming a link.
    text = _MARKUP.sub("", _ESCAPED.sub(keep, markdown.replace("\u2060", "")))
    return re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], text)


def html_as_read(body: str) -> str:
    """What a reader sees of HTML: the tags are gone."""
    if body.startswith("<style>"):
        return ""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(?:p|li|dt|dd|h2)>", "\n", body))).strip()


def elements(app: AppTest, kind: str = "") -> Iterator[Any]:
    """Every element of the page, sidebar included, or those of one kind."""
    return (element for element in _inside(app._tree) if not kind or element.type == kind)


def _inside(node: Any) -> Iterator[Any]:
    for child in getattr(node, "children", {}).values():
        yield child
        yield from _inside(child)


def text(app: AppTest) -> str:
    """All that the page tells in words, as a reader sees it, one element a line. Tables and charts are not in it."""
    return "\n".join(told for element in elements(app) for told in _told(element))


def _told(element: Any) -> list[str]:
    proto: Any = getattr(element, "proto", None)
    if element.type == "html":
        return [html_as_read(proto.body)]
    if element.type in ("markdown", "title", "header", "subheader", "error", "info", "warning"):
        return [as_read(element.value)]
    if element.type == "text_input":
        return [as_read(element.label)]
    if element.type == "selectbox":
        return [as_read(element.label), *element.options]
    if element.type == "button_group":
        return [as_read(element.label), *(as_read(option.content) for option in proto.options)]
    if element.type in ("button", "page_link", "link_button", "expander"):
        return [as_read(getattr(proto, "label", "") or getattr(element, "label", ""))]
    return []


def live_html(app: AppTest) -> list[str]:
    """The page's HTML as the browser gets it."""
    return [html.proto.body for html in elements(app, "html") if not html.proto.body.startswith("<style>")]


def live_markdown(app: AppTest) -> list[str]:
    """The page's Markdown without what is escaped in it: what is left, Streamlit reads as markup."""
    found = []
    for element in elements(app):
        proto: Any = getattr(element, "proto", None)
        if element.type != "html":
            found += [getattr(proto, "body", ""), getattr(proto, "label", ""), getattr(proto, "help", "")]
        if element.type == "button_group":
            found += [option.content for option in proto.options]
    return [_ESCAPED.sub("", told) for told in found]


def charts(app: AppTest) -> dict[str, dict[str, Any]]:
    """Chart name → plotly's data and layout, in the order of the page; in a presentation, slide → the same."""
    found = {
        re.sub(r".*-plot-", "", plot.proto.id): json.loads(plot.proto.spec)
        for plot in elements(app, "plotly_chart")
        if not plot.proto.id.endswith("-loader-chart")  # which draws nothing
    }
    return found | {slide["id"]: json.loads(slide["spec"]) for slide in slides(app)}


def slides(app: AppTest) -> list[dict[str, str]]:
    """The slides that the stage of a presentation was given."""
    return [slide for part in _parts(app, "cppcc_deck") for slide in part["slides"]]


def stage(app: AppTest) -> dict[str, Any]:
    """What the stage of a presentation was told."""
    return _parts(app, "cppcc_stage")[0]


def _parts(app: AppTest, name: str) -> list[dict[str, Any]]:
    """What the page's parts of that name, which run in the browser, were given."""
    parts = (part.proto for part in elements(app, "bidi_component"))
    return [json.loads(proto.json) for proto in parts if proto.component_name == name]


def bars(app: AppTest) -> dict[str, dict[str, Any]]:
    """Chart name → what its export bar was given."""
    return {
        re.sub(r".*-export_", "", component.proto.id): json.loads(component.proto.json)
        for component in elements(app, "bidi_component")
        if component.proto.component_name == "cppcc_export"
    }


def exported(app: AppTest, asked: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Chart name → what its export bar is given when one of its buttons asks for this."""
    for name in bars(app):
        app.session_state[asked_key(name)] = dict(asked)
    app.run()
    return {name: told["answer"] for name, told in bars(app).items()}


def pictures(app: AppTest, frame: str = "slide", look: str = "light", scale: int = 2) -> dict[str, dict[str, Any]]:
    """Chart name → the picture that its PNG button gives: SVG and file name."""
    choice = {"frame": frame, "look": look, "scale": scale}
    answers = exported(app, {"id": "1", "format": "png", "choice": choice})
    return {name: told["pictures"][0] for name, told in answers.items()}


def marks(spec: Mapping[str, Any]) -> list[str]:
    """The ids of the figures, works and ratios that a chart draws a mark for."""
    points = [point for trace in spec["data"] for point in trace.get("customdata", [])]
    return list(dict.fromkeys(id for kind, id in points if kind != "cell"))


def tables(app: AppTest) -> list[pd.DataFrame]:
    """The page's tables, in its order, with every chart shown as its table."""
    for name in bars(app):
        app.session_state[f"view-{name}"] = "table"
    app.run()
    return [table for element in elements(app) for table in _tables(element)]


def _tables(element: Any) -> list[pd.DataFrame]:
    if isinstance(element, Dataframe):
        return [element.value]
    body = element.proto.body if element.type == "html" else ""
    return pd.read_html(StringIO(body), keep_default_na=False) if '<table class="rows' in body else []


def press(app: AppTest, opens: object) -> AppTest:
    """The page after a press of what has this in its ``data-opens``."""
    listener = next(
        part.proto for part in elements(app, "bidi_component") if part.proto.component_name == "cppcc_press"
    )
    states = app._tree.get_widget_states()
    told = json.dumps([{"event": "opened", "value": opens}])
    states.widgets.add(id=_make_trigger_id(listener.id, "events"), json_trigger_value=told)
    return app._run(states)


def downloads(app: AppTest) -> AppTest:
    """The page with its menu of downloads open."""
    app.session_state["downloads"] = True
    return app.run()


def pressed(app: AppTest) -> dict[str, list[str]]:
    """Filter's label → the ids that are pressed in the sidebar."""
    groups = (group for group in app.button_group if (group.key or "").startswith("filter_"))
    return {group.label: list(group.value or ()) for group in groups}


def tiles(app: AppTest) -> list[str]:
    """The figures on the board."""
    return [id for body in live_html(app) for id in re.findall('data-opens="figure/([a-z0-9_]+)"', body)]


def detail(app: AppTest) -> str:
    """The open detail in words, empty where none is open."""
    closing = [button for button in app.button if button.key == "close-detail"]
    if not closing:
        return ""
    walk = next(block for block in elements(app) if closing[0] in getattr(block, "children", {}).values())
    found = next(block for block in elements(app) if walk in getattr(block, "children", {}).values())
    around = list(_inside(walk))
    return "\n".join(told for element in _inside(found) if element not in around for told in _told(element))

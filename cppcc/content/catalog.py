"""The catalog: every page, chart, option and kind of file, once. Navigation, command line, export menus, decks,
documents and the page in one file are made from it.

Frames and looks stand in ``cppcc.design``, filters are the fields of ``Selection`` in ``cppcc.model.selection``. What
things are called stands in the messages, under these names; the names are public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the dashboard, drawn by the file of its name in ``pages/``.

    Args:
        icon: a Material symbol's name.
        is_chapter: whether a report in one file has a chapter of that name.
    """

    icon: str
    is_chapter: bool = True


#: The pages in the order of the sidebar. The first one is the one that opens.
PAGES: Mapping[str, PageEntry] = {
    "overview": PageEntry("dashboard"),
    "output": PageEntry("bar_chart"),
    "themes": PageEntry("category"),
    "timeline": PageEntry("timeline"),
    "sources": PageEntry("fact_check"),
    "deck": PageEntry("co_present", is_chapter=False),
    "present": PageEntry("slideshow", is_chapter=False),
}

#: A chart's options → the values that they take, the usual one first.
OPTIONS: Mapping[str, tuple[str, ...]] = {"scale": ("log", "linear"), "group": ("category", "unit")}


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A chart, drawn by the module of its name in ``cppcc.charts``.

    Args:
        chapter: the page that the chart stands on, in a report in one file; empty where it has no place in one.
        options: those of ``OPTIONS`` that it takes.
        is_of_subject: whether it shows one subject, and stands only where a report has anything on it.
        is_of_theme: whether there is one a theme.
        is_presented: whether it has a place in a presentation.
        is_form: whether it is set in type alone, and has no axis.
    """

    chapter: str
    options: tuple[str, ...] = ()
    is_of_subject: bool = False
    is_of_theme: bool = False
    is_presented: bool = True
    is_form: bool = False


#: The charts, in the order in which people meet them.
CHARTS: Mapping[str, ChartEntry] = {
    "cover": ChartEntry("", is_presented=False, is_form=True),
    "board": ChartEntry("", is_presented=False, is_form=True),
    "headline": ChartEntry("overview", is_form=True),
    "output": ChartEntry("overview", options=("scale", "group")),
    # One part of ``output`` at a time, for those who look closer.
    "category": ChartEntry("overview", options=("scale",), is_presented=False),
    "proposals": ChartEntry("output", is_of_subject=True),
    "courtyard": ChartEntry("output", is_of_subject=True, is_form=True),
    "rural": ChartEntry("output", is_of_subject=True, is_form=True),
    "ladder": ChartEntry("", is_presented=False, is_form=True),
    "cards": ChartEntry("", is_presented=False, is_form=True),
    "dots": ChartEntry("", is_presented=False, is_form=True),
    "hero": ChartEntry("", is_presented=False, is_form=True),
    "numbers": ChartEntry("", is_presented=False, is_form=True),
    "steps": ChartEntry("", is_presented=False, is_form=True),
    "responses": ChartEntry("", is_presented=False, is_form=True),
    "fields": ChartEntry("", is_presented=False, is_form=True),
    "firsts": ChartEntry("", is_presented=False, is_form=True),
    "theme": ChartEntry("themes", is_of_theme=True),
    "timeline": ChartEntry("timeline"),
    "matrix": ChartEntry("overview"),
}
SUBJECTS = tuple(name for name, chart in CHARTS.items() if chart.is_of_subject)


#: The kinds of whole decks, the usual one first: one to put before a meeting, one to check every figure by.
DECKS = ("report", "audit")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that something can be saved as.

    Args:
        writer: the function that writes it: a module below ``cppcc.write`` and a name in it.
        of: what it takes. ``chart``: a chart, frame, look and speech; ``pages``: a report, pages and speech;
            ``selection``: a report, selection and speech; ``poster`` and ``bundle`` are of their own.
        icon: of its button on a page; a Material symbol's name.
        is_picture: whether it stands alone, so that title and source must be drawn inside.
        needs_browser: whether a browser of this machine has to draw or to print it.
        is_quick: whether it is there in a moment, and needs no progress to be told.
        has_every_language: whether it is the same in whatever language it is asked for.
    """

    writer: str
    of: str = "selection"
    icon: str = ""
    is_picture: bool = False
    needs_browser: bool = False
    is_quick: bool = True
    has_every_language: bool = False

    def write(self, *args: Any, **options: Any) -> bytes:
        """The bytes of a file; its module is loaded when the first one is asked for."""
        module, _, function = self.writer.partition(":")
        content: bytes = getattr(import_module(f"cppcc.write.{module}"), function)(*args, **options)
        return content


#: What can be saved → the endings of the files that it can become, the usual one first.
SAVED: Mapping[str, Mapping[str, Format]] = {
    "chart": {
        "png": Format("picture:png", "chart", is_picture=True, needs_browser=True),
        "svg": Format("picture:svg", "chart", is_picture=True),
        "pdf": Format("picture:pdf", "chart", is_picture=True, needs_browser=True),
        "html": Format("html.chart_page:html", "chart"),
        "csv": Format("chart_csv:csv", "chart"),
    },
    "workbook": {"xlsx": Format("workbook:xlsx", icon="table_view")},
    "data": {
        "csv": Format("dataset:csv", icon="csv"),
        "json": Format("dataset:json", icon="data_object", has_every_language=True),
    },
    "page": {"html": Format("html.report_page:html", icon="draft")},
    "document": {
        "docx": Format("office.word:docx", "pages"),
        "pdf": Format("html.report_page:pdf", icon="picture_as_pdf", needs_browser=True, is_quick=False),
    },
    "deck": {
        "pptx": Format("office.deck:pptx", "pages", is_quick=False),
        "html": Format("slideshow:html", "pages", is_quick=False),
        "pdf": Format("slideshow:pdf", "pages", needs_browser=True, is_quick=False),
        "zip": Format("slideshow:pngs", "pages", needs_browser=True, is_quick=False),
    },
    "poster": {
        "png": Format("poster:png", "poster", needs_browser=True, is_quick=False),
        "svg": Format("poster:svg", "poster"),
        "pdf": Format("poster:pdf", "poster", needs_browser=True, is_quick=False),
    },
    "bundle": {"zip": Format("bundle:bundle", "bundle", is_quick=False)},
}
#: What the bar of one chart on a page offers: what is saved, and as what.
BESIDE_A_CHART = (("chart", "png"), ("chart", "svg"), ("deck", "pptx"), ("document", "docx"), ("chart", "csv"))
#: By a file's ending. Python asks the machine, and a Windows registry may say anything.
MIME: Mapping[str, str] = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
    "zip": "application/zip",
}

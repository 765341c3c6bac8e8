"""The parts of a page as HTML: what a report tells, in words, lists and tables. All text is escaped here.

What a filter can hide says what it stands for: ``data-need`` are the figures and works that it needs all of,
``data-row`` is a row of its chart, ``data-any`` is shown as long as anything in it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import cppcc
from cppcc import facts, wording
from cppcc.export.page.views import WHOLE, WRITTEN, Views
from cppcc.glossary import Entry, glossary
from cppcc.load import vocabulary
from cppcc.report import Figure, Locator, Report, Work, is_web_address
from cppcc.selection import PARAMETERS, Selection, Why, addable_pairs, barred_pairs
from cppcc.texts import say

#: The chapters, each an element of that id.
CHAPTERS = ("overview", "output", "themes", "timeline", "sources")
#: Which charts of the whole report stand in which chapter.
PLACES = {
    "overview": ("headline", "output", "category", "matrix"),
    "output": ("proposals", "courtyard", "rural"),
    "timeline": ("timeline",),
}


def tag(element: str, /, *inner: str, **attributes: str | bool) -> str:
    """An element; what is inside is HTML already. An attribute's ``_`` is written ``-``; one that is False is not."""
    told = ""
    for key, value in attributes.items():
        key = key.rstrip("_").replace("_", "-")
        told += "" if value is False else f" {key}" if value is True else f' {key}="{escape(value)}"'
    return f"<{element}{told}>{''.join(inner)}</{element}>"


def text(element: str, words: str, /, **attributes: str | bool) -> str:
    """An element with this text in it."""
    return tag(element, escape(words, quote=False), **attributes)


def needs(*items: Figure | Work) -> str:
    """The value of ``data-need``."""
    return " ".join(f"{'figure' if isinstance(item, Figure) else 'work'}/{item.id}" for item in items)


class Parts:
    """The parts of one page.

    Args:
        selection: the filters that the page was made with; its own begin with what these leave.
    """

    def __init__(self, report: Report, selection: Selection, language: str, seen: Views) -> None:
        self.report, self.selection, self.language, self.seen = report, selection, language, seen
        self.figures, self.works = selection.figures(report), selection.works(report)

    def say(self, key: str, **values: object) -> str:
        """A text of the product in the page's language."""
        return say(self.language, key, **values)

    # --- the head

    def head(self) -> str:
        """Who, when, what of, and what the page was made of."""
        report = self.report
        committee = report.committee.name[self.language]
        about = self.say(
            "overview.about",
            title=report.title,
            published=report.published.isoformat(),
            figures=len(report.figures),
            works=len(report.works),
        )
        phrase = wording.filters(report, self.selection, self.language)
        return tag(
            "header",
            text("h1", self.say("overview.title", committee=committee, year=report.year)),
            text("p", about, class_="lead"),
            text("p", self.say("file.only", filters=phrase), class_="notice") if phrase else "",
            self.made_of(),
            class_="cover",
        )

    def made_of(self) -> str:
        """The source, and the state of the file and of the product."""
        report = self.report
        return tag(
            "div",
            text("p", wording.source(report, self.language)),
            self.published(),
            text("p", self.say("data.file", report=report.id, digest=report.file_sha256)),
            text("p", self.say("data.version", version=cppcc.__version__)),
            class_="small",
        )

    def published(self) -> str:
        """Where the report was published: a link only where the address is one of the web."""
        url = self.report.url
        if is_web_address(url):
            return tag("p", self._link(url, url))
        return text("p", self.say("detail.not_web", url=url), class_="muted")

    def _link(self, words: str, url: str) -> str:
        return text("a", words, href=url, target="_blank", rel="noopener noreferrer")

    def ways(self) -> str:
        """Links to the chapters."""
        links = [tag("li", text("a", self.say(f"page.{name}"), href=f"#{name}")) for name in CHAPTERS]
        return tag("nav", tag("ul", *links), aria_label=self.say("file.chapters"))

    def filters(self) -> str:
        """A select box for each filter that offers more than one thing, and what they leave."""
        boxes = []
        for dimension, ids in self.seen.options.items():
            if len(ids) < 2:
                continue
            names = self._names(dimension)
            every = text("option", self.say("file.every"), value="")
            options = [text("option", names[id], value=id) for id in ids]
            name = self.say(f"filter.{dimension}")
            boxes.append(tag("label", text("span", name), tag("select", every, *options, name=PARAMETERS[dimension])))
        return tag(
            "form",
            *boxes,
            text("button", self.say("filter.reset"), type="button", id="reset"),
            text("p", self._left(), id="left", role="status"),
            text("p", "", id="unknown", hidden=True),
            id="filters",
            aria_label=self.say("file.filters"),
        )

    def _left(self) -> str:
        return self.say("list.dot").join(wording.what_is_left(self.report, self.selection, self.language))

    def _names(self, dimension: str) -> dict[str, str]:
        if dimension == "themes":
            return {theme.id: theme.short[self.language] for theme in self.report.themes}
        return {id: term.label[self.language] for id, term in getattr(vocabulary(), dimension).items()}

    # --- charts

    def chapter(self, name: str, title: str, *parts: str) -> str:
        """A chapter under its heading."""
        return tag("section", text("h2", title, tabindex="-1"), *parts, id=name, data_any=name != "sources")

    def charts_of(self, chapter: str) -> str:
        """The cards of the charts of a chapter."""
        return "".join(self.card(name, "h3") for name in WHOLE if name in PLACES[chapter])

    def card(self, name: str, heading: str) -> str:
        """A chart's title, texts and table, as without a choice in any filter; the picture is put in by the script."""
        contents = self.seen.charts.get(name)
        if not contents:  # under no choice there is anything to draw
            return ""
        chart = self.seen.first[name]
        is_there = name in self.seen.outcomes[self.seen.states[0]]["charts"]
        chart_body = self._written(name) if name in WRITTEN else ""
        picture = text("div", "", class_="plot", role="img", aria_label=chart.words)
        return tag(
            "article",
            text(heading, chart.title),
            text("p", chart.subtitle, class_="sub"),
            chart_body or picture,
            text("p", chart.source, class_="small"),
            self._table(name) if name != "matrix" else "",
            class_="card",
            data_chart=name,
            hidden=not is_there,
        )

    def _written(self, name: str) -> str:
        return self._tiles() if name == "headline" else self._matrix()

    def _rows(self, name: str) -> list[str]:
        """Everything that a chart can come to show, in the order of its fullest picture."""
        contents = sorted(self.seen.charts[name], key=lambda content: -len(content["rows"]))
        return list(dict.fromkeys(row for content in contents for row in content["rows"]))

    def _tiles(self) -> str:
        figures = [self.report.figure(row.partition("/")[2]) for row in self._rows("headline")]
        return tag("ul", *(tag("li", self.tile(f), data_row=needs(f)) for f in figures), class_="tiles")

    def tile(self, figure: Figure) -> str:
        """A figure as a big number with its words, in its category's colour; its name opens its detail."""
        number, unit = wording.number_and_unit(figure.quantity, self.language)
        bound = wording.bound_words(figure.quantity.bound, self.language)
        theme = self.report.theme(figure.theme).short[self.language]
        return tag(
            "div",
            tag("p", self.name_of(figure)),
            tag(
                "p",
                text("b", number),
                f" {text('span', unit, class_='unit')}" if unit else "",
                class_="number",
            ),
            text("p", self.say("figure.bound_and_theme", bound=bound, theme=theme), class_="small"),
            class_=f"tile tile-{figure.category}",
        )

    def name_of(self, item: Figure | Work) -> str:
        """Its name, which opens its detail."""
        return text("a", item.label[self.language], href=f"#{_place(item)}")

    def _matrix(self) -> str:
        """Categories down, themes across, the names of figures and works in the cells."""
        report, rows = self.report, set(self._rows("matrix"))
        themes = [theme for theme in report.themes if theme.id in self.seen.themes]
        lines = []
        for id, category in vocabulary().categories.items():
            cells = []
            for theme in themes:
                figures = [f for f in report.figures if (f.theme, f.category) == (theme.id, id) and needs(f) in rows]
                works = [
                    work
                    for work in report.works
                    if work.theme == theme.id
                    and needs(work) in rows
                    and any(report.figure(figure).category == id for figure in work.figures)
                ]
                names = [
                    tag(
                        "li",
                        "■ ",
                        self.name_of(f),
                        f" {escape(wording.quantity_words(f.quantity, self.language))}",
                        data_row=needs(f),
                    )
                    for f in figures
                ]
                names += [tag("li", "□ ", self.name_of(work), data_row=needs(work)) for work in works]
                short = theme.short[self.language]
                cells.append(tag("td", tag("ul", *names) if names else "", data_label=short, data_any=bool(names)))
            if any("<li" in cell for cell in cells):
                label = text("th", category.label[self.language], scope="row", class_=f"of-{id}")
                lines.append(tag("tr", label, *cells, data_any=True))
        head = [text("th", theme.short[self.language], scope="col") for theme in themes]
        return tag("table", tag("thead", tag("tr", "<td></td>", *head)), tag("tbody", *lines), class_="matrix")

    def _table(self, name: str) -> str:
        """The rows of a chart as a table."""
        language, rows = self.language, self._rows(name)
        figures, ratios, works = [], [], []
        known = {ratio.id: ratio for ratio in self.report.ratios}
        for row in rows:
            kind, _, id = row.partition("/")
            if kind == "figure":
                figure = self.report.figure(id)
                figures.append((row, self._figure_cells(figure)))
            elif kind == "ratio":
                ratio = known[id]
                of, per = (wording.labelled(self.report.figure(each), language) for each in (ratio.of, ratio.per))
                made = self.say("ratio.made", of=of, per=per)
                words = wording.ratio_words(self.report, ratio, language)
                note = ratio.note[language] if ratio.note else ""
                told = [ratio.label[language], words, made, note]
                ratios.append((row, [escape(each) for each in told]))
            else:
                works.append((row, self._work_cells(self.report.work(id))))
        tables = [
            self._rows_table("figures", ("label", "quantity", "bound", "theme", "actor", "note"), figures),
            self._rows_table("ratios", ("ratio", "computed", "of_per", "note"), ratios),
            self._rows_table("works", ("work", "date", "theme", "summary"), works),
        ]
        summary = text("summary", self.say("table.below"))
        return tag("details", summary, *tables, class_="table")

    def _figure_cells(self, figure: Figure) -> list[str]:
        told = [
            wording.quantity_words(figure.quantity, self.language),
            wording.bound_words(figure.quantity.bound, self.language),
            self.report.theme(figure.theme).short[self.language],
            vocabulary().actors[figure.actor].label[self.language],
            figure.note[self.language] if figure.note else "",
        ]
        return [self.name_of(figure), *(escape(each, quote=False) for each in told)]

    def _work_cells(self, work: Work) -> list[str]:
        told = [
            wording.date_words(work.dates, self.language) if work.dates else "",
            self.report.theme(work.theme).short[self.language],
            work.summary[self.language],
        ]
        return [self.name_of(work), *(escape(each, quote=False) for each in told)]

    def _rows_table(self, kind: str, columns: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> str:
        if not rows:
            return ""
        head = tag("tr", *(text("th", self.say(f"table.{column}"), scope="col") for column in columns))
        body = [
            tag("tr", tag("th", cells[0], scope="row"), *(tag("td", cell) for cell in cells[1:]), data_row=row)
            for row, cells in rows
        ]
        table = tag("table", tag("thead", head), tag("tbody", *body), class_=kind)
        return tag("div", table, class_="scroll", data_any=True)

    # --- themes and works

    def themes(self) -> str:
        """Each theme: what it is about, its figures, its works by kind."""
        sections = []
        for theme in self.report.themes:
            if theme.id not in self.seen.themes:
                continue
            works = [work for work in self.works if work.theme == theme.id]
            sections.append(
                tag(
                    "section",
                    text("h3", theme.label[self.language]),
                    text("p", theme.summary[self.language]),
                    self.card(f"theme/{theme.id}", "h4"),
                    self._by_kind(works),
                    data_any=True,
                    class_="theme",
                )
            )
        return "".join(sections)

    def _by_kind(self, works: Sequence[Work]) -> str:
        lists = []
        for id, kind in vocabulary().kinds.items():
            of_kind = [work for work in works if work.kind == id]
            if of_kind:
                lists.append(
                    tag("div", text("dt", kind.label[self.language]), self._works(of_kind, "dd"), data_any=True)
                )
        return tag("dl", *lists, class_="kinds", data_any=True) if lists else ""

    def _works(self, works: Iterable[Work], name: str) -> str:
        lines = []
        for work in works:
            date = wording.date_words(work.dates, self.language) if work.dates else ""
            aside = f" {text('span', date, class_='muted')}" if date else ""
            lines.append(tag("li", self.name_of(work), aside, data_need=needs(work)))
        return tag(name, tag("ul", *lines))

    def undated(self) -> str:
        """The works without a date, by theme: none is made up."""
        without = [work for work in self.works if not work.dates]
        lists = []
        for theme in self.report.themes:
            of_theme = [work for work in without if work.theme == theme.id]
            if of_theme:
                lists.append(
                    tag(
                        "div",
                        text("dt", theme.short[self.language]),
                        self._works(of_theme, "dd"),
                        data_any=True,
                    )
                )
        if not lists:
            return ""
        heading = self._counted("h3", "timeline_page.undated", len(without), "undated")
        whole = tag(
            "details", text("summary", self.say("file.unfold")), tag("dl", *lists, class_="kinds"), class_="all"
        )
        return tag("section", heading, whole, data_any=True, data_counted="undated")

    def _counted(self, name: str, key: str, count: int, what: str) -> str:
        """A heading with a count that the filters change."""
        before, _, behind = self.say(key, count="\n").partition("\n")
        number = text("span", str(count), data_count=what)
        return tag(name, escape(before), number, escape(behind))

    # --- details

    def details(self) -> str:
        """Everything told of each figure and each work: what a click on its name shows, and paper shows all of."""
        return self._details("figures", self.figures) + self._details("works", self.works)

    def _details(self, kind: str, items: Sequence[Figure | Work]) -> str:
        if not items:
            return ""
        heading = self._counted("h3", f"sources_page.{kind}", len(items), kind)
        whole = tag(
            "details",
            text("summary", self.say("file.unfold")),
            tag("div", *map(self._detail, items), class_="items"),
            class_="all",
        )
        return tag("section", heading, whole, data_any=True, data_counted=kind)

    def _detail(self, item: Figure | Work) -> str:
        report, language = self.report, self.language
        if isinstance(item, Figure):
            number, unit = wording.number_and_unit(item.quantity, language)
            colour = f"of-{item.category}"
            head = tag("p", text("b", number, class_=colour), " ", text("span", unit, class_="unit"), class_="number")
            told = facts.of_figure(report, item, language)
            bound = wording.bound_words(item.quantity.bound, language)
            head += text("p", bound, class_="small")
            figures, works = list(report.related_figures(item)), list(report.works_of(item))
        else:
            head, told = "", facts.of_work(report, item, language)
            figures, works = [report.figure(id) for id in item.figures], list(report.related_works(item))
        return tag(
            "article",
            text("h4", item.label[language], tabindex="-1"),
            head,
            self._facts(told),
            self._located(item.at, item.theme),
            self._related("related_figures", figures),
            self._related("related_works", works),
            id=_place(item),
            data_need=needs(item),
        )

    def _facts(self, told: Iterable[facts.Fact]) -> str:
        rows = []
        for name, lines in told:
            rows += [text("dt", self.say(f"detail.{name}")), *(text("dd", line) for line in lines)]
        return tag("dl", *rows, class_="facts")

    def _located(self, at: Locator, theme: str) -> str:
        place = self.say("detail.place_text", theme=self.report.theme(theme).label[self.language], token=at.token)
        link = ""
        if is_web_address(self.report.url):
            link = tag("dd", self._link(self.say("detail.open"), self.report.link(at)), class_="screen")
        return tag("dl", text("dt", self.say("detail.place")), text("dd", place), link, class_="facts")

    def _related(self, heading: str, items: Sequence[Figure | Work]) -> str:
        """Ways on to others. What the page was not made of has no detail here."""
        if not items:
            return ""
        lines = []
        for item in items:
            told = item.label[self.language]
            if isinstance(item, Figure):
                told = wording.labelled(item, self.language)
            is_here = item in (self.figures if isinstance(item, Figure) else self.works)
            line = text("a", told, href=f"#{_place(item)}") if is_here else escape(told, quote=False)
            lines.append(tag("li", line))
        return tag("dl", text("dt", self.say(f"detail.{heading}")), tag("dd", tag("ul", *lines)), class_="facts")

    def dialog(self) -> str:
        """Where the script shows a detail, over the page."""
        return tag(
            "dialog",
            text("p", self.say("detail.outside"), id="outside", class_="notice", hidden=True),
            tag("div", id="shown", tabindex="0"),
            text("button", self.say("detail.close"), type="button"),
            id="detail",
        )

    # --- sources

    def unstated(self) -> str:
        """What the report does not say: of the whole report, whatever the filters."""
        lines = []
        for item in self.report.unstated:
            here = [figure for figure in map(self.report.figure, item.figures) if figure in self.figures]
            links = self.say("list.or").join(self.name_of(figure) for figure in here)
            lines.append(tag("li", text("span", item.text[self.language]), f" {links}" if links else ""))
        nothing = text("p", self.say("sources_page.nothing_unstated"))
        return tag(
            "section",
            text("h3", self.say("sources_page.unstated")),
            text("p", self.say("sources_page.of_report"), class_="muted"),
            tag("ul", *lines) if lines else nothing,
        )

    def sums(self) -> str:
        """Which of the figures may be added, with their sums; and why the others may not."""
        language = self.language
        pairs = [
            tag(
                "li",
                text(
                    "span",
                    self.say(
                        "sources_page.sum",
                        a=wording.labelled(a, language),
                        b=wording.labelled(b, language),
                        total=wording.quantity_words(total, language),
                    ),
                ),
                data_need=needs(a, b),
            )
            for a, b, total in addable_pairs(self.report, self.figures)
        ]
        none = text("p", self.say("sources_page.no_sum"), id="no-sum", hidden=bool(pairs))
        barred = [self._barred(why, of_why) for why, of_why in barred_pairs(self.figures).items()]
        return tag(
            "section",
            text("h3", self.say("sources_page.sums")),
            text("p", self.say("sources_page.sums_about")),
            tag("ul", *pairs, id="sums", data_any=True),
            none,
            *barred,
        )

    def _barred(self, why: Why, pairs: Sequence[tuple[Figure, Figure]]) -> str:
        reason = self.say(f"addition.{why}")
        before, _, behind = self.say("sources_page.barred", why=reason, count="\n").partition("\n")
        told = [escape(before), text("span", str(len(pairs)), data_why=why), escape(behind)]
        if why is Why.UNITS_DIFFER:  # most pairs; the unit of each is beside it everywhere
            return tag("p", *told, data_barred=why)
        language = self.language
        lines = [
            text(
                "li",
                self.say("sources_page.pair", a=wording.labelled(a, language), b=wording.labelled(b, language)),
                data_need=needs(a, b),
            )
            for a, b in pairs
        ]
        return tag("details", tag("summary", *told), tag("ul", *lines), data_barred=why)

    def method(self) -> str:
        """How figures were taken."""
        points = ("how_text", "how_place", "how_works", "how_ratios", "how_fields")
        lines = [text("li", self.say(f"sources_page.{point}")) for point in points]
        return tag("section", text("h3", self.say("sources_page.how")), tag("ul", *lines))

    def glossary(self) -> str:
        """The terms by group."""
        groups = []
        for group, entries in glossary(self.report).items():
            title = self.say("list.dot").join((self.say(f"glossary.{group}"), str(len(entries))))
            groups.append(tag("details", text("summary", title), self._terms(entries)))
        return tag("section", text("h3", self.say("glossary.title")), *groups)

    def _terms(self, entries: Sequence[Entry]) -> str:
        rows = []
        for entry in entries:
            rows += [text("dt", entry.label[self.language]), text("dd", entry.definition[self.language])]
            if entry.examples:
                examples = wording.listed(dict.fromkeys(entry.examples), self.language)
                rows.append(text("dd", self.say("glossary.examples", examples=examples), class_="muted"))
        return tag("dl", *rows, class_="facts terms")

    def end(self) -> str:
        """The source once more, where a reader of the end looks for it."""
        return tag("section", text("h3", self.say("deck.sources")), self.made_of())


def _place(item: Figure | Work) -> str:
    """The id of an item's detail."""
    return needs(item).replace("/", "-", 1)

"""The nodes of a report file → Report, by its ``SHAPE``, all problems noted with their places."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

import yaml

from cppcc.files import counts
from cppcc.files.hints import clipped, remedy
from cppcc.files.nodes import Ids, Node, Nodes, Unsound, words_of
from cppcc.files.report_keys import SHAPE
from cppcc.files.story_file import StoryReader
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.contradictions import impossible
from cppcc.model.quantity import CannotCombine, Quantity, QuantityError, parse
from cppcc.model.quantity.scan import in_place_of
from cppcc.model.relations import DECLARED, Relation, RelationKind
from cppcc.model.report import (
    DEFAULT_ICON,
    LEVELS,
    Committee,
    Figure,
    Period,
    Ratio,
    Report,
    Theme,
    Unstated,
    Work,
)
from cppcc.model.terms import Vocabulary

REPORT_ID, SHA256 = re.compile(r"[a-z][a-z0-9-]*"), re.compile(r"[0-9A-Fa-f]{64}")


class ReportReader(StoryReader):
    """A report file, by its ``SHAPE`` (docs/authoring.md)."""

    keys = SHAPE["file"].required
    pattern = "docs/example-report.yaml"

    def __init__(self, path: str, vocabulary: Vocabulary) -> None:
        super().__init__(path, vocabulary)
        self.themes = Ids()
        self.unstated: dict[str, int] = {}
        self.headlines: dict[str, int] = {}
        #: Figure and key → its place; of a relation the other figure stands for the key.
        self.places: dict[tuple[str, str], Node] = {}

    def report(self, node: Node, sha256: str) -> Report | None:
        try:
            parts = self.mapping(node, *SHAPE["file"])
        except Unsound:
            return None
        try:
            head = self.head(parts["report"])
        except Unsound:
            head = None  # reading goes on: all problems of a file are told at once
        themes = self.items_with_ids(parts.get("themes"), self.themes, self.theme)
        if "themes" in parts and not parts["themes"].value:
            self.note(parts["themes"], "no_theme")
            self.themes.whole = False
        figures = self.items_with_ids(parts.get("figures"), self.figures, self.figure)
        works = self.items_with_ids(parts.get("works"), self.works, self.work)
        quantities = {figure.id: figure.quantity for figure in figures}
        ratios = self.items_with_ids(parts.get("ratios"), self.ratios, lambda child: self.ratio(child, quantities))
        for name, ids in (("works", self.works), ("ratios", self.ratios)):
            ids.whole = ids.whole or name not in parts  # a list that may be missing lacks nothing
        unstated = self.items(parts.get("unstated"), self.unstated_item)
        counts.check(self, parts)
        self.check_references()
        self.check_places()
        for contradiction in impossible(figures, self.vocabulary):
            self.note(self.places[contradiction.figure, contradiction.key], contradiction.kind, **contradiction.values)
        if head is None or parts.lacking or not themes:
            return None
        report = Report(
            terms=self.vocabulary,
            **head,
            file_sha256=sha256,
            themes=themes,
            figures=figures,
            works=works,
            ratios=ratios,
            unstated=unstated,
        )
        self.check_sums(report)
        return report

    def head(self, node: Node) -> dict[str, Any]:
        nodes = self.mapping(node, *SHAPE["report"])
        parts = self.parts(
            nodes,
            id=lambda n: self.id(n, REPORT_ID),
            committee=self.committee,
            year=self.year,
            published=self.date,
            title=self.name,
            url=self.text,
            text_sha256=self.sha256,
            headline=self.spared(self.finding),
            findings=self.spared(self.findings),
        )
        return {"findings": {}} | {name: part for name, part in parts.items() if part is not None}

    def sha256(self, node: Node) -> str:
        text = self.name(node).lower()
        if not SHA256.fullmatch(text):
            raise self.fail(node, "not_sha256", found=text[:60])
        return text

    def year(self, node: Node) -> int:
        year = self.whole(node)
        self.check_year(node, year, str(year))
        return year

    def committee(self, node: Node) -> Committee:
        nodes = self.mapping(node, *SHAPE["committee"])
        parts = self.parts(nodes, level=self.level, division=self.name, **dict.fromkeys(LANGUAGES, self.name))
        return Committee(words_of(parts), **parts)

    def level(self, node: Node) -> str:
        """Whose report it is: the actor that says “we” in it."""
        return self.one_of(node, {id: self.vocabulary.actors[id] for id in LEVELS}, "level")

    def theme(self, node: Node) -> Theme:
        nodes = self.mapping(node, *SHAPE["theme"])
        parts = self.parts(
            nodes,
            id=self.new_id(self.themes),
            line=self.line,
            summary=self.words,
            short=self.names,
            icon=self.id,
            headline=self.spared(self.finding),
            **dict.fromkeys(LANGUAGES, self.name),
        )
        label = words_of(parts)
        defaults: dict[str, Any] = {"label": label, "short": label, "icon": DEFAULT_ICON}
        return Theme(**(defaults | parts))

    def fields(self, node: Node) -> tuple[str, ...]:
        fields = self.all_of(node, self.vocabulary.fields, "field")
        if not fields:
            raise self.fail(node, "no_field")
        return fields

    def categories(self, node: Node) -> tuple[str, ...]:
        """One category, or a list of them."""
        if isinstance(node, yaml.SequenceNode):
            return self.all_of(node, self.vocabulary.categories, "category")
        return (self.one_of(node, self.vocabulary.categories, "category"),)

    def all_of(self, node: Node, known: Collection[str], what: str) -> tuple[str, ...]:
        """A list of known names, each once; unsound if any is not known."""
        noted = len(self.problems)
        names = self.items(node, lambda child: self.one_of(child, known, what))
        if len(self.problems) > noted:
            raise Unsound
        return tuple(dict.fromkeys(names))

    def quantity(self, node: Node) -> Quantity:
        text = self.name(node)
        try:
            quantity = parse(text)
        except QuantityError as error:
            raise self.fail(node, "not_quantity", why=error.words) from None
        if quantity.unit and quantity.unit not in self.vocabulary.units:
            near = self.hints.nearest(quantity.unit, self.vocabulary.units)
            raise self.fail(node, "unknown_unit", found=clipped(quantity.unit), remedy=remedy(near))
        return quantity

    def check_token(self, node: Node, token: str, quantity: Quantity, name: str) -> None:
        """A token that states another quantity than its figure marks another place, or the figure is miscopied."""
        if other := in_place_of(quantity, token, self.vocabulary.units, name):
            values = {"found": other.words, "token": token, "expected": quantity.as_written}
            if why := other.refusal:
                raise self.fail(node, "no_quantity", **values, why=why)
            raise self.fail(node, "other_quantity", **values)

    def relation(self, node: Node, own: str) -> Relation:
        nodes = self.mapping(node, *SHAPE["relation"])
        parts = self.parts(
            nodes,
            to=lambda n: self.refer(n, self.figures, "figure", own),
            kind=lambda n: RelationKind(self.one_of(n, DECLARED, "relation kind")),
            note=self.words,
        )
        relation = Relation(**parts)
        self.places[own, relation.to] = nodes["kind"]
        return relation

    def figure(self, node: Node) -> Figure:
        nodes = self.mapping(node, *SHAPE["figure"])
        own = _own_id(nodes)
        self.places |= {(own, key): nodes[key] for key in ("as_written", "share_of") if key in nodes}
        # Every part is read before the first unsound one stops the item, so that all its problems are told at once.
        parts = self.parts(
            nodes,
            id=self.new_id(self.figures),
            metric=lambda n: self.one_of(n, self.vocabulary.metrics, "metric", "unknown_metric"),
            as_written=self.quantity,
            at=self.locator,
            theme=self.theme_named,
            category=lambda n: self.one_of(n, self.vocabulary.categories, "category"),
            actor=lambda n: self.one_of(n, self.vocabulary.actors, "actor"),
            fields=self.fields,
            label=self.names,
            note=self.words,
            headline=self.flag,
            lead=self.flag,
            period=lambda n: Period(self.one_of(n, list(Period), "period")),
            share_of=lambda n: self.refer(n, self.figures, "figure", own),
            relation=lambda n: self.relations(n, own),
            **self.readers_of_figure(),
        )
        name = self.vocabulary.metrics[parts["metric"]].label[FIRST_LANGUAGE] + parts["label"][FIRST_LANGUAGE]
        self.check_token(nodes["at"], parts["at"].token, parts["as_written"], name)
        if parts.get("headline"):
            self.headline(nodes["headline"], parts["category"])
        parts["quantity"] = parts.pop("as_written")
        parts["relations"] = parts.pop("relation", ())
        return Figure(**{name: part for name, part in parts.items() if part is not None})

    def theme_named(self, node: Node) -> str:
        return self.one_of(node, self.themes, "theme") if self.themes.whole else self.text(node)

    def relations(self, node: Node, own: str) -> tuple[Relation, ...]:
        """One relation, or a list of them."""
        if isinstance(node, yaml.SequenceNode):
            return self.items(node, lambda child: self.relation(child, own))
        return (self.relation(node, own),)

    def headline(self, node: Node, category: str) -> None:
        if not self.vocabulary.categories[category].headline:
            known = ", ".join(id for id, term in self.vocabulary.categories.items() if term.headline)
            raise self.fail(node, "no_headline_category", found=category, known=known)
        self.unique(self.headlines, node, category, "repeated_headline")

    def work(self, node: Node) -> Work:
        nodes = self.mapping(node, *SHAPE["work"])
        parts = self.parts(
            nodes,
            id=self.new_id(self.works),
            kind=lambda n: self.one_of(n, self.vocabulary.kinds, "kind"),
            theme=self.theme_named,
            actor=lambda n: self.one_of(n, self.vocabulary.actors, "actor"),
            fields=self.fields,
            label=self.names,
            summary=self.words,
            at=self.locator,
            category=self.categories,
            date=self.dates,
            figures=lambda n: self.refer_all(n, self.figures, "figure"),
            related=lambda n: self.refer_all(n, self.works, "work", _own_id(nodes)),
            note=self.words,
            **self.readers_of_work(),
        )
        names = {"date": "dates", "category": "categories", "response": "responses"}
        return Work(**{names.get(name, name): part for name, part in parts.items() if part is not None})

    def ratio(self, node: Node, quantities: Mapping[str, Quantity]) -> Ratio:
        nodes = self.mapping(node, *SHAPE["ratio"])
        parts = self.parts(
            nodes,
            id=self.new_id(self.ratios),
            of=lambda n: self.refer(n, self.figures, "figure"),
            per=lambda n: self.refer(n, self.figures, "figure"),
            label=self.names,
            note=self.words,
        )
        ratio = Ratio(**parts)
        if ratio.of == ratio.per:
            raise self.fail(nodes["per"], "ratio_of_itself", found=ratio.per)
        if not {ratio.of, ratio.per} <= quantities.keys():
            raise Unsound
        try:
            _ = quantities[ratio.of] / quantities[ratio.per]
        except CannotCombine as error:
            raise self.fail(node, "no_quotient", of=ratio.of, per=ratio.per, why=str(error)) from None
        return ratio

    def unstated_item(self, node: Node) -> Unstated:
        nodes = self.mapping(node, *SHAPE["unstated"])
        parts = self.parts(
            nodes,
            id=self.new_id(self.unstated),
            figures=lambda n: self.refer_all(n, self.figures, "figure"),
            **dict.fromkeys(LANGUAGES, self.text),
        )
        return Unstated(text=words_of(parts), **parts)


def _own_id(nodes: Nodes) -> str:
    """The id that an item gives itself, before its parts are read; empty where it gives none."""
    return str(nodes["id"].value) if "id" in nodes else ""

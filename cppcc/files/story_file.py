"""What a report tells of a figure or a work beyond its number and its name, and our sentences: their nodes → values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import yaml

from cppcc.files.hints import clipped, remedy
from cppcc.files.nodes import Ids, Node, Reader, Unsound, words_of
from cppcc.files.report_keys import FINDINGS, SHAPE
from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import FIRST_LANGUAGE, Words
from cppcc.model.countable import COUNTS
from cppcc.model.days import days_named
from cppcc.model.locator import Dates, Locator
from cppcc.model.quantity.bare import bare_numeral
from cppcc.model.report import Report
from cppcc.model.selection import CannotAdd, total
from cppcc.model.statement import PLACE, Reference, Refers, Statement, pieces
from cppcc.model.story import FIRSTS, First, Outcome, Response, ResponseKind, Side, Step
from cppcc.model.terms import Vocabulary

Value = TypeVar("Value")

#: How wide a sentence, a consequence and a short name may be, in characters of Chinese; letters take half of one, and
#: English is given half as much again.
SENTENCE, CONSEQUENCE, SHORT = 24, 20, 14
_ROOM = {FIRST_LANGUAGE: 1.0}
_OTHER_ROOM = 2.2
#: What a place in a sentence is taken to be as wide as.
_PLACE = "\u3000" * 3


class StoryReader(Reader):
    """What the reader of a report file is made of, beside the items themselves."""

    def __init__(self, path: str, vocabulary: Vocabulary) -> None:
        super().__init__(path)
        self.vocabulary = vocabulary
        self.figures = Ids()
        self.works = Ids()
        self.ratios = Ids()
        #: References to figures and works are checked last, when all ids are known; so is what cannot be.
        self.references: list[tuple[Node, str, Ids, str]] = []
        self.places_in_statements: list[tuple[Node, Reference]] = []

    def spared(self, read: Callable[[Node], Value]) -> Callable[[Node], Value | None]:
        """The same reader of what only adorns an item: None where it is unsound, so that no figure is lost for it."""

        def attempt(node: Node) -> Value | None:
            try:
                return read(node)
            except Unsound:
                return None

        return attempt

    # ---- references

    def check_references(self) -> None:
        for node, id, known, what in self.references:
            if id not in known and known.whole:
                self.unknown(node, id, known, what)

    def refer(self, node: Node, known: Ids, what: str, own: str = "") -> str:
        """The id of another item; ``own`` is that of the item that refers to it."""
        id = self.text(node)
        if id == own:
            self.note(node, "itself", found=id)
        self.references.append((node, id, known, what))
        return id

    def refer_all(self, node: Node | None, known: Ids, what: str, own: str = "") -> tuple[str, ...]:
        return self.items(node, lambda child: self.refer(child, known, what, own))

    # ---- places and days

    def locator(self, node: Node) -> Locator:
        return Locator(**self.parts(self.mapping(node, *SHAPE["locator"]), line=self.line, token=self.name))

    def dates(self, node: Node) -> Dates:
        nodes = self.mapping(node, *SHAPE["dates"])
        values = self.parts(nodes, **{"from": self.date, "to": self.date, "as_written": self.name, "note": self.words})
        if values["from"] > values["to"]:
            raise self.fail(nodes["to"], "dates_reversed", found=str(values["to"]), start=str(values["from"]))
        named = days_named(values["as_written"], values["from"].year)
        if named and named != (values["from"], values["to"]):
            first, last = map(str, named)
            raise self.fail(nodes["as_written"], "other_days", found=values["as_written"], first=first, last=last)
        return Dates(values["from"], values["to"], values["as_written"], values.get("note"))

    # ---- sentences

    def statement(self, node: Node, most: float = 0) -> Statement:
        """A sentence of ours, its figures by name.

        Args:
            most: the width that it may have, in characters of Chinese; nothing where it may be as long as a name.
        """
        nodes = self.mapping(node, *SHAPE["statement"])
        return Statement(Words(self.parts(nodes, **self.readers_of_statement(most))))

    def readers_of_statement(self, most: float = 0) -> dict[str, Callable[[Node], str]]:
        """A reader for each language, wherever a sentence's languages stand among other keys."""
        return {code: partial(self.sentence, language=code, most=most) for code in LANGUAGES}

    def sentence(self, node: Node, language: str, most: float) -> str:
        text = self.name(node)
        self.check_width(node, PLACE.sub(_PLACE, text), language, most)
        if re.search("[{}]", PLACE.sub("", text)):
            raise self.fail(node, "lone_brace", found=clipped(text))
        if numeral := bare_numeral(PLACE.sub("¤", text), language, self.vocabulary.units):
            raise self.fail(node, "bare_numeral", found=numeral, open="{", close="}")
        for reference in (piece for piece in pieces(text) if isinstance(piece, Reference)):
            if reference.kind is Refers.COUNT:
                name = "+".join(reference.ids)
                if name not in COUNTS:
                    raise self.unknown(node, name, COUNTS, "count")
            else:
                self.places_in_statements.append((node, reference))
        return text

    def check_width(self, node: Node, text: str, language: str, most: float) -> None:
        room = most * _ROOM.get(language, _OTHER_ROOM)
        taken = sum(1 if ord(char) > 0x2E7F or char in "“”‘’…—" else 0.5 for char in text)
        if most and taken > room:
            raise self.fail(node, "too_wide", found=f"{taken:g}", most=f"{room:g}")

    def check_places(self) -> None:
        """Whether every figure and ratio that a sentence names is there."""
        for node, reference in self.places_in_statements:
            known = {**self.figures, **(self.ratios if reference.kind is Refers.ITEM else {})}
            for id in reference.ids:
                if id not in known and self.figures.whole and self.ratios.whole:
                    self.unknown(node, id, known, "figure")

    def check_sums(self, report: Report) -> None:
        """Whether what a sentence adds up may be added."""
        for node, reference in self.places_in_statements:
            if reference.kind is Refers.SUM and all(map(report.has_figure, reference.ids)):
                try:
                    total(report, [report.figure(id) for id in reference.ids])
                except CannotAdd as refusal:
                    why = Words({code: say(code, f"why.{refusal.why}") for code in LANGUAGES})
                    self.note(node, "no_sum", found=" + ".join(reference.ids), why=why)

    def finding(self, node: Node) -> Statement:
        return self.statement(node, SENTENCE)

    def findings(self, node: Node) -> Mapping[str, Statement]:
        """Sentences by the form that they are of, or by ``form.ID`` of a category or work."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, "not_mapping", found=clipped(str(node.value)), keys=", ".join(FINDINGS))
        found: dict[str, Statement] = {}
        for key, value in node.value:
            name = str(key.value)
            form, _, id = name.partition(".")
            if form not in FINDINGS:
                near = self.hints.nearest(form, FINDINGS)
                self.note(key, "unknown_key", found=clipped(name), known=", ".join(FINDINGS), remedy=remedy(near))
            elif name in found:
                self.note(key, "repeated_key", found=name)
            else:
                if id and id not in self.vocabulary.categories:
                    self.references.append((key, id, self.works, "work"))
                statement = self.spared(self.finding)(value)
                if statement:
                    found[name] = statement
        return found

    # ---- figures and works

    def readers_of_figure(self) -> dict[str, Callable[[Node], Any]]:
        return {
            "hero": self.flag,
            "noun": self.spared(self.noun),
            "counted_as": self.spared(lambda n: self.statement(n, CONSEQUENCE)),
            "consequence": self.spared(lambda n: self.statement(n, CONSEQUENCE)),
            "consequence_apart": self.spared(self.flag),
        }

    def readers_of_work(self) -> dict[str, Callable[[Node], Any]]:
        names = ("led_by", "proposed_by", "holder", "awarded_by", "rank", "place")
        return {
            **dict.fromkeys(names, self.spared(self.names)),
            "short": self.spared(self.short),
            "example": self.spared(self.flag),
            "partners": self.spared(lambda n: self.items(n, self.names)),
            "form": self.spared(lambda n: self.one_of(n, self.vocabulary.forms, "form")),
            "first": self.spared(self.first),
            "advice": self.spared(self.advice),
            "response": self.spared(lambda n: self.items(n, self.response)),
            "outcome": self.spared(self.outcome),
            "steps": self.spared(lambda n: self.items(n, self.step)),
        }

    def noun(self, node: Node) -> Words:
        """What is counted, in any language; Chinese has its measure words."""
        return Words(self.parts(self.mapping(node, *SHAPE["noun"]), **dict.fromkeys(LANGUAGES, self.name)))

    def short(self, node: Node) -> Words:
        """A name for a narrow place, with ``|`` where a line may end."""
        words = self.names(node)
        for code, text in words.by_language.items():
            self.check_width(node, text.replace("|", ""), code, SHORT)
        return words

    def first(self, node: Node) -> First:
        parts = self.parts(
            self.mapping(node, *SHAPE["first"]),
            word=lambda n: self.one_of(n, FIRSTS, "first"),
            at=self.locator,
            scope=self.names,
        )
        return First(**parts)

    def advice(self, node: Node) -> tuple[str, ...] | Statement:
        """Ids of figures, or a sentence."""
        if isinstance(node, yaml.SequenceNode):
            return self.refer_all(node, self.figures, "figure")
        return self.statement(node, CONSEQUENCE)

    def response(self, node: Node) -> Response:
        parts = self.parts(
            self.mapping(node, *SHAPE["response"]),
            by=self.names,
            kind=lambda n: ResponseKind(self.one_of(n, list(ResponseKind), "kind of response")),
            text=lambda n: self.statement(n, CONSEQUENCE),
            at=self.locator,
        )
        return Response(**parts)

    def outcome(self, node: Node) -> Outcome:
        nodes = self.mapping(node, *SHAPE["outcome"])
        parts = self.parts(nodes, at=self.locator, **self.readers_of_statement(CONSEQUENCE))
        return Outcome(Statement(words_of(parts)), **parts)

    def step(self, node: Node) -> Step:
        parts = self.parts(
            self.mapping(node, *SHAPE["step"]),
            verb=self.names,
            text=lambda n: self.statement(n, CONSEQUENCE),
            by=self.names,
            side=lambda n: Side(self.one_of(n, list(Side), "side")),
            at=self.locator,
            figure=lambda n: self.refer(n, self.figures, "figure"),
            date=self.dates,
        )
        return Step(dates=parts.pop("date", None), **parts)

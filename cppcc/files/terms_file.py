"""The shape of a vocabulary file, read by ``cppcc.files.nodes``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from cppcc.files.nodes import OTHER_LANGUAGES, Node, Reader, words_of
from cppcc.messages import LANGUAGES
from cppcc.messages.translations import FIRST_LANGUAGE
from cppcc.model.terms import Category, Counts, Kind, KindGroup, Metric, Story, Term, Unit, Vocabulary

TermLike = TypeVar("TermLike", bound=Term)


class VocabularyReader(Reader):
    """The shape of data/vocabulary.yaml."""

    keys = ("categories", "actors", "fields", "kinds", "units", "metrics")

    def vocabulary(self, node: Node) -> Vocabulary:
        """All groups of terms; Unsound where the file has no such shape."""
        nodes = self.mapping(node, self.keys, ("forms",))
        categories = self.by_id(nodes["categories"], self.category)
        units = self.by_id(nodes["units"], self.unit)
        metrics = self.by_id(nodes["metrics"], self.metric)
        kinds = self.by_id(nodes["kinds"], self.kind)
        others = {group: self.by_id(nodes[group], self.term) for group in ("actors", "fields")}
        others["forms"] = self.by_id(nodes["forms"], self.term) if "forms" in nodes else {}
        return Vocabulary(categories=categories, kinds=kinds, units=units, metrics=metrics, **others)

    def by_id(self, node: Node, read: Callable[[Node, dict[str, int]], TermLike]) -> Mapping[str, TermLike]:
        ids: dict[str, int] = {}
        return {term.id: term for term in self.items(node, lambda child: read(child, ids))}

    def parts_of_term(self, node: Node, ids: dict[str, int], **optional: Callable[[Node], Any]) -> dict[str, Any]:
        nodes = self.mapping(node, ("id", FIRST_LANGUAGE, "definition"), (*OTHER_LANGUAGES, *optional))
        parts = self.parts(
            nodes,
            id=lambda n: self.unique(ids, n, self.text(n)),  # units are measure words, and no ids otherwise
            definition=self.words,
            **dict.fromkeys(LANGUAGES, self.text),
            **optional,
        )
        return {"label": words_of(parts)} | parts

    def term(self, node: Node, ids: dict[str, int]) -> Term:
        return Term(**self.parts_of_term(node, ids))

    def category(self, node: Node, ids: dict[str, int]) -> Category:
        return Category(
            **self.parts_of_term(
                node,
                ids,
                output=self.flag,
                headline=self.flag,
                story=lambda n: Story(self.one_of(n, list(Story), "story")),
            )
        )

    def kind(self, node: Node, ids: dict[str, int]) -> Kind:
        return Kind(
            **self.parts_of_term(node, ids, group=lambda n: KindGroup(self.one_of(n, list(KindGroup), "kind group")))
        )

    def unit(self, node: Node, ids: dict[str, int]) -> Unit:
        parts = self.parts_of_term(
            node,
            ids,
            one=self.translations,
            heading=self.translations,
            unsaid=self.languages,
            counts=self.counts,
            same_as=lambda n: self.one_of(n, ids, "unit"),
            general=self.flag,
        )
        return Unit(is_general=parts.pop("general", False), **parts)

    def languages(self, node: Node) -> tuple[str, ...]:
        """A list of languages."""
        return self.items(node, lambda child: self.one_of(child, LANGUAGES, "language"))

    def metric(self, node: Node, ids: dict[str, int]) -> Metric:
        return Metric(**self.parts_of_term(node, ids, counts=self.counts))

    def counts(self, node: Node) -> Counts:
        """What a unit or a metric counts."""
        return Counts(self.one_of(node, list(Counts), "counts"))

    def translations(self, node: Node) -> dict[str, Any]:
        """Words that Chinese may do without."""
        return self.parts(self.mapping(node, (), LANGUAGES), **dict.fromkeys(LANGUAGES, self.text))

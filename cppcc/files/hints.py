"""What was most likely meant by a name that is not known: another spelling, or another word for the same."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping

from cppcc.messages import LANGUAGES, say
from cppcc.messages.translations import Words

#: How many names a file's hints are worked out for: each is held against all that are known, and after so many the file
#: has another fault than a slip of the pen.
MOST = 20
#: How much alike two spellings are of which one is a slip for the other, and of which it may be one.
_SLIP, _ALIKE = 0.8, 0.5
#: How many words for the same are named, and how many names are listed where all are.
_NAMED, _FEW = 3, 15


class Hints:
    """Hints for one file, as long as they last."""

    def __init__(self) -> None:
        self._left = MOST

    def nearest(self, name: str, known: Collection[str], alike: float = _ALIKE) -> str:
        """The known name that a misspelt one most likely means; empty where none is near."""
        names = self._near(name, known, 1, alike)
        return names[0] if names else ""

    def of(self, name: str, known: Collection[str]) -> tuple[Words, Words]:
        """The known names in one line, and what to do about one that is not. Of many none is listed: those that merely
        look alike mean something else, and which are meant stands in what to do.

        Args:
            known: the names; with what each means, where there is more to find one by than its spelling.
        """
        labels = _labels(known)
        if not labels:
            return _listed(known), remedy(self.nearest(name, known))
        # A word for the same is likelier than one that merely looks alike: lectures are no sectors.
        slip = self.nearest(name, known, _SLIP)
        meant = [] if slip else _meant(name, labels)
        return _listed(known), _remedy_of_several(meant) if meant else remedy(slip)

    def _near(self, name: str, known: Collection[str], most: int, alike: float) -> list[str]:
        if self._left <= 0:
            return []
        self._left -= 1
        return difflib.get_close_matches(clipped(name), list(known), n=most, cutoff=alike)


def _listed(known: Collection[str]) -> Words:
    key, names = ("known.all", ", ".join(known)) if 0 < len(known) <= _FEW else ("known.many", "")
    return Words({language: say(language, key, names=names) for language in LANGUAGES})


def _labels(known: Collection[str]) -> dict[str, Words]:
    """Name → label, of names that come with terms of the vocabulary."""
    terms = known.items() if isinstance(known, Mapping) else ()
    return {id: term.label for id, term in terms if hasattr(term, "label")}


def _meant(name: str, labels: Mapping[str, Words]) -> list[tuple[str, Words]]:
    """The names whose labels say it, in any language: those with the fewest other words first."""
    wanted = _words(clipped(name))
    matches = []
    for place, (id, label) in enumerate(labels.items()):
        words = _words(" ".join((id, *label.by_language.values())))
        if wanted and all(any(_is(word, other) for other in words) for word in wanted):
            matches.append((len(words), place, id, label))
    return [(id, label) for _, _, id, label in sorted(matches, key=lambda each: each[:2])[:_NAMED]]


def _is(word: str, other: str) -> bool:
    """Whether one word is the other, or a Chinese one in it: no blanks tell where those end."""
    return word == other or (not word.isascii() and word in other)


def _words(text: str) -> set[str]:
    """English words without the plural's s; Chinese as it stands between them."""
    return {word.removesuffix("s") for word in re.findall(r"[a-z]+|[^\W\d_a-z]+", text.casefold())}


def clipped(text: str) -> str:
    """A text short enough to be shown in a message."""
    return text if len(text) <= 60 else text[:60] + "…"


def remedy(near: str, *, comma: bool = False) -> Words:
    """What to do about an unknown name: perhaps another was meant.

    Args:
        comma: whether the name may be the rest of a text, which a comma has cut off.
    """
    key = "remedy.meant" if near else "remedy.comma" if comma else "remedy.rewrite"
    return Words({language: say(language, key, nearest=near) for language in LANGUAGES})


def _remedy_of_several(meant: list[tuple[str, Words]]) -> Words:
    """The same where several may have been meant, each with its label."""
    texts = {}
    for language in LANGUAGES:
        names = [say(language, "remedy.named", name=id, label=label[language]) for id, label in meant]
        texts[language] = say(language, "remedy.means", names=say(language, "list.or").join(names))
    return Words(texts)

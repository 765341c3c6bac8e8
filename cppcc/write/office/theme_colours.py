"""Colours of slides as names in a theme, so that another theme recolours the deck."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn

from cppcc.design.looks import Look, contrast

#: Category → the theme's name for its colour.
_CATEGORIES = {
    "proposal": "accent1",
    "social_condition": "accent2",
    "consultation": "accent3",
    "media": "accent4",
    "inspection": "accent5",
    "supervision": "accent6",
    "speech": "folHlink",
}
#: How thinly looks lay colours on paper.
_TINTS = (0.1, 0.18, 0.5)
#: What changes places on a slide of the other look.
_TURNED = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
#: What text needs against its ground.
_CONTRAST = 4.5


def slots(look: Look) -> dict[str, str]:
    """The theme's slots → their colours in a look. What has no slot of its own (``rest``) is text of less weight."""
    names = {"dk1": look.ink, "lt1": look.paper, "dk2": look.muted, "lt2": look.rule, "hlink": look.accent}
    return names | {name: look.categories[id] for id, name in _CATEGORIES.items()}


class Paint:
    """Puts a look's colours into shapes by the theme's names for them."""

    def __init__(self, look: Look, theme: Mapping[str, str]) -> None:
        """
        Args:
            theme: name → ``#rrggbb``, of the template in use.
        """
        self.look, self.theme = look, theme
        #: Whether the slide in hand has ground and ink the other way round.
        self.turned = False
        names = {look.ink: "tx1", look.paper: "bg1", look.card: "bg1", look.muted: "tx2", look.rest: "tx2"}
        names |= {look.rule: "bg2", look.accent: "hlink"}
        names |= {look.categories[id]: name for id, name in _CATEGORIES.items()}
        self._known: dict[str, tuple[str, float]] = {colour: (name, 1.0) for colour, name in names.items()}
        for share in _TINTS:
            for colour, name in names.items():
                self._known.setdefault(look.tint(colour, share), (name, share))

    def name(self, colour: str) -> str:
        """The theme's name for a colour of the look, such as ``accent1``; empty where it has none."""
        return self._known.get(colour, ("", 1.0))[0]

    def colour(self, parent: Any, colour: str) -> None:
        """Adds a colour of the look to an ``a:solidFill``."""
        name, share = self._known.get(colour, ("", 1.0))
        if name:
            added = etree.SubElement(parent, qn("a:schemeClr"))
            added.set("val", name)
            if share < 1:
                etree.SubElement(added, qn("a:alpha")).set("val", str(round(share * 100000)))
        else:
            etree.SubElement(parent, qn("a:srgbClr")).set("val", colour.lstrip("#"))

    def fill(self, parent: Any, colour: str | None, *, at: int | None = None) -> None:
        """Adds a fill of the look's colour, None for no fill."""
        tag = "a:noFill" if colour is None else "a:solidFill"
        made = parent.makeelement(qn(tag))
        if at is None:
            parent.append(made)
        else:
            parent.insert(at, made)
        if colour is not None:
            self.colour(made, colour)

    def text(self, colour: str) -> str:
        """That colour, or the ink where the template's theme gives it too little contrast to be read."""
        name, _ = self._known.get(colour, ("tx1", 1.0))
        slots = ("tx1" if self.turned else "bg1", _TURNED.get(name, name) if self.turned else name)
        ground, found = (self.theme.get(slot, "#000000") for slot in slots)
        return colour if contrast(ground, found) >= _CONTRAST else self.look.ink

    @staticmethod
    def turn(slide: Any) -> None:
        """Gives a slide the other look than the deck's: ground and ink of the theme change places on it."""
        mapped = slide._element.find(qn("p:clrMapOvr"))
        for child in list(mapped):
            mapped.remove(child)
        own = dict(slide.slide_layout.slide_master._element.find(qn("p:clrMap")).attrib)
        turned = own | {name: own[other] for name, other in _TURNED.items()}
        etree.SubElement(mapped, qn("a:overrideClrMapping"), turned)
        # Said of the slide itself: not every program turns the ground that comes from the master.
        slide.background.fill.solid()
        slide.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1

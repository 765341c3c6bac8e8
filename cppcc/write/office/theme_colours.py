"""Colours of slides as names in a theme, so that another theme recolours the deck."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn

from cppcc.design.looks import LIGHT, Look, contrast

#: A colour's role → the theme's name for it. What has no slot of its own (``rest``) is text of less weight; where there
#: are more categories than slots, the others keep their colours whatever the theme.
_SLOTS = {
    "ink": "tx1",
    "paper": "bg1",
    "card": "bg1",
    "muted": "tx2",
    "rest": "tx2",
    "rule": "bg2",
    "fill": "bg2",
    "dot": "tx2",
    "accent": "hlink",
    **dict(zip(LIGHT.categories, (*(f"accent{number}" for number in range(1, 7)), "folHlink"), strict=False)),
}
#: Roles that share another's slot.
_SHARED = ("card", "rest", "fill", "dot")
#: What the theme itself calls those that a slide may turn round.
_OWN = {"ink": "dk1", "paper": "lt1", "muted": "dk2", "rule": "lt2"}
#: What changes places on a slide of the other look.
_TURNED = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
#: What text needs against its ground.
_CONTRAST = 4.5


def slots(look: Look) -> dict[str, str]:
    """The theme's slots → their colours in a look."""
    return {_OWN.get(role, slot): look.colour(role) for role, slot in _SLOTS.items() if role not in _SHARED}


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

    def slot(self, role: str) -> str:
        """The theme's name for a colour, such as ``accent1``; empty where it has none."""
        return _SLOTS.get(role.partition("/")[0], "")

    def colour(self, parent: Any, role: str) -> None:
        """Adds a colour to an ``a:solidFill``."""
        if not self.slot(role):
            etree.SubElement(parent, qn("a:srgbClr")).set("val", self.look.colour(role)[1:])
            return
        added = etree.SubElement(parent, qn("a:schemeClr"))
        added.set("val", self.slot(role))
        if percent := role.partition("/")[2]:
            etree.SubElement(added, qn("a:alpha")).set("val", str(int(percent) * 1000))

    def fill(self, parent: Any, role: str | None, *, at: int | None = None) -> None:
        """Adds a fill, None for no fill."""
        tag = "a:noFill" if role is None else "a:solidFill"
        fill = parent.makeelement(qn(tag))
        if at is None:
            parent.append(fill)
        else:
            parent.insert(at, fill)
        if role is not None:
            self.colour(fill, role)

    def text(self, role: str) -> str:
        """That colour, or the ink where the template's theme gives it too little contrast to be read."""
        if role == "paper":  # what is written on an area of colour
            return role
        name = self.slot(role)
        ground = self.theme.get("tx1" if self.turned else "bg1", "#000000")
        slot = _TURNED.get(name, name) if self.turned else name
        colour = self.theme.get(slot, "#000000") if name else self.look.colour(role)
        return role if contrast(ground, colour) >= _CONTRAST else "ink"

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

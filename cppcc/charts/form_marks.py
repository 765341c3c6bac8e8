"""Marks of forms: cards with torn edges, lines and dots, placed in the pixels of a slide."""

from __future__ import annotations

from cppcc.charts.scene import Box, Dot, Line, Mark, SceneItem, Touch
from cppcc.model.quantity import Bound

#: The slivers of a torn edge, each with the gap before it; all of them together.
_TORN, TORN = ((5, 9), (5, 6), (6, 4), (7, 2)), 44


class Marks:
    """What draws marks.

    Args:
        width: of the contents, in a slide's pixels; ``unit`` the frame's pixels to each of these.
        items: what is drawn so far.
    """

    width: float
    unit: float
    items: list[SceneItem]

    def card(self, x: float, y: float, across: float, down: float, bound: Bound = Bound.EXACT, **style: object) -> None:
        """The ground of a card, its edges torn where its number is only a bound.

        Args:
            style: fill, edge, weight, mark.
        """
        fill = str(style.get("fill", "fill"))
        left, right = x, x + across
        if bound in (Bound.AT_LEAST, Bound.ABOUT, Bound.BETWEEN):
            right -= TORN
            self._torn(right, y, down, fill, 1)
        if bound in (Bound.AT_MOST, Bound.ABOUT, Bound.BETWEEN):
            left += TORN
            self._torn(left, y, down, fill, -1)
        self.box(
            left, y, right - left, down, fill, style.get("edge"), float(str(style.get("weight", 0))), style.get("mark")
        )

    def _torn(self, x: float, y: float, down: float, fill: str, way: int) -> None:
        for gap, across in _TORN:
            x += gap * way
            self.box(min(x, x + across * way), y, across, down, fill)
            x += across * way

    def box(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        fill: str | None,
        edge: object = None,
        weight: float = 0,
        mark: object = None,
    ) -> None:
        """A rectangle."""
        w, u = self.width, self.unit
        self.items.append(
            Box(
                (x / w, (x + across) / w),
                (y * u, (y + down) * u),
                fill,
                str(edge) if edge else None,
                weight * u,
                mark=mark if isinstance(mark, Mark) else None,
            )
        )

    def rule(
        self, y: float, x: float = 0, across: float | None = None, colour: str = "rule", weight: float = 2
    ) -> None:
        """A line across."""
        end = self.width if across is None else x + across
        self.items.append(Line((x / self.width, end / self.width), (y * self.unit,) * 2, colour, weight * self.unit))

    def bar(self, x: float, y: float, across: float, colour: str) -> None:
        """A short thick line, beneath a number."""
        self.box(x, y, across, 4, colour)

    def dot(
        self, x: float, y: float, size: float, fill: str, edge: str | None = None, mark: Mark | None = None
    ) -> None:
        """A round mark."""
        weight = 1.6 * self.unit if edge else 0
        self.items.append(Dot(x / self.width, y * self.unit, size * self.unit, fill, edge, weight, mark))

    def touch(self, x: float, y: float, size: float, mark: Mark) -> None:
        """Something to press that is not to be seen."""
        self.items.append(Touch(x / self.width, y * self.unit, size * self.unit, mark))

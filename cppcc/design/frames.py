"""Frames: where a chart is drawn. The frame decides size, type scale and whether title and source stand inside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A place to draw in.

    Args:
        width: in CSS pixels; None where it follows the page.
        height: in CSS pixels; None where it follows the content.
        scale: type scale against the screen's.
        furniture: whether title, subtitle, legend and source are drawn inside the picture.
        title: what stands in the place of the chart's own title, if anything.
        is_scaled: whether a form's pixels are as large as ``scale`` says, and not as the frame's size does.
        is_part: whether it is one of several, so that what has no room stands in the next.
        bare: a picture whose title and source someone else sets around it, such as a slide; none is drawn inside.
        least: for a fluid frame, the narrowest it gets: everything must fit in there.
        is_slide: whether the product's own template of slides comes in it.
        pixels: how many picture pixels an exported PNG gives to a CSS pixel.
    """

    name: str
    width: int | None
    height: int | None
    scale: float
    furniture: bool
    is_slide: bool = False
    pixels: int = 2
    least: int = 280  # the content of a card on a 360 px phone
    bare: bool = False
    title: str = ""
    is_part: bool = False
    is_scaled: bool = False

    @property
    def least_width(self) -> int:
        """The width that everything must fit in."""
        return self.width or self.least

    @property
    def export_width(self) -> int:
        """The width of a picture made of this frame where no page gives one."""
        return self.width or 800


#: On a slide, labels are 14 points and the names of an axis 12.
SLIDE_SCALE = 1.35
FRAMES = {
    frame.name: frame
    for frame in (
        Frame("screen", None, None, 1.0, furniture=False),
        Frame("slide", 1280, 720, SLIDE_SCALE, furniture=True, is_slide=True),
        Frame("slide43", 1024, 768, SLIDE_SCALE, furniture=True, is_slide=True),
        Frame("square", 1080, 1080, 1.25, furniture=True),
        Frame("a4", 1123, 794, 1.0, furniture=True),
        Frame("a4-portrait", 794, 1123, 1.0, furniture=True),
    )
}
#: For posters alone: one for phones, as long as it needs, and one for a wall, a sheet of A3 across. Their scale is the
#: pixels that one of a slide's takes.
POSTERS = {
    frame.name: frame
    for frame in (
        Frame("poster", 1080, None, 1.125, furniture=True, pixels=1, is_scaled=True),
        Frame("poster-a3", 1587, 1123, 0.83, furniture=True, is_scaled=True),
    )
}
SCREEN = FRAMES["screen"]
SLIDE = FRAMES["slide"]

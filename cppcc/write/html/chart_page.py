"""A page of one chart: one HTML file that needs no network, to be opened from a disk or a mail."""

from __future__ import annotations

from pathlib import Path

from cppcc.charts import Chart
from cppcc.design.frames import Frame
from cppcc.design.looks import SANS, Look
from cppcc.speech.speech import Speech
from cppcc.write import font_css
from cppcc.write.html.template import rendered
from cppcc.write.inert import inert
from cppcc.write.picture import svg_text
from cppcc.write.plotly import plot

_HERE = Path(__file__).parent


def html(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """A page with the chart, in UTF-8, plotly.js and the typefaces inside it: about 6 MB.

    In a frame that follows the page, title, subtitle and source stand around the chart as text; in one of fixed size
    they are inside the picture, which shrinks where there is less room.
    """
    # Imported here: only this format needs it, and `cppcc charts` should not wait for it.
    from plotly.offline import get_plotlyjs

    is_fluid = frame.width is None
    names = {f"--{name}": getattr(look, name) for name in ("paper", "card", "ink", "muted", "rule")}
    names |= {"--sans": SANS, "--subtitle": f"{look.type.subtitle}px", "--small": f"{look.type.small}px"}
    style = (
        # A seventh of the file, for the one reader in many whose machine has no Chinese font: without, a page sent by
        # mail could not be read there, and whoever sends it cannot know.
        font_css.inside(serif=bool(frame.furniture)),
        f":root {{ color-scheme: {look.name}; {' '.join(f'{name}: {value};' for name, value in names.items())} }}",
        (_HERE / "chart_page.css").read_text(encoding="utf-8"),
    )
    # The camera would take a picture without title and source, so it is there only where they are inside.
    camera = {"format": "png", "scale": frame.pixels, "filename": chart.name, "title": speech.say("export.png")}
    svg = svg_text(chart) if frame.furniture else ""
    config = {
        "responsive": is_fluid,
        "displaylogo": False,
        "displayModeBar": "hover" if frame.furniture else False,
    }
    return rendered(
        "chart",
        speech,
        title=chart.title,
        style="\n".join(style),
        script="\n".join(
            (get_plotlyjs(), font_css.PICTURE_SCRIPT, (_HERE / "chart_page.js").read_text(encoding="utf-8"))
        ),
        carried={"spec": inert({"plot": plot(chart.scene), "config": config, "camera": camera, "svg": svg})},
        chart=chart,
        is_fluid=is_fluid,
    )

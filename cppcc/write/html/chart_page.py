"""A page of one chart: one HTML file that needs no network, to be opened from a disk or a mail."""

from __future__ import annotations

from html import escape

from cppcc.charts import Chart
from cppcc.design.frames import Frame
from cppcc.design.looks import SANS, Look
from cppcc.speech.speech import Speech
from cppcc.write import font_css
from cppcc.write.inert import inert
from cppcc.write.plotly import plot

#: How a page that needs no network begins, for ``language`` and ``title``.
# default-src 'none': the browser itself sees to it that the page asks no one for anything.
HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; img-src data: blob:; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>{title}</title>
"""
_PAGE = (
    HEAD
    + """<style>
{faces}
{style}
</style>
</head>
<body>
<main>
{heading}<div id="frame"><div id="chart" role="img" aria-label="{words}"></div></div>
<noscript><p>{words}</p></noscript>
{source}</main>
<script>{library}</script>
<script>
{script}
const {{ plot, config, camera }} = {spec};
const {{ width, height }} = plot.layout;
const chart = document.getElementById("chart");
// Plotly's own camera would take a picture without these typefaces.
const save = async () => {{
  const spec = structuredClone(plot);
  const link = document.createElement("a");
  link.href = await picture(Plotly.toImage, spec, {{ ...camera, width, height }});
  link.download = `${{camera.filename}}.png`;
  link.click();
}};
const button = {{ name: "picture", title: camera.title, icon: Plotly.Icons.camera, click: save }};
loaded(leading(plot.layout), facesOf(leading(plot.layout))).finally(() =>
  Plotly.newPlot(chart, plot.data, plot.layout, {{ ...config, modeBarButtons: [[button]] }})
);
if (width) {{
  // A picture of a fixed size is shown smaller where there is less room, never cut.
  const frame = document.getElementById("frame");
  const fit = () => {{
    const scale = Math.min(1, document.documentElement.clientWidth / width);
    chart.style.transform = `scale(${{scale}})`;
    frame.style.width = `${{width * scale}}px`;
    frame.style.height = `${{height * scale}}px`;
  }};
  addEventListener("resize", fit);
  fit();
}}
</script>
</body>
</html>
"""
)

_STYLE = """:root {{ color-scheme: {name}; }}
body {{ margin: 0; background: {paper}; color: {ink}; font-family: {sans}; }}
main {{ margin: 0 auto; max-width: {room}; }}
h1 {{ margin: 0; font-size: {title}px; line-height: 1.3; text-wrap: balance; }}
p {{ margin: 6px 0 14px; color: {muted}; font-size: {subtitle}px; line-height: 1.5; white-space: pre-line; }}
footer {{ margin-top: 10px; color: {muted}; font-size: {small}px; line-height: 1.5; white-space: pre-line; }}
#frame {{ margin: 0 auto; overflow: hidden; }}
#chart {{ transform-origin: 0 0; }}
"""
_FLUID = """main {{ padding: 20px; }}
#frame {{ padding: 8px 10px; background: {card}; border: 1px solid {rule}; border-radius: 6px; }}
"""


def html(chart: Chart, frame: Frame, look: Look, speech: Speech) -> bytes:
    """A page with the chart, in UTF-8, plotly.js and the typefaces inside it: about 6 MB.

    In a frame that follows the page, title, subtitle and source stand around the chart as text; in one of fixed size
    they are inside the picture, which shrinks where there is less room.
    """
    # Imported here: only this format needs it, and `cppcc charts` should not wait for it.
    from plotly.offline import get_plotlyjs

    fluid = frame.width is None
    heading = f"<h1>{escape(chart.title)}</h1>\n<p>{escape(chart.subtitle)}</p>\n"
    style = (_STYLE + (_FLUID if fluid else "")).format(
        name=look.name,
        paper=look.paper,
        card=look.card,
        ink=look.ink,
        muted=look.muted,
        rule=look.rule,
        sans=SANS,
        room="1100px" if fluid else "none",
        title=look.type.title if frame.width else 22,
        subtitle=look.type.subtitle,
        small=look.type.small,
    )
    # The camera would take a picture without title and source, so it is there only where they are inside.
    camera = {"format": "png", "scale": frame.pixels, "filename": chart.name, "title": speech.say("export.png")}
    config = {
        "responsive": fluid,
        "displaylogo": False,
        "displayModeBar": "hover" if frame.furniture else False,
    }
    page = _PAGE.format(
        language=speech.say("language.tag"),
        title=escape(chart.title),
        # A seventh of the file, for the one reader in many whose machine has no Chinese font: without, a page sent by
        # mail could not be read there, and whoever sends it cannot know.
        faces=font_css.inside(),
        style=style,
        words=escape(chart.words),
        heading=heading if fluid else "",
        source=f"<footer>{escape(chart.source)}</footer>\n" if fluid else "",
        script=font_css.SCRIPT,
        spec=inert({"plot": plot(chart.scene), "config": config, "camera": camera}),
        library=get_plotlyjs(),
    )
    return page.encode("utf-8", "replace")

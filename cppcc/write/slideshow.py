"""A plan's pages as pictures: one HTML file that needs no network, a PDF, or a ZIP of PNGs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cppcc.charts import Chart
from cppcc.decks.plan import Page, draw_page
from cppcc.design.frames import FRAMES, SLIDE
from cppcc.design.looks import LIGHT, LOOKS, SANS
from cppcc.model.report import Report
from cppcc.speech import phrases
from cppcc.speech.speech import Speech
from cppcc.write import font_css, packed_assets, picture
from cppcc.write.file import packed
from cppcc.write.html.chart_page import HEAD
from cppcc.write.inert import inert
from cppcc.write.plotly import plot
from cppcc.write.progress import Told, untold
from cppcc.write.renderer import current

_DOCUMENT = (
    HEAD
    + """<style>
{faces}
body {{ margin: 0; background: {ground}; font-family: {sans}; }}
main {{ display: grid; gap: 24px; justify-content: center; padding: 24px 0; }}
section {{ overflow: hidden; box-shadow: 0 1px 8px rgb(0 0 0 / 20%); }}
section > div {{ transform-origin: 0 0; }}
h1 {{ position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }}
@media print {{
  main {{ display: block; padding: 0; }}
  section {{ box-shadow: none; break-after: page; break-inside: avoid; }}
  section:last-child {{ break-after: auto; }}
  h1 {{ position: absolute; top: 0; left: 0; width: auto; height: auto; clip-path: none; font-size: 1px;
    color: transparent; }}
  section {{ position: relative; }}
}}
{sizes}
</style>
</head>
<body>
<main>
{sections}
</main>
<script type="text/plain" id="plotly">{library}</script>
<script>
{script}
const slides = {slides};
const places = [...document.querySelectorAll("section > div")];
const fit = () => places.forEach((place, at) => {{
  const {{ width, height }} = slides[at].layout;
  const scale = matchMedia("print").matches ? 1 : Math.min(1, document.documentElement.clientWidth / width);
  place.style.transform = scale === 1 ? "none" : `scale(${{scale}})`;
  Object.assign(place.parentElement.style, {{ width: `${{width * scale}}px`, height: `${{height * scale}}px` }});
}});
addEventListener("resize", fit);
addEventListener("beforeprint", fit);
matchMedia("print").addEventListener("change", fit);
fit();
globalThis.ready = (async () => {{
  await addScript("plotly");
  await loaded(leading(slides[0].layout), facesOf(leading(slides[0].layout)));
  for (const [at, {{ data, layout }}] of slides.entries()) {{
    await Plotly.newPlot(places[at], data, layout, {{ displayModeBar: false, responsive: false }});
  }}
}})();
</script>
</body>
</html>
"""
)


def html(report: Report, pages: Sequence[Page], speech: Speech, told: Told = untold) -> bytes:
    """One page under the other, each in its own frame, look and language; marks tell what they are when pointed at.

    Args:
        told: called before each page with how many are done and how many there are; what it raises ends the work.
    """
    return _document(report, _drawn(report, pages, speech, told), speech, font_css.inside())


def pdf(report: Report, pages: Sequence[Page], speech: Speech, told: Told = untold) -> bytes:
    """The same as PDF, a page a page of its frame's size, with bookmarks and text that is text.

    Raises:
        NoBrowser, DrawingFailed: see ``cppcc.write.renderer``.
    """
    charts = _drawn(report, pages, speech, told)
    with current() as renderer:
        page = _document(report, charts, speech, font_css.inside(of_machine=False))
        return renderer.pdf_of(page, report.published, lambda: told(len(pages), len(pages)))


def pngs(report: Report, pages: Sequence[Page], speech: Speech, told: Told = untold) -> bytes:
    """A ZIP of pictures in the plan's order: ``01_cover.png`` …; arguments and errors as in ``pdf``."""
    pictures = {}
    with current():
        for index, page in enumerate(pages):
            told(index, len(pages))
            frame, look = picture.framed(FRAMES.get(page.frame, SLIDE)), LOOKS.get(page.look, LIGHT)
            own = speech.in_language(page.language)
            chart = draw_page(report, page, frame, look, own)
            pictures[f"{index + 1:02}_{page.name}.png"] = picture.png(chart, frame, look, own)
    return packed(pictures)


def _drawn(report: Report, pages: Sequence[Page], speech: Speech, told: Told) -> list[Chart]:
    charts = []
    for index, page in enumerate(pages):
        told(index, len(pages))
        charts.append(draw_page(report, page, picture.framed(SLIDE), LIGHT, speech))
    return charts


def _document(report: Report, charts: Sequence[Chart], speech: Speech, declared: str) -> bytes:
    sizes = dict.fromkeys(chart.scene.size for chart in charts)
    page = _DOCUMENT.format(
        language=speech.say("language.tag"),
        title=escape(phrases.who_when(report, speech)),
        faces=declared,
        ground=LIGHT.side,
        sans=SANS,
        sizes="\n".join(
            f"@page of{w}x{h} {{ size: {w}px {h}px; margin: 0; }}\n.of{w}x{h} {{ page: of{w}x{h}; }}" for w, h in sizes
        ),
        sections="\n".join(map(_section, charts)),
        library=packed_assets.library(),
        script=font_css.SCRIPT + packed_assets.SCRIPT,
        slides=inert([plot(chart.scene) for chart in charts]),
    )
    return page.encode("utf-8", "replace")


def _section(chart: Chart) -> str:
    width, height = chart.scene.size
    words = escape(chart.words, quote=True)
    return (
        f'<section class="of{width}x{height}"><h1>{escape(chart.title)}</h1>'
        f'<div role="img" aria-label="{words}"></div></section>'
    )

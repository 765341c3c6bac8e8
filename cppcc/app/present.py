"""The presentation: the slides that the filters leave, drawn for the screen's shape, and the stage they stand on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from cppcc.app import cards, detail, session, style, view_state
from cppcc.app.address import View
from cppcc.app.components.assets import asset
from cppcc.app.library import chart_of
from cppcc.app.plotly_payload import PlotlyFigure
from cppcc.charts import Chart
from cppcc.decks.slides import Slide, slides
from cppcc.design.frames import FRAMES, SCREEN, SLIDE, Frame
from cppcc.design.looks import LOOKS, Look
from cppcc.model.report import Report
from cppcc.write import font_css
from cppcc.write.plotly import plot

_STAGE = st.components.v2.component(
    "cppcc_stage",
    html=(
        '<section class="present"><div class="slides"></div><p class="heard" role="status"></p><nav class="bar"></nav>'
        '<dialog class="code"><p class="told"></p><div class="square"></div><p class="address"></p></dialog>'
        '<dialog class="keys"><table></table></dialog></section>'
    ),
    css=asset("present.css"),
    js=font_css.PICTURE_SCRIPT + asset("present.js"),
    # Plotly's own style sheet, for what hovers over a chart, does not reach into a shadow tree.
    isolate_styles=False,
)
_DECK = st.components.v2.component("cppcc_deck", js=asset("deck.js"))
#: A window that is higher than wide: charts are drawn as narrow as a phone, as high as they need, and scroll.
_UPRIGHT = replace(SCREEN, name="upright", width=360, furniture=True)
#: Shape of the window → where slides are drawn.
_FRAMES = {"wide": SLIDE, "square": FRAMES["slide43"], "upright": _UPRIGHT}
_KEY, _SHAPE = "stage", "stage_shape"
_LABELS = ("previous", "next", "full", "window", "look", "qr", "keys", "leave", "close", "place", "room", "local")
#: What can be pressed, in the order in which it is told: the key's name in the texts.
_KEYS = ("next", "previous", "ends", "jump", "mark", "full", "look", "qr", "keys", "leave")


def show(report: Report, now: View) -> None:
    """The stage with the slide that the address names, over the whole window; and the open detail over it."""
    speech, look = view_state.speech(), _look(now)
    st.html(f"<style>{style.stage(look)}</style>")
    deck = _deck(report, now, _frame(), look)
    shown = now.slide if now.slide in [slide.id for slide, _ in deck] else deck[0][0].id if deck else ""
    with st.container(key="behind"):
        way_back = f"pages/{view_state.origin() or 'overview'}.py"
        st.page_link(way_back, label=speech.say("present.leave"), query_params=now.on_a_page().address())
        # Brings Streamlit's Plotly onto the page, which the stage draws with.
        st.plotly_chart(PlotlyFigure({"data": [], "layout": {"height": 10}}), theme=None, key="loader-chart")
    _DECK(data=_handed(deck), key="deck")
    place = _address(now, shown)
    reply = _STAGE(
        data={
            "slide": shown,
            "turn": _answer("slide", {}).get("turn", 0),
            "opened": now.figure or now.work or "",
            "look": look.name,
            "qr": _qr(place) if place else "",
            "address": place,
            "local": _is_local(place),
            "labels": {name: speech.say(f"present.{name}") for name in _LABELS},
            "keys": [[speech.say(f"keys.{name}"), speech.say(f"keys.{name}_does")] for name in _KEYS],
        },
        key=_KEY,
        on_slide_change=lambda: view_state.show_slide(_answer("slide", {})["id"]),
        on_shape_change=lambda: session.put(_SHAPE, _answer("shape", "")),
        on_mark_change=lambda: cards.open_mark(*_answer("mark", ())),
        on_close_change=view_state.close_detail,
        on_look_change=lambda: view_state.choose("look", _answer("look", "")),
        on_lacking_change=lambda: None,
    )
    if reply.lacking:
        _plain(deck, shown)
    if now.figure or now.work:
        detail.show(report, now)


def _answer(name: str, otherwise: Any) -> Any:
    """What the stage told last under that name."""
    return (session.get(_KEY) or {}).get(name) or otherwise


def _look(now: View) -> Look:
    """The look chosen for the presentation, or else the browser's."""
    return LOOKS.get(now.look) or view_state.look()


def _frame() -> Frame:
    """Where slides are drawn: as the stage told the window's shape, before that a guess by the kind of browser."""
    guess = "upright" if "Mobile" in st.context.headers.get("User-Agent", "") else "wide"
    return _FRAMES.get(session.get(_SHAPE, guess), SLIDE)


def _deck(report: Report, now: View, frame: Frame, look: Look) -> list[tuple[Slide, Chart]]:
    """The slides that the filters leave something of."""
    drawn = (
        (slide, chart_of(slide.chart, report, slide.selection, frame, look, view_state.speech()))
        for slide in slides(report, now.selection)
    )
    return [(slide, chart) for slide, chart in drawn if not chart.is_empty]


def _handed(deck: Sequence[tuple[Slide, Chart]]) -> dict[str, Any]:
    """The slides as the stage takes them."""
    return {
        "slides": [
            {
                "id": slide.id,
                "title": chart.title,
                "words": chart.words,
                "spec": json.dumps(plot(chart.scene), ensure_ascii=False, separators=(",", ":")),
            }
            for slide, chart in deck
        ]
    }


def _plain(deck: Sequence[tuple[Slide, Chart]], shown: str) -> None:
    """The slide as Streamlit draws it, in a browser that does not let the stage reach Plotly."""
    for slide, chart in deck:
        if slide.id == shown:
            with st.container(key="plain"):
                st.plotly_chart(PlotlyFigure(plot(chart.scene)), theme=None, key="plain-chart", alt=chart.words)


def _address(now: View, shown: str) -> str:
    """What others open to see this slide: the page as this visitor reached it, with the view."""
    page = st.context.url
    return f"{page}?{urlencode(replace(now, slide=shown).address(), doseq=True)}" if page else ""


def _is_local(address: str) -> bool:
    """Whether an address means each machine itself, so that no phone can follow it."""
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.startswith("127.")


@lru_cache(maxsize=64)
def _qr(address: str) -> str:
    """The address as a QR code, an SVG that takes any size; dark on light in every look, as cameras want it."""
    code = segno.make(address, micro=False, error="m")
    svg: str = code.svg_inline(border=4, dark="#000000", light="#ffffff", omitsize=True)
    return svg

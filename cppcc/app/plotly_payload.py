"""Drawn charts in the forms that a page sends, each made once: a figure for Streamlit, and JSON."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from typing import Any

import plotly.graph_objects as go

from cppcc.app.library import KEPT
from cppcc.charts import Chart
from cppcc.write.plotly import plot


class PlotlyFigure(go.Figure):  # type: ignore[misc]  # plotly ships no types
    """Plotly's ``{"data", "layout"}`` as a figure.

    From a dictionary, ``st.plotly_chart`` builds a figure on each run, property by property, to see whether it is
    valid: half of the processor time of a page. A figure it only asks for its dictionary. That our charts are valid
    is for the tests to see, once.
    """

    def __init__(self, plot: dict[str, Any]) -> None:
        super().__init__()
        self._plot = plot

    def to_dict(self) -> dict[str, Any]:
        """The chart as it was drawn; nobody writes into it."""
        return self._plot


@lru_cache(maxsize=KEPT)
def figure(chart: Chart) -> PlotlyFigure:
    """The chart for ``st.plotly_chart``, with marks that can be clicked.

    Streamlit sets how clicks and drags are taken in the browser, after it has drawn a chart, and lets Plotly draw it
    once more; Plotly does so even where nothing has changed, as it compares lists by identity. With both there from
    the start, and a revision that tells Plotly what it has drawn already, the second time costs nothing.
    """
    revision = sha256(json_of(chart).encode()).hexdigest()[:16]
    layout = {"clickmode": "event+select", "dragmode": "pan", "datarevision": revision}
    drawn = plot(chart.scene)
    return PlotlyFigure(drawn | {"layout": drawn["layout"] | layout})


@lru_cache(maxsize=KEPT)
def json_of(chart: Chart) -> str:
    """The chart for the picture that is made of it in the browser."""
    return json.dumps(plot(chart.scene), ensure_ascii=False, separators=(",", ":"))

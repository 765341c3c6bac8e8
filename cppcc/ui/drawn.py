"""A drawn chart in the form that Streamlit takes without building it anew."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class Drawn(go.Figure):  # type: ignore[misc]  # plotly ships no types
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

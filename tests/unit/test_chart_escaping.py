"""Texts of data files stay texts in every chart."""

from __future__ import annotations

import html
import json
import re

import pytest

from cppcc.charts import draw
from cppcc.charts.layout import plain
from cppcc.content.catalog import CHARTS
from cppcc.design.frames import SCREEN, SLIDE
from cppcc.design.looks import LIGHT
from cppcc.model.report import Report
from cppcc.write.plotly import plot
from tests.plots import markup, shown
from tests.speeches import ZH
from tests.unit.drawings import (
    ALL,
    every_chart,
    inside,
)
from tests.unit.sample import SOUND, made_up


class TestEscaping:
    """What a data file holds is text: shown as it stands, never run."""

    TEXTS = (
        '<b>x</b><a href="javascript:alert(1)">',
        "$x$",
        "%{x}",
        ":red[x]",
        "<script>alert(1)</script>",
        "&lt;b&gt; &amp; {label}",
        "[link](javascript:alert(1)) **bold** `code`",
    )

    def report(self, text: str) -> Report:
        """A report whose every label, note, summary, name and title is that text."""
        quoted = json.dumps(text)
        words = f"{{zh: {quoted}, en: {quoted}}}"
        spoilt = re.sub(r"(label|summary|note|short): \{[^}]*\}", lambda found: f"{found[1]}: {words}", SOUND)
        spoilt = re.sub(r"zh: (某市政协|第一部分|第二部分)", f"zh: {quoted}".replace("\\", r"\\"), spoilt)
        spoilt = re.sub(r"token: [^},]*", f"token: {quoted}".replace("\\", r"\\"), spoilt)
        spoilt = spoilt.replace("as_written: 3月", f"as_written: {quoted}")
        return made_up(spoilt.replace("title: 某市政协2023年综述", f"title: {quoted}"))

    @every_chart
    @pytest.mark.parametrize("text", TEXTS)
    def test_texts_come_out_as_they_are(self, name: str, text: str):
        for frame in (SLIDE, SCREEN):
            chart = draw(name, self.report(text), ALL, frame, LIGHT, ZH)
            drawn = plot(chart.scene)
            hovers = [hover for trace in drawn["data"] for hover in trace.get("hovertext") or ()]
            told = [*markup(drawn), *hovers]
            for words in told:
                # What is left when our own few tags are taken away holds no markup of any kind.
                ours = re.sub(r'</?b>|<br>|<span style="[a-z0-9:;#. -]*">|</span>', "", words)
                assert "<" not in ours
                assert ">" not in ours
                assert html.escape(html.unescape(ours), quote=False) == ours
            if chart.figures or chart.works:
                assert inside(text, [shown(words) for words in told])

    def test_hover_is_plain_text(self):
        """No template anywhere: hover texts are given ready-made, with hoverinfo ``text``."""
        for name in CHARTS:
            for trace in plot(draw(name, self.report("%{x}"), ALL, SCREEN, LIGHT, ZH).scene)["data"]:
                assert trace["hoverinfo"] in ("text", "skip")

    def test_control_characters_and_line_breaks_become_blanks(self):
        assert plain("a\n\tb\x00c<d>&'\"") == "a b c<d>&'\""

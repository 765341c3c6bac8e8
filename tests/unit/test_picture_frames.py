"""Every chart has a picture's size, title and source in every frame."""

from __future__ import annotations

import pytest

from cppcc import Selection
from cppcc.charts import draw
from cppcc.content.catalog import CHARTS, SAVED
from cppcc.design.frames import FRAMES
from cppcc.design.looks import LIGHT
from cppcc.write import picture
from tests.speeches import ZH
from tests.unit.geometry import written


class TestAPicturesFrame:
    @pytest.mark.parametrize("name", CHARTS)
    @pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
    def test_gives_every_chart_a_size_title_and_source(self, kunming, name, frame):
        chart = draw(name, kunming, Selection(), picture.framed(frame), LIGHT, ZH)
        text = "".join(written(chart.scene))

        width, height = chart.scene.size
        assert width == frame.export_width
        assert height > 100
        assert (chart.title[:8] in text, chart.source[:20] in text) == (True, True)

    def test_is_named_by_the_endings_the_command_line_takes(self):
        assert list(SAVED["chart"]) == ["png", "svg", "pdf", "html", "csv"]

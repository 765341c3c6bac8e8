"""Posters as files, read back: the picture's code as a phone reads it, the PDF's words."""

from __future__ import annotations

import io

import pypdf
import pytest
import zxingcpp
from PIL import Image

from cppcc.content.catalog import SAVED
from cppcc.design.frames import POSTERS
from cppcc.design.looks import LOOKS
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from tests.speeches import ZH

ADDRESS = "https://example.org/dashboard?report=kunming-2023"


def made(report: Report, ending: str, frame: str, look: str = "light") -> bytes:
    return SAVED["poster"][ending].write(
        report, Selection(), ZH, frame=POSTERS[frame], look=LOOKS[look], address=ADDRESS
    )


@pytest.mark.parametrize(("frame", "look"), [("poster", "light"), ("poster", "dark"), ("poster-a3", "light")])
def test_the_code_leads_to_the_address(kunming: Report, frame: str, look: str):
    picture = Image.open(io.BytesIO(made(kunming, "png", frame, look))).convert("RGB")
    [code] = zxingcpp.read_barcodes(picture)

    assert code.text == ADDRESS
    assert picture.width == {"poster": 1080, "poster-a3": 3174}[frame]


def test_a_pdf_is_one_sheet_with_its_words(kunming: Report):
    [sheet] = pypdf.PdfReader(io.BytesIO(made(kunming, "pdf", "poster-a3"))).pages
    told = "".join(sheet.extract_text().split())

    assert [round(length) for length in sheet.mediabox[2:]] == pytest.approx([1191, 842], abs=1)
    for words in ("昆明市政协2023年履职成果", "5585", "6500", "市委、市政府主要领导批示"):
        assert words in told

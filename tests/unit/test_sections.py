"""Blocks of sections: each kind is rendered, its texts stay texts, and what is said in lines is all that it says."""

from __future__ import annotations

import html
import re
from typing import get_args

import pytest

from cppcc.content.blocks import (
    Block,
    ChartBlock,
    Counted,
    Details,
    Fact,
    Facts,
    Fold,
    Groups,
    Heading,
    Items,
    Link,
    Paragraph,
    Point,
    Points,
    Section,
    Table,
    Tile,
    lines,
    needed,
)
from cppcc.content.sections import detail, sources, tile
from cppcc.write.html import template
from tests.kunming import report
from tests.speeches import ZH

HOSTILE = "<b>30余项</b>&amp;\"' onload=alert(1)"
PLAIN = (
    Heading(HOSTILE),
    Paragraph(HOSTILE),
    Paragraph(Counted(HOSTILE, 3, HOSTILE, "works")),
    Paragraph(HOSTILE, link=Link(HOSTILE, "https://example.org/")),
    Points((Point(HOSTILE),)),
    Facts((Fact(HOSTILE, (HOSTILE,), (HOSTILE,)),)),
    Table((HOSTILE,), ((HOSTILE, (HOSTILE, HOSTILE)),)),
    Tile(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "proposal"),
)
#: What leads on, or holds what does, has a widget on the dashboard, and its own elements in a page.
LEADING = (Link, Items, Groups, Details, ChartBlock, Fold, Section)


@pytest.mark.parametrize("block", PLAIN, ids=lambda block: type(block).__name__)
def test_texts_stay_texts(block: Block):
    written = template.block(block, ZH)

    assert not {"b", "script"} & set(re.findall(r"<(\w+)", written))
    assert html.unescape(re.sub("<[^>]*>", "", written)).count(HOSTILE) == str(block).count(repr(HOSTILE))


def test_every_kind_that_leads_nowhere_is_rendered():
    assert {type(block) for block in PLAIN} == set(get_args(Block)) - set(LEADING)


def test_a_unit_does_not_stand_alone_at_the_start_of_a_line_on_the_dashboard():
    assert '<span class="held">30余项</span>' in template.block(Paragraph("协商30余项"), ZH)


class TestLines:
    def test_where_there_is_no_point_what_is_said_instead(self):
        assert lines(Points((), "无")) == ["无"]
        assert lines(Points((Point("甲"), Point("乙")), "无")) == ["甲", "乙"]

    def test_of_a_fold_its_title_or_what_is_folded_away(self):
        fold = Fold(Counted("共", 2, "项", "works"), (Points((Point("甲"),)), Paragraph("乙")), "fold")

        assert lines(fold) == ["共2项"]
        assert lines(fold, folded=True) == ["甲", "乙"]

    def test_needs_are_those_of_every_point(self):
        a, b = report().figures[:2]

        assert needed(Fold("", (Points((Point("", needs=(a,)), Point("", needs=(b,)))),), "")) == [a, b]
        assert needed(Paragraph("")) == []


class TestReport:
    def test_every_section_beside_figures_has_something_to_say(self):
        for section in sources(report(), report().figures, ZH):
            assert section.title
            assert section.blocks

    def test_a_work_leads_to_its_figures_first_and_a_figure_to_its_works(self):
        work = next(work for work in report().works if work.figures and work.related)
        figure = next(figure for figure in report().figures if list(report().works_of(figure)))

        def ways(item):
            return [block.name for block in detail(report(), item, ZH).blocks if isinstance(block, Items)]

        assert ways(work) == ["related_figures", "related_works"]
        assert ways(figure)[0] == "related_works"

    def test_a_tile_keeps_the_words_of_the_report(self):
        figure = report().figure("key_consultations")
        told = tile(report(), figure, ZH)

        assert f"{told.number}{told.unit}" == figure.quantity.as_written

"""Lengths are compared only among figures that may be compared (A4); shares are lengths of their whole (A16)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from cppcc.charts import Chart, draw
from cppcc.charts.scene import Box, Dot, Line, Touch
from cppcc.content.catalog import CHARTS
from cppcc.decks.plan import PlanPage
from cppcc.design.frames import FRAMES, SCREEN, SLIDE, Frame
from cppcc.design.looks import LIGHT, LOOKS
from cppcc.messages import say
from cppcc.model.comparable import are_comparable, is_share, panels
from cppcc.model.quantity import parse
from cppcc.model.report import Period
from cppcc.model.selection import Selection
from cppcc.write.office.deck import pptx
from cppcc.write.office.word import docx
from cppcc.write.workbook import xlsx
from tests.cases import cases
from tests.kunming import figure
from tests.kunming import report as kunming
from tests.speeches import ZH
from tests.unit.drawings import ALL, PAGE, extreme, notes, options
from tests.unit.geometry import axis
from tests.unit.native_charts import A, C
from tests.unit.sample import LINEAR, SOUND, made_up, with_shares

COLOUR = f".//{A}schemeClr"


def lengths(chart: Chart) -> dict[str, float]:
    """Figure → its bar's length as drawn, in parts of the plot."""
    return {
        box.mark.id: box.x[1] - box.x[0]
        for box in boxes(chart)
        if box.mark
        and box.mark.kind == "figure"
        and (box.fill or box.edge)
        and not is_share(chart.report.figure(box.mark.id))
    }


def boxes(chart: Chart) -> list[Box]:
    """Its bars and frames, from top to bottom."""
    return [item for item in chart.scene.items if isinstance(item, Box)]


@pytest.mark.parametrize(("written", "told"), [("90.4%", False), ("九成多", True)])
def test_legend_tells_of_bounded_shares_beside_dots(written: str, told: bool):
    """Their bars are tinted; dots that are all exact say nothing of that."""
    report = with_shares()
    figures = (
        replace(figure, quantity=parse(written)) if figure.id == "adopted" else figure for figure in report.figures
    )
    chart = draw("output", replace(report, figures=tuple(figures)), ALL, SLIDE, LIGHT, ZH)

    assert (say("zh", "bar.bounded") in chart.subtitle) is told


class TestWhatMayBeCompared:
    def test_parts_and_wholes_of_one_thing(self):
        report = with_shares()
        a, b = report.figure("proposals"), report.figure("key_proposals")

        assert are_comparable(report, a, b)
        assert are_comparable(report, b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("proposals", "courtyard_suggestions"),
            ("key_consultations", "panlong_consensus"),
            ("media_reports", "plenary_speeches"),
            ("proposals", "key_consultations"),
            ("proposals", "collective_proposals"),
        ],
    )
    def test_not_unlike_things_with_a_measure_word_in_common(self, a: str, b: str):
        """442件 and 1265条; 30余项 a year and one meeting's 16项; 3000余篇 of news and 30篇 of speeches; and two of
        which the report does not say how they stand to each other."""
        if not (kunming().has_figure(a) and kunming().has_figure(b)):
            pytest.skip("the report has no such figure any more")
        assert not are_comparable(kunming(), figure(a), figure(b))

    def test_never_a_share_with_anything(self):
        report = with_shares()
        for share in filter(is_share, report.figures):
            assert not [other.id for other in report.figures if are_comparable(report, share, other)]

    @pytest.mark.parametrize(
        "change", [{"period": Period.EVENT}, {"category": "research"}, {"metric": "key_proposals"}]
    )
    def test_only_of_one_category_and_period_and_one_metric(self, change: dict[str, Any]):
        """Of which nothing else is said."""
        first = made_up(SOUND).figure("proposals")
        other = replace(first, id="other")

        assert are_comparable(replace(made_up(SOUND), figures=(first, other)), first, other)
        unlike = replace(other, **change)
        assert not are_comparable(replace(made_up(SOUND), figures=(first, unlike)), first, unlike)


class TestEveryChart:
    """Whatever has a length in one group of a chart may be compared with all that have one there."""

    @pytest.mark.parametrize("name", CHARTS)
    @pytest.mark.parametrize(("report", "frame"), cases([kunming, extreme, with_shares], FRAMES.values(), together=1))
    def test_draws_no_length_that_claims_what_is_not_so(self, name: str, report: Any, frame: Frame):
        for option in options(name):
            chart = draw(name, report(), ALL, frame, LIGHT, ZH, **option)
            tied = {
                figure.id: number
                for number, panel in enumerate(panels(chart.report, chart.report.figures))
                for figure in panel
            }
            found = lengths(chart) if name != "matrix" else {}
            for group in chart.groups:
                drawn = [row.id for row in group.rows if found.get(row.id)]
                assert len({tied.get(id) for id in drawn}) <= 1, (option, drawn)
                assert len(drawn) != 1 or len(group.rows) > 1, (option, drawn)
                if not group.is_of_shares:
                    assert not [row.id for row in group.rows if row.quantity.unit == "%" and row.quantity.high <= 100]
            assert not set(found) & {figure.id for figure in chart.figures if is_share(figure)}
            # Each group of bars has a zero axis and a scale of its own: its longest is the whole plot.
            for group in chart.groups:
                ends = [found[row.id] for row in group.rows if row.id in found]
                assert not ends or max(ends) == pytest.approx(1)

    def test_has_words_and_no_mark_for_what_stands_alone(self):
        """3000余篇 and 100万+ were dots at nought: now there is nothing to see but words, which can be pressed."""
        for look in LOOKS.values():
            chart = draw("output", kunming(), ALL, PAGE, look, ZH, **LINEAR)
            without = {figure.id for figure in chart.figures} - set(lengths(chart))

            assert without
            assert {item.mark.id for item in chart.scene.items if isinstance(item, Touch)} == without
            assert not [item for item in chart.scene.items if isinstance(item, Dot)]
            assert "→ 3000余 篇" in notes(chart)


class TestShares:
    @pytest.mark.parametrize("option", [{}, LINEAR])
    def test_fill_a_frame_that_is_their_whole(self, option: dict[str, str]):
        """On 0 to 100, whatever the axis of the counts; named with the whole that they are of."""
        chart = draw("category", with_shares(), Selection(categories=("proposal",)), SLIDE, LIGHT, ZH, **option)

        shares = [box for box in boxes(chart) if box.mark is None or box.mark.id in {"adopted", "refused"}]
        whole, adopted, other_whole, refused = shares
        assert (whole.x, other_whole.x) == ((0, 1), (0, 1))
        assert [*adopted.x, *refused.x] == pytest.approx([0, 0.904, 0, 0.07])
        assert [group.heading for group in chart.groups if group.is_of_shares] == ["占提案120件的比例"]
        assert "占比绘于0至100%" in chart.subtitle

    @pytest.mark.parametrize("frame", [SLIDE, SCREEN, PAGE], ids=["slide", "phone", "page"])
    def test_stand_between_no_lines_of_a_log_axis(self, frame: Frame):
        """Above the counts, whose axis is at the bottom; its lines end where the shares begin."""
        chart = draw("category", with_shares(), Selection(categories=("proposal",)), frame, LIGHT, ZH)
        frames = [box.y[1] for box in boxes(chart) if box.x == (0, 1)]
        lines = [line.y[0] for line in chart.scene.items if isinstance(line, Line) and line.x[0] == line.x[1]]

        assert min(lines) > max(frames)

    @pytest.mark.parametrize("name", ["output", "category", "theme"])
    def test_stand_on_no_log_axis(self, name: str):
        chart = draw(name, with_shares(), Selection(categories=("proposal",)), SCREEN, LIGHT, ZH)
        shares = {figure.id for figure in chart.figures if is_share(figure)}
        seen = {item.mark.id for item in chart.scene.items if isinstance(item, Dot) and item.mark}

        assert shares == {"adopted", "refused"}
        assert not shares & seen

    def test_alone_have_no_axis_of_counts(self):
        chart = draw("output", with_shares(), Selection(actors=("county",)), SLIDE, LIGHT, ZH)

        assert [figure.id for figure in chart.figures] == ["refused"]
        assert axis(chart.scene) == []
        assert "对数" not in chart.subtitle


def spaces(office: bytes) -> list[Any]:
    """Each native chart of an Office file."""
    with zipfile.ZipFile(io.BytesIO(office)) as parts:
        names = [name for name in parts.namelist() if "/charts/chart" in name and name.endswith(".xml")]
        return [etree.fromstring(parts.read(name)) for name in sorted(names)]


def end(space: Any) -> float:
    return float(space.find(f".//{C}valAx/{C}scaling/{C}max").get("val"))


class TestOfficesOwnCharts:
    def test_have_the_same_groups(self):
        """Bars of what may be compared, shares up to 100, words for all else."""
        page = PlanPage("category", Selection(categories=("proposal",)), options=LINEAR)
        counts, shares = spaces(pptx(with_shares(), [page], ZH))

        assert (end(counts), end(shares)) == (120, 100)

    def test_have_one_colour_a_row(self):
        """C3: rows of several categories; bar and label are of one colour each."""
        seen = set()
        for space in spaces(pptx(with_shares(), [PlanPage("output", options=LINEAR)], ZH)):
            bars = {point.find(f"{C}idx").get("val"): point for point in space.iter(f"{C}dPt")}
            for label in space.iter(f"{C}dLbl"):
                bar, words = bars[label.find(f"{C}idx").get("val")].find(COLOUR), label.find(COLOUR)
                assert bar.get("val") == words.get("val")
                seen.add(bar.get("val"))

        assert len(seen) > 1

    def test_remarks_are_no_labels_of_the_axis(self):
        """C4: a caveat of three lines was the name of a bar; it stands beneath it."""
        report = with_shares()
        made = pptx(report, [PlanPage("proposals")], ZH)
        names = [point.findtext(f"{C}v") for space in spaces(made) for point in space.findall(f".//{C}cat//{C}pt")]

        assert names == [report.figure(id).label["zh"] for id in ("proposals", "key_proposals")]
        for office in (pptx(kunming(), [PlanPage("proposals")], ZH), docx(kunming(), [PlanPage("proposals")], ZH)):
            with zipfile.ZipFile(io.BytesIO(office)) as parts:
                told = [name for name in parts.namelist() if name.endswith("document.xml") or "/slides/slide" in name]
                assert "未说明" in "".join(parts.read(name).decode() for name in told if name.endswith(".xml"))


class TestTheWorkbook:
    def test_has_bars_of_what_may_be_compared_alone(self):
        """One chart of the 120 and the 8, one of the two shares up to 100, one of two counts of one metric."""
        found = spaces(xlsx(with_shares(), ALL, ZH))
        points = [len(space.findall(f".//{C}val//{C}pt")) for space in found]
        ends = [space.find(f".//{C}valAx/{C}scaling/{C}max") for space in found]

        assert points == [2, 2, 2]
        assert [each is not None and each.get("val") for each in ends] == [False, "100.0", False]

"""Further pictures of a form of figures: what its first one had no room for, as numbers, none larger than another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cppcc.charts import form_parts as parts
from cppcc.charts.chart import Chart
from cppcc.charts.form import Sheet
from cppcc.charts.form_numbers import Numbers
from cppcc.model.report import Figure, Report
from cppcc.model.selection import Selection
from cppcc.speech.speech import Speech

#: The numbers' size at most and at least; the narrowest column of them.
_NUMBER, _LEAST, _NARROW = 96, 32, 250
#: No picture has room for more.
_MOST = 40


def further(
    name: str,
    report: Report,
    selection: Selection,
    speech: Speech,
    figures: Sequence[Figure],
    sheet_of: Callable[[Sequence[Figure], str], Sheet],
    source_of: Callable[[str], str],
    *,
    has: bool = True,
) -> Chart:
    """These figures, as many as there is room for.

    Args:
        name: of the chart.
        sheet_of: figures, source line → the form's sheet.
        source_of: remark → source line.
        has: whether the report has any.
    """

    def lay(shown: Sequence[Figure], source: str) -> tuple[Sheet, Numbers | None, Sequence[Figure]]:
        sheet = sheet_of(shown, source)
        numbers = fitted(sheet, report, shown) if shown else None
        return sheet, numbers, numbers.figures if numbers else []

    sheet, numbers, left_out = parts.settled(figures, lay, source_of, speech)
    if numbers:
        free = 0.0 if sheet.height is None else max(0.0, sheet.height - numbers.height)
        top, air = free * 0.15, free * 0.35
        numbers.draw(0, top, air)
        height = top + numbers.height + air
    else:
        height = parts.nothing(sheet, name, has)
    shown, scene = numbers.figures if numbers else [], sheet.scene(height)
    return parts.finish(name, report, selection, sheet, scene, speech, shown, has=has, left_out=left_out)


def fitted(sheet: Sheet, report: Report, figures: Sequence[Figure]) -> Numbers:
    """The first of these that a sheet has room for, as large as they can be."""
    kept = list(figures if sheet.height is None else figures[:_MOST])
    while True:
        size = _NUMBER * sheet.ample
        while True:
            numbers = Numbers(sheet, report, kept, across=sheet.width, narrow=_NARROW, size=size)
            if sheet.height is None or numbers.height <= sheet.height:
                return numbers
            if size <= _LEAST:
                break
            size -= 4
        if len(kept) == 1:
            return numbers
        kept = kept[: max(1, int(len(kept) * sheet.height / numbers.height))] if len(kept) > 2 else kept[:1]

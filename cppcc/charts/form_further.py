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
#: One by itself, and two or three, are larger, and stand wider apart.
_ALONE, _TWO, _THREE, _WIDE = 180, 132, 3, 340
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
        # Few stand in the middle; many begin further up.
        top = free * (0.38 if len(numbers.figures) <= _THREE else 0.15)
        air = min(free * 0.35, free - top)
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
        few = len(kept) <= _THREE
        size = (_ALONE if len(kept) == 1 else _TWO if few else _NUMBER) * sheet.ample
        while True:
            narrow = _WIDE if few else _NARROW
            numbers = Numbers(sheet, report, kept, across=sheet.width, narrow=narrow, size=size)
            if sheet.height is None or numbers.height <= sheet.height:
                return numbers
            if size <= _LEAST:
                break
            size -= 4
        if len(kept) == 1:
            return numbers
        kept = kept[: max(1, int(len(kept) * sheet.height / numbers.height))] if len(kept) > 2 else kept[:1]

"""The workbook inside of a native chart, which opens under "Edit data"."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from cppcc.write.output_file import dated


def book(
    names: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None]]],
    formats: Sequence[str],
    day: datetime.date,
) -> bytes:
    """Names down the first column, a column for each series, as python-pptx refers to them.

    Not python-pptx's own: there a name that begins with = would be a formula, and numbers have no words.

    Args:
        formats: number formats, one a name.
        day: when it says that it was made.
    """
    file = io.BytesIO()
    workbook = Workbook(file, {"in_memory": True})
    workbook.set_properties({"author": "cppcc"})
    sheet = workbook.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 30)
    cell_formats = {format: workbook.add_format({"num_format": format}) for format in dict.fromkeys(formats)}
    for row, name in enumerate(names, start=1):
        sheet.write_string(row, 0, name)
    for column, (name, values) in enumerate(series, start=1):
        sheet.write_string(0, column, name)
        for row, (value, format) in enumerate(zip(values, formats, strict=True), start=1):
            if value is not None:
                sheet.write_number(row, column, value, cell_formats[format])
    workbook.close()
    return dated(file.getvalue(), day)

"""QR codes as rows of dark runs, for scenes to draw."""

from __future__ import annotations

from itertools import groupby

import segno


def runs_of_code(address: str) -> list[list[tuple[int, int]]]:
    """The code of an address: for each row where a dark run begins, and how many modules it has; without a quiet edge.

    Raises:
        segno.DataOverflowError: the address is longer than a code can hold.
    """
    code = segno.make(address, error="m", micro=False)
    rows = []
    for row in code.matrix:
        runs, place = [], 0
        for is_dark, members in groupby(row, key=bool):
            count = len(list(members))
            if is_dark:
                runs.append((place, count))
            place += count
        rows.append(runs)
    return rows

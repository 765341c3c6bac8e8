"""The typefaces that come with the product, for machines that have no Chinese ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

#: Where their files are. Streamlit serves this folder, at app/static/.
FOLDER = Path(__file__).resolve().parents[2] / "static"


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: a file of our own, and what is as good and may be on the reader's machine already.

    Args:
        family: as it leads ``look.SANS`` or ``look.SERIF``.
        local: names by which browsers find a face of the machine: its full name, or its PostScript name. In the order
            of the stack, so that a page and a picture, which knows only the stack, wear the same.
    """

    family: str
    weight: int
    file: str
    local: tuple[str, ...]


# `make fonts` makes the files. On Windows headings take ours: its serif, SimSun, has no bold.
FACES = (
    Face(
        "Noto Sans SC",
        400,
        "NotoSansSC-Regular.woff2",
        (
            *("Noto Sans SC", "Noto Sans SC Regular", "NotoSansSC-Regular"),
            *("Noto Sans CJK SC", "Noto Sans CJK SC Regular", "NotoSansCJKsc-Regular"),
            *("Source Han Sans SC", "Source Han Sans SC Regular", "SourceHanSansSC-Regular"),
            *("Microsoft YaHei", "MicrosoftYaHei"),
            *("PingFang SC", "PingFang SC Regular", "PingFangSC-Regular"),
            *("Hiragino Sans GB", "Hiragino Sans GB W3", "HiraginoSansGB-W3"),
        ),
    ),
    Face(
        "Noto Sans SC",
        700,
        "NotoSansSC-Bold.woff2",
        (
            *("Noto Sans SC Bold", "NotoSansSC-Bold"),
            *("Noto Sans CJK SC Bold", "NotoSansCJKsc-Bold"),
            *("Source Han Sans SC Bold", "SourceHanSansSC-Bold"),
            *("Microsoft YaHei Bold", "MicrosoftYaHei-Bold"),
            *("PingFang SC Semibold", "PingFangSC-Semibold"),
            *("Hiragino Sans GB W6", "HiraginoSansGB-W6"),
        ),
    ),
    Face(
        "Noto Serif SC",
        700,
        "NotoSerifSC-Bold.woff2",
        (
            *("Noto Serif SC Bold", "NotoSerifSC-Bold"),
            *("Noto Serif CJK SC Bold", "NotoSerifCJKsc-Bold"),
            *("Source Han Serif SC Bold", "SourceHanSerifSC-Bold"),
            *("Songti SC Bold", "STSongti-SC-Bold"),
        ),
    ),
)


def rules(address: Callable[[Face], str], faces: Iterable[Face] = FACES) -> str:
    """CSS that declares the faces: those of the machine first, so that one that has them loads nothing.

    Args:
        address: where a page finds a face's file.
    """
    return "\n".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight}; font-display: swap; "
        f'src: {"".join(f"local({name!r}), " for name in face.local)}url("{address(face)}") format("woff2"); }}'
        for face in faces
    )

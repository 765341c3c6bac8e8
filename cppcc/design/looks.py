"""Looks: colours, type sizes and spacing of pages and charts, light and dark. The only place they are written,
beside .streamlit/config.toml, which a test holds to these values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType

# Names of faces with Chinese glyphs: first those that come with the product (fonts.py), then for Linux, Windows, macOS
# and phones; the last resort is the reader's own.
SANS = (
    "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', "
    "'Hiragino Sans GB', 'WenQuanYi Micro Hei', sans-serif"
)
SERIF = (
    "'Noto Serif SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'STSong', 'SimSun', "
    "'Noto Sans SC', serif"
)


@dataclass(frozen=True, slots=True)
class Type:
    """Type sizes in CSS pixels at scale 1; nothing is smaller than 11."""

    title: int = 28
    subtitle: int = 15
    heading: int = 15
    label: int = 14
    value: int = 15
    tick: int = 12
    small: int = 13
    number: int = 120

    def scaled(self, factor: float) -> Type:
        """Labels, headings and values larger by that factor; titles and small print as they are."""
        larger = {name: round(getattr(self, name) * factor) for name in ("heading", "label", "value")}
        return replace(self, **larger)


@dataclass(frozen=True, slots=True)
class Lines:
    """Weights of lines and sizes of marks in charts, in CSS pixels."""

    rule: float = 1
    edge: float = 1.5
    stem: float = 2
    ring: float = 2.5
    span: float = 5
    period: float = 9
    dot: float = 12


@dataclass(frozen=True, slots=True)
class PageSizes:
    """Type, spacing and shapes of pages; ``rem`` follows the reader's own type size, so that enlarging works."""

    title: str = "2.1rem"
    section: str = "1.6rem"
    card_title: str = "1.25rem"
    number: str = "2.6rem"
    words: str = "1.7rem"
    unit: str = "1.05rem"
    note: str = "0.95rem"
    small: str = "0.875rem"
    gap: str = "0.4rem"
    radius: str = "6px"
    bar_width: str = "5px"
    width: str = "max(1180px, 60vw)"
    #: What a finger needs.
    touch: str = "44px"

    @property
    def properties(self) -> dict[str, str]:
        """The same as CSS's own properties: ``--card-title`` and so on."""
        return {f"--{name.replace('_', '-')}": size for name, size in asdict(self).items()}


PAGE = PageSizes()


#: Colours that have names of their own, and how thinly others are laid on paper, in percent.
_NAMES = ("paper", "card", "side", "fill", "ink", "muted", "rule", "accent", "rest", "dot")
_TINTS = (10, 18, 50)


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of one look, each by its role: what it is for.

    Args:
        paper: the ground; ``card`` and ``side`` the grounds of boxes and of the sidebar; ``fill`` that of cards within
            a picture, far enough from the paper for a torn edge to be seen.
        ink, muted: text, and text of less weight; both ≥ 4.5:1 on paper.
        rule: grid lines and box edges.
        accent: what is chosen or can be pressed.
        categories: category id → colour, ≥ 4.5:1 on paper, so that headings may wear it.
        rest: the colour of every category that is no output.
        dot: what stands beside that which speaks.
    """

    name: str
    paper: str
    card: str
    side: str
    fill: str
    ink: str
    muted: str
    rule: str
    accent: str
    categories: Mapping[str, str]
    rest: str
    dot: str
    type: Type = Type()
    lines: Lines = Lines()

    def colour(self, role: str) -> str:
        """The colour of a role, as ``#rrggbb``: of a name above, of a category, or of a tint of either.

        Raises:
            KeyError: there is no such role.
        """
        name, _, percent = role.partition("/")
        if name not in self.categories and name not in _NAMES:
            raise KeyError(role)
        colour: str = self.categories.get(name) or getattr(self, name)
        if not percent:
            return colour
        share = int(percent) / 100
        parts = zip(_rgb(colour), _rgb(self.paper), strict=True)
        return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in parts)


def category_colour(id: str) -> str:
    """The role of a category's colour: its id, or ``rest``."""
    return id if id in LIGHT.categories else "rest"


def tint(role: str, percent: int = 18) -> str:
    """The role of a colour laid thinly on paper."""
    assert percent in _TINTS
    return f"{role}/{percent}"


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21, as WCAG 2 counts; text needs 4.5."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _rgb(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


LIGHT = Look(
    name="light",
    paper="#ffffff",
    card="#fdfcf9",
    side="#f3f0e9",
    fill="#efebe3",
    ink="#1d2126",
    muted="#5d636b",
    rule="#e4e1da",
    accent="#9e1b22",
    categories=MappingProxyType(
        {
            "proposal": "#9a0410",
            "social_condition": "#a26501",
            "consultation": "#057a96",
            "media": "#1e1e7d",
            "inspection": "#394e35",
            "supervision": "#6a336b",
            "speech": "#7c6f5e",
        }
    ),
    rest="#5b5c5f",
    dot="#9a9c9f",
)
DARK = Look(
    name="dark",
    paper="#16181c",
    card="#1b1e23",
    side="#1f2228",
    fill="#262a31",
    ink="#eceae5",
    muted="#a6abb3",
    rule="#30343b",
    accent="#ef7a80",
    categories=MappingProxyType(
        {
            "proposal": "#f1636c",
            "social_condition": "#ffb654",
            "consultation": "#64ecfe",
            "media": "#808bff",
            "inspection": "#cef8a9",
            "supervision": "#b07dbb",
            "speech": "#d1ccb3",
        }
    ),
    rest="#aaadb5",
    dot="#7d828b",
)
#: Every role: colours that mean something, and the tints of those of categories.
ROLES = (
    *_NAMES,
    *LIGHT.categories,
    *(tint(role, percent) for role in ("rest", *LIGHT.categories) for percent in _TINTS),
)
LOOKS = {look.name: look for look in (LIGHT, DARK)}

"""The page's style sheets in a look and a language: what .streamlit/config.toml cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cppcc.app.view_state import widget_key
from cppcc.design import fonts
from cppcc.design.looks import LIGHT, PAGE, ROLES, SERIF, Look
from cppcc.model.selection import DIMENSIONS, Count
from cppcc.speech.speech import Speech
from cppcc.write.html import template
from cppcc.write.inert import Syntax, inert

_HERE = Path(__file__).parent
_INKS = ("paper", "card", "side", "ink", "muted", "rule", "accent", "dot")


def sheet(look: Look, speech: Speech) -> str:
    """CSS for all pages in one look and language."""
    texts = {"--told-enter": speech.say("search.enter"), "--told-file": speech.say("deck_page.choose_file")}
    names = PAGE.properties | {"--serif": SERIF} | _colours(look)
    names |= {name: inert(words, Syntax.STYLE) for name, words in texts.items()}
    return "\n".join(
        (
            fonts.rules(lambda face: f"app/static/{face.file}"),
            _root(names),
            _file("page"),
            _board(),
            _bars(look),
            # On paper the light look's colours, whatever the screen's.
            _on_paper(_root(_colours(LIGHT) | {"--card": LIGHT.paper}), _bars(LIGHT), _light_ink(look)),
            _file("print"),
        )
    )


def counts(by_dimension: Mapping[str, Mapping[str, Count]], look: Look) -> str:
    """CSS that writes each option's count beside its label.

    Beside, not inside: Streamlit matches a widget's values by their labels, so that a count within a label would lose
    the choice as soon as the count changes. Only numbers of our own go in.
    """
    rules = []
    for name, options in by_dimension.items():
        for place, count in enumerate(options.values(), start=1):
            button = f'.st-key-{widget_key(name)} [role="toolbar"] > button:nth-of-type({place})'
            # What leaves figures as they are leaves them all: that says nothing of an option.
            numbers = (count.figures, count.works) if DIMENSIONS[name].acts_on_figures else (count.works,)
            if not any(numbers):
                rules.append(f"{button}{{opacity:.55}}")
            rules.append(
                f'{button}::after{{content:"{"·".join(map(str, numbers))}";margin-left:.4em;color:{look.muted};'
                "font-size:.85em;font-variant-numeric:tabular-nums}"
            )
    return "".join(rules)


def stage(look: Look) -> str:
    """CSS of a presentation: the stage alone, in its own look, and the open detail as a panel over it."""
    return "\n".join((_root(_colours(look)), _bars(look), _file("stage"), _on_paper(_light_ink(look))))


def _colours(look: Look) -> dict[str, str]:
    return {f"--{name}": getattr(look, name) for name in _INKS} | {"--bar": look.rest}


def _root(names: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'{name}: {value};' for name, value in names.items())} }}"


def _on_paper(*rules: str) -> str:
    """The rules, for print alone."""
    parts = [rule for rule in rules if rule]
    return "\n".join(("@media print {", *parts, "}")) if parts else ""


@cache
def _file(name: str) -> str:
    return (_HERE / f"{name}.css").read_text(encoding="utf-8")


@cache
def _board() -> str:
    return (Path(template.__file__).parent / "board.css").read_text(encoding="utf-8")


def _bars(look: Look) -> str:
    """Each category's colour beside its figures' tiles."""
    return "".join(f".tile-{id}{{--bar:{colour}}}" for id, colour in look.categories.items())


def _light_ink(look: Look) -> str:
    """CSS that gives charts drawn in this look the colours of the light one: they are printed as they stand on the
    screen, and a dark look's ink is for a dark ground."""
    if look is LIGHT:
        return ""
    rules = []
    for role in ROLES:
        old, new = look.colour(role), LIGHT.colour(role)
        written = f"rgb({', '.join(str(part) for part in bytes.fromhex(old[1:]))})"
        for name in ("fill", "stroke"):
            rules += [f'  .main-svg [style*="{name}: {written}"] {{ {name}: {new} !important; }}']
    # A unit's grey, as the charts themselves write it.
    rules.append(f'  .main-svg [style*="fill:{look.muted}"] {{ fill: {LIGHT.muted} !important; }}')
    return "\n".join(rules)

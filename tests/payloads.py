"""Texts that would run, or end what they stand in, were they taken for more than text: one for each context there is.

``globalThis.ran`` is what each that can sets.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from cppcc.files.load import read
from cppcc.messages.translations import Words
from cppcc.model.report import Report
from tests.files import hostile

#: Context → text.
PAYLOADS = {
    "style": "</style><script>globalThis.ran='style'</script>",
    "style string": "\"; } * { visibility: hidden } @import 'http://evil.example/a.css'; /*",
    "script": "</script><script>globalThis.ran='script'</script>",
    "script string": "\\\"; globalThis.ran='string'; // \u2028 globalThis.ran='line'; `${globalThis.ran='template'}`",
    "comment": "--><!--<script>globalThis.ran='comment'</script>",
    "element": "<img src=x onerror=\"globalThis.ran='element'\"><svg/onload=globalThis.ran='svg'><b>粗</b>",
    "attribute": "\" autofocus onfocus=\"globalThis.ran='attribute'\" x='",
    "attribute in single quotes": "' autofocus onfocus='globalThis.ran=\"single\"' x=\"",
    "title": "</title></textarea></noscript><script>globalThis.ran='title'</script>",
    "character references": "&lt;script&gt;globalThis.ran='reference'&lt;/script&gt; &#60;b&#62;",
    "XML": "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;<a:hlinkClick r:id='x'/>",
    "Plotly": "%{customdata} $\\sqrt{x}$ <a href=\"javascript:globalThis.ran='plotly'\">x</a><br><sup>x</sup>",
    "Markdown": "[x](javascript:globalThis.ran='link') ![x](http://evil.example/a.png) :red[x] `x` <b>x</b>",
    "format": "{0} {x} {{language}} %s %(x)s (a|b)",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula behind a blank": " \t@SUM(1+1)*cmd|' /C calc'!A0",
    "field": '{ HYPERLINK "http://evil.example" } \\* MERGEFORMAT',
    "lines": "one\ntwo\r\nthree\u2028four",
}

#: Where a report is to hold a text that no file would be let in with, being too long or of odd characters.
_HERE = "某某某"


@cache
def spoilt(text: str) -> Report:
    """A report each of whose texts is that one, as if nobody had looked at it before."""
    found = read(Path("made-up.yaml"), hostile(_HERE)).report
    assert found is not None
    report: Report = _with(found, text)
    return report


def _with(value: Any, text: str) -> Any:
    """The same with the text wherever it is to stand."""
    if isinstance(value, Words):
        return Words({language: _with(each, text) for language, each in value.by_language.items()})
    if isinstance(value, tuple):
        return tuple(_with(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _with(getattr(value, each.name), text) for each in fields(value)})
    return value.replace(_HERE, text) if type(value) is str else value

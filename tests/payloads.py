"""Texts that would run, or end what they stand in, were they taken for more than text: one for each context there is.

``globalThis.ran`` is what each that can sets.
"""

from __future__ import annotations

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

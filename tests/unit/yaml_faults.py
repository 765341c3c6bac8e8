"""Slips of YAML that are made in a sound report file for tests, and what each is said to be."""

from __future__ import annotations

import pytest

YAML_ZH = "应为缩进一致、引号成对的 YAML；请看这一行和上一行的缩进、冒号和引号。"

YAML_EN = (
    "expected YAML with even indents and paired quotes; look at the indent, colons and quotes of this line "
    "and the one before."
)


#: What is changed in the sound file; and what is said of it, in Chinese and in English.
YAML_FAULTS = [
    pytest.param(
        *("# Made up for the tests: no committee wrote this.", "%YAML 3.0\n---"),
        f"1:1: 不是合格的 YAML（found incompatible YAML document）；{YAML_ZH}",
        f"1:1: not sound YAML (found incompatible YAML document); {YAML_EN}",
        id="not_yaml: what is no common slip, in the parser's words",
    ),
    pytest.param(
        *("title: 某市政协2023年综述", 'title: "\\d"'),
        "7:10: 双引号里的“\\”后面不是可用的转义；“\\”在双引号里另有用处；请直接写出文字，或改用单引号。",
        "7:10: what follows this backslash is no escape; in double quotes a backslash has a use of its own; "
        "write the character itself, or use single quotes.",
        id="yaml_escape",
    ),
    pytest.param(
        *("title: 某市政协2023年综述", 'title: "\\xzz"'),
        "7:10: 双引号里的“\\”后面不是可用的转义；“\\”在双引号里另有用处；请直接写出文字，或改用单引号。",
        "7:10: what follows this backslash is no escape; in double quotes a backslash has a use of its own; "
        "write the character itself, or use single quotes.",
        id="yaml_escape: no number",
    ),
    pytest.param(
        *("    zh: 第一部分", "\tzh: 第一部分"),
        "12:1: 这里有一个制表符（Tab）；YAML 的缩进只用空格；请把它换成空格。",
        "12:1: a tab stands here; YAML indents with spaces only; put spaces in its place.",
        id="yaml_tab",
    ),
    pytest.param(
        *("themes:\n  - id: first", "themes:\n\t- id: first"),
        "11:1: 这里有一个制表符（Tab）；YAML 的缩进只用空格；请把它换成空格。",
        "11:1: a tab stands here; YAML indents with spaces only; put spaces in its place.",
        id="yaml_tab: where something must begin",
    ),
    pytest.param(
        *("en: Proposals}", "en: Proposals"),
        "33:13: 这里应有“,”或右括号；“{ }”和“[ ]”应成对，各项之间用半角逗号“,”；"
        "请补上，内容里有逗号、冒号、括号的加引号。",
        "33:13: ',' or a closing bracket is missing here; "
        "expected brackets in pairs and ',' between their items; add it, "
        "and put quotes around texts that hold commas, colons or brackets.",
        id="yaml_bracket: left open",
    ),
    pytest.param(
        *("{zh: 提案, en: Proposals}", "{zh: 提案，en: Proposals}"),
        "32:22: 这里应有“,”或右括号；“{ }”和“[ ]”应成对，各项之间用半角逗号“,”；"
        "请补上，内容里有逗号、冒号、括号的加引号。",
        "32:22: ',' or a closing bracket is missing here; "
        "expected brackets in pairs and ',' between their items; add it, "
        "and put quotes around texts that hold commas, colons or brackets.",
        id="yaml_bracket: a full-width comma",
    ),
    pytest.param(
        *(
            '0000000000000000000000000000000000000000000000000000000000000000"',
            "0000000000000000000000000000000000000000000000000000000000000000",
        ),
        "9:16: 从这里开始的引号没有结束；引号应成对；请补上后一个引号，或把内容里的引号换成“”。",
        "9:16: the quotation mark that opens here is never closed; expected quotes in pairs; close it, "
        "or use other quotes inside the text.",
        id="yaml_quote",
    ),
    pytest.param(
        *("works:\n", "---\nworks:\n"),
        "47:1: 这里又开始了一份文档；一个文件只写一份报告；请删去单独成行的“---”。",
        "47:1: a second document begins here; expected one report in a file; delete the line '---'.",
        id="yaml_document",
    ),
    pytest.param(
        *("    metric: proposals\n", "    metric proposals\n"),
        "25:5: 这里缺冒号；应为“键: 值”，冒号用半角，后面空一格；请补上冒号。",
        "25:5: a colon is missing here; expected 'key: value', with a blank behind the colon; add it.",
        id="yaml_colon",
    ),
    pytest.param(
        *("    metric: proposals\n", "    metric：proposals\n"),
        "25:5: 这里缺冒号；应为“键: 值”，冒号用半角，后面空一格；请补上冒号。",
        "25:5: a colon is missing here; expected 'key: value', with a blank behind the colon; add it.",
        id="yaml_colon: a full-width one",
    ),
    pytest.param(
        *("title: 某市政协2023年综述", "title: 综述: 某市政协2023年"),
        "7:12: 这里不能写“键: 值”；一行只写一个，同级的键左边对齐，冒号用半角，后面空一格；"
        "请看这一行和上一行的缩进、冒号，内容里有冒号的加引号。",
        "7:12: 'key: value' cannot stand here; expected one on a line, keys of one level below each other, "
        "and a blank behind each colon; look at the indent and colons of this line and the one before, "
        "and put quotes around texts that hold colons.",
        id="yaml_value",
    ),
    pytest.param(
        *("fields: [general]", "fields: - general"),
        "31:13: “- ”不能跟在“键:”后面；列表的每一项另起一行；请把它移到下一行，或写成 [甲, 乙]。",
        "31:13: '- ' cannot stand behind 'key:'; expected each item of a list on a line of its own; "
        "move it to the next line, or write [a, b].",
        id="yaml_dash",
    ),
    pytest.param(
        *("    metric: proposals\n", "   metric: proposals\n"),
        "25:4: 这里与上文接不上；同级的键和同级的“- ”左边应对齐，引号后面不再有字；请看这一行和上一行的缩进、引号。",
        "25:4: this does not continue what stands before; expected keys and '- ' of one level below each other, "
        "and nothing behind a closing quote; look at the indent and quotes of this line and the one before.",
        id="yaml_indent: a key beside its column",
    ),
    pytest.param(
        *("title: 某市政协2023年综述", 'title: "某市政协"2023年综述'),
        "7:16: 这里与上文接不上；同级的键和同级的“- ”左边应对齐，引号后面不再有字；请看这一行和上一行的缩进、引号。",
        "7:16: this does not continue what stands before; expected keys and '- ' of one level below each other, "
        "and nothing behind a closing quote; look at the indent and quotes of this line and the one before.",
        id="yaml_indent: text behind the quotes",
    ),
    pytest.param(
        *("title: 某市政协2023年综述", "title: **综述**"),
        "7:10: 内容不能以“*”开头；这个符号在 YAML 里另有用处；请给整段内容加引号。",
        "7:10: a text cannot begin with '*'; YAML uses that character itself; put the whole text in quotes.",
        id="yaml_start",
    ),
    pytest.param(
        *("title: 某市政协2023年综述", "title: @综述"),
        "7:10: 内容不能以“@”开头；这个符号在 YAML 里另有用处；请给整段内容加引号。",
        "7:10: a text cannot begin with '@'; YAML uses that character itself; put the whole text in quotes.",
        id="yaml_start: a sign kept for later",
    ),
    pytest.param(
        *("Made up too", "Made\x00up"),
        "22:33: 这里有一个不该有的字符（U+0000）；文件里应只有看得见的文字；请删去它。",
        "22:33: a character that no text holds (U+0000) stands here; expected readable text; delete it.",
        id="yaml_character",
    ),
    pytest.param(
        *("summary: {zh: 编的, en: Made up}", "summary: " + "[" * 40 + "]" * 40),
        "15:41: 嵌套太深；报告文件至多几层；请检查多余的括号、“-”和缩进。",
        "15:41: nested too deep; a report file has a few levels only; look for stray brackets, '-' and indents.",
        id="too_deep",
    ),
    pytest.param(
        *("summary: {zh: 也是编的, en: Made up too}", "summary: *other"),
        "22:14: 这里用了 YAML 的引用“*other”；应直接写出内容；请把被引用的内容照抄在这里。",
        "22:14: found the YAML alias '*other'; expected the content itself; write it out here.",
        id="alias",
    ),
]

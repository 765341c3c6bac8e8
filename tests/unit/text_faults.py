"""Faults of single texts in a report file: cut off by YAML's own signs, too long, of characters that no text holds."""

from __future__ import annotations

from typing import Any

import pytest

_STRAY_COMMA = (
    "半角逗号在这里结束了前面的内容，“{0}”成了一个键；内容里有半角逗号时整段应加引号；请加引号，或改用全角“，”。",
    "a comma ends the text before it, and '{0}' is taken for a key; a text with commas stands in quotes; "
    "put the whole text into quotes.",
)
_COMMENT = (
    "“{0}”后面的“{1}”被当作注释，没有读进来；“ #”在不加引号的内容里是注释的开头；是内容就给整段加引号，"
    "是注释就在 # 后面空一格。",
    "'{1}' behind '{0}' is taken for a comment and left out; in a text without quotes ' #' begins a comment; "
    "put a text into quotes, or a blank behind the # of a comment.",
)
_IN_BRACKETS = (
    "“{0}”后面的“{1}”被当作注释，逗号和括号也没有读进来；“ #”在引号以外是注释的开头；是内容就给整段加引号，"
    "是注释就移到右括号后面。",
    "'{1}' behind '{0}' is taken for a comment, comma and bracket included; outside quotes ' #' begins a comment; "
    "put a text into quotes, or a comment behind the closing bracket.",
)
_UNKNOWN_KEY = (
    "不认识的键“{0}”；应为 zh, en 之一；前面的内容里有半角逗号的，给整段加引号；否则请改写。",
    "unknown key '{0}'; expected one of zh, en; put a text with commas into quotes, or rewrite the key.",
)
_TOO_LONG = (
    "这里有 {0} 个字符；至多 {1} 个；请写短些，细节放进 note 或 summary。",
    "{0} characters; expected {1} at most; shorten it, and put details into note or summary.",
)
_CHARACTER = (
    "这里有一个不该有的字符（{0}）；文件里应只有看得见的文字；请删去它。",
    "a character that no text holds ({0}) stands here; expected readable text; delete it.",
)


def _fault(id: str, old: str, new: str, place: str, said: tuple[str, str], *values: object) -> Any:
    zh, en = (f"{place}: {words.format(*values)}" for words in said)
    return pytest.param(old, new, zh, en, id=id)


#: As in ``faults``.
TEXT_FAULTS = [
    # B4: in YAML of one line a half-width comma ends the text, and what follows passes for a key.
    _fault("stray_comma: in a label", "{zh: 提案, en", "{zh: 坚守底色,服务大局, en", "32:22", _STRAY_COMMA, "服务大局"),
    _fault("stray_comma: in a number", "提案120件}", "提案1,120件}", "27:30", _STRAY_COMMA, "120件"),
    _fault("stray_comma: in a note", "{zh: 编的说明, en", "{zh: 编的,说明, en", "44:19", _STRAY_COMMA, "说明"),
    # What follows the comma may have a colon of its own.
    _fault("stray_comma: with a colon", "{zh: 提案, en", "{zh: 团结, 坚守: 政治, en", "32:21", _STRAY_COMMA, "坚守"),
    _fault("stray_comma: in English", "en: Proposals}", "en: Unity, one aim: yes}", "32:32", _STRAY_COMMA, "one aim"),
    _fault("unknown_key: perhaps a comma", "en: Proposals}", "fr: Propositions}", "32:21", _UNKNOWN_KEY, "fr"),
    # F13: a name with the sign of a topic is cut off there.
    _fault("comment: in a name", "zh: 第一部分", "zh: 第一 #部分", "12:9", _COMMENT, "第一", "#部分"),
    _fault("comment: behind a quantity", ": 120件", ": 120件  #共", "26:17", _COMMENT, "120件", "#共"),
    # B4: between brackets it takes the closing one along, or a comma, which are missed a line later.
    *(
        _fault(f"comment_in_brackets: {id}", old, new, place, _IN_BRACKETS, *values)
        for id, old, new, place, values in (
            ("a bracket", "{zh: 提案, en: P", "{zh: 收到 #提案, en: P", "32:17", ("收到", "#提案, en: Proposals}")),
            ("a comma", "{zh: 提案, en", "{zh: 收到 #提案,\n      en", "32:17", ("收到", "#提案,")),
            (
                "behind quotes",
                "{zh: 提案, en: Pro",
                '{zh: "收到" # 提案, en: Pro',
                "32:17",
                ("收到", "# 提案, en: Proposals}"),
            ),
            (
                "in a list",
                "fields: [economy]\n    date",
                "fields: [economy #all]\n    date",
                "52:14",
                ("economy", "#all]"),
            ),
        )
    ),
    # G13: what is no name makes each page, picture and file of it slow, and breaks some.
    _fault("too_long: a label", "{zh: 提案, en", f"{{zh: {'长' * 201}, en", "32:17", _TOO_LONG, 201, 200),
    _fault("too_long: a title", "title: 某", f"title: {'某' * 999}", "7:10", _TOO_LONG, 1009, 200),
    _fault("too_long: a committee", "{zh: 某市政协, en", f"{{zh: {'某' * 255}, en", "4:19", _TOO_LONG, 255, 200),
    _fault("too_long: a short name", "{zh: 第二, en", f"{{zh: {'二' * 3000}, en", "19:17", _TOO_LONG, 3000, 200),
    _fault("too_long: a token", "重点提案8件}", f"{'重' * 201}}}", "38:26", _TOO_LONG, 201, 200),
    _fault("too_long: a quantity", ": 120件", f": {'若' * 1_000_000}", "26:17", _TOO_LONG, 1_000_000, 200),
    _fault("too_long: an id", "id: launch", f"id: {'a' * 201}", "48:9", _TOO_LONG, 201, 200),
    _fault("too_long: words of a date", "as_written: 3月}", f"as_written: {'3' * 201}}}", "53:58", _TOO_LONG, 201, 200),
    _fault("too_long: a note", "编的说明", "编" * 2001, "44:16", _TOO_LONG, 2001, 2000),
    _fault("too_long: an address", "https://example.org/report", "h" * 2001, "8:8", _TOO_LONG, 2001, 2000),
    # F7: what may not stand in the file may not be got into it by an escape; no workbook holds it.
    _fault("yaml_character: \\v", "{zh: 提案, en", '{zh: "提\\v案", en', "32:17", _CHARACTER, "U+000B"),
    _fault("yaml_character: \\b", "{zh: 提案, en", '{zh: "提\\b案", en', "32:17", _CHARACTER, "U+0008"),
    _fault("yaml_character: \\x01", "zh: 第一部分", 'zh: "\\x01"', "12:9", _CHARACTER, "U+0001"),
    _fault("yaml_character: \\ufffe", "编的会", '"\\ufffe"', "55:19", _CHARACTER, "U+FFFE"),
    _fault(
        "yaml_character: turns what follows",
        "{zh: 提案, en",
        '{zh: "收到\\u202e提案", en',
        "32:17",
        _CHARACTER,
        "U+202E",
    ),
    _fault("yaml_character: isolates", "{zh: 提案, en", "{zh: 收到\u2066提案, en", "32:17", _CHARACTER, "U+2066"),
    _fault("yaml_character: nothing is seen", "zh: 第一部分", 'zh: "\\u200b\\u3164"', "12:9", _CHARACTER, "U+200B"),
    _fault("yaml_character: \\e", "token: 启动会", 'token: "\\e[2J启动会"', "58:26", _CHARACTER, "U+001B"),
]

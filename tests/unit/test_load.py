"""What is said of a report file that is not as it should be, and what is left of it."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cppcc import reader
from cppcc.errors import Problem, ReportFileError
from cppcc.load import Loaded, load, read, report_files, vocabulary
from cppcc.report import RelationKind, Report
from cppcc.texts import table
from tests.unit.sample import SOUND

NAME = "made-up.yaml"


def loaded(text: str) -> Loaded:
    return read(Path(NAME), text)


def changed(old: str, new: str) -> str:
    """The sound text with one place of it changed."""
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def told(text: str, language: str = "zh") -> list[str]:
    """The problems of a text, without the file's name."""
    return [problem.text(language).removeprefix(f"{NAME}:") for problem in loaded(text).problems]


def kinds(text: str) -> list[str]:
    return [problem.kind for problem in loaded(text).problems]


FIGURE_KEYS = "id, metric, as_written, at, theme, category, actor, fields, label, "
FIGURE_KEYS += "note, headline, lead, period, share_of, relation"
CATEGORIES = (
    "proposal, social_condition, consultation, media, inspection, supervision, speech, "
    "organisation, research, rural, outcome, reach, profile"
)
PROPOSAL_LINES = "category: proposal\n    actor: city\n    fields: [general]"
KEY_PROPOSALS = SOUND[SOUND.index("  - id: key_proposals") : SOUND.index("works:\n")]
YAML_ZH = "应为缩进一致、引号成对的 YAML；请看这一行和上一行的缩进、冒号和引号。"
YAML_EN = (
    "expected YAML with even indents and paired quotes; look at the indent, colons and quotes of this line "
    "and the one before."
)

#: What is changed in the sound file; and what is said of it, in Chinese and in English.
FAULTS = [
    pytest.param(
        *("title: 某市政协2023年综述", 'title: "\\q"'),
        f"7:11: 不是合格的 YAML（found unknown escape character）；{YAML_ZH}",
        f"7:11: not sound YAML (found unknown escape character); {YAML_EN}",
        id="not_yaml: what is no common slip, in the parser's words",
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
        *('text_sha256: "0000"', 'text_sha256: "0000'),
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
    pytest.param(
        *("at: {line: 4, token: 提案120件}", "at: 第4行"),
        "27:9: 这里写的是“第4行”；应为“键: 值”，需要的键有 line, token；请分行写出这些键。",
        "27:9: found '第4行'; expected 'key: value' with the keys line, token; write each on its own line.",
        id="not_mapping: a text",
    ),
    pytest.param(
        *("at: {line: 4, token: 提案120件}", "at: [4, 提案120件]"),
        "27:9: 这里写的是“[…]”；应为“键: 值”，需要的键有 line, token；请分行写出这些键。",
        "27:9: found '[…]'; expected 'key: value' with the keys line, token; write each on its own line.",
        id="not_mapping: a list",
    ),
    pytest.param(
        *("    metric: proposals\n", "    metric: proposals\n    categry: proposal\n"),
        f"26:5: 不认识的键“categry”；应为 {FIGURE_KEYS} 之一；是不是“category”？",
        f"26:5: unknown key 'categry'; expected one of {FIGURE_KEYS}; did you mean 'category'?",
        id="unknown_key",
    ),
    pytest.param(
        *("    metric: proposals\n", "    metric: proposals\n    metric: members\n"),
        "26:5: 键“metric”写了两次；应只写一次；请删去一个。",
        "26:5: key 'metric' stands twice; expected once; delete one.",
        id="repeated_key",
    ),
    pytest.param(
        *("    metric: proposals\n", ""),
        "24:5: 缺少键“metric”；这里必须写明；请补上“metric: …”。",
        "24:5: key 'metric' is missing; it must be given; add 'metric: …'.",
        id="missing_key",
    ),
    pytest.param(
        *("    metric: proposals\n", "    metric:\n"),
        "24:5: 缺少键“metric”；这里必须写明；请补上“metric: …”。",
        "24:5: key 'metric' is missing; it must be given; add 'metric: …'.",
        id="missing_key: nothing after the colon",
    ),
    pytest.param(
        *("fields: [economy, rural]", "fields: economy"),
        "42:13: 这里写的是“economy”；应为列表；每项另起一行，以“- ”开头。",
        "42:13: found 'economy'; expected a list; put each item on a line of its own, beginning with '- '.",
        id="not_list",
    ),
    pytest.param(
        *("token: 提案120件", "token: [提案120件]"),
        "27:26: 这里写的是“[…]”；应为一段文字；请写文字，必要时加引号。",
        "27:26: found '[…]'; expected text; write text, in quotes where needed.",
        id="not_text",
    ),
    pytest.param(
        *("line: 3\n", "line: 三\n"),
        "14:11: “三”不是整数；应为只用数字写的整数，如 43；请改写。",
        "14:11: '三' is no whole number; expected digits only, such as 43; rewrite it.",
        id="not_whole_number",
    ),
    pytest.param(
        *("line: 3\n", f"line: {'9' * 100_000}\n"),
        f"14:11: “{'9' * 60}…”不是整数；应为只用数字写的整数，如 43；请改写。",
        f"14:11: '{'9' * 60}…' is no whole number; expected digits only, such as 43; rewrite it.",
        id="not_whole_number: far too many digits",
    ),
    pytest.param(
        *("line: 3\n", "line: 0\n"),
        "14:11: “0”不是行号；行号从 1 数起；请数一数它在报告文本的第几行。",
        "14:11: '0' is no line; lines are counted from 1; count on which line of the report's text it stands.",
        id="no_such_line: of a theme",
    ),
    pytest.param(
        *("line: 4, token", "line: 0, token"),
        "27:16: “0”不是行号；行号从 1 数起；请数一数它在报告文本的第几行。",
        "27:16: '0' is no line; lines are counted from 1; count on which line of the report's text it stands.",
        id="no_such_line: of a figure",
    ),
    pytest.param(
        *("headline: true", "headline: yes"),
        "33:15: “yes”不是 true 或 false；应为 true 或 false；不需要时整行删去。",
        "33:15: 'yes' is neither true nor false; expected true or false; delete the line where it is not needed.",
        id="not_flag",
    ),
    pytest.param(
        *("published: 2024-01-31", "published: 2024-1-31"),
        "6:14: “2024-1-31”不是日期；应为“年-月-日”，如 2024-01-11；请补零写全。",
        "6:14: '2024-1-31' is no date; expected year-month-day, such as 2024-01-11; write all digits.",
        id="not_date",
    ),
    pytest.param(
        *("published: 2024-01-31", "published: 12:30"),
        "6:14: “12:30”不是日期；应为“年-月-日”，如 2024-01-11；请补零写全。",
        "6:14: '12:30' is no date; expected year-month-day, such as 2024-01-11; write all digits.",
        id="not_date: a time, as written",
    ),
    pytest.param(
        *("from: 2023-03-01", "from: 2023-02-30"),
        "53:18: 没有“2023-02-30”这一天；应为真实的日期；请核对月份和日子。",
        "53:18: there is no day '2023-02-30'; expected a real date; check month and day.",
        id="no_such_day",
    ),
    pytest.param(
        *("year: 2023\n", "year: 23\n"),
        "5:9: “23”不像报告的年份；应在 1949 至 2100 之间；请核对。",
        "5:9: '23' is hardly a report's year; expected 1949 to 2100; check it.",
        id="no_such_year",
    ),
    pytest.param(
        *("to: 2023-03-31", "to: 9999-12-31"),
        "53:34: “9999-12-31”不像报告的年份；应在 1949 至 2100 之间；请核对。",
        "53:34: '9999-12-31' is hardly a report's year; expected 1949 to 2100; check it.",
        id="no_such_year: of a work",
    ),
    pytest.param(
        *("id: launch", "id: 启动"),
        "48:9: “启动”不能作 id；应为小写字母开头，只含小写字母、数字和连接符（[a-z][a-z0-9_]*）；请改写。",
        "48:9: '启动' cannot be an id; expected a small letter, then small letters, digits and connectors "
        "([a-z][a-z0-9_]*); rewrite it.",
        id="not_id",
    ),
    pytest.param(
        *("theme: second\n    category", "theme: secnd\n    category"),
        "39:12: 没有名为“secnd”的 theme；应为 first, second 之一；是不是“second”？",
        "39:12: no theme is called 'secnd'; expected one of first, second; did you mean 'second'?",
        id="unknown_name: theme",
    ),
    pytest.param(
        *(PROPOSAL_LINES, PROPOSAL_LINES.replace("category: proposal", "category: propsal")),
        f"29:15: 没有名为“propsal”的 category；应为 {CATEGORIES} 之一；是不是“proposal”？",
        f"29:15: no category is called 'propsal'; expected one of {CATEGORIES}; did you mean 'proposal'?",
        id="unknown_name: category",
    ),
    pytest.param(
        *(PROPOSAL_LINES, PROPOSAL_LINES.replace("city", "citty")),
        "30:12: 没有名为“citty”的 actor；应为 city, system, parties, county, province, national 之一；是不是“city”？",
        "30:12: no actor is called 'citty'; expected one of city, system, parties, county, province, national; "
        "did you mean 'city'?",
        id="unknown_name: actor",
    ),
    pytest.param(
        *("fields: [general]", "fields: [general, economi]"),
        "31:23: 没有名为“economi”的 field；应为 economy, opening, urban, rural, ecology, livelihood, governance, "
        "culture, unity, institution, general 之一；是不是“economy”？",
        "31:23: no field is called 'economi'; expected one of economy, opening, urban, rural, ecology, livelihood, "
        "governance, culture, unity, institution, general; did you mean 'economy'?",
        id="unknown_name: field",
    ),
    pytest.param(
        *("    metric: proposals\n", "    metric: propsals\n"),
        "25:13: 没有名为“propsals”的指标名；应为 data/vocabulary.yaml 的 metrics 之一（proposals, key_proposals, "
        "proposals_filed, proposals_merged, proposals_member, …）；是不是“proposals”？"
        "新指标请先加进 vocabulary.yaml。",
        "25:13: no metric is called 'propsals'; expected one of the metrics in data/vocabulary.yaml (proposals, "
        "key_proposals, proposals_filed, proposals_merged, proposals_member, …); did you mean 'proposals'? "
        "Add a new metric there first.",
        id="unknown_metric",
    ),
    pytest.param(
        *("kind: document", "kind: documents"),
        "60:11: 没有名为“documents”的 kind；应为 topic, proposal, event, campaign, mechanism, platform, institution, "
        "document, honour 之一；是不是“document”？",
        "60:11: no kind is called 'documents'; expected one of topic, proposal, event, campaign, mechanism, platform, "
        "institution, document, honour; did you mean 'document'?",
        id="unknown_name: kind of work",
    ),
    pytest.param(
        *("period: session", "period: sesion"),
        "45:13: 没有名为“sesion”的 period；应为 year, event, as_of, session, since_session, term 之一；"
        "是不是“session”？",
        "45:13: no period is called 'sesion'; expected one of year, event, as_of, session, since_session, term; "
        "did you mean 'session'?",
        id="unknown_name: period",
    ),
    pytest.param(
        *("kind: part_of", "kind: partof"),
        "46:37: 没有名为“partof”的 relation kind；应为 part_of, overlaps, disjoint, unstated 之一；是不是“part_of”？",
        "46:37: no relation kind is called 'partof'; expected one of part_of, overlaps, disjoint, unstated; "
        "did you mean 'part_of'?",
        id="unknown_name: relation",
    ),
    pytest.param(
        *("relation: {to: proposals,", "relation: {to: proposal,"),
        "46:20: 没有名为“proposal”的 figure；应为 proposals, key_proposals 之一；是不是“proposals”？",
        "46:20: no figure is called 'proposal'; expected one of proposals, key_proposals; did you mean 'proposals'?",
        id="unknown_name: a relation that leads nowhere",
    ),
    pytest.param(
        *("related: [plan]", "related: [plans]"),
        "57:15: 没有名为“plans”的 work；应为 launch, plan 之一；是不是“plan”？",
        "57:15: no work is called 'plans'; expected one of launch, plan; did you mean 'plan'?",
        id="unknown_name: a related work that is not there",
    ),
    pytest.param(
        *("relation: {to: proposals,", "relation: {to: key_proposals,"),
        "46:20: “key_proposals”就是这一条自己；应为另一条的 id；请改写，或删去这一处。",
        "46:20: 'key_proposals' is this very item; expected the id of another one; rewrite or delete it.",
        id="itself: a relation",
    ),
    pytest.param(
        *("    period: session\n", "    period: session\n    share_of: key_proposals\n"),
        "46:15: “key_proposals”就是这一条自己；应为另一条的 id；请改写，或删去这一处。",
        "46:15: 'key_proposals' is this very item; expected the id of another one; rewrite or delete it.",
        id="itself: a share",
    ),
    pytest.param(
        *("related: [plan]", "related: [plan, launch]"),
        "57:21: “launch”就是这一条自己；应为另一条的 id；请改写，或删去这一处。",
        "57:21: 'launch' is this very item; expected the id of another one; rewrite or delete it.",
        id="itself: a related work",
    ),
    pytest.param(
        *("per: proposals, label", "per: key_proposals, label"),
        "68:41: of 和 per 都是“key_proposals”；应为两个不同的指标；请核对。",
        "68:41: 'of' and 'per' are both 'key_proposals'; expected two different figures; check them.",
        id="ratio_of_itself",
    ),
    pytest.param(
        *(KEY_PROPOSALS, KEY_PROPOSALS.replace("8件", "8条").replace("part_of", "disjoint")),
        "46:37: “8条”与“120件”单位不同，不能相加；disjoint 只用于单位相同、可以相加的两个指标；"
        "请删去这个关系，或核对两处 as_written。",
        "46:37: '8条' and '120件' have different units and are never added; 'disjoint' is for two figures of one unit "
        "that may be; delete the relation, or check both 'as_written'.",
        id="disjoint_units",
    ),
    pytest.param(
        *("unstated:\n", "  - {id: share, of: proposals, per: key_proposals, label: {zh: 反比}}\nunstated:\n"),
        "69:10: id “share”已在第 68 行用过；每个 id 只能用一次；请改一个。",
        "69:10: id 'share' is used on line 68 already; each id stands once; choose another.",
        id="repeated_id",
    ),
    pytest.param(
        *("    period: session\n", "    period: session\n    headline: true\n"),
        "46:15: 类别“proposal”的主要产出已在第 33 行写过；每个类别只有一个；请删去一处 headline。",
        "46:15: category 'proposal' has its headline figure on line 33 already; expected one a category; "
        "delete one 'headline'.",
        id="repeated_headline",
    ),
    pytest.param(
        *("fields: [general]", "fields: []"),
        "31:13: 没有写领域；应至少有一个；全年、全局的写 [general]。",
        "31:13: no policy field; expected at least one; write [general] for what concerns all.",
        id="no_field",
    ),
    pytest.param(
        *("as_written: 120件", "as_written: 数千人次"),
        "26:17: “数千人次”读不成一个数量；应为报告里的数和单位，如 442件、30余项、6500余万元；"
        "只写数和单位，没有确切数的（如“数千人次”）不收为指标。",
        "26:17: '数千人次' cannot be read as one quantity; expected number and unit as the report writes them, such as "
        "442件, 30余项, 6500余万元; write these only, and leave out what has no number (数千人次).",
        id="not_quantity",
    ),
    pytest.param(
        *("as_written: 120件", "as_written: 120个方"),
        "26:17: 不认识的单位“个方”；应为 data/vocabulary.yaml 的 units 之一；是不是“个方面”？"
        "新单位请先加进 vocabulary.yaml。",
        "26:17: unknown unit '个方'; expected one of the units in data/vocabulary.yaml; did you mean '个方面'? "
        "Add a new unit there first.",
        id="unknown_unit",
    ),
    pytest.param(
        *(PROPOSAL_LINES, PROPOSAL_LINES.replace("category: proposal", "category: rural")),
        "33:15: 类别“rural”不是主要产出；headline 只用于 proposal, social_condition, consultation, media；"
        "请删去 headline 或改类别。",
        "33:15: category 'rural' is no headline output; headline is for proposal, social_condition, consultation, "
        "media only; delete headline or change the category.",
        id="no_headline_category",
    ),
    pytest.param(
        *("from: 2023-03-01", "from: 2023-04-01"),
        "53:34: 结束日 2023-03-31 早于开始日 2023-04-01；to 应不早于 from；请对调或核对。",
        "53:34: the last day 2023-03-31 is before the first day 2023-04-01; 'to' must not be before 'from'; "
        "swap or check them.",
        id="dates_reversed",
    ),
    pytest.param(
        *("as_written: 3月}", "as_written: 3月中旬}"),
        "53:58: “3月中旬”说的是 2023-03-11 至 2023-03-20；from 和 to 应为这一段的首日和末日；"
        "请改 from、to，或核对 as_written。",
        "53:58: '3月中旬' means 2023-03-11 to 2023-03-20; 'from' and 'to' must be the first and the last of these "
        "days; mend them, or check 'as_written'.",
        id="other_days",
    ),
    pytest.param(
        *("as_written: 3月}", "as_written: 2022年3月}"),
        "53:58: “2022年3月”说的是 2022-03-01 至 2022-03-31；from 和 to 应为这一段的首日和末日；"
        "请改 from、to，或核对 as_written。",
        "53:58: '2022年3月' means 2022-03-01 to 2022-03-31; 'from' and 'to' must be the first and the last of these "
        "days; mend them, or check 'as_written'.",
        id="other_days: of another year",
    ),
    pytest.param(
        *("as_written: 120件", "as_written: 0件"),
        "68:5: key_proposals ÷ proposals 没有可靠的界限；比值的两个数应能相除；请删去这个比值或核对两个指标。",
        "68:5: key_proposals ÷ proposals has no sound bound; a ratio's two figures must be divisible; "
        "delete it or check both figures.",
        id="no_quotient",
    ),
]


class TestProblems:
    def test_sound_file_has_none(self):
        assert told(SOUND) == []

    @pytest.mark.parametrize(("old", "new", "zh", "en"), FAULTS)
    def test_tell_place_fault_expectation_and_remedy(self, old: str, new: str, zh: str, en: str):
        """Line and column from 1, what is wrong; what was expected; how to mend it. Nothing is told twice."""
        text = changed(old, new)

        assert ([zh], [en]) == (told(text), told(text, "en"))

    def test_file_without_anything(self):
        pattern = "docs/example-report.yaml"

        assert told("") == [f"1:1: 文件是空的；应有 report, themes, figures；可照 {pattern} 的样子写。"]
        assert told("# only a comment\n", "en") == [
            f"1:1: the file is empty; expected report, themes, figures; take {pattern} as a pattern."
        ]

    def test_report_without_themes(self):
        """Every figure has a theme, so a report has one at least. That is told, and not again at each figure."""
        themes = SOUND[SOUND.index("themes:") : SOUND.index("figures:\n")]
        text = changed(themes, "themes: []\n")

        assert told(text) == ["10:9: 没有主题；报告至少应有一个；请照报告的各部分写出 themes。"]
        assert told(text, "en") == ["10:9: no theme; expected at least one; write the report's sections under themes."]

    def test_file_that_is_not_utf8(self, tmp_path: Path):
        path = tmp_path / "gbk.yaml"
        path.write_bytes("# 一\n# 二\n".encode() + "report: 政协\n".encode("gbk"))
        (problem,) = read(path).problems

        assert f"{path}:3:1: 不是 UTF-8 文字；应为 UTF-8 编码；请在编辑器里“另存为”时选 UTF-8。" == problem.text()
        assert (
            f"{path}:3:1: not UTF-8 text; expected UTF-8; choose UTF-8 where your editor saves the file."
            == problem.text("en")
        )

    def test_file_that_is_not_there(self, tmp_path: Path):
        path = tmp_path / "none.yaml"
        (problem,) = read(path).problems

        assert f"{path}:0:0: 文件打不开：没有这个文件或文件夹；请检查路径。" == problem.text()
        assert f"{path}:0:0: cannot be opened: there is no such file or folder; check the path." == problem.text("en")

    def test_folder_in_place_of_a_file(self, tmp_path: Path):
        [problem] = read(tmp_path).problems

        assert problem.kind == "unreadable"
        if sys.platform != "win32":  # where it is a permission that lacks
            assert problem.text().endswith("文件打不开：这是文件夹；应为文件；请检查路径。")

    def test_binary_file(self, tmp_path: Path):
        path = tmp_path / "picture.yaml"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)

        assert [problem.kind for problem in read(path).problems] == ["not_utf8"]

    def test_every_kind_is_tested_here(self):
        """A new kind of problem comes with its exact words."""
        here = {str(param.id).partition(":")[0] for param in FAULTS}

        assert {key.removeprefix("problem.") for key in table("zh") if key.startswith("problem.")} == here | {
            *("empty_file", "no_theme", "not_utf8", "unreadable"),  # below, as they are no change of the sound text
            "no_report_files",  # told by the command line, and tested there
            *("no_option", "no_page_left"),  # of plan files, and tested with them
        }

    def test_name_the_file_as_the_user_stands(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """A path below the working directory is told from there."""
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "mine.yaml").write_text("[]", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        (problem,) = read(tmp_path / "data" / "mine.yaml").problems

        assert problem.path == "data/mine.yaml"

    def test_show_and_never_obey_what_a_file_holds(self):
        """Escape sequences would clear a terminal; line breaks would pass for another problem."""
        text = changed("theme: second\n    category", 'theme: "a\\e[2J\\nx\\u2028{found}"\n    category')
        (problem,) = told(text)

        assert problem.startswith("39:12: 没有名为“a [2J x {found}”的 theme；")
        assert problem.isprintable()


class TestAllProblemsTogether:
    def test_in_the_order_of_the_file(self):
        """One look at the list, one pass through the file."""
        text = SOUND
        for old, new in [
            ("published: 2024-01-31", "published: 31.1.2024"),
            ("    metric: proposals\n", ""),
            ("as_written: 120件", "as_written: 很多件"),
            ("id: key_proposals", "id: key_proposals\n    colour: red"),
            ("kind: part_of", "kind: within"),
            ("figures: [proposals]\n    related", "figures: [proposal]\n    related"),
            ("related: [plan]", "related: [planning]"),
            ("id: share", "id: Share"),
        ]:
            assert text.count(old) == 1, old
            text = text.replace(old, new)

        assert [(problem.kind, problem.line) for problem in loaded(text).problems] == [
            ("not_date", 6),
            ("missing_key", 24),
            ("not_quantity", 25),
            ("unknown_key", 35),
            ("unknown_name", 46),
            ("unknown_name", 56),
            ("unknown_name", 57),
            ("not_id", 68),
        ]

    def test_of_one_item(self):
        """All parts of an item are read, whatever is missing or wrong before."""
        text = changed(
            "    kind: event\n    theme: first\n    actor: city\n    fields: [economy]\n    date: {from: 2023-03-01,",
            "    theme: frist\n    actor: cty\n    fields: [econmy]\n    date: {from: 2023-13-01,",
        )

        assert [(problem.kind, problem.line) for problem in loaded(text).problems] == [
            ("missing_key", 48),
            ("unknown_name", 49),
            ("unknown_name", 50),
            ("unknown_name", 51),
            ("no_such_day", 52),
        ]

    def test_of_a_file_that_lacks_a_whole_part(self):
        """The themes are gone and still the figures are read."""
        themes = SOUND[SOUND.index("themes:") : SOUND.index("figures:\n")]
        text = changed(themes, "").replace("120件", "若干件")

        assert kinds(text) == ["missing_key", "not_quantity"]

    @pytest.mark.parametrize(
        ("old", "new", "zh", "en"),
        [
            (
                *("themes:\n", "theems:\n"),
                "10:1: 不认识的键“theems”；应为 report, themes, figures, works, ratios, unstated 之一；"
                "是不是“themes”？",
                "10:1: unknown key 'theems'; expected one of report, themes, figures, works, ratios, unstated; "
                "did you mean 'themes'?",
            ),
            (
                *("figures:\n", "figuers:\n"),
                "23:1: 不认识的键“figuers”；应为 report, themes, figures, works, ratios, unstated 之一；"
                "是不是“figures”？",
                "23:1: unknown key 'figuers'; expected one of report, themes, figures, works, ratios, unstated; "
                "did you mean 'figures'?",
            ),
            (
                *("id: first\n", "idd: first\n"),
                "11:5: 不认识的键“idd”；应为 id, zh, line, summary, en, short, icon 之一；是不是“id”？",
                "11:5: unknown key 'idd'; expected one of id, zh, line, summary, en, short, icon; did you mean 'id'?",
            ),
            (
                *("id: proposals\n", "id: Proposals\n"),
                "24:9: “Proposals”不能作 id；应为小写字母开头，只含小写字母、数字和连接符（[a-z][a-z0-9_]*）；请改写。",
                "24:9: 'Proposals' cannot be an id; expected a small letter, then small letters, digits and "
                "connectors ([a-z][a-z0-9_]*); rewrite it.",
            ),
        ],
    )
    def test_are_told_by_their_cause_alone(self, old: str, new: str, zh: str, en: str):
        """Where a list or an id in it cannot be read, what refers to it is no problem of its own."""
        text = changed(old, new)

        assert ([zh], [en]) == (told(text), told(text, "en"))

    def test_unsound_item_is_no_second_problem_where_it_is_referred_to(self):
        """Figures of a theme without a summary, and the ratio and the work of a figure without a label, are fine."""
        assert kinds(changed("    summary: {zh: 编的, en: Made up}\n", "")) == ["missing_key"]
        assert kinds(changed("    label: {zh: 提案, en: Proposals}\n", "")) == ["missing_key"]


class TestSoundPart:
    def test_whole_file(self):
        report = sound(loaded(SOUND))

        assert ("made-up-2023", 2023, datetime.date(2024, 1, 31)) == (report.id, report.year, report.published)
        assert [theme.id for theme in report.themes] == ["first", "second"]
        assert [figure.id for figure in report.figures] == ["proposals", "key_proposals"]
        assert [work.id for work in report.works] == ["launch", "plan"]
        assert [ratio.id for ratio in report.ratios] == ["share"]
        assert [item.id for item in report.unstated] == ["outcome"]

    def test_unsound_figure_is_left_out_and_the_rest_stays(self):
        """Neither the work, nor the other figure, nor the ratio refers to it any more."""
        report = sound(loaded(changed("as_written: 120件", "as_written: 许多件")))

        assert [figure.id for figure in report.figures] == ["key_proposals"]
        assert report.figure("key_proposals").relations == ()
        assert report.work("launch").figures == ()
        assert report.ratios == ()
        assert report.unstated[0].figures == ()
        assert [work.id for work in report.works] == ["launch", "plan"]

    def test_unsound_work_is_left_out(self):
        report = sound(loaded(changed("kind: document", "kind: papr")))

        assert [work.id for work in report.works] == ["launch"]
        assert report.work("launch").related == ()

    def test_unsound_theme_takes_its_figures_and_works_along(self):
        report = sound(loaded(changed("line: 9\n", "line: nine\n")))

        assert [theme.id for theme in report.themes] == ["first"]
        assert [figure.id for figure in report.figures] == ["proposals"]
        assert [work.id for work in report.works] == ["launch"]

    def test_second_item_of_an_id_is_left_out(self):
        report = sound(loaded(changed("id: key_proposals", "id: proposals")))

        assert [str(figure.quantity) for figure in report.figures] == ["120件"]

    def test_unknown_key_costs_nothing_but_itself(self):
        report = sound(loaded(changed("    lead: true\n", "    laed: true\n")))

        assert [figure.id for figure in report.figures] == ["proposals", "key_proposals"]
        assert not report.figure("proposals").lead

    def test_unknown_relation_does_not_pass_for_disjoint(self):
        """What cannot be read must not allow a sum."""
        text = changed("relation: {to: proposals, kind: part_of}", "relation: [{to: proposals, kind: disjiont}]")
        report = sound(loaded(text))

        assert report.figure("key_proposals").relations == ()

    def test_nothing_stands_in_a_relation_to_itself(self):
        text = changed("relation: {to: proposals,", "share_of: key_proposals\n    relation: {to: key_proposals,")
        report = sound(loaded(text.replace("related: [plan]", "related: [launch]")))
        figure = report.figure("key_proposals")

        assert (figure.share_of, figure.relations, report.work("launch").related) == (None, (), ())

    def test_nothing_is_left_without_the_reports_own_data(self):
        assert loaded(changed("year: 2023\n", "year: last\n")).report is None

    def test_load_refuses_a_file_with_problems(self, tmp_path: Path):
        """All of them are in the one error."""
        path = tmp_path / "two.yaml"
        path.write_text(changed(": 120件", ": 若干件").replace("kind: document", "kind: papr"), encoding="utf-8")
        with pytest.raises(ReportFileError) as caught:
            load(path)

        assert [problem.kind for problem in caught.value.problems] == ["not_quantity", "unknown_name"]
        assert "\n".join(map(str, caught.value.problems)) == str(caught.value)


class TestWhatAFileMayHold:
    def test_byte_order_mark_and_windows_line_ends(self, tmp_path: Path):
        """What Notepad makes of a file changes nothing, and no line is counted twice."""
        path = tmp_path / "notepad.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
        bad = tmp_path / "bad.yaml"
        bad.write_bytes(b"\xef\xbb\xbf" + changed("kind: document", "kind: papr").replace("\n", "\r\n").encode())

        assert sound(loaded(SOUND)) == load(path)
        assert [(problem.line, problem.column) for problem in read(bad).problems] == [(60, 11)]

    def test_byte_order_mark_in_a_text_at_hand(self):
        assert told("\ufeff" + SOUND) == []

    @pytest.mark.parametrize(
        "words", ["12:30", "yes", "no", "on", "2023-01-01", "1_000", "0x1F", "1e3", ".inf", "=", "<<"]
    )
    def test_texts_that_yaml_would_turn_into_something_else(self, words: str):
        """A title stays the characters that were written."""
        report = sound(loaded(changed("title: 某市政协2023年综述", f"title: {words}")))

        assert words == report.title

    def test_tags_are_not_followed(self, tmp_path: Path):
        """A file never runs code: what a tag asks for is not done, and what stands there is only text."""
        trace = tmp_path / "trace"
        text = changed("title: 某市政协2023年综述", f"title: !!python/object/apply:os.mkdir [{str(trace)!r}]")

        assert told(text) == ["7:10: 这里写的是“[…]”；应为一段文字；请写文字，必要时加引号。"]
        assert not trace.exists()
        assert sound(loaded(changed("title: 某市政协2023年综述", "title: !!python/name:os.system x"))).title == "x"

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 100_000,
            "[" * 100_000 + "]" * 100_000,
            "{a: " * 100_000,
            "- " * 100_000,
            "? " * 100_000,
            "report: " + "[" * 50_000,
            "".join(" " * depth + "a:\n" for depth in range(2_000)),
        ],
    )
    def test_deep_nesting_does_not_end_the_process(self, text: str):
        """In a process of its own: libyaml's recursion would take the tests along."""
        program = (
            "import sys; from pathlib import Path; from cppcc.load import read;"
            "print(*[p.kind for p in read(Path('x.yaml'), sys.stdin.read()).problems])"
        )
        done = subprocess.run([sys.executable, "-c", program], input=text, capture_output=True, text=True, timeout=60)

        assert (done.returncode, done.stdout, done.stderr) == (0, "too_deep\n", "")

    @pytest.mark.parametrize(
        "text",
        [
            "&a [*a]",
            "&a {report: *a, themes: *a, figures: *a}",
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nreport: *c",
            "report: {<<: *other}",
        ],
    )
    def test_aliases_are_refused(self, text: str):
        """With them a short file stands for a long or an endless one; a report has no use for them."""
        assert kinds(text) == ["alias"]

    def test_billion_laughs(self):
        """Nine lines that stand for a thousand million items are refused, not spelled out: this test ends."""
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]

        assert kinds("\n".join(lines)) == ["alias"]

    @pytest.mark.parametrize("text", ["- a\n- b", "text", "42", "null", "{}", "[]", "? [a]\n: b", "report: \ud800"])
    def test_other_yaml_is_no_report(self, text: str):
        assert loaded(text).report is None
        assert all(problem.text() and problem.text("en") for problem in loaded(text).problems)
        assert kinds(text)

    def test_without_libyaml_all_is_the_same(self, monkeypatch: pytest.MonkeyPatch):
        """Where the wheel brings no libyaml, Python's own parser reads."""
        wrong = changed("as_written: 120件", "as_written: 若干件")
        quick = (loaded(SOUND), loaded(wrong), kinds("[" * 5_000), kinds("&a [*a]"), kinds("a: \x00"))
        monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)

        assert quick == (loaded(SOUND), loaded(wrong), kinds("[" * 5_000), kinds("&a [*a]"), kinds("a: \x00"))

    @pytest.mark.parametrize(
        ("old", "new", "zh", "en"), [fault for fault in FAULTS if str(fault.id).startswith("yaml_")]
    )
    def test_without_libyaml_slips_are_told_alike(
        self, monkeypatch: pytest.MonkeyPatch, old: str, new: str, zh: str, en: str
    ):
        """The two parsers word them differently; whoever reads the problem does not notice."""
        monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)

        assert ([zh], [en]) == (told(changed(old, new)), told(changed(old, new), "en"))


class TestReportFiles:
    def test_by_name_and_yaml_only(self, tmp_path: Path):
        for name in ("b.yaml", "a.yaml", "notes.txt"):
            (tmp_path / name).touch()
        (tmp_path / "folder.yaml").mkdir()

        assert [path.name for path in report_files(tmp_path)] == ["a.yaml", "b.yaml"]

    def test_none_where_there_is_no_folder(self, tmp_path: Path):
        assert report_files(tmp_path / "none") == ()


class TestVocabularyFile:
    """Nothing works without the terms, so a vocabulary with problems is not read at all."""

    TERM = "  - {id: a, zh: 甲, en: A, definition: {zh: 甲, en: A}}\n"
    GROUPS = ("categories", "actors", "fields", "kinds", "units", "metrics")

    def text(self) -> str:
        return "".join(f"{group}:\n{self.TERM}" for group in self.GROUPS)

    def problems(self, path: Path, text: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ReportFileError) as caught:
            vocabulary(path)
        return [problem.text("en").removeprefix(f"{path}:") for problem in caught.value.problems]

    def test_sound(self, tmp_path: Path):
        (tmp_path / "v.yaml").write_text(self.text(), encoding="utf-8")

        assert vocabulary(tmp_path / "v.yaml").units["a"].label["zh"] == "甲"

    def test_unit_may_have_a_word_for_one(self, tmp_path: Path):
        """In the languages that have one; another language's word is the same for one and for many."""
        text = self.text().replace(
            "units:\n" + self.TERM, "units:\n" + self.TERM.replace("{zh: 甲, en: A}}", "{zh: 甲}, one: {en: An A}}")
        )
        (tmp_path / "v.yaml").write_text(text, encoding="utf-8")
        unit = vocabulary(tmp_path / "v.yaml").units["a"]

        assert [unit.word(language, single=True) for language in ("zh", "en")] == ["甲", "An A"]
        assert [unit.word(language, single=False) for language in ("zh", "en")] == ["甲", "A"]

    def test_missing_group(self, tmp_path: Path):
        text = self.text().replace("units:\n" + self.TERM, "")

        assert self.problems(tmp_path / "v.yaml", text) == [
            "1:1: key 'units' is missing; it must be given; add 'units: …'."
        ]

    def test_group_that_is_no_list(self, tmp_path: Path):
        text = self.text().replace("units:\n" + self.TERM, "units: many\n")

        assert self.problems(tmp_path / "v.yaml", text) == [
            "9:8: found 'many'; expected a list; put each item on a line of its own, beginning with '- '."
        ]

    def test_repeated_id(self, tmp_path: Path):
        text = self.text().replace("actors:\n", "actors:\n" + self.TERM)

        assert self.problems(tmp_path / "v.yaml", text) == [
            "5:10: id 'a' is used on line 4 already; each id stands once; choose another."
        ]

    def test_all_problems_together(self, tmp_path: Path):
        text = self.text().replace("id: a, ", "", 1) + "colours: []\n"

        assert self.problems(tmp_path / "v.yaml", text) == [
            "2:5: key 'id' is missing; it must be given; add 'id: …'.",
            "13:1: unknown key 'colours'; expected one of categories, actors, fields, kinds, units, metrics; "
            "did you mean 'actors'?",
        ]

    def test_file_that_is_not_there(self, tmp_path: Path):
        """That is told, and not that it is empty as well."""
        with pytest.raises(ReportFileError) as caught:
            vocabulary(tmp_path / "none.yaml")

        assert [problem.kind for problem in caught.value.problems] == ["unreadable"]

    def test_file_without_anything(self, tmp_path: Path):
        assert self.problems(tmp_path / "v.yaml", "") == [
            "1:1: the file is empty; expected categories, actors, fields, kinds, units, metrics; "
            "take README.md as a pattern."
        ]


def sound(found: Loaded) -> Report:
    """The report that a file gave, which must hold together."""
    assert found.report is not None
    assert list(loose_ends(found.report)) == []
    return found.report


def loose_ends(report: Report) -> Iterator[str]:
    """References of a report that lead nowhere, and ids that stand for two things."""
    terms = vocabulary()
    themes, figures, works = ([item.id for item in items] for items in (report.themes, report.figures, report.works))
    for ids in (themes, figures, works, [ratio.id for ratio in report.ratios]):
        yield from (f"twice: {id}" for id in set(ids) if ids.count(id) > 1)
    if not themes:
        yield "no theme"
    for figure in report.figures:
        to = [relation.to for relation in figure.relations] + [figure.share_of or figure.id]
        yield from (f"{figure.id} → {id}" for id in to if id not in figures)
        if not (
            figure.theme in themes
            and figure.category in terms.categories
            and figure.actor in terms.actors
            and figure.metric in terms.metrics
            and figure.fields
            and set(figure.fields) <= set(terms.fields)
            and (figure.quantity.unit in terms.units or not figure.quantity.unit)
            and figure.label["zh"]
        ):
            yield figure.id
        if figure.headline and not terms.categories[figure.category].headline:
            yield f"{figure.id}: no headline category"
    for work in report.works:
        yield from (f"{work.id} → {id}" for id in work.figures if id not in figures)
        yield from (f"{work.id} → {id}" for id in work.related if id not in works)
        if work.theme not in themes or work.kind not in terms.kinds or not work.fields:
            yield work.id
        if work.dates and not datetime.date(1949, 1, 1) <= work.dates.start <= work.dates.end <= datetime.date(
            2100, 12, 31
        ):
            yield f"{work.id}: {work.dates}"
    for ratio in report.ratios:
        if not {ratio.of, ratio.per} <= set(figures):
            yield ratio.id
        else:
            report.quotient(ratio)
    for item in report.unstated:
        yield from (f"{item.id} → {id}" for id in item.figures if id not in figures)


#: Characters that mean something in YAML, or that files hold by accident.
CHARACTERS = "\n \t:-[]{},'\"#&*!|>%@`?\\~<=0123456789abcné件余多+－　“”\x00\x07\x7f\x85\xa0﻿￾\u2028\ud800😀"
WORDS = [
    "yes",
    "null",
    "*a",
    "&a ",
    "!!set",
    "? ",
    "- ",
    "---\n",
    "...\n",
    "<<: ",
    "%YAML 9.9\n",
    "\r\n",
    "[[[[",
    "{{{",
]
CHANGES = st.tuples(
    st.sampled_from(["delete", "replace", "insert", "delete lines", "repeat lines", "swap lines"]),
    st.integers(0, len(SOUND)),
    st.integers(1, 12),
    st.one_of(st.text(st.sampled_from(CHARACTERS), max_size=4), st.sampled_from(WORDS)),
)


def mutated(changes: list[tuple[str, int, int, str]]) -> str:
    text = SOUND
    for deed, place, count, words in changes:
        if deed == "delete":
            text = text[:place] + text[place + count :]
        elif deed == "replace":
            text = text[:place] + words + text[place + len(words) :]
        elif deed == "insert":
            text = text[:place] + words + text[place:]
        else:
            lines = text.splitlines(keepends=True)
            at = place % (len(lines) + 1)
            some = lines[at : at + count]
            if deed == "delete lines":
                lines[at : at + count] = []
            elif deed == "repeat lines":
                lines[at:at] = some
            else:
                lines[at : at + count] = some[::-1]
            text = "".join(lines)
    return text


class TestAnyFile:
    @settings(max_examples=400, deadline=None)
    @given(st.lists(CHANGES, min_size=1, max_size=6))
    @example([("insert", 0, 1, "\ud800")])
    def test_comes_back_as_problems_and_a_consistent_rest(self, changes: list[tuple[str, int, int, str]]):
        """Whatever happens to a sound file: nothing is raised, and what is left of it holds together."""
        found = loaded(mutated(changes))

        self.check(found)

    @settings(max_examples=150, deadline=None)
    @given(st.one_of(st.text(max_size=200), st.text(st.sampled_from(CHARACTERS), max_size=200)))
    def test_of_any_text(self, text: str):
        self.check(loaded(text))

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=300), st.booleans())
    def test_of_any_bytes(self, tmp_path_factory: pytest.TempPathFactory, data: bytes, behind: bool):
        path = tmp_path_factory.getbasetemp() / "bytes.yaml"
        path.write_bytes(SOUND.encode() + data if behind else data)

        self.check(read(path))

    def check(self, found: Loaded) -> None:
        assert found.report is not None or found.problems
        if found.report is not None:
            assert list(loose_ends(found.report)) == []
        places = [(problem.line, problem.column) for problem in found.problems]
        assert sorted(places) == places
        for problem in found.problems:
            self.check_problem(problem)

    def check_problem(self, problem: Problem) -> None:
        for language in ("zh", "en"):
            said = problem.text(language)
            assert said.isprintable()
            assert len(said) < 700
            assert said.startswith(f"{problem.path}:{problem.line}:{problem.column}: ")


def test_relation_kinds_are_those_of_the_design():
    assert list(RelationKind) == ["part_of", "overlaps", "disjoint", "unstated"]


def test_what_only_adorns_an_item_costs_no_figure():
    """A theme with an icon that is none keeps its figures; what is wrong is told all the same."""
    found = loaded(changed("icon: flag", "icon: 'home:red[x]'"))

    assert [problem.kind for problem in found.problems] == ["not_id"]
    assert found.report is not None
    assert [theme.id for theme in found.report.themes] == ["first", "second"]
    assert len(found.report.figures) == 2

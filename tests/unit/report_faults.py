"""The faults that are made in a sound report file for tests, and what each is said to be."""

from __future__ import annotations

import pytest

from cppcc.files.load import vocabulary
from tests.unit.sample import SOUND

FIGURE_KEYS = "id, metric, as_written, at, theme, category, actor, fields, label, "

FIGURE_KEYS += "note, headline, lead, period, share_of, relation, hero, noun, counted_as, consequence, "

FIGURE_KEYS += "consequence_apart"

CATEGORIES = (
    "proposal, social_condition, consultation, media, inspection, supervision, speech, "
    "organisation, research, rural, outcome, reach, profile"
)

PROVINCE = vocabulary().actors["province"].label

PROPOSAL_LINES = "category: proposal\n    actor: city\n    fields: [general]"

QUANTITIES = SOUND[SOUND.index("as_written: 120件") : SOUND.index("works:\n")]

KEY_PROPOSALS = SOUND[SOUND.index("  - id: key_proposals") : SOUND.index("works:\n")]


#: What is changed in the sound file; and what is said of it, in Chinese and in English.
FAULTS = [
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
        *("line: 3\n", f"line: {'9' * 2_000}\n"),
        f"14:11: “{'9' * 60}…”不是整数；应为只用数字写的整数，如 43；请改写。",
        f"14:11: '{'9' * 60}…' is no whole number; expected digits only, such as 43; rewrite it.",
        id="not_whole_number: far too many digits",
    ),
    pytest.param(
        *("line: 3\n", "line: 0\n"),
        "14:11: “0”不是行号；行号从 1 数起；请数一数它在原文的第几行。",
        "14:11: '0' is no line; lines are counted from 1; count on which line of the report's text it stands.",
        id="no_such_line: of a theme",
    ),
    pytest.param(
        *("line: 4, token", "line: 0, token"),
        "27:16: “0”不是行号；行号从 1 数起；请数一数它在原文的第几行。",
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
        *("kind: event\n", "kind: event\n    category: [media, meda]\n"),
        f"50:23: 没有名为“meda”的 category；应为 {CATEGORIES} 之一；是不是“media”？",
        f"50:23: no category is called 'meda'; expected one of {CATEGORIES}; did you mean 'media'?",
        id="unknown_name: category of a work",
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
        "25:13: 没有名为“propsals”的指标名；应为 data/vocabulary.yaml 的 metrics 之一；是不是“proposals”？"
        "新指标请先加进 vocabulary.yaml。",
        "25:13: no metric is called 'propsals'; expected one of the metrics in data/vocabulary.yaml; "
        "did you mean 'proposals'? "
        "Add a new metric there first.",
        id="unknown_metric",
    ),
    pytest.param(
        *("level: city", "level: 省"),
        f"4:57: 没有名为“省”的 level；应为 city, county, province, national 之一；"
        f"是不是 “province”（{PROVINCE['zh']}）？",
        "4:57: no level is called '省'; expected one of city, county, province, national; "
        f"did you mean 'province' ({PROVINCE['en']})?",
        id="unknown_name: level, in Chinese",
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
        "45:13: 没有名为“sesion”的 period；应为 year, event, as_of, session, since_session, term, unstated 之一；"
        "是不是“session”？",
        "45:13: no period is called 'sesion'; expected one of year, event, as_of, session, since_session, term, "
        "unstated; "
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
        "26:17: “数千人次”里的“数千”没有确定的数；应为一个数和它的单位，如 442件、30余项；不收为指标",
        "26:17: '数千人次': '数千' has no value; expected one number and its unit, as in '442件' or '30余项'. "
        "Leave it out of the figures.",
        id="not_quantity",
    ),
    pytest.param(
        *("as_written: 120件", "as_written: 百次"),
        "26:17: “百次”只有数量级，前面没有数，也没有约数词；应写成 100件、近百件 这样；请核对报告",
        "26:17: '百次': a magnitude without a number or a bound; expected '100件' or '近百件'. Check the report.",
        id="not_quantity: its own reason",
    ),
    pytest.param(
        *("as_written: 120件", "as_written: 同比增长12%"),
        "26:17: “同比增长12%”说的是变化，不是数量；应为报告所计的数，如 442件、90%；变化不收为指标，可写进 note",
        "26:17: '同比增长12%' states a change, not a level; expected what the report counts, as in '442件' or '90%'. "
        "Leave it out of the figures; a note may tell it.",
        id="not_quantity: a change",
    ),
    pytest.param(
        *("as_written: 120件", "as_written: 121件"),
        "27:9: token“提案120件”里的数是“120件”，as_written 却是“121件”；token 里的数应是这个指标的；"
        "请核对报告，改其中一处",
        "27:9: token '提案120件' holds '120件', as_written is '121件'; a number in the token must be the figure's own; "
        "check the report and mend one of them.",
        id="other_quantity",
    ),
    pytest.param(
        *("token: 提案120件", "token: 提案增加120件"),
        "27:9: token“提案增加120件”里的是“增加120件”，不是 as_written 的“120件”；“增加120件”说的是变化，不是数量；"
        "应为报告所计的数，如 442件、90%；变化不收为指标，可写进 note",
        "27:9: token '提案增加120件' holds '增加120件', which is not the '120件' of as_written. '增加120件' states a "
        "change, not a level; expected what the report counts, as in '442件' or '90%'. "
        "Leave it out of the figures; a note may tell it.",
        id="no_quantity",
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
        *(QUANTITIES, QUANTITIES.replace("120件", "0件").replace("part_of", "overlaps")),
        "68:5: key_proposals ÷ proposals 的上下限无法判定；计算指标的两个数应能相除；"
        "请删去这个计算指标或核对两个指标。",
        "68:5: key_proposals ÷ proposals has no sound bound; a ratio's two figures must be divisible; "
        "delete it or check both figures.",
        id="no_quotient",
    ),
]

"""What no report can mean, made in the sound report file for tests, and what is said of it."""

from __future__ import annotations

import pytest

from tests.unit.loading import changed

RELATION = "    relation: {to: proposals, kind: part_of}\n"
HASH = "0" * 64


def with_key(written: str, *more: str, metric: str = "key_proposals") -> str:
    """The sound text with another quantity of the key proposals, and other lines in place of their relation."""
    text = changed("as_written: 8件", f'as_written: "{written}"')
    text = text.replace("token: 重点提案8件", f"token: 重点提案{written}").replace(
        "metric: key_proposals", f"metric: {metric}"
    )
    lines = "".join(f"    {line}\n" for line in more)
    # Percentages have no ratio with a count that anyone counts in.
    return text.replace(RELATION, lines).replace("  - {id: share,", "  # - {id: share,")


PART_OF = "relation: {to: proposals, kind: part_of}"


def with_other(written: str, *more: str, metric: str = "proposals_handled") -> str:
    """One more figure of the sound text, as it stands in a file."""
    lines = (
        *("id: other", f"metric: {metric}", f"as_written: {written}", f"at: {{line: 4, token: 又{written}}}"),
        *("theme: first", "category: proposal", "actor: city", "fields: [general]", "label: {zh: 又}"),
    )
    return "  - " + "\n    ".join((*lines, *more)) + "\nworks:\n"


def with_both(written: str, other: str, *more: str, metric: str = "filing_rate", other_more: str = "") -> str:
    """The sound text with another quantity of the key proposals, and a further figure."""
    text = with_key(written, *more, metric=metric)
    return text.replace("works:\n", with_other(other, other_more, metric=metric))


#: The text; and what is said of it, in Chinese and in English.
IMPOSSIBLE = [
    pytest.param(
        with_key("121件", PART_OF),
        "46:37: “121件”大于它所在的“120件”；部分不应大于整体；"
        "请核对两处 as_written，或两者谁在谁之内：part_of 写在部分那一条。",
        "46:37: '121件' is larger than '120件', which it is part of; no part is larger than its whole; "
        "check both 'as_written', or which is within which: 'part_of' stands at the part.",
        id="part_larger: a part larger than its whole",
    ),
    pytest.param(
        with_key("40%", metric="filing_rate"),
        "37:17: 百分比“40%”没有写分母；应写明是哪个指标的百分之几；"
        "请加上 share_of: 分母指标的 id，分母没有收为指标的先收进来。",
        "37:17: the percentage '40%' does not say what it is a share of; expected the figure that is its "
        "whole; add 'share_of: …' with that figure's id, and enter that figure first where it is missing.",
        id="share_of_what: a share of nobody knows what",
    ),
    pytest.param(
        with_key("101%", "share_of: proposals", metric="filing_rate"),
        "37:17: “101%”超过 100%；一部分不会比全部还多；请核对 as_written，超额完成一类的不是占比，不收为指标。",
        "37:17: '101%' is more than 100%; no part is more than its whole; check 'as_written', and leave out "
        "what exceeds a target: it is no share.",
        id="share_beyond: a share larger than its whole",
    ),
    pytest.param(
        with_key("40%", "share_of: proposals", metric="filing_rate").replace("120件", "0件"),
        "46:15: 分母是“0件”；百分比的分母应是大于零的件数、人数等，不是另一个百分比；请改 share_of。",
        "46:15: its whole is '0件'; a percentage is a share of a count above nought, not of another "
        "percentage; mend 'share_of'.",
        id="share_of_no_count: a share of nothing",
    ),
    pytest.param(
        with_key("8件", "share_of: proposals"),
        "46:15: “8件”不是百分比，却写了 share_of；share_of 只用于百分比；"
        "请删去，是另一个数的一部分则写 relation，kind: part_of。",
        "46:15: '8件' is no percentage and has 'share_of'; that is for percentages only; delete it, or write "
        "a relation with kind: part_of where it is a part of another figure.",
        id="no_share: a count as a share",
    ),
    pytest.param(
        with_key("8元", metric="members"),
        "37:17: 指标名“members”数的是人，“8元”的单位“元”数的是钱；两者应一致；请核对 as_written，或换一个 metric。",
        "37:17: the metric 'members' counts people, and '8元' with its unit '元' counts money; both must count "
        "the same; check 'as_written', or take another metric.",
        id="metric_and_unit: persons in yuan",
    ),
    pytest.param(
        changed(HASH, "x"),
        "9:16: “x”不是 sha256 校验值；应为 64 个十六进制字符（0–9、a–f）；"
        "还不知道时先写 64 个 0，verify 会告诉你该写什么。",
        "9:16: 'x' is no sha256; expected 64 hexadecimal digits (0–9, a–f); while you do not know it write "
        "64 noughts, and verify tells what it should be.",
        id="not_sha256: a hash that is none",
    ),
    pytest.param(
        changed("    lead: true\n", "    lead: true\n    relation: {to: key_proposals, kind: disjoint}\n"),
        "35:41: 与“key_proposals”写了互不重叠，按其他关系两者却有共同的部分；两种说法应一致；"
        "请核对这个关系和有关的 part_of、overlaps。",
        "35:41: 'key_proposals' is said to be disjoint, and by other relations they have something in common; both "
        "must agree; check this relation and those that are part_of and overlaps.",
        id="disjoint_but_not",
    ),
    pytest.param(
        changed("    lead: true\n", "    lead: true\n    relation: {to: key_proposals, kind: unstated}\n"),
        "35:41: 与“key_proposals”写了原文未说明，按其他关系却已知道两者的关系；两种说法应一致；"
        "请删去这个关系，或核对其他关系。",
        "35:41: the relation to 'key_proposals' is said to be unstated, and other relations tell it; both must agree; "
        "delete this relation, or check the others.",
        id="unstated_but_known",
    ),
    pytest.param(
        with_both(
            "70件",
            "60件",
            PART_OF,
            metric="proposals_handled",
            other_more="relation: [{to: proposals, kind: part_of}, {to: key_proposals, kind: disjoint}]",
        ),
        "49:17: “70件 (key_proposals) + 60件 (other)”互不重叠，都在“120件”之内，合起来却比它多；"
        "各部分之和不应大于整体；请核对各处 as_written，以及有关的 part_of 和 disjoint。",
        "49:17: '70件 (key_proposals) + 60件 (other)' have nothing in common, are within '120件', and come to more "
        "than that; no parts are more than their whole; check each 'as_written', and the relations part_of and "
        "disjoint.",
        id="parts_beyond: two parts larger than their whole",
    ),
    pytest.param(
        with_both(
            "60%",
            "70%",
            "share_of: proposals",
            other_more="share_of: proposals\n    relation: {to: key_proposals, kind: disjoint}",
        ),
        "49:17: “60% (key_proposals) + 70% (other)”是同一个数（120件）的占比，写了互不重叠，合起来却超过 100%；"
        "各部分之和不应大于整体；请核对各处 as_written、share_of 和 disjoint。",
        "49:17: '60% (key_proposals) + 70% (other)' are shares of one number (120件), are said to be disjoint, and "
        "come to more than 100%; no parts are more than their whole; check each 'as_written', 'share_of' and disjoint.",
        id="shares_beyond: two shares of more than all",
    ),
    pytest.param(
        with_key("40%", "share_of: proposals", PART_OF, metric="filing_rate"),
        "47:37: “40%”与“120件”（proposals）一个是百分比，一个是数量；百分比不是数量的一部分，也不与它重叠；"
        "请删去这个关系，百分比的分母写在 share_of，它所指的那一部分另收为指标再写 part_of。",
        "47:37: one of '40%' and '120件' (proposals) is a percentage, the other a count; a percentage is no part of a "
        "count and overlaps none; delete the relation: its whole stands in 'share_of', and the part that it tells of "
        "is a figure of its own, with part_of.",
        id="share_and_count: a share as a part of its whole",
    ),
    pytest.param(
        with_both(
            "60%",
            "30%",
            "share_of: proposals",
            other_more="share_of: members\n    relation: {to: key_proposals, kind: disjoint}",
        ).replace("works:\n", with_other("400名", metric="members").replace("other", "members"), 1),
        "57:41: “30%”与“60%”不是同一个数的占比，不能相加；disjoint 只用于可以相加的两个指标；"
        "请删去这个关系，或核对两处 share_of。",
        "57:41: '30%' and '60%' are shares of different numbers and are never added; 'disjoint' is for two figures "
        "that may be; delete the relation, or check both 'share_of'.",
        id="disjoint_wholes: shares of two wholes to be added",
    ),
    pytest.param(
        with_key("1.5名", metric="members"),
        "37:17: “1.5名”不是整数；指标名“members”数的是一个一个的，没有半个；"
        "请核对 as_written，是平均数的换一个 metric，没有合适的不收为指标。",
        "37:17: '1.5名' is no whole number; the metric 'members' counts one by one, and there is no half of one; check "
        "'as_written', take another metric where it is an average, and leave it out where none fits.",
        id="part_of_one: half a person",
    ),
]

"""Reports made up for the tests. No committee wrote them; they hold what the real one happens not to hold."""

from __future__ import annotations

from pathlib import Path

from cppcc.files.load import read
from cppcc.model.report import Report

#: A small sound file, by hand. Tests change one place of it and look at what is said of that.
SOUND = """\
# Made up for the tests: no committee wrote this.
report:
  id: made-up-2023
  committee: {zh: 某市政协, en: A Made-up Committee, level: city, division: "000000"}
  year: 2023
  published: 2024-01-31
  title: 某市政协2023年综述
  url: https://example.org/report
  text_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
themes:
  - id: first
    zh: 第一部分
    en: First part
    line: 3
    summary: {zh: 编的, en: Made up}
  - id: second
    zh: 第二部分
    en: Second part
    short: {zh: 第二, en: Second}
    icon: flag
    line: 9
    summary: {zh: 也是编的, en: Made up too}
figures:
  - id: proposals
    metric: proposals
    as_written: 120件
    at: {line: 4, token: 提案120件}
    theme: first
    category: proposal
    actor: city
    fields: [general]
    label: {zh: 提案, en: Proposals}
    headline: true
    lead: true
  - id: key_proposals
    metric: key_proposals
    as_written: 8件
    at: {line: 5, token: 重点提案8件}
    theme: second
    category: proposal
    actor: city
    fields: [economy, rural]
    label: {zh: 重点提案, en: Key proposals}
    note: {zh: 编的说明, en: A made-up note}
    period: session
    relation: {to: proposals, kind: part_of}
works:
  - id: launch
    kind: event
    theme: first
    actor: city
    fields: [economy]
    date: {from: 2023-03-01, to: 2023-03-31, as_written: 3月}
    label: {zh: 启动, en: Launch}
    summary: {zh: 编的会, en: A made-up meeting}
    figures: [proposals]
    related: [plan]
    at: {line: 6, token: 启动会}
  - id: plan
    kind: document
    theme: second
    actor: county
    fields: [rural]
    label: {zh: 方案, en: Plan}
    summary: {zh: 编的文件, en: A made-up document}
    at: {line: 10, token: 方案}
ratios:
  - {id: share, of: key_proposals, per: proposals, label: {zh: 比, en: Ratio}}
unstated:
  - {id: outcome, zh: 结果如何, en: What came of it, figures: [proposals]}
"""

#: The same with how much it holds, and its end: half of it is known for what it is.
COUNTED = SOUND.replace("themes:\n", "count: {figures: 2, works: 2, ratios: 1, unstated: 1}\nthemes:\n", 1) + "...\n"


def made_up(text: str) -> Report:
    """The report of a made-up text that must be sound."""
    loaded = read(Path("made-up.yaml"), text)
    assert loaded.problems == ()
    assert loaded.report is not None
    return loaded.report


#: Forty Chinese characters, ninety English ones: longer than any real label.
LONG_ZH = "关于进一步完善新时代市域社会治理现代化试点城市建设长效协商议事机制的重点专题调研报告和建议"[:40]
LONG_EN = "Research report on a lasting consultation mechanism for the pilot city of modern governance"[:90]
WORDS = f"{{zh: {LONG_ZH}, en: {LONG_EN}}}"

#: What the real report happens not to hold: nought, upper bounds, abouts, ranges, and numbers of thirteen digits.
_QUANTITIES = (
    *("0件", "近5000件", "约300件", "3至5件", "1234567890123件"),
    *("1万亿元", "0.07元", "不少于5次", "100万+", "97.9%", "2.83万余人次", "3至5万人次", "一件"),
)


def _figure(id: str, metric: str, written: str, theme: str, category: str, *more: str) -> str:
    lines = [
        f"  - id: {id}",
        f"metric: {metric}",
        f'as_written: "{written}"',
        f"at: {{line: 1, token: {LONG_ZH}}}",
        f"theme: {theme}",
        f"category: {category}",
        "actor: city",
        "fields: [general]",
        f"label: {WORDS}",
        f"note: {{zh: {LONG_ZH * 3}, en: {' '.join([LONG_EN] * 3)}}}",
        *more,
    ]
    return "\n    ".join(lines) + "\n"


def _extreme() -> str:
    head = SOUND[: SOUND.index("figures:\n")]
    for word in ("第一部分", "第二部分"):
        head = head.replace(word, LONG_ZH[: len(word) + 12])
    figures = []
    for category in ("proposal", "social_condition", "consultation", "media", "rural", "outcome", "reach"):
        for index, written in enumerate(_QUANTITIES):
            more = ["lead: true"] if index % 2 else []
            if index == 4 and category not in ("rural", "outcome", "reach"):
                more = ["headline: true"]
            if category == "proposal" and index != 4:
                more += ["relation: {to: proposal_4, kind: unstated}"]
            if written.endswith("%"):
                more += [f"share_of: {category}_4"]
            theme = "first" if index % 3 else "second"
            figures.append(_figure(f"{category}_{index}", "reading_reach", written, theme, category, *more))
    for index, written in enumerate(_QUANTITIES):
        metric = "courtyard_member_participations" if written.endswith("人次") else "courtyard_sessions"
        if not written.endswith(("%", "元")):  # which no one counts sessions in
            figures.append(_figure(f"courtyard_{index}", metric, written, "first", "consultation"))
    dates = [
        *(("2023-01-01", "2023-01-01"), ("2023-12-31", "2023-12-31"), ("2023-01-01", "2023-12-31")),
        *(("2023-12-20", "2024-02-10"), ("2023-06-30", "2023-06-30"), ("2023-06-30", "2023-06-30")),
        *(("2023-07-01", "2023-07-01"), ("2022-12-01", "2022-12-01")),
    ]
    works = [
        f"  - id: work_{index}\n    kind: event\n    theme: {'first' if index % 2 else 'second'}\n    actor: city\n"
        f"    fields: [general]\n    label: {WORDS}\n    summary: {WORDS}\n"
        f"    at: {{line: 1, token: {index}}}\n    figures: [proposal_{index}, consultation_{index}]\n"
        f"    date: {{from: {start}, to: {end}, as_written: {LONG_ZH[:12] if index % 3 else start[5:]}}}\n"
        for index, (start, end) in enumerate(dates)
    ]
    ratios = [
        f"  - {{id: {prefix}_ratio_{a}_{b}, of: {prefix}_{a}, per: {prefix}_{b}, label: {WORDS}}}\n"
        for prefix, pairs in (
            ("rural", ((0, 4), (4, 5), (5, 4), (8, 4), (10, 4))),
            ("courtyard", ((0, 4), (8, 4), (10, 4))),
        )
        for a, b in pairs
    ]
    return head + "figures:\n" + "".join(figures) + "works:\n" + "".join(works) + "ratios:\n" + "".join(ratios)


#: Everything that is hard to draw, at once.
EXTREME = _extreme()

#: What a data file may hold by mistake or by malice, for a page to show as text.
HOSTILE = "</script><script>alert(1)</script>&amp;<b>x</b>\u2028"


#: Bars among what may be compared.
LINEAR = {"scale": "linear"}

#: id, metric, as written, category, label, and the rest of a figure.
_MORE = (
    ("adopted", "filing_rate", "90.4%", "proposal", "采纳", "actor: city, share_of: proposals"),
    ("refused", "reply_rate", "7%", "proposal", "不立案", "actor: county, share_of: proposals"),
    ("bulletins", "social_condition_bulletins", "14期", "social_condition", "信息", "actor: city"),
    ("bulletins_too", "social_condition_bulletins", "7期", "social_condition", "另一种信息", "actor: city"),
)


def with_shares(adopted: str = "采纳") -> Report:
    """120 proposals, of which 8 are key ones, 90.4 % were adopted and 7 % not filed; and two numbers of bulletins.

    Args:
        adopted: the label of the 90.4 %.
    """
    more = "".join(
        f"  - {{id: {id}, metric: {metric}, as_written: {written}, at: {{line: 4, token: 「{written}」}}, "
        f"theme: first, category: {category}, fields: [general], label: {{zh: {label}, en: {id}}}, {rest}}}\n"
        for id, metric, written, category, label, rest in _MORE
    )
    more = more.replace("采纳", f'"{adopted}"')
    return made_up(SOUND.replace("    period: session\n", "").replace("works:\n", more + "works:\n"))

"""CSV and JSON of a whole report, reopened with pandas and json and held against the report file itself."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal

import pandas as pd
import pytest
import yaml

import cppcc
from cppcc import read
from cppcc.content.catalog import SAVED
from cppcc.files.load import REPORTS
from cppcc.messages import LANGUAGES, say
from cppcc.model.report import Report
from cppcc.model.selection import Selection
from cppcc.speech import phrases
from cppcc.write import dataset
from tests import files
from tests.speeches import ZH, speech
from tests.unit.sample import SOUND

FILE = REPORTS / "kunming-2023.yaml"
EVERYTHING = Selection()
FILTERED = Selection(themes=("innovation", "unity"), actors=("system",))


def loaded(text: str | None = None) -> Report:
    """The real report, or that of another text."""
    found = read(FILE, text).report
    assert found is not None
    return found


@pytest.fixture(scope="module")
def report():
    return loaded()


@pytest.fixture(scope="module")
def written():
    """The report file as any YAML reader gives it: id → what is written there, for figures, ratios and works."""
    contents = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return {part: {item["id"]: item for item in contents[part]} for part in ("figures", "ratios", "works", "unstated")}


def as_json(report, selection=EVERYTHING):
    return json.loads(dataset.json(report, selection))


def as_csv(report, selection=EVERYTHING, language="zh"):
    """The table, every cell as it stands, its columns called as in Chinese; and what stands behind it."""
    frame = pd.read_csv(
        io.BytesIO(dataset.csv(report, selection, speech(language))),
        dtype=str,
        keep_default_na=False,
        encoding="utf-8-sig",
    )
    names = {say(language, f"heading.{name}"): name for name in ("item", "words", "value", "upper", "bound", "unit")}
    frame = frame.rename(columns=names)
    end = list(frame["id"]).index("")
    rows = frame[:end].to_dict("records")
    return rows, list(frame["item"][end + 1 :])


def of_kind(rows, kind, language="zh"):
    return [row for row in rows if row["item"] == say(language, f"data.{kind}")]


def read_by_hand(as_written):
    """Number and bound of what this report writes: no more of the rules than it needs, and none of the engine's."""
    digits = re.match(r"[0-9]+", as_written)
    number = int(digits[0]) if digits else {"一件": 1, "五个方面": 5}[as_written]
    return number * (10_000 if "万" in as_written else 1), "at_least" if re.search("[余多+]", as_written) else "exact"


class TestJson:
    def test_holds_every_figure_as_the_file_has_it(self, report, written):
        """Number, bound, words and place, and what it is: all of them, and no other."""
        rows = {row["id"]: row for row in as_json(report)["figures"]}

        assert list(rows) == list(written["figures"])
        for id, item in written["figures"].items():
            row = rows[id]
            assert (row["value"], row["bound"]) == read_by_hand(item["as_written"])
            assert type(row["value"]) is int
            assert row["upper"] is None
            assert re.fullmatch(r"[0-9一五]+[余多]?万?" + re.escape(row["unit"]) + r"\+?", row["as_written"])
            assert (row["line"], row["token"]) == (int(item["at"]["line"]), item["at"]["token"])
            assert row["fields"] == list(dict.fromkeys(item["fields"]))
            assert (row["label_zh"], row["label_en"]) == (item["label"]["zh"], item["label"].get("en"))
            assert (row["note"], row["note_en"]) == tuple(item.get("note", {}).get(language) for language in LANGUAGES)
            assert (row["period"], row["share_of"]) == (item.get("period", "year"), item.get("share_of"))
            for key in ("metric", "category", "theme", "actor", "as_written"):
                assert row[key] == item[key]

    def test_holds_every_work_as_the_file_has_it(self, report, written):
        rows = {row["id"]: row for row in as_json(report)["works"]}

        assert list(rows) == list(written["works"])
        for id, item in written["works"].items():
            row, date = rows[id], item.get("date", {})
            assert (row["date_from"], row["date_to"]) == (date.get("from"), date.get("to"))
            assert row["date_as_written"] == date.get("as_written")
            assert (row["line"], row["token"]) == (int(item["at"]["line"]), item["at"]["token"])
            assert row["figures"] == item.get("figures", [])
            for language, ending in (("zh", ""), ("en", "_en")):
                assert row[f"label_{language}"] == item["label"].get(language)
                assert row[f"summary_{language}"] == item["summary"].get(language)
                assert row[f"note{ending}"] == item.get("note", {}).get(language)
                assert row[f"date_note{ending}"] == date.get("note", {}).get(language)
            for key in ("kind", "theme", "actor"):
                assert row[key] == item[key]

    def test_holds_every_ratio_with_a_bound_that_is_true(self, report, written):
        """3700余 ÷ 294 is more than 12.5, never 12.6: rounded down, as all are that are bounds from below."""
        contents = as_json(report)
        values = {row["id"]: row for row in contents["figures"]}
        rows = {row["id"]: row for row in contents["ratios"]}

        assert list(rows) == list(written["ratios"])
        for id, item in written["ratios"].items():
            row, of, per = rows[id], values[item["of"]], values[item["per"]]
            assert (row["of"], row["per"], row["label_zh"]) == (item["of"], item["per"], item["label"]["zh"])
            assert row["unit"] == ("" if of["unit"] == per["unit"] else f"{of['unit']}/{per['unit']}")
            true, value = Decimal(of["value"]) / per["value"], Decimal(str(row["value"]))
            assert abs(value / true - 1) < Decimal("0.05")
            if row["bound"] == "at_least":
                assert value <= true
        assert rows["public_per_session"]["value"] == 12.5

    def test_says_which_figures_may_be_added_and_what_they_make(self, report):
        """1885 and 3700余 people at the same sessions; no other two."""
        assert as_json(report)["sums"] == [
            {
                "report": report.id,
                "figures": ["courtyard_members", "courtyard_public"],
                "value": 5585,
                "upper": None,
                "bound": "at_least",
                "unit": "人(次)",
            }
        ]

    def test_tells_what_the_report_does_not_say(self, report, written):
        assert [(row["id"], row["text_zh"], row["figures"]) for row in as_json(report, FILTERED)["unstated"]] == [
            (id, item["zh"], item.get("figures", [])) for id, item in written["unstated"].items()
        ]

    def test_begins_with_what_it_was_made_of(self, report):
        contents = as_json(report, FILTERED)

        assert list(contents) == [
            *("format", "format_version", "cppcc_version", "report", "filters"),
            *("figures", "ratios", "works", "unstated", "relations", "sums"),
        ]
        assert (contents["format"], contents["format_version"]) == ("cppcc-data", 1)
        assert contents["cppcc_version"] == cppcc.__version__
        assert contents["filters"] == {
            "theme": ["innovation", "unity"],
            "field": [],
            "category": [],
            "actor": ["system"],
            "kind": [],
        }
        assert contents["report"] == {
            "id": "kunming-2023",
            "committee": {
                "zh": "昆明市政协",
                "en": "Kunming Municipal CPPCC Committee",
                "level": "city",
                "division": "530100",
            },
            "year": 2023,
            "published": "2024-01-11",
            "title": report.title,
            "url": report.url,
            "text_sha256": report.text_sha256,
            "file_sha256": report.file_sha256,
        }

    def test_keeps_both_ends_of_a_range_and_digits_that_no_float_has(self):
        """Synthetic: the real report happens to have neither."""

        def change(contents):
            contents["figures"][0] |= {"as_written": "3至5件", "at": {"line": 4, "token": "提案3至5件"}}
            share = "12.34567890123456789%"
            contents["figures"][1] |= {"as_written": share, "at": {"line": 5, "token": share}}
            del contents["ratios"], contents["figures"][1]["relation"]

        rows = as_json(loaded(files.changed(change)))["figures"]

        assert [(row["value"], row["upper"], row["bound"]) for row in rows] == [
            (3, 5, "between"),
            ("12.34567890123456789", None, "exact"),
        ]


class TestCsv:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_holds_every_number_as_the_file_has_it(self, report, written, language):
        rows = {row["id"]: row for row in of_kind(as_csv(report, language=language)[0], "figure", language)}

        assert list(rows) == list(written["figures"])
        for id, item in written["figures"].items():
            row, (value, bound) = rows[id], read_by_hand(item["as_written"])
            assert (row["value"], row["words"], row["upper"]) == (str(value), item["as_written"], "")
            assert row["bound"] == say(language, f"bound.{bound}")
            assert row[say(language, "heading.name")] == item["label"][language]
            assert row[say(language, "heading.token")] == item["at"]["token"]

    def test_holds_every_ratio_and_work(self, report, written):
        rows, _ = as_csv(report)
        works = {row["id"]: row for row in of_kind(rows, "work")}

        assert [row["id"] for row in of_kind(rows, "ratio")] == list(written["ratios"])
        assert [row["words"] for row in of_kind(rows, "ratio")] == [
            phrases.ratio_words(report, ratio, ZH) for ratio in report.ratios
        ]
        assert list(works) == list(written["works"])
        for id, item in written["works"].items():
            date = item.get("date", {})
            assert (works[id]["起"], works[id]["止"]) == (date.get("from", ""), date.get("to", ""))
        assert len(rows) == len(written["figures"]) + len(written["ratios"]) + len(written["works"])

    def test_has_the_numbers_of_the_json(self, report):
        """Two formats, one content."""
        contents, (rows, _) = as_json(report, FILTERED), as_csv(report, FILTERED)
        numbers = [(row["id"], str(row["value"])) for part in ("figures", "ratios") for row in contents[part]]

        assert [(row["id"], row["value"]) for row in rows if row["value"]] == numbers
        assert [row["id"] for row in of_kind(rows, "work")] == [row["id"] for row in contents["works"]]

    def test_opens_right_in_excel(self, report):
        contents = dataset.csv(report, EVERYTHING, ZH)

        assert contents.startswith(b"\xef\xbb\xbf")
        assert contents.count(b"\n") == contents.count(b"\r\n") > len(report.figures) + len(report.works)

    def test_says_at_its_end_what_it_was_made_of(self, report):
        assert as_csv(report, FILTERED)[1] == [
            "筛选：工作主题：创新探索、团结联合；履职主体：全市政协系统",
            phrases.source(report, ZH),
            f"数据文件：kunming-2023，sha256 {report.file_sha256}",
            f"看板版本：cppcc {cppcc.__version__}",
        ]

    @pytest.mark.parametrize("text", ["=cmd|'/c calc'!A0", "@SUM(1)", "-1+1"])
    def test_runs_nothing(self, text):
        rows, _ = as_csv(loaded(files.hostile(text)))

        assert f"'{text}" in {cell for row in rows for cell in row.values()}
        assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("format", SAVED["data"])
class TestBoth:
    def test_same_input_gives_the_same_bytes(self, report, format):
        made = SAVED["data"][format].write

        assert made(report, FILTERED, ZH) == made(loaded(), FILTERED, ZH)

    def test_change_with_the_file(self, format):
        """Which state of the file it was, its hash tells: a comment is enough."""
        one, other = (SAVED["data"][format].write(loaded(text), EVERYTHING, ZH) for text in (SOUND, f"{SOUND}# more\n"))

        assert one != other

    def test_are_whole_when_nothing_is_left(self, report, format):
        nothing = Selection(themes=("introduction",), categories=("media",))
        contents = SAVED["data"][format].write(report, nothing, ZH).decode("utf-8-sig")

        assert report.file_sha256 in contents
        assert "media_reports" not in contents.partition("unstated")[0]


def test_json_is_the_same_in_every_language(report):
    assert len({dataset.json(report, FILTERED, speech(language)) for language in LANGUAGES}) == 1

"""The made-up report that people copy for their own: sound, true to its text, and with every key there is."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
import yaml

from cppcc.cli.main import main
from cppcc.files.load import read
from cppcc.files.nodes import Nodes, Reader
from cppcc.model.report import Period

DOCS = Path(__file__).resolve().parents[2] / "docs"
REPORT, TEXT = DOCS / "example-report.yaml", DOCS / "example-report.txt"


def test_is_sound_and_stands_in_its_text(capsys):
    """To the byte, and with no numeral left over: nothing on stderr, one line each on stdout."""
    assert (main(["validate", str(REPORT)]), main(["verify", str(REPORT), str(TEXT)])) == (0, 0)
    assert capsys.readouterr() == (
        f"{REPORT.as_posix()}：没有问题（9个指标、5项工作）\n{TEXT.as_posix()}：9个指标、5项工作都在原文里\n",
        "",
    )


def test_its_ratio_is_of_two_figures_of_one_scope():
    """What it teaches to compute needs no warning against its own reading."""
    report = read(REPORT).report
    assert report is not None
    for ratio in report.ratios:
        of, per = (report.figure(id) for id in (ratio.of, ratio.per))

        assert (of.actor, of.period, of.fields) == (per.actor, per.period, per.fields)
        assert of.period is Period.YEAR


def test_says_that_it_is_made_up():
    for path in (REPORT, TEXT):
        assert "示例，纯属虚构" in path.read_text(encoding="utf-8").partition("\n")[0]


def test_has_every_key_that_a_report_may_have(monkeypatch: pytest.MonkeyPatch):
    """A new key comes into the example too, with its comment."""
    known: dict[tuple[str, ...], set[str]] = {}
    read_mapping = Reader.mapping

    def mapping(self: Reader, node: yaml.Node, required: Collection[str], optional: Collection[str] = ()) -> Nodes:
        nodes = read_mapping(self, node, required, optional)
        known.setdefault((*required, *optional), set()).update(nodes)
        return nodes

    monkeypatch.setattr(Reader, "mapping", mapping)
    read(REPORT, REPORT.read_text(encoding="utf-8"))

    assert {keys: set(keys) - given for keys, given in known.items() if set(keys) - given} == {}
    assert len(known) >= 10  # the report and all kinds of items in it

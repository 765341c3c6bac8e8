"""The recipes of docs/development.md, followed in a copy of the project: a new report, chart, language and format."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: What the dashboard consists of; the copy has no environment, no history and no tests.
PARTS = ("cppcc", "pages", "data", "docs", "static", ".streamlit", "dashboard.py")

#: A format, as someone would begin: title and figures as plain text.
FORMAT = '''
"""A chart as plain text."""

from cppcc.speech import phrases


def txt(chart, frame, look, speech):
    lines = [chart.title, *(phrases.labelled(figure, speech) for figure in chart.figures), chart.source]
    return "\\n".join(lines).encode()
'''
#: Opens every page as a visitor would, without a browser, and tells what went wrong and what was charted.
PAGES = """
import json, logging, sys
logging.disable()
from streamlit.testing.v1 import AppTest, app_test
from streamlit.runtime.pages_manager import PagesManager

class Named(PagesManager):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        PagesManager.uses_pages_directory = False

app_test.PagesManager = Named
told = {}
for page in ("overview", "output", "themes", "timeline", "sources", "deck", "present"):
    app = AppTest.from_file("dashboard.py", default_timeout=120)
    for pair in sys.argv[1:]:
        name, _, value = pair.partition("=")
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py").run()
    faults = [each.message for each in app.exception] + [each.value for each in app.error]
    told[page] = [faults, [plot.proto.id for plot in app.get("plotly_chart")]]
print(json.dumps(told))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project in another folder."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, tmp_path / part)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    """Edits a file, as the recipe says."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(copy: Path, *arguments: str) -> str:
    """Python in the copy: what it printed."""
    done = subprocess.run([sys.executable, *arguments], cwd=copy, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def cppcc(copy: Path, *arguments: str) -> str:
    return run(copy, "-m", "cppcc", *arguments)


def pages(copy: Path, *address: str) -> dict[str, tuple[list[str], list[str]]]:
    """Page → what went wrong on it, and the charts on it."""
    (copy / "opened.py").write_text(PAGES, encoding="utf-8")
    told: dict[str, tuple[list[str], list[str]]] = json.loads(run(copy, "-W", "ignore", "opened.py", *address))
    return told


def test_new_report_is_one_new_file(copy):
    """The example, put beside the first report under another name."""
    example = (copy / "docs/example-report.yaml").read_text(encoding="utf-8")
    found = re.search(r"^  id: (\S+)", example, re.MULTILINE)
    assert found
    (copy / "data/reports/mine.yaml").write_text(example, encoding="utf-8")

    assert "mine.yaml" in cppcc(copy, "validate", "data/reports/mine.yaml")
    assert cppcc(copy, "figures", found[1]).count("\n") > 3
    assert {page: faults for page, (faults, _) in pages(copy, f"report={found[1]}").items() if faults} == {}


def test_new_chart_is_one_new_file_and_its_names(copy):
    """It comes after the charts of other subjects, on the page, in a presentation, in decks, documents and the page in
    one file, and under its name on the command line."""
    begun = (copy / "cppcc/charts/rural.py").read_text(encoding="utf-8")  # as someone would: with one that is there
    begun = begun.replace('CATEGORY = "rural"', 'CATEGORY = "consultation"').replace(
        'drawn("rural",', 'drawn("meetings",'
    )
    (copy / "cppcc/charts/meetings.py").write_text(begun, encoding="utf-8")
    change(
        copy / "cppcc/content/catalog.py",
        '    "theme": ChartEntry(',
        '    "meetings": ChartEntry("output", is_of_subject=True),\n    "theme": ChartEntry(',
    )
    for language, what in (("zh", "各项协商"), ("en", "the consultations")):
        texts = copy / f"cppcc/messages/{language}.yaml"
        change(texts, "\n  what_rural:", f"\n  what_meetings: {what}\n  what_rural:")
        change(texts, "\n  page_rural:", f"\n  page_meetings: {what}\n  page_rural:")

    assert re.search(r"^meetings +各项协商$", cppcc(copy, "charts"), re.MULTILINE)
    assert "meetings" in run(copy, "-c", "from cppcc.files.load import REPORTS, load;"
                             "from cppcc.decks.plan import charts; from cppcc.model.selection import Selection;"
                             "report = load(REPORTS / 'kunming-2023.yaml');"
                             "print(*(page.name for page in charts(report, Selection())))").split()  # fmt: skip
    for file in ("all.html", "all.docx", "all.pptx"):
        command = {"html": "html", "docx": "document", "pptx": "deck"}[file.partition(".")[2]]
        cppcc(copy, command, "kunming-2023", "-o", file)
    assert 'data-chart="meetings"' in (copy / "all.html").read_text(encoding="utf-8")
    cppcc(copy, "chart", "meetings", "kunming-2023", "-o", "meetings.html")
    opened = pages(copy)
    assert {page: faults for page, (faults, _) in opened.items() if faults} == {}
    assert any(chart.endswith("-meetings") for chart in opened["output"][1])
    assert "各项协商" in run(copy, "-c", "from cppcc.app.deck import name_of;"
                         "from cppcc.files.load import REPORTS, load;"
                         "from cppcc.decks.plan import PlanPage; from cppcc.speech.speech import speech_of;"
                         "report = load(REPORTS / 'kunming-2023.yaml');"
                         "print(name_of(report, PlanPage('meetings'), speech_of(report, 'zh')))")  # fmt: skip


def test_new_language_is_one_new_file(copy):
    """The English texts under another code: pages, tables and files speak it, and what the data lack is Chinese."""
    texts = (copy / "cppcc/messages/en.yaml").read_text(encoding="utf-8")
    texts = texts.replace("\n  name: English\n", "\n  name: Français\n").replace("\n  tag: en\n", "\n  tag: fr\n")
    (copy / "cppcc/messages/fr.yaml").write_text(texts, encoding="utf-8")

    assert "label_fr" in cppcc(copy, "figures", "kunming-2023", "--format", "csv", "--lang", "fr").split("\n")[0]
    assert "Français; optional" in cppcc(copy, "schema", "--lang", "fr")
    for command, ending in (("html", "html"), ("document", "docx"), ("deck", "pptx"), ("workbook", "xlsx")):
        cppcc(copy, command, "kunming-2023", "--lang", "fr", "-o", f"all.{ending}")
    assert 'lang="fr"' in (copy / "all.html").read_text(encoding="utf-8")
    assert "提案" in (copy / "all.html").read_text(encoding="utf-8")
    assert {page: faults for page, (faults, _) in pages(copy, "lang=fr").items() if faults} == {}


def test_new_format_is_one_new_file_and_a_line(copy):
    (copy / "cppcc/write/plain.py").write_text(FORMAT, encoding="utf-8")
    change(
        copy / "cppcc/content/catalog.py",
        '        "csv": Format("chart_csv:csv", "chart"),',
        '        "csv": Format("chart_csv:csv", "chart"),\n        "txt": Format("plain:txt", "chart"),',
    )

    cppcc(copy, "chart", "output", "kunming-2023", "-o", "output.txt")
    assert "30余项" in (copy / "output.txt").read_text(encoding="utf-8")
    cppcc(copy, "chart", "output", "rural", "kunming-2023", "--format", "txt", "-o", "charts/")
    assert len(list((copy / "charts").iterdir())) == 2


def test_new_filter_is_a_line_and_its_names(copy):
    """By metric: in addresses, on the command line, in the sidebar, and in every file that tells its filters."""
    change(
        copy / "cppcc/model/selection.py",
        "    kinds: tuple",
        "    metrics: tuple[str, ...] = _filter(\n"
        '        Dimension("metric", "metrics", lambda item: [getattr(item, "metric", "")])\n'
        "    )\n"
        "    kinds: tuple",
    )
    for language, name in (("zh", "统计项"), ("en", "Metric")):
        texts = copy / f"cppcc/messages/{language}.yaml"
        change(texts, "\nfilter:\n", f"\nfilter:\n  metrics: {name}\n")
        change(texts, "\nhelp:\n", f"\nhelp:\n  metric: {name}\n")

    assert cppcc(copy, "figures", "kunming-2023", "--metric", "proposals", "--format", "csv").count("\n") == 2
    for command, ending in (("deck", "pptx"), ("document", "docx"), ("html", "html"), ("workbook", "xlsx")):
        cppcc(copy, command, "kunming-2023", "--metric", "proposals", "-o", f"all.{ending}")
    assert "统计项：提案" in (copy / "all.html").read_text(encoding="utf-8")
    opened = pages(copy, "metric=proposals")
    assert {page: faults for page, (faults, _) in opened.items() if faults} == {}


def test_new_category_is_an_entry_and_its_colours(copy):
    """An output like the others: in every file, though Office's themes have no slot left for its colours."""
    change(
        copy / "data/vocabulary.yaml",
        "\ncategories:\n",
        "\ncategories:\n  - {id: training, zh: 培训, en: Training, output: true,"
        " definition: {zh: 编的, en: Made up}}\n",
    )
    for colour in ("#7c6f5e", "#d1ccb3"):
        change(
            copy / "cppcc/design/looks.py", f'"speech": "{colour}",', f'"speech": "{colour}", "training": "#777777",'
        )
    report = copy / "data/reports/kunming-2023.yaml"
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("category: rural", "category: training"), encoding="utf-8")

    for command, ending in (("deck", "pptx"), ("document", "docx"), ("html", "html"), ("workbook", "xlsx")):
        cppcc(copy, command, "kunming-2023", "-o", f"all.{ending}")
    assert "培训" in (copy / "all.html").read_text(encoding="utf-8")
    assert {page: faults for page, (faults, _) in pages(copy).items() if faults} == {}

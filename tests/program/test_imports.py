"""What a fresh Python loads: importing the engine is cheap, and each library comes when it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def loaded_by(statement: str) -> set[str]:
    """The packages that a fresh Python has loaded after a statement."""
    program = f"import sys\n{statement}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


class TestImport:
    HEAVY = frozenset({"streamlit", "pandas", "plotly", "choreographer", "numpy", "PIL"})

    def test_engine_brings_in_neither_screen_nor_export_library(self):
        assert loaded_by("import cppcc") & self.HEAVY == set()

    def test_drawing_needs_no_plotly(self):
        """Charts are plain dictionaries: loading and drawing stay quick."""
        draw = (
            "from cppcc.charts import draw; from cppcc.files.load import REPORTS, load\n"
            "from cppcc.design.frames import SLIDE; from cppcc.design.looks import LIGHT\n"
            "from cppcc.model.selection import Selection; from cppcc.speech.speech import speech_of\n"
            "report = load(REPORTS / 'kunming-2023.yaml')\n"
            "draw('output', report, Selection(), SLIDE, LIGHT, speech_of(report, 'zh'))"
        )

        assert loaded_by(draw) & self.HEAVY == set()

    def test_command_line_brings_in_no_library_of_tables_or_charts(self):
        """`cppcc validate` should not wait for pandas, nor a notebook for streamlit."""
        modules = "import cppcc, cppcc.content.records, cppcc.files.verify, cppcc.charts, cppcc.cli.main"

        assert loaded_by(modules) & {"pandas", "numpy", "plotly", "choreographer", "streamlit"} == set()

    def test_documents_bring_in_their_libraries_when_one_is_asked_for(self):
        """A page of the dashboard does not wait for them."""
        assert loaded_by("import cppcc.write.office.word, cppcc.write.office.deck") & {"docx", "pptx", "lxml"} == set()

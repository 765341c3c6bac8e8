"""Charts of a presentation as charts of a document: the same parts in another package."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn

from cppcc.write.inert import printable


def add_chart(run: Any, chart: Any, number: int, width: int, height: int, title: str, words: str) -> None:
    """Puts a chart of python-pptx into a run of text, with the workbook that opens under "Edit data".

    Args:
        number: no other chart of the document has it.
        width, height: in EMU.
        words: what it shows, for those who do not see it.
    """
    document, sheet = run.part, chart.part.chart_workbook.xlsx_part
    package = document.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, sheet.blob, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, chart.part.blob, package)
    # By the name that the chart's own XML calls its workbook.
    [name] = [name for name, rel in chart.part.rels.items() if rel.target_part is sheet]
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, name)
    inline = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="chart{number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{nsmap["c"]}">'
        f'<c:chart r:id="{document.relate_to(part, RELATIONSHIP_TYPE.CHART)}"/>'
        f"</a:graphicData></a:graphic></wp:inline>"
    )
    properties = inline.find(qn("wp:docPr"))
    properties.set("descr", printable(words))
    properties.set("title", printable(title))
    run._r.add_drawing(inline)

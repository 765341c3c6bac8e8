"""Two trees of this product side by side: every export and every page of a report made with each, and what differs.

``python -m tools.compare BEFORE AFTER [REPORT]`` from a tree that is set up. BEFORE is another checkout (``git worktree
add``), AFTER mostly this one. Only public names are used: commands, options, addresses. What was made of a tree is kept
in ``compared/NAME``, and made anew where ``compared/NAME`` is not there.
"""

from __future__ import annotations

import difflib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from cppcc.write import browser as browsers
from tests.browser import conftest
from tests.browser import page as visits

OUT = Path("compared")
REPORT = "kunming-2023"
LANGUAGES, LOOKS = ("zh", "en"), ("light", "dark")
#: A filter of each kind, several, and one that leaves nothing.
FILTERS = ("", "--theme innovation", "--field ecology --actor city", "--category media --theme introduction")
#: Addresses, each visited in every language.
ADDRESSES = (
    *("/", "/output", "/themes", "/timeline", "/sources", "/deck", "/present"),
    *("/output?scale=linear&panel=consultation", "/output?group=unit", "/?field=ecology", "/?theme=unity&actor=city"),
    *("/?theme=introduction&category=media", "/themes?theme=policy&work=mohan_studio", "/sources?term=bounds.about"),
    *("/themes?theme=innovation&figure=courtyard_public", "/timeline?work=party_alliance"),
    "/deck?deck=cover&deck=theme~theme.policy~look.dark&deck=output~scale.linear&deck=works",
)
#: How many lines of a difference are shown.
MOST = 12


def commands(report: str) -> Iterator[tuple[str, str]]:
    """The name of a file or a folder, and the command that writes it; ``>`` takes what it prints."""
    for language, (number, filters) in product(LANGUAGES, enumerate(FILTERS)):
        end = f"{report} {filters} --lang {language}"
        told = f"{language}{number}"
        for listed, format in product(("figures", "works"), ("table", "csv", "json")):
            yield f"{listed}_{told}.{format}", f"{listed} {end} --format {format} >"
        yield f"workbook_{told}.xlsx", f"workbook {end} -o"
        yield f"data_{told}.csv", f"data {end} -o"
        yield f"data_{told}.json", f"data {end} -o"
        yield f"report_{told}.html", f"html {end} -o"
        yield f"deck_{told}.pptx", f"deck {end} -o"
        yield f"document_{told}.docx", f"document {end} -o"
        yield f"charts_{told}_csv/", f"chart all {end} --format csv -o"
        yield f"charts_{told}_svg/", f"chart all {end} --format svg --frame all -o"
    for language, look in product(LANGUAGES, LOOKS):
        end, told = f"{report} --lang {language} --look {look}", f"{language}_{look}"
        yield f"charts_{told}_html/", f"chart all {end} --format html -o"
        yield f"deck_{told}_43.pptx", f"deck {end} --frame slide43 -o"
    yield "charts_png/", f"chart all {report} --format png -o"
    yield "charts_pdf/", f"chart all {report} --format pdf -o"
    yield "linear/", f"chart output category {report} --scale linear --format svg --frame all -o"
    yield "unit/", f"chart output {report} --group unit --format svg --frame all -o"
    yield "report.pdf", f"document {report} -o"
    yield "bundle.zip", f"bundle {report} -o"
    yield "schema.json", "schema -o"
    for language in LANGUAGES:
        yield f"names_{language}.txt", f"charts --lang {language} >"
        yield f"help_{language}.txt", f"--help --lang {language} >"
        yield f"validated_{language}.txt", f"validate {report} --lang {language} >"
        yield (
            f"quantity_{language}.json",
            f"quantity 30余项 6500余万元 三分之二 同比增长12% 几件 --format json --lang {language} >",
        )


def make(tree: Path, folder: Path, report: str) -> None:
    """Everything that a tree makes of a report, into a folder."""
    folder.mkdir(parents=True)
    for name, command in commands(report):
        print(f"\r{folder.name}: {name:<40}", end="", flush=True, file=sys.stderr)
        output = folder.absolute() / name
        arguments = command.removesuffix(">").split() + (
            [f"{output}{'/' * name.endswith('/')}"] if command[-1] != ">" else []
        )
        done = _run(tree, arguments)
        if command[-1] == ">":
            output.write_bytes(done.stdout)
        (folder / f"{name.rstrip('/')}.said").write_text(
            f"{done.returncode}\n{done.stderr.decode()}".replace(str(folder.absolute()), "")
        )
    pages(tree, folder / "pages", report)


def _run(tree: Path, arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(tree)}
    return subprocess.run(
        [sys.executable, "-m", "cppcc", *arguments], cwd=tree, env=environment, capture_output=True, check=False
    )


def pages(tree: Path, folder: Path, report: str) -> None:
    """What every page says and how it is built, as screen readers are told, and the keys of its parts."""
    vars(conftest)["ROOT"] = tree
    os.environ["PYTHONPATH"] = str(tree)
    folder.mkdir()
    with conftest.serving(folder / "server.log") as root, sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browsers.find(), chromium_sandbox=False)
        for language, address, width in product(LANGUAGES, ADDRESSES, (1440, 390)):
            context = started.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
            context.add_init_script(visits.WATCH)
            tab = visits.new_tab(context, root)
            sign = "&" if "?" in address else "?"
            tab.open(f"{address}{sign}report={report}" + ("" if language == "zh" else f"&lang={language}"))
            keys = tab.page.evaluate(
                "() => [...document.querySelectorAll('[class*=st-key-]')].flatMap(p => [...p.classList])"
                ".filter(name => name.startsWith('st-key-')).sort()"
            )
            charts = {name: tab.drawing(name) for name in tab.charts()}
            told = tab.page.locator("body").aria_snapshot()
            name = f"{language}_{width}_{re.sub(r'[^a-z0-9]+', '-', address)}.txt"
            parts = [told, *keys, json.dumps(charts, ensure_ascii=False, indent=1), *tab.troubles]
            (folder / name).write_text("\n".join(parts).replace(root, ""), encoding="utf-8")
            context.close()
        started.close()
    (folder / "server.log").unlink()


def _texts(file: Path) -> Mapping[str, str]:
    """What can be compared of a file: its parts by name, as lines."""
    content = file.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(content)):
        found: dict[str, str] = {}
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                inner = parts.read(name)
                if zipfile.is_zipfile(io.BytesIO(inner)):
                    with zipfile.ZipFile(io.BytesIO(inner)) as deeper:
                        found |= {f"{name}!{each}": _lines(deeper.read(each)) for each in deeper.namelist()}
                else:
                    found[name] = _lines(inner)
        return found
    if file.suffix == ".pdf" and shutil.which("pdftotext"):
        printed = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=False)
        return {"text": printed.stdout.decode()}
    return {"": _lines(content)}


def _lines(content: bytes) -> str:
    try:
        # Keys that a session makes up for itself are others each time.
        told = re.sub(r"st-key-(plan|template)-[0-9a-f-]{36}", r"st-key-\1", content.decode("utf-8"))
        return re.sub(r"(?<=>)(?=<)|(?<=,)(?=[\"{\[])", "\n", told)
    except UnicodeDecodeError:
        return f"{len(content)} bytes"


def differences(before: Path, after: Path) -> Iterator[str]:
    """A text for each file that is not the same in both folders."""
    names = sorted({str(file.relative_to(of)) for of in (before, after) for file in of.rglob("*") if file.is_file()})
    for name in names:
        old, new = before / name, after / name
        if not (old.exists() and new.exists()):
            yield f"{name}: only {'before' if old.exists() else 'after'}"
        elif old.read_bytes() != new.read_bytes():
            there, here = _texts(old), _texts(new)
            told = [f"  {part}: only {'before' if part in there else 'after'}" for part in {*there} ^ {*here}]
            for part in [part for part in there if part in here and there[part] != here[part]]:
                lines = difflib.unified_diff(there[part].splitlines(), here[part].splitlines(), n=0, lineterm="")
                changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
                told += [f"  {part}: {len(changed)} lines", *(f"    {line[:300]}" for line in changed[:MOST])]
            yield "\n".join([f"{name}:", *(told or ["  bytes alone"])])


def main() -> int:
    """0 where nothing differs."""
    before, after, report = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute(), (*sys.argv[3:], REPORT)[0]
    for name, tree in (("before", before), ("after", after)):
        if not (OUT / name).exists():
            make(tree, OUT / name, report)
    count = 0
    for told in differences(OUT / "before", OUT / "after"):
        count += 1
        print(told)
    print(f"{count} files differ")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())

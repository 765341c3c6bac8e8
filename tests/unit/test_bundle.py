"""Bundles: everything in one ZIP with its proof, made again and compared."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cppcc.decks.plan import PlanPage
from cppcc.files.load import REPORTS, file_text
from cppcc.model.selection import Selection
from cppcc.write import browser
from cppcc.write import bundle as module
from cppcc.write.bundle import MANIFEST, BundleFault, Finding, bundle, check
from cppcc.write.output_file import packed
from tests.speeches import ZH

ECOLOGY = Selection(fields=("ecology",))
PAGES = (PlanPage("cover", ECOLOGY), PlanPage("output", ECOLOGY), PlanPage("proposals"))


@pytest.fixture(scope="module")
def text() -> str:
    return file_text(REPORTS / "kunming-2023.yaml", [])


@pytest.fixture(scope="module")
def light(kunming, text) -> bytes:
    """Without."""
    return bundle(kunming, text, PAGES, ECOLOGY, ZH, pictures=False)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def told(data: bytes):
    return json.loads(parts(data)[MANIFEST])


class TestContents:
    def test_manifest_tells_the_place_of_every_figure_used(self, light, kunming):
        """Of the data and of the pages, whose filters are their own."""
        used = {*ECOLOGY.figures(kunming), *Selection().figures(kunming)}
        manifest = told(light)

        assert [figure["id"] for figure in manifest["figures"]] == [f.id for f in kunming.figures if f in used]
        for figure in manifest["figures"]:
            own = kunming.figure(figure["id"])
            assert (figure["as_written"], figure["line"], figure["token"]) == (
                own.quantity.as_written,
                own.at.line,
                own.at.token,
            )

    def test_manifest_has_the_hash_of_each_file(self, light):
        files = parts(light)
        listed = told(light)["files"]

        assert {MANIFEST, *listed} == set(files)
        assert all(hashlib.sha256(files[name]).hexdigest() == of["sha256"] for name, of in listed.items())

    def test_without_a_browser_there_are_no_pictures_and_all_else(self, kunming, text, monkeypatch):
        monkeypatch.setattr(browser, "find", lambda: None)
        files = parts(bundle(kunming, text, PAGES, ECOLOGY, ZH))

        assert not any(name.startswith("pictures/") for name in files)
        assert "deck.pptx" in files


class TestCheck:
    @pytest.mark.parametrize("name", ["report.yaml", "deck.pptx", "data.csv"])
    def test_finds_a_changed_file(self, light, name):
        files = parts(light)
        files[name] = files[name] + b"\n"

        assert [(found.fault, found.name) for found in check(packed(files))] == [(BundleFault.CHANGED, name)]

    def test_finds_a_number_changed_together_with_its_hash(self, light):
        """A forger may write a new hash; made again from the report, the file is another."""
        files = parts(light)
        files["data.csv"] = files["data.csv"].replace("16项".encode(), "61项".encode())
        manifest = json.loads(files[MANIFEST])
        manifest["files"]["data.csv"]["sha256"] = hashlib.sha256(files["data.csv"]).hexdigest()
        files[MANIFEST] = json.dumps(manifest).encode()

        assert [(found.fault, found.name) for found in check(packed(files))] == [(BundleFault.DIFFERS, "data.csv")]

    @pytest.mark.parametrize(
        ("key", "forged"),
        [
            ("figures", []),
            ("permalink", "/?report=other"),
            ("report", {"id": "kunming-2023", "file_sha256": "0" * 64}),
        ],
    )
    def test_finds_what_a_manifest_says_falsely(self, light, key, forged):
        files = parts(light)
        files[MANIFEST] = json.dumps(json.loads(files[MANIFEST]) | {key: forged}).encode()

        assert [(found.fault, found.name) for found in check(packed(files))] == [
            (BundleFault.DIFFERS, f"{MANIFEST}: {key}")
        ]

    def test_finds_a_file_left_out_of_zip_and_manifest_alike(self, light):
        files = parts(light)
        del files["workbook.xlsx"]
        manifest = json.loads(files[MANIFEST])
        del manifest["files"]["workbook.xlsx"]
        files[MANIFEST] = json.dumps(manifest).encode()

        assert [(found.fault, found.name) for found in check(packed(files))] == [(BundleFault.MISSING, "workbook.xlsx")]

    def test_finds_missing_and_strange_files(self, light):
        files = parts(light)
        del files["workbook.xlsx"]
        files["more.txt"] = b""

        assert {(found.fault, found.name) for found in check(packed(files))} == {
            (BundleFault.MISSING, "workbook.xlsx"),
            (BundleFault.STRANGE, "more.txt"),
        }

    def test_tells_other_versions(self, light, monkeypatch):
        now = module.versions(pictures=False)
        monkeypatch.setattr(module, "versions", lambda *, pictures: now | {"plotly": "99"})

        assert check(light) == [Finding(BundleFault.VERSIONS, "plotly", now["plotly"], "99")]

    @given(st.binary(max_size=200))
    def test_anything_else_is_no_bundle(self, data):
        assert check(data) == [Finding(BundleFault.NO_BUNDLE)]

    @pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"files": {}}', b'{"format": "other"}'])
    def test_nor_is_a_zip_with_another_manifest(self, manifest):
        assert check(packed({MANIFEST: manifest})) == [Finding(BundleFault.NO_BUNDLE)]

"""The ZIP for machines without a network: really made, and really started where there is none.

The first run fetches about half a gigabyte of wheels by pip, into portable/wheels/, where later ones find them. All of
it takes minutes, and runs where what the ZIP is made from has changed, or under ``CI=true``.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import re
import shutil
import stat
import subprocess
import sys
from email.parser import Parser
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_STORED, ZipFile

import pytest
import streamlit
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from cppcc.messages import say
from tests.cases import CI, lacking
from tests.offline import inputs
from tools import portable
from tools.offline.start import fits
from tools.portable import FOLDER, NAME, PYTHONS, ROOT, TARGETS, Unmakeable, build, pins

pytestmark = pytest.mark.skipif(
    not CI and inputs.are_tested(), reason="long: what the ZIP is made from is as it was last tested"
)
NO_NETWORK = Path(__file__).with_name("no_network.py")
OVER = ROOT / portable.OVER
PINS = pins("requirements.txt", "requirements-portable.txt")
PIP = pins("requirements-portable.txt")[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The whole ZIP, with everything that it is to hold."""
    out = tmp_path_factory.mktemp("portable")
    try:
        yield build(out, FOLDER / "wheels")
    except Unmakeable as error:
        probe = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(out), str(PIP)]
        if subprocess.run(probe, capture_output=True, check=False).returncode:
            lacking(f"pip has no network here, and portable/wheels/ is not whole: {error}")
        raise
    finally:
        shutil.rmtree(out)  # half a gigabyte, of which pytest would keep three


@pytest.fixture(scope="module")
def names(made):
    """The names of the files in the ZIP, within its one folder."""
    with ZipFile(made) as archive:
        return [name.removeprefix(f"{NAME}/") for name in archive.namelist()]


@pytest.fixture(scope="module")
def wheels(made):
    """Wheel → its sha256 and its METADATA."""
    found = {}
    with ZipFile(made) as archive:
        for name in archive.namelist():
            if name.endswith(".whl"):
                content = archive.read(name)
                with ZipFile(BytesIO(content)) as inner:
                    [metadata] = [file for file in inner.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", file)]
                    described = Parser().parsestr(inner.read(metadata).decode())
                found[PurePosixPath(name).name] = (hashlib.sha256(content).hexdigest(), described)
    return found


class TestWheels:
    """Windows cannot be started here: that nothing is lacking there is seen from what is inside."""

    @staticmethod
    def fitting(wheels, target):
        """Package → the wheels that the target can install, of a version and a content that are pinned for it."""
        found = {}
        for pin in (pin for pin in PINS if pin.concerns(target)):
            name = canonicalize_name(pin.requirement.name)
            found[name] = {
                file
                for file, (sha256, _) in wheels.items()
                if parse_wheel_filename(file)[0] == name
                and parse_wheel_filename(file)[1] in pin.requirement.specifier
                and not parse_wheel_filename(file)[3].isdisjoint(target.tags)
                and sha256 in pin.hashes
            }
        return found

    @pytest.mark.parametrize("target", TARGETS, ids=str)
    def test_are_there_for_every_pin(self, wheels, target):
        assert [name for name, files in self.fitting(wheels, target).items() if not files] == []

    @pytest.mark.parametrize("target", TARGETS, ids=str)
    def test_need_none_that_is_not_there(self, wheels, target):
        """What each says itself that it needs on that system: requirements.txt was made on another."""
        pinned = {canonicalize_name(pin.requirement.name): pin for pin in PINS if pin.concerns(target)}
        needed = {
            (file, need)
            for files in self.fitting(wheels, target).values()
            for file in files
            for need in wheels[file][1].get_all("Requires-Dist", [])
        }
        lacking = []
        for file, need in needed:
            wanted = Requirement(need)
            if wanted.marker is None or wanted.marker.evaluate({**target.markers, "extra": ""}):
                pin = pinned.get(canonicalize_name(wanted.name))
                [version] = [each.version for each in pin.requirement.specifier] if pin else [None]
                if version is None or version not in wanted.specifier:
                    lacking.append((file, need))

        assert len(needed) > 50
        assert lacking == []

    @pytest.mark.parametrize("target", TARGETS, ids=str)
    def test_run_on_that_python(self, wheels, target):
        files = {file for files in self.fitting(wheels, target).values() for file in files}
        asked = {file: wheels[file][1]["Requires-Python"] or "" for file in files}

        assert [
            file for file, python in asked.items() if target.python not in Requirement(f"x{python}").specifier
        ] == []

    def test_hold_nothing_that_no_target_needs(self, wheels):
        """A stick is small. And what fits several lies there once."""
        needed = set().union(*(files for target in TARGETS for files in self.fitting(wheels, target).values()))

        assert set(wheels) == needed
        assert sum(file.startswith("streamlit-") for file in wheels) == 1


class TestZip:
    def test_is_the_same_each_time(self, made, tmp_path):
        again = build(tmp_path, FOLDER / "wheels")

        assert filecmp.cmp(made, again, shallow=False)
        again.unlink()

    def test_has_the_project_without_what_only_its_makers_need(self, names):
        """Of its files those that git knows: no one's notes, and no other report's."""
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
        project = {name for name in tracked.stdout.split("\0") if name and not name.startswith(portable.LEFT_OUT)}
        over = {name for name in tracked.stdout.split("\0") if name.startswith(portable.OVER)}

        assert project | {name.removeprefix(portable.OVER) for name in over} == {
            name for name in names if not name.startswith("wheels/")
        }
        assert {"start.bat", "start.sh", "请先读我.txt", "dashboard.py", "requirements.txt", "README.md"} <= set(names)
        assert {name.split("/")[0] for name in names} >= {"cppcc", "pages", "data", "static", "docs", ".streamlit"}

    def test_is_plain_to_every_unpacker(self, made):
        """Sorted, unpacked as it is, with names in UTF-8 that say so, and the right to run what is run."""
        with ZipFile(made) as archive:
            entries = {entry.filename.removeprefix(f"{NAME}/"): entry for entry in archive.infolist()}

        assert list(entries) == sorted(entries)
        assert all(entry.filename.startswith(f"{NAME}/") for entry in entries.values())
        assert {entry.compress_type for entry in entries.values()} == {ZIP_STORED}
        assert len({entry.date_time for entry in entries.values()}) == 1
        assert entries["请先读我.txt"].flag_bits & 0x800
        modes = {name: stat.filemode(entry.external_attr >> 16) for name, entry in entries.items()}
        assert [name for name, mode in modes.items() if mode != "-rw-r--r--"] == ["start.sh"]
        assert modes["start.sh"] == "-rwxr-xr-x"

    def test_is_written_whole_or_not(self, tmp_path, monkeypatch):
        monkeypatch.setattr(portable, "project", lambda: [("a", ROOT / "LICENSE", 0o100644), ("b", ROOT / "no", 0)])
        with pytest.raises(FileNotFoundError):
            build(tmp_path / "out", tmp_path / "wheels", targets=())

        assert {file.name for file in tmp_path.rglob("*")} == {"out", "wheels"}


class TestStartScripts:
    def test_for_windows_is_as_cmd_reads_it(self, made):
        with ZipFile(made) as archive:
            bat = archive.read(f"{NAME}/start.bat")
        head, _, tail = bat.partition(b"\r\n:unpack\r\n")

        assert bat.count(b"\n") == bat.count(b"\r\n") == bat.count(b"\r") > 20
        assert head.isascii()
        assert head.index(b"chcp 65001") < len(head)
        assert "解压" in tail.decode()
        assert b"goto" not in tail  # nothing is looked for behind those letters

    @pytest.mark.parametrize("script", ["start.bat", "start.sh"])
    def test_name_what_is_there_and_no_place_of_any_machine(self, names, script):
        text = (OVER / script).read_text(encoding="utf-8")
        named = {path.replace("\\", "/") for path in re.findall(r"\bstart[\\/][\w.-]+", text)}

        assert named == {"start/fits.py", "start/install.py", "start/no-python.txt"} & set(names)
        assert not re.search(r"\b[A-Za-z]:\\|/(?:home|mnt|opt|root|srv|tmp|usr|var)\b", text)

    @pytest.mark.parametrize("script", ["start.bat", "start.sh"])
    def test_look_for_every_python_that_the_wheels_are_for(self, script):
        text = (OVER / script).read_text(encoding="utf-8")
        prefix = {"start.bat": "py -", "start.sh": "python"}[script]

        assert re.findall(rf"{prefix}(3\.\d+)", text) == sorted(PYTHONS, reverse=True)

    def test_jump_only_to_labels_that_are_there(self):
        text = (OVER / "start.bat").read_text(encoding="utf-8")

        assert set(re.findall(r"(?:goto|call) :?(\w+)", text)) == set(re.findall(r"^:(\w+)", text, re.MULTILINE))

    def test_for_linux_is_posix_shell(self):
        assert (OVER / "start.sh").read_bytes().startswith(b"#!/bin/sh\n")
        subprocess.run(["sh", "-n", OVER / "start.sh"], check=True)

    @pytest.mark.parametrize("text", ["start/no-python.txt", "请先读我.txt"])
    def test_tell_which_pythons(self, text):
        assert "、".join(PYTHONS[:-1]) + f" 或 {PYTHONS[-1]}" in (OVER / text).read_text(encoding="utf-8-sig")

    def test_tell_what_to_do_without_a_python(self, tmp_path):
        """One that is too old is named; the advice is in Chinese and in English."""
        shutil.copytree(OVER, tmp_path / "看 板")
        programs = tmp_path / "bin"
        programs.mkdir()
        for name in ("dirname", "cat"):
            (programs / name).symlink_to(shutil.which(name))
        (programs / "python3").write_text("#!/bin/sh\necho 'Does not fit: Python 3.9.2'\nexit 1\n")
        (programs / "python3").chmod(0o755)
        ran = subprocess.run(
            ["/bin/sh", tmp_path / "看 板" / "start.sh"],
            env={"PATH": str(programs)},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

        assert (ran.returncode, ran.stdout) == (1, "Does not fit: Python 3.9.2\n")
        assert "没有找到合用的 Python" in ran.stderr
        assert "No fitting Python was found" in ran.stderr


class TestInstall:
    """What start.bat and start.sh share, with a small made-up package in the place of the fifty real ones."""

    @pytest.fixture
    def install(self, made, tmp_path):
        """Installs what lies in the folder: exit code, lines on stdout, lines on stderr."""
        folder = tmp_path / "看 板"
        shutil.copytree(OVER / "start", folder / "start")
        (folder / "wheels").mkdir()
        with ZipFile(made) as archive:
            [pip] = [name for name in archive.namelist() if PurePosixPath(name).name.startswith("pip-")]
            (folder / "wheels" / PurePosixPath(pip).name).write_bytes(archive.read(pip))
        self.folder = folder
        self.give("1.0")

        def run():
            ran = subprocess.run(
                [sys.executable, folder / "start" / "install.py"], capture_output=True, check=False, encoding="utf-8"
            )
            return ran.returncode, ran.stdout.splitlines(), ran.stderr.splitlines()

        return run

    def give(self, version):
        """Puts that version of the package into the folder."""
        content, info = BytesIO(), f"made_up-{version}.dist-info"
        with ZipFile(content, "w") as archive:
            archive.writestr("made_up.py", f"version = '{version}'\n")
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: made-up\nVersion: {version}\n")
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        self.wheel = self.folder / "wheels" / f"made_up-{version}-py3-none-any.whl"
        self.wheel.write_bytes(content.getvalue())
        hash = hashlib.sha256(content.getvalue()).hexdigest()
        (self.folder / "requirements.txt").write_text(
            f"--only-binary :all:\n\nmade-up=={version} \\\n    --hash=sha256:{hash}\n", encoding="utf-8"
        )

    def installed(self):
        python = self.folder / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        asked = [python, "-c", "import made_up; print(made_up.version)"]
        return subprocess.run(asked, capture_output=True, check=False, encoding="utf-8").stdout.strip()

    def test_is_done_once(self, install):
        code, out, err = install()
        assert (code, len(out), err, self.installed()) == (0, 1, [], "1.0")

        assert install() == (0, [], [])

    def test_is_done_anew_for_other_requirements(self, install):
        """A newer ZIP was unpacked over it."""
        install()
        self.give("1.1")

        assert (install()[0], self.installed()) == (0, "1.1")

    def test_is_done_anew_where_its_python_is_gone(self, install):
        """The folder came from another machine."""
        install()
        python = self.folder / ".venv" / "bin" / "python"
        python.unlink()
        python.symlink_to("/no/such/python")

        assert (install()[0], self.installed()) == (0, "1.0")

    def test_takes_no_wheel_with_other_bytes(self, install):
        """A stick that has gone bad; and it is not taken for done the next time."""
        self.wheel.write_bytes(self.wheel.read_bytes()[:-1] + b"?")

        for _ in range(2):
            code, _, err = install()
            assert (code, self.installed()) == (1, "")
            assert any("made-up==1.0" in line or "made_up-1.0" in line for line in err)
            assert err[-2].startswith("没有装好。请把 ZIP 重新解压")
            assert err[-1].startswith("Not installed. Please unpack the ZIP anew")
            assert not any("Traceback" in line for line in err)

    def test_says_so_where_it_may_not_write(self, install):
        """Here a file lies where a folder is to go: root may write everywhere."""
        (self.folder / ".venv").write_text("")

        code, _, err = install()

        assert (code, len(err)) == (1, 3)
        assert not any("Traceback" in line for line in err)


@pytest.fixture(scope="module")
def no_network():
    """A command that runs another without a network."""
    if not sys.platform.startswith("linux") or not fits.fits():
        pytest.skip("this machine is none of those that the ZIP is for, or no Linux")
    for command in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if shutil.which("unshare") and not subprocess.run([*command, "true"], capture_output=True).returncode:
            return command
    return lacking("unshare --net is not there or not permitted: the network cannot be taken away")


@pytest.fixture(scope="module")
def seen(made, no_network, tmp_path_factory):
    place = tmp_path_factory.mktemp("offline")
    folder, home = place / "政协 看板", place / "home"
    home.mkdir()
    with ZipFile(made) as archive:
        archive.extractall(folder)
    try:
        ran = subprocess.run(
            [*no_network, sys.executable, NO_NETWORK, folder / NAME, home],
            stdout=subprocess.PIPE,
            timeout=600,
            check=True,
        )
        yield json.loads(ran.stdout) | {"files": [str(file.relative_to(folder)) for file in folder.rglob("*.py")]}
    finally:
        shutil.rmtree(place)


class TestStartingWithoutNetwork:
    """Linux, in a folder whose path has a blank and Chinese in it, by a person with an empty home folder."""

    def test_no_other_machine_can_be_reached(self, seen):
        assert seen["outside"] == "Network is unreachable"

    @pytest.mark.parametrize("time", [0, 1], ids=["first", "second"])
    def test_the_page_is_the_dashboard(self, seen, time):
        started = seen["starts"][time]

        assert started["index"], started["said"]
        assert f"<title>{say('zh', 'page.title')}</title>" in started["index"]
        name, script = started["script"]
        assert script == (Path(streamlit.__file__).parent / "static" / name.lstrip("/")).read_text(encoding="utf-8")

    def test_it_is_installed_the_first_time_only(self, seen):
        first, second = (started["said"] for started in seen["starts"])

        assert first.splitlines()[0].startswith("正在安装")
        assert first.splitlines()[1:] == second.splitlines() == ["看板已在 http://localhost:8501 打开，按 Ctrl+C 停止"]

    def test_the_browser_is_opened(self, seen):
        assert seen["opened"] == ["http://localhost:8501"] * 2

    def test_it_ends_when_told_to_and_leaves_nothing_running(self, seen):
        assert [(started["ended early"], started["left"]) for started in seen["starts"]] == [(None, False)] * 2

    def test_everything_went_into_the_folder(self, seen):
        assert any("/.venv/" in file and file.endswith("streamlit/__init__.py") for file in seen["files"])


@pytest.mark.skipif(not CI, reason="noted when all of this has passed")
def test_what_the_zip_is_made_from_is_noted_as_tested():
    """So that other runs need not make it: python -m tests.offline.inputs."""
    assert inputs.are_tested()

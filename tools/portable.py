"""Makes one ZIP that installs and starts the dashboard on Windows and on Linux without a network: `make portable`.

In it: the project without what only its makers need, what lies in tools/offline/ (start scripts, a note to the reader),
and the wheels of all that requirements.txt pins, for each target; wheels that fit several lie there once.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

import cppcc
from cppcc.write.output_file import whole

ROOT = Path(__file__).resolve().parents[1]
#: Where the ZIP goes; the wheels stay beside it for the next time.
FOLDER = ROOT / "portable"
NAME = f"cppcc-{cppcc.__version__}"
#: What a reader of the dashboard has no use for: folders and files of the project by how their paths begin.
LEFT_OUT = (
    "tests/",
    "bench/",
    "tools/",
    ".ci/",
    ".git",
    "Makefile",
    "requirements-dev.txt",
    "requirements-portable.txt",
)
#: What is laid over the project.
OVER = "tools/offline/"

PYTHONS = ("3.11", "3.12", "3.13")
#: System → the platforms of its wheels, best first. Linux: any with glibc 2.28 or newer, as tools/offline/ tells.
PLATFORMS = {
    "Windows": ("win_amd64",),
    "Linux": (
        *(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)),
        *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
    ),
}
#: System → what markers ask of it.
_MARKERS = {
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_machine": "AMD64"},
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_machine": "x86_64"},
}


class Unmakeable(Exception):
    """The ZIP cannot be made; the message says why, in one line."""


@dataclass(frozen=True)
class Target:
    """A system and a Python that the ZIP is for."""

    system: str
    python: str

    def __str__(self) -> str:
        return f"{self.system}, Python {self.python}"

    @property
    def abi(self) -> str:
        """As cp312."""
        return f"cp{self.python.replace('.', '')}"

    @property
    def markers(self) -> dict[str, str]:
        """What a requirement's marker is held against."""
        version = {"python_version": self.python, "python_full_version": f"{self.python}.0"}
        python = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
        return {**version, **python, "platform_system": self.system, **_MARKERS[self.system]}

    @property
    def tags(self) -> list[Tag]:
        """The wheels that fit, best first."""
        major, minor = map(int, self.python.split("."))
        platforms = PLATFORMS[self.system]
        return [
            *cpython_tags((major, minor), abis=[self.abi], platforms=platforms),
            *compatible_tags((major, minor), interpreter=self.abi, platforms=platforms),
        ]


TARGETS = tuple(Target(system, python) for system in PLATFORMS for python in PYTHONS)


@dataclass(frozen=True)
class Pin:
    """One version of a package, for the machines that its marker names, and the sha256 of its files."""

    requirement: Requirement
    hashes: frozenset[str]

    def __str__(self) -> str:
        return f"{self.requirement.name}{self.requirement.specifier}"

    def concerns(self, target: Target) -> bool:
        """Whether it is installed there."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(target.markers)


def pins(*files: str) -> list[Pin]:
    """The pins of lists of requirements, made by `make lock`."""
    lines = [line for file in files for line in (ROOT / file).read_text("utf-8").replace("\\\n", " ").splitlines()]
    found = [line.split(" --hash=sha256:") for line in lines if line and not line.startswith(("-", "#"))]
    return [Pin(Requirement(pin), frozenset(map(str.strip, hashes))) for pin, *hashes in found]


def wheel(pin: Pin, target: Target, files: Iterable[Path]) -> Path | None:
    """The best of these wheels for a pin and a target, of those that the pin's hashes vouch for."""
    rank = {tag: place for place, tag in reversed([*enumerate(target.tags)])}
    fitting = []
    for file in files:
        name, version, _, tags = parse_wheel_filename(file.name)
        places = [rank[tag] for tag in tags if tag in rank]
        if name == canonicalize_name(pin.requirement.name) and version in pin.requirement.specifier and places:
            fitting.append((min(places), file.name, file))
    return next((file for *_, file in sorted(fitting) if _sha256(file) in pin.hashes), None)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def gather(target: Target, wanted: Sequence[Pin], folder: Path) -> list[Path]:
    """The wheels for a target, one for each pin that concerns it; those that are not in the folder come by pip.

    Raises:
        Unmakeable: pip finds no such wheel, or has no network.
    """
    concerned = [pin for pin in wanted if pin.concerns(target)]
    here = {pin: wheel(pin, target, folder.glob("*.whl")) for pin in concerned}
    if lacking := [pin for pin, file in here.items() if file is None]:
        _download(target, lacking, folder)
        here |= {pin: wheel(pin, target, folder.glob("*.whl")) for pin in lacking}
    for pin, file in here.items():
        if file is None:
            raise Unmakeable(f"{target}: {pin}: pip brought no wheel that fits")
    return [file for file in here.values() if file]


def _download(target: Target, lacking: Collection[Pin], folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        aside = Path(name)
        # Without their markers, which pip holds against the Python it runs in (pypa/pip#11664).
        lines = [" ".join((str(pin), *(f"--hash=sha256:{hash}" for hash in sorted(pin.hashes)))) for pin in lacking]
        (aside / "requirements.txt").write_text("\n".join(lines), encoding="utf-8")
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--quiet"),
                *("--dest", aside / "wheels", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
                *("--implementation", "cp", "--python-version", target.python, "--abi", target.abi),
                *(f"--platform={platform}" for platform in PLATFORMS[target.system]),
                *("--requirement", aside / "requirements.txt"),
            ],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        if ran.returncode:
            said = ran.stderr[max(ran.stderr.rfind("ERROR: "), 0) :].removeprefix("ERROR: ") or "pip failed"
            named = [str(pin) for pin in lacking if str(pin) in said]
            raise Unmakeable(": ".join((str(target), *named, said.splitlines()[0])))
        for file in (aside / "wheels").iterdir():
            file.replace(folder / file.name)


def project() -> Iterator[tuple[str, Path, int]]:
    """The files of the project that go in: name in the ZIP, file, mode. Only those that git knows."""
    for entry in _git("ls-files", "--stage", "-z").split("\0")[:-1]:
        facts, _, name = entry.partition("\t")
        mode = int(facts.split()[0], base=8)
        if name.startswith(OVER):
            yield name.removeprefix(OVER), ROOT / name, mode
        elif not name.startswith(LEFT_OUT):
            yield name, ROOT / name, mode


def build(out: Path, folder: Path, targets: Sequence[Target] = TARGETS) -> Path:
    """Writes the ZIP into a folder, with the wheels that lie in another or come into it; the same bytes each time.

    Raises:
        Unmakeable: a wheel cannot be had, or this is no checkout of the project.
    """
    for each in (out, folder):
        each.mkdir(parents=True, exist_ok=True)
    wanted = pins("requirements.txt", "requirements-portable.txt")
    wheels = {file.name: file for target in targets for file in gather(target, wanted, folder)}
    files = [*project(), *((f"wheels/{name}", file, 0o100644) for name, file in wheels.items())]
    # Not one date for all versions: Python and browsers tell by it whether a file has changed.
    when = time.gmtime(int(_git("log", "-1", "--format=%ct")))
    path = out / f"cppcc-portable-{cppcc.__version__}.zip"
    with whole(path) as aside, ZipFile(aside, "w") as archive:
        for name, file, mode in sorted(files):
            entry = ZipInfo(f"{NAME}/{name}", when[:6])
            entry.create_system = 3  # Unix, wherever it is made: it has the right to run start.sh
            entry.external_attr = mode << 16
            # Stored: wheels are packed already, and what packs the rest is not the same everywhere.
            archive.writestr(entry, file.read_bytes())
    return path


def _git(*arguments: str) -> str:
    try:
        ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    except OSError as error:
        raise Unmakeable(f"git tells which files are the project's, and does not run: {error}") from error
    if ran.returncode:
        raise Unmakeable(f"git tells which files are the project's: {' '.join(ran.stderr.split())}")
    return ran.stdout


def main() -> int:
    """0 if the ZIP was made, 1 if not."""
    print("Gathering wheels for Windows and Linux, some 500 MB the first time ...", flush=True)
    try:
        made = build(FOLDER, FOLDER / "wheels")
    except (Unmakeable, OSError) as error:
        print(f"No portable ZIP: {error}", file=sys.stderr)
        return 1
    print(f"{os.path.relpath(made)}: {made.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Installs what lies in wheels/ into .venv, once, without a network. start.bat and start.sh run it by the Python they
found; it imports nothing but the standard library."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).absolute().parents[1]
WHEELS = ROOT / "wheels"
REQUIREMENTS = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
#: Written last, so that an installation that was cut short is begun anew: what is installed, and by which Python.
DONE = VENV / "installed.txt"


def main() -> int:
    """0 if all is installed, now or before; 1 if it could not be."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal may know no Chinese
    try:
        if _done():
            return 0
        print("正在安装，只有第一次需要，约一两分钟……  Installing, this once; it takes a minute or two ...", flush=True)
        _install()
    except KeyboardInterrupt:
        return 130
    except (OSError, subprocess.SubprocessError) as error:
        if isinstance(error, OSError):  # else pip has said what is wrong
            print(error, file=sys.stderr)
        print(
            "没有装好。请把 ZIP 重新解压到本机磁盘上路径较短、可以写入的文件夹（如 D:\\kanban），再启动一次。\n"
            "Not installed. Please unpack the ZIP anew, into a folder on this machine's disk whose path is short and "
            "where you may write, and start again.",
            file=sys.stderr,
        )
        return 1
    return 0


def _done() -> bool:
    """Whether just these requirements are installed for a Python that is still there."""
    try:
        return DONE.read_text(encoding="utf-8") == _state()
    except (OSError, subprocess.SubprocessError):
        return False


def _state() -> str:
    asked = subprocess.run(
        [PYTHON, "-I", "-c", "import sys; print(sys.version)"], capture_output=True, check=True, text=True
    )
    return f"{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()} {asked.stdout}"


def _install() -> None:
    # Without pip: on Debian and its kin Python cannot put one there. The one in wheels/ runs as it lies.
    venv.create(VENV, clear=True, symlinks=os.name != "nt")
    pip = next(WHEELS.glob("pip-*.whl"), WHEELS)
    subprocess.run(
        [
            *(PYTHON, "-I", pip / "pip", "install", "--isolated", "--quiet", "--disable-pip-version-check"),
            # Not compiled: what is used is at its first use, in a fraction of the time.
            *("--no-index", "--find-links", WHEELS, "--no-deps", "--require-hashes", "--no-compile"),
            *("--root-user-action", "ignore", "--requirement", REQUIREMENTS),
        ],
        check=True,
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull},
    )
    DONE.write_text(_state(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

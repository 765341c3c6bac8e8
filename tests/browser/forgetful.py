"""``cppcc serve`` that forgets a visitor as soon as their line is cut, and not after two minutes."""

from __future__ import annotations

import sys

from streamlit.runtime.memory_session_storage import MemorySessionStorage

from cppcc.cli.main import main

if __name__ == "__main__":
    # It keeps nothing.
    MemorySessionStorage.get = lambda *_: None  # type: ignore[method-assign]
    sys.exit(main(["serve", "--address", "127.0.0.1", "--port", sys.argv[1]]))

#!/bin/sh
# Installs what lies beside it, the first time, and opens the dashboard. Options are those of `cppcc serve`.
cd -- "$(dirname -- "$0")" || exit 1

for python in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$python" >/dev/null && "$python" start/fits.py 2>/dev/null; then
        "$python" start/install.py || exit 1
        exec .venv/bin/python -m cppcc serve --open "$@"
    fi
done
cat start/no-python.txt >&2
exit 1

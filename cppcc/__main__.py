"""``python -m cppcc`` is the command ``cppcc``."""

import sys


def main() -> int:
    """Runs the command; told to stop (Ctrl+C) while it is still being read, it says no more than at any other time."""
    try:
        from cppcc.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

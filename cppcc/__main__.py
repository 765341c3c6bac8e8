"""``python -m cppcc`` is the command ``cppcc``."""

import sys

from cppcc.cli import main

if __name__ == "__main__":
    sys.exit(main())

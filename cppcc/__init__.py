"""The engine of the CPPCC year dashboard: quantities with bounds, reports, selections, charts, exports.

``import cppcc`` brings in neither streamlit nor an export library; the pages, the command line, the tests and a
notebook use the same names.
"""

from cppcc.files.load import Loaded, load, read, vocabulary
from cppcc.model.quantity import Bound, CannotCombine, Quantity, QuantityError, parse
from cppcc.model.report import Figure, Ratio, Report, Theme, Work
from cppcc.model.selection import CannotAdd, Selection, total

__version__ = "0.2.0"

__all__ = [
    "Bound",
    "CannotAdd",
    "CannotCombine",
    "Figure",
    "Loaded",
    "Quantity",
    "QuantityError",
    "Ratio",
    "Report",
    "Selection",
    "Theme",
    "Work",
    "load",
    "parse",
    "read",
    "total",
    "vocabulary",
]

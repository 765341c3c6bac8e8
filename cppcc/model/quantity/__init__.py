"""Quantities as reports print them: a number, its bound and its unit are read, found, worded, rounded and combined.

One grammar serves all of it: ``numerals`` are its numbers and its one table of folds, ``grammar`` its words,
``company`` the words beside a number that make another thing of it; ``reading`` reads one wording, ``scan`` finds them
in running text, ``value`` is what was read.
"""

from cppcc.model.quantity.grammar import bound_words
from cppcc.model.quantity.reading import Change, parse, stated
from cppcc.model.quantity.refusal import QuantityError
from cppcc.model.quantity.value import Bound, CannotCombine, Quantity, Refusal

__all__ = [
    "Bound",
    "CannotCombine",
    "Change",
    "Quantity",
    "QuantityError",
    "Refusal",
    "bound_words",
    "parse",
    "stated",
]

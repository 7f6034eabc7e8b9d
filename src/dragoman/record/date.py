"""When was it? A date as EDTF beside the date as printed."""

import re
from typing import Literal

import msgspec

Calendar = Literal["", "persian", "islamic", "roc", "hebrew", "japanese", "julian", "rumi"]
"""Calendar of ``literal`` when it is not Gregorian; the names are CLDR's, plus ``julian`` and ``rumi``."""

_YEAR = re.compile(r"^Y?(-?\d{1,9})")


class Date(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date: ``edtf`` is Gregorian and follows ISO 8601-2 (EDTF level 1: ``2009``, ``2009-04``, ``2009-04-12``,
    ``2009/2011``, ``1990?``, ``2001-21`` for spring); ``literal`` is the date as printed, kept whenever it says more
    than ``edtf``; ``calendar`` is that of ``literal``. Both empty: no date.
    """

    edtf: str = ""
    literal: str = ""
    calendar: Calendar = ""

    def __bool__(self) -> bool:
        return bool(self.edtf or self.literal)

    @property
    def year(self) -> int | None:
        """Give the (first) Gregorian year, or ``None``.

        >>> Date("2009-04/2010").year
        2009
        """
        found = _YEAR.match(self.edtf)
        return int(found[1]) if found else None

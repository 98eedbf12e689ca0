"""The Julian and the Gregorian calendar."""

import datetime
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def _julian() -> ModuleType:
    # Imported late: it takes a fifth of a second, and most archives have no Old Style date.
    return import_module("convertdate.julian")


def julian_to_gregorian(year: int, month: int, day: int) -> datetime.date:
    """The New Style day of an Old Style date; ``ValueError`` when there is no such Julian day."""
    return datetime.date(*_julian().to_gregorian(year, month, day))


def gregorian_to_julian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The Old Style (year, month, day) of a New Style date; ``ValueError`` when no such day.

    A tuple, since 29 February 1900 exists in the Julian calendar only.
    """
    datetime.date(year, month, day)
    old_year, old_month, old_day = _julian().from_gregorian(year, month, day)
    return int(old_year), int(old_month), int(old_day)

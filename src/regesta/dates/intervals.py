"""EDTF strings: their first and last day, and whether they are valid."""

import calendar
import datetime
import re
from functools import cache, lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?")
_OPEN_PART = re.compile(
    r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?"
)
_SEASONS = {21: ((0, 3), (0, 5)), 22: ((0, 6), (0, 8)), 23: ((0, 9), (0, 11)), 24: ((0, 1), (1, 2))}

Bounds = tuple[datetime.date | None, datetime.date | None]


@lru_cache(maxsize=65_536)
def bounds(edtf: str) -> Bounds:
    """The first and the last day an EDTF string can mean; ``None`` where open or without a year.

    The winter of a year may be its first months or its last: both are within its bounds.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _part(edtf)
    return _part(first)[0], _part(last)[1]


def _part(edtf: str) -> Bounds:
    match = _PART.fullmatch(edtf)
    if match is None:
        return None, None
    year, month, day = (int(group) if group else 0 for group in match.groups())
    try:
        if day:
            date = datetime.date(year, month, day)
            return date, date
        if month in _SEASONS:
            (_, first), (years, last) = _SEASONS[month]
            return _month(year, first)[0], _month(year + years, last)[1]
        if month:
            return _month(year, month)
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except ValueError:
        return None, None


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


@cache
def is_valid(edtf: str) -> bool:
    """Whether a string is EDTF as the standard or this package writes it (slow at first sight)."""
    if edtf and all(_OPEN_PART.fullmatch(part) for part in edtf.split("/")) and "X" in edtf:
        return edtf.count("/") <= 1
    # Imported late: it takes a quarter of a second, and only checks and tests ask.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(edtf)
    except EDTFParseException:
        return False
    return True

"""Dates as words and as EDTF intervals: found in a text, converted, completed, bounded."""

from regesta.dates.calendars import gregorian_to_julian, julian_to_gregorian
from regesta.dates.completion import complete
from regesta.dates.dating import Dating, Found, FoundWeekday
from regesta.dates.finding import find, find_weekdays
from regesta.dates.intervals import bounds, is_valid

__all__ = [
    "Dating",
    "Found",
    "FoundWeekday",
    "bounds",
    "complete",
    "find",
    "find_weekdays",
    "gregorian_to_julian",
    "is_valid",
    "julian_to_gregorian",
]

"""Dates as words and as EDTF intervals: found in a text, converted, completed, bounded."""

from typing import TYPE_CHECKING, Any

from regesta.dates.calendars import gregorian_to_julian, julian_to_gregorian
from regesta.dates.completion import complete
from regesta.dates.dating import Dating, Found, FoundWeekday
from regesta.dates.intervals import bounds, is_valid

if TYPE_CHECKING:
    from regesta.dates.finding import find, find_weekdays

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


def __getattr__(name: str) -> Any:
    """Finding is imported when first asked for: its words and patterns take their time."""
    if name in ("find", "find_weekdays"):
        from regesta.dates import finding

        globals()[name] = getattr(finding, name)
        return globals()[name]
    raise AttributeError(name)

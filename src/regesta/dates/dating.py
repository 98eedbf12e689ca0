"""The types: a dating, and a dating where it stands."""

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from regesta.dates.intervals import bounds

Calendar = Literal["gregorian", "julian"]

_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[?~%]?")
_HAS_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Dating:
    """When something was written or happened: the words for it, and the interval they mean.

    ``edtf`` is Gregorian, EDTF level 1, day precision at most; ``XXXX`` or ``XX`` stand where the
    words leave the year, month or day open (``complete`` fills them in). ``calendar`` is that of
    ``as_written``: ``julian`` or ``gregorian`` when marked (O.S., N.S., a double year), ``None``
    when nothing tells, or for a double date, which is of both. ``time`` is ``HH:MM``, local, 24
    hours. ``weekday`` is 1 (Monday) to 7, as stated, never checked. ``relative`` says what the
    words count from:
    ``inst``, ``ult``, ``prox`` (a day of this, the last, the next month), ``this year``, ``last
    year``, ``next year``, or a day such as ``yesterday``. ``doubtful`` says that the reading
    chose: a century for "16", day before month in "4/5/1916", one of two alternatives, or the
    month where the day stated does not exist.
    """

    edtf: str
    as_written: str
    calendar: Calendar | None = None
    time: str | None = None
    weekday: int | None = None
    relative: str | None = None
    doubtful: bool = False

    @property
    def earliest(self) -> datetime.date | None:
        """The first day it can mean; ``None`` when open or when the year is not stated."""
        return bounds(self.edtf)[0]

    @property
    def latest(self) -> datetime.date | None:
        """The last day it can mean; ``None`` when open or when the year is not stated."""
        return bounds(self.edtf)[1]

    @property
    def is_full_day(self) -> bool:
        """Whether it names exactly one Gregorian day; a mark of uncertainty does not count."""
        return _FULL_DAY.fullmatch(self.edtf) is not None

    @property
    def has_year(self) -> bool:
        """Whether the words state a year."""
        return _HAS_YEAR.search(self.edtf) is not None


@dataclass(frozen=True, slots=True)
class Found:
    """A dating where it stands: half-open code points, ``text[start:end] == dating.as_written``."""

    start: int
    end: int
    dating: Dating


@dataclass(frozen=True, slots=True)
class FoundWeekday:
    """A weekday's name where it stands (half-open code points); 1 is Monday, 7 Sunday."""

    start: int
    end: int
    weekday: int

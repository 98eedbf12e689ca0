"""Filling in what a partial date leaves open, from the date of the letter that mentions it."""

import dataclasses
import datetime
import re
from collections.abc import Iterator
from typing import Literal

from regesta.dates.dating import Dating
from regesta.dates.intervals import bounds

Direction = Literal["past", "future", "nearest"]

_DAYS = {"two days ago": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "in two days": 2}
_MONTHS = {"ult": -1, "inst": 0, "prox": 1}
_YEARS = {"last year": -1, "this year": 0, "next year": 1}
_OPEN = re.compile(r"XXXX-(\d{2}|XX)(?:-(\d{2}|XX))?([?~%]?)")
_MONTHS_TRIED = 60


def complete(partial: Dating, by: datetime.date, direction: Direction = "past") -> Dating:
    """What "27 July", "the 3rd", "27th ult." or "yesterday" means in a letter of the day ``by``.

    ``past`` takes the last such day not after ``by``, ``future`` the first not before it,
    ``nearest`` the nearer of the two; a word that counts for itself (ult., yesterday) wins over the
    direction, except that ``past`` never gives a day after ``by``: what cannot be filled in so
    stays as it was. A dating that states its year comes back unchanged.
    """
    if partial.has_year or "X" not in partial.edtf:
        return partial
    parts = partial.edtf.split("/")
    last = _filled(parts[-1], partial, by, direction)
    if last is None:
        return partial
    if len(parts) == 1:
        return dataclasses.replace(partial, edtf=last)
    until = bounds(last)[1] or by
    first = _filled(parts[0], partial, until, "past")
    return partial if first is None else dataclasses.replace(partial, edtf=f"{first}/{last}")


def _filled(edtf: str, partial: Dating, by: datetime.date, direction: Direction) -> str | None:
    """One open EDTF date filled in; ``None`` when no day fits."""
    match = _OPEN.fullmatch(edtf)
    if match is None:
        return None
    month, day, mark = match.groups()
    if partial.relative in _DAYS:
        date = _shifted(by, _DAYS[partial.relative])
        fits = date is not None and not (direction == "past" and date > by)
        return f"{date}{mark}" if fits else None
    wanted_month = int(month) if month != "XX" else None
    if day is None or day == "XX":
        return _month_filled(wanted_month, by, direction, mark)
    found = _pick(list(_candidates(wanted_month, int(day), partial, by)), by, direction)
    return f"{found}{mark}" if found else None


def _candidates(
    month: int | None, day: int, partial: Dating, by: datetime.date
) -> Iterator[datetime.date]:
    """The days that carry the month, day, and relative word stated, around ``by``."""
    shift = _MONTHS.get(partial.relative or "")
    years = _YEARS.get(partial.relative or "")
    for offset in range(-_MONTHS_TRIED, _MONTHS_TRIED + 1):
        if month is None and shift is not None and offset != shift:
            continue
        index = by.year * 12 + by.month - 1 + offset
        year, this_month = index // 12, index % 12 + 1
        if month is not None and this_month != month:
            continue
        if years is not None and year != by.year + years:
            continue
        try:
            date = datetime.date(year, this_month, day)
        except ValueError:
            continue
        if month is None and shift is None and not _weekday_fits(date, partial, by):
            continue
        yield date


def _weekday_fits(date: datetime.date, partial: Dating, by: datetime.date) -> bool:
    """Whether "Monday 3rd" can be this day; looked at within a year, farther away it is chance."""
    if partial.weekday is None or abs((date - by).days) > 366:
        return True
    return date.isoweekday() == partial.weekday


def _pick(
    dates: list[datetime.date], by: datetime.date, direction: Direction
) -> datetime.date | None:
    past = max((date for date in dates if date <= by), default=None)
    future = min((date for date in dates if date >= by), default=None)
    if direction == "past" or future is None:
        return past
    if direction == "future" or past is None:
        return future
    return past if by - past <= future - by else future


def _month_filled(
    month: int | None, by: datetime.date, direction: Direction, mark: str
) -> str | None:
    """The month that "last July" means, without a day; the current one counts either way."""
    if month is None:
        return None
    years = {
        "past": by.year - (month > by.month),
        "future": by.year + (month < by.month),
        "nearest": min(
            (by.year - 1, by.year, by.year + 1),
            key=lambda year: abs(year * 12 + month - by.year * 12 - by.month),
        ),
    }
    return f"{years[direction]:04d}-{month:02d}{mark}"


def _shifted(by: datetime.date, days: int) -> datetime.date | None:
    try:
        return by + datetime.timedelta(days)
    except OverflowError:
        return None

"""What a form means: the groups of a match turned into an EDTF string and its calendar."""

import calendar
import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from regesta.dates.calendars import julian_to_gregorian
from regesta.dates.dating import Calendar

Values = Mapping[str, int | str]
_STYLES_APART = range(10, 14)
_ANY_LEAP_YEAR = 1904


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form says, before the words around it are heard."""

    edtf: str
    calendar: Calendar | None = None
    relative: str | None = None
    doubtful: bool = False
    double: bool = False


def meaning(form: str, values: Values, *, julian: bool = False) -> Meaning | None:
    """The meaning of a form's values (named as the grammar's groups); ``None`` when it has none.

    ``julian``: the words around it say Old Style, so that the days are converted.
    """
    numbers = {name: value for name, value in values.items() if isinstance(value, int)}
    if form in {"word", "relative", "bare"}:
        return _relative(numbers, str(values.get("u", "")))
    if julian:
        numbers["julian"] = 1
    read = _READERS[form](numbers, "+" in str(values.get("till", "")))
    if read is None or not julian or read.double:
        return read
    return _old_style(read)


def _relative(numbers: Mapping[str, int], word: str) -> Meaning | None:
    if "d" not in numbers:
        return Meaning("XXXX-XX-XX", relative=word)
    if "m" in numbers:
        day = _day(None, numbers["m"], numbers["d"])
        return Meaning(day.edtf, relative=word, doubtful=day.doubtful) if day else None
    if word.endswith("year"):
        return None
    return Meaning(f"XXXX-XX-{numbers['d']:02d}", relative=word or None)


def _single(numbers: Mapping[str, int], _either: bool) -> Meaning | None:
    year = numbers.get("y")
    if "short" in numbers:
        read = _day(1900 + numbers["short"], numbers["m"], numbers["d"])
        return read and Meaning(read.edtf, doubtful=True)
    if "dual" in numbers and year is not None:
        if (year + 1) % 100 != numbers["dual"] or numbers["m"] > 3:
            return None
        read = _day(year + 1, numbers["m"], numbers["d"], julian=True)
        return read and _old_style(read)
    return _day(year, numbers["m"], numbers["d"], julian="julian" in numbers)


def _day(year: int | None, month: int, day: int, *, julian: bool = False) -> Meaning | None:
    """One day; of a day its month does not have, only the month is kept, in doubt."""
    if not 1 <= month <= 12:
        return None
    head = "XXXX" if year is None else f"{year:04d}"
    longest = calendar.monthrange(year or _ANY_LEAP_YEAR, month)[1]
    if julian and year is not None and month == 2 and year % 4 == 0:
        longest = 29
    if not 1 <= day <= longest:
        return Meaning(f"{head}-{month:02d}", doubtful=True)
    return Meaning(f"{head}-{month:02d}-{day:02d}")


def _numeric(numbers: Mapping[str, int], _either: bool) -> Meaning | None:
    """A date in figures: day first, unless that cannot be."""
    if "d2" in numbers:
        return _double(numbers, False)
    year, month, day = numbers["y"], numbers["m"], numbers["d"]
    slashed = "slash" in numbers
    if slashed and month > 12 >= day:
        month, day = day, month
    full_year = year + 1900 if year < 100 else year
    read = _day(full_year, month, day, julian="julian" in numbers)
    if read is None or read.doubtful:
        return None
    return Meaning(read.edtf, doubtful=year < 100 or (slashed and day <= 12 and month != day))


def _double(numbers: Mapping[str, int], _either: bool) -> Meaning | None:
    """A day in both styles; where the two do not differ as the styles do, a stretch of days."""
    year, month = numbers.get("y"), numbers["m"]
    last_year, last_month = numbers.get("y2", year), numbers.get("m2", month)
    if last_year is None:
        return _double_without_year(numbers)
    best: Meaning | None = None
    for old, new in _pairs(numbers, last_year, month, last_month):
        apart = _days_apart(old, new)
        if apart in {-1, 0, 1} and (best is None or apart == 0):
            # One day off is the commonest slip in double dates: still one, but in doubt.
            best = Meaning("{:04d}-{:02d}-{:02d}".format(*new), doubtful=apart != 0, double=True)
    return best or _range(numbers, True)


Day = tuple[int, int, int]


def _pairs(
    numbers: Mapping[str, int], year: int, month: int, last_month: int
) -> Iterator[tuple[Day, Day]]:
    """The Old and New Style days that a double date can mean, either style first."""
    months = [(month, last_month)]
    if month == last_month:  # "28/13 March" names one of its two months
        months += [((month - 2) % 12 + 1, month), (month, month % 12 + 1)]
    for old_month, new_month in months:
        turns = old_month == 12 and new_month == 1
        for new_year in sorted({year, numbers.get("y", year) + (turns and "y2" not in numbers)}):
            for old, new in ((numbers["d"], numbers["d2"]), (numbers["d2"], numbers["d"])):
                yield (new_year - turns, old_month, old), (new_year, new_month, new)


def _days_apart(old: Day, new: Day) -> int | None:
    """By how many days an Old and a New Style date miss each other; ``None`` if one is no date."""
    try:
        return (julian_to_gregorian(*old) - datetime.date(*new)).days
    except ValueError:
        return None


def _double_without_year(numbers: Mapping[str, int]) -> Meaning | None:
    month, last_month = numbers["m"], numbers.get("m2", numbers["m"])
    try:
        old = datetime.date(_ANY_LEAP_YEAR, month, numbers["d"])
        new = datetime.date(_ANY_LEAP_YEAR + (last_month < month), last_month, numbers["d2"])
    except ValueError:
        return None
    if (new - old).days in _STYLES_APART:
        return Meaning(f"XXXX-{last_month:02d}-{numbers['d2']:02d}", double=True)
    return _range(numbers, True)


def _range(numbers: Mapping[str, int], either: bool) -> Meaning | None:
    """From one day to another; of two alternatives, the stretch that holds both, in doubt."""
    year, month = numbers.get("y"), numbers["m"]
    last_year, last_month = numbers.get("y2", year), numbers.get("m2", month)
    first, last = numbers["d"], numbers["d2"]
    if year is None and last_year is not None:
        year = last_year - (last_month < month)
    if (year, month) == (last_year, last_month) and last < 10 <= first:
        last += first // 10 * 10  # "27-8 May"
    start, end = _day(year, month, first), _day(last_year, last_month, last)
    if start is None or end is None or start.doubtful or end.doubtful:
        return None
    if start.edtf >= end.edtf and (year is not None or month == last_month):
        return None
    return Meaning(f"{start.edtf}/{end.edtf}", doubtful=either)


def _months(numbers: Mapping[str, int], either: bool) -> Meaning | None:
    last_year = numbers["y2"]
    year = numbers.get("y", last_year - (numbers["m2"] < numbers["m"]))
    start, end = f"{year:04d}-{numbers['m']:02d}", f"{last_year:04d}-{numbers['m2']:02d}"
    return Meaning(f"{start}/{end}", doubtful=either) if start < end else None


def _month(numbers: Mapping[str, int], _either: bool) -> Meaning | None:
    return Meaning(f"{numbers['y']:04d}-{numbers['m']:02d}")


def _year(numbers: Mapping[str, int], _either: bool) -> Meaning | None:
    if "y2" not in numbers:
        return Meaning(f"{numbers['y']:04d}")
    if numbers["y"] >= numbers["y2"]:
        return None
    return Meaning(f"{numbers['y']:04d}/{numbers['y2']:04d}")


def _old_style(read: Meaning) -> Meaning:
    """The same in the Gregorian calendar; without a year it stays as it stands, in doubt."""
    if "X" in read.edtf:
        return Meaning(read.edtf, "julian", read.relative, doubtful=True)
    first, _, last = read.edtf.partition("/")
    start, end = _converted(first, last=False), _converted(last or first, last=True)
    if start is None or end is None:
        return Meaning(read.edtf, "julian", doubtful=True)
    edtf = f"{start}" if start == end else f"{start}/{end}"
    return Meaning(edtf, "julian", read.relative, read.doubtful)


def _converted(edtf: str, *, last: bool) -> datetime.date | None:
    year, month, day = (*(int(part) for part in edtf.split("-")), 0, 0)[:3]
    if month > 12:
        return None
    month = month or (12 if last else 1)
    longest = 29 if month == 2 and year % 4 == 0 else calendar.monthrange(1901, month)[1]
    return julian_to_gregorian(year, month, day or (longest if last else 1))


_READERS: Mapping[str, Callable[[Mapping[str, int], bool], Meaning | None]] = {
    "day": _single,
    "numeric": _numeric,
    "double": _double,
    "range": _range,
    "months": _months,
    "month": _month,
    "marked": _year,
    "alone": _year,
}

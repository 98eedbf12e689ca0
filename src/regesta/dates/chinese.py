"""Dates in Chinese: 1912年3月25日, 三月二十五日, 民国二十三年十一月一日."""

import re
from collections.abc import Iterator

from regesta.dates.dating import Dating, Found

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_TENS = {"廿": 20, "卅": 30}
_REPUBLIC = 1911  # the Republic's first year is 1912
_NUMBER = r"[〇零○一二三四五六七八九十廿卅\d]"
_DATE = re.compile(
    rf"(?:(?:(?P<republic>[民⺠][国國])\s?)?(?P<y>{_NUMBER}{{1,4}}|元)\s?年\s?)?"
    rf"(?P<m>{_NUMBER}{{1,3}})\s?月(?:份|\s?(?P<d>{_NUMBER}{{1,3}})\s?[日号號])?"
)


def find_chinese(text: str) -> Iterator[Found]:
    """Every date written with 年, 月 and 日; a month alone only with its year."""
    if "月" not in text:
        return
    for match in _DATE.finditer(text):
        year, month, day = (_number(match[name]) for name in "ymd")
        if match["republic"] and year:
            year += _REPUBLIC
        if not 1 <= month <= 12 or day > 31 or (year and not 1500 <= year <= 2099):
            continue
        if not (year or day) or (match["d"] and not day):
            continue
        head = f"{year:04d}" if year else "XXXX"
        edtf = f"{head}-{month:02d}-{day:02d}" if day else f"{head}-{month:02d}"
        yield Found(match.start(), match.end(), Dating(edtf, match.group()))


def _number(written: str | None) -> int:
    """A number in Arabic or Chinese figures; 0 when there is none."""
    if not written:
        return 0
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    if not set(written) & {"十", *_TENS}:
        return int("".join(str(_DIGITS.get(sign, sign)) for sign in written))
    total = 0
    for sign in written:
        if sign == "十":
            total = (total or 1) * 10
        else:
            total += _TENS.get(sign) or _DIGITS.get(sign, 0)
    return total

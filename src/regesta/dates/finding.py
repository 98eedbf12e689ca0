"""Dates in running text."""

import re
from functools import cache
from typing import NamedTuple

from regesta.dates import vocabulary
from regesta.dates.chinese import find_chinese
from regesta.dates.dating import Calendar, Dating, Found, FoundWeekday
from regesta.dates.grammar import AFTER, BEFORE, FORMS
from regesta.dates.lexing import Shape, lowered, shapes
from regesta.dates.reading import Meaning, Values, meaning

_ALONE_BEFORE = re.compile(r"(?:^|\n)[ \t\xa0]*[\[(]?\s?$")
_ALONE_AFTER = re.compile(r"\s?\??[\])]?\.?[ \t\xa0]*(?:\n|$)")
_QUANTITY_AFTER = re.compile(r"(?!\s?(?:[.;:)\]?!]|,(?!\s?\d)|$|\n))")
_BRACKETED_AFTER = re.compile(r"\s?\??\]")
_CLOSING = {"[": "]", "(": ")"}
_LONGEST_ABBREVIATION = {"J": 4, "U": 4, "g": 2}


class _Core(NamedTuple):
    """A form found in a shape: its name, extent, values, and meaning as it stands."""

    form: str
    start: int
    end: int
    values: Values
    meaning: Meaning


def find(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Every date a text states, in the text's order and without overlap.

    ``start`` and ``end`` (half-open, code points) limit the search; what stands outside is not
    seen. Positions are always those of the whole ``text``.
    """
    region = text[start:end]
    found: list[Found] = []
    for shape in shapes(region):
        after = 0
        for position in shape.at:
            if position < after:
                continue
            one, after = _at(region, shape, position)
            if one is not None and (not found or found[-1].end <= one.start):
                found.append(one)
    chinese = list(find_chinese(region))
    if chinese:
        found = _merged(chinese, found)
    if not start:
        return found
    return [Found(start + one.start, start + one.end, one.dating) for one in found]


def _merged(first: list[Found], second: list[Found]) -> list[Found]:
    """Both in the text's order; of the second, only what overlaps none of the first."""
    taken = {position for one in first for position in range(one.start, one.end)}
    kept = [one for one in second if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*first, *kept], key=lambda one: one.start)


def _at(text: str, shape: Shape, position: int) -> tuple[Found | None, int]:
    """The date that begins at this position of the shape, if any, and where to go on."""
    kind = shape.line[position]
    before: Values = {}
    core_at = position
    if kind in "QW" and (match := BEFORE.match(shape.line, position)):
        before, core_at = _values(shape, match), match.end()
    core = _core(text, shape, core_at, before)
    if core is None:
        return None, position + 1
    if "q" in before and (core.meaning.edtf[:4] == "XXXX" or "/" in core.meaning.edtf):
        return None, position + 1  # the words after the qualifier are read for themselves
    found, after = _finished(text, shape, position, core, before)
    return found, after


def _values(shape: Shape, match: re.Match[str]) -> dict[str, int | str]:
    values: dict[str, int | str] = {}
    for name, signs in match.groupdict().items():
        if signs is None:
            continue
        if name in {"sep", "till", "paren"}:
            values[name] = signs
        else:
            values[name] = shape.token(match.start(name)).value
    if values.get("sep") == "/":
        values["slash"] = 1
    return values


def _core(text: str, shape: Shape, position: int, before: Values) -> _Core | None:
    kind = shape.line[position : position + 1]
    for form, pattern in FORMS.get(kind, ()):
        match = pattern.match(shape.line, position)
        if match is None or not _stands(form, text, shape, match, before):
            continue
        values = _values(shape, match)
        read = meaning(form, values)
        if read is not None:
            return _Core(form, position, match.end(), values, read)
    return None


def _stands(form: str, text: str, shape: Shape, match: re.Match[str], before: Values) -> bool:
    """Whether a form that is a date only in some places is one here."""
    start = shape.token(match.start()).start
    end = _last(shape, match.start(), match.end())
    if form == "alone":
        if text[max(0, start - 1) : start] == "[" and _BRACKETED_AFTER.match(text, end):
            return True
        if "q" in before:
            return _QUANTITY_AFTER.match(text, end) is None
        line = text[max(0, start - 20) : start]
        return bool(_ALONE_BEFORE.search(line) and _ALONE_AFTER.match(text, end)) and (
            "\n" in line or start < 20
        )
    if text[max(0, start - 1) : start] == "/" and form != "alone":
        return False
    if form == "numeric" and "\u2013" in text[start:end]:
        return False  # "SNIE 30-3-58" with en dashes: editors set numbers so, nobody a date
    if form == "bare":
        if "w" in before:
            return True
        return bool(_article().search(lowered(text[max(0, start - 8) : start]))) and bool(
            _follower().match(text, end)
        )
    return text[end : end + 1] not in {"%", "°"}


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(vocabulary.small_words('day_articles'))})\s{{1,2}}$")


@cache
def _follower() -> re.Pattern[str]:
    followers = "|".join(sorted(vocabulary.small_words("day_followers")))
    return re.compile(rf"\s*(?:$|[,;:)!?\]—–]|\.(?!\s*[a-z\d&(])|(?i:{followers})(?!\w))")


def _last(shape: Shape, start: int, end: int) -> int:
    """The end in the text of the last token of a stretch of the shape."""
    while end - 1 not in shape.at or end - 1 < start:
        end -= 1
    return shape.token(end - 1).end


def _finished(
    text: str, shape: Shape, position: int, core: _Core, before: Values
) -> tuple[Found, int]:
    """The date with what stands around it: weekday, calendar, time, marks of doubt."""
    match = AFTER.match(shape.line, core.end)
    after = _values(shape, match) if match and core.form not in {"word", "bare"} else {}
    stop = match.end() if match and after else core.end
    start, end = shape.token(position).start, _last(shape, position, stop)
    if text[end : end + 1] == "." and _abbreviated(shape, text, stop - 1):
        end += 1
    mark: Calendar | None = None
    read = core.meaning
    if after.get("j") == "julian":
        read = meaning(core.form, core.values, julian=True) or read
        mark = "julian"
    elif "j" in after:
        mark = "gregorian"
    start, end, uncertain = _closed(text, start, end)
    edtf = _marked(read.edtf, str(before.get("q", "")), uncertain)
    weekday = before.get("w", after.get("w"))
    dating = Dating(
        edtf,
        text[start:end],
        mark or read.calendar,
        str(after["t"]) if after.get("t") else None,
        weekday if isinstance(weekday, int) else None,
        read.relative,
        read.doubtful,
    )
    return Found(start, end, dating), stop


def _abbreviated(shape: Shape, text: str, position: int) -> bool:
    """Whether a period after this token belongs to it, as in "27th ult."."""
    if position not in shape.at:
        return False
    token = shape.token(position)
    longest = _LONGEST_ABBREVIATION.get(token.kind, 0)
    word = text[token.start : token.end]
    return 0 < len(word) <= longest or (longest > 0 and "." in word)


def _closed(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The span with the brackets that pair with one inside, and whether a "?" doubts the date.

    A question mark counts inside the date, before a closing bracket, or on a line that holds
    nothing else: elsewhere it may end a question.
    """
    uncertain = "?" in text[start:end]
    following = text[end : end + 4].lstrip(" ")
    lead = len(text[end : end + 4]) - len(following)
    alone = text[max(0, start - 2) : start].strip(" [(")[-1:] in {"", "\n"} and (
        following[1:].strip(" ])")[:1] in {"", "\n"}
    )
    if following[:1] == "?" and (following[1:2] in {"]", ")"} or alone):
        end, uncertain = end + lead + 1, True
    for opening, closing in _CLOSING.items():
        inside = text[start:end]
        if text[max(0, start - 1) : start] == opening and closing in inside.partition(opening)[0]:
            start -= 1
            inside = opening + inside
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
    return start, end, uncertain


def _marked(edtf: str, qualifier: str, uncertain: bool) -> str:
    sign = "%" if uncertain and qualifier == "about" else "?" if uncertain else ""
    sign = sign or ("~" if qualifier == "about" else "")
    edtf = "/".join(f"{part}{sign}" for part in edtf.split("/"))
    if qualifier == "before":
        return f"../{edtf}"
    return f"{edtf}/.." if qualifier == "after" else edtf


def find_weekdays(text: str, start: int = 0, end: int | None = None) -> list[FoundWeekday]:
    """Every weekday a text names ("Saturday", "on Monday last"), with or without a date."""
    region = text[start:end]
    found = []
    for match in _weekday().finditer(lowered(region)):
        form = vocabulary.key(match.group())
        kind, value = vocabulary.words()[form]
        small = region[match.start()].islower()
        if kind != "W" or (small and form in vocabulary.small_words("weekdays_also_words")):
            continue
        found.append(FoundWeekday(start + match.start(), start + match.end(), int(value)))
    return found


@cache
def _weekday() -> re.Pattern[str]:
    forms = (form for form, (kind, _) in vocabulary.words().items() if kind == "W")
    return re.compile(r"\b(?:" + vocabulary.trie(forms) + r")(?!\w)")

"""A text as tokens that matter to dates, and as a shape: one letter a token, signs between.

``Moscow, Tuesday 4 May 1915`` has the shape ``W A M Y``; the grammar is written over shapes.

A number of one digit (A), of two as a day can have (B), of two otherwise (C), a year (Y), any other
(Z); a day's ordinal number (O) or word (o); a month (M), in small letters when that may be another
word (m), in Roman digits (R); a weekday (W), season (S), qualifier such as "about" (Q), relative
word such as "ult." (U), a day such as "yesterday" (H), a calendar's mark (J), a time (T), a word
for year (g). Between them: white space, a line's end, punctuation, ``-`` for any dash, ``~`` "to",
``&`` and, ``+`` or, and ``|`` where no date goes on.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from regesta.dates import vocabulary
from regesta.lexicon import phrases

_ROMAN_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {roman: number for number, roman in enumerate(_ROMAN_NUMERALS, start=1)}
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?"
_TIME = (
    rf"(?P<from>{_CLOCK})?(?(from)\s?(?:[ap]\.?\s?m\.?\s?)?[-–]\s?)"
    rf"(?P<clock>{_CLOCK})\s?(?P<half>[ap])\.?\s?m(?!\w)\.?"
    r"|(?P<zulu>(?:[01]\d|2[0-3])[0-5]\d)\s?z(?!\w)"
    rf"|(?P<day24>{_CLOCK}|\d{{4}})\s?(?:uhr|hrs|hours|h|час(?:а|ов)?)(?!\w)\.?"
    r"|(?P<colon>\d{1,2}:\d\d)(?![\d:])"
)
_NUMBER = r"(?P<year>(?:1[5-9]|20)(?:\d\d|\d\[\d\]|\[\d\d\]))(?!\d)|(?P<number>\d+)"
_DASHES = str.maketrans("‐‑‒–—―−’‘`", "-------'''")
_WIDEST_GAP = 20
_REACH = 48


class Token(NamedTuple):
    """One token: half-open code points, its letter in the shape, and its value."""

    start: int
    end: int
    kind: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Shape:
    """The tokens of a stretch of text, and the string the grammar reads."""

    line: str
    tokens: tuple[Token, ...]
    at: dict[int, int]

    def token(self, position: int) -> Token:
        """The token whose letter stands at this position of the line."""
        return self.tokens[self.at[position]]


@cache
def _lexer() -> re.Pattern[str]:
    suffixes = "|".join(phrases("ordinal_suffixes"))
    return re.compile(
        r"(?<![^\W\d])(?P<word>" + vocabulary.word_pattern(anchors=False) + r")(?!\w)"
        r"|(?<![\w£$€#№])(?:" + _TIME + r")"
        rf"|(?<![\w£$€#№])(?P<ordinal>\d{{1,2}})(?:\s?\^?(?:st|nd|rd|th)|{suffixes})(?!\w)\^?"
        r"|(?<![\w£$€#№])(?:" + _NUMBER + r")"
        r"|(?:(?<=[\d)][./-])|(?<=[\d)][./-]\s))"
        r"(?P<roman>i{1,3}|iv|vi{0,3}|ix|xi{0,2})(?=\.?[./ -]\s?'?\d)"
    )


@cache
def _word_anchor() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + vocabulary.word_pattern(anchors=True) + r")(?!\w)")


@cache
def _figure_anchor() -> re.Pattern[str]:
    """A year, a date in figures, an ordinal number, a day that touches its month."""
    return re.compile(
        r"\d(?<!\w.)(?:(?<=1)[5-9][\d\[]|(?<=2)0[\d\[]|\d?\s?(?:"
        r"[./-]\s?(?:\d\d?|[ivx]{1,4})\.?\s?[./-]\s?'?\d\d"
        r"|\^?(?:" + "|".join(phrases("ordinal_suffixes")) + r")(?!\w)"
        r"|" + vocabulary.word_pattern(anchors=True) + r"(?!\w)))"
    )


def _anchors(low: str) -> list[tuple[int, int]]:
    """Where a date can be; two passes, since each pattern alone fails faster than one for both."""
    patterns = (_word_anchor(), _figure_anchor())
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(low))


def lowered(text: str) -> str:
    """The text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("\u0130", "I").lower()


def shapes(text: str) -> list[Shape]:
    """The stretches of a text in which a date can stand."""
    low = lowered(text)
    windows: list[tuple[int, int]] = []
    for first, last in _anchors(low):
        start, end = max(0, first - _REACH), last + _REACH
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return [_shape(text, low, start, end) for start, end in windows]


def _shape(text: str, low: str, start: int, end: int) -> Shape:
    tokens = [_token(match, text) for match in _lexer().finditer(low, start, min(end, len(low)))]
    if not tokens:
        return Shape("", (), {})
    line: list[str] = []
    at: dict[int, int] = {}
    length = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1].start if index + 1 < len(tokens) else token.end
        kind = token.kind
        if kind in "ABCYO" and token.end < following and text[token.end].isalpha():
            kind = "Z"  # "5ft"
        gap = "|" if following - token.end > _WIDEST_GAP else _gap(low[token.end : following])
        at[length] = index
        line += kind, gap
        length += 1 + len(gap)
    return Shape("".join(line), tuple(tokens), at)


def _token(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    group = match.lastgroup
    found = match.group(group) if group else ""
    if group == "word":
        if text[max(0, start - 1) : start] == "&":
            return Token(start, end, "Z", 0)  # "&c." is no "c."
        return Token(start, end, *_word(found, text[start:end]))
    if group == "year":
        return Token(start, end, "Y", int(found.replace("[", "").replace("]", "")))
    if group == "number":
        return Token(start, end, _number_kind(found), int(found) if len(found) < 5 else 0)
    if group == "ordinal":
        return Token(start, end, "O" if 1 <= int(found) <= 31 else "Z", int(found))
    if group == "roman":
        return Token(start, end, "R", _ROMAN[found])
    return Token(start, end, "T", clock(match))


def _word(found: str, written: str) -> vocabulary.Word:
    form = vocabulary.key(found)
    kind, value = vocabulary.words()[form]
    small = written[0].islower()
    if kind == "M" and small and form in vocabulary.small_words("months_also_words"):
        return "m", value
    if kind == "W" and small and form in vocabulary.small_words("weekdays_also_words"):
        return "Z", 0
    if kind == "J" and len(form) < 3 and small:
        return "Z", 0
    return kind, value


def _number_kind(digits: str) -> str:
    if len(digits) == 1:
        return "A" if digits != "0" else "Z"
    if len(digits) == 2:
        return "B" if 1 <= int(digits) <= 31 else "C"
    return "Z"


def clock(match: re.Match[str]) -> str:
    """``HH:MM`` of a time as the lexer matched it; empty when there is no such time of day."""
    half, zulu = match["half"], match["zulu"]
    last = match["clock"] or match["day24"] or match["colon"]
    if zulu:
        return f"{zulu[:2]}:{zulu[2:]}"
    hour, minute = _hours(match["from"] or last)
    if half:
        end_hour = _hours(last)[0]
        afternoon = half == "p" and not (match["from"] and hour % 12 > end_hour % 12)
        hour = hour % 12 + 12 * afternoon if hour <= 12 else hour
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _hours(written: str) -> tuple[int, int]:
    digits = written.replace(".", ":")
    if ":" not in digits:
        return (int(digits[:2]), int(digits[2:])) if len(digits) == 4 else (int(digits), 0)
    hour, minute = digits.split(":")
    return int(hour), int(minute)


_GAP = re.compile(r"([^\w&+|]*)(?:([^\W\d]+(?:[ '][^\W\d]+)*)([^\w&+|]*))?")


@lru_cache(maxsize=4096)
def _gap(gap: str) -> str:
    """What stands between two tokens, as the shape writes it."""
    if gap.count("\n") > 1:
        return "|"
    match = _GAP.fullmatch(" ".join(gap.replace("&", "and").split()).translate(_DASHES))
    if match is None:
        return "|"
    before, word, after = (group or "" for group in match.groups())
    link = ""
    if word:
        link = vocabulary.links().get(word, "|").replace("-", "~")
    signs = "".join((before + link.strip() + after).split()).replace("--", "-")
    if len(signs) > 4 or "|" in signs:
        return "|"
    if signs:
        return signs
    return "\n" if "\n" in gap else " " if gap else ""

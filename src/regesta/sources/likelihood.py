"""How likely a text is, as surprise in nats: one small model of written letters.

Letters by their frequency, scripts that keep together in a word, capitals at its head.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from regesta.lexicon import lexicons

LOST: Final = "\ufffd"
ASCII: Final = 3.0  # the same in every reading, so that only swallowed letters count
NO_TEXT: Final = 18.0
STRANGE: Final = (8.0, 12.0)  # what letters cost that the model knows nothing of
SIGNS: Final = {
    **dict.fromkeys("“”‘’„«»–—…", 5.0),
    **dict.fromkeys("£§°½¼¾№€†•·×\u00a0", 7.0),
    **dict.fromkeys("¡¢¤¥¦¨©ª¬\u00ad¯±²³´µ¶¸¹º¿÷™®‡‰‹›‚", 9.0),
    **dict.fromkeys("，。、：；？！（）「」『』《》〈〉【】\u3000○〇", 5.0),
}
# "przesy³am": a sign within a word is a letter of another encoding.
SPLIT: Final = re.compile(r"[^\W\d_][¡¢¤¥¦¨©ª¬¯±²³´µ¶¸¹º¿]+[^\W\d_]")
# By what came before in the word, what a small letter costs, and a capital.
CASE: Final = {"start": (0.3, 1.5), "one": (0.5, 1.5), "capitals": (5.0, 0.2), "small": (0.1, 5.0)}
OTHER_SCRIPT, MIXED_WORD = 5.0, 9.0


@dataclass(frozen=True, slots=True)
class Kind:
    """How a character behaves: its script, cost, cost in a sound text, and case."""

    script: str
    cost: float
    usual: float
    upper: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a reading costs in all, and how odd its characters and lines are.

    ``odd`` is by character beyond ASCII, ``share`` by any character.
    """

    cost: float
    odd: float
    share: float
    lines: list[float]
    accents: Counter[str]


@cache
def _cyrillic() -> dict[str, float]:
    letters: dict[str, int] = lexicons()["encodings"]["russian_letters"]
    total = sum(letters.values())
    return {letter: -math.log(count / total) for letter, count in letters.items()}


@lru_cache(1 << 12)
def _pair(pair: str) -> float:
    """What two Russian letters tell together beyond each alone, capitals like small ones."""
    pairs = lexicons()["encodings"]["russian_pairs"]
    if pair in pairs["frequent"].split():
        return -0.35
    return 3.0 if any(re.fullmatch(each, pair) for each in pairs["hardly"]) else 1.0


@cache
def _frequent_han() -> frozenset[str]:
    return frozenset("".join(lexicons()["encodings"]["frequent_han"].values()))


@cache
def _accented() -> frozenset[str]:
    return frozenset("".join(lexicons()["encodings"]["accented_letters"].values()))


@lru_cache(1 << 16)
def _kind(char: str) -> Kind:
    """How a character behaves, whatever stands around it."""
    code, low = ord(char), char.lower()
    if code < 128:
        fine = char.isprintable() or char in "\t\n\v\f\r\x1a"
        script = "latin" if char.isalpha() else "joint" if char in "'-" else "space"
        return Kind(script if fine else "sign", ASCII if fine else NO_TEXT, ASCII, char.isupper())
    if char in SIGNS:
        joint = char in "“”‘’„«»–—…°\u00ad" or code > 0x3000
        return Kind("joint" if joint else "sign", SIGNS[char], min(SIGNS[char], 7.0))
    if code > 0xFFFF:  # four bytes of GB18030, which dashes and figures may make by chance
        return Kind("sign", 18.0, 12.0)
    if 0x3400 <= code < 0xA000 or 0xF900 <= code < 0xFB00:
        return Kind("han", _han(char), 8.5)
    if 0x400 <= code < 0x530:
        return Kind("cyrillic", _cyrillic().get(low, 10.0), 3.2, char.isupper())
    if char.isalpha() and code < 0x250:
        cost = 4.5 if low in _accented() else 8.0
        return Kind("latin", cost, 5.0, char.isupper())
    if char.isalpha() and code < 0xE000:
        return Kind("other", 12.0, 6.0)
    if 0x2500 <= code < 0x25A0:  # frames of tables: what other encodings put where KOI8 does
        return Kind("sign", 11.0, 6.0)
    if char.isprintable() and char != LOST:
        return Kind("sign", 11.0, 11.0)
    return Kind("sign", NO_TEXT, 6.0)  # a control character, a lost or an unassigned one


def _han(char: str) -> float:
    """Rarity by the standards themselves: both put the common characters first."""
    if char in _frequent_han():
        return 7.0
    simple, full = (char.encode(codec, "ignore") for codec in ("gb2312", "big5"))
    common = (simple and simple[0] < 0xD8) or (full and full[0] < 0xC7)
    return 10.0 if common else 13.0


def weigh(text: str) -> Weighed:
    """The surprise of a reading, its lines told apart, since a file may be of two pieces."""
    odd, count, script = 0.0, 0, ""
    lines: list[float] = []
    accents: Counter[str] = Counter()
    for line in re.split(r"[\n\r]", text):
        line_cost, line_odd, line_count, script = _weigh_line(line, script, accents)
        lines.append(line_cost)
        odd += line_odd
        count += line_count
    return Weighed(sum(lines), odd / max(count, 1), odd / max(len(text), 1), lines, accents)


def _weigh_line(line: str, script: str, accents: Counter[str]) -> tuple[float, float, int, str]:
    """Cost, oddity and count of the characters beyond ASCII, and the script that was the last."""
    odd, count = 4.0 * len(SPLIT.findall(line)), 0
    cost = odd + ASCII
    word, before, last = "start", "space", "\n"
    for char in line:
        kind = _kind(char)
        here = kind.cost + _beside(last, char)
        alphabetic = kind.script in ("latin", "cyrillic", "other")
        if alphabetic or kind.script == "han":
            here += _meeting(kind.script, before, script)
            script = kind.script
        elif kind.script == "sign" and before in ("latin", "cyrillic"):
            here += 3.0
        here += CASE[word][kind.upper] if alphabetic else 0.0
        word = _after(word, kind.upper) if alphabetic else "start"
        if char > "\x7f":
            odd += here - kind.usual
            count += 1
            if kind.script == "latin":
                accents[char.lower()] += 1
        cost += here
        before, last = kind.script, char
    return cost, odd, count, script


def _beside(last: str, char: str) -> float:
    """What it costs that two characters stand side by side, for what they are themselves."""
    if last > "\u03ff" and "\u03ff" < char < "\u0530":
        return _pair((last + char).lower())
    high, low = (last, char) if last > "\x7f" else (char, last)
    return 3.0 if low in "0123456789" and "\xbf" < high < "\u0530" else 0.0


def _meeting(script: str, before: str, last: str) -> float:
    """What it costs that a letter follows on what it follows."""
    if before == "sign":
        return 1.5
    if before in ("space", "joint") or script == before:
        return OTHER_SCRIPT if last and script != last else 0.0
    return OTHER_SCRIPT + 1 if "han" in (script, before) else MIXED_WORD


def _after(word: str, upper: bool) -> str:
    if not upper:
        return "small"
    return "one" if word == "start" else "capitals"


def without_strange(text: str) -> str:
    """A text without the letters of scripts that the model knows nothing of."""
    return "".join(char for char in text if not (char.isalpha() and _kind(char).cost in STRANGE))


def no_alphabet(weighed: Weighed) -> bool:
    """Whether its accented letters belong to no one language: Czech, say, read as Western."""
    total = sum(weighed.accents.values())
    alphabets = lexicons()["encodings"]["accented_letters"].values()
    best = max(sum(weighed.accents[letter] for letter in letters) for letters in alphabets)
    return total >= 8 and best < 0.7 * total

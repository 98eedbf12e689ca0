"""Bytes become text: UTF-8 if they are, or else the encoding that makes the likeliest reading.

Each candidate's reading is weighed by one small model of written text (letters by frequency,
scripts that keep together in a word, capitals at its head), as surprise in nats. All readings
account for the same bytes, so the sums compare, whatever the number of characters.
"""

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from regesta.lexicon import lexicons
from regesta.sources.source import Unreadable

# The codec, its name for people, and what speaks against it before a byte was read. Latin-1 is
# read as Windows-1252, as browsers do: they differ in control characters that no letter bears.
Candidates = tuple[tuple[str, str, float], ...]
CANDIDATES: Final = (
    ("utf-8", "UTF-8", 0.0),
    ("cp1252", "Windows-1252", 0.0),
    ("cp1251", "Windows-1251", 0.0),
    ("gb18030", "GB18030", 1.0),
    ("koi8-r", "KOI8-R", 2.0),
    ("cp866", "IBM866", 3.0),
)
WIDE: Final = (("utf-16-le", "UTF-16", 6.0), ("utf-16-be", "UTF-16", 6.0))
KNOWN: Final = frozenset(codec for codec, _, _ in CANDIDATES + WIDE)
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
MAGIC: Final = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG\r\n": "an image",
    b"GIF89a": "an image",
    b"\xff\xd8\xff": "an image",
    b"II*\0": "an image",
    b"MM\0*": "an image",
    b"\x1f\x8b\x08": "a compressed file",
    b"7z\xbc\xaf\x27": "an archive",
    b"Rar!\x1a": "an archive",
    b"\x7fELF": "a program",
}
# What a web page's declaration means in practice: the superset that browsers read.
SUPERSETS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
TEXTUAL: Final = re.compile(r"cp\d|iso8859|koi8|mac|big5|shift_jis|euc|gb18030|utf-(8|16|32)")

LOST: Final = "\ufffd"
CUT: Final = "ends in the middle of a character"
SAMPLE: Final = 1 << 16
SHORT: Final = 1 << 12
CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a")) + b"\x7f"
HIGH: Final = re.compile(rb"[\x80-\xff]")

CLEAR: Final = 5.0  # nats between the best reading and the next: odds of some 150 to 1
DECLARED: Final = 12.0  # nats for what a document says of itself
ODD: Final = 1.6  # nats a character above what its like commonly costs


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


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text that bytes bear, and a doubt where its encoding could not be made sure of.

    ``declared`` is what the document says of itself; it is believed if the text bears it out.
    Raises :class:`Unreadable`.
    """
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"is no text (it is {what} under another name)")
    for mark, codec, name in MARKS:
        if data.startswith(mark) and (found := _marked(data[len(mark) :], codec, name)):
            return found
    if b"\0" in data:
        return _guessed(data, WIDE, None)
    if found := _utf8(data):
        return found
    meant = _codec(declared)
    if meant and meant not in KNOWN and (found := _declared(data, meant)):
        return found
    # Chinese in UTF-16 may be without any zero byte, but not for long.
    wide = WIDE if len(data) <= SHORT and len(data) % 2 == 0 else ()
    return _guessed(data, CANDIDATES + wide, meant)


def _marked(data: bytes, codec: str, name: str) -> tuple[str, str | None] | None:
    """The text after a byte order mark, unless the mark is no mark but a letter of another."""
    if codec == "utf-8" and b"\0" not in data:
        return _utf8(data)
    text = data.decode(codec, "replace")
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        if text.count(LOST) > 1 + len(text) // 100:
            return None
        return text, _lost(text, name, text.count(LOST))
    return None if text.count("\0") * 100 > len(text) else (text, None)


def _utf8(data: bytes) -> tuple[str, str | None] | None:
    """The text if it is UTF-8, or was before its end was cut or a stray byte or two got in."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        # A lone last byte after ASCII may as well be the é of "café".
        sure = len(data) - fault.start > 1 or not data[: fault.start].isascii()
        cut = fault.reason == "unexpected end of data"
        return (data.decode("utf-8", "replace"), CUT) if cut and sure else _strayed(data)
    head = data[:SAMPLE]
    if (len(head) - len(head.translate(None, CONTROLS))) * 50 > len(head):
        raise Unreadable("is no text (it has many control characters)")
    return text, None


def _strayed(data: bytes) -> tuple[str, str] | None:
    """The text of UTF-8 with less than one stray byte in a thousand characters."""
    head = data[:SAMPLE].decode("utf-8", "replace")
    if head.count(LOST) > 1 + max(len(head), len(data) // 4) // 1000:
        return None  # without decoding the whole of what is something else
    text = data.decode("utf-8", "replace")
    strays = text.count(LOST) - data.count(LOST.encode())
    if strays * 1000 >= len(text) or text.replace(LOST, "").isascii():
        return None
    return text, _lost(text, "UTF-8", strays)


def _codec(declared: str | None) -> str | None:
    """The codec that a declaration means, if it is one of text."""
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    return SUPERSETS.get(name, name) if TEXTUAL.match(name) else None


def _declared(data: bytes, codec: str) -> tuple[str, None] | None:
    """The text as it is declared to be encoded, if that makes a text.

    Letters of alphabets that the model does not know say nothing against it.
    """
    try:
        text = data.decode(codec)
    except ValueError:
        return None
    sample = _sample(data).decode(codec, "replace")
    known = "".join(char for char in sample if not (char.isalpha() and _kind(char).cost in STRANGE))
    odd = _weigh(known).odd > ODD or _controls(sample) * 50 > len(sample)
    return None if odd else (text, None)


def _guessed(data: bytes, candidates: Candidates, codec: str | None) -> tuple[str, str | None]:
    """The likeliest reading of all, and a doubt if it is odd or another is nearly as likely."""
    wide = candidates == WIDE
    sample = data[:SAMPLE] if wide else _sample(data)
    readings: dict[str, tuple[float, str, str, Weighed]] = {}
    for each, name, prior in candidates:
        reading = sample.decode(each, "replace")
        if reading not in readings:  # as Windows-1251 and 1252, which share their dashes
            weighed = _weigh(reading)
            cost = weighed.cost + prior - (DECLARED if each == codec else 0.0)
            readings[reading] = (cost, each, name, weighed)
    best = min(readings, key=lambda reading: readings[reading][0])
    cost, codec, name, weighed = readings.pop(best)
    if _controls(best) * 50 > len(best) or (wide and weighed.share > ODD):
        what = "zero bytes" if wide else "many control characters"
        raise Unreadable(f"is no text (it has {what})")
    text = data.decode(codec, "replace")
    if LOST in text:
        return text, _lost(text, name, text.count(LOST))
    # The zero bytes of UTF-16 are witness enough, whatever signs it has.
    odd = not wide and (weighed.odd > ODD or _no_alphabet(weighed))
    rivals = any(
        each[0] - cost < CLEAR or _better_line(each[3].lines, weighed.lines)
        for each in readings.values()
    )
    return text, f"may not be in {name}, as it was read" if odd or rivals else None


def _better_line(rival: list[float], best: list[float]) -> bool:
    """Whether another encoding makes much better sense of a line: the file is of two pieces."""
    if len(rival) != len(best):
        return False
    return any(other + 3 * CLEAR < ours for other, ours in zip(rival, best, strict=True))


def _sample(data: bytes) -> bytes:
    """As much as need be weighed: of a long file, the first lines beyond ASCII."""
    if len(data) <= SHORT:
        return data
    lines: list[bytes] = []
    size = at = 0
    while size < SAMPLE and (high := HIGH.search(data, at)):
        before = max(at, high.start() - SHORT)
        start = data.rfind(b"\n", before, high.start()) + 1 or before
        end = data.find(b"\n", high.start(), high.start() + SHORT) + 1
        at = end or min(high.start() + SHORT, len(data))
        lines.append(data[start:at])
        size += at - start
    return b"".join(lines)


def _controls(text: str) -> int:
    return sum(
        (ord(char) < 32 and char not in "\t\n\v\f\r\x1a") or 127 <= ord(char) < 160 for char in text
    )


def _lost(text: str, name: str, count: int) -> str:
    """What is wrong with a text in which some bytes made no character."""
    at = text.index(LOST)
    if at == len(text) - 1:
        return CUT
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    places = "a place that is" if count == 1 else f"{count} places that are"
    return f"has {places} not {name}, the first in line {before.count(chr(10)) + 1}"


def _no_alphabet(weighed: Weighed) -> bool:
    """Whether its accented letters belong to no one language: Czech, say, read as Western."""
    total = sum(weighed.accents.values())
    alphabets = lexicons()["encodings"]["accented_letters"].values()
    best = max(sum(weighed.accents[letter] for letter in letters) for letters in alphabets)
    return total >= 8 and best < 0.7 * total


# --- how likely a text is -------------------------------------------------------------------

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


def _weigh(text: str) -> Weighed:
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

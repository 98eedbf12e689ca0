"""Bytes become text: UTF-8 if they are, or else the encoding that makes the likeliest reading.

Each candidate's reading is weighed by one small model of written text (letters by frequency,
scripts that keep together in a word, capitals at its head), as surprise in nats. All readings
account for the same bytes, so the sums compare, whatever the number of characters.
"""

import codecs
import re
from typing import Final

from regesta.sources.likelihood import LOST, Weighed, no_alphabet, weigh, without_strange
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

CUT: Final = "ends in the middle of a character"
SAMPLE: Final = 1 << 16
SHORT: Final = 1 << 12
CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a")) + b"\x7f"
HIGH: Final = re.compile(rb"[\x80-\xff]")

CLEAR: Final = 5.0  # nats between the best reading and the next: odds of some 150 to 1
DECLARED: Final = 12.0  # nats for what a document says of itself
ODD: Final = 1.6  # nats a character above what its like commonly costs


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
    odd = weigh(without_strange(sample)).odd > ODD or _controls(sample) * 50 > len(sample)
    return None if odd else (text, None)


def _guessed(data: bytes, candidates: Candidates, codec: str | None) -> tuple[str, str | None]:
    """The likeliest reading of all, and a doubt if it is odd or another is nearly as likely."""
    wide = candidates == WIDE
    sample = data[:SAMPLE] if wide else _sample(data)
    readings: dict[str, tuple[float, str, str, Weighed]] = {}
    for each, name, prior in candidates:
        reading = sample.decode(each, "replace")
        if reading not in readings:  # as Windows-1251 and 1252, which share their dashes
            weighed = weigh(reading)
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
    odd = not wide and (weighed.odd > ODD or no_alphabet(weighed))
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

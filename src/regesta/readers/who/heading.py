"""The parties that a heading names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from regesta import dates
from regesta.layout import cues
from regesta.lexicon import alternation
from regesta.model import Layout, Span
from regesta.readers.reader import trimmed
from regesta.readers.who.parties import Named, parties, without_place

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_NUMBER = re.compile(
    r"\s*\[?(?:No|Doc|Document)?\.?\s?\d+[a-z]?[.\]:]+\s+|\s*(?:No|Nr|№)\.?\s?\S*\d\S*,?\s+",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\s*,?\s*(?:dated\s[^,]+)?\b(?:from|by|von|от|prepared by|prepared in|de)\s+(?!\d)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*\bof\s+(?=the\s)", re.IGNORECASE)
_TO = re.compile(r"(?<!\S)(?:to|for|an|an den|an die|к|à)\s+(?=\S)", re.IGNORECASE)
_OFFICE_TO = re.compile(rf"\b(?:{alternation('offices_to')})s?\s*$", re.IGNORECASE)
_NAME_OF = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){2,4}of\s+the\s")
_TO_FILE = re.compile(r"\s*\bfor\s+(?:the\s+)?(?:record|files?)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\W*(?:of\s+)?(?:an?\s+|the\s+)?(?:\w+\s+)?"
    r"(?:conversations?|discussions?|meetings?|conferences?|session)\b",
    re.IGNORECASE,
)
_TAIL = " \t\n\r\f ,;:[(–—-"


class HeadingParties(NamedTuple):
    """Who a heading says wrote to whom, and where the document was received."""

    sender: list[Named]
    addressee: list[Named]
    place: Span | None


class Sides(NamedTuple):
    """The stretches of a heading that name the sender and the addressee."""

    sender: Span | None
    addressee: Span | None


def heading_parties(layout: Layout) -> HeadingParties:
    """The senders and the addressees of a heading, each empty where it names none.

    A name by itself over "To the ..." is the sender of what is addressed so.
    """
    alone: Span | None = None
    for block in _blocks(layout):
        sides = _sides(layout.text, block)
        sender = sides.sender or (alone if sides.addressee else None)
        found = _named(layout, sender), _named(layout, sides.addressee)
        if any(found):
            place = without_place(layout.text, sides.addressee)[1] if sides.addressee else None
            return HeadingParties(*found, place)
        alone = block if cues.is_name(layout.words(block)) else None
    return HeadingParties([], [], None)


def _named(layout: Layout, span: Span | None) -> list[Named]:
    return list(parties(layout.text, span)) if span else []


def _blocks(layout: Layout) -> Iterator[Span]:
    """The paragraphs of the heading, without marks and numbers on lines of their own, each up to
    its date.
    """
    for zone in layout.spans("heading"):
        for match in _BLOCK.finditer(layout.text, *zone):
            start = match.start()
            for line in match.group().splitlines(keepends=True):
                if not cues.is_mark(line.strip()) and not cues.NUMBER.fullmatch(line.strip()):
                    break
                start += len(line)
            if start < match.end():
                yield _undated(layout.text, Span(start, match.end()))


def _undated(text: str, span: Span) -> Span:
    """A heading without its date and what follows: the date of no mentioned document."""
    found = [f.start for f in dates.find(text, *span) if f.dating.relative is None]
    found += [m.start() for m in re.finditer(r",\s*undated|\s\[\d+\]", text[: span.end])]
    end = min((at for at in found if at > span.start), default=span.end)
    return trimmed(text, span.start, end, _TAIL)


def _sides(text: str, span: Span) -> Sides:
    """What stands before and after the "to" of a heading, its kind and number put aside."""
    start, end = _after(_NUMBER, text, span.start, span.end), span.end
    kind = cues.kind_of(text[start:end])
    if kind:
        start = text.index(kind, start) + len(kind)
        if _MEETING.match(text, start, end):
            return Sides(None, None)
        start = _after(_TO_FILE, text, _after(_NUMBER, text, start, end), end)
    by = _FROM.match(text, start, end)
    of = _OF.match(text, start, end) if kind and not by else None
    opened = by or of
    start = opened.end() if opened else start
    to = _to(text, start, end)
    if to is None:
        return Sides(Span(start, end) if by else None, None)
    sender = trimmed(text, start, to.start())
    if kind and not opened and not text[:start].rstrip().endswith((",", ":")):
        sender = Span(start, start)
    return Sides(sender if sender.end > sender.start else None, Span(to.end(), end))


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _to(text: str, start: int, end: int) -> re.Match[str] | None:
    """The "to" that parts sender and addressee: after a holder in parentheses, or the first that
    does not belong to an office ("Special Assistant to the Secretary").
    """
    found = list(_TO.finditer(text, start, end))
    for match in found:
        if text[start : match.start()].rstrip(" ,").endswith((")", "]")):
            return match
    for match in found:
        before = text[start : match.start()].rstrip()
        purpose = match.group().strip().lower() == "for" and len(found) > 1
        if not purpose and (_NAME_OF.match(before) or not _OFFICE_TO.search(before)):
            return match
    return None

"""The parties that a heading names."""

import re

from regesta import dates
from regesta.layout import cues
from regesta.lexicon import alternation
from regesta.model import Layout, Span
from regesta.readers.reader import trimmed
from regesta.readers.who.parties import Named, parties

_NUMBER = re.compile(
    r"\s*\[?(?:No|Doc|Document)?\.?\s?\d+[a-z]?[.\]:]+\s+|\s*(?:No|Nr|№)\.?\s?\S*\d\S*,?\s+",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\s*,?\s*(?:dated\s[^,]+)?\b(?:from|by|von|от|prepared by|prepared in|de)\s+(?!\d)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:^|(?<=\s))(?:to|for|an|an den|an die|к|à)\s+(?=\S)|\n\s*(?=To\s)", re.IGNORECASE
)
_DATED = re.compile(r"[,\s]*[\[(]?\s*(?:undated|\[?\d{1,2}\s\w+\s\d{4}|$)", re.IGNORECASE)
_OFFICE_TO = re.compile(rf"\b(?:{alternation('offices_to')})s?\s*$", re.IGNORECASE)
_NONE = re.compile(
    r"(?:conversations?|discussions?|meetings?|conferences?|the \d|a telephone|telephone)\b",
    re.IGNORECASE,
)


def heading_parties(layout: Layout) -> tuple[list[Named], list[Named]]:
    """The senders and the addressees of a heading, each empty where it names none."""
    for span in layout.spans("heading"):
        start = _start(layout.text, span)
        if start is None:
            continue
        end = _end(layout.text, Span(start, span.end))
        sender, addressee = _sides(layout.text, start, end)
        found = (
            list(parties(layout.text, sender)) if sender else [],
            list(parties(layout.text, addressee)) if addressee else [],
        )
        if found[0] or found[1]:
            return found
    return [], []


def _start(text: str, span: Span) -> int | None:
    """Where a heading begins, past marks and numbers on lines of their own."""
    at = span.start
    while at < span.end:
        stop = text.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        line = text[at:stop].strip()
        if line and not cues.is_mark(line) and not cues.NUMBER.fullmatch(line):
            return at
        at = stop + 1
    return None


def _end(text: str, span: Span) -> int:
    """Where a heading's parties end: before its date and what follows."""
    found = dates.find(text, *span)
    words = text[span.start : span.end]
    stops = [f.start for f in found if f.dating.relative is None and f.start > span.start]
    stops += [span.start + m.start() for m in re.finditer(r"\n\s*\n|,\s*undated|\s\[\d+\]", words)]
    # The last stop that leaves a heading: a date inside parentheses is not one.
    end = min(stops, default=span.end)
    return trimmed(text, span.start, end, " \t\n\r\f ,;:[(–—-").end


def _sides(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """The stretches before and after the "to" of a heading."""
    number = _NUMBER.match(text, start, end)
    at = number.end() if number else start
    kind = cues.kind_of(text[at:end])
    if kind:
        at = text.index(kind, at) + len(kind)
        if _NONE.match(text[at:end].lstrip(" of").lstrip("a ")):
            return None, None
        after = _NUMBER.match(text, at, end)
        at = after.end() if after else at
    by = _FROM.match(text, at, end)
    if by:
        at = by.end()
    elif kind and not after_comma(text, start, at, end) and not _TO.match(text, at + 1, end):
        to = _TO.match(text[at:end].lstrip())
        if not to:
            return None, None
    to_at = _to(text, at, end)
    if to_at is None:
        return (Span(at, end), None) if by else (None, None)
    before, after_to = to_at
    sender = trimmed(text, at, before)
    return (sender if sender.end > sender.start else None), Span(after_to, end)


def after_comma(text: str, start: int, at: int, end: int) -> bool:
    """Whether the parties follow a number and a comma: "Cable No. 59976, Kovalev to ..."."""
    return at > start and text[:at].rstrip().endswith((",", ":", "–", "—"))


def _to(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The "to" that parts sender and addressee: after a holder in parentheses, or the first that
    does not belong to an office ("Special Assistant to the Secretary").
    """
    found = [m for m in _TO.finditer(text, start, end)]
    for match in found:
        if text[start : match.start()].rstrip().endswith((")", "]", "),")) and text[match.end() :]:
            return match.start(), match.end()
    for match in found:
        before = text[start : match.start()].rstrip()
        if match.group().strip().lower() == "for" and len(found) > 1:
            continue
        if not _OFFICE_TO.search(before):
            return match.start(), match.end()
    return (found[0].start(), found[0].end()) if found and found[0].start() <= start + 1 else None

"""Where a document was written."""

import re
from collections.abc import Iterator, Sequence

from regesta import dates
from regesta.model import Layout, Reading, Span
from regesta.readers.naming import has_body, has_office
from regesta.readers.reader import Answer, said, trimmed

_EDGE = "，。、 \t\n\r\f ,;:|–—-.[]()\"'“”"
_RECEIVED = re.compile(
    r"\b(?i:received) (?:at|in) (?:[^,.\n]+, )?(?P<place>[^\W\d_a-z][^,.\n]+),[^\n]{4,40}"
)
_TRAILING = re.compile(r"[\s,，]+(?:den|le|the|on|am|中華)$|中華$", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"(?:undated|n\.d\.?|no date|date|dated?|received|sent|copy|at|on|in|the|le|den|noon|midnight|"
    r"г|года?|\d[\d\s./:–-]*(?:[ap]\.?\s?m\.?)?|o\.?s\.?|n\.?s\.?|[ap]\.?\s?m\.?)\.?",
    re.IGNORECASE,
)


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The place of writing: what a dateline has beside its date, or a heading before its date."""
    for received in _received(layout):
        yield Answer("received_place", layout.words(received), received, 0.85)
    for span in layout.spans("dateline"):
        for place in _beside_date(layout, span):
            yield Answer("place", _name(layout, place), place, 0.92)
            return
    dated = said(before, "date")
    for span in layout.spans("heading"):
        for reading in dated:
            if span.start <= reading.span.start < span.end:
                found = _before_date(layout, span, reading.span)
                if found:
                    yield Answer("place", _name(layout, found), found, 0.85)


def _received(layout: Layout) -> Iterator[Span]:
    """The place that a stamp of receipt names: "Received at Kashgar, 3 July 1913"."""
    for zone in layout.spans("apparatus"):
        for match in _RECEIVED.finditer(layout.text, *zone):
            found = dates.find(layout.text, match.end("place"), match.end())
            if found:
                yield Span(*match.span("place"))


def _beside_date(layout: Layout, span: Span) -> Iterator[Span]:
    """The stretches of a dateline that are no date, from its start."""
    told = sorted(
        [(found.start, found.end) for found in dates.find(layout.text, *span)]
        + [(found.start, found.end) for found in dates.find_weekdays(layout.text, *span)]
    )
    start = span.start
    for first, last in [*told, (span.end, span.end)]:
        place = trimmed(layout.text, start, max(start, first), _EDGE)
        place = _without_bodies(layout, place)
        words = layout.words(place)
        if any(c.isalpha() for c in words) and not _NO_PLACE.fullmatch(words):
            yield place
        start = max(start, last)


def _without_bodies(layout: Layout, span: Span) -> Span:
    """A letterhead without the firm or office that it names first, where a place follows."""
    while "\n" in layout.words(span):
        line, rest = layout.words(span).split("\n", 1)
        if not ("&" in line or has_body(line) or has_office(line)):
            break
        span = trimmed(layout.text, span.end - len(rest), span.end, _EDGE)
    den = _TRAILING.search(layout.words(span))
    return Span(span.start, span.start + den.start()) if den else span


def _before_date(layout: Layout, heading: Span, date: Span) -> Span | None:
    """The last part of a heading, between commas, before the date that ends it."""
    words = layout.text[heading.start : date.start]
    parts = [m.span() for m in re.finditer(r"[^,;\n]+", words)]
    for start, end in reversed(parts[1:]):
        place = trimmed(layout.text, heading.start + start, heading.start + end, _EDGE)
        text = layout.words(place)
        if text and not _NO_PLACE.fullmatch(text):
            return place if text[0].isupper() and len(text) < 40 and " to " not in text else None
    return None


def _name(layout: Layout, span: Span) -> str:
    """A place as one would cite it: on one line, without brackets."""
    words = re.sub(r"\s*[|\n]\s*", ", ", layout.words(span))
    words = re.sub(r"[\[\]]", "", re.sub(r",\s*,", ",", words))
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", words)).strip(" ,.;:")

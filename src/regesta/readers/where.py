"""Where a document was written."""

import re
from collections.abc import Iterator, Sequence

from regesta import dates
from regesta.model import Layout, Reading, Span
from regesta.readers.reader import Answer, said, trimmed

_EDGE = " \t\n\r\f ,;:|–—-.[]()\"'“”"
_NO_PLACE = re.compile(
    r"(?:undated|n\.d\.?|no date|date|dated?|received|sent|copy|at|on|in|the|le|den|noon|midnight|"
    r"г|года?|\d[\d\s./:–-]*(?:[ap]\.?\s?m\.?)?|o\.?s\.?|n\.?s\.?|[ap]\.?\s?m\.?)\.?",
    re.IGNORECASE,
)


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The place of writing: what a dateline has beside its date, or a heading before its date."""
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


def _beside_date(layout: Layout, span: Span) -> Iterator[Span]:
    """The stretches of a dateline that are no date, from its start."""
    told = sorted(
        [(found.start, found.end) for found in dates.find(layout.text, *span)]
        + [(found.start, found.end) for found in dates.find_weekdays(layout.text, *span)]
    )
    start = span.start
    for first, last in [*told, (span.end, span.end)]:
        place = trimmed(layout.text, start, max(start, first), _EDGE)
        words = layout.words(place)
        if any(c.isalpha() for c in words) and not _NO_PLACE.fullmatch(words):
            yield place
        start = max(start, last)


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

"""Parties that the text itself names in its first words."""

import re

from regesta.lexicon import alternation
from regesta.model import Layout, Span
from regesta.readers.reader import trimmed

_COMPLIMENTS = re.compile(
    rf"\s*(?P<sender>[^.\n]{{3,120}}?)\s+{alternation('compliments')}\s+"
    r"(?P<addressee>[^.\n]{3,120}?)(?=,|\.|\s+and\s+(?:has|have|begs?|is)\b)",
    re.IGNORECASE,
)
_WE = re.compile(r"\s*(?:We|I),\s+(?P<sender>(?:the\s+)?[^\W\d_a-z][^,.\n]{2,80}),")


def opening_parties(layout: Layout) -> tuple[Span | None, Span | None]:
    """The sender and the addressee of a note verbale ("X presents his compliments to Y"), or the
    sender of "We, the Council of ...".
    """
    for span in layout.spans("body"):
        note = _COMPLIMENTS.match(layout.text, *span)
        if note:
            return _side(layout, note, "sender"), _side(layout, note, "addressee")
        petition = _WE.match(layout.text, *span)
        return (_side(layout, petition, "sender") if petition else None), None
    return None, None


def _side(layout: Layout, match: re.Match[str], name: str) -> Span:
    return trimmed(layout.text, *match.span(name))

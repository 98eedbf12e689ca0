"""Whom a letter addresses: its address, its salutation, its labels and copies."""

import re
from collections.abc import Iterator

from regesta.layout import cues
from regesta.lexicon import alternation
from regesta.model import Layout, Party, Span
from regesta.readers.reader import trimmed
from regesta.readers.who.parties import Named, cited, is_placeholder, parties, party_of

_LINE = re.compile(r"[^\n|]*[^\s|][^\n|]*")
_LABEL = re.compile(r"\s*(?P<label>from|to|von|an|от|кому|de|à)\s*:\s*(?=\S)", re.IGNORECASE)
_COPIES = re.compile(rf"\s*{alternation('copies')}[\s:.]*(?:to\s+|the\s+)*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:To|An|À|Кому|To the|Messrs)\b[\s:.|]*")
_FORMULA = re.compile(rf"[\s\"“'‘«]*(?:{alternation('salutations')})\b", re.IGNORECASE)
_STREET = re.compile(
    r"^\W*\d|\b(?:street|st|road|rd|avenue|ave|square|gardens|terrace|house|hotel|co)\b\.?,?$",
    re.IGNORECASE,
)


def labelled(layout: Layout) -> tuple[list[Named], list[Named]]:
    """The parties on lines that say which they are: "From: ...", "To: ..."."""
    found: tuple[list[Named], list[Named]] = ([], [])
    for line in _lines(layout, "address", "heading"):
        label = _LABEL.match(layout.text, *line)
        if label:
            side = label["label"].lower() not in ("from", "von", "от", "de")
            found[side].extend(parties(layout.text, trimmed(layout.text, label.end(), line.end)))
    return found


def addressees(layout: Layout) -> Iterator[Named]:
    """The addressee of an address block: the first line that names somebody."""
    for span in layout.spans("address"):
        for line in _lines_of(layout, span):
            words = layout.words(line)
            if _LABEL.match(words) or _COPIES.match(words) or _STREET.search(words):
                continue
            to = _TO.match(layout.text, *line)
            rest = trimmed(layout.text, to.end() if to else line.start, line.end)
            party = party_of(layout.words(rest))
            if party and (to or party.kind or cues.is_addressed(words)):
                yield party, rest
                return


def called(layout: Layout) -> Iterator[Named]:
    """The person that the salutation names: "My dear Hooker"; "Dear Sir" names none."""
    for span in layout.spans("salutation"):
        formula = _FORMULA.match(layout.text, *span)
        if not formula:
            continue
        rest = trimmed(layout.text, formula.end(), span.end, " \t\n,.:;!|–—-")
        names = [w for w in layout.words(rest).split() if not is_placeholder(w)]
        if names and names[0][0].isupper():
            yield Party(cited(layout.words(rest)), None, "person"), rest
            return


def copied(layout: Layout) -> Iterator[Named]:
    """Those who get a copy."""
    for line in _lines(layout, "address", "heading", "postscript"):
        label = _COPIES.match(layout.text, *line)
        if label:
            yield from parties(layout.text, trimmed(layout.text, label.end(), line.end))


def _lines(layout: Layout, *zones: str) -> Iterator[Span]:
    for span in layout.spans(*zones):  # type: ignore[arg-type]
        yield from _lines_of(layout, span)


def _lines_of(layout: Layout, span: Span) -> Iterator[Span]:
    for match in _LINE.finditer(layout.text, *span):
        yield trimmed(layout.text, *match.span())

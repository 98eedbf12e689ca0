"""Whom a letter addresses: its address, its salutation, its labels, copies and carriers."""

import re
from collections.abc import Iterator

from regesta.layout import cues
from regesta.lexicon import alternation
from regesta.model import Layout, Party, Span, ZoneKind
from regesta.readers.naming import EDGE, cited, has_body, has_office, is_placeholder, is_style
from regesta.readers.reader import trimmed
from regesta.readers.who.parties import Named, parties, party_of

_LINE = re.compile(r"[^\n|]*[^\s|][^\n|]*")
_LABEL = re.compile(
    r"\s*(?P<label>from|to|von|an|от|кому|de|à)\s*:\s*(?=\S)|(?P<to>to)\s+(?=the\s)", re.IGNORECASE
)
_COPIES = re.compile(rf"\s*{alternation('copies')}[\s:.]*(?:to\s+|the\s+)*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:To|An|À|Кому|Messrs)\b[\s:.|]*")
_FORMULA = re.compile(rf"[\s\"“'‘«]*(?:{alternation('salutations')})\b", re.IGNORECASE)
_STREET = re.compile(
    r"^\W*\d|\b(?:street|st|road|rd|avenue|ave|square|gardens|terrace|house|hotel|co)\b\.?,?$",
    re.IGNORECASE,
)
_CARRIED = re.compile(rf"(?<!\w){alternation('carriers')}\s+(?P<who>[^,.;\n]+)", re.IGNORECASE)
_BEARER = re.compile(r"^(?:the|our|my|his)?\s*(?:courier|messenger|bearer)\s+", re.IGNORECASE)
_HAN = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]*?)(?P<role>{alternation('han_offices')})"
    rf"(?P<name>[\u4e00-\u9fff]{{2,3}}?){alternation('addressed')}"
)


def labelled(layout: Layout) -> tuple[list[Named], list[Named]]:
    """The parties on lines that say which they are: "From: ...", "To: ..."."""
    found: tuple[list[Named], list[Named]] = ([], [])
    for line in _lines(layout, "address", "heading"):
        label = _LABEL.match(layout.text, *line)
        if label and label["label"]:
            side = label["label"].lower() not in ("from", "von", "от", "de")
            found[side].extend(parties(layout.text, trimmed(layout.text, label.end(), line.end)))
    return found


def addressees(layout: Layout) -> Iterator[Named]:
    """The addressees of an address block: the first line that names somebody."""
    for line, named in _addressed(layout):
        yield from named
        if line:
            return


def received_at(layout: Layout) -> Span | None:
    """The place of receipt: what the address has below the addressee, or the city that ends a
    telegram's address in capitals.
    """
    for line, named in _addressed(layout):
        han = _HAN.match(layout.words(line))
        if han and han["place"]:
            return Span(line.start, line.start + len(han["place"]))
        end = named[-1][1].end
        zone = next(z for z in layout.spans("address") if z.start <= line.start < z.end)
        city = _without_city(layout, line).end < line.end
        below = trimmed(layout.text, end, line.end if city else zone.end, EDGE + ".")
        words = layout.words(below)
        who = cues.is_addressed(words) or has_office(words) or has_body(words)
        who = who or bool(_CARRIED.search(words))
        place = any(c.isalpha() for c in words) and len(words) < 90 and not who
        return below if place and not cues.is_prose(words) else None
    return None


def _addressed(layout: Layout) -> Iterator[tuple[Span, list[Named]]]:
    """The line of an address that names somebody, with those whom it names."""
    for zone in layout.spans("address"):
        for line in _lines_of(layout, zone):
            named = list(_of_line(layout, line))
            if named and (line.end == zone.end or not is_style(layout.words(line))):
                yield line, named
                return


def _of_line(layout: Layout, line: Span) -> Iterator[Named]:
    words = layout.words(line)
    han = _HAN.match(words)
    if han:
        place = Span(line.start + han.start("name"), line.start + han.end("name"))
        yield Party(han["name"], han["role"], "person"), place
    elif not (_LABEL.match(words) and ":" in words[:12]) and not _COPIES.match(words):
        to = _TO.match(layout.text, *line)
        carried = _CARRIED.search(layout.text, *line)
        end = carried.start() if carried else line.end
        rest = trimmed(layout.text, to.end() if to else line.start, end)
        if to or not _STREET.search(words):
            yield from _parties_at(layout, _without_city(layout, rest), bool(to))


def _parties_at(layout: Layout, span: Span, to: bool) -> Iterator[Named]:
    words = layout.words(span)
    found = party_of(words)
    if re.search(r"\band to\b|\)\s*(?:,|and)", words):
        yield from parties(layout.text, span)
    elif found and (to or found.kind in ("office", "body") or cues.is_addressed(words)):
        yield found, span


def _without_city(layout: Layout, span: Span) -> Span:
    """A telegram's address in capitals ends with the city that it goes to."""
    words = layout.words(span)
    if words.isupper() and words.count(" ") >= 2 and "," not in words:
        return Span(span.start, span.start + words.rindex(" "))
    return span


def called(layout: Layout) -> Iterator[Named]:
    """The person that the salutation names: "My dear Hooker"; "Dear Sir" names none."""
    for span in layout.spans("salutation"):
        formula = _FORMULA.match(layout.text, *span)
        if not formula:
            continue
        rest = trimmed(layout.text, formula.end(), span.end, EDGE + ".!")
        names = [w for w in layout.words(rest).split() if not is_placeholder(w)]
        if names and names[0][0].isupper() and cited(layout.words(rest)):
            yield Party(cited(layout.words(rest)), None, "person"), rest
            return


def copied(layout: Layout) -> Iterator[Named]:
    """Those who get a copy."""
    for line in _lines(layout, "address", "heading", "postscript"):
        label = _COPIES.match(layout.text, *line)
        if label:
            yield from parties(layout.text, trimmed(layout.text, label.end(), line.end))


def carried(layout: Layout) -> Iterator[Named]:
    """Through whom this document went: said in its head or foot, not in its text."""
    for zone in layout.spans("address", "heading", "dateline", "postscript"):
        for match in _CARRIED.finditer(layout.text, *zone):
            who = trimmed(layout.text, *match.span("who"))
            bearer = _BEARER.match(layout.words(who))
            who = Span(who.start + bearer.end(), who.end) if bearer else who
            party = party_of(layout.words(who))
            if party:
                yield party, who


def _lines(layout: Layout, *zones: ZoneKind) -> Iterator[Span]:
    for zone in layout.spans(*zones):
        yield from _lines_of(layout, zone)


def _lines_of(layout: Layout, zone: Span) -> Iterator[Span]:
    for match in _LINE.finditer(layout.text, *zone):
        yield trimmed(layout.text, *match.span())

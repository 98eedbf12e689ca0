"""A phrase that names parties -> each party, person and office kept apart."""

import re
from collections.abc import Iterator

from regesta.model import Party, Span
from regesta.readers.naming import (
    EDGE,
    cited,
    has_body,
    has_office,
    held_by,
    is_person,
    is_plainly_person,
    is_suffix,
    nominative,
    party_kind,
    without_style,
)
from regesta.readers.reader import trimmed

Named = tuple[Party, Span]

_HOLDER = re.compile(r"\s*[(（]\s*(?P<name>[^()（）]+?)\s*[)）](?!.*[)）])")
_ARTICLE = re.compile(r"(?:the|an?|our|his|her|der|die|dem|le|la|l’)\s+", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?P<name>[^,]+?)(?:,\s+|\s+(?=of\s+(?:the\s)?[^\W\d_a-z]))(?P<role>[^\W\d_].*)$", re.DOTALL
)
_JOINT = re.compile(r"\s*,?\s+(?:and|und|et|и)\s+(?:to\s+)?|\s*[,;]\s+(?:to\s+)?|\s*\n\s*")
_PLACE_TAIL = re.compile(r",\s+(?:at\s+)?(?P<place>[^\W\d_a-z][\w’'-]+)$")
_AWAY = re.compile(r"\)\s*,?\s+(?:at|in)\s+(?P<place>[^\W\d_a-z][^(),]+)$")
_CLAUSE = re.compile(r"\s+who\s.*$|,\s+(?:our|my|your|peace)\b.*$", re.DOTALL)


def parties(text: str, span: Span) -> Iterator[Named]:
    """Every party that a phrase names, each with the words that do.

    "the Soviets and the Party Organisations of Turkestan" are two bodies, both of Turkestan.
    """
    pieces = list(_pieces(text, without_place(text, span)[0]))
    tail = _shared_tail(text, pieces)
    for piece in pieces:
        party = party_of(text[piece.start : piece.end])
        if party and party.kind == "body" and tail and " of " not in party.name:
            party = Party(party.name + tail, party.role, party.kind)
        if party:
            yield party, piece


def without_place(text: str, span: Span) -> tuple[Span, Span | None]:
    """A phrase of parties, and the place that may follow them: "to Veretennikov, Kashgar".

    One capitalised word after the last comma is a place where only persons stand before it; so is
    what follows a holder: "to the Secretary (Dulles), at Geneva".
    """
    away = _AWAY.search(text[: span.end], span.start)
    if away:
        return Span(span.start, away.start() + 1), Span(*away.span("place"))
    match = _PLACE_TAIL.search(text[: span.end], span.start)
    if (
        match
        and not is_suffix(match["place"])
        and is_person(_JOINT.split(text[span.start : match.start()])[-1])
    ):
        return Span(span.start, match.start()), Span(*match.span("place"))
    return span, None


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A phrase cut at "and" and commas, where each part names a party by itself."""
    start = span.start
    for joint in _JOINT.finditer(text, *span):
        left, right = text[start : joint.start()].strip(), text[joint.end() : span.end].strip()
        closed = left.count("(") == left.count(")") and left.count("[") == left.count("]")
        if closed and _parts(left, right, joint.group()):
            yield trimmed(text, start, joint.start(), EDGE)
            start = joint.end()
    rest = trimmed(text, start, span.end, EDGE)
    if rest.end > rest.start:
        yield rest


def _parts(left: str, right: str, joint: str) -> bool:
    """Whether a joint parts two parties: after a holder, between names, or between bodies."""
    if is_suffix(right.split(",", maxsplit=1)[0].split(" ", maxsplit=1)[0]):
        return False
    if left.endswith(")"):
        return bool(right)
    named = is_person(left)
    following = is_person(re.split(r"\s*,|\s+and\s|\n", right)[0])
    if named and following:
        return True
    if not re.search(r"\w", joint):
        return False
    begins = re.match(r"(?:to\s+)?the\s", right)
    if named:
        return bool(begins)
    if following and "(" not in right:
        return (has_office(left) or has_body(left)) and is_plainly_person(right)
    if held_by(_bare(left)) and held_by(_bare(right)):
        return True
    holder = "(" in right.split(" and ", maxsplit=1)[0]
    return bool(begins and _is_whole(left) and (holder or _is_whole(right)))


def _is_whole(words: str) -> bool:
    """Whether a phrase has an office or a body for its head."""
    return party_kind(_bare(_CLAUSE.sub("", words))) is not None


def _shared_tail(text: str, pieces: list[Span]) -> str:
    """What the last of several bodies has for all: "of Turkestan"."""
    words = [re.sub(r"\s+", " ", text[p.start : p.end]) for p in pieces]
    tail = re.search(r"\s(?:of|in)\s[^,]+$", words[-1]) if len(words) > 1 else None
    if tail and all("(" not in w and party_kind(_bare(w)) == "body" for w in words):
        return tail.group()
    return ""


def party_of(words: str) -> Party | None:
    """One party from its words: "the Ambassador in Korea (Dowling)" is Dowling, with his office."""
    words = re.sub(r"\s*\[\d+\]", "", re.sub(r"\s+", " ", words)).strip(EDGE)
    bare = without_style(_bare(_CLAUSE.sub("", words)))
    if not any(c.isalpha() for c in bare):
        return None
    holder = _HOLDER.search(bare)
    office = bare[: holder.start()].strip() if holder else ""
    if holder and (has_office(office) or has_body(office)):
        return Party(cited(holder["name"]), re.sub(r"\s+\)", ")", office), "person")
    if is_person(bare) and party_kind(bare) is None:
        return Party(cited(bare), None, "person")
    held = held_by(bare)
    if held:
        return Party(cited(held[1]), held[0], "person")
    apposed = _APPOSED.fullmatch(words)
    if apposed and is_person(apposed["name"]):
        role = re.sub(r"^(?:of\s+)?(?:the\s+)?", "", apposed["role"])
        return Party(cited(apposed["name"]), role, "person")
    name = nominative(bare.rstrip("."))
    return Party(name, None, party_kind(name))


def _bare(words: str) -> str:
    """Words without the article before them."""
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words

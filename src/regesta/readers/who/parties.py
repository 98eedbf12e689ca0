"""A phrase that names parties -> each party, person and office kept apart."""

import re
from collections.abc import Iterator

from regesta.layout import cues
from regesta.lexicon import alternation, phrases
from regesta.model import Party, PartyKind, Span
from regesta.readers.reader import trimmed

Named = tuple[Party, Span]

_EDGE = " \t\n\r\f ,;:.|–—-"
_CAP = r"[^\W\d_a-zà-ÿа-яё][\w.’'`\[\]-]*"
_OFFICES = rf"(?i:{alternation('offices')})s?"
_BODIES = rf"(?i:{alternation('bodies')})"
_OFFICE = re.compile(rf"\b{_OFFICES}\b")
_BODY = re.compile(rf"\b{_BODIES}\b")
_HOLDER = re.compile(r"\s*[(（]\s*(?P<name>[^()（）]+?)\s*[)）]")
_ARTICLE = re.compile(r"(?:the|an?|our|his|her|der|die|dem|le|la|l’)\s+", re.IGNORECASE)
_HONORIFICS = re.compile(
    rf"(?:(?:the\s+)?(?i:{alternation('honorifics')})\b\.?,?\s+)+(?=[^\W\d_a-z\[(])"
)
_TITLED = re.compile(r"(?:Lord|Lady|Sir|Count|Prince|Baron|Earl|King|Queen)\b")
_POSTNOMINALS = re.compile(rf"(?:,?\s+(?i:{alternation('postnominals')})\b\.?)+\s*$")
_OFFICE_OF = r"(?:\s+(?:of|for|in|to|at)\s+(?:the\s+)?{complement})"
_COMPLEMENTS = rf"(?i:{alternation('complements')})"
_OFFICE_NAME = re.compile(
    rf"(?P<role>(?:(?:Acting|Deputy|Assistant|Under|Vice|First|Special|Former|Foreign|Prime|British|French|Soviet|"
    rf"Secretary-|{_CAP})\s+){{0,3}}?{_OFFICES}(?:\s+of\s+(?:the\s+)?{_COMPLEMENTS})?)\s+"
    rf"(?P<name>{_CAP}(?:\s+(?:{_CAP}|de|von|van))*)$"
)
_NAME_THEN_ROLE = re.compile(
    r"(?P<name>[^,]+?)(?:,\s+|\s+(?=of\s+the\s))(?P<role>(?:the\s+)?[^\W\d_].*)$", re.DOTALL
)
_PERSON = re.compile(
    rf"(?:{_CAP}|de|von|van|der|la|le|du|al|bin|ibn|of)(?:\s+(?:{_CAP}|de|von|van|der|la|le|du|al|bin|ibn))*"
)
_AND = re.compile(r"\s*,?\s+(?:and|und|et|и|&)\s+(?:to\s+)?|\s*[,;]\s+(?:to\s+)?|\s*\n\s*")


def parties(text: str, span: Span) -> Iterator[Named]:
    """Every party that a phrase names, each with the words that do.

    "the Soviets and the Party Organisations of Turkestan" are two bodies, both of Turkestan.
    """
    pieces = list(_pieces(text, span))
    tail = _shared_tail(text, pieces)
    for piece in pieces:
        party = party_of(text[piece.start : piece.end])
        if party and party.kind == "body" and tail and " of " not in party.name:
            party = Party(party.name + tail, party.role, party.kind)
        if party:
            yield party, piece


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A phrase cut at "and" and commas, where each part names a party by itself."""
    start = span.start
    for cut in _AND.finditer(text, *span):
        left, right = text[start : cut.start()], text[cut.end() : span.end]
        if _parts(left, right, cut.group()):
            yield trimmed(text, start, cut.start(), _EDGE)
            start = cut.end()
    rest = trimmed(text, start, span.end, " \t\n\r\f ,;:|–—-")
    if rest.end > rest.start:
        yield rest


def _parts(left: str, right: str, joint: str) -> bool:
    """Whether a joint parts two parties: after a holder, between bodies, or between names."""
    left, right = left.strip(), right.strip()
    if left.count("(") != left.count(")") or left.count("[") != left.count("]"):
        return False
    if left.endswith(")"):
        return bool(right)
    named, following = _is_person(left), _is_person(re.split(r"\s*,|\s+and\s|\n", right)[0])
    if named and following:
        return True
    if "and" not in joint and "&" not in joint:
        return False
    if named or following:
        return (named and bool(re.match(r"(?:to\s+)?the\s", right))) or (
            following
            and "(" not in right
            and bool(_OFFICE.search(left) or _BODY.search(left))
            and not _OFFICE.search(right)
        )
    if re.match(r"(?:to\s+)?the\s", right) and "(" not in right:
        return bool(_is_whole(left) and _is_whole(right))
    return bool(re.match(r"the\s", right) and _is_whole(left) and ("(" in right.split(" and ")[0]))


def _is_whole(words: str) -> bool:
    """Whether a phrase has an office or a body for its head."""
    head = re.split(r"\s(?:of|in|for|at|to|on)\s", words)[0]
    return bool(_OFFICE.search(head) or _BODY.search(head))


def _is_person(words: str) -> bool:
    bare = _HONORIFICS.sub("", words.strip(_EDGE))
    bare = re.sub(r"\s*[\[(][^\])]*[\])]", "", _POSTNOMINALS.sub("", bare))
    return bool(_PERSON.fullmatch(bare)) and not _OFFICE.search(bare) and not _BODY.search(bare)


def _shared_tail(text: str, pieces: list[Span]) -> str:
    """What the last of several bodies has for all: "of Turkestan"."""
    if len(pieces) < 2:
        return ""
    words = [re.sub(r"\s+", " ", text[p.start : p.end]) for p in pieces]
    tail = re.search(r"\s(?:of|in)\s[^,]+$", words[-1])
    if tail and all(_BODY.search(w) and "(" not in w for w in words):
        return tail.group()
    return ""


def party_of(words: str) -> Party | None:
    """One party from its words: "the Ambassador in Korea (Dowling)" is Dowling, with his office."""
    words = re.sub(r"\s+", " ", words.strip(_EDGE if not words.endswith(".") else " \n,;:|–—-"))
    words = re.sub(r"\s*\[\d+\]", "", words)
    bare = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    if not bare or not any(c.isalpha() for c in bare):
        return None
    holder = _HOLDER.search(bare)
    if (
        holder
        and holder.start()
        and (_OFFICE.search(bare[: holder.start()]) or _BODY.search(bare[: holder.start()]))
    ):
        return Party(cited(holder["name"]), bare[: holder.start()].strip(), "person")
    if _is_person(bare):
        return Party(cited(bare), None, "person")
    named = _OFFICE_NAME.fullmatch(bare)
    if named and not _OFFICE.search(named["name"]) and not _BODY.search(named["name"]):
        return Party(cited(named["name"]), named["role"], "person")
    apposed = _NAME_THEN_ROLE.fullmatch(words)
    if apposed and _is_person(apposed["name"]):
        role = _ARTICLE.sub("", re.sub(r"^of\s+the\s+", "", apposed["role"]), count=1)
        return Party(cited(apposed["name"]), role, "person")
    return Party(bare, None, _kind_of(bare))


def _kind_of(words: str) -> PartyKind | None:
    """An office is held by somebody, a body is many: told by the head of the phrase."""
    head = re.split(r"\s(?:of|in|for|at|to|on)\s", words)[0]
    office, body = _OFFICE.search(head), _BODY.search(head)
    if body and (not office or body.end() >= office.end()):
        return "body"
    return "office" if office else None


def cited(name: str) -> str:
    """A name as one would cite it: without "Mr" and "Esq.", a peer's title kept."""
    name = re.sub(r"\s+", " ", name).strip(" \t\n,;:|–—-")
    name = _POSTNOMINALS.sub("", name)
    match = _HONORIFICS.match(name)
    if match:
        titled = _TITLED.search(match.group())
        rest = name[match.end() :]
        peer = titled and titled.group() != "Sir" and not rest.count(" ")
        name = f"{titled.group()} {rest}" if titled and peer else rest
    return name.strip(" ,;:|–—-") if len(name) > 2 else name


def is_placeholder(word: str) -> bool:
    """Whether a word of a salutation stands for anybody: "Sir", "friend"."""
    return word.casefold().strip(".,’'") in _PLACEHOLDERS


_PLACEHOLDERS = frozenset(p.casefold().strip(".") for p in phrases("salutation_words"))


_TITLE = re.compile(rf"(?i:{alternation('honorifics')})\.?")


def is_title(words: str) -> bool:
    """Whether words are an office or a rank and no name: "Head of the Chancery", "Captain"."""
    bare = words.strip(" ,;.")
    if _TITLE.fullmatch(bare):
        return True
    if _OFFICE_NAME.fullmatch(bare) and not _is_whole_title(bare):
        return False
    return cues.is_office(bare) and not _PERSON_WITH_INITIALS.match(bare)


_PERSON_WITH_INITIALS = re.compile(rf"(?:[A-ZА-ЯЁ]\. ?)+{_CAP}$")


def _is_whole_title(words: str) -> bool:
    """Whether every capitalised word belongs to the office: "Deputy Under Secretary"."""
    named = _OFFICE_NAME.fullmatch(words)
    return bool(named and (_OFFICE.search(named["name"]) or _BODY.search(named["name"])))

"""The shapes of names: what is a person, what an office, and how one cites either."""

import re

from regesta.layout import cues
from regesta.lexicon import alternation, mapping, phrases
from regesta.model import PartyKind

EDGE = " \t\n\r\f ,;:|–—-"
CAPITALISED = r"[^\W\d_a-zà-ÿа-яё][\w.’'`\[\]-]*"
_PARTICLE = r"(?:de|von|van|der|den|la|le|du|al|bin|ibn|ben|of|bean|zu|da|di)"
_OFFICES = rf"(?i:{alternation('offices')})s?"
_OFFICE = re.compile(rf"(?<![\w-]){_OFFICES}(?![\w-])")
_BODY = re.compile(rf"(?<![\w-])(?i:{alternation('bodies')})(?![\w-])")
_PERSON = re.compile(
    rf"(?:{CAPITALISED}|{_PARTICLE})(?:\s+(?:{CAPITALISED}|{_PARTICLE}))*", re.DOTALL
)
_HONORIFIC = rf"(?:the\s+)?(?i:{alternation('honorifics')})\b\.?,?"
_HONORIFICS = re.compile(rf"(?:{_HONORIFIC}\s+)+(?=[^\W\d_a-z\[(])")
_ONLY_HONORIFIC = re.compile(rf"{_HONORIFIC}", re.IGNORECASE)
_PEER = re.compile(r"(?:Lord|Lady|Count|Countess|Prince|Princess|Baron|Baroness|Earl|King|Queen)\b")
_POSTNOMINALS = re.compile(rf"(?:,?\s+(?i:{alternation('postnominals')})\b\.?)+\s*$")
_OFFICE_OF = rf"{_OFFICES}(?:\s+of\s+(?:the\s+)?(?i:{alternation('complements')}))?"
_HELD = re.compile(
    rf"(?P<role>(?:{CAPITALISED}\s+){{0,3}}?{_OFFICE_OF})\s+"
    rf"(?P<name>{CAPITALISED}(?:\s+(?:{CAPITALISED}|{_PARTICLE}))*)$"
)
_INITIALS = re.compile(rf"(?:[A-ZА-ЯЁ]\. ?)+{CAPITALISED}$")
_SUFFIX = re.compile(r"(?:Jr|Sr|Esq|Bart|Bt)\.?|I{2,3}|IV|2d|2nd|3d|3rd")
_PLACEHOLDERS = frozenset(p.casefold().strip(".") for p in phrases("salutation_words"))


def head(words: str) -> str:
    """The head of an office's or body's phrase: "Director" of "Director of the Budget"."""
    return re.split(r"\s(?:of|in|for|at|to|on|der|des|für)\s", words)[0]


def has_office(words: str) -> bool:
    """Whether words name an office that a person holds."""
    return bool(_OFFICE.search(words))


def has_body(words: str) -> bool:
    """Whether words name a body of people."""
    return bool(_BODY.search(words))


def is_person(words: str) -> bool:
    """Whether words are a person's name and nothing else, honorific and brackets aside."""
    bare = _HONORIFICS.sub("", words.strip(EDGE))
    bare = re.sub(r"\s*[\[(][^\])]*[\])]", "", _POSTNOMINALS.sub("", bare))
    return bool(_PERSON.fullmatch(bare)) and not has_office(bare) and not has_body(bare)


def is_plainly_person(words: str) -> bool:
    """Whether a person's name says that it is one, by an honorific or an initial."""
    bare = words.strip(EDGE)
    return is_person(bare) and bool(_HONORIFICS.match(bare) or re.search(r"(?<!\w)\w\.", bare))


def is_suffix(word: str) -> bool:
    """Whether a word belongs to the name before it: "Jr.", "II"."""
    return bool(_SUFFIX.fullmatch(word.strip(EDGE)))


def held_by(words: str) -> tuple[str, str] | None:
    """The office and the name of "Secretary of State Dulles"; all capitals tell neither."""
    match = None if words.isupper() or is_dative(words) else _HELD.fullmatch(words)
    if match is None or has_office(match["name"]) or has_body(match["name"]):
        return None
    return match["role"], match["name"]


def is_style(words: str) -> bool:
    """Whether words are a style of address alone: "His Excellency", "Captain"."""
    return bool(_ONLY_HONORIFIC.fullmatch(words.strip(" ,;.")))


def without_style(words: str) -> str:
    """An office without the "Mr" or "His Excellency" before it; a name keeps its own."""
    match = _HONORIFICS.match(words)
    return words[match.end() :] if match and party_kind(words[match.end() :]) else words


def is_title(words: str) -> bool:
    """Whether words are an office or a rank and no name: "Head of the Chancery", "Captain"."""
    bare = words.strip(" ,;.")
    if is_style(bare):
        return True
    office = cues.is_office(bare) or (has_body(bare) and not cues.is_prose(bare))
    return not held_by(bare) and office and "&" not in bare and not _INITIALS.match(bare)


def party_kind(words: str) -> PartyKind | None:
    """An office is held by somebody, a body is many: told by the head of the phrase."""
    if "&" in words:
        return "body"
    office, body = _OFFICE.search(head(words)), _BODY.search(head(words))
    if body and (not office or body.end() >= office.end()):
        return "body"
    return "office" if office or _ONLY_HONORIFIC.fullmatch(words) else None


def is_dative(words: str) -> bool:
    """Whether words are an office in the dative and what it is of: "Начальнику съемокъ"."""
    first, _, rest = words.partition(" ")
    person = re.search(r"(?:у|ю|ому|ему|ой)$", rest) and rest.count(" ") < 3
    return first.casefold() in mapping("datives") and not person


def nominative(words: str) -> str:
    """An office as one would cite it where an address has it in the dative: "Начальнику"."""
    first, space, rest = words.partition(" ")
    form: str | None = mapping("datives").get(first.casefold())
    if form is None:
        return words
    if re.search(r"ъ\b", rest, re.IGNORECASE):
        form += "ъ"
    form = form.upper() if first.isupper() else form.capitalize() if first[0].isupper() else form
    return form + space + rest


def cited(name: str) -> str:
    """A name as one would cite it: without "Mr" and "Esq.", a peer's title kept."""
    name = _POSTNOMINALS.sub("", re.sub(r"\s+", " ", name).strip(EDGE))
    match = _HONORIFICS.match(name)
    if match:
        peer = _PEER.search(match.group())
        rest = name[match.end() :]
        name = f"{peer.group()} {rest}" if peer and " " not in rest else rest
    return name.strip(EDGE)


def is_placeholder(word: str) -> bool:
    """Whether a word of a salutation stands for anybody: "Sir", "friend"."""
    return word.casefold().strip(".,’'") in _PLACEHOLDERS

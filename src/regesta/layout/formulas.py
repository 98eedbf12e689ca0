"""The formulas of letters: how they call, close, sign and go on below the signature."""

import re

from regesta.layout import cues
from regesta.lexicon import alternation, phrases

_SALUTATION = re.compile(
    r"(?:^[\s\"“'‘«]*|(?<=[.:;,)\d\]—–]\s)|(?<=[\d.]\s\s))"
    rf"(?:(?P<alone>{alternation('salutations_alone')})(?=\s*(?:[,:;.!—–|]|$))"
    rf"|(?P<called>{alternation('salutations')})\b"
    r"(?P<name>[^\n,:;!?|—–]{0,70}?(?:,[^\n,:;?|—–]{1,50}(?=!))?)(?=\s*(?:[,:;!?|—–]|\.?-|$)))"
    r"\s*[,:;.!|—–-]*",
    re.IGNORECASE | re.MULTILINE,
)
# A signer for another and a name in capitals end the words that a closing may go on with.
_CLOSING = re.compile(
    r"(?:^[ \t]*|(?<=[.,;:!?—–|&)\]-])\s*|(?<=\s)(?=[A-ZÀ-ÞА-ЯЁ]))"
    rf"(?P<formula>(?i:{alternation('closings')}))\b"
    r"(?:(?:[ \t,|&]+|\n(?!\s*\n))(?!(?:p\.? ?p|for|per|gez|i\.)\b)"
    rf"(?:[a-zà-ÿа-яё][\w’'.-]*|(?i:{alternation('closing_words')})\b\.?))*"
    r"[.,;:|!\s—–-]*",
    re.MULTILINE,
)
_YOURS = re.compile(r"(?i:your?['’]?s?|yr['’]?s?|ever your?s?)\s+\S+")
_GENTLE = frozenset(phrases("salutation_words"))
_SIGNED = re.compile(rf"{alternation('signature_marks')}[\s.:/]*", re.IGNORECASE)
_POSTSCRIPT = re.compile(rf"{alternation('postscripts')}\b\.?[\s|:—–-]*", re.IGNORECASE)
_COPIES = re.compile(rf"{alternation('copies')}\b", re.IGNORECASE)


def salutations(text: str) -> list[re.Match[str]]:
    """Every stretch that may be a salutation; its words begin with a capital."""
    return [match for match in _SALUTATION.finditer(text) if _calls(match)]


def _calls(match: re.Match[str]) -> bool:
    """Whether a match begins with a capital, and has no word that a sentence would have."""
    words = match["alone"] or match["called"] + match["name"]
    plain = [word for word in words.split()[1:] if word[0].islower()]
    capital = not words[0].islower() or not words[0].isascii()
    return capital and all(word.lower().strip(".,") in _GENTLE for word in plain)


def closings(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Every stretch that may close a letter, from its formula to where a signature could begin."""
    return [(m.start("formula"), m.end()) for m in _CLOSING.finditer(text, start, end)]


def is_marked(words: str) -> bool:
    """Whether a line is a signature's mark: "(Sgd.)", "[signed]", "Countersigned: F. Eremeev"."""
    mark = _SIGNED.match(words)
    if mark is None:
        return False
    name, _, _ = words[mark.end() :].partition(",")
    return not name or cues.is_name(name)


def is_postscript(words: str) -> bool:
    """Whether a line opens what is added below the signature."""
    return bool(_POSTSCRIPT.match(words))


def is_copies(words: str) -> bool:
    """Whether a line says who gets a copy."""
    return bool(_COPIES.match(words))


def is_closing(words: str) -> bool:
    """Whether a piece of a signature still belongs to the closing: "Your’s sincerely"."""
    match = _CLOSING.match(words)
    return bool(match and match.end() == len(words)) or bool(_YOURS.match(words))

"""What lines look like: patterns compiled once from the lexicons."""

import re

from regesta import dates
from regesta.lexicon import alternation, mapping, phrases

_SMALL = [
    "of",
    "the",
    "and",
    "to",
    "from",
    "in",
    "for",
    "at",
    "on",
    "by",
    "a",
    "an",
    "de",
    "la",
    "le",
    "les",
    "du",
    "des",
    "et",
    "von",
    "van",
    "der",
    "den",
    "dem",
    "zu",
    "und",
    "im",
    "am",
    "di",
    "da",
    "del",
    "y",
    "e",
    "и",
    "в",
    "на",
    "к",
    "от",
    "из",
    "о",
    "an",
    "aus",
    "the",
    "per",
    "with",
    "no",
    "c/o",
    "près",
    "à",
]
_WORD = re.compile(r"[^\W\d_][\w.’'`-]*")
_SALUTATION = re.compile(
    r"(?:^[\s\"“'‘«]*|(?<=[.:;,)\d\]—–]\s)|(?<=[\d.]\s\s))"
    rf"(?:(?P<alone>{alternation('salutations_alone')})(?=\s*(?:[,:;.!—–|]|$))"
    rf"|(?P<called>{alternation('salutations')})\b"
    r"(?P<name>[^\n,:;!?|—–]{0,70}?(?:,[^\n,:;?|—–]{1,50}(?=!))?)(?=\s*(?:[,:;!?|—–]|\.?-|$)))"
    r"\s*[,:;.!|—–-]*",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    rf"(?:^[ \t]*|(?<=[.,;:!?—–|&)\]-])\s*|(?<=\s)(?=[A-ZÀ-ÞА-ЯЁ]))(?P<formula>(?i:{alternation('closings')}))\b"
    r"(?:(?:[ \t,|&]+|\n(?!\s*\n))(?!(?:p\.? ?p|for|per|gez|i\.)\b)(?:[a-zà-ÿа-яё][\w’'.-]*|(?:Very|Most|Ever|Truly|Sincerely|Faithfully|Respectfully|"
    r"Obedient|Obt|Obedt|Servant|Servt|Affectionately|Affec\w*|Sir|My Lord|My Dear|Gentlemen)\b\.?))*"
    r"[.,;:|!\s—–-]*",
    re.MULTILINE,
)
_NAME_WORD = r"(?:[^\W\d_a-zà-ÿа-яё][\w’'`\[\]-]*\.?|[A-ZА-ЯЁ]\.(?:[A-ZА-ЯЁ]\.)*|\[\w+\]\.?|de|von|van|der|la|le|du|ibn|bin|al-\w+|of|Mac|bean)"
NAME = re.compile(rf"[\"“'(\[/s ]*{_NAME_WORD}(?:[\s,|&]+{_NAME_WORD}){{0,6}}[\"”')\].,;—–-]*")
_OFFICE = re.compile(rf"\b{alternation('offices')}s?\b", re.IGNORECASE)
_HONORIFIC = re.compile(rf"^(?:the\s+)?{alternation('honorifics')}\b\.?(?=\s|$)", re.IGNORECASE)
_POSTNOMINAL = re.compile(rf"\b(?:{alternation('postnominals')})\b", re.IGNORECASE)
_KIND = re.compile(
    rf"(?:\[?(?:No|Doc|Document)?\.?\s?\d+[a-z]?[.\]:]*\s+)?(?:(?:the|a|an|draft|secret|personal|private)\s+)*"
    rf"(?P<kind>{alternation('kinds')})(?:\b|(?<=[\u4e00-\u9fff]))",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:\d{3}[A-Z]?\.[\w.()\s]*|[A-Z\d][\w.()–\s-]{0,40})/\S{0,20}\d+[–-]\d+\S*(?:\s*:\s*\w+)?$"
    r"|^(?!To\b|From\b|Letter\b|Memorandum\b).{0,90}\b(?:Files?|Papers|Lot \S+|Archives?|Library)\b.{0,60}$"
)
NUMBER = re.compile(r"(?:No|Nr|N°|Nº|№|#)\.?\s?\d[\w/–-]*\.?$", re.IGNORECASE)
_MARK_WORDS = frozenset(mapping("marks"))
_MARK = re.compile(rf"(?:{alternation('marks')})", re.IGNORECASE)
_UNDATED = re.compile(r"\b(?:undated|n\.d\.|s\.d\.|no date|без даты|o\. ?D\.)", re.IGNORECASE)
POSTSCRIPT = re.compile(rf"(?:{alternation('postscripts')})\b\.?[\s|:—–-]*", re.IGNORECASE)
COPIES = re.compile(rf"{alternation('copies')}\b", re.IGNORECASE)
_STAMP = re.compile(rf"(?<!\w){alternation('stamps')}(?!\w)", re.IGNORECASE)
_ENCLOSURE = re.compile(rf"{alternation('enclosures')}\s*[\dA-Z]{{0,3}}\]?[.:]?", re.IGNORECASE)
CARRIED = re.compile(rf"(?<!\w){alternation('carriers')}\s+", re.IGNORECASE)
_SIGNED = re.compile(rf"{alternation('signature_marks')}[\s.:/]*", re.IGNORECASE)
_HAN_ADDRESSED = re.compile(rf"^[\u4e00-\u9fff]{{3,20}}{alternation('addressed')}[：:]?$")
_GENTLE = set(phrases("salutation_words"))


def is_prose(words: str) -> bool:
    """Whether a line reads as running text, and not as a line of a letter's head or foot."""
    if "。" in words or words.count("，") > 1:
        return True
    found = _WORD.findall(words)
    plain = [w for w in found if w[0].islower() and w.lower() not in _SMALL]
    return len(plain) >= 4 and len(plain) * 10 >= len(found) * 3


def salutations(text: str) -> list[re.Match[str]]:
    """Every stretch that may be a salutation; its words begin with a capital."""
    found = []
    for match in _SALUTATION.finditer(text):
        first = match.start("alone") if match["alone"] else match.start("called")
        plain = [w for w in _WORD.findall(match["name"] or "") if w[0].islower()]
        if text[first].lower() != text[first] or not text[first].isascii():
            if all(w.lower().strip(".") in _GENTLE for w in plain):
                found.append(match)
    return found


def is_name(words: str) -> bool:
    """Whether a line has the shape of a person's name, without a word that only prose has."""
    return len(words) <= 60 and bool(NAME.fullmatch(words)) and not words.endswith((":", "?"))


def is_office(words: str) -> bool:
    """Whether a line names an office, as the lines below a signature do."""
    return len(words) <= 120 and not is_prose(words) and bool(_OFFICE.search(words))


def is_addressed(words: str) -> bool:
    """Whether a line names somebody as an envelope would: "Mr Doyle," "A. Hancock Esqre."."""
    if _HAN_ADDRESSED.search(words):
        return True
    if is_prose(words) or len(words) > 90:
        return False
    return bool(
        _HONORIFIC.match(words) or _POSTNOMINAL.search(words) or re.match(r"To[\s:|]", words)
    )


def kind_of(words: str) -> str | None:
    """What a heading calls its document, as printed."""
    match = _KIND.match(words)
    return match["kind"] if match else None


def is_file_number(words: str) -> bool:
    """Whether a line is an archive's file number or the name of a series of files."""
    return bool(_FILE.match(words)) and not is_prose(words)


def is_mark(words: str) -> bool:
    """Whether a line bears marks of secrecy, speed or distribution and nothing else."""
    bare = words.strip(" .[]()–—-")
    if bare.lower() in _MARK_WORDS:
        return True
    return len(bare) < 60 and not re.sub(r"[\W\d_]+", "", _MARK.sub("", bare))


def is_dateline(words: str) -> bool:
    """Whether a line tells place and time and nothing else: a date, names, a few small words."""
    if len(words) > 140:
        return False
    found = dates.find(words)
    rest = words
    for date in reversed(found):
        rest = rest[: date.start] + " " + rest[date.end :]
    if not found:
        spans = dates.find_weekdays(words)
        if not spans and not _UNDATED.search(words):
            return False
        rest = _UNDATED.sub(" ", words)
        for span in spans:
            rest = rest.replace(words[span.start : span.end], " ")
    plain = [
        w for w in _WORD.findall(rest) if w[0].islower() and w.lower().strip(".") not in _SMALL
    ]
    return len(rest.strip()) <= 90 and len(plain) <= 2 and not rest.rstrip().endswith(("?", ":"))


def closings(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Every stretch that may close a letter, from its formula to where a signature could begin."""
    return [(m.start("formula"), m.end()) for m in _CLOSING.finditer(text, start, end)]


def is_stamp(words: str) -> bool:
    """Whether a line is a registry's stamp: a date with "received", "filed" and the like."""
    if len(words) > 160 or not _STAMP.search(words):
        return False
    return not is_prose(words) and bool(dates.find(words))


def is_enclosure(words: str) -> bool:
    """Whether a line stands over a document that goes with this one."""
    return bool(_ENCLOSURE.fullmatch(words))


def is_marked(words: str) -> bool:
    """Whether a line is a signature's mark: "(Sgd.)", "[signed]", "Countersigned: F. Eremeev"."""
    mark = _SIGNED.match(words)
    return bool(mark) and (mark.end() == len(words) or is_name(words[mark.end() :].split(",")[0]))

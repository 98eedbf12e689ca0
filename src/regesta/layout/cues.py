"""What lines look like: patterns compiled once from the lexicons."""

import re

from regesta import dates
from regesta.lexicon import alternation, mapping

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
_NAME_WORD = (
    r"(?:[^\W\d_a-zà-ÿа-яё][\w’'`\[\]-]*\.?|[A-ZА-ЯЁ]\.(?:[A-ZА-ЯЁ]\.)*|\[\w+\]\.?|"
    r"de|von|van|der|la|le|du|ibn|bin|al-\w+|of|Mac|bean)"
)
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
    r"(?:\d{3}[A-Z]?\.[\w.()\s]*|[A-Z\d][\w.()–\s-]{0,40})/"
    r"\S{0,20}\d+[–-]\d+\S*(?:\s*:\s*\w[\w ]*)?$"
    r"|^(?!To\b|From\b|Letter\b|Memorandum\b).{0,90}"
    r"\b(?:(?i:files?|lot \d\S*)|Papers|Archives?|Library)\b.{0,60}$"
)
NUMBER = re.compile(r"(?:No|Nr|N°|Nº|№|#)\.?\s?\d[\w/–-]*\.?$", re.IGNORECASE)
_MARK_WORDS = frozenset(mapping("marks"))
_MARK = re.compile(rf"(?:{alternation('marks')})", re.IGNORECASE)
_UNDATED = re.compile(r"\b(?:undated|n\.d\.|s\.d\.|no date|без даты|o\. ?D\.)", re.IGNORECASE)
_STAMP = re.compile(rf"(?<!\w){alternation('stamps')}(?!\w)", re.IGNORECASE)
_ENCLOSURE = re.compile(rf"{alternation('enclosures')}\s*[\dA-Z]{{0,3}}\]?[.:]?", re.IGNORECASE)
_HAN_ADDRESSED = re.compile(rf"^[\u4e00-\u9fff]{{3,20}}{alternation('addressed')}[：:]?$")
_ANNOTATION = re.compile(rf"\[?(?:{alternation('annotations')})[^:\n]{{0,40}}:", re.IGNORECASE)
SHELF_CODE = re.compile(
    r"[A-Z]{2,5}[ /](?:[A-Z][\w&.]*/)*[\w&]*\d[\w/.-]*"
    r"(?:,\s*(?:ff?|fols?|pp?)\.\s*(?P<leaves>\d+[rv]?(?:\s*[-–]\s*\d+[rv]?)?))?(?=[.,;\s]|$)"
)


def is_prose(words: str) -> bool:
    """Whether a line reads as running text, and not as a line of a letter's head or foot."""
    if "。" in words or words.count("，") > 1:
        return True
    found = _WORD.findall(words)
    plain = [w for w in found if w[0].islower() and w.lower() not in _SMALL]
    return len(plain) >= 4 and len(plain) * 10 >= len(found) * 3


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


def is_stamp(words: str) -> bool:
    """Whether a line is a registry's stamp: a date with "received", "filed" and the like."""
    if len(words) > 160 or not _STAMP.search(words):
        return False
    return not is_prose(words) and bool(dates.find(words))


def is_enclosure(words: str) -> bool:
    """Whether a line stands over a document that goes with this one."""
    return bool(_ENCLOSURE.fullmatch(words))


def is_annotation(words: str) -> bool:
    """Whether a line is what a later hand put on the document, and says so."""
    return bool(_ANNOTATION.match(words))


def is_shelf_code(words: str) -> bool:
    """Whether a line is a shelfmark of letters, strokes and figures and nothing else."""
    match = SHELF_CODE.match(words)
    return match is not None and "/" in words and match.end() >= len(words.rstrip(" ."))

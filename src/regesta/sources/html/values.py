"""What metadata say, made into values: names, dates, languages, statements of rights."""

import html
import re

from regesta.dates import Dating, bounds
from regesta.lexicon import mapping
from regesta.model import Party, PartyKind

_LIFE = re.compile(
    r"[,;]?\s*\(?\b(?:b\.\s*|d\.\s*|ca?\.\s*)?\d{4}\??\s*[-–—]?\s*(?:ca?\.\s*)?(?:\d{4})?\??\)?\.?$"
)
_WORD = r"[^\W\d_][\w.’'-]*"
_INVERTED = re.compile(
    rf"(?P<family>(?:(?:von|van|de|der|du|la|le) )*{_WORD}), (?P<given>{_WORD}(?: {_WORD}){{0,2}})"
)
_DAY = re.compile(
    r"(?P<edtf>\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?)?)"
    r"(?:T[\d:.+Z-]*)?"
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][\w-]+)?")
_RIGHTS = re.compile(
    r"https?://(?:www\.)?(?:creativecommons\.org|rightsstatements\.org)/\S+", re.IGNORECASE
)


def clean(words: object) -> str:
    """Words of metadata on one line, their entities made characters."""
    return " ".join(html.unescape(str(words)).split())


def party(words: str, role: str | None = None, kind: PartyKind = "person") -> Party | None:
    """Whom metadata name, as one would cite them: "Ardatov, P. S., 1850-1919" is P. S. Ardatov."""
    name = _LIFE.sub("", words).strip(" ,;")
    inverted = _INVERTED.fullmatch(name) if kind == "person" else None
    if inverted:
        name = f"{inverted['given']} {inverted['family']}"
    if not any(c.isalpha() for c in name) or len(name) > 200 or "://" in name:
        return None
    return Party(name, role, kind)


def dating(words: str) -> Dating | None:
    """A day, a month or a year as ISO 8601 or EDTF has it; nothing else is sure enough."""
    match = _DAY.fullmatch(words)
    if not match or any(bounds(part) == (None, None) for part in match["edtf"].split("/")):
        return None
    first, last = bounds(match["edtf"])
    return Dating(match["edtf"], words) if first and last and first <= last else None


def language(words: str) -> str | None:
    """The BCP 47 tag of a language, from its tag or its English name."""
    named = mapping("languages").get(words.casefold())
    if named:
        return str(named)
    return re.split("[-_]", words)[0].lower() if _TAG.fullmatch(words) else None


def rights_uri(words: str) -> str | None:
    """The URI of a statement of rights, if it is one of the two bodies that keep such."""
    match = _RIGHTS.fullmatch(words)
    return match.group() if match else None

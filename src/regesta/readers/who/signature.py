"""Who signed."""

import re
from collections.abc import Iterator

from regesta.layout import cues, formulas
from regesta.lexicon import alternation
from regesta.model import Layout, Party, Span
from regesta.readers.naming import cited, held_by, is_title
from regesta.readers.reader import trimmed
from regesta.readers.who.parties import Named

_LINE = re.compile(r"[^\n|]*[^\s|][^\n|]*")
_MARK = re.compile(rf"(?:{alternation('signature_marks')}[\s.:]*)+", re.IGNORECASE)
_FOR = re.compile(rf"(?i:{alternation('signed_for')})\.?\s(?P<whom>.*)")
# A name that ends a quotation signed what is quoted.
_QUOTED = ("”", '"', "»", "’’")
_HAN = re.compile(
    rf"(?P<role>[\u4e00-\u9fff]*{alternation('han_offices')})(?P<name>[\u4e00-\u9fff]{{2,3}})$"
)


def signers(layout: Layout) -> Iterator[Named]:
    """Each name in the signature, with the office that stands beside it.

    An office above the name or below it is the signer's; a line "For the Ambassador" names nobody.
    What stands before a closing formula is no signer, nor is whom an envelope would name.
    """
    named: list[Named] = []
    office: str | None = None
    lines = list(_lines(layout))
    # A formula is followed by one hand and then by addresses; a bare block of names may be a list.
    formal = any(layout.spans("closing"))
    closed = [i for i, line in enumerate(lines) if formulas.is_closing(layout.words(line))]
    for line in lines[closed[-1] + 1 if closed else 0 :]:
        words = layout.words(line)
        if _FOR.fullmatch(words) or words.rstrip(" .,").endswith(_QUOTED):
            continue
        beside = bool(named) and not _parted(layout, named[-1][1], line)
        if named and cues.is_addressed(words) and not is_title(words.partition(",")[0]):
            break
        signer = _signer(words)
        if signer and formal and beside and not _signs_too(signer):
            continue
        if signer:
            party = Party(signer.name, signer.role or office, "person")
            named.append((party, Span(line.start, line.start + _length(words, signer))))
            office = None
        elif is_title(words):
            title = words.strip(" ,;.")
            if named and named[-1][0].role is None:
                named[-1] = (Party(named[-1][0].name, title, "person"), named[-1][1])
            else:
                office = f"{office}, {title}" if office else title
    yield from named


def _parted(layout: Layout, above: Span, below: Span) -> bool:
    """Whether a blank line stands between two lines."""
    return layout.text.count("\n", above.end, below.start) > 1


def _signs_too(signer: Party) -> bool:
    """Whether a line below a signer is another: a name of several words, and no house or town."""
    plain = not any(c.isdigit() or c in ",&:" for c in signer.name)
    several = " " in signer.name or signer.role is not None
    return plain and several and " of " not in signer.name


def signed_for(layout: Layout) -> Iterator[Span]:
    """For whom somebody else signed: "p.p. Brackwede & Sohn"."""
    for line in _lines(layout):
        match = _FOR.fullmatch(layout.words(line))
        if match:
            yield trimmed(layout.text, line.start + match.start("whom"), line.end)


def _signer(words: str) -> Party | None:
    """The name on a line of the signature, with the office that follows it after a comma."""
    han = _HAN.fullmatch(words)
    if han:
        return Party(han["name"], han["role"], "person")
    name, comma, rest = words.partition(",")
    if comma and is_title(rest) and cues.is_name(name) and not is_title(name):
        return Party(cited(name), rest.strip(" ,;."), "person")
    if comma and cues.is_name(name) and rest.strip()[:1].islower():
        return Party(cited(name), rest.strip(" ,;."), "person")
    held = held_by(words)
    if held:
        return Party(cited(held[1]), held[0], "person")
    few = any(c.isalpha() for c in words) and len(words.split()) <= 7 and not cues.is_prose(words)
    if not few or is_title(words):
        return None
    return Party(cited(words), None, "person")


def _length(words: str, signer: Party) -> int:
    """How far the words reach that name a signer, without the office after the comma."""
    return words.index(",") if signer.role and signer.role in words and "," in words else len(words)


def _lines(layout: Layout) -> Iterator[Span]:
    for span in layout.spans("signature"):
        for match in _LINE.finditer(layout.text, *span):
            mark = _MARK.match(layout.text, *trimmed(layout.text, *match.span()))
            start = mark.end() if mark else match.start()
            line = trimmed(layout.text, start, match.end(), " \t\n\r\f ,;:|–—-/")
            if line.end > line.start:
                yield line

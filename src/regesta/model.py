"""Every central type: what is seen, what the machine says of it, and the letter that results.

Spans are half-open ``[start, end)`` in code points of a transcript's text. All types are frozen.
The derived types at the end are named and ordered as in the export's contract
(``record.schema.json``), so that a :class:`Letter` is its own export.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from regesta.dates import Dating

Basis = Literal["stated", "inferred", "given", "decided"]
PartyKind = Literal["person", "office", "body"]
ZoneKind = Literal[
    "furniture",
    "heading",
    "apparatus",
    "dateline",
    "address",
    "salutation",
    "body",
    "closing",
    "signature",
    "postscript",
    "enclosure",
    "notes",
]


class Span(NamedTuple):
    """Where words stand: half-open, in code points of the transcript."""

    start: int
    end: int


# Seen


@dataclass(frozen=True, slots=True)
class Witness:
    """A file that bears one or more documents.

    ``path`` opens it, ``source`` is its place below the folder that was built (with ``/``),
    ``folder`` the position of that folder among those of the archive; ``stamp`` is what the disk
    says of it (size, times, inode) and changes when the file does; None where that is not sure.
    """

    path: str
    source: str
    folder: int
    media_type: str
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says of its document beside the text: a page's metadata, an edition's tags.

    ``question`` and ``value`` as in a reading; ``words`` as the source has them.
    """

    question: str
    value: "Value"
    words: str
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of one document as it was typed up, decoded and normalised and nothing else.

    ``part`` is the position within a witness that bears several, from 1; ``given`` is what the
    witness says of the document beside its text.
    """

    text: str
    part: int = 1
    given: tuple[Given, ...] = ()

    @property
    def hash(self) -> str:
        """The SHA-256 of text and what is given, in hexadecimal: readings are kept under it."""
        content = self.text + "".join(f"\0{given!r}" for given in self.given)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()

    def place(self, offset: int) -> tuple[int, int]:
        """The page (form feeds part them) and the line of an offset, both from 1."""
        before = self.text[:offset]
        page = before.count("\f") + 1
        return page, before[before.rfind("\f") + 1 :].count("\n") + 1


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a document and its part in the letter: dateline, salutation, body ..."""

    zone: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A transcript parted into zones: sorted, without overlap, covering all that is not blank."""

    text: str
    zones: tuple[Zone, ...]
    given: tuple[Given, ...] = ()

    def spans(self, *kinds: ZoneKind) -> Iterator[Span]:
        """The stretches of these zones, in the order of the text."""
        return (zone.span for zone in self.zones if zone.zone in kinds)

    def words(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]


# Said by the machine


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or addressee as a document names it.

    ``name`` is as one would cite it; an office with its holder is one party, the person as name
    and the office as ``role``; an office alone is the name, kind office.
    """

    name: str
    role: str | None = None
    kind: PartyKind | None = None


Value = Party | Dating | str


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer of one reader to one question about one document, with the words it rests on.

    ``confidence`` from 0 to 1: of readings given .9, nine in ten are meant to be right. What is
    given beside the text has an empty span, and the source's words.
    """

    question: str
    value: Value
    span: Span
    words: str
    reader: str
    version: str
    confidence: float
    basis: Basis = "stated"

    @property
    def id(self) -> str:
        """The same reading of the same words has the same id, in every build."""
        content = repr((self.question, self.value, self.span, self.words, self.reader))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# Derived: a letter, as the contract has it


@dataclass(frozen=True, slots=True)
class Agent:
    """A correspondent as the calendar gives it, with the words of the document behind it."""

    name: str
    as_written: str | None = None
    role: str | None = None
    kind: PartyKind | None = None
    id: str | None = None
    span: Span | None = None
    basis: Basis = "stated"
    confidence: float | None = None
    uris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """A date in the calendar; ``stated`` keeps the partial date that an inference completed."""

    edtf: str
    as_written: str | None = None
    calendar: Literal["gregorian", "julian"] | None = None
    span: Span | None = None
    basis: Basis = "stated"
    confidence: float | None = None
    time: str | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of writing or of receipt."""

    name: str
    as_written: str | None = None
    id: str | None = None
    span: Span | None = None
    basis: Basis = "stated"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class CorrespAction:
    """Who, when and where of sending or receiving, as in TEI."""

    agents: tuple[Agent, ...] = ()
    date: Date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The archival record: where the original lies, and who brought it to the reader."""

    shelfmark: str | None = None
    repository: str | None = None
    fonds: str | None = None
    opis: str | None = None
    delo: str | None = None
    leaves: str | None = None
    source: str | None = None
    publisher: str | None = None
    contributor: str | None = None
    translator: str | None = None
    transcriber: str | None = None
    rights: str | None = None
    rights_uri: str | None = None
    summary: str | None = None
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or body that the text names."""

    kind: Literal["person", "place", "body"]
    span: Span
    text: str
    id: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document quoted or attached inside another, with parties of its own."""

    span: Span
    sent: CorrespAction = CorrespAction()
    received: CorrespAction = CorrespAction()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that carry a value: ``path`` is a JSON pointer into the letter."""

    path: str
    span: Span
    reader: str
    version: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Letter:
    """One document of the calendar, held or not: what is known of it and the words behind it.

    ``acts``, ``references`` and what follows from them are empty until their readers exist.
    """

    id: str
    held: bool
    source: str | None = None
    kind: str | None = None
    heading: str | None = None
    text: str = ""
    language: str | None = None
    zones: tuple[Zone, ...] = ()
    sent: CorrespAction = CorrespAction()
    received: CorrespAction = CorrespAction()
    carriers: tuple[Agent, ...] = ()
    copies: tuple[Agent, ...] = ()
    number: str | None = None
    record: Record = field(default_factory=Record)
    names: tuple[Name, ...] = ()
    acts: tuple[()] = ()
    references: tuple[()] = ()
    answers: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    mentioned_in: tuple[str, ...] = ()
    regest: str | None = None
    also: tuple[str, ...] = ()
    standing: Literal["held", "unlocated", "elsewhere", "lost"] = "held"
    signed: tuple[Agent, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    marks: tuple[str, ...] = ()
    translated_from: str | None = None
    evidence: tuple[Evidence, ...] = ()


def folded(words: str) -> str:
    """Words as they are compared: case, diacritics and ё put aside."""
    if words.isascii():
        return words.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", words.casefold()))


# Combining marks of the scripts that letters are written in, and the stretched Arabic line.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]+"
)

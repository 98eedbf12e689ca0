"""Values and letters to JSON and back, without loss."""

from collections.abc import Sequence

import msgspec

from regesta.dates import Dating
from regesta.model import Basis, Letter, Party, Reading, Span, Value, Zone

_ENCODER = msgspec.json.Encoder()
_PARTY = msgspec.json.Decoder(Party)
_DATING = msgspec.json.Decoder(Dating)
_TEXT = msgspec.json.Decoder(str)
_LETTER = msgspec.json.Decoder(Letter)
_ZONES = msgspec.json.Decoder(tuple[Zone, ...])

PARTIES = frozenset(("sender", "addressee", "signed", "carrier", "copy"))


def to_json(value: object) -> str:
    """A value of the model as JSON, its fields in their order."""
    return _ENCODER.encode(value).decode()


def value_of(question: str, json: bytes | msgspec.Raw) -> Value:
    """The value of a reading, by the question that it answers."""
    if question in PARTIES:
        return _PARTY.decode(json)
    return _DATING.decode(json) if question == "date" else _TEXT.decode(json)


def letter_of(json: str) -> Letter:
    """A letter as it was derived; its text is kept with the transcript."""
    return _LETTER.decode(json)


def zones_of(json: str) -> tuple[Zone, ...]:
    """The zones of a transcript."""
    return _ZONES.decode(json)


class _Said(msgspec.Struct, array_like=True, frozen=True):
    """A reading as it is kept: the words are the text's own, unless they are given beside it."""

    question: str
    value: msgspec.Raw
    start: int
    end: int
    confidence: float
    basis: Basis
    version: str
    words: str | None = None


_SAID = msgspec.json.Decoder(tuple[_Said, ...])


def said_to_json(readings: Sequence[Reading]) -> str:
    """What one reader said, as JSON."""
    return to_json(
        [
            _Said(
                reading.question,
                msgspec.Raw(_ENCODER.encode(reading.value)),
                *reading.span,
                reading.confidence,
                reading.basis,
                reading.version,
                reading.words if reading.basis == "given" else None,
            )
            for reading in readings
        ]
    )


def said_of(reader: str, json: str, text: str) -> list[Reading]:
    """What a reader said of a text."""
    return [
        Reading(
            said.question,
            value_of(said.question, said.value),
            Span(said.start, said.end),
            text[said.start : said.end] if said.words is None else said.words,
            reader,
            said.version,
            said.confidence,
            said.basis,
        )
        for said in _SAID.decode(json)
    ]

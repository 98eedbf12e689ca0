"""Values and letters to JSON and back, without loss."""

import msgspec

from regesta.dates import Dating
from regesta.model import Letter, Party, Value, Zone

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


def value_of(question: str, json: str) -> Value:
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

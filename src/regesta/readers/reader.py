"""What a reader is: a pure function of one document that answers one question."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from regesta.model import Layout, Reading, Span, Value
from regesta.version import VERSION


class Answer(NamedTuple):
    """One answer as a reader gives it: the words are taken from the text at its span."""

    question: str
    value: Value
    span: Span
    confidence: float


Read = Callable[[Layout, Sequence[Reading]], Iterator[Answer]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by its name; ``read`` gets the layout and the readings of those it needs."""

    name: str
    read: Read
    needs: tuple[str, ...] = ()
    version: str = VERSION

    def readings(self, layout: Layout, before: Sequence[Reading]) -> list[Reading]:
        """The answers as readings, each with the words it rests on; empty spans are dropped."""
        return [
            Reading(question, value, span, layout.words(span), self.name, self.version, confidence)
            for question, value, span, confidence in self.read(layout, before)
            if span.end > span.start
        ]


def said(readings: Sequence[Reading], question: str) -> list[Reading]:
    """The readings that answer a question, in the order given."""
    return [reading for reading in readings if reading.question == question]


def trimmed(text: str, start: int, end: int, edge: str = " \t\n\r\f ,;:|–—-") -> Span:
    """A span without the space and punctuation at its edges."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip(edge))
    return Span(start + lead, start + max(lead, len(words.rstrip(edge))))

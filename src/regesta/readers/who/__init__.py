"""Who wrote, to whom, and who signed."""

from collections.abc import Iterator, Sequence

from regesta.model import Layout, Party, Reading, Span
from regesta.readers.reader import Answer
from regesta.readers.who.address import addressees, called, copied, labelled
from regesta.readers.who.heading import heading_parties
from regesta.readers.who.parties import Named
from regesta.readers.who.signature import signers

__all__ = ["read"]


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The parties of a document, each with its words.

    A heading's parties come first, then what is labelled ("From:", "To:"); signers are the sender
    only where neither names one; an address or a salutation names the addressee likewise.
    """
    from_heading, to_heading = heading_parties(layout)
    from_label, to_label = labelled(layout)
    signed = list(signers(layout))
    senders = _first((from_heading, 0.97), (from_label, 0.93), (signed, 0.9))
    addressed = list(addressees(layout))
    receivers = _first(
        (to_heading, 0.97), (to_label, 0.93), (addressed, 0.88), (list(called(layout)), 0.85)
    )
    yield from _answers("sender", senders)
    yield from _answers("addressee", receivers)
    yield from _answers("signed", (signed, 0.93))
    yield from _answers("copy", (list(copied(layout)), 0.9))


def _first(*offers: tuple[Sequence[Named], float]) -> tuple[Sequence[Named], float]:
    """The first source that names anybody."""
    return next(((named, sure) for named, sure in offers if named), ((), 0.0))


def _answers(question: str, offer: tuple[Sequence[Named], float]) -> Iterator[Answer]:
    named, sure = offer
    for party, span in named:
        yield Answer(question, party, span, sure if _is_full(party, span) else 0.75)


def _is_full(party: Party, span: Span) -> bool:
    """Whether a name is more than initials."""
    return any(len(word.strip(".")) > 1 for word in party.name.split()) and len(party.name) > 2

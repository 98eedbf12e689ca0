"""Who wrote, to whom, through whom, and who signed."""

from collections.abc import Iterator, Sequence

from regesta.model import Layout, Party, Reading, Span
from regesta.readers.reader import Answer
from regesta.readers.who.address import (
    addressees,
    called,
    carried,
    copied,
    labelled,
    received_at,
)
from regesta.readers.who.body import opening_parties
from regesta.readers.who.heading import heading_parties
from regesta.readers.who.parties import Named, parties
from regesta.readers.who.signature import signed_for, signers

__all__ = ["read"]

Offer = tuple[Sequence[Named], float]


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The parties of a document, each with its words.

    A heading's parties come first, then what is labelled ("From:", "To:"), then those that the
    text names in its first words; signers are the sender only where none of these names one; an
    address or a salutation names the addressee likewise.
    """
    heading, label, opening = heading_parties(layout), labelled(layout), opening_parties(layout)
    signed = list(signers(layout))
    principals = [named for span in signed_for(layout) for named in parties(layout.text, span)]
    yield from _answers(
        "sender",
        (heading.sender, 0.97),
        (label[0], 0.93),
        (_at(layout, opening[0]), 0.9),
        (principals, 0.85),
        (signed, 0.9),
    )
    yield from _answers(
        "addressee",
        (heading.addressee, 0.97),
        (label[1], 0.93),
        (_at(layout, opening[1]), 0.9),
        (list(addressees(layout)), 0.88),
        (list(called(layout)), 0.85),
    )
    yield from _answers("signed", (signed, 0.93))
    yield from _answers("copy", (list(copied(layout)), 0.9))
    yield from _answers("carrier", (list(carried(layout)), 0.9))
    place = heading.place or received_at(layout)
    if place:
        yield Answer("received_place", layout.words(place).replace("\n", ", "), place, 0.8)


def _at(layout: Layout, span: Span | None) -> list[Named]:
    return list(parties(layout.text, span)) if span else []


def _answers(question: str, *offers: Offer) -> Iterator[Answer]:
    """The parties of the first source that names anybody; initials alone are less sure."""
    for named, sure in offers:
        if named:
            for party, span in named:
                yield Answer(question, party, span, sure if _is_full(party) else 0.75)
            return


def _is_full(party: Party) -> bool:
    """Whether a name is more than initials."""
    return len(party.name) > 2 and any(len(word.strip(".")) > 1 for word in party.name.split())

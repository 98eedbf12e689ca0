"""A table for spreadsheets: CSV in UTF-8 with a byte order mark, one row a document."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from regesta.model import Agent, Letter, Place

COLUMNS = (
    "id", "standing", "kind", "number", "date", "date_as_written", "time", "sender", "sender_role",
    "place", "addressee", "addressee_role", "place_received", "signed", "copies", "language",
    "heading", "shelfmark", "repository", "fonds", "opis", "delo", "leaves", "translator",
    "contributor", "rights", "summary", "source",
)  # fmt: skip


def write(letters: Iterable[Letter], out: BinaryIO) -> None:
    """A heading row and a row a letter; several agents are parted by semicolons."""
    sheet = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    for letter in letters:
        rows.writerow(["" if cell is None else cell for cell in _row(letter)])
    sheet.detach()


def _row(letter: Letter) -> Sequence[str | None]:
    date, record = letter.sent.date, letter.record
    return (
        letter.id,
        letter.standing,
        letter.kind,
        letter.number,
        date.edtf if date else None,
        date.as_written if date else None,
        date.time if date else None,
        _names(letter.sent.agents),
        _roles(letter.sent.agents),
        _place(letter.sent.place),
        _names(letter.received.agents),
        _roles(letter.received.agents),
        _place(letter.received.place),
        _names(letter.signed),
        _names(letter.copies),
        letter.language,
        letter.heading,
        record.shelfmark,
        record.repository,
        record.fonds,
        record.opis,
        record.delo,
        record.leaves,
        record.translator,
        record.contributor,
        record.rights,
        record.summary,
        letter.source,
    )


def _names(agents: Sequence[Agent]) -> str:
    return "; ".join(agent.name for agent in agents)


def _roles(agents: Sequence[Agent]) -> str:
    return "; ".join(agent.role or "" for agent in agents).strip("; ")


def _place(place: Place | None) -> str | None:
    return place.name if place else None

"""What follows: letters as the calendar has them, a cache that can always be made anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select

from regesta.archive.codec import letter_of, to_json
from regesta.archive.schema import DOCUMENT, LETTER, MENTIONED, TRANSCRIPT
from regesta.archive.search import index
from regesta.archive.tables import Tables
from regesta.model import Letter, folded


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter with what a calendar is ordered and filtered by."""

    letter: Letter
    transcript: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Letters counted: by kind, those without a date, those without a sender."""

    kinds: dict[str, int]
    undated: int
    without_sender: int


class Letters(Tables):
    """The letters of an archive."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Put down letters, with the names and the words that they are found by."""
        if not entries:
            return
        with self._engine.begin() as connection:
            last = connection.scalar(select(func.max(LETTER.c.number))) or 0
            numbered = list(enumerate(entries, last + 1))
            connection.execute(insert(LETTER), [_letter_row(n, entry) for n, entry in numbered])
            rows = [row for n, entry in numbered for row in _mentioned_rows(n, entry.letter)]
            if rows:
                connection.execute(insert(MENTIONED), rows)
            index(connection, [(n, entry.letter) for n, entry in numbered])

    def drop_stale(self) -> None:
        """Let letters go whose document is no more, or bears another text."""
        borne = (DOCUMENT.c.id == LETTER.c.id, DOCUMENT.c.transcript == LETTER.c.transcript)
        stale = ~select(DOCUMENT.c.id).where(*borne).exists()
        with self._engine.begin() as connection:
            connection.execute(delete(LETTER).where(stale))

    def each(
        self,
        *,
        person: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        by_date: bool = False,
    ) -> Iterator[Letter]:
        """The letters, without their texts, by id or in the order of their dates, undated last.

        ``person`` and ``place`` are parts of names, case and diacritics put aside; ``since`` and
        ``until`` are days (YYYY-MM-DD) that a letter's date must reach into.
        """
        query = select(LETTER.c.record)
        for side, part in (("person", person), ("place", place)):
            if part:
                named = select(MENTIONED.c.letter).where(
                    MENTIONED.c.side == side,
                    MENTIONED.c.folded.contains(folded(part), autoescape=True),
                )
                query = query.where(LETTER.c.number.in_(named))
        earliest, latest = LETTER.c.earliest, LETTER.c.latest
        if since:
            query = query.where(or_(latest >= since, and_(latest.is_(None), earliest.is_not(None))))
        if until:
            query = query.where(
                or_(earliest <= until, and_(earliest.is_(None), latest.is_not(None)))
            )
        order = [func.coalesce(earliest, latest, "9999")] if by_date else []
        query = query.order_by(*order, LETTER.c.id)
        with self._engine.connect() as connection:
            for record in connection.execution_options(yield_per=500).scalars(query):
                yield letter_of(record)

    def whole(self) -> Iterator[Letter]:
        """The letters with their texts, by id."""
        query = (
            select(LETTER.c.record, TRANSCRIPT.c.text)
            .outerjoin(TRANSCRIPT, TRANSCRIPT.c.hash == LETTER.c.transcript)
            .order_by(LETTER.c.id)
        )
        with self._engine.connect() as connection:
            for record, text in connection.execution_options(yield_per=200).execute(query):
                yield replace(letter_of(record), text=text or "")

    def one(self, id_: str) -> Letter | None:
        """One letter with its text, by its id."""
        query = (
            select(LETTER.c.record, TRANSCRIPT.c.text)
            .outerjoin(TRANSCRIPT, TRANSCRIPT.c.hash == LETTER.c.transcript)
            .where(LETTER.c.id == id_)
        )
        return next((replace(letter_of(r), text=t or "") for r, t in self._rows(query)), None)

    def tally(self) -> Tally:
        """How many letters there are, of which kinds, undated and without a sender."""
        kinds = select(LETTER.c.kind, func.count()).group_by(LETTER.c.kind)
        lacking = [
            self._column(select(func.count()).select_from(LETTER).where(~column))[0]
            for column in (LETTER.c.dated, LETTER.c.signed)
        ]
        return Tally({kind or "unknown": number for kind, number in self._rows(kinds)}, *lacking)

    def count_without_year(self) -> int:
        """How many letters no filter by date can find."""
        nowhere = and_(LETTER.c.earliest.is_(None), LETTER.c.latest.is_(None))
        query = select(func.count()).select_from(LETTER).where(nowhere)
        return int(self._column(query)[0])

    def ids(self) -> list[str]:
        """The ids of all letters, sorted."""
        return self._column(select(LETTER.c.id).order_by(LETTER.c.id))


def _letter_row(number: int, entry: Entry) -> dict[str, Any]:
    letter = entry.letter
    return {
        "number": number,
        "id": letter.id,
        "transcript": entry.transcript,
        "earliest": entry.earliest,
        "latest": entry.latest,
        "kind": letter.kind,
        "dated": letter.sent.date is not None,
        "signed": bool(letter.sent.agents),
        "record": to_json(replace(letter, text="")),
    }


def _mentioned_rows(number: int, letter: Letter) -> list[dict[str, Any]]:
    """The names a letter is found by: its correspondents and signers, its places."""
    actions = (letter.sent, letter.received)
    people = [*letter.sent.agents, *letter.received.agents, *letter.signed]
    names = {
        ("person", folded(word))
        for agent in people
        for word in (agent.name, agent.as_written, agent.role)
        if word
    }
    places = {("place", folded(action.place.name)) for action in actions if action.place}
    return [
        {"letter": number, "side": side, "folded": words} for side, words in sorted(names | places)
    ]

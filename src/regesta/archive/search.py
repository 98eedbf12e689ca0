"""Full-text search over letters, through SQLite's FTS5."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, text

from regesta.archive.codec import letter_of
from regesta.archive.query import Query, parse
from regesta.archive.schema import LETTER, TRANSCRIPT
from regesta.archive.tables import Tables
from regesta.archive.words import places, searchable
from regesta.model import Agent, Letter, Span

_INSERT = text(
    "INSERT INTO found (rowid, text, sender, addressee, place)"
    " VALUES (:number, :text, :sender, :addressee, :place)"
)
_IN_TIME = (
    "(:since IS NULL OR (coalesce(letter.latest, letter.earliest) >= :since"
    " AND coalesce(letter.earliest, letter.latest) <= :until))"
)
_BY_WORDS = (
    f"FROM found JOIN letter ON letter.number = found.rowid WHERE found MATCH :match AND {_IN_TIME}"
)
_BY_YEAR = f"FROM letter WHERE :match IS NULL AND {_IN_TIME}"
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that a search found, with its text and where the words stand in it."""

    letter: Letter
    places: tuple[Span, ...]


def index(connection: Connection, letters: Sequence[tuple[int, Letter]]) -> None:
    """Put the words of letters, by their numbers, where search finds them."""
    if connection.dialect.name == "sqlite" and letters:
        connection.execute(_INSERT, [_row(number, letter) for number, letter in letters])


def _row(number: int, letter: Letter) -> dict[str, object]:
    received = letter.received
    place = [p.name for p in (letter.sent.place, received.place) if p]
    return {
        "number": number,
        "text": searchable(letter.text),
        "sender": searchable(_names([*letter.sent.agents, *letter.signed])),
        "addressee": searchable(_names(received.agents)),
        "place": searchable(" / ".join(place)),
    }


def _names(agents: Sequence[Agent]) -> str:
    parts = [(agent.name, agent.as_written or "", agent.role or "") for agent in agents]
    return " / ".join(" / ".join(words) for words in parts)


class Search(Tables):
    """Searching an archive's letters."""

    def count(self, words: str) -> int:
        """How many letters a search finds.

        Raises :class:`regesta.archive.QueryError`.
        """
        query = parse(words)
        with self._engine.connect() as connection:
            found = connection.execute(text(f"SELECT count(*) {_source(query)}"), _bound(query))
            return int(found.scalar_one())

    def find(self, words: str, limit: int = 20, offset: int = 0) -> Iterator[Hit]:
        """The letters that a search finds, the most fitting first, then by date.

        Raises :class:`regesta.archive.QueryError`.
        """
        query = parse(words)
        rank = "bm25(found), " if query.match else ""
        statement = text(
            f"SELECT letter.number {_source(query)}"
            f" ORDER BY {rank}letter.earliest IS NULL, letter.earliest, letter.id"
            " LIMIT :limit OFFSET :offset"
        )
        bound = _bound(query) | {"limit": limit, "offset": offset}
        with self._engine.connect() as connection:
            numbers = list(connection.scalars(statement, bound))
        letters = (
            select(LETTER.c.number, LETTER.c.record, TRANSCRIPT.c.text)
            .outerjoin(TRANSCRIPT, TRANSCRIPT.c.hash == LETTER.c.transcript)
            .where(LETTER.c.number.in_(numbers))
        )
        found = {row.number: row for row in self._rows(letters)}
        for number in numbers:
            row = found[number]
            letter = replace(letter_of(row.record), text=row.text or "")
            yield Hit(letter, tuple(places(letter.text, query.terms)))


def _source(query: Query) -> str:
    return _BY_WORDS if query.match else _BY_YEAR


def _bound(query: Query) -> dict[str, object]:
    return {"match": query.match, "since": query.since, "until": query.until}


def context(letter: Letter, place: Span) -> tuple[str, str, str]:
    """The words before a place, at it, and after it, on one line, cut at spaces."""
    before = letter.text[max(0, place.start - _CONTEXT) : place.start]
    after = letter.text[place.end : place.end + _CONTEXT]
    if place.start > _CONTEXT:
        before = "… " + before[before.find(" ") + 1 :]
    if place.end + _CONTEXT < len(letter.text):
        after = after[: after.rfind(" ") + 1 or len(after)] + "…"
    here = letter.text[place.start : place.end]
    return _on_line(before), _on_line(here), _on_line(after)


def _on_line(words: str) -> str:
    return "".join(" " if c.isspace() else c for c in words)

"""What a person types to search -> what the index is asked."""

import re
from dataclasses import dataclass

from regesta.archive.words import searchable

FIELDS = {"from": "sender", "to": "addressee", "in": "place", "text": "text"}
_TERM = re.compile(
    r"(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?(?:\"(?P<phrase>[^\"]*)\"?|(?P<word>[^\s\"]+))"
)
_YEARS = re.compile(r"(?P<first>\d{4})(?:(?:-|–|\.\.)(?P<last>\d{4}))?$")


class QueryError(Exception):
    """A search that cannot be understood; the sentence says what to write."""


@dataclass(frozen=True, slots=True)
class Query:
    """A search: an expression for the index, the words that show a hit, and bounds in time.

    ``match`` is None where only years are asked for. ``terms`` are folded, ``*`` ends a prefix.
    """

    match: str | None
    terms: tuple[str, ...]
    since: str | None = None
    until: str | None = None


def parse(words: str) -> Query:
    """Read a search: words, "phrases", prefix*, -without, from: to: in: year:.

    Raises :class:`QueryError`.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    terms: list[str] = []
    years: tuple[str | None, str | None] = (None, None)
    for found in _TERM.finditer(words):
        field = (found["field"] or "").lower()
        value = found["phrase"] if found["phrase"] is not None else found["word"]
        if field == "year":
            years = _years(value)
            continue
        if found["field"] and field not in FIELDS:
            value = found.group().lstrip("-")
        expression, term = _expression(FIELDS.get(field), value)
        if expression:
            (unwanted if found["minus"] else wanted).append(expression)
            if not found["minus"] and field in ("", "text"):
                terms.append(term)
    if not wanted and not years[0]:
        raise QueryError('Nothing to search for: write words, a "phrase", from:NAME or year:1934.')
    match = " AND ".join(wanted) or None
    if match and unwanted:
        match = f"({match}) NOT ({' OR '.join(unwanted)})"
    return Query(match, tuple(terms), *years)


def _years(value: str) -> tuple[str, str]:
    years = _YEARS.match(value)
    if years is None:
        raise QueryError(f"year:{value} is no year: write year:1934 or year:1934-1936.")
    return f"{years['first']}-01-01", f"{years['last'] or years['first']}-12-31"


def _expression(column: str | None, value: str) -> tuple[str, str]:
    """A term for the index, quoted whole so that nothing in it is read as an operator."""
    folded = " ".join(re.findall(r"\w+", searchable(value)))
    if not folded:
        return "", ""
    star = "*" if value.endswith("*") else ""
    scope = f"{{{column}}} : " if column else ""
    return f'{scope}"{folded}"{star}', folded + star

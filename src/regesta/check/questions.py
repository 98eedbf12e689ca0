"""Each question that is counted: what the truth has, what was given, and whether they agree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regesta.check.counting import Score, same_party, words
from regesta.dates import bounds
from regesta.model import Agent, Letter

Truth = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """A misread value, with the words it was read from and the truth side by side."""

    document: str
    question: str
    given: str
    words: str
    true: str
    confidence: float | None


Judged = tuple[Score, Miss]
Judge = Callable[[Letter, Truth], Judged | None]


def judge(question: str, letter: Letter, truth: Truth) -> Judged | None:
    """The score of one question on one document, or None where its truth has no value for it."""
    return QUESTIONS[question](letter, truth)


def _parties(
    question: str, true: Sequence[str], given: Sequence[Agent], letter: Letter
) -> Judged | None:
    """Parties one to one: each true one takes the first given one that is the same."""
    if not true:
        return None
    left = list(given)
    right = 0
    for name in true:
        match = next((a for a in left if same_party(name, a.name, a.role)), None)
        if match:
            left.remove(match)
            right += 1
    score = Score(right, len(left), len(true) - right)
    return score, Miss(
        letter.id,
        question,
        "; ".join(a.name + (f" ({a.role})" if a.role else "") for a in given),
        "; ".join(a.as_written or "" for a in given),
        "; ".join(true),
        min((a.confidence for a in given if a.confidence is not None), default=None),
    )


def _sender(letter: Letter, truth: Truth) -> Judged | None:
    return _parties("sender", _names(truth, "sender"), letter.sent.agents, letter)


def _addressee(letter: Letter, truth: Truth) -> Judged | None:
    return _parties("addressee", _names(truth, "addressee"), letter.received.agents, letter)


def _signed(letter: Letter, truth: Truth) -> Judged | None:
    return _parties("signed", list(truth.get("signed") or ()), letter.signed, letter)


def _names(truth: Truth, side: str) -> list[str]:
    return [party["name"] for party in truth.get(side) or () if party.get("name")]


def _date(letter: Letter, truth: Truth) -> Judged | None:
    """Full days alone: a partial date counts as not given."""
    true = truth.get("date") or {}
    day_true = str(true.get("min") or "")[:10]
    if not day_true or day_true != str(true.get("max") or "")[:10]:
        return None
    date = letter.sent.date
    day = _full_day(date.edtf) if date else None
    right = day == day_true
    score = Score(int(right), int(day is not None and not right), int(not right))
    written = date.as_written or "" if date else ""
    given = date.edtf if date else ""
    sure = date.confidence if date else None
    return score, Miss(letter.id, "date", given, written, day_true, sure)


def _full_day(edtf: str) -> str | None:
    if edtf.startswith("XXXX"):
        return None
    first, last = bounds(edtf)
    return first.isoformat() if first and first == last else None


def _place(letter: Letter, truth: Truth) -> Judged | None:
    """One word in common."""
    true = truth.get("place")
    if not true:
        return None
    place = letter.sent.place
    right = bool(place and words(place.name) & words(true))
    score = Score(int(right), int(place is not None and not right), int(not right))
    given, written = (place.name, place.as_written or "") if place else ("", "")
    return score, Miss(
        letter.id, "place", given, written, true, place.confidence if place else None
    )


QUESTIONS: Mapping[str, Judge] = {
    "sender": _sender,
    "addressee": _addressee,
    "signed": _signed,
    "date": _date,
    "place": _place,
}

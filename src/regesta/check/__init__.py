"""How right a calendar is, question by question, against the readings of editors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from regesta.check.counting import Score
from regesta.check.questions import QUESTIONS, Miss, judge
from regesta.check.truth import TruthError, read_truth
from regesta.model import Letter

__all__ = ["QUESTIONS", "Miss", "Score", "TruthError", "check", "misses", "read_truth"]


def check(letters: Iterable[Letter], truths: Mapping[str, Mapping[str, Any]]) -> dict[str, Score]:
    """The score of each question, over the documents whose truth has a value for it.

    A document of the truth that the calendar doesn't have counts as given nothing.
    """
    scores = {question: Score() for question in QUESTIONS}
    for _, question, score, _ in _judged(letters, truths):
        scores[question] += score
    return scores


def misses(letters: Iterable[Letter], truths: Mapping[str, Mapping[str, Any]]) -> Iterator[Miss]:
    """Each misread value: the document, the question, what was given and what is true."""
    for _, _, score, miss in _judged(letters, truths):
        if score.wrong or score.missed:
            yield miss


def _judged(
    letters: Iterable[Letter], truths: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str, Score, Miss]]:
    by_id = {letter.id: letter for letter in letters if letter.id in truths}
    for id_, truth in truths.items():
        letter = by_id.get(id_) or Letter(id_, held=False)
        for question in QUESTIONS:
            judged = judge(question, letter, truth)
            if judged:
                yield id_, question, *judged


def table(scores: Mapping[str, Score]) -> Sequence[tuple[str, ...]]:
    """The scores as rows of words: question, precision, recall, F1, and the counts."""
    return [
        (
            question,
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            str(score.right),
            str(score.wrong),
            str(score.missed),
        )
        for question, score in scores.items()
        if score.right + score.wrong + score.missed
    ]

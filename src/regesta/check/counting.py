"""Precision, recall and F1, micro-averaged."""

import re
from dataclasses import dataclass

from regesta.model import folded

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Score:
    """What was right, what was given and wrong, and what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was given, the part that is right; 1 where nothing was given."""
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """Of what is true, the part that was given; 1 where there is nothing."""
        true = self.right + self.missed
        return self.right / true if true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def words(name: str) -> frozenset[str]:
    """The words of a name as they are compared: folded, without articles."""
    return frozenset(_WORD.findall(folded(name))) - _ARTICLES


def surname(name: str) -> str:
    """The last word of a name, or what stands before its comma."""
    found = _WORD.findall(folded(name.split(",", maxsplit=1)[0]))
    return found[-1] if found else ""


def same_party(true: str, *given: str | None) -> bool:
    """Whether a true name is one of those given (name, role): the same surname, or six tenths of
    all their words in common.
    """
    for name in filter(None, given):
        if surname(true) and surname(true) == surname(name):
            return True
        both = words(true) | words(name)
        if both and len(words(true) & words(name)) >= 0.6 * len(both):
            return True
    return False

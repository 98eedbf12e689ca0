"""The calendar's words from the lexicon, and the patterns that find them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from regesta.lexicon import mapping, phrases

# Table of the lexicon -> the letter for its words in a shape (see lexing.py). Later tables win.
_TABLES = {
    "day_ordinals": "o",
    "date_qualifiers": "Q",
    "seasons": "S",
    "date_relative": "U",
    "weekdays": "W",
    "months": "M",
    "calendar_marks": "J",
    "relative_days": "H",
}
# A letter has dozens of these, and alone they make no date.
_NO_ANCHOR = "oQWS"

Word = tuple[str, int | str]


def key(form: str) -> str:
    """The form under which a word is looked up: case-folded, single spaces, no final period."""
    return " ".join(form.casefold().split()).rstrip(".")


@cache
def words() -> Mapping[str, Word]:
    """Every word of the calendar: its kind and its value."""
    known: dict[str, Word] = {}
    for table, kind in _TABLES.items():
        known |= {key(form): (kind, value) for form, value in mapping(table).items()}
    known |= {key(form): ("T", "12:00") for form in phrases("noon")}
    known |= {key(form): ("T", "00:00") for form in phrases("midnight")}
    known |= {key(form): ("g", 0) for form in phrases("year_marks")}
    return MappingProxyType(known)


@cache
def links() -> Mapping[str, str]:
    """What a word between the parts of a date says: nothing, until, and, or."""
    return MappingProxyType(
        {key(form): str(value) for form, value in mapping("date_links").items()}
    )


@cache
def small_words(table: str) -> frozenset[str]:
    """A list of the lexicon as a set of lookup keys."""
    return frozenset(key(phrase) for phrase in phrases(table))


@cache
def word_pattern(*, anchors: bool) -> str:
    """An alternation over the words, as a trie; ``anchors``: only those that can begin a search."""
    forms = (form for form, (kind, _) in words().items() if not anchors or kind not in _NO_ANCHOR)
    return trie(spelling for form in forms for spelling in {form, form.replace("ss", "ß")})


def trie(forms: Iterable[str]) -> str:
    """One pattern for many forms that reads each letter once; a space matches any white space."""
    root: dict[str, dict[str, object]] = {}
    for form in forms:
        node: dict[str, dict[str, object]] = root
        for letter in form:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(root)


def _branch(node: Mapping[str, object]) -> str:
    branches = [
        (r"\s{1,3}" if letter == " " else re.escape(letter)) + _branch(child)
        for letter, child in sorted(node.items())
        if letter and isinstance(child, dict)
    ]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{inner})?" if "" in node else inner

"""In which language a document is written."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from regesta.lexicon import lexicons
from regesta.model import Layout, Reading, Span
from regesta.readers.reader import Answer

_ENOUGH = 600
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = 0.2
_AHEAD = 3


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The language of the body as a BCP 47 tag; a few words alone tell none.

    Told by the small words of the languages that a lexicon knows, where they leave no doubt, else
    by the model of py3langid, over 97 languages.
    """
    span = max(layout.spans("body"), key=lambda s: s.end - s.start, default=None)
    if span is None:
        return
    words = layout.text[span.start : min(span.end, span.start + _ENOUGH)]
    letters = sum(map(str.isalpha, words))
    if letters < 20 and not (letters >= 4 and _is_han(words)):
        return
    tag, probability = _by_small_words(words) or _identifier().classify(words)
    if probability >= 0.5:
        end = span.start + len(words.rstrip())
        yield Answer("language", tag, Span(span.start, end), round(float(probability), 2))


def _is_han(words: str) -> bool:
    """Whether the words are in Chinese characters, of which a few say as much as a sentence."""
    return any("\u4e00" <= c <= "\u9fff" for c in words)


def _by_small_words(text: str) -> tuple[str, float] | None:
    """The language whose small words make up a fifth of a text, far more than any other's."""
    words = _WORD.findall(text.lower())
    counts = sorted(
        ((sum(word in small for word in words), tag) for tag, small in _small_words().items()),
        reverse=True,
    )
    (first, tag), (second, _) = counts[:2]
    plain = len(words) >= 12 and first >= _PLAIN * len(words) and first >= _AHEAD * second
    return (tag, 1.0) if plain else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for content in lexicons().values():
        if "small_words" in content:
            found[content["language"]] = frozenset(content["small_words"])
    return found


class _Identifier(Protocol):
    def classify(self, instance: str) -> tuple[str, float]:
        """The likeliest language, and how likely it is."""
        ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier

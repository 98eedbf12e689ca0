"""In which language a document is written."""

from collections.abc import Iterator, Sequence
from functools import cache

from regesta.model import Layout, Reading, Span
from regesta.readers.reader import Answer

_ENOUGH = 600


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The language of the body as a BCP 47 tag; a few words alone tell none.

    Source: the model of py3langid, over 97 languages.
    """
    span = max(layout.spans("body"), key=lambda s: s.end - s.start, default=None)
    if span is None:
        return
    words = layout.text[span.start : min(span.end, span.start + _ENOUGH)]
    letters = sum(map(str.isalpha, words))
    if letters < 20 and not (letters >= 4 and _is_han(words)):
        return
    tag, probability = _identifier().classify(words)
    if probability >= 0.5:
        end = span.start + len(words.rstrip())
        yield Answer("language", tag, Span(span.start, end), round(float(probability), 2))


def _is_han(words: str) -> bool:
    """Whether the words are in Chinese characters, of which a few say as much as a sentence."""
    return any("\u4e00" <= c <= "\u9fff" for c in words)


@cache
def _identifier():  # type: ignore[no-untyped-def]
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

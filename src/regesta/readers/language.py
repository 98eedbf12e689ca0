"""In which language a document is written."""

from collections.abc import Iterator, Sequence
from functools import cache

from regesta.model import Layout, Reading, Span
from regesta.readers.reader import Answer

_ENOUGH = 1200


def read(layout: Layout, before: Sequence[Reading]) -> Iterator[Answer]:
    """The language of the body as a BCP 47 tag; a few words alone tell none.

    Source: the model of py3langid, over 97 languages.
    """
    span = max(layout.spans("body"), key=lambda s: s.end - s.start, default=None)
    if span is None:
        return
    words = layout.text[span.start : min(span.end, span.start + _ENOUGH)]
    letters = sum(map(str.isalpha, words))
    if letters < 4 or (letters < 20 and words.isascii()):
        return
    tag, probability = _identifier().classify(words)
    if probability >= 0.5:
        end = span.start + len(words.rstrip())
        yield Answer("language", tag, Span(span.start, end), round(float(probability), 2))


@cache
def _identifier():  # type: ignore[no-untyped-def]
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""Words as they are searched, and where they stand in a text."""

import re
from collections.abc import Iterator, Sequence

from regesta.model import Span, folded

# Scripts without spaces between words: each character is found by itself, a word as a phrase.
_ALONE = re.compile(
    "([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
)


def searchable(text: str) -> str:
    """A text as it is indexed: folded, every Han character a word."""
    plain = folded(text)
    return plain if plain.isascii() else _ALONE.sub(r" \1 ", plain)


def places(text: str, terms: Sequence[str]) -> Iterator[Span]:
    """Where folded terms stand in a text, in its order; ``*`` ends a prefix."""
    patterns = [_pattern(term) for term in terms if term]
    if not patterns:
        return
    plain, origins = _folded_with_origins(text)
    for match in re.finditer("|".join(patterns), plain):
        yield Span(origins[match.start()], origins[match.end() - 1] + 1)


def _pattern(term: str) -> str:
    words = term.removesuffix("*").split(" ")
    spaced = r"[\W_]*".join(map(re.escape, words)) if not term.isascii() else ""
    spaced = spaced or r"[\W_]+".join(map(re.escape, words))
    before = r"(?<!\w)" if not _ALONE.match(words[0]) else ""
    after = "" if term.endswith("*") or _ALONE.match(words[-1]) else r"(?!\w)"
    return f"{before}{spaced}{after}"


def _folded_with_origins(text: str) -> tuple[str, Sequence[int]]:
    """A text folded, and for each character of it the place that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        plain = character.lower() if character.isascii() else folded(character)
        parts.append(plain)
        origins += [at] * len(plain)
    return "".join(parts), origins

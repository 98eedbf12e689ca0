"""The readings of editors: a ``truth.jsonl`` beside a folder of documents."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec


class TruthError(Exception):
    """A truth that cannot be read; the sentence says what to do."""


def read_truth(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """The lines of truth files by the id of their document.

    Raises :class:`TruthError`.
    """
    truths: dict[str, dict[str, Any]] = {}
    for path in paths:
        try:
            lines = path.read_bytes().splitlines()
        except OSError:
            raise TruthError(f"There is no truth {path}: name a truth.jsonl.") from None
        for number, line in enumerate(lines, 1):
            if line.strip():
                truths |= _line(path, number, line)
    return truths


def _line(path: Path, number: int, line: bytes) -> dict[str, dict[str, Any]]:
    try:
        truth = msgspec.json.decode(line, type=dict[str, Any])
        return {str(truth["id"]): truth}
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError):
        raise TruthError(
            f"Line {number} of {path} is no truth: each line is a JSON object with an id."
        ) from None

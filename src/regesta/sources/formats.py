"""The formats that can be read, and the one door through which their bytes become text."""

from collections.abc import Callable, Mapping
from pathlib import Path

from regesta.sources import text
from regesta.sources.unreadable import Unreadable

__all__ = ["FORMATS", "Unreadable", "read_text"]

Decoder = Callable[[bytes], str]

FORMATS: Mapping[str, tuple[str, Decoder]] = {
    ".txt": ("text/plain", text.decode),
}


def read_text(path: str, data: bytes) -> str:
    """The text that a source bears, by the format its name gives.

    Raises :class:`Unreadable`.
    """
    if not data.strip():
        raise Unreadable("is empty")
    _, decode = FORMATS[Path(path).suffix.lower()]
    return decode(data)

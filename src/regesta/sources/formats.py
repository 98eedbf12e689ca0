"""The formats that can be read, and the one door through which their bytes become text."""

from collections.abc import Callable, Mapping
from pathlib import Path

from regesta.sources import html, text
from regesta.sources.source import Source, Unreadable

Read = Callable[[bytes], Source]

FORMATS: Mapping[str, tuple[str, Read]] = {
    ".txt": ("text/plain", text.read),
    ".html": ("text/html", html.read),
    ".htm": ("text/html", html.read),
}


def read_source(path: str, data: bytes) -> Source:
    """What a source bears, by the format that its name gives.

    Raises :class:`Unreadable`.
    """
    if not data.strip():
        raise Unreadable("is empty")
    _, read = FORMATS[Path(path).suffix.lower()]
    return read(data)

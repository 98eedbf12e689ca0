"""The formats that can be read, and the one door through which their bytes become text."""

from collections.abc import Callable, Mapping
from pathlib import Path

from regesta.sources.source import Source, Unreadable

Read = Callable[[bytes], Source]


def _plain(data: bytes) -> Source:
    # Imported when the first file is read: a folder without changes needs no reader.
    from regesta.sources import text

    return text.read(data)


def _page(data: bytes) -> Source:
    from regesta.sources import html

    return html.read(data)


FORMATS: Mapping[str, tuple[str, Read]] = {
    ".txt": ("text/plain", _plain),
    ".html": ("text/html", _page),
    ".htm": ("text/html", _page),
}


def read_source(path: str, data: bytes) -> Source:
    """What a source bears, by the format that its name gives.

    Raises :class:`Unreadable`.
    """
    if not data.strip():
        raise Unreadable("is empty")
    _, read = FORMATS[Path(path).suffix.lower()]
    return read(data)

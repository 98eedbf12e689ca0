"""Plain text, in whatever encoding it was saved."""

from regesta.sources.encodings import decode
from regesta.sources.source import Source


def read(data: bytes) -> Source:
    """The text of a plain transcript, with a doubt where its encoding had to be guessed at.

    Raises :class:`regesta.sources.Unreadable`.
    """
    text, doubt = decode(data)
    return Source(text, doubt=doubt)

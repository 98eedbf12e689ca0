"""Plain text in UTF-8."""

from regesta.sources.source import Source, Unreadable


def read(data: bytes) -> Source:
    """The text of a plain transcript; a byte order mark is dropped.

    Raises :class:`Unreadable` with the place of the first byte that is not UTF-8.
    """
    if b"\0" in data[:4096]:
        raise Unreadable("is no text (it has zero bytes)")
    try:
        return Source(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Unreadable(f"is not UTF-8 (line {line}): save it as UTF-8") from None

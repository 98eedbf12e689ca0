"""What a source bears, whatever its format."""

from dataclasses import dataclass

from regesta.model import Given


class Unreadable(Exception):
    """A source that cannot be read, with the reason in words that end a sentence on the file."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text that a source bears, what it says of the document beside it, and any doubt.

    ``doubt`` is a reason to look again, in words that end a sentence on the file: "may not be in
    Windows-1251, as it was read".
    """

    text: str
    given: tuple[Given, ...] = ()
    doubt: str | None = None

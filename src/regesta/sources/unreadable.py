"""Why a source could not be read."""


class Unreadable(Exception):
    """A source that cannot be read, with the reason in words that end a sentence on the file."""

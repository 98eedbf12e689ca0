"""What goes wrong with an archive."""


class ArchiveError(Exception):
    """An archive cannot be opened or written; the sentence says what to do."""

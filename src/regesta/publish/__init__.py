"""The formats in which a calendar leaves the house."""

from regesta.publish.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]

"""A folder of transcripts -> witnesses; one small file a format."""

from regesta.sources.formats import FORMATS, Unreadable, read_text
from regesta.sources.walk import Passed, Survey, survey

__all__ = ["FORMATS", "Passed", "Survey", "Unreadable", "read_text", "survey"]

"""A folder of transcripts -> witnesses; one small file a format."""

from regesta.sources.formats import FORMATS, read_source
from regesta.sources.source import Source, Unreadable
from regesta.sources.walk import Passed, Survey, survey

__all__ = ["FORMATS", "Passed", "Source", "Survey", "Unreadable", "read_source", "survey"]

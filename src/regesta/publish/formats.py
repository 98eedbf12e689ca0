"""Every format, in one visible tuple."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from regesta.model import Letter
from regesta.publish import jsonl, sheet

Write = Callable[[Iterable[Letter], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name; ``write`` gets the letters with their texts, sorted by id."""

    name: str
    write: Write


FORMATS: tuple[Format, ...] = (
    Format("jsonl", jsonl.write),
    Format("csv", sheet.write),
)

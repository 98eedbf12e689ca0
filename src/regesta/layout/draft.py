"""A layout in the making: lines, and the zone each is taken for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regesta.model import Span, Zone, ZoneKind

_LINE = re.compile(r"[^\n\f]*[^\s][^\n\f]*")


@dataclass(slots=True)
class Line:
    """A stretch of one line without the space around it; ``opens`` after a blank line.

    A line may be cut, where a salutation or a closing stands inside a paragraph.
    """

    start: int
    end: int
    text: str
    opens: bool
    zone: ZoneKind | None = None


class Draft:
    """The lines of a transcript that are not blank, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = []
        before = 0
        for match in _LINE.finditer(text):
            words = match.group()
            start = match.start() + len(words) - len(words.lstrip())
            opens = not self.lines or text.count("\n", before, match.start()) > 1
            before = start + len(words.strip())
            self.lines.append(Line(start, before, words.strip(), opens))

    def free(self) -> list[int]:
        """The positions of the lines that are not told yet."""
        return [index for index, line in enumerate(self.lines) if line.zone is None]

    def mark(self, indexes: Iterable[int], zone: ZoneKind) -> None:
        """Take these lines for a zone, unless they are told already."""
        for index in indexes:
            if self.lines[index].zone is None:
                self.lines[index].zone = zone

    def cut(self, offset: int) -> int:
        """Cut the line at an offset in two; the position of the part that begins there."""
        for index, line in enumerate(self.lines):
            if line.start <= offset < line.end:
                break
            if offset < line.start:
                return index
        else:
            return len(self.lines)
        head = self.text[line.start : offset].rstrip()
        if not head:
            return index
        tail = self.text[offset : line.end]
        start = offset + len(tail) - len(tail.lstrip())
        rest = Line(start, line.end, self.text[start : line.end], False, line.zone)
        line.end, line.text = line.start + len(head), head
        self.lines.insert(index + 1, rest)
        return index + 1

    def zones(self) -> tuple[Zone, ...]:
        """The zones: neighbouring lines of one kind are one, what is not told is body."""
        return tuple(self._zones())

    def _zones(self) -> Iterator[Zone]:
        kind: ZoneKind | None = None
        start = end = 0
        for line in self.lines:
            if (line.zone or "body") != kind:
                if kind:
                    yield Zone(kind, Span(start, end))
                kind, start = line.zone or "body", line.start
            end = line.end
        if kind:
            yield Zone(kind, Span(start, end))

"""The text of a page with its lines, as somebody would have typed it up."""

import re
from collections.abc import Mapping

from regesta.sources.html.content import is_notes
from regesta.sources.html.notes import back, marker, own_number, position_after, reference
from regesta.sources.html.tree import Node

_PARTS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "dl",
        "table",
        "figure",
        "figcaption",
        "address",
        "fieldset",
        "form",
        "center",
        "hr",
        "body",
        "details",
        "summary",
        "caption",
        "aside",
    ]
)
_ROWS = frozenset(["li", "tr", "dt", "dd", "td", "th"])
_SPACE = re.compile(r"[ \t\n\r\f\xa0\u202f\u2007\u2009]+")
# What parts the cells of a row until its line is made; no page may hold it.
_CELL = "\x1f"
_CELLS = re.compile(f" *{_CELL}+ *")
_WIDE = re.compile(r"[\xa0\u202f\u2007\u2009]")
# The joiners of Arabic and Indic scripts are letters of theirs; elsewhere they are stray.
_UNSEEN = re.compile(
    "[\xad\u200b\u200e\u200f\u2060\ufeff]|(?<![\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d]"
)


class Lines:
    """Lines in the making; a break asked for twice is made once."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.line: list[str] = []
        self.due = 0
        self.held = False
        self.items: dict[int, int] = {}
        self.rows: dict[int, bool] = {}

    def say(self, text: str) -> None:
        """Go on with the line."""
        self.line.append(text)
        if self.held and text.strip():
            self.held = False

    def cut(self, due: int) -> None:
        """End the line: 1 for a new line, 2 for a new paragraph; not straight after a label."""
        if not self.held:
            words = _SPACE.sub(" ", "".join(self.line).strip(_CELL + " "))
            self._end(_CELLS.sub("\t", words).strip())
            self.due = max(self.due, due)

    def broken(self) -> None:
        """End the line as <br> does; the second in a row ends the paragraph."""
        if not self.held:
            before = len(self.done)
            self.cut(1)
            if before == len(self.done):
                self.due = 2

    def verbatim(self) -> None:
        """End what was preformatted, line by line as it stands."""
        text = _WIDE.sub(" ", "".join(self.line))
        self._end(text.strip("\n").rstrip())
        self.due, self.held = 2, False

    def _end(self, words: str) -> None:
        self.line = []
        if words.strip():
            if self.done:
                self.done.append("\n" * max(1, self.due))
            self.done.append(words)
            self.due = 0


def text_of(holders: list[Node], labels: Mapping[int, str]) -> str:
    """The text of the elements that hold a document; ``labels`` go before their values."""
    lines = Lines()
    for holder in holders:
        _write(lines, holder, labels)
        lines.held = False
        lines.cut(2)
    return "".join(lines.done) + "\n" if lines.done else ""


def _write(lines: Lines, top: Node, labels: Mapping[int, str]) -> None:
    waiting: list[tuple[Node, bool]] = [(top, False)]
    verbatim = 0
    while waiting:
        node, left = waiting.pop()
        if node.dropped:
            continue
        if not node.tag:
            lines.say(_UNSEEN.sub("", node.text))
        elif left:
            verbatim -= node.tag == "pre"
            _leave(lines, node, labels)
        elif node.tag == "br":
            lines.say("\n") if verbatim else lines.broken()
        elif node.tag in ("a", "sup") and (back(node) or reference(node, lines.line)):
            if not back(node):
                lines.say(marker(node, first=not "".join(lines.line).strip()))
        else:
            verbatim += node.tag == "pre"
            _enter(lines, node, labels)
            waiting.append((node, True))
            waiting.extend((child, False) for child in reversed(node.children))


def _enter(lines: Lines, node: Node, labels: Mapping[int, str]) -> None:
    if node.tag in ("dt", "tr") or id(node) in labels:
        lines.held = False
    due = _due(lines, node)
    if due:
        lines.cut(due)
    if node.tag == "li":
        parent = id(node.parent)
        lines.items[parent] = position_after(node, lines.items.get(parent))
        number = own_number(node, lines.items[parent], notes=_in_notes(node))
        if number:
            lines.say(number)
            lines.held = True


def _in_notes(node: Node) -> bool:
    return any(is_notes(up) for up in (node, *list(node.above())[:3]))


def _leave(lines: Lines, node: Node, labels: Mapping[int, str]) -> None:
    label = labels.get(id(node))
    if label is not None:
        lines.held = False
        lines.say(label)
        lines.held = label.endswith(" ")
        if not lines.held:
            lines.cut(_due(lines, node))
    elif node.tag == "pre":
        lines.verbatim()
    elif node.tag in ("td", "th") and not _due(lines, node):
        lines.say(_CELL)
    elif _due(lines, node):
        if node.tag in ("li", "tr", "dd"):
            lines.held = False
        lines.cut(_due(lines, node))


def _due(lines: Lines, node: Node) -> int:
    if node.tag in _PARTS:
        return 2
    if node.tag in ("td", "th"):
        return 0 if _is_row(lines, node.parent) else 2
    if node.tag == "tr":
        return 1 if _is_row(lines, node) else 2
    return 1 if node.tag in _ROWS else 0


def _is_row(lines: Lines, row: Node | None) -> bool:
    """Whether a table's row is a line: several cells, and nothing in them but words."""
    if row is None:
        return False
    if id(row) not in lines.rows:
        cells = [cell for cell in row.children if cell.tag in ("td", "th") and not cell.dropped]
        plain = not any(
            node.tag in _PARTS or node.tag in ("br", "li")
            for cell in cells
            for node in cell.below()
        )
        lines.rows[id(row)] = plain and sum(1 for cell in cells if cell.size) > 1
    return lines.rows[id(row)]

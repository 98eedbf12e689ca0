"""A page's own table of what it knows of a document: labels and their values."""

from collections.abc import Iterator

from regesta.lexicon import mapping, phrases
from regesta.sources.html.content import named
from regesta.sources.html.tree import Node

_LONG = 300
_LABELS = frozenset({"label", "labels", "term"})
_NAMING = frozenset({"div", "span", "h3", "h4"})


def labelled(holders: list[Node]) -> tuple[dict[int, str], list[tuple[str, str]]]:
    """What comes between each label and its value, and the facts that labels tell.

    Labels that say nothing of the letter go with their values, and so do the facts.
    """
    between: dict[int, str] = {}
    facts: list[tuple[str, str]] = []
    for holder in holders:
        for label, values in _pairs(holder):
            name = label.words(80).strip(" :")
            told = mapping("page_facts").get(name.casefold())
            if told or name.casefold() in phrases("page_labels"):
                facts += [(str(told), value.words()) for value in values if told and value.size]
                for node in (label, *values):
                    node.dropped = True
                continue
            known = name.casefold() in mapping("record_labels")
            length = sum(value.size for value in values)
            if name and (known or length <= _LONG):
                colon = "" if label.words(80).endswith(":") else ":"
                # Without a value, the line ends here.
                between[id(label)] = colon + " " if length else colon
                between |= {id(value): "; " for value in values[:-1] if value.size}
    return between, facts


def _pairs(holder: Node) -> Iterator[tuple[Node, list[Node]]]:
    for node in list(holder.below()):
        if node.tag == "tr":
            yield from _row(node)
        elif len(node.children) > 1 and not node.dropped:
            yield from _beside([child for child in node.children if child.tag])


def _beside(children: list[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """Labels and values among the elements that stand side by side."""
    for position, node in enumerate(children):
        following = children[position + 1 : position + 2]
        if not following or node.dropped:
            continue
        if node.tag == "dt":
            values: list[Node] = []
            for after in children[position + 1 : position + 20]:
                if after.tag != "dd":
                    break
                values.append(after)
            if values:
                yield node, values
        elif _names_next(node) and not _names_next(following[0]):
            yield node, following


def _names_next(node: Node) -> bool:
    """Whether a class says that an element is the label of the one beside it."""
    return node.tag in _NAMING and 0 < node.size < 40 and bool(_LABELS & named(node))


def _row(row: Node) -> Iterator[tuple[Node, list[Node]]]:
    cells = [cell for cell in row.children if cell.tag in ("td", "th")]
    if len(cells) != 2 or not 0 < cells[0].size < 40:
        return
    label = cells[0].words(80)
    known = label.casefold().strip(" :") in mapping("record_labels")
    heads = cells[0].tag == "th" and cells[1].tag == "td"
    if known or heads or label.endswith(":"):
        yield cells[0], cells[1:]

"""The numbers of a page's notes, which a transcript writes as [1]."""

import re

from regesta.sources.html.tree import Node

_NUMBER = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]|[a-z])[\])]?[.:]?")
_FRAGMENT = re.compile(
    r"#[\w:.-]*?(?:fn|note|ftn|edn|ref|cite)|#_?[nf][-_]?\d+$|#\d{1,3}$", re.IGNORECASE
)
_BACK = re.compile(r"[\s^↑↩⏎⤴\ufe0e\ufe0f]+")
_UNIT = re.compile(r"(?:^|[^\w])(?:\d+|(?:[mckd]?m|ft|in|yd|mi|м|км|см)\s?)$")


def back(node: Node) -> bool:
    """Whether a link only leads back from a note to its place."""
    return node.tag == "a" and node.size < 4 and bool(_BACK.fullmatch(node.words(8)))


def reference(node: Node, before: list[str]) -> bool:
    """Whether an element is the number of a note; a raised 2 after "km" is none."""
    if node.size > 5:
        return False
    match = _NUMBER.fullmatch(node.words(12))
    if not match:
        return False
    link = next((n for n in node.below() if n.tag == "a"), None)
    if link is not None:
        role = node.attrs.get("role") or link.attrs.get("role")
        return role == "doc-noteref" or bool(_FRAGMENT.search(link.attrs.get("href", "")))
    return node.tag == "sup" and not match[1].islower() and not _UNIT.search(_tail(before))


def _tail(before: list[str]) -> str:
    return "".join(before[-3:])[-12:]


def marker(node: Node, *, first: bool) -> str:
    """The number as a transcript has it: "[1]", with a space where the note itself begins."""
    match = _NUMBER.fullmatch(node.words(12))
    return f"[{match[1]}]" + (" " if first else "") if match else ""


def own_number(item: Node, number: int, *, notes: bool) -> str:
    """What a browser prints before an item of a numbered list; "[1] " before a note."""
    parent = item.parent
    if parent is None or parent.tag != "ol" or re.match(r"[\[(^]?\d", item.words(20)):
        return ""
    return f"[{number}] " if notes else f"{number}. "


def position_after(item: Node, before: int | None) -> int:
    """The number of an item in its list, after the number of the item before it."""
    start = _whole(item.parent.attrs.get("start", ""), 1) if item.parent else 1
    return _whole(item.attrs.get("value", ""), start if before is None else before + 1)


def _whole(figures: str, default: int) -> int:
    return int(figures) if re.fullmatch(r"\d{1,4}", figures, re.ASCII) else default

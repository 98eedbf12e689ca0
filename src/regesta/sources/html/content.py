"""The document told from the page round it: menus, banners, sidebars, footers."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from regesta.lexicon import phrases
from regesta.sources.html.tree import Node, Page, weigh

_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OPEN = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "th", "a", "sup", "html", "body"}
)
_LISTS = frozenset({"ul", "ol", "table", "tbody", "tr", "dl"})
_ENOUGH = 100
_LITTLE = 25


@cache
def _set(table: str) -> frozenset[str]:
    return frozenset(phrases(table))


def named(node: Node) -> frozenset[str]:
    """The words of an element's classes and id: "site-footer" is "site" and "footer"."""
    if not node.attrs:
        return frozenset()
    return _words(node.attrs.get("class", ""), node.attrs.get("id", ""))


@lru_cache(4096)
def _words(classes: str, name: str) -> frozenset[str]:
    # "has-sidebar" tells of a sidebar elsewhere.
    names = [*classes.split(), name]
    own = (each for each in names if not re.match(r"(?:has|with|no|without|is)[-_]", each))
    return frozenset(word.casefold() for each in own for word in _WORDS.findall(each))


def is_notes(node: Node) -> bool:
    """Whether an element holds the page's notes, or one of them."""
    role = node.attrs.get("role", "").removeprefix("doc-")
    return bool(node.attrs) and (
        role in _set("page_notes") or not _set("page_notes").isdisjoint(named(node))
    )


def document(page: Page) -> list[Node]:
    """The elements that hold the document, in the order of the page; the rest is marked dropped.

    Each step drops less, and the first that leaves enough stands: a letter is never lost.
    """
    weigh(page)
    whole = _plain(page.root)
    for strict in (2, 1, 0):
        for node in page.nodes:
            node.dropped = False
        weigh(page)
        if strict:
            _drop(page, whole, names=strict > 1)
        weigh(page)
        if strict > 1 and _drop_links(page):
            weigh(page)
        left = _plain(page.root)
        if left >= _ENOUGH or left * 5 >= whole > 0 or _has_wire(page):
            break
    return _holders(page)


def _has_wire(page: Page) -> bool:
    """Whether the page's main part says a little: a telegram is short."""
    return any(n.tag in ("main", "article") and _plain(n) >= _LITTLE for n in page.root.below())


def _plain(node: Node) -> int:
    """Letters that are in no link."""
    return node.size - node.linked


def _drop(page: Page, whole: int, *, names: bool) -> None:
    kept = _spine(page)
    for node in page.nodes:
        if not node.tag or node.tag in ("html", "body") or node.dropped or is_notes(node):
            continue
        most = _plain(node) * 5 > whole * 3
        if _is_pages(node) or (
            names and id(node) not in kept and (_is_banner(node) or (not most and _is_block(node)))
        ):
            node.dropped = True


def _spine(page: Page) -> set[int]:
    """What holds the main part or the heading: never dropped for its name."""
    mains = [n for n in page.nodes if n.tag == "main" or n.attrs.get("role") == "main"]
    mains += [n for n in page.nodes if "articlebody" in n.attrs.get("itemprop", "").casefold()]
    mains += sorted((n for n in page.nodes if n.tag == "article"), key=lambda n: -_plain(n))[:1]
    mains += [n for n in page.nodes if n.tag == "h1" and _plain(n) > n.linked][:1]
    return {id(node) for main in mains for node in (main, *main.above())}


def _is_pages(node: Node) -> bool:
    """Whether an element is the page's own by its tag or role."""
    role = node.attrs.get("role", "")
    if node.tag in _set("page_elements") or role in _set("page_roles"):
        return True
    if node.tag not in ("header", "footer"):
        return False
    if any(up.tag in ("article", "main") or up.attrs.get("role") == "main" for up in node.above()):
        return False
    titled = any(n.tag in ("h1", "h2") and _plain(n) for n in node.below())
    return node.tag == "footer" or not titled or node.links > 1


def _is_banner(node: Node) -> bool:
    return bool(node.attrs) and not _set("page_banners").isdisjoint(named(node))


def _is_block(node: Node) -> bool:
    attrs = node.attrs
    if node.tag == "form" or "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return True
    if not attrs or node.tag in ("a", "sup"):
        return False
    words = named(node)
    if _HIDDEN.search(attrs.get("style", "")) or not _set("page_blocks").isdisjoint(words):
        return True
    return not _set("page_heads").isdisjoint(words) and not any(
        n.tag in ("h1", "h2", "h3", "time", "p") and _plain(n) for n in node.below()
    )


def _drop_links(page: Page) -> bool:
    """Drop what is mostly links: menus without any name."""
    found = False
    for node in page.nodes:
        if node.links > 2 and node.tag not in _OPEN and node.linked * 10 > node.size * 6:
            # Several linked names with commas between are the letter's own.
            listed = node.tag in _LISTS or node.size > 300
            if not is_notes(node) and (listed or not _enumerates(node)):
                node.dropped = found = True
    return found


def _enumerates(node: Node) -> bool:
    loose = (n.text for n in node.below() if not n.tag and n.parent and n.parent.tag != "a")
    return any("," in text or ";" in text for text in loose)


def _holders(page: Page) -> list[Node]:
    body = next((n for n in page.nodes if n.tag == "body"), page.root)
    whole = _plain(body)
    for candidates in _candidates(page, body):
        best = max(candidates, key=_plain, default=None)
        if (
            best
            and (_plain(best) >= 2 * _ENOUGH or _plain(best) * 2 >= whole)
            and (_plain(best) * 4 >= whole)
        ):
            return _with_heading_and_notes(page, best)
    return [body]


def _candidates(page: Page, body: Node) -> Iterator[list[Node]]:
    """What may hold the document, the surest kind first; what is dropped is not asked."""
    kept = [n for n in body.below() if n.tag]
    yield [n for n in kept if n.tag == "main" or n.attrs.get("role") == "main"]
    yield [n for n in kept if n.tag == "article"]
    yield [n for n in kept if "articlebody" in n.attrs.get("itemprop", "").casefold()]
    yield [
        n
        for n in kept
        if not _set("page_containers").isdisjoint(
            [*n.attrs.get("class", "").casefold().split(), n.attrs.get("id", "").casefold()]
        )
    ]


def _with_heading_and_notes(page: Page, holder: Node) -> list[Node]:
    """The holder with the heading that stands before it and the notes that stand after."""
    inside = {id(node) for node in holder.below()}
    around = {id(node) for node in holder.above()}
    before: list[Node] = []
    after: list[Node] = []
    taken: set[int] = set()
    passed = False
    for node in page.root.below():
        passed = passed or node is holder
        if id(node) in inside or id(node) in around or not node.tag:
            continue
        if node.tag == "h1" and not passed and _plain(node) > node.linked:
            before = [node]
        elif id(node.parent) in taken:
            taken.add(id(node))
        elif passed and is_notes(node):
            taken.add(id(node))
            after.append(node)
    if any(node.tag == "h1" for node in holder.below()):
        before = []
    return [*before, holder, *after]

"""A saved page as a light tree, walked without recursion however deep it is nested."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

# By whether a tag is one of style only.
_DEEPEST = {True: 12, False: 256}
_STYLES = frozenset(
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_UNREAD = frozenset(
    ["style", "noscript", "template", "svg", "math", "head", "object", "canvas", "audio", "video"]
)
# Elements that are void, or that the parser closes by itself.
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"]
)
_SHALLOW = _VOID | frozenset(
    ["track", "wbr", "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot"]
)
_SHALLOW |= {"option", "html", "head", "body"}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
_NO_ATTRS: dict[str, str] = {}
_NO_CHILDREN: list["Node"] = []
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")


@dataclass(slots=True, eq=False)
class Node:
    """An element of a page, or (without a tag) a stretch of its text."""

    tag: str
    parent: "Node | None" = None
    text: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    own: int = 0
    size: int = 0
    linked: int = 0
    links: int = 0
    dropped: bool = False

    def below(self) -> Iterator["Node"]:
        """The node and all that is kept within it, in the order of the page."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if not node.dropped:
                yield node
                if node.children:
                    waiting.extend(reversed(node.children))

    def above(self) -> Iterator["Node"]:
        """What the node stands in, outwards."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def words(self, most: int = 100_000) -> str:
        """The text within on one line, of the first ``most`` characters."""
        found, length = [], 0
        for node in self.below():
            found.append(node.text if not node.tag else " " if node.tag == "br" else "")
            length += len(node.text)
            if length > most:
                break
        return _SPACE.sub(" ", "".join(found)).strip()


@dataclass(slots=True)
class Page:
    """A page: its elements in order, whose children are their texts too, and its head's words."""

    nodes: list[Node]
    metas: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    @property
    def root(self) -> Node:
        """The element that holds all others."""
        return self.nodes[0]


def parse(text: str) -> Page:
    """The tree of a page as a browser would see it, without scripts and styles."""
    parser = LexborHTMLParser(_flattened(text))
    page = Page([Node("html")])
    if parser.root is None:
        return page
    _head(page, parser)
    top = parser.root
    source: LexborNode | None = top.first_child
    parent = page.root
    while source is not None:
        node = _read(source, parent)
        if node is not None:
            parent.children.append(node)
            if node.tag:
                page.nodes.append(node)
            else:
                parent.own += node.size
        below = source.first_child if node is not None and node.tag else None
        if below is not None and node is not None:
            source, parent = below, node
            continue
        while source is not None and source.next is None:
            source = source.parent
            if source is None or source.mem_id == top.mem_id:
                return page
            parent = parent.parent or page.root
        source = source.next if source is not None else None
    return page


def _read(source: LexborNode, parent: Node) -> Node | None:
    if source.is_text_node:
        text = source.text_content or ""
        return Node("", parent, text, _NO_ATTRS, _NO_CHILDREN, size=sum(map(len, text.split())))
    tag = source.tag or ""
    if not source.is_element_node or tag in _UNREAD or tag == "script":
        return None
    attrs = source.attributes
    return Node(
        tag.casefold(),
        parent,
        "",
        {name: value or "" for name, value in attrs.items()} if attrs else _NO_ATTRS,
    )


def _head(page: Page, parser: LexborHTMLParser) -> None:
    for node in parser.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        page.metas.append((name.strip().casefold(), (node.attributes.get("content") or "").strip()))
    for node in parser.css('script[type*="ld+json" i]'):
        page.scripts.append(node.text(deep=True) or "")
    for node in parser.css('link[rel="canonical"]'):
        page.addresses.add((node.attributes.get("href") or "").strip())


def weigh(page: Page) -> None:
    """Count the letters below each element, and of those how many are within links."""
    for node in page.nodes:
        node.size = node.own
        node.linked = node.links = 0
    for node in reversed(page.nodes):
        if node.tag == "a" and node.size and "href" in node.attrs:
            node.linked, node.links = node.size, 1
        if node.parent is not None and not node.dropped:
            node.parent.size += node.size
            node.parent.linked += node.linked
            node.parent.links += node.links


def _flattened(text: str) -> str:
    """A page without the tags that are nested beyond all sense: the parser's time is square in
    their depth, and a font that is never closed is opened again in every paragraph below.
    """
    levels = {True: 0, False: 0}
    deepest = {True: 0, False: 0}

    def _kept(match: re.Match[str]) -> str:
        tag = match[2].casefold()
        if tag in _SHALLOW:
            return match.group()
        style = tag in _STYLES
        was = levels[style]
        levels[style] = max(0, was - 1) if match[1] else was + 1
        deepest[style] = max(deepest[style], levels[style])
        return match.group() if max(was, levels[style]) <= _DEEPEST[style] else " "

    flat = _TAG.sub(_kept, text)
    return flat if any(deepest[style] > _DEEPEST[style] for style in levels) else text

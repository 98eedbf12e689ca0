"""What a page says of its letter in schema.org's terms."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regesta.sources.html.values import clean

_LETTERS = frozenset({"letter", "message", "emailmessage", "manuscript", "archivecomponent"})
_WORKS = frozenset(
    {"creativework", "scholarlyarticle", "article", "digitaldocument", "textdigitaldocument"}
)
_PAGES = frozenset(
    {"webpage", "itempage", "aboutpage", "website", "collectionpage", "searchaction"}
)
_BODIES = frozenset({"organization", "archiveorganization", "governmentorganization", "library"})
_MOST = 20_000

Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A person, body, place or work that metadata name."""

    name: str
    role: str | None = None
    types: frozenset[str] = frozenset()

    @property
    def is_body(self) -> bool:
        """Whether it is a body and no person."""
        return bool(self.types & _BODIES)

    @property
    def is_page(self) -> bool:
        """Whether it is a page or a site, and so nothing an original could lie in."""
        return bool(self.types & _PAGES)


class Graph:
    """All that a page says in JSON-LD, its references followed."""

    def __init__(self, scripts: list[str]) -> None:
        self.things: list[Thing] = []
        self.known: dict[str, Thing] = {}
        mains: list[Any] = []
        for thing in _things(scripts):
            self.things.append(thing)
            if isinstance(thing.get("@id"), str) and len(thing) > 1:
                self.known.setdefault(thing["@id"], thing)
            mains += _listed(thing.get("mainEntity"))
        self.mains = [self.followed(main) for main in mains if isinstance(main, dict)]

    def followed(self, thing: Thing) -> Thing:
        """What a reference by ``@id`` stands for."""
        if set(thing) <= {"@id", "@type"} and isinstance(thing.get("@id"), str):
            return self.known.get(thing["@id"], thing)
        return thing

    def letter(self) -> tuple[Thing, bool] | None:
        """What the page says of its one letter, and whether it calls it a letter.

        Where it tells of several, as a list of related documents does, none is the page's own.
        """
        mains = [main for main in self.mains if types(main) & (_LETTERS | _WORKS)]
        letters = [thing for thing in self.things if types(thing) & _LETTERS]
        for found in (mains, letters):
            if len(found) == 1:
                return found[0], bool(types(found[0]) & _LETTERS)
        return None

    def sites(self) -> Iterator[str]:
        """The names of the site and of the bodies that publish it."""
        for thing in self.things:
            if types(thing) & (_PAGES | _BODIES):
                yield from (one.name for one in self.named([thing]))
                yield from (one.name for one in self.named(thing.get("publisher")))

    def named(self, value: object) -> list[Named]:
        """What a property names: a string, a thing with a name, or several; roles opened."""
        found = [self._named(one) for one in _listed(value)[:100]]
        unique = {one.name: one for one in found if one is not None and one.name}
        return list(unique.values())

    def _named(self, value: object, role: str | None = None) -> Named | None:
        if isinstance(value, str):
            return Named(clean(value), role)
        if not isinstance(value, dict):
            return None
        thing = self.followed(value)
        if "role" in types(thing):
            inner = next((v for k, v in thing.items() if isinstance(v, dict) and k[0] != "@"), None)
            role = _first(thing.get("roleName"))
            if inner is None:
                return None
            thing = self.followed(inner)
        whole = f"{_first(thing.get('givenName')) or ''} {_first(thing.get('familyName')) or ''}"
        name = _first(thing.get("name")) or whole.strip() or _first(thing.get("@value"))
        return Named(name or "", role or _first(thing.get("jobTitle")), types(thing))


def types(thing: Thing) -> frozenset[str]:
    """What kinds of thing it is, without case or prefix."""
    found = _listed(thing.get("@type")) + _listed(thing.get("additionalType"))
    return frozenset(
        re.split(r"[/#:]", one)[-1].casefold() for one in found if isinstance(one, str)
    )


def _first(value: object) -> str | None:
    """The first words of a value; of those with a language, the first of all."""
    for one in _listed(value):
        words = one.get("@value", one.get("name")) if isinstance(one, dict) else one
        if isinstance(words, str) and words.strip():
            return clean(words)
    return None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _things(scripts: list[str]) -> Iterator[Thing]:
    """Every thing at the top, in a graph or within another, to a number that no page has."""
    waiting: list[Any] = []
    for script in scripts:
        try:
            waiting.append(json.loads(re.sub(r"^\s*<!--|-->\s*$|\s*//\s*<!\[CDATA\[", "", script)))
        except (ValueError, RecursionError):
            continue
    waiting.reverse()
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))

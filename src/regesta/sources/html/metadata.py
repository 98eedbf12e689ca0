"""What a page gives beside the text of its letter: JSON-LD, Dublin Core, citation tags."""

import re
from collections.abc import Iterator, Sequence

from regesta.dates import Dating, find
from regesta.lexicon import mapping
from regesta.model import Given, Party, Value, folded
from regesta.sources.html import values
from regesta.sources.html.jsonld import Graph, Named
from regesta.sources.html.tree import Page

_PERSONS = (
    ("sender", ("author", "sender", "creator")),
    ("addressee", ("recipient", "toRecipient", "addressee")),
    ("copy", ("ccRecipient",)),
)
_PLACES = ("locationCreated", "contentLocation")
_TEXTS = (
    ("record.publisher", ("publisher",)),
    ("record.translator", ("translator",)),
    ("record.contributor", ("contributor",)),
    ("record.summary", ("abstract", "description")),
    ("record.repository", ("holdingArchive",)),
    ("record.source", ("isPartOf",)),
)
_DUBLIN = {
    "creator": "sender",
    "date": "date",
    "date.created": "date",
    "created": "date",
    "identifier": "record.record_id",
    "rights": "record.rights",
    "rights.license": "record.rights_uri",
    "license": "record.rights_uri",
    "source": "record.source",
    "publisher": "record.publisher",
    "contributor": "record.contributor",
    "language": "language",
    "description": "record.summary",
    "abstract": "record.summary",
    "description.abstract": "record.summary",
    "coverage.spatial": "place",
    "spatial": "place",
}
_CITATION = {
    "citation_author": "sender",
    "citation_publisher": "record.publisher",
    "citation_language": "language",
    "citation_abstract": "record.summary",
}
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")


def given(
    page: Page, text: str, heading: str, facts: Sequence[tuple[str, str]]
) -> tuple[Given, ...]:
    """What the page itself says of its letter; of each question only from its surest source.

    ``heading`` and ``facts`` are what the page shows: its heading and its labelled fields.
    """
    graph = Graph(page.scripts)
    own = _names_of_site(page, graph)
    found = list(_linked(graph)) + list(_dublin(page)) + list(_shown(facts))
    if any(g.question in ("sender", "addressee") for g in found) or _is_letter(
        page, graph, heading
    ):
        found += _tagged(page, "citation_", _CITATION, 0.8)
    else:
        rest = {name: question for name, question in _CITATION.items() if question != "sender"}
        found += _tagged(page, "citation_", rest, 0.8)
    kept = [g for g in found if not _is_sites(g, own) and not _is_upload(g, text)]
    return tuple(_surest(kept))


def _linked(graph: Graph) -> Iterator[Given]:
    told = graph.letter()
    if told is None:
        return
    thing, is_letter = told
    sure = 0.95 if is_letter else 0.9
    for question, properties in _PERSONS:
        # Several properties may name one person: "author" and "sender".
        for one in graph.named([v for name in properties for v in _several(thing.get(name))]):
            yield from _given(question, one.name, sure, one)
    for when in ("dateSent", "dateCreated"):
        yield from (g for v in graph.named(thing.get(when)) for g in _given("date", v.name, sure))
    place = next((found for name in _PLACES if (found := graph.named(thing.get(name)))), [])
    yield from (g for one in place[:1] for g in _given("place", one.name, sure))
    for one in graph.named(thing.get("inLanguage"))[:1]:
        yield from _given("language", one.name, sure)
    for question, names in _TEXTS:
        found = next((f for name in names if (f := graph.named(thing.get(name)))), [])
        yield from (g for one in found if not one.is_page for g in _given(question, one.name, sure))
    for one in graph.named(thing.get("archivedAt")):
        question = "record.repository" if one.is_body else "record.source"
        yield from _given(question, one.name, sure)
    for value in _several(thing.get("license")):
        uri = value.get("@id", value.get("url")) if isinstance(value, dict) else value
        yield from _given("record.rights_uri", values.clean(uri), sure)
    for value in _several(thing.get("identifier")):
        mark = value.get("value") if isinstance(value, dict) else value
        if isinstance(mark, str | int):
            yield from _given("record.record_id", values.clean(mark), sure)


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _dublin(page: Page) -> Iterator[Given]:
    found = list(_tagged(page, "dc", _DUBLIN, 0.85))
    created = any(g.question == "date" and g.confidence > 0.85 for g in found)
    places = sum(g.question == "place" for g in found)
    for one in found:
        # Beside a date of creation, a bare date is that of the upload; several places are
        # those that the letter tells of.
        if one.question == "date" and created and one.confidence == 0.85:
            continue
        if one.question == "place" and places > 1:
            continue
        if one.question == "record.record_id" and one.words in page.addresses:
            continue
        yield one


def _tagged(page: Page, kind: str, table: dict[str, str], sure: float) -> Iterator[Given]:
    for name, content in page.metas:
        if not name.startswith(kind):
            continue
        bare = re.sub(r"^(?:dc|dcterms|dc\.terms)[.:]", "", name)
        question = table.get(bare if kind == "dc" and bare != name else name)
        created = question == "date" and bare in ("date.created", "created")
        if question:
            yield from _given(question, values.clean(content), 0.9 if created else sure)


def _shown(facts: Sequence[tuple[str, str]]) -> Iterator[Given]:
    """The fields that a page shows with their labels: "Recipient", "Place written"."""
    for question, words in facts:
        dated = find(words) if question == "date" else []
        if len(dated) == 1 and dated[0].dating.has_year:
            yield Given("date", dated[0].dating, words, 0.9)
        elif question != "date":
            yield from _given(question, values.clean(words), 0.9)


def _given(question: str, words: str, sure: float, named: Named | None = None) -> Iterator[Given]:
    """One value for a question, if the words amount to one."""
    if question == "record.rights" and values.rights_uri(words):
        question = "record.rights_uri"
    value: Value | None = words or None
    if question in ("sender", "addressee", "copy"):
        body = named is not None and named.is_body
        value = values.party(words, named.role if named else None, "body" if body else "person")
    elif question == "date":
        value = values.dating(words)
    elif question in ("language", "translated_from"):
        value = values.language(words)
    elif question == "record.rights_uri":
        value = values.rights_uri(words)
    elif question in ("record.repository", "record.source", "place") and "://" in words:
        value = None
    if value is not None:
        yield Given(question, value, words, sure)


def _is_letter(page: Page, graph: Graph, heading: str) -> bool:
    """Whether anything tells that a page has one letter: its type, or its heading's first word."""
    told = graph.letter()
    kinds = mapping("kinds")
    typed = (content for name, content in page.metas if re.fullmatch(r"dc(?:terms)?[.:]type", name))
    first = re.match(r"[^\W\d_]+", heading)
    return (
        bool(told and told[1])
        or any(words.casefold() in kinds for words in typed)
        or bool(first and first.group().casefold() in kinds)
    )


def _names_of_site(page: Page, graph: Graph) -> set[str]:
    names = {folded(name) for name in graph.sites()}
    told = (
        "og:site_name",
        "application-name",
        "citation_publisher",
        "dc.publisher",
        "dc:publisher",
    )
    names |= {
        folded(values.clean(content))
        for name, content in page.metas
        if name in told or re.fullmatch(r"dc(?:terms)?[.:]publisher", name)
    }
    thing = (graph.letter() or ({}, False))[0]
    return names | {folded(one.name) for one in graph.named(thing.get("publisher"))}


def _is_sites(one: Given, own: set[str]) -> bool:
    """Whether a sender is the page's publisher: who puts a letter online did not write it."""
    return one.question == "sender" and folded(one.words) in own


def _is_upload(one: Given, text: str) -> bool:
    """Whether a date of our days stands on a text that tells an older one: that of the upload."""
    if not isinstance(one.value, Dating) or int(one.value.edtf[:4]) <= 1995:
        return False
    years = {int(year) for year in _YEAR.findall(text[:200_000])}
    years |= {day.year for f in find(text[:5000]) if (day := f.dating.latest)}
    year = int(one.value.edtf[:4])
    return year not in years and any(other < year for other in years)


def _surest(found: list[Given]) -> Iterator[Given]:
    """Of each question what its surest source says, every value once."""
    for question in dict.fromkeys(g.question for g in found):
        several = [g for g in found if g.question == question]
        best = max(g.confidence for g in several)
        seen: set[str] = set()
        for one in several:
            name = one.value.name if isinstance(one.value, Party) else str(one.value)
            if one.confidence == best and folded(name) not in seen:
                seen.add(folded(name))
                yield one

"""What the source says of its document beside the text: an edition's tags, a page's metadata."""

from regesta.model import Layout, Reading, Span
from regesta.version import VERSION

NAME = "given"


def readings(layout: Layout) -> list[Reading]:
    """What is given, as readings with the source's words and an empty span."""
    nowhere = Span(0, 0)
    return [
        Reading(
            given.question,
            given.value,
            nowhere,
            given.words,
            NAME,
            VERSION,
            given.confidence,
            "given",
        )
        for given in layout.given
    ]

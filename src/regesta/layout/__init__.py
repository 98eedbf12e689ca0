"""A transcript is parted into its zones: what is furniture, heading, dateline, body, signature."""

from regesta.layout.apparatus import mark_apparatus, mark_furniture, mark_notes
from regesta.layout.draft import Draft
from regesta.layout.foot import mark_enclosures, mark_foot
from regesta.layout.head import mark_head
from regesta.model import Layout, Transcript

__all__ = ["lay_out"]


def lay_out(transcript: Transcript) -> Layout:
    """The zones of a document; every line that is not blank belongs to one, the rest is body.

    What is not the letter's own is set apart first, then the head is read downwards and the foot
    upwards, so that a letter without any formula is all body.
    """
    draft = Draft(transcript.text)
    mark_notes(draft)
    mark_furniture(draft)
    mark_apparatus(draft)
    mark_enclosures(draft)
    mark_head(draft)
    mark_foot(draft)
    return Layout(transcript.text, draft.zones(), transcript.given)

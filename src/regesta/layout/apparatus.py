"""What is not the letter's own: the page's furniture, the editor's apparatus and notes."""

import re

from regesta.layout import cues
from regesta.layout.draft import Draft
from regesta.lexicon import alternation, mapping, phrases

_NOTE = re.compile(r"\[(\d{1,3}|[a-z*†‡])\]\s|(\d{1,3})\s(?=[A-Z][^.]{20})|\*\s")
_FURNITURE = frozenset(phrases("furniture"))
_STARTS = tuple(phrases("furniture_starts"))
_LABEL = re.compile(rf"(?P<label>{alternation('record_labels')})\s*[:：]", re.IGNORECASE)
_SHELFMARK = re.compile(
    r"\b(?:f|ф|fond|фонд|fonds)\.?\s*\d+[\s,;]+(?:op|оп|opis|опись)\b|"
    r"^(?:\[?Source|\[?Quelle|Источник)\s*:|"
    rf"^(?:{alternation('repositories')})\b.*\d",
    re.IGNORECASE | re.MULTILINE,
)
_RIGHTS = re.compile(
    r"public domain|copyright|©|creative commons|\bCC[ -](?:BY|0)|"
    r"rights? (?:holders?|reserved|statement|status)|"
    r"welcomes reuse|licen[cs]ed under",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\b(?:translated|contributed|transcribed|obtained|перевод|übersetzt|traduit)\b[^.]{0,40}\b(?:by|from|von|par|с)\b",
    re.IGNORECASE,
)
_LABELLED_ID = re.compile(r"[\w./:-]*\d[\w./:-]*")
_COLLATION = re.compile(r"\d+\.\d+\s[^\]\n]{1,60}\]\s")


def mark_notes(draft: Draft) -> None:
    """Numbered notes below the text: a run from the first line that begins with ``[1]``."""
    opened = [i for i, line in enumerate(draft.lines) if re.match(r"\[(?:1|\*|a)\]\s", line.text)]
    for first in opened:
        line = draft.lines[first]
        tail = draft.lines[first:]
        noted = sum(1 for other in tail if _NOTE.match(other.text))
        anchored = line.text[:3] in draft.text[: line.start]
        if first and line.opens and (anchored or noted * 2 >= len(tail)):
            draft.mark(range(first, len(draft.lines)), "notes")
            return
    for index in range(len(draft.lines) - 1, 0, -1):
        line = draft.lines[index]
        if not _COLLATION.match(line.text) or not line.opens:
            break
        draft.mark([index], "apparatus")


def mark_furniture(draft: Draft) -> None:
    """Lines that a web page prints round a document: menus, banners, labels without a value."""
    for index, line in enumerate(draft.lines):
        if _is_furniture(line.text) or _is_empty_label(draft, index):
            line.zone = "furniture"
    _mark_sponsor(draft)


def _is_furniture(words: str) -> bool:
    """Whether a line is one of a page's own, or a row of them as a menu has."""
    line = words.casefold()
    bare = line.strip(" .:|›»>·•")
    parts = [part.strip() for part in re.split(r"[|›»>·•/]", bare)]
    return (
        bare in _FURNITURE
        or line.startswith(_STARTS)
        or (len(parts) > 1 and all(part in _FURNITURE for part in parts if part))
    )


def _is_empty_label(draft: Draft, index: int) -> bool:
    """A field label with nothing of its own: alone in its block, or with a colon and no value."""
    line = draft.lines[index]
    if line.text.casefold().strip(" :") not in mapping("record_labels"):
        return False
    below = draft.lines[index + 1 : index + 2]
    return line.text.endswith(":") or (line.opens and (not below or below[0].opens))


def _mark_sponsor(draft: Draft) -> None:
    """A sponsor's name alone in the last line of a page, below the page's own labels."""
    if len(draft.lines) < 4:
        return
    last, above = draft.lines[-1], draft.lines[-2]
    if last.opens and above.zone == "furniture" and cues.is_name(last.text):
        last.zone = "furniture"


def mark_apparatus(draft: Draft) -> None:
    """The editor's or archive's words: source, shelfmark, rights, translator, summary."""
    # From the foot upwards, so that a line beside what is told already is known to be.
    for index in reversed(draft.free()):
        words = draft.lines[index].text
        if _LABELLED_ID.fullmatch(words) and index and _names_id(draft.lines[index - 1].text):
            draft.mark([index], "apparatus")
        elif _LABEL.match(words) and (not cues.is_prose(words) or len(words) < 600):
            _mark_labelled(draft, index)
        elif (len(words) < 700 and _SHELFMARK.search(words)) or (
            _outside(draft, index)
            and (
                cues.is_shelf_code(words)
                or _RIGHTS.search(words)
                or (len(words) < 300 and _CONTRIBUTED.search(words))
            )
        ):
            draft.mark([index], "apparatus")
    _mark_summary(draft)


def _names_id(label: str) -> bool:
    """Whether a page's label says that an identifier follows."""
    return mapping("record_labels").get(label.casefold().strip(" :")) == "record_id"


def _mark_labelled(draft: Draft, index: int) -> None:
    """A label with its value: at the head or foot, or beside another of its kind."""
    near = [draft.lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(draft.lines)]
    if _outside(draft, index) or any(_LABEL.match(words) for words in near):
        draft.mark([index], "apparatus")


def _outside(draft: Draft, index: int) -> bool:
    """Whether a line lies before or after the text: among the first or last few, or beside
    what is furniture or apparatus already.
    """
    if index < 3 or index >= len(draft.lines) - 3:
        return True
    beside = (draft.lines[index - 1].zone, draft.lines[index + 1].zone)
    return any(zone in ("furniture", "apparatus") for zone in beside)


def _mark_summary(draft: Draft) -> None:
    """A paragraph between the signature's date and the apparatus, as archives print a summary."""
    foot = len(draft.lines) - 1
    while foot >= 0 and draft.lines[foot].zone:
        foot -= 1
    below = [line.zone for line in draft.lines[foot + 1 :]]
    above = draft.lines[max(0, foot - 6) : foot]
    if "apparatus" not in below or not (foot >= 0 and cues.is_prose(draft.lines[foot].text)):
        return
    if draft.lines[foot].opens and any(
        cues.is_dateline(line.text) or cues.is_name(line.text)
        for line in above
        if not cues.is_prose(line.text)
    ):
        draft.mark([foot], "apparatus")

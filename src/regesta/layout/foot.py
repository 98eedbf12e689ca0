"""The foot of a document: closing, signature, date, postscript and address, read upwards."""

import re

from regesta.layout import cues, formulas
from regesta.layout.draft import Draft
from regesta.model import ZoneKind

_REACH = 1800
_BLOCK = 8


def mark_enclosures(draft: Draft) -> None:
    """What stands below a line "Enclosure" is a document of its own."""
    for index, line in enumerate(draft.lines):
        below = draft.lines[index + 1 : index + 2]
        if index > 3 and line.opens and below and below[0].opens and cues.is_enclosure(line.text):
            draft.mark(range(index, len(draft.lines)), "enclosure")
            return


def mark_foot(draft: Draft) -> None:
    """Tell the lines below the text: from the last closing formula, or from a bare signature."""
    _peel(draft)
    start = _mark_closing(draft)
    if start is None:
        start = _bare_signature(draft)
    if start is not None:
        _read_foot(draft, start)


def _peel(draft: Draft) -> None:
    """Tell dates, copies and stamps that stand alone below everything else."""
    dated = any(line.zone == "dateline" for line in draft.lines[-12:])
    for index in reversed(draft.free()[1:]):
        line = draft.lines[index]
        if not line.opens:
            return
        if cues.is_stamp(line.text):
            line.zone = "apparatus"
        elif cues.is_annotation(line.text):
            line.zone = "notes"
        elif formulas.is_copies(line.text) and not cues.is_prose(line.text):
            line.zone = "address"
        elif not dated and cues.is_dateline(line.text):
            line.zone, dated = "dateline", True
        else:
            return


def _mark_closing(draft: Draft) -> int | None:
    """Mark the closing; the position of the line where the signature begins, or None."""
    free = draft.free()
    if not free:
        return None
    last = draft.lines[free[-1]].end
    reach = max(draft.lines[free[0]].start, last - _REACH)
    found = [m for m in formulas.closings(draft.text, reach, last) if _is_free(draft, m[0])]
    for first, end in reversed(found):
        if _names_below(draft, end, last):
            opening = draft.cut(_cluster(draft.text, found, first))
            signature = draft.cut(end) if end < last else len(draft.lines)
            draft.mark(range(opening, signature), "closing")
            return signature
    return None


def _cluster(text: str, found: list[tuple[int, int]], start: int) -> int:
    """Where the closing begins to which several formulas belong: "believe me | Yours truly"."""
    for earlier, _ in reversed(found):
        if start - 160 <= earlier < start and "\n\n" not in text[earlier:start]:
            start = earlier
    return start


def _is_free(draft: Draft, offset: int) -> bool:
    return any(line.start <= offset < line.end and line.zone is None for line in draft.lines)


def _names_below(draft: Draft, offset: int, last: int) -> bool:
    """Whether a signature may follow an offset: a short stretch with a capital, or nothing."""
    rest = draft.text[offset:last].lstrip(" \n,.|—–-&")
    first = re.split(r"[\n|]", rest)[0].strip()
    return not first or (len(first) <= 90 and not cues.is_prose(first))


def _bare_signature(draft: Draft) -> int | None:
    """Where a signature without a formula begins: the last blocks of names and offices."""
    start = None
    for index in reversed(draft.free()[-_BLOCK:]):
        line = draft.lines[index]
        if not _signs(line.text, first=False):
            break
        if line.opens:
            start = index
    return start if start and any(cues.is_name(x.text) for x in draft.lines[start:]) else None


def _read_foot(draft: Draft, start: int) -> None:
    """From the signature downwards: names and offices, then date, postscript and address."""
    added = False
    for index in range(start, len(draft.lines)):
        line = draft.lines[index]
        if line.zone is None:
            line.zone = "postscript" if added else _zone_of(draft, index, start)
            added = line.zone == "postscript"


def _zone_of(draft: Draft, index: int, start: int) -> ZoneKind:
    """What a line of the foot is."""
    line = draft.lines[index]
    if cues.is_stamp(line.text):
        return "apparatus"
    if cues.is_dateline(line.text) or _is_lone_place(draft, index, start):
        return "dateline"
    if formulas.is_postscript(line.text) and not _is_signer(line.text):
        return "postscript"
    if formulas.is_copies(line.text) or (index > start and _is_address(line.text)):
        return "address"
    if _signs(line.text, first=index == start):
        return "signature"
    if index > start and not cues.is_prose(line.text) and not line.opens:
        return "address"
    return "postscript"


def _is_lone_place(draft: Draft, index: int, start: int) -> bool:
    """One word by itself below several signers, where nothing else tells a place."""
    line = draft.lines[index]
    return (
        index > start + 1
        and line.opens
        and index + 1 == len(draft.lines)
        and " " not in line.text
        and not any(other.zone == "dateline" for other in draft.lines)
    )


def _is_signer(words: str) -> bool:
    """Whether a line that begins like "P.S." is a name with these initials."""
    return bool(re.match(r"P\. ?S\. [^\W\d_a-z][^\W\d_]+(?:,|$)", words))


def _signs(words: str, *, first: bool) -> bool:
    """Whether a line is a signer's: a name, an office, or whatever short stands first."""
    return (
        cues.is_name(words)
        or _is_described(words)
        or cues.is_office(words)
        or formulas.is_marked(words)
        or (first and len(words) <= 80)
    )


def _is_described(words: str) -> bool:
    """Whether a line is a name with what its bearer is: "Niyaz, master of the water"."""
    name, comma, rest = words.partition(",")
    return bool(comma) and len(rest.split()) <= 6 and cues.is_name(name) and len(words) <= 60


def _is_address(words: str) -> bool:
    return words.startswith("To ") or (cues.is_addressed(words) and not cues.is_office(words))

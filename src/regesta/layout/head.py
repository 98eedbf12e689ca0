"""The head of a document: heading, dateline, address and salutation, read downwards."""

import re

from regesta import dates
from regesta.layout import cues, formulas
from regesta.layout.draft import Draft, Line
from regesta.model import ZoneKind

_PARTIES = re.compile(
    r"(?:From|To|Von|An|От|К|De|À)\s+\S.*|.+\(.+\)\s+to\s+.+|.+\bto the\b.+|"
    r".{3,90}\s(?:to|an|à)\s[A-Z].{2,90}",
)
_LABELLED = re.compile(r"(?:from|to|date|place|von|an|от|кому|de|à)\s*:\s*\S", re.IGNORECASE)
_TO_ALL = re.compile(r"To (?:the|all|our|His|Their)\s")
_NAMED_KIND = re.compile(r"[^\n]{3,60}?\s(?:from|to|by|of|for|held|between)\s\S", re.IGNORECASE)
_DATED_PARTY = re.compile(r"(?:To|From|An|À|К|От)\s[^\W\d_a-z][^:]*\s(?:\d|\[).{3,40}")


def mark_head(draft: Draft) -> None:
    """Tell the lines above the text; a salutation, where there is one, ends them."""
    salutation = _salutation(draft)
    end = salutation if salutation is not None else len(draft.lines)
    _read_down(draft, end, called=salutation is not None)


def _salutation(draft: Draft) -> int | None:
    """Mark the salutation; its position, or None."""
    head = draft.text[:3000]
    for match in formulas.salutations(head):
        if any(
            line.start <= match.start() < line.end and line.zone for line in draft.lines
        ) or not _above_is_head(draft, match.start()):
            continue
        index = draft.cut(
            match.start() + len(match.group()) - len(match.group().lstrip(" \n\"“'‘«"))
        )
        draft.cut(match.end())
        draft.lines[index].zone = "salutation"
        return index
    return None


def _above_is_head(draft: Draft, offset: int) -> bool:
    """Whether what stands above an offset can be a head: short, with little running text."""
    above = [line for line in draft.lines if line.start < offset and line.zone is None]
    prose = sum(
        min(line.end, offset) - line.start
        for line in above
        if cues.is_prose(draft.text[line.start : min(line.end, offset)])
        and not cues.kind_of(line.text)
    )
    return prose <= 250 and sum(min(line.end, offset) - line.start for line in above) <= 1200


def _read_down(draft: Draft, end: int, *, called: bool) -> None:
    """Tell line after line until one is neither of the head nor before a salutation."""
    dated = False
    for index in range(min(end, 40)):
        line = draft.lines[index]
        if line.zone:
            continue
        zone = _zone_of(draft, index, dated=dated, called=called)
        if zone is None:
            break
        line.zone = zone
        dated = dated or (zone == "dateline" and cues.is_dateline(line.text))
    _settle(draft, end, called=called)


def _zone_of(draft: Draft, index: int, *, dated: bool, called: bool) -> ZoneKind | None:
    """What a line of the head is, or None where the text begins."""
    line = draft.lines[index]
    words = line.text
    if cues.is_file_number(words) and not dated:
        return "apparatus"
    if cues.is_mark(words) or (cues.NUMBER.fullmatch(words)):
        return "heading"
    if not dated and _is_heading(draft, index):
        return "heading"
    if cues.is_stamp(words):
        return "apparatus"
    if dated and _is_full_heading(draft, index):
        return "heading"
    if cues.is_dateline(words) and (not dated or called or _repeats_bare_date(draft, index)):
        return "dateline"
    if dated and not called and _is_wired_address(draft, index):
        return "address"
    if _LABELLED.match(words) and not cues.is_prose(words):
        return "address"
    if index == 0 and _TO_ALL.match(words) and len(words) < 160 and _next_opens(draft, index):
        return "address"
    if called:
        return None if cues.is_prose(words) and len(words) > 250 else _above_salutation(line, dated)
    if not dated and cues.is_addressed(words) and not cues.is_prose(words):
        return "address"
    if not dated and _date_follows(draft, index) and not cues.is_prose(words):
        return "heading" if line.opens and _next_opens(draft, index) else "dateline"
    if index == 0 and _is_title(draft, index):
        return "heading"
    return None


def _above_salutation(line: Line, dated: bool) -> ZoneKind:
    """A line over a salutation that is no heading and has no date: letterhead or address."""
    if cues.is_prose(line.text):
        return "apparatus"
    if cues.is_addressed(line.text) or (dated and not _is_letterhead(line)):
        return "address"
    return "dateline"


def _is_letterhead(line: Line) -> bool:
    return line.text.isupper()


def _is_heading(draft: Draft, index: int) -> bool:
    """Whether a line is a heading, or goes on with one: a kind of document, or the parties."""
    line = draft.lines[index]
    words = line.text
    if len(words) > 400:
        return False
    if index < 3 and line.opens and _next_opens(draft, index) and _DATED_PARTY.fullmatch(words):
        return True
    if cues.is_dateline(words) and not cues.kind_of(words):
        return False
    if not line.opens and index and draft.lines[index - 1].zone == "heading":
        return not cues.is_prose(words) and not cues.is_dateline(words)
    if cues.kind_of(words) and not (cues.is_prose(words) and words.endswith((".", ";"))):
        return bool(line.opens)
    if cues.is_prose(words) or (words.endswith((".", ":", ";", ",")) and "to the" not in words):
        return False
    return bool(_PARTIES.fullmatch(words)) and line.opens and _next_opens(draft, index)


def _is_full_heading(draft: Draft, index: int) -> bool:
    """Whether a line below a date is a heading: a kind of document with parties, by itself."""
    words = draft.lines[index].text
    alone = draft.lines[index].opens and draft.lines[index + 1 : index + 2]
    return bool(
        alone
        and alone[0].opens
        and _NAMED_KIND.match(words)
        and not words.endswith((".", ":", ";"))
        and cues.kind_of(words)
    )


def _repeats_bare_date(draft: Draft, index: int) -> bool:
    """Whether a page has put the date by itself over the letter's own dateline."""
    told = [line.text for line in draft.lines[:index] if line.zone == "dateline"]
    found = dates.find(told[0]) if len(told) == 1 else []
    own = dates.find(draft.lines[index].text)
    bare = bool(found) and len(found[0].dating.as_written) == len(told[0].strip(" .,"))
    return bare and bool(own) and own[0].dating.edtf == found[0].dating.edtf


def _is_wired_address(draft: Draft, index: int) -> bool:
    """Whether a line below the date is a telegram's address: capitals alone, over the text."""
    line, below = draft.lines[index], draft.lines[index + 1 : index + 2]
    alone = line.opens and bool(below) and below[0].opens
    return alone and len(line.text) < 80 and line.text.isupper() and line.text[-1].isalpha()


def _next_opens(draft: Draft, index: int) -> bool:
    """Whether the block that a line opens ends within three lines: a heading is short."""
    for line in draft.lines[index + 1 : index + 4]:
        if line.opens:
            return True
        if cues.is_prose(line.text):
            return False
    return index + 4 >= len(draft.lines)


def _is_title(draft: Draft, index: int) -> bool:
    """Whether the first line stands over the text like a title: alone, short, no sentence."""
    words = draft.lines[index].text
    return (
        len(words) < 200
        and not words.endswith((".", ",", ";"))
        and not cues.is_prose(words)
        and len(draft.lines) > 1
        and draft.lines[1].opens
    )


def _date_follows(draft: Draft, index: int) -> bool:
    """Whether one of the next few lines is a dateline, with no running text before it."""
    for line in draft.lines[index + 1 : index + 6]:
        if cues.is_dateline(line.text):
            return True
        if cues.is_prose(line.text):
            return False
    return False


def _settle(draft: Draft, end: int, *, called: bool) -> None:
    """A name over a line "To the ..." opens the heading that the line goes on with."""
    if called:
        return
    for index in range(1, min(end, 6)):
        line = draft.lines[index]
        if line.zone in ("address", "heading") and re.match(r"To\s", line.text):
            for above in range(index):
                untold = draft.lines[above].zone in ("dateline", "address", None)
                if untold and not cues.is_dateline(draft.lines[above].text):
                    draft.lines[above].zone = "heading"
            line.zone = "heading"
            for below in range(index + 1, min(end, index + 4)):
                following = draft.lines[below]
                if following.opens or cues.is_dateline(following.text):
                    break
                following.zone = "heading"
            return

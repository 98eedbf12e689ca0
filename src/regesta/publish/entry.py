"""The calendar entry: one document as editors print it, from what is known of it alone."""

from collections.abc import Sequence

from regesta import dates
from regesta.model import Agent, Date, Letter

_MONTHS = [
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]


def when(date: Date | None) -> str:
    """A date as a calendar has it: "1934 Nov. 1", "[year?] Nov. 12", "[1846 Oct. – Dec.]"."""
    if date is None:
        return "[undated]"
    if date.edtf.startswith("XXXX"):
        month, day = date.edtf[5:7], date.edtf[8:10]
        if not month.isdigit():
            return f"[{date.as_written}]"
        number = day.lstrip("0") if day.isdigit() else ""
        return f"[year?] {_MONTHS[int(month) - 1]} {number}".strip()
    first, last = dates.bounds(date.edtf)
    if first and first == last:
        mark = "?" if "?" in date.edtf else ""
        return f"{first.year} {_MONTHS[first.month - 1]} {first.day}{mark}"
    return f"[{date.edtf}]"


def who(agents: Sequence[Agent]) -> str:
    """Correspondents in a row: "Stalin, Molotov and Voroshilov"."""
    names = [agent.name for agent in agents]
    return ", ".join(names[:-1]) + (" and " if names[:-1] else "") + "".join(names[-1:])


def title(letter: Letter) -> str:
    """Who wrote to whom: "Sheng Shicai to Stalin, Molotov and Voroshilov"; the heading where
    neither is known.
    """
    sender, addressee = who(letter.sent.agents), who(letter.received.agents)
    if not sender and not addressee:
        return letter.heading or "[correspondents unknown]"
    return (sender or "[unknown]") + (f" to {addressee}" if addressee else "")


def details(letter: Letter) -> str:
    """Kind, number, place and shelfmark: "Letter, Moscow. RGASPI f. 558 op. 11 d. 323"."""
    kind = (letter.kind or "document").capitalize() + (f" {letter.number}" if letter.number else "")
    place = letter.sent.place
    parts = [kind + (f", {place.name}" if place else ""), letter.record.shelfmark]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."

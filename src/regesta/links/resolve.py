"""A document's readings become its letter."""

from collections.abc import Sequence
from dataclasses import fields, replace

from regesta.dates import Dating
from regesta.links.identity import agent_id, place_id
from regesta.model import (
    Agent,
    CorrespAction,
    Date,
    Evidence,
    Letter,
    Party,
    Place,
    Reading,
    Record,
    Span,
    Zone,
    folded,
)

_AGENTS = {
    "sender": "/sent/agents",
    "addressee": "/received/agents",
    "signed": "/signed",
    "carrier": "/carriers",
    "copy": "/copies",
}
_SINGLE = {
    "date": "/sent/date",
    "place": "/sent/place",
    "received_place": "/received/place",
    "kind": "/kind",
    "number": "/number",
    "heading": "/heading",
    "language": "/language",
    "translated_from": "/translated_from",
}


def resolve(
    id_: str, source: str, text: str, zones: Sequence[Zone], readings: Sequence[Reading]
) -> Letter:
    """The letter that a document's readings amount to, every value with its evidence.

    Of several answers to a question that has one, the surest is taken, and of those the first.
    """
    chosen = _chosen(readings)
    signed = _agents(chosen, "/signed")
    record = {f.name: _text(chosen, f"/record/{f.name}") for f in fields(Record)}
    return Letter(
        id=id_,
        held=True,
        source=source,
        text=text,
        kind=_text(chosen, "/kind"),
        heading=_text(chosen, "/heading"),
        language=_text(chosen, "/language"),
        zones=tuple(zones),
        sent=CorrespAction(
            _as_signed(_agents(chosen, "/sent/agents"), signed),
            _date(chosen),
            _place(chosen, "/sent/place"),
        ),
        received=CorrespAction(
            _agents(chosen, "/received/agents"), None, _place(chosen, "/received/place")
        ),
        carriers=_agents(chosen, "/carriers"),
        copies=_agents(chosen, "/copies"),
        number=_text(chosen, "/number"),
        record=Record(**record),
        signed=signed,
        marks=tuple(str(r.value) for path, r in chosen.items() if path.startswith("/marks/")),
        translated_from=_text(chosen, "/translated_from"),
        evidence=tuple(
            Evidence(path, reading.span, reading.reader, reading.version, reading.confidence)
            for path, reading in chosen.items()
            if _span(reading)
        ),
    )


def _chosen(readings: Sequence[Reading]) -> dict[str, Reading]:
    """The reading that stands for each value of the letter, by the value's JSON pointer.

    What the source itself gives stands before what is read in its text.
    """
    chosen: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.basis != "given", -r.confidence)):
        path = _SINGLE.get(reading.question)
        if reading.question.startswith("record."):
            path = "/record/" + reading.question.removeprefix("record.")
        if path:
            chosen.setdefault(path, reading)
    for question, path in (*_AGENTS.items(), ("mark", "/marks")):
        several = [r for r in readings if r.question == question]
        several = [r for r in several if r.basis == "given"] or several
        chosen |= {f"{path}/{position}": r for position, r in enumerate(several)}
    return dict(sorted(chosen.items()))


def _span(reading: Reading) -> Span | None:
    """Where the words stand; what is given beside the text stands nowhere in it."""
    return None if reading.basis == "given" else reading.span


def _text(chosen: dict[str, Reading], path: str) -> str | None:
    return str(chosen[path].value) if path in chosen else None


def _agents(chosen: dict[str, Reading], path: str) -> tuple[Agent, ...]:
    found = []
    for position in range(len(chosen)):
        reading = chosen.get(f"{path}/{position}")
        if reading is None:
            break
        party = reading.value
        assert isinstance(party, Party)
        found.append(
            Agent(
                party.name,
                reading.words,
                party.role,
                party.kind,
                agent_id(party.name),
                _span(reading),
                reading.basis,
                reading.confidence,
            )
        )
    return tuple(found)


def _as_signed(senders: tuple[Agent, ...], signed: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Senders with what their own signatures add: the order of the name, initials, the office."""
    found = []
    for named in senders:
        own = next((agent for agent in signed if _is_same(named, agent)), None)
        if own:
            fuller = len(own.name) >= len(named.name) and not own.name.isupper()
            fuller = fuller and (own.id == named.id or _same_surname(own, named))
            name = own.name if fuller else named.name
            role = named.role or own.role
            found.append(replace(named, name=name, role=role, id=agent_id(name)))
        else:
            found.append(named)
    return tuple(found)


def _is_same(sender: Agent, signer: Agent) -> bool:
    """Whether a signer of this document is a sender that its heading names."""
    if sender.kind != "person":
        return False
    ours, theirs = set(folded(sender.name).split()), set(folded(signer.name).split())
    return sender.id == signer.id or ours < theirs or _same_surname(sender, signer)


def _same_surname(sender: Agent, signer: Agent) -> bool:
    """Whether two names end alike, and one of them has only initials before."""
    names = (folded(sender.name).split(), folded(signer.name).split())
    initials = any(all(len(word.strip(".")) == 1 for word in name[:-1]) for name in names)
    return names[0][-1:] == names[1][-1:] and initials


def _date(chosen: dict[str, Reading]) -> Date | None:
    reading = chosen.get("/sent/date")
    if reading is None or not isinstance(reading.value, Dating):
        return None
    dating = reading.value
    return Date(
        dating.edtf,
        dating.as_written,
        dating.calendar,
        _span(reading),
        reading.basis,
        reading.confidence,
        dating.time,
    )


def _place(chosen: dict[str, Reading], path: str) -> Place | None:
    reading = chosen.get(path)
    if reading is None:
        return None
    name = str(reading.value)
    return Place(
        name, reading.words, place_id(name), _span(reading), reading.basis, reading.confidence
    )

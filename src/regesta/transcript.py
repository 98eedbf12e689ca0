"""A witness becomes transcripts: normalised text, with a way back to page and line."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from regesta.model import Transcript, Witness
from regesta.sources import Unreadable, read_source


@dataclass(frozen=True, slots=True)
class Copied:
    """What a witness bears: its transcripts, or why it can't be read; and what is doubtful.

    ``hash`` is the SHA-256 of its bytes.
    """

    hash: str
    borne: tuple[Transcript, ...] | Unreadable
    doubt: str | None = None


def transcribe(witness: Witness) -> Copied:
    """Read a witness once, from its bytes to the texts of its documents.

    Raises :class:`OSError` where it cannot be opened.
    """
    data = Path(witness.path).read_bytes()
    try:
        source = read_source(witness.path, data)
    except Unreadable as fault:
        return Copied(hash_of(data), fault)
    transcript = Transcript(normalise(source.text), 1, source.given)
    return Copied(hash_of(data), (transcript,), source.doubt)


def hash_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def normalise(text: str) -> str:
    """Line ends as LF and Unicode as NFC; nothing else of a transcript is changed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)

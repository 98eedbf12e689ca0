"""A witness becomes transcripts: normalised text, with a way back to page and line."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from regesta.model import Transcript, Witness
from regesta.sources import read_text


@dataclass(frozen=True, slots=True)
class Copied:
    """What a witness bears: its transcripts, and the SHA-256 of its bytes."""

    hash: str
    transcripts: tuple[Transcript, ...]


def transcribe(witness: Witness) -> Copied:
    """Read a witness once, from its bytes to the texts of its documents.

    Raises :class:`regesta.sources.Unreadable`, or :class:`OSError` where it cannot be opened.
    """
    data = Path(witness.path).read_bytes()
    text = normalise(read_text(witness.path, data))
    return Copied(hash_of(data), (Transcript(text),))


def hash_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def normalise(text: str) -> str:
    """Line ends as LF and Unicode as NFC; nothing else of a transcript is changed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)

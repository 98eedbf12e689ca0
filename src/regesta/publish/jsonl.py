"""One JSON object a line, as ``record.schema.json`` has it."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from regesta.model import Letter


def write(letters: Iterable[Letter], out: BinaryIO) -> None:
    """Every letter on a line, in UTF-8, fields in the contract's order."""
    encoder = msgspec.json.Encoder()
    for letter in letters:
        out.write(encoder.encode(letter) + b"\n")

"""Who is who: for now, equal names are one agent, and no others.

The order of a name's words is put aside: Sheng Shicai and Shicai Sheng are one.
"""

import hashlib

from regesta.model import folded


def agent_id(name: str) -> str:
    """The id of an agent, the same for equal names over the whole archive and in every build."""
    return "agent-" + _key(name)


def place_id(name: str) -> str:
    """The id of a place, the same for equal names."""
    return "place-" + _key(name)


def _key(name: str) -> str:
    words = " ".join(sorted(folded(name).split()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]

"""What follows from all readings together: who is who, and the letter that results."""

from regesta.links.identity import agent_id, place_id
from regesta.links.resolve import resolve

__all__ = ["agent_id", "place_id", "resolve"]

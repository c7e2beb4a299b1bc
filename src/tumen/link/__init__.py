"""Which reports retell which, where each claim goes back to, and which claims are of one incident."""

from tumen.link.linking import Linked, link
from tumen.link.why import IncidentWhy, Level, PairWhy, Reasoning, why, would_change

__all__ = ["IncidentWhy", "Level", "Linked", "PairWhy", "Reasoning", "link", "why", "would_change"]

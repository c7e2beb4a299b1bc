"""Which reports retell which, where each claim goes back to, and which claims are of one incident."""

from tumen.link.known import Kept, Known, Stand, kept
from tumen.link.linking import Linked, link
from tumen.link.related import related
from tumen.link.relinking import Relinked, relink
from tumen.link.why import IncidentWhy, Level, PairWhy, Reasoning, why, would_change

__all__ = [
    "IncidentWhy",
    "Kept",
    "Known",
    "Level",
    "Linked",
    "PairWhy",
    "Reasoning",
    "Relinked",
    "Stand",
    "kept",
    "link",
    "related",
    "relink",
    "why",
    "would_change",
]

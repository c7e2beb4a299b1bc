"""Which reports retell which, where each claim goes back to, and which claims are of one incident."""

from tumen.link.known import Kept, Known, Stand, kept
from tumen.link.linking import Linked, link
from tumen.link.relinking import Relinked, relink

__all__ = ["Kept", "Known", "Linked", "Relinked", "Stand", "kept", "link", "relink"]

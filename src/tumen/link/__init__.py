"""Which reports retell which, where each claim goes back to, and which claims are of one incident."""

from tumen.link.linking import Linked, link

__all__ = ["Linked", "link"]

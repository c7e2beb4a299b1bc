"""Why a fetch ends without a page, before it is known which address the person gave."""

from __future__ import annotations


class Refusal(Exception):
    """A reason and what to do, as the rest of a sentence whose subject is an address: "answers 404 Not Found; ...".

    `again` is true where the same request may succeed a little later, `of_host` where no request to that host will.
    """

    def __init__(self, reason: str, *, again: bool = False, of_host: bool = False) -> None:
        super().__init__(reason)
        self.again = again
        self.of_host = of_host


BY_HAND = "save the page by hand and add the file"
"""What a person can do about a page that is not fetched."""

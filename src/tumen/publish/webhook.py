"""Changes posted to an address that a person gave for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from tumen import __version__
from tumen.errors import NotSent
from tumen.ledger import canonical, digest
from tumen.publish.changes import Change, change_form
from tumen.publish.snapshot import Snapshot

_SECONDS = 30.0


def message(changes: Sequence[Change], view: Snapshot, *, at: str) -> dict[str, Any]:
    """What is posted, as JSON. The same changes found at the same time have the same `id`, however often it is sent."""
    forms = [change_form(change, view) for change in changes]
    return {"id": digest(canonical([at, forms]).encode()), "tumen": __version__, "at": at, "changes": forms}


def check_webhook(url: str) -> None:
    """Raises NotSent where nothing can be posted to an address."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise NotSent("the webhook: is no address that begins with http:// or https://; check what follows --post.")


def post(url: str, form: dict[str, Any]) -> None:
    """Posts JSON to a webhook. It may stand inside a private network: it is the person's own, who gave its address.

    Follows no redirect, goes through no proxy of the environment, and reads no answer beyond its status. Raises
    NotSent, which names the host and never the address, since such addresses are often secrets.
    """
    import httpx

    check_webhook(url)
    host = urlsplit(url).hostname
    headers = {"Content-Type": "application/json", "User-Agent": f"Tumen/{__version__}"}
    try:
        with (
            httpx.Client(trust_env=False, follow_redirects=False, timeout=_SECONDS) as client,
            client.stream("POST", url, content=canonical(form).encode(), headers=headers) as answer,
        ):
            status = f"{answer.status_code} {answer.reason_phrase}".strip()
            taken = answer.is_success
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        what = type(error).__name__
        raise NotSent(f"the webhook at {host}: cannot be reached ({what}); what is new is posted next time.") from None
    if not taken:
        raise NotSent(f"the webhook at {host}: answers {status}; what is new is posted next time.")

"""What `tumen estimate` reads: claims of a case or of a file, places, and which claims are left out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tumen.cli.terminal import complain
from tumen.errors import InvalidForm, UnreadableInput
from tumen.nouns import counted

if TYPE_CHECKING:
    from tumen.ledger import Dropped

_WITHOUT = ("publisher", "family", "type")


def json_lines(path: Path) -> list[Any]:
    """The JSON values of a file, one a line; `-` is stdin. Raises UnreadableInput or InvalidForm, with the line."""
    name = "stdin" if str(path) == "-" else path.name
    try:
        text = (sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{name}: cannot be read as UTF-8 text: {error}.") from error
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise InvalidForm(f"{name}, line {number}: not JSON: {error}.") from error
    return rows


def of_case(path: Path) -> list[dict[str, Any]]:
    """The claims of a case as people left them, each with its family; those that they rejected are marked."""
    from tumen.pipeline import open_case
    from tumen.pipeline.estimating import claims_for_estimate

    with open_case(path) as case:
        return claims_for_estimate(case)


def left_of(forms: Sequence[Any], without: Sequence[str]) -> list[Any]:
    """The claims without those that the options name. Raises InvalidForm for an option that names nothing known."""
    kept = list(forms)
    for option in without:
        what, sign, value = option.partition("=")
        if what not in _WITHOUT or not sign or not value.strip():
            raise InvalidForm(f"--without {option!r}: write one of {', '.join(f'{one}=…' for one in _WITHOUT)}.")
        before = len(kept)
        kept = [form for form in kept if _said(form, what) != value]
        number = before - len(kept)
        complain(f"without {option}: {counted(number, 'claim')} left out.")
    return kept


def tell_unused(dropped: Iterable[Dropped]) -> None:
    """On stderr the claims that took no part: a line for each reason, with all of its claims."""
    by_reason: dict[str, list[str]] = {}
    for one in dropped:
        by_reason.setdefault(one.why, []).append(one.claim)
    for why, claims in by_reason.items():
        number = f"{len(claims)} claims: " if len(claims) > 1 else ""
        complain(f"not used: {number}{', '.join(claims)}: {why}")


def _said(form: Any, what: str) -> Any:
    if not isinstance(form, Mapping):
        return None
    if what == "type":
        source = form.get("source")
        return source.get("type") if isinstance(source, Mapping) else None
    return form.get(what)

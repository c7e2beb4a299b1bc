"""One way to turn values into bytes and bytes into ids, so that equal things have equal ids everywhere."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """JSON text of `value` with sorted keys, no spaces and no escapes: the same text for equal values.

    Raises ValueError for NaN and infinities, which have no JSON form.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(data: bytes) -> str:
    """SHA-256 of `data` in lower-case hexadecimal, 64 characters."""
    return hashlib.sha256(data).hexdigest()


def identify(*parts: Any) -> str:
    """Id of a thing from its parts: the first 32 hexadecimal digits of the hash of the JSON list of them.

    A JSON list quotes each part, so two different lists of parts never have the same text: `"a.b", "c"` is not
    `"a", "b.c"`.
    """
    return digest(canonical(list(parts)).encode())[:32]

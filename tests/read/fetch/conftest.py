"""Tests of fetching talk to this machine and to nobody else."""

from __future__ import annotations

import socket
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails what would connect to another machine."""
    real = socket.create_connection

    def connect(address: Any, *args: Any, **options: Any) -> socket.socket:
        assert address[0] in ("127.0.0.1", "127.0.0.2", "::1"), f"{address} is another machine"
        return real(address, *args, **options)

    monkeypatch.setattr(socket, "create_connection", connect)

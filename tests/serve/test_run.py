"""A real server on a real case file."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import tumen
from tumen.errors import InvalidValue
from tumen.pipeline import Input, add
from tumen.serve import run

TEXT = (
    "Publisher: Example Wire\nPublished: 2024-09-02\n\n"
    "A trader said that 500 North Korean workers arrived in Hunchun, China, on August 28.\n"
)
SERVE = "import sys; from pathlib import Path; from tumen.serve import run; "
SERVE += "run(Path(sys.argv[1]), port=0, opened=lambda address: print(address, flush=True))"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "hunchun.tumen"
    with tumen.open(path, create=True) as opened:
        given = Input(name="wire.txt", source="wire.txt", load=TEXT.encode)
        assert add(opened, [given], at="2024-09-03T00:00:00Z").added == 1
    return path


@pytest.fixture(scope="module")
def address(case: Path) -> Iterator[str]:
    with subprocess.Popen([sys.executable, "-c", SERVE, str(case)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.send_signal(signal.SIGINT)
        server.wait()


def test_the_room_shows_what_is_in_the_file(address: str) -> None:
    page = httpx.get(f"{address}/index.json").json()
    assert page["title"] == "hunchun.tumen"
    report = httpx.get(address + page["reports"][0]["href"])
    assert "500 North Korean workers arrived in Hunchun" in report.text
    assert "server" not in report.headers


def test_what_is_added_meanwhile_shows_on_the_next_page(address: str, case: Path) -> None:
    before = httpx.get(f"{address}/index.json").json()["counts"]["reports"]
    with tumen.open(case) as opened:
        text = TEXT.replace("Example Wire", "Example Radio").encode()
        add(opened, [Input(name="radio.txt", source="radio.txt", load=lambda: text)], at="2024-09-03T00:00:00Z")
    assert httpx.get(f"{address}/index.json").json()["counts"]["reports"] == before + 1


def test_the_server_listens_on_this_machine_only(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    port = int(address.rpartition(":")[2])
    with pytest.raises(OSError, match="refused"):
        # another of this machine's own addresses, which a server on all of them would answer
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_a_port_that_is_taken_is_told(case: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InvalidValue, match=f"port {port}: cannot be opened .* Choose another with --port"):
            run(case, port=port)


def test_a_port_that_does_not_exist_is_told(case: Path) -> None:
    with pytest.raises(InvalidValue, match="port 70000: is none; choose one of 1024 to 65535"):
        run(case, port=70000)

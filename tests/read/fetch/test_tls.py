"""Pages inside TLS: only from a server that shows it is the one that was asked for."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
from websites import Hands, Website, page, visitor

from tumen.errors import NotFetched
from tumen.read.fetch import Fetched

PAGE = b"<p>words</p>"

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a key and a certificate of its own for news.example.org."""
    folder = tmp_path_factory.mktemp("tls")
    key, shown, both = folder / "key.pem", folder / "shown.pem", folder / "both.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", str(key)),
            *("-out", str(shown), "-subj", "/CN=news.example.org", "-addext", "subjectAltName=DNS:news.example.org"),
        ],
        check=True,
        capture_output=True,
    )
    both.write_bytes(key.read_bytes() + shown.read_bytes())
    return both


def server(certificate: Path) -> Website:
    """A web server that shows the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return Website(certificate=context)


def test_a_page_is_fetched_from_a_server_that_is_trusted_and_asked_by_its_name(certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=str(certificate))
    with server(certificate) as site:
        site.on("/a", page(PAGE))
        found = visitor(site, trust=trust).fetch(f"https://news.example.org:{site.port}/a")
        assert isinstance(found, Fetched)
        assert found.content() == PAGE
        # in clear, as it was inside TLS
        assert page(PAGE) in found.data
        assert b"WARC-IP-Address: 127.0.0.1\r\n" in found.data
        assert site.names == ["news.example.org"] * 2


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with server(certificate) as site:
        site.on("/a", page(PAGE))
        with pytest.raises(NotFetched) as raised:
            visitor(site).fetch(f"https://news.example.org:{site.port}/a")
        assert "shows a certificate that is not valid (self-signed certificate)" in str(raised.value)
        assert site.requests == []


def test_a_certificate_for_another_name_is_refused(certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=str(certificate))
    with server(certificate) as site:
        with pytest.raises(NotFetched) as raised:
            visitor(site, trust=trust).fetch(f"https://other.example.org:{site.port}/a")
        assert "certificate that is not valid (Hostname mismatch" in str(raised.value)
        assert site.requests == []


def test_a_server_that_speaks_no_tls_is_told_and_not_asked_again() -> None:
    with Website(greeting=b"HTTP/1.1 400 Bad Request\r\n\r\n") as site:
        hands = Hands()
        with pytest.raises(NotFetched, match=r"robots\.txt of news\.example\.org cannot be reached"):
            visitor(site, hands=hands).fetch(f"https://news.example.org:{site.port}/a")
        assert hands.slept == []

"""The case room as a web application: routes, errors, and the server that stays on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from tumen.case.targets import SHORTEST
from tumen.errors import CaseError, InvalidValue
from tumen.nouns import counted
from tumen.publish.snapshot import Snapshot
from tumen.serve.draw import html, json_text
from tumen.serve.guard import HEADERS, Guard, error_form
from tumen.serve.incident_page import IncidentPage, incident_page
from tumen.serve.journal_page import JournalPage, journal_page
from tumen.serve.pages import Overview, claim_href, overview
from tumen.serve.reading import Reader
from tumen.serve.report_page import Card, ReportPage, report_page

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")


def create_app(case_path: Path) -> FastAPI:
    """The case room of the case file. Every page shows what is in the file when it is asked for.

    Raises CaseError where the file cannot be opened as a case.
    """
    read = Reader(case_path)
    read()
    return build_app(read, title=case_path.name)


def run(
    case_path: Path, *, host: str = "127.0.0.1", port: int = 8421, opened: Callable[[str], None] | None = None
) -> None:
    """Serves the case room until it is stopped. It has no log-in, so it serves this machine only.

    Port 0 takes a free one; `opened` is called with the address once it answers. Raises InvalidValue for a host that
    is not this machine or a port that is taken, CaseError where the file is no case.
    """
    if host not in LOOPBACK_HOSTS:
        raise InvalidValue(
            f"host {host!r}: the case room has no log-in yet and serves this machine only; use 127.0.0.1, and an SSH "
            "tunnel to look from another machine."
        )
    if not 0 <= port <= 65535:
        raise InvalidValue(f"port {port}: is none; choose one of 1024 to 65535 with --port, or 0 for a free one.")
    app = create_app(case_path)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise InvalidValue(
            f"port {port}: cannot be opened on {host}: {error}. Choose another with --port, or 0 for a free one."
        ) from error
    with listening:
        if opened is not None:
            name = f"[{host}]" if ":" in host else host
            opened(f"http://{name}:{listening.getsockname()[1]}")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        # uvicorn ends in order on Ctrl-C and then passes it on; here it is how the room is closed
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def build_app(read: Callable[[], Snapshot], *, title: str) -> FastAPI:
    """The case room of whatever `read` gives; `title` names the case."""
    # the pages of FastAPI's own documentation load scripts from elsewhere
    app = FastAPI(title="Tumen case room", version="1", docs_url=None, redoc_url=None)
    app.add_middleware(Guard)
    _errors(app)
    style = files("tumen.serve").joinpath("static/case.css").read_bytes()

    @app.get("/static/case.css", include_in_schema=False)
    def css() -> Response:
        return Response(style, media_type="text/css")

    @app.get("/index.json", response_model=Overview, summary="Overview of the case")
    def overview_twin() -> Response:
        return _twin(overview(read(), title=title))

    @app.get("/", include_in_schema=False)
    def overview_drawn() -> Response:
        return _drawn("overview.html", overview(read(), title=title), twin="/index.json")

    @app.get("/decisions.json", response_model=JournalPage, summary="The journal: what people decided, and why")
    def journal_twin() -> Response:
        return _twin(journal_page(read()))

    @app.get("/decisions", include_in_schema=False)
    def journal_drawn() -> Response:
        return _drawn("decisions.html", journal_page(read()), twin="/decisions.json")

    @app.get("/reports/{name}.json", response_model=ReportPage, summary="A report, its text and its claims")
    def report_twin(name: str) -> Response:
        view = read()
        whole = _whole("report", name, view.report_by_id)
        return _at(f"/reports/{whole}.json") if whole != name else _twin(report_page(view.report_by_id[name], view))

    @app.get("/reports/{name}", include_in_schema=False)
    def report_drawn(name: str) -> Response:
        view = read()
        whole = _whole("report", name, view.report_by_id)
        if whole != name:
            return _at(f"/reports/{whole}")
        return _drawn("report.html", report_page(view.report_by_id[name], view), twin=f"/reports/{name}.json")

    @app.get("/incidents/{name}.json", response_model=IncidentPage, summary="An incident and what the law says of it")
    def incident_twin(name: str) -> Response:
        view = read()
        whole = _whole("incident", name, view.incident_by_id)
        if whole != name:
            return _at(f"/incidents/{whole}.json")
        return _twin(incident_page(view.incident_by_id[name], view))

    @app.get("/incidents/{name}", include_in_schema=False)
    def incident_drawn(name: str) -> Response:
        view = read()
        whole = _whole("incident", name, view.incident_by_id)
        if whole != name:
            return _at(f"/incidents/{whole}")
        return _drawn("incident.html", incident_page(view.incident_by_id[name], view), twin=f"/incidents/{name}.json")

    @app.get("/claims/{name}.json", response_model=Card, summary="A claim, as its report's page shows it")
    def claim_twin(name: str) -> Response:
        view = read()
        whole = _whole("claim", name, view.claim_by_id)
        if whole != name:
            return _at(f"/claims/{whole}.json")
        page = report_page(view.report_by_id[view.claim_by_id[name].report], view)
        return _twin(next(card for card in page.claims if card.id == name))

    @app.get("/claims/{name}", include_in_schema=False)
    def claim_drawn(name: str) -> Response:
        claims = read().claim_by_id
        return _at(claim_href(claims[_whole("claim", name, claims)]))

    return app


class _Ambiguous(HTTPException):
    """Several ids begin with what was asked for."""


def _whole(what: str, name: str, ids: Collection[str]) -> str:
    """The id that `name` is, or that alone begins with it."""
    if name in ids:
        return name
    found = sorted(one for one in ids if one.startswith(name)) if len(name) >= SHORTEST else []
    if not found:
        raise HTTPException(404, f"There is no {what} {name[:64]!r} in this case.")
    if len(found) > 1:
        raise _Ambiguous(404, f"{counted(len(found), what)} of this case begin with {name[:64]!r}.")
    return found[0]


def _at(address: str) -> Response:
    # a page has one address, whatever beginning of its id led there
    return RedirectResponse(address)


def _twin(page: DataclassInstance) -> Response:
    return Response(json_text(asdict(page)), media_type="application/json")


def _drawn(template: str, page: DataclassInstance, *, twin: str) -> Response:
    return Response(html(template, page=page, twin=twin), media_type="text/html")


def _errors(app: FastAPI) -> None:
    def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        message = str(error.detail) if isinstance(error, HTTPException) else ""
        if isinstance(error, _Ambiguous):
            return _error(request, 404, message, "Give more characters of the id.")
        if status == 404:
            message = message if message != "Not Found" else "There is no such page."
            return _error(
                request,
                404,
                message,
                "Start again from the overview. A claim or incident that a person changed may have gone: incidents "
                "are drawn anew after each decision.",
            )
        return _error(request, status, message or "The page could not be shown.", "Start again from the overview.")

    def unreadable(request: Request, error: Exception) -> Response:
        return _error(request, 503, str(error), "Check the case with  tumen doctor CASE  and load this page again.")

    def broken(request: Request, _: Exception) -> Response:
        return _error(
            request,
            500,
            "The case room failed while it made this page.",
            "Nothing in the case was changed. Check it with  tumen verify CASE ; the terminal that runs the case room "
            "has the technical reason.",
        )

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(CaseError, unreadable)
    app.add_exception_handler(Exception, broken)


def _error(request: Request, status: int, message: str, what_to_do: str) -> Response:
    # what answers an unexpected error stands outside the guard, so the headers are set here as well
    headers = dict(HEADERS)
    if request.url.path.endswith(".json"):
        body = json_text(error_form(message, what_to_do))
        return Response(body, status, headers=headers, media_type="application/json")
    body = html("error.html", status=status, message=message, what_to_do=what_to_do, twin=None)
    return Response(body, status, headers=headers, media_type="text/html")

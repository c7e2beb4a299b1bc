"""Values to HTML and JSON. Text of reports is data: escaped everywhere, and nothing hidden in it stays hidden."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tumen.nouns import counted
from tumen.publish.visible import hidden, visible


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tumen.serve"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capitalize_first"] = _capital
    environment.filters["counted"] = counted
    return environment


def _capital(text: str) -> str:
    # Jinja's own filter would make small letters of the rest: "UN body" is not "Un body"
    return text[:1].upper() + text[1:]


def _shown(value: Any) -> Any:
    # every expression of every template passes here: no page can forget it
    if isinstance(value, Markup):
        return Markup(visible(value))  # noqa: S704 - was safe before, and code points in brackets are
    return visible(value) if isinstance(value, str) else value


def html(template: str, **values: Any) -> str:
    """The template drawn with `values`: every text escaped, hidden characters written as their code points."""
    return _environment().get_template(template).render(**values)


_NOT_PLAIN = re.compile(r"[^\x20-\x7e]")


def json_text(value: Any) -> str:
    """JSON that reads as text, with hidden characters escaped so that a viewer shows what is there."""
    return _NOT_PLAIN.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=1))


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return json.dumps(character)[1:-1] if hidden(character) else character

"""Data files that experts edit: YAML read so that every fault can be told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from tumen.errors import InvalidData


class Row(dict[str, Any]):
    """A mapping of a data file that knows where it stands (`file`, `line`)."""

    file: str = "?"
    line: int = 0

    def fault(self, message: str) -> InvalidData:
        """The error to raise for something wrong in this row."""
        return InvalidData(f"{self.file}, line {self.line}: {message}")

    def keys_within(self, need: Iterable[str], may: Iterable[str] = ()) -> None:
        """Raises InvalidData where a needed key is missing or a key is unknown."""
        need, may = tuple(need), tuple(may)
        for key in need:
            if key not in self:
                raise self.fault(f"key {key!r} is missing; an entry has {', '.join(need + may)}.")
        for key in self:
            if key not in need and key not in may:
                raise self.fault(f"key {key!r} is unknown; an entry has {', '.join(need + may)}.")

    def text(self, key: str, *, allowed: Iterable[str] | None = None) -> str:
        """The text under `key`, of the allowed values if given. Raises InvalidData otherwise."""
        value = self.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key}: {value!r} is not a text.")
        if allowed is not None and value not in (choices := tuple(allowed)):
            raise self.fault(f"{key}: {value!r} is not allowed; use one of {', '.join(choices)}.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under `key`; empty where the key is missing. Raises InvalidData otherwise."""
        value = self.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.fault(f"{key}: {value!r} is not a list of texts.")
        return tuple(value)


_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML has it: ten times as fast, and the data files are read at the first answer."""


class _Loader(_Parser):  # type: ignore[misc]
    file: str


def _row(loader: _Loader, node: yaml.MappingNode) -> Row:
    row = Row()
    row.file, row.line = loader.file, node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in row:
            raise InvalidData(f"{loader.file}, line {key_node.start_mark.line + 1}: key {key!r} stands twice.")
        row[key] = loader.construct_object(value_node, deep=True)
    return row


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _row)
# "no", "on" and 2019-12-22 stay the words that were written: country NO, days as ISO text
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


_OURS = Path(__file__).parent


def name_of(source: Traversable | Path) -> str:
    """How a message names a data file: by its path as given, or by its name where it comes with Tumen."""
    return str(source) if isinstance(source, Path) and _OURS not in source.parents else source.name


def read_rows(source: Traversable | Path, *, name: str | None = None) -> Any:
    """What the YAML file holds; each mapping is a `Row`. Days stay ISO text; only `true` and `false` are truth values.

    Faults call the file `name`, by default that of the file. Raises InvalidData, with file and line, where it is no
    YAML or a key stands twice.
    """
    loader = _Loader(source.read_text(encoding="utf-8"))
    loader.file = name or source.name
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise InvalidData(f"{loader.file}, line {line}: not YAML: {error.problem}.") from error
    finally:
        loader.dispose()

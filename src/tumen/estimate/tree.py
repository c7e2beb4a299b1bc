"""The tree of places: world, hosts, provinces, towns; every inner node owns a leaf for what no report names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tumen.errors import InvalidForm
from tumen.ledger import Place
from tumen.resources.places import parents

UNLISTED = "unlisted"
OTHER_HOSTS = "other hosts"
WORLD = "world"


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A place of the tree. `parent` is the index of its node, None for the world; `host` an ISO code where known.

    `rest` is true for the leaf of what no report names.
    """

    id: str
    name: str
    parent: int | None
    host: str | None
    level: str
    rest: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """Nodes, parents before their children, the world first. `leaves` are indices of the nodes without children.

    `host_of` gives for each leaf the number of its host; hosts are numbered as they stand below the world.
    """

    nodes: tuple[Node, ...]
    leaves: tuple[int, ...]
    hosts: tuple[int, ...]
    host_of: tuple[int, ...]
    below: tuple[tuple[int, ...], ...]
    """For each node the positions in `leaves` of its leaves."""

    def find(self, place: Place | None, host: str | None) -> tuple[int, bool] | None:
        """The node that a claim speaks of, and whether its people are only part of those at that node.

        The place by id or name, within its host where the name is not unique; else, as a part, its country or host;
        the world where neither is told. None where the place lies nowhere in the tree.
        """
        code = host or (place.country if place else None)
        if place is None:
            return (0, False) if code is None else self._host(code, part=False)
        said = place.name.casefold()
        found = [
            index
            for index, node in enumerate(self.nodes)
            if not node.rest and (node.id == place.id or node.name.casefold() == said)
        ]
        better = [i for i in found if code is None or self.nodes[i].host in (code, None)]
        if better:
            # the deepest of that name is the town, unless the claim speaks of a whole country
            return (better[0] if place.level == "country" else better[-1]), False
        if place.id is not None:
            ids = {node.id: index for index, node in enumerate(self.nodes)}
            for outer in parents(place.id):
                if outer.id in ids:
                    return ids[outer.id], True
        return None if code is None else self._host(code, part=place.level != "country")

    def _host(self, code: str, *, part: bool) -> tuple[int, bool] | None:
        for index in self.hosts:
            if self.nodes[index].host == code and not self.nodes[index].rest:
                return index, part
        return None


def tree_of(lines: Sequence[Mapping[str, Any]]) -> Tree:
    """The tree of `{id, name, parent, host, level}` lines. Raises InvalidForm that says which line is at fault."""
    given: dict[str, Mapping[str, Any]] = {}
    for number, line in enumerate(lines, start=1):
        where = f"tree, line {number}"
        if not isinstance(line, Mapping):
            raise InvalidForm(f"{where}: {line!r} is not an object with id, name, parent, host, level.")
        for key in ("id", "name"):
            if not isinstance(line.get(key), str) or not line[key].strip():
                raise InvalidForm(f"{where}: {key} {line.get(key)!r} is not a text.")
        for key in ("parent", "host", "level"):
            if line.get(key) is not None and not isinstance(line[key], str):
                raise InvalidForm(f"{where}: {key} {line[key]!r} is neither a text nor null.")
        if line["id"] in given:
            raise InvalidForm(f"{where}: id {line['id']!r} stands twice; ids are unique.")
        given[line["id"]] = line
    children: dict[str | None, list[str]] = {}
    for number, (name, line) in enumerate(given.items(), start=1):
        parent = line.get("parent")
        if parent is not None and parent not in given:
            raise InvalidForm(f"tree, line {number}: parent {parent!r} is the id of no line; add it, or use null.")
        children.setdefault(parent, []).append(name)
    return _grown(given, {parent: sorted(names) for parent, names in children.items()})


def _grown(given: Mapping[str, Mapping[str, Any]], children: Mapping[str | None, Sequence[str]]) -> Tree:
    roots = children.get(None, ())
    if given and not roots:
        raise InvalidForm("tree: every place has a parent, so they go in a circle; one line must have parent null.")
    single = len(roots) == 1 and (given[roots[0]].get("level") in (WORLD, None) or roots[0] == WORLD)
    root = roots[0] if single else WORLD
    if not single and WORLD in given:
        raise InvalidForm("tree: the id 'world' is the top of the tree; give it parent null and hang all else below.")
    name = str(given[root]["name"]) if single else "World"
    nodes = [Node(id=root, name=name, parent=None, host=None, level=WORLD)]
    todo = [(child, 0) for child in reversed(children.get(root, ()) if single else roots)]
    while todo:
        one, parent = todo.pop()
        line = given[one]
        host = line.get("host") or nodes[parent].host
        index = len(nodes)
        nodes.append(Node(id=one, name=line["name"], parent=parent, host=host, level=line.get("level") or "place"))
        below = children.get(one, ())
        if below:
            nodes.append(_rest(f"{one}/{UNLISTED}", UNLISTED, index, host))
        todo += [(child, index) for child in reversed(below)]
    nodes.append(_rest(f"{root}/{OTHER_HOSTS}", OTHER_HOSTS, 0, None))
    left = set(given) - {node.id for node in nodes}
    if left:
        raise InvalidForm(f"tree: {', '.join(sorted(left))} hang below one another in a circle; check their parents.")
    if len({node.id for node in nodes}) < len(nodes):
        raise InvalidForm(f"tree: ids that end in '/{UNLISTED}' or '/{OTHER_HOSTS}' are kept for what is not named.")
    return _indexed(tuple(nodes))


def _rest(name: str, title: str, parent: int, host: str | None) -> Node:
    return Node(id=name, name=title, parent=parent, host=host, level=UNLISTED, rest=True)


def _indexed(nodes: tuple[Node, ...]) -> Tree:
    inner = {node.parent for node in nodes}
    leaves = tuple(index for index in range(len(nodes)) if index not in inner)
    hosts = tuple(index for index, node in enumerate(nodes) if node.parent == 0)
    below: list[list[int]] = [[] for _ in nodes]
    host_of = []
    for number, leaf in enumerate(leaves):
        index: int | None = leaf
        while index is not None:
            below[index].append(number)
            if nodes[index].parent == 0:
                host_of.append(hosts.index(index))
            index = nodes[index].parent
    return Tree(
        nodes=nodes, leaves=leaves, hosts=hosts, host_of=tuple(host_of), below=tuple(tuple(one) for one in below)
    )


def alone(tree: Tree, host: int) -> Tree:
    """The tree with the host of that number only, its places in the same order."""
    numbers, nodes = {0: 0}, [tree.nodes[0]]
    for index, node in enumerate(tree.nodes):
        if index == tree.hosts[host] or (node.parent != 0 and node.parent in numbers):
            numbers[index] = len(nodes)
            nodes.append(replace(node, parent=numbers[node.parent or 0]))
    return _indexed(tuple(nodes))

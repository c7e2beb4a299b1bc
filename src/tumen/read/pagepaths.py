"""Places of elements in a page: their paths from its outermost element, such as /html/body/div[2]/p[4]."""

from __future__ import annotations

from typing import Any


class Paths:
    """Paths of elements, in the form of XPath 1.0. Time is linear in the page, however many children an element has."""

    def __init__(self) -> None:
        self._steps: dict[Any, dict[Any, str]] = {}
        self._paths: dict[Any, str] = {}

    def of(self, element: Any) -> str:
        """The path of an element: names, with a number where several children of one element have that name."""
        missing = []
        while element is not None and element not in self._paths:
            missing.append(element)
            element = element.getparent()
        path = "" if element is None else self._paths[element]
        for element in reversed(missing):
            parent = element.getparent()
            path = f"{path}/{element.tag if parent is None else self._step(parent, element)}"
            self._paths[element] = path
        return path

    def _step(self, parent: Any, child: Any) -> str:
        steps = self._steps.get(parent)
        if steps is None:
            steps = self._steps[parent] = {}
            by_name: dict[str, list[Any]] = {}
            for one in parent:
                by_name.setdefault(one.tag, []).append(one)
            for name, children in by_name.items():
                for number, one in enumerate(children, start=1):
                    steps[one] = f"{name}[{number}]" if len(children) > 1 else name
        return steps[child]

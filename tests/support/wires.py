"""Made-up wire reports in which the rules find claims, and inputs of them."""

from __future__ import annotations

from tumen.pipeline import Input

AT = "2026-03-01T12:00:00+00:00"
PLACES = ("Hunchun", "Helong", "Dandong", "Tumen")


def wire(number: int) -> bytes:
    """A short report, another one for each number; each fourth tells of one place."""
    place = PLACES[number % len(PLACES)]
    day = 1 + number % 28
    return (
        f"Title: Workers arrive in {place}\nPublisher: Example Wire {number}\nPublished: 2024-09-{day:02}\n\n"
        f"Around {100 + number} North Korean workers arrived in {place} on August {day}, a trader said. "
        f"Of them, {50 + number} workers were hired by a garment plant.\n"
    ).encode()


def copy(number: int) -> bytes:
    """A report that takes the text of `wire(number)` and adds a sentence."""
    text = wire(number).decode().partition("\n\n")[2]
    return f"Title: Again\nPublisher: Example Post\nPublished: 2024-10-01\n\n{text}Nothing more is known.\n".encode()


def given(data: bytes, name: str) -> Input:
    """An input with these bytes."""
    return Input(name=name, source=f"folder/{name}", load=lambda: data)


def inputs(count: int) -> list[Input]:
    """Half of them wires, half copies of these."""
    return [
        given(wire(number), f"wire{number:02}.txt")
        if number % 2 == 0
        else given(copy(number - 1), f"copy{number:02}.txt")
        for number in range(count)
    ]

"""What any bytes must give: reports that keep their own rules, or one line for a person."""

from __future__ import annotations

from tumen.errors import UnreadableInput
from tumen.ledger import Report
from tumen.read import Container, Found, Member, read


def read_or_refused(data: bytes, name: str) -> list[Found]:
    """What `data` holds, checked, up to a refusal, which is checked as well."""
    found: list[Found] = []
    message = f"{name}: "
    try:
        found.extend(read(data, name=name))
    except UnreadableInput as error:
        message = str(error)
    assert message.startswith(f"{name}: "), message
    assert "\n" not in message, message
    for one in found:
        if isinstance(one, Report):
            _keeps_its_rules(one)
        elif isinstance(one, Member):
            assert one.name.isprintable(), one.name
            assert not {"/", "\\", "\x00"} & set(one.name), one.name
            assert one.name.strip(". "), one.name
            assert one.where.isprintable(), one.where
        elif not isinstance(one, Container):
            assert one.where.isprintable(), one.where
            assert one.why.isprintable(), one.why
    return found


def _keeps_its_rules(report: Report) -> None:
    assert report.text.strip()
    spans = [*report.furniture, *report.captions, *((anchor.start, anchor.end) for anchor in report.anchors)]
    for start, end in spans:
        assert 0 <= start < end <= len(report.text), (start, end)
    for said in (report.title, report.byline, report.publisher, *report.flags):
        assert said is None or said.isprintable(), said

"""Each way is told once of what is new, and only of what may go there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tumen.case import Case
from tumen.case.memory import recall, remember
from tumen.errors import NotSent
from tumen.pipeline import Input, add, open_case
from tumen.publish import notices as module
from tumen.publish.changes import Change
from tumen.publish.notices import Notices
from tumen.publish.snapshot import Snapshot

AT = "2026-03-01T12:00:00+00:00"
LATER = "2026-03-01T13:00:00+00:00"
LATEST = "2026-03-01T14:00:00+00:00"
HOOK = "https://hooks.example.org/s3cret"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case without reports."""
    with open_case(tmp_path / "a.tumen", create=True) as opened:
        yield opened


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the webhook was sent."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(module, "post", lambda _url, form: found.append(form))
    return found


def put_in(case: Case, number: int, *, head: str = "Publisher: Example Daily", place: str = "Helong") -> None:
    """Adds a report of so many workers; `head` is its header."""
    text = f"Around {number} North Korean workers were sent to {place} in China on April 2, 2018, a resident said."
    data = f"{head}\n\n{text}".encode()
    add(case, [Input(name=f"report-{number}.txt", source=f"disk/report-{number}.txt", load=lambda: data)], at=AT)


def tell(notices: Notices) -> tuple[list[tuple[str, int]], tuple[str, ...]]:
    """What is told (new or changed, and the first count), and the names of reports that are not sent."""
    seen: list[tuple[str, int]] = []

    def put(new: tuple[Change, ...], _view: Snapshot) -> None:
        for change in new:
            counts = [value.value["low"] for value in change.incident.values if value.slot == "count"]
            seen.append(("new" if change.before is None else "changed", max(counts)))

    return seen, notices.tell(put)


def test_what_was_there_at_the_start_counts_as_told_and_what_comes_is_told_once(case: Case) -> None:
    put_in(case, 400)
    notices = Notices(case, at=AT)
    assert tell(notices) == ([], ())
    put_in(case, 60, place="Hunchun")
    assert tell(notices) == ([("new", 60)], ())
    assert tell(notices) == ([], ())
    # and so it is in the next run
    put_in(case, 70, place="Tumen")
    assert tell(Notices(case, at=LATER)) == ([("new", 70)], ())


def test_what_was_not_told_before_a_stop_is_told_afterwards(case: Case) -> None:
    notices = Notices(case, at=AT)
    put_in(case, 400)

    def stop(_new: tuple[Change, ...], _view: Snapshot) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        notices.tell(stop)
    assert tell(Notices(case, at=LATER))[0] == [("new", 400)]


def test_only_published_and_clear_reports_are_sent_and_the_others_are_named(
    case: Case, posted: list[dict[str, Any]], tmp_path: Path
) -> None:
    notices = Notices(case, at=AT, webhook=HOOK, atom=tmp_path / "news.xml")
    put_in(case, 400)
    put_in(case, 60, place="Hunchun", head="Publisher: Example Daily\nMarking: RED")
    put_in(case, 70, place="Tumen", head="Publisher: Example Daily\nMarking: GREEN")
    put_in(case, 80, place="Yanji", head="Title: A talk with a driver")
    put_in(case, 90, place="Dandong", head="Title: A talk\nMarking: CLEAR")
    told, held = tell(notices)
    assert sorted(told) == [("new", 60), ("new", 70), ("new", 80), ("new", 90), ("new", 400)]
    assert held == ("report-60", "report-70", "report-80")
    notices.send(at=LATER)
    (form,) = posted
    sent = repr(form) + (tmp_path / "news.xml").read_text(encoding="utf-8")
    assert sorted(change["values"]["count"][0]["low"] for change in form["changes"]) == [90, 400]
    for secret in ("Hunchun", "Tumen (", "Yanji", "driver", "report-", "disk", str(tmp_path)):
        assert secret not in sent
    assert (tmp_path / "news.xml").read_text(encoding="utf-8").count("<entry>") == 2


def test_an_incident_is_sent_with_the_claims_of_reports_that_may_be_sent_alone(
    case: Case, posted: list[dict[str, Any]]
) -> None:
    notices = Notices(case, at=AT, webhook=HOOK)
    put_in(case, 400)
    put_in(case, 407, head="Publisher: Quiet Desk\nMarking: RED")
    told, held = tell(notices)
    assert told == [("new", 407)]
    assert held == ("report-407",)
    notices.send(at=LATER)
    (change,) = posted[0]["changes"]
    assert [claim["report"]["publisher"] for claim in change["claims"]] == ["Example Daily"]
    assert "407" not in repr(posted)
    assert "Quiet" not in repr(posted)
    # more of what stays is no news there
    put_in(case, 409, head="Publisher: Quiet Desk\nMarking: RED")
    assert tell(notices)[0] == [("changed", 409)]
    notices.send(at=LATEST)
    assert len(posted) == 1


def test_what_the_webhook_did_not_take_is_posted_next_time(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    notices = Notices(case, at=AT, webhook=HOOK)
    put_in(case, 400)
    tell(notices)

    def refuse(_url: str, _form: dict[str, Any]) -> None:
        raise NotSent("the webhook: answers 500.")

    monkeypatch.setattr(module, "post", refuse)
    with pytest.raises(NotSent):
        notices.send(at=LATER)
    put_in(case, 60, place="Hunchun")
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(module, "post", lambda _url, form: found.append(form))
    Notices(case, at=LATER, webhook=HOOK).send(at=LATEST)
    assert sorted(change["values"]["count"][0]["low"] for change in found[0]["changes"]) == [60, 400]


def test_nothing_is_posted_where_nothing_is_new(case: Case, posted: list[dict[str, Any]]) -> None:
    notices = Notices(case, at=AT, webhook=HOOK)
    put_in(case, 60, head="Marking: RED")
    notices.send(at=LATER)
    assert posted == []


def test_each_way_has_its_own_beginning(case: Case, posted: list[dict[str, Any]]) -> None:
    Notices(case, at=AT)
    put_in(case, 400)
    notices = Notices(case, at=AT, webhook=HOOK)
    assert tell(notices)[0] == [("new", 400)]
    notices.send(at=LATER)
    assert posted == []


def test_the_case_keeps_no_secret_address(case: Case, posted: list[dict[str, Any]], tmp_path: Path) -> None:
    notices = Notices(case, at=AT, webhook=HOOK)
    put_in(case, 400)
    tell(notices)
    notices.send(at=LATER)
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("a.tumen*"))
    assert b"s3cret" not in kept
    assert posted


def test_the_feed_keeps_its_name_and_its_entries(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    notices = Notices(case, at=AT, atom=path)
    put_in(case, 400)
    notices.send(at=LATER)
    first = path.read_text(encoding="utf-8")
    notices.send(at=LATEST)
    assert path.read_text(encoding="utf-8") == first
    put_in(case, 60, place="Hunchun")
    Notices(case, at=LATEST, atom=path).send(at=LATEST)
    second = path.read_text(encoding="utf-8")
    assert second.count("<entry>") == 2
    entry = first[first.index("<entry>") : first.index("</entry>")]
    assert entry in second
    assert first[: first.index("<updated>")] == second[: second.index("<updated>")]


def test_a_file_that_was_lost_is_written_again_without_working_anything_out(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.xml"
    notices = Notices(case, at=AT, atom=path)
    put_in(case, 400)
    notices.send(at=LATER)
    whole = path.read_bytes()
    path.unlink()
    monkeypatch.setattr(module, "public_view", None)
    Notices(case, at=LATEST, atom=path).send(at=LATEST)
    assert path.read_bytes() == whole


def test_what_is_taken_back_goes_from_the_feed(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    notices = Notices(case, at=AT, atom=path)
    put_in(case, 400)
    put_in(case, 60, place="Hunchun")
    notices.send(at=LATER)
    assert path.read_text(encoding="utf-8").count("<entry>") == 2
    gone = next(original for original in case.originals() if original.name == "report-60.txt")
    case.take_back(gone.id, by="A. Reader", why="the wrong file", at=LATER)
    notices.send(at=LATEST)
    text = path.read_text(encoding="utf-8")
    assert text.count("<entry>") == 1
    assert "Hunchun" not in text


@pytest.mark.parametrize(
    "damaged", [None, [], {"told": 1}, {"told": [1], "feed": "a", "made": AT, "stamp": "", "entries": 1}]
)
def test_a_memory_that_is_damaged_begins_anew(case: Case, damaged: Any) -> None:
    put_in(case, 400)
    Notices(case, at=AT)
    remember(case, "told", damaged)
    notices = Notices(case, at=LATER)
    assert tell(notices) == ([], ())
    assert recall(case, "told")["made"] == LATER


def test_a_file_that_cannot_be_written_is_told(case: Case, tmp_path: Path) -> None:
    notices = Notices(case, at=AT, atom=tmp_path / "nowhere" / "news.xml")
    put_in(case, 400)
    with pytest.raises(OSError, match="nowhere"):
        notices.send(at=LATER)

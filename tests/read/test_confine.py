"""Parsers in a process of their own: what they give, what they may not do, and that the rest goes on all the same."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tumen.errors import MissingExtra, UnreadableInput
from tumen.ledger import Report
from tumen.read import SERVICES, Container, LeftOut, Member, reports
from tumen.read.confine import Confined, confinement, needs_child
from tumen.read.jobs import Limits
from tumen.read.reports import Found

FILES = Path(__file__).with_name("files")
SUPPORT = Path(__file__).parents[1] / "support"
SMALL = Limits(seconds=5, memory=400 * 2**20, answer=2 * 2**20, answers=4 * 2**20, items=50, asked=20, files=10)
PAGE = b"<html lang=en><head><title>Two buses</title></head><body><article><h1>Two buses</h1><p>%s</p></article></html>"
LINUX = sys.platform == "linux"


def hostile(reads: str = "by_name", limits: Limits = SMALL) -> Confined:
    return Confined(limits=limits, reads=f"hostile_readers:{reads}", beside=(SUPPORT,), services={"capitals": capitals})


def capitals(values: object, data: bytes) -> str:
    return data.decode().upper()


def deed(what: str) -> bytes:
    """Bytes that need a process, in which a reader does `what`."""
    return f"<html>\n{what}".encode()


def refusal(confined: Confined, what: str, name: str = "a.html") -> str:
    """The words with which the file is refused; whatever it gave before is dropped."""
    with pytest.raises(UnreadableInput) as refused:
        list(confined.read(deed(what), name=name))
    return str(refused.value)


def tree(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """Everything below a folder: names, modes and bytes."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_mode, path.read_bytes() if path.is_file() else None)
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with hostile() as opened:
        yield opened


@pytest.fixture(scope="module")
def readers() -> Iterator[Confined]:
    with Confined(services=SERVICES) as opened:
        yield opened


def assert_goes_on(confined: Confined) -> None:
    found = list(confined.read(deed("nothing"), name="next.html"))
    assert [one.name for one in found if isinstance(one, Report)] == ["next"]


# what comes through


def test_a_page_is_read_as_it_is_read_without_a_process(readers: Confined) -> None:
    page = PAGE % (b"Two buses with 60 workers left the city on 4 April 2018. " * 9)
    apart = list(readers.read(page, name="a.html", url="https://news.example/2018/04/04/buses"))
    assert apart == list(reports.read(page, name="a.html", url="https://news.example/2018/04/04/buses"))
    assert isinstance(apart[0], Report)
    assert str(apart[0].published) == "2018-04-04"


REAL = sorted(path for path in FILES.rglob("*") if path.is_file()) if FILES.is_dir() else []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_real_file_is_read_the_same_with_and_without_a_process(readers: Confined, path: Path) -> None:
    data, name = path.read_bytes(), path.name
    assert _outcome(readers.read(data, name=name)) == _outcome(reports.read(data, name=name))


def _outcome(found: Iterator[Found]) -> list[Found | str]:
    """Everything that comes, and the words of the refusal at the end."""
    out: list[Found | str] = []
    try:
        out += found
    except UnreadableInput as refused:
        out.append(str(refused))
    return out


def test_what_a_reader_gives_comes_as_it_is(confined: Confined) -> None:
    data = deed("four")
    found = list(confined.read(data, name="a b.html", url="https://x.example/"))
    assert isinstance(found[0], Report)
    assert (found[0].name, found[0].text) == ("a b", "Ein Satz: 珲春 \ud800 and so on.")
    assert found[1:] == [
        Container(media_type="application/zip"),
        Member(
            name="a.html",
            data=data * 3,
            where="record at byte 9",
            url="https://x.example/",
            captured_at="2020-01-01T00:00:00Z",
            headers=(("Server", "x"), ("Via", "y")),
        ),
        LeftOut(where="entry b.exe", why="is a program"),
    ]


def test_a_refusal_of_a_reader_keeps_its_words_and_what_came_before(confined: Confined) -> None:
    found = confined.read(deed("refuse"), name="a.html")
    assert isinstance(next(found), Report)
    with pytest.raises(UnreadableInput) as refused:
        next(found)
    # the words of a process cannot move the cursor
    assert str(refused.value) == "a.html: is torn [31m at byte 9; get a whole copy."


def test_a_missing_part_is_told_as_such(confined: Confined) -> None:
    with pytest.raises(MissingExtra, match=r"^needs openpyxl; get it with: pip install tumen\[tables\]$"):
        list(confined.read(deed("lack"), name="a.html"))
    assert_goes_on(confined)


def test_what_is_printed_goes_nowhere(confined: Confined, capfd: pytest.CaptureFixture[str]) -> None:
    assert len(list(confined.read(deed("print_much"), name="a.html"))) == 1
    assert capfd.readouterr() == ("", "")
    assert_goes_on(confined)


def test_members_are_made_one_by_one_and_reading_may_nest_and_break_off() -> None:
    with hostile(limits=Limits(items=10)) as confined:
        outer = confined.read(deed("many"), name="outer.html")
        for _ in range(5):
            assert isinstance(next(outer), LeftOut)
            assert len(list(confined.read(deed("four"), name="inner.html"))) == 4
        # the outer one has a process of its own, which a crash of an inner file leaves alone
        assert "crashed" in refusal(confined, "crash")
        assert isinstance(next(outer), LeftOut)
        outer.close()
        assert_goes_on(confined)


def test_a_process_is_used_again_and_replaced_in_time() -> None:
    with hostile(limits=Limits(files=2)) as confined:
        pids = [next(confined.read(deed("spin"), name="a.html")) for _ in range(5)]
    numbers = [one.where for one in pids if isinstance(one, LeftOut)]
    assert [numbers[0] == numbers[1], numbers[1] == numbers[2], numbers[2] == numbers[3]] == [True, False, True]
    assert len(set(numbers)) == 3


# what a process may not do

HOW = [
    ("eat_memory", "a.html: needed more than 400 MB of memory; save its text and give that."),
    ("ask_much_memory", "a.html: needed more than 400 MB of memory; save its text and give that."),
    ("crash", "a.html: crashed the reader (signal 11); save its text and give that."),
    ("crash_later", "a.html: crashed the reader (signal 11); save its text and give that."),
    ("leave", "a.html: ended the reader (code 3); save its text and give that."),
    ("recurse", "a.html: is nested too deeply to be read; save its text and give that."),
    ("err", "a.html: made the reader fail (KeyError in a library); save its text and give that."),
    ("much_at_once", "a.html: gave more than 2 MB at once; save its text and give that."),
    ("much_in_all", "a.html: gave more than 4 MB in all; save its text and give that."),
    ("much_about", "a.html: holds a part with too much said about it; save its text and give that."),
    ("many", "a.html: holds more than 50 parts; save its text and give that."),
    ("another_report", "a.html: made the reader answer in no known form; save its text and give that."),
    ("outside_offsets", "a.html: made the reader answer in no known form; save its text and give that."),
    ("path_as_name", "a.html: made the reader answer in no known form; save its text and give that."),
    ("garbage", "a.html: gave more than 2 MB at once; save its text and give that."),
    ("no_json", "a.html: made the reader answer in no known form; save its text and give that."),
    ("half", "a.html: ended the reader (code 0); save its text and give that."),
    ("enormous", "a.html: gave more than 2 MB at once; save its text and give that."),
    ("close_all", "a.html: made the reader break off; save its text and give that."),
    ("ask_for_ever", "a.html: asked for help more than 20 times; save its text and give that."),
]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize(("what", "words"), HOW, ids=[what for what, _ in HOW])
def test_a_reader_gone_wrong_ends_its_file_and_the_rest_goes_on(confined: Confined, what: str, words: str) -> None:
    assert refusal(confined, what) == words
    assert_goes_on(confined)


@pytest.mark.parametrize(("what", "same"), [("refuse", True), ("lack", True), ("recurse", False), ("err", False)])
def test_a_process_that_came_to_harm_reads_nothing_more(confined: Confined, what: str, same: bool) -> None:
    before = list(confined.read(deed("number"), name="a.html"))
    with pytest.raises((UnreadableInput, MissingExtra)):
        list(confined.read(deed(what), name="a.html"))
    assert (list(confined.read(deed("number"), name="a.html")) == before) is same


@pytest.mark.parametrize("what", ["spin", "wait", "stand_still"])
def test_time_is_bounded(what: str) -> None:
    with hostile(limits=Limits(seconds=1)) as confined:
        assert refusal(confined, what) == (
            "a.html: took more than 1 s to read and was stopped; save its text and give that."
        )
        assert_goes_on(confined)


def test_time_in_all_is_bounded() -> None:
    with hostile(limits=Limits(seconds=100, seconds_in_all=0.5, items=10**9, answers=10**12)) as confined:
        assert refusal(confined, "much_in_all").startswith("a.html: took more than 0.5 s to read")


def test_lists_that_would_fill_the_memory_of_the_caller_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*_: object) -> Report:
        raise AssertionError("was parsed")

    monkeypatch.setattr("tumen.read.frames.from_row", parsed)
    with hostile(limits=Limits()) as confined:
        assert "made the reader answer in no known form" in refusal(confined, "lists")


def test_a_reader_that_cannot_be_broken_off_is_ended() -> None:
    with hostile(limits=Limits(seconds=1)) as confined:
        found = confined.read(deed("spin_at_close"), name="a.html")
        next(found)
        found.close()
        assert_goes_on(confined)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_system_itself_ends_what_uses_the_processor_for_too_long() -> None:
    script = (
        "from tumen.read.locks import limit_processor\nlimit_processor(-2)\n"
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, env=_with_path()).returncode == -signal.SIGXCPU


def test_where_the_system_does_not_limit_memory_a_watch_does() -> None:
    script = "from tumen.read import locks\nlocks._watch(2**20)"
    assert subprocess.run([sys.executable, "-c", script], check=False, env=_with_path()).returncode == 87


TRIED = (
    "write append create read remove rename mkdir link chmod utime truncate "
    "socket resolve run shell fork exec library kill"
)


def test_python_is_refused_the_disk_the_network_and_programs(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("secret")
    before = tree(tmp_path)
    with hostile("try_python") as confined:
        found = list(confined.read(deed(str(tmp_path)), name="a.html"))
    assert found == [LeftOut(where=what, why="PermissionError") for what in TRIED.split()]
    assert tree(tmp_path) == before


@pytest.mark.skipif(not LINUX, reason="the system refuses that on Linux only")
def test_machine_code_is_refused_the_disk_the_network_and_programs(tmp_path: Path) -> None:
    holds = confinement()
    if not {"the system refuses files outside the installation", "the system refuses network and programs"} <= {*holds}:
        pytest.skip(f"this system only has: {holds}")
    (tmp_path / "there.txt").write_text("secret")
    before = tree(tmp_path)
    with hostile("try_machine") as confined:
        found = list(confined.read(deed(str(tmp_path)), name="a.html"))
    assert [one for one in found if isinstance(one, LeftOut) and one.why != "PermissionError"] == []
    assert len(found) == 16
    assert tree(tmp_path) == before


def test_what_holds_is_told() -> None:
    told = confinement()
    assert told[0] == "a file is given up after 60 s without an answer"
    assert len(told) == 6
    for what in ("memory", "processor time", "changes of the disk", "files outside the installation", "network"):
        assert sum(what in line for line in told) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups")
def test_what_the_process_is_started_with(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("TOKEN", "secret")
    with hostile("tell") as confined:
        told = {one.where: one.why for one in confined.read(b"<html>", name="a.html") if isinstance(one, LeftOut)}
    assert told == {
        "environment": "LC_ALL MALLOC_ARENA_MAX OMP_NUM_THREADS OPENBLAS_NUM_THREADS TZ",
        "folder": "/",
        "isolated": "1",
        "group of its own": "True",
    }


def test_no_module_is_taken_from_the_folder_of_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a folder of reports may hold a file that is called like a module
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('ran')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "trafilatura.py"))
    page = PAGE % (b"Two buses with 60 workers left the city. " * 9)
    with Confined() as confined:
        assert isinstance(next(confined.read(page, name="a.html")), Report)


# the one who starts it


def test_a_service_is_run_by_the_one_who_started_the_process(confined: Confined) -> None:
    found = list(confined.read(deed("ask_capitals"), name="a.html"))
    assert [one.text for one in found if isinstance(one, Report)] == ["<HTML>\nASK_CAPITALS"]


def test_a_service_that_is_not_there_is_refused() -> None:
    with Confined(reads="hostile_readers:ask_capitals", beside=(SUPPORT,)) as confined:
        assert refusal(confined, "x") == "a.html: nobody may be asked for that here"


def test_a_service_may_refuse() -> None:
    def refuses(values: object, data: bytes) -> str:
        raise MissingExtra("needs tesseract")

    with (
        Confined(reads="hostile_readers:ask_capitals", beside=(SUPPORT,), services={"capitals": refuses}) as confined,
        pytest.raises(MissingExtra, match=r"^needs tesseract$"),
    ):
        list(confined.read(deed("x"), name="a.html"))


def test_a_process_that_does_not_start_is_told_and_shows_no_traceback() -> None:
    with Confined(reads="no_such_module:x") as confined:
        assert refusal(confined, "x") == (
            "a.html: the process that reads it did not start (ModuleNotFoundError: No module named 'no_such_module'); "
            "look with: tumen doctor"
        )


SCRIPT = """
import signal
import sys
from pathlib import Path
from tumen.read.confine import Confined
# what runs in the background was told to ignore it
signal.signal(signal.SIGINT, signal.default_int_handler)
with Confined(reads="hostile_readers:{deed}", beside=(Path({support!r}),)) as confined:
    for found in confined.read(b"<html>", name="a.html"):
        print(found.where, flush=True)
"""


def _with_path() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(reports.__file__).parents[2])}


@pytest.mark.skipif(not LINUX, reason="needs to wait for the end of a process that is not its own child")
@pytest.mark.parametrize(("what", "how"), [("spin", "KILL"), ("wait", "KILL"), ("spin", "INT"), ("wait", "INT")])
def test_a_process_ends_with_the_one_who_started_it(what: str, how: str) -> None:
    script = SCRIPT.format(deed=what, support=str(SUPPORT))
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env=_with_path(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as starter:
        assert starter.stdout is not None
        reader = os.pidfd_open(int(starter.stdout.readline()))
        # as Ctrl-C does: to everything in the foreground
        os.killpg(starter.pid, getattr(signal, f"SIG{how}"))
        starter.wait()
        ended, _, _ = select.select([reader], [], [], 30)
        os.close(reader)
    assert ended
    assert starter.returncode == (-signal.SIGKILL if how == "KILL" else -signal.SIGINT)


# which bytes need a process


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (b"Two buses left.", "a.txt", False),
        (b"", "a.txt", False),
        (b"\xff\xfe\x00", "a.txt", False),
        (b"Title: Two buses\n\nThey left.", "a", False),
        (b"x" * (2**20 + 1), "a.txt", True),
        (b"PK\x03\x04", "a.txt", True),
        (b"PK\x05\x06", "a.txt", True),
        (b"%PDF-1.7", "a.txt", True),
        (b"<html>", "a.txt", True),
        (b"<p>", "a.html", True),
        (b"<rss>", "a.xml", True),
        (b"a,b\n1,2\n", "a.csv", True),
        (b"MIME-Version: 1.0\n\nx", "a.eml", True),
        (b"WARC/1.1\r\n", "a.warc", True),
    ],
)
def test_which_bytes_need_a_process(data: bytes, name: str, wanted: bool) -> None:
    assert needs_child(data, name=name) is wanted


def test_plain_text_starts_no_process() -> None:
    with Confined(reads="no_such_module:x") as confined:
        found = list(confined.read(b"Two buses left.", name="a.txt"))
    assert found == list(reports.read(b"Two buses left.", name="a.txt"))

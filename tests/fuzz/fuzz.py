"""Fuzzes targets of `fuzz_targets` with atheris until a fault is found or its options end it.

    python tests/fuzz/fuzz.py TARGET[,TARGET…] [options of atheris]
    python tests/fuzz/fuzz.py each|groups [options of atheris]

Several targets share one run: the first byte of an input chooses among them. `each` runs every target for itself and
`groups` those that go together, one after the other, and ends with 1 where any of them broke. What is found on the way
is kept below `.fuzz/`, what breaks a target beside it; such a file belongs into `tests/fuzz/regressions/` as
`TARGET_what.bin`, where `test_replay_read.py` reads it everywhere. Atheris is there for Linux only.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# what is named here is watched for new paths through it; without, atheris sees only whether something breaks. Watching
# takes time at the start, seconds for a large library
WATCHED = ("tumen.read", "zipfile")
WATCHED_FOR = {
    "values": ("tumen.normalise",),
    "page": ("trafilatura", "htmldate"),
    "docx": ("docx",),
    "xlsx": ("openpyxl",),
    "csv": ("csv",),
    "row": ("json",),
    "entry": ("json",),
    "mail": ("email",),
    "mhtml": ("email",),
}
GROUPS = (
    "text,page",
    "values",
    "pdf,docx,docx_parts",
    "mail,mhtml",
    "zip,warc,wacz,wacz_parts",
    "feed,entry",
    "csv,row,xlsx,xlsx_parts",
    "answers,requests",
)
"""Targets that go through the same readers."""


def main() -> None:
    """Reads the targets from the first argument and hands the rest to atheris."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] in ("each", "groups"):
        runs = GROUPS if sys.argv[1] == "groups" else [name for group in GROUPS for name in group.split(",")]
        broken = [names for names in runs if subprocess.call([sys.executable, sys.argv[0], names, *sys.argv[2:]])]
        sys.exit(f"fuzz: broken: {' '.join(broken)}; the inputs that did it are in .fuzz" if broken else 0)
    names, options = sys.argv[1].split(","), sys.argv[2:]
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        sys.exit("fuzz: atheris is not installed; run the tests for a replay of the corpus instead.")
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "support")]
    more = [module for kind, modules in WATCHED_FOR.items() if kind in sys.argv[1] for module in modules]
    with atheris.instrument_imports(include=[*WATCHED, *more]):
        # what a reader imports when it is first used must be imported while atheris watches
        for module in more:
            importlib.import_module(module)
        targets: Any = importlib.import_module("fuzz_targets")
    checks = [targets.TARGETS[name].check for name in names]
    corpus = ROOT / ".fuzz" / "_".join(names)
    corpus.mkdir(parents=True, exist_ok=True)
    seeds: Any = importlib.import_module("fuzz_seeds")
    for at, name in enumerate(names):
        for data in (*targets.TARGETS[name].begin(), *seeds.regressions(name)):
            chosen = data if len(names) == 1 else bytes([at]) + data
            (corpus / sha256(chosen).hexdigest()[:32]).write_bytes(chosen)

    def one_input(data: bytes) -> None:
        if len(checks) == 1:
            checks[0](data)
        elif data:
            checks[data[0] % len(checks)](data[1:])

    found = f"-artifact_prefix={corpus.parent}/{'_'.join(names)}_"
    atheris.Setup(["fuzz", "-timeout=30", "-rss_limit_mb=2048", found, *options, str(corpus)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

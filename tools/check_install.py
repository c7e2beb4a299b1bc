"""The installed product: built as a wheel, installed without the tools of development, measured and run.

Asserts what DESIGN promises of the default install: no compiler, under 400 MB without byte code, `tumen --help` in
under a second, and a demo that works from the wheel. Prints the figures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_MEGABYTES = 400
MOST_SECONDS = 1.0
RUNS = 5


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Standard output of a command that must succeed, run without any compiler to be found."""
    environment = os.environ | {"CC": "/bin/false", "CXX": "/bin/false"}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def main() -> None:
    """Build, install, measure, run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
        (wheel,) = folder.glob("*.whl")
        venv.create(folder / "venv", with_pip=True)
        python, tumen = folder / "venv/bin/python", folder / "venv/bin/tumen"
        before = size(folder / "venv")
        constraints = folder / "constraints.txt"
        constraints.write_text(pins(), encoding="utf-8")
        run(python, "-m", "pip", "install", "-q", "--no-compile", "--only-binary=:all:", "-c", constraints, wheel)
        megabytes = (size(folder / "venv") - before) / 2**20
        seconds = min(timed(tumen, "--help") for _ in range(RUNS))
        demo = run(tumen, "demo", folder / "demo.tumen", cwd=folder)
        print(f"wheel {wheel.stat().st_size / 2**20:.1f} MB, installed {megabytes:.0f} MB without byte code")
        print(f"tumen --help {seconds:.2f} s (best of {RUNS})")
        print(demo)
        run(tumen, "verify", folder / "demo.tumen")
        if megabytes > MOST_MEGABYTES or seconds > MOST_SECONDS:
            sys.exit(f"too large or too slow: at most {MOST_MEGABYTES} MB and {MOST_SECONDS} s are promised.")


def pins() -> str:
    """The versions of the lock file, without hashes, as constraints."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return "\n".join(line.removesuffix("\\").strip() for line in lines if line and not line.startswith((" ", "#")))


def size(folder: Path) -> int:
    """Bytes of the files below a folder, byte code left out."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def timed(*command: str | Path) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    run(*command)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

"""Pins the floors of the golden gate to the figures that are reached now.

    pin_floors.py [--lower WHY]

A floor is raised where more is reached. Where less is reached it stays, and the gate goes on failing, unless WHY says
in words why it may fall; the words are kept in `floors.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from corpora import ABROAD, DIGESTS, NEWS, PRESS, SAMPLE, SEEDS, figures, gold_hash  # noqa: E402

FLOORS = ROOT / "tests" / "golden" / "floors.json"
_FOLDERS = {"sample": SAMPLE, "digests": DIGESTS, "news": NEWS, "press": PRESS, "abroad": ABROAD, "seeds": SEEDS}


def floors_of(reached: dict[str, Any]) -> dict[str, float]:
    """Every figure that the gate holds, by its dotted name."""
    floors = {f"{name}.f1": reached[name]["f1"] for name in ("claim", "fact", "number")}
    floors |= {f"kinds.{kind}": row["f1"] for kind, row in reached["kinds"].items()}
    floors |= {f"slots.{slot}": round(row["right"] / row["of"], 4) for slot, row in reached["slots"].items()}
    return floors


def main() -> None:
    """Read, compare, write; ends with 1 where a floor would have to fall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", metavar="WHY", help="let floors fall, for this reason")
    lower = parser.parse_args().lower
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    held = False
    for name, folder in _FOLDERS.items():
        reached = floors_of(figures(folder, languages=("en",)).form())
        old = pinned.get(name, {}).get("floors", {})
        for key in sorted(set(reached) | set(old)):
            now, before = reached.get(key, 0.0), old.get(key, 0.0)
            if now < before and not lower:
                reached[key], held = before, True
                print(f"{name} {key}: {now} is below its floor {before}, which stays")
            elif now != before:
                print(f"{name} {key}: {before} -> {now}")
        pinned[name] = {"gold": gold_hash(folder), "floors": dict(sorted(reached.items()))}
    if lower:
        pinned.setdefault("lowered", []).append(lower)
    FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    sys.exit(1 if held else 0)


if __name__ == "__main__":
    main()

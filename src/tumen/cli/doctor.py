"""`tumen doctor`: versions, extras and the health of a case."""

from __future__ import annotations

import platform
import shutil
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from tumen.cli.terminal import put_json, tell

EXTRAS = {"tables": ("openpyxl", "Excel")}
"""Extras by name: the module that each brings, and what it is for."""


def command(
    case: Annotated[Path | None, typer.Argument(metavar="[CASE]", help="A case file to look at as well.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print as one JSON object.")] = False,
) -> None:
    """Print versions, which extras are there, and, given a case, whether it is in health.

    Ends with 1 where the case has a fault.
    """
    findings = _installation()
    faults: list[str] = []
    if case is not None:
        findings["case"], faults = _case(case)
    if as_json:
        put_json([findings])
    else:
        _show(findings)
    if faults:
        raise typer.Exit(1)


def _installation() -> dict[str, Any]:
    from tumen import extract, read

    needed = {}
    for line in requires("tumen") or ():
        if "extra ==" not in line:
            name = line.split(">")[0].split("=")[0].split(";")[0].strip()
            needed[name] = _version(name)
    return {
        "tumen": version("tumen"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "reader": read.VERSION,
        "rules": extract.VERSION,
        "packages": needed,
        "parsers": list(read.confinement()),
        "programs": {"tesseract": shutil.which("tesseract")},
        "extras": {name: find_spec(module) is not None for name, (module, _) in EXTRAS.items()},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _case(path: Path) -> tuple[dict[str, Any], list[str]]:
    from tumen.pipeline import open_case, verify

    with open_case(path) as case:
        faults = [str(difference) for difference in verify(case)]
        effective = case.effective()
        return {
            "path": str(path),
            "bytes": path.stat().st_size,
            "reports": len(case.reports()),
            "claims": len(effective.claims),
            "decisions": len(case.decisions()),
            "decisions without a target": len(effective.unmatched),
            "faults": faults,
        }, faults


def _show(findings: dict[str, Any]) -> None:
    for key in ("tumen", "python", "platform", "reader", "rules"):
        tell(f"{key:<10} {findings[key]}")
    for name, found in findings["packages"].items():
        tell(f"  {name:<20} {found or 'MISSING: install Tumen again'}")
    for name, there in findings["extras"].items():
        use = EXTRAS[name][1]
        tell(f"extra {name}: {'there' if there else f'not there ({use}); get it with: pip install tumen[{name}]'}")
    found = findings["programs"]["tesseract"]
    tell(f"program tesseract: {found or 'not there; scanned pages are read once it is installed'}")
    for sentence in findings["parsers"]:
        tell(f"parsers: {sentence}")
    case = findings.get("case")
    if case:
        tell(f"case {case['path']}: {case['bytes']:,} bytes")
        for key in ("reports", "claims", "decisions", "decisions without a target"):
            tell(f"  {key:<28} {case[key]}")
        for fault in case["faults"]:
            tell(f"  FAULT {fault}")
        if not case["faults"]:
            tell("  in health: every hash and every derived row is right")

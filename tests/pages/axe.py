"""The accessibility checker axe-core, from npm: fetched once into the virtual environment, in tests only."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

PACKAGE = "axe-core@4.14.1"
KEPT = Path(sys.prefix) / "axe-core"


def _absent(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI=true requires it")
    pytest.skip(what)


def source() -> str:
    """Return axe-core's script, or skip (with CI=true: fail) where npm cannot bring it."""
    script = KEPT / PACKAGE / "axe.min.js"
    if not script.is_file():
        _fetch(script.parent)
    return script.read_text(encoding="utf-8")


def _fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        _absent("npm is not on this machine, so axe-core cannot be fetched")
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    archives = list(folder.glob("*.tgz"))
    if done.returncode or not archives:
        _absent(f"npm could not fetch axe-core ({done.stderr.strip()[:200]})")
    with tarfile.open(archives[0]) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        part = folder / f"{os.getpid()}.part"
        part.write_bytes(member.read())
    part.replace(folder / "axe.min.js")


def violations(page: object) -> list[tuple[str, int, str]]:
    """Return what axe-core finds on a page that is open: the rule, how many places, the first of them."""
    page.evaluate(source())
    found: list[tuple[str, int, str]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map("
        "v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200) + ' | ' + v.nodes[0].failureSummary]))"
    )
    return found

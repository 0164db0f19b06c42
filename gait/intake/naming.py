"""What a report is called, and how it comes to stand there whole: no half-written file, no other run's overwritten."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from gait.model import Analysis

_EXPORT_SUFFIX: Final = re.compile(r"(\.(fit|gpx|tcx|csv|xml|gz|zip))+$", re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[^\w.]+")
_MOST_BYTES: Final = 120
_MOST_DAYS: Final = 4
"""Days that a comparison's name holds each; of more it has the first and the last."""
_IDENTITY: Final = re.compile(rb'<meta name="gait-source" content="([^"/]+/\d+)"')
_HEAD_BYTES: Final = 16384


def place_report(page: Path, analysis: Analysis, folder: Path) -> Path:
    """Move a finished page to its name in the folder, and return that name.

    A report of the same activity is replaced: the digest of its file and the activity's place in it say so, which the
    page carries as ``<meta name="gait-source">``; a page without a digest replaces nothing and is not replaced.
    If another activity has the name, the time of day is added to it, and if need be a number.
    A shared analysis has no name, so its report has a number; it replaces nothing.
    """
    if analysis.shared:
        return _place_unnamed(page, folder)
    identity = identity_of(page)
    targets = (folder / name for name in _names(analysis))
    target = next(path for path in targets if not path.exists() or _is_of(path, identity))
    return page.replace(target)


def _place_unnamed(page: Path, folder: Path) -> Path:
    """Move a page to ``run-1.html`` or the first number after it that is free, of a PDF beside it too."""
    for number in count(1):
        target = folder / f"run-{number}.html"
        if not target.with_suffix(".pdf").exists() and _claimed(target):
            break
    return page.replace(target)


def _claimed(target: Path) -> bool:
    """Take a name, unless another run has it: at this moment perhaps, in another process."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def place_comparison(page: Path, days: Sequence[str], folder: Path) -> Path:
    """Move a finished page that compares recordings of these days to its name in the folder, and return that name.

    As of reports, a page that compares the same recordings is replaced and no other; another one gets a number.
    """
    identity = identity_of(page)
    stem = "-".join(("compare", *(days if len(days) <= _MOST_DAYS else (min(days), "to", max(days)))))
    numbered = (folder / f"{stem}{f'-{number}' if number > 1 else ''}.html" for number in count(1))
    return page.replace(next(path for path in numbered if not path.exists() or _is_of(path, identity)))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that at no time a part of it stands under its name."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def slug(name: str) -> str:
    """Return a name that every file system takes: letters, digits, dots and single hyphens, at most 120 bytes."""
    plain = unicodedata.normalize("NFC", _EXPORT_SUFFIX.sub("", name))
    safe = _UNSAFE.sub("-", plain).strip("-.")
    return safe.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip("-.") or "run"


def _names(analysis: Analysis) -> Iterator[str]:
    day, _, clock = analysis.activity.local_start.partition("T")
    own = slug(analysis.source.name).removeprefix(day).lstrip("-_.")
    leg = f"-{analysis.source.activity_index + 1}" if analysis.source.activity_index else ""
    stem = "-".join(filter(None, (day, own))) + leg
    yield f"{stem}.html"
    timed = "-".join(filter(None, (stem, clock[:5].replace(":", ""))))
    yield f"{timed}.html"
    for number in count(2):
        yield f"{timed}-{number}.html"


def _is_of(page: Path, identity: bytes | None) -> bool:
    return identity is not None and identity_of(page) == identity


def identity_of(page: Path) -> bytes | None:
    """Return which activity a report is of, as it says itself: the digest of its file and its place in it, or None."""
    try:
        with page.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return None
    found = _IDENTITY.search(head)
    return found[1] if found else None

"""Small runs as files, a folder to drop them into, and a watcher that does not wait long."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Event

import pytest

from gait.library import AthleteRecord, Library
from gait.model import Analysis
from gait.simulate import RUNNERS, WATCHES, Plan, Simulation, run, simulate
from gait.simulate.fit_file import fit_bytes
from gait.watch import Patience, Settings, Voice, watch_once

FIRST = datetime(2026, 5, 3, 8, tzinfo=UTC)
AT_ONCE = Patience(quiet_s=0.0, cut_off_s=0.0)
"""For tests in which nothing is being written."""


@cache
def recorded() -> Simulation:
    """Return eight minutes of running, by a simple watch."""
    return simulate(RUNNERS["typical"], Plan(legs=(run(8, 2.8),)), WATCHES["wrist_basic"], 5)


@cache
def a_file(day: int = 0) -> bytes:
    """Return the FIT file of a run on this day."""
    one = recorded()
    return fit_bytes(replace(one.activity, started_at=FIRST + timedelta(days=day)), one.watch)


@cache
def a_ride() -> bytes:
    """Return the FIT file of a ride."""
    return fit_bytes(replace(recorded().activity, sport="cycling"), recorded().watch)


@dataclass
class Folder:
    """A watched folder, its library, and what the watcher said."""

    path: Path
    library: Path
    said: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    stop: Event = field(default_factory=Event)

    def drop(self, name: str, content: bytes) -> Path:
        """Put a file into the folder."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def settings(self, **more: object) -> Settings:
        """Return settings for this folder."""
        known = {"folder": self.path, "out": self.path / "reports", "library": self.library, "processes": 1}
        return Settings(**{**known, "patience": AT_ONCE, **more})  # type: ignore[arg-type]

    @property
    def voice(self) -> Voice:
        """What hears the watcher."""
        return Voice(say=self.said.append, trouble=self.troubles.append)

    def once(self, **more: object) -> bool:
        """File what is there, and return whether all went well."""
        return watch_once(self.settings(**more), self.voice, self.stop)

    def files(self) -> list[str]:
        """Return the names of what lies in the folder besides the reports, sorted."""
        inside = (path.relative_to(self.path) for path in self.path.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in inside if path.parts[0] != "reports" and path.name[0] != ".")

    def reports(self) -> list[str]:
        """Return the names of the pages, sorted."""
        out = self.path / "reports"
        return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))

    def runs(self) -> list[tuple[str, str]]:
        """Return the library's runs, the earliest first: whose, and which day."""
        with Library.open(self.library) as library:
            return [(each.athlete, each.started_at[:10]) for each in reversed(library.runs())]

    def state(self) -> dict[str, tuple[str, int]]:
        """Return each file's digest and time: equal only where nothing was written."""
        return {
            path.relative_to(self.path).as_posix(): (digest(path), path.stat().st_mtime_ns)
            for path in self.path.rglob("*")
            if path.is_file() and path.name != ".gait-watch.lock"
        }


def digest(path: Path) -> str:
    """Return what tells a file's content from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return an empty folder and no library yet."""
    path = tmp_path / "watched"
    path.mkdir()
    return Folder(path=path, library=tmp_path / "library")


@pytest.fixture
def quick_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the pages by lines that name their source: these tests are not about pages."""

    def report(analysis: Analysis, *, units: str = "metric", script: str | None = None) -> str:
        identity = f"{analysis.source.sha256}/{analysis.source.activity_index}"
        return f'<meta name="gait-source" content="{identity}"><p>{units}</p>'

    def update(library: Library, out: Path, athletes: Iterable[AthleteRecord], *, alone: bool) -> None:
        out.mkdir(parents=True, exist_ok=True)
        known = "".join(each.name for each in athletes) if alone else "".join(each.name for each in library.athletes())
        (out / "index.html").write_text(f"{known} {len(library.runs())}", encoding="utf-8")

    monkeypatch.setattr("gait.pages.report", report)
    monkeypatch.setattr("gait.watch.rounds.update_pages", update)

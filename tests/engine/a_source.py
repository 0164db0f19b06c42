"""A folder of short simulated runs, for datasets."""

from datetime import UTC, datetime
from pathlib import Path

from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from gait.simulate.plan import Plan, run

SHORT = Plan(legs=(run(7, 2.9), run(6, 3.1)), surface="treadmill")


def a_run(seed: int, *, start: datetime | None = None, runner: str = "typical", plan: Plan = SHORT) -> bytes:
    """Return the FIT file of a run."""
    begun = start or datetime(2025 + seed % 2, 5, 3 + seed, 8, tzinfo=UTC)
    return simulate(RUNNERS[runner], plan, WATCHES["full_dynamics"], seed, started_at=begun).to_fit_bytes()


def fill(folder: Path, count: int = 5) -> Path:
    """Put runs into a folder, with a copy of one, a file that is none and one that is no export by its name."""
    (folder / "anna").mkdir(parents=True)
    for seed in range(count):
        (folder / "anna" / f"{seed}.fit").write_bytes(a_run(seed))
    (folder / "copy of 0.fit").write_bytes((folder / "anna" / "0.fit").read_bytes())
    (folder / "[odd] *.fit").write_bytes(b"hello")
    (folder / "notes.txt").write_text("not an export", encoding="utf-8")
    return folder


def parquet_of(dataset: Path) -> dict[str, bytes]:
    """Return the files of a dataset that others read, by path."""
    files = [*dataset.glob("*/year=*/*"), dataset / "manifest.json"]
    return {path.relative_to(dataset).as_posix(): path.read_bytes() for path in sorted(files)}


__all__ = ["PLANS", "a_run", "fill", "parquet_of"]

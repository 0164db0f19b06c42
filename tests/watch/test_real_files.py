"""Real watch files, dropped all at once into three athletes' folders."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from gait import pipeline
from gait.errors import GaitError
from gait.formats import read_bytes
from gait.library import Library, sha256_of
from tests.watch.conftest import Folder

ATHLETES = ("Anna", "Ben", "Çelik")
SOME = (
    "fit/garmin_fr35_run.fit",
    "fit/garmin_fr70_compressed_timestamps.fit",
    "fit/garmin_vivoactivehr_smart_recording.fit",
    "tcx/huawei_converter_runcadence_in_spm.tcx",
    "bad/pool_swim.fit",
    "bad/truncated_eof.fit",
    "bad/workout_not_activity.fit",
    "bad/zero_length.fit",
    "bad/chained_second_header_corrupt.fit",
)


def dropped(folder: Folder, files: Sequence[Path]) -> dict[str, Path]:
    """Copy files into the athletes' folders in turn, and return them by where they were dropped."""
    where = {f"{ATHLETES[number % 3]}/{path.name}": path for number, path in enumerate(files)}
    for name, path in where.items():
        target = folder.path / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    return where


def activities_in(path: Path) -> list[tuple[str, int]]:
    """Return the runs in a file, each by the file's hash and its number: what can be read and is no drive or ride."""
    data, found = path.read_bytes(), []
    with suppress(GaitError):
        for activity in read_bytes(data, path.name):
            with suppress(GaitError):
                pipeline.measured(activity)
                found.append((sha256_of(data), activity.source.activity_index))
    return found


def hold(folder: Folder, files: Sequence[Path]) -> None:
    """Drop files, and assert that each run was filed once and each bad file has its reason; again, nothing changes."""
    where = dropped(folder, files)
    held = {name: activities_in(path) for name, path in where.items()}
    folder.once()
    state = folder.state()

    read = {name.replace("/", "/done/") for name, found in held.items() if found}
    failed = {name.replace("/", "/failed/") for name, found in held.items() if not found}
    assert folder.files() == sorted(read | failed | {f"{name}.txt" for name in failed})
    with Library.open(folder.library) as library:
        recordings = [each for run in library.runs() for each in library.recordings(run.id)]
        pages = {f"{run.athlete}/{run.summary.local_date}-run-{run.id}.html" for run in library.runs() if run.summary}
    filed = sorted((each.sha256, each.activity_index) for each in recordings)
    assert filed == sorted(activity for found in held.values() for activity in found)
    assert pages <= set(folder.reports())
    assert [name for name in folder.reports() if "/" not in name] == ["index.html"]
    for name in failed:
        text = (folder.path / f"{name}.txt").read_text(encoding="utf-8")
        assert text.startswith(f"{Path(name).name} was not put into the library.\n\n")
        assert len(text.splitlines()[2]) > 20

    assert folder.once()
    assert folder.state() == state


@pytest.mark.usefixtures("quick_pages")
def test_some_real_files_in_three_athletes_folders(folder: Folder, runs: Path) -> None:
    """Four good files and five bad ones."""
    hold(folder, [runs / name for name in SOME])


@pytest.mark.prove
def test_all_real_files_in_three_athletes_folders(folder: Folder, runs: Path) -> None:
    """All that there are, with their reports and the list of athletes as they are drawn for people."""
    files = sorted(path for path in runs.rglob("*.*") if path.suffix in {".fit", ".gpx", ".tcx"})
    assert len(files) >= 45

    hold(folder, files)

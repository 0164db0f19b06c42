"""The command itself, killed at random moments, on a full disk, a read-only one, and with a file that comes slowly."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from gait.library import Library, sha256_of
from gait.watch.lock import NAME
from tests.watch.conftest import Folder, a_file, digest

pytestmark = pytest.mark.prove

KILLS = 50
POOLED = 36
"""Runs in an archive that is read on several processes."""


def started(folder: Folder, *options: str) -> "subprocess.Popen[str]":
    """Return ``gait watch`` at work."""
    command = [sys.executable, "-m", "gait", "watch", str(folder.path), "--library", str(folder.library), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def an_archive(days: range) -> bytes:
    """Return an export with a run on each of these days, and a file that cannot be read."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for day in days:
            target.writestr(f"activities/{day}.fit", a_file(day))
        target.writestr("activities/none.fit", b"")
    return buffer.getvalue()


def contents(folder: Folder) -> "Counter[str]":
    """Return the digest of each file that was dropped, wherever it lies now, and how often it is there."""
    found = (folder.path / name for name in folder.files() if not name.endswith(".txt"))
    return Counter(map(digest, found))


def wait_until_held(folder: Folder, process: "subprocess.Popen[str]") -> None:
    """Wait until the process has begun: before that there is nothing to interrupt."""
    lock = folder.path / NAME
    while process.poll() is None and not (
        lock.exists() and lock.read_text(encoding="ascii").strip() == str(process.pid)
    ):
        time.sleep(0.005)


def test_fifty_kills_lose_nothing_and_double_nothing(folder: Folder) -> None:
    """Drops come all the time, and the watcher is killed at a random moment of its work, again and again."""
    rng = random.Random(20260503)  # noqa: S311 - moments, no secrets
    day, names = 0, Counter[str]()
    expected: set[str] = set()
    killed, took_s = 0, 6.0
    while killed < KILLS:
        drops = {f"Anna/run {day}.fit": a_file(day), f"Ben/run {day}.fit": a_file(day + 1)}
        expected |= {sha256_of(a_file(day)), sha256_of(a_file(day + 1))}
        day += 2
        if killed % 10 == 3:
            drops["Anna/export.zip"] = an_archive(range(day, day + POOLED))
            expected |= {sha256_of(a_file(each)) for each in range(day, day + POOLED)}
            day += POOLED
        drops["Ben/bad.fit"] = f"no run {day}".encode()
        for name, data in drops.items():
            while (folder.path / name).exists():  # what still waits is not to be overwritten by the test itself
                name = name.replace(".", " again.", 1)  # noqa: PLW2901 - as above
            folder.drop(name, data)
            names[sha256_of(data)] += 1
        process = started(folder, "--once", "--settle", "0")
        wait_until_held(folder, process)
        time.sleep(rng.uniform(0.0, took_s))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
            took_s *= 1.1  # so that about every second one comes to its end, and moments are of all kinds
        else:
            took_s *= 0.8
        process.communicate()
        assert contents(folder) == names

    print(f"killed {killed} times; {day} days of runs")  # noqa: T201 - the proof speaks
    with started(folder, "--once", "--settle", "0") as last:
        said, troubles = last.communicate()

    assert last.returncode in {0, 1}, said + troubles
    assert contents(folder) == names
    left = [name for name in folder.files() if "/done/" not in name and "/failed/" not in name]
    assert left == []
    failed = [name for name in folder.files() if "/failed/" in name and not name.endswith(".txt")]
    assert [name for name in failed if not (folder.path / f"{name}.txt").is_file()] == []
    with Library.open(folder.library) as library:
        recordings = [each.sha256 for run in library.runs() for each in library.recordings(run.id)]
        pages = {f"{run.athlete}/{run.summary.local_date}-run-{run.id}.html" for run in library.runs() if run.summary}
        assert library.outdated() == ()
    assert set(recordings) == expected
    assert sorted(recordings) == sorted(set(recordings))
    assert pages | {"index.html", "Anna/index.html", "Ben/index.html"} == set(folder.reports())
    hidden = [path.name for path in folder.path.rglob(".*") if path.name not in {NAME, ".gait-pages.json"}]
    assert hidden == []


Mount = Callable[[str], None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Mount]]:
    """Return a disk in memory with room for little, and a function that mounts it anew with other options."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mount(options: str) -> None:
        command = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", options, "none", str(disk)]
        subprocess.run(command, check=True, capture_output=True)

    try:
        mount("size=12m")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("disks can be mounted by root only")
    yield disk, mount
    subprocess.run([shutil.which("umount") or "umount", str(disk)], check=False)


def test_a_full_disk_and_a_read_only_one(small_disk: tuple[Path, Mount]) -> None:
    """What fits is filed, the rest stays with a sentence; once there is room, all is filed."""
    disk, mount = small_disk
    folder = Folder(path=disk / "watched", library=disk / "library")
    for day in range(12):
        folder.drop(f"Anna/run {day}.fit", a_file(day))
    (disk / "ballast").write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 1_200_000))
    full = started(folder, "--once", "--settle", "0")
    said = full.communicate()
    assert full.returncode == 1, said
    assert any(sentence in said[1] for sentence in ("disk of the library is full", "No space left on device")), said
    assert len([name for name in folder.files() if name.endswith(".fit")]) == 12

    (disk / "ballast").unlink()
    mount("remount,ro")
    closed = started(folder, "--once", "--settle", "0")
    assert "The folder cannot be written to: Read-only file system" in closed.communicate()[1]
    assert closed.returncode == 2

    mount("remount,rw,size=100m")
    again = started(folder, "--once", "--settle", "0")
    said = again.communicate()
    assert again.returncode == 0, said
    assert folder.files() == sorted(f"Anna/done/run {day}.fit" for day in range(12))
    assert len(folder.runs()) == 12


def test_a_file_in_twenty_pieces_over_ten_seconds(folder: Folder) -> None:
    """The command as it is started takes the file once, whole, after its last piece, and ends when it is told to."""
    content = a_file()
    folder.drop("Anna/first.fit", a_file(1))
    with started(folder) as process:
        wait_until_held(folder, process)
        with (folder.path / "Anna" / "run.fit").open("wb") as stream:
            for piece in range(20):
                stream.write(content[len(content) * piece // 20 : len(content) * (piece + 1) // 20])
                stream.flush()
                time.sleep(0.5)
        until = time.monotonic() + 60
        while "Anna/done/run.fit" not in folder.files() and time.monotonic() < until:
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        said, troubles = process.communicate()

    assert process.returncode == 0
    assert troubles == ""
    assert said.splitlines()[1:] == [
        "Anna: first.fit: 1 new run",
        "Anna: run.fit: 1 new run",
        "Stopped. What was filed is filed; the rest is taken up the next time.",
    ]
    assert folder.files() == ["Anna/done/first.fit", "Anna/done/run.fit"]

"""The desk as a program of its own: many readers and writers at once, and killed in the middle of its work."""

import http.client
import io
import json
import random
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from gait.desk.spool import FOLDER
from gait.library import Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.desk.large import fill
from tests.factories import START
from tests.library.factory import put

pytestmark = pytest.mark.prove
FOR_S = 60.0
READERS = 50
WRITERS = 4
ROUNDS = 50
DROPS = 5
TITLE = "Out of an export"


@dataclass(kw_only=True)
class Program:
    """``gait coach`` at work, and a browser that was let in."""

    process: subprocess.Popen[str]
    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: object = None, data: bytes | None = None) -> tuple[int, bytes]:
        """Return what it answers on a connection of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = json.dumps(body).encode() if data is None and body is not None else data
            kind = {"content-type": "application/json"} if data is None else {}
            line.request(method, path, body=sent, headers=self.headers | kind)
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()


@contextmanager
def at_work(folder: Path) -> Iterator[Program]:
    """Run ``gait coach`` on a library, and kill it at the end."""
    command = [sys.executable, "-m", "gait", "coach", "--library", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = urlsplit(process.stdout.readline().strip())
            assert address.port is not None
            token = address.query.removeprefix("token=")
            program = Program(process=process, port=address.port)
            program.headers["cookie"] = f"gait_desk_{address.port}={token}"
            found = re.search(rb'name="csrf" content="([0-9a-f]+)"', program.ask("GET", "/")[1])
            assert found is not None
            program.headers["x-csrf-token"] = found[1].decode()
            yield program
        finally:
            process.kill()


# ---------------------------------------------------------------------------------------------------------------------
# Load


def reading(program: Program, number: int, until: float, times: list[float], errors: list[object]) -> None:
    """Go through the pages as a coach does, with a moment on each."""
    paths = (
        "/",
        "/?show=look",
        f"/?name=Athlete+{number:03}",
        f"/athletes/{number + 1}",
        f"/runs/{number * 300 + 150}",
    )
    turn = random.Random(number)  # noqa: S311 - no secret
    while time.monotonic() < until:
        path = turn.choice(paths)
        began = time.monotonic()
        try:
            status, _body = program.ask("GET", path)
        except OSError as error:
            errors.append((path, error))
            continue
        times.append(time.monotonic() - began)
        if status != 200:
            errors.append((path, status))
        time.sleep(turn.uniform(1.0, 4.0))


def writing(program: Program, folder: Path, number: int, until: float, errors: list[object]) -> None:
    """Write notes and marks through the desk, and file runs beside it as the watcher does."""
    turn = 0
    while time.monotonic() < until:
        turn += 1
        run = 1000 * (number + 1) + turn
        for path, body in (
            (f"/api/runs/{run}/note", {"text": f"note {turn}", "version": 0}),
            (f"/api/runs/{run}/review", {"reviewed": True}),
            (f"/api/runs/{run}/tags", {"tags": ["seen"]}),
        ):
            status, answer = program.ask("PUT", path, body)
            if status != 200:
                errors.append((path, status, answer))
        with Library.open(folder) as library:
            put(library, library.athlete(f"Athlete {number + 1:03}"), day=turn)
        time.sleep(0.5)


def test_fifty_readers_and_four_writers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On 200 athletes with 60,000 runs nobody meets an error in a minute; how long the pages take is told."""
    folder = tmp_path / "library"
    fill(folder, athletes=200, runs=300)
    times: list[float] = []
    errors: list[object] = []
    with at_work(folder) as program:
        until = time.monotonic() + FOR_S
        threads = [
            *(threading.Thread(target=reading, args=(program, each, until, times, errors)) for each in range(READERS)),
            *(threading.Thread(target=writing, args=(program, folder, each, until, errors)) for each in range(WRITERS)),
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    ordered = sorted(times)
    with capsys.disabled():
        print(  # noqa: T201 - a measurement that is meant to be read
            f"\n{len(times)} pages, median {ordered[len(times) // 2]:.2f} s, "
            f"95th percentile {ordered[int(0.95 * len(times))]:.2f} s"
        )

    assert errors == []
    assert len(times) > READERS


# ---------------------------------------------------------------------------------------------------------------------
# Killed


def recorded(day: int) -> bytes:
    """Return a watch's file of a run on that day."""
    run = simulate(
        RUNNERS["typical"], PLANS["easy_10k"], WATCHES["phone_gpx"], day, started_at=START + timedelta(days=60 + day)
    )
    return run.to_gpx_text().encode()


def noting(program: Program, number: int, confirmed: dict[int, str]) -> None:
    """Write versions of a note until the desk is gone; what it confirmed is remembered."""
    _status, known = program.ask("GET", "/api/runs/1")
    version = json.loads(known)["note"]["version"]
    for turn in range(1000):
        text = f"round {number}, turn {turn}"
        status, answer = program.ask("PUT", "/api/runs/1/note", {"text": text, "version": version})
        if status == 200:
            version = json.loads(answer)["version"]
            confirmed[version] = text


def exported(day: int) -> bytes:
    """Return the export of an account: a run, the list with its title and shoes, and 16 MB of pictures."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("activities.csv", f"a,b,c,d,e\n1,x,{TITLE},Pair {day % 3},activities/{day}.gpx\n")
        packed.writestr(f"activities/{day}.gpx", recorded(day))
        for number in range(16):
            packed.writestr(f"media/{number}.jpg", bytes(2**20))
    return stream.getvalue()


def to_drop(number: int) -> dict[str, bytes]:
    """Return what is dropped in a round: files and exports in turn, none of which was there before."""
    days = range(DROPS * number, DROPS * (number + 1))
    return dict((f"{day}.zip", exported(day)) if day % 2 else (f"{day}.gpx", recorded(day)) for day in days)


def dropping(program: Program, files: dict[str, bytes], filed: set[int]) -> None:
    """Drop files until the desk is gone; the runs that it told are remembered."""
    for name, data in files.items():
        _status, answer = program.ask("POST", f"/api/athletes/1/files?name={quote(name)}", data=data)
        filed.update(each["run_id"] for each in map(json.loads, answer.splitlines()) if each["run_id"])


def until_killed(work: object, *arguments: object) -> threading.Thread:
    """Start something that ends when the desk does."""

    def run() -> None:
        try:
            work(*arguments)
        except (OSError, http.client.HTTPException, ValueError):
            return

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_killed_in_the_middle_of_notes_and_drops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fifty times: every note and run that was confirmed is there, every run is whole, and the database is sound."""
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        put(library, library.add_athlete("Anna", height_m=1.7))
    confirmed: dict[int, str] = {}
    filed: set[int] = set()
    chance = random.Random(7)  # noqa: S311 - no secret
    for number in range(ROUNDS):
        files = to_drop(number)
        with at_work(folder) as program:
            threads = [
                until_killed(noting, program, number, confirmed),
                until_killed(dropping, program, files, filed),
            ]
            time.sleep(chance.uniform(0.05, 3.0))
            program.process.kill()
            for each in threads:
                each.join()
        with Library.open(folder) as library:
            kept = {each.version: each.text for each in library.coaching.notes(1)}
            runs = {each.id for each in library.runs()}
            whole = all(library.original(each) for run in runs for each in library.recordings(run))
            sound = library.store.one("PRAGMA integrity_check")
            assert confirmed.items() <= kept.items()
            assert filed <= runs
            assert whole
            assert all(each.shoe_id is not None for each in library.runs() if each.title == TITLE)
            assert list((folder / FOLDER).glob("*")) == []  # what was being sent is gone with the desk
            assert all(each.summary is not None for each in library.runs())
            assert sound is not None
            assert sound[0] == "ok"
    with capsys.disabled():
        print(f"\n{ROUNDS} kills: {len(confirmed)} notes and {len(filed)} runs confirmed")  # noqa: T201 - as above

    assert len(confirmed) > ROUNDS
    assert filed
    with Library.open(folder) as library:
        assert any(each.title == TITLE for each in library.runs())


# ---------------------------------------------------------------------------------------------------------------------
# Ended


def test_ctrl_c_ends_a_desk_that_is_looked_at(tmp_path: Path) -> None:
    """A page that listens for changes does not keep it open, nor does an archive that is being filed."""
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        put(library, library.add_athlete("Anna"))
    files = to_drop(0)
    with at_work(folder) as program:
        line = http.client.HTTPConnection("127.0.0.1", program.port, timeout=60)
        line.request("GET", "/api/events", headers=program.headers)
        assert line.getresponse().readline() == b"event: changed\n"
        filing = until_killed(dropping, program, files, set())
        time.sleep(1.0)
        program.process.send_signal(signal.SIGINT)
        program.process.wait(timeout=90)
        filing.join()
        line.close()
    with Library.open(folder) as library:
        assert all(each.summary is not None for each in library.runs())

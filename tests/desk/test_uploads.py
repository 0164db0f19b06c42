"""Files dropped onto an athlete: by the one way in, whole or not at all, each run told as soon as it is kept."""

import gzip
import io
import json
import socket
import tracemalloc
import zipfile
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from gait.desk import Desk, door, filing, make_app, spool
from gait.desk.spool import received
from gait.engine import pool
from gait.errors import LibraryError
from gait.library import Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.desk.conftest import coach
from tests.factories import START

FULL = Path("/dev/full")
"""Takes nothing, as a disk without room."""


def recorded(day: int) -> bytes:
    """Return a watch's file of a run on that day."""
    run = simulate(
        RUNNERS["typical"], PLANS["easy_10k"], WATCHES["wrist_basic"], day, started_at=START + timedelta(days=40 + day)
    )
    return run.to_fit_bytes()


def drop(client: TestClient, data: bytes, name: str, athlete_id: int = 1) -> list[dict[str, object]]:
    """Return what became of a file, a line each."""
    answer = client.post(f"/api/athletes/{athlete_id}/files", params={"name": name}, content=data)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.fixture
def anyio_backend() -> str:
    """Return the loop that the desk runs on."""
    return "asyncio"


def waiting(desk: Desk) -> list[str]:
    """Return the names of the files that lie on the disk until they are filed."""
    place = desk.folder / spool.FOLDER
    return [each.name for each in place.iterdir()] if place.exists() else []


def test_a_file_is_filed_once(client: TestClient, library: Library) -> None:
    """A new run is told with its number, the same file again is known, and folders in its name do not count."""
    (new,) = drop(client, recorded(0), r"C:\watch\run.fit")
    (seen,) = drop(client, recorded(0), "again.fit")

    assert (new["name"], new["outcome"], new["error"]) == ("run.fit", "new", None)
    assert (seen["outcome"], seen["run_id"]) == ("seen", new["run_id"])
    assert library.run(new["run_id"]).athlete == "Anna"


def test_an_archive_is_filed_run_by_run(client: TestClient) -> None:
    """Of a zip each activity has its line; what cannot be read says why, and the others are filed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.fit", recorded(1))
        archive.writestr("b.fit", recorded(2)[:40])
        archive.writestr("c.fit", recorded(3))
    told = drop(client, packed.getvalue(), "season.zip")

    assert [each["outcome"] for each in told] == ["new", None, "new"]
    assert told[1]["error"]


def test_what_cannot_be_filed_is_told(client: TestClient) -> None:
    """No file at all, a file that is none, an athlete who is not there."""
    (told,) = drop(client, b"not a run", "notes.txt")

    assert told["run_id"] is None
    assert client.post("/api/athletes/1/files", params={"name": "a.fit"}, content=b"").status_code == 422
    assert client.post("/api/athletes/1/files", content=b"a").status_code == 422
    assert client.post("/api/athletes/99/files", params={"name": "a.fit"}, content=b"a").status_code == 404


def test_a_library_that_cannot_be_written_to_is_told(
    desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says so, and the page is not left waiting."""

    def full(*_: object, **__: object) -> None:
        raise LibraryError("Full")  # noqa: EM101 - short

    monkeypatch.setattr(filing, "file_dropped", full)
    (told,) = drop(client, b"a", "/")

    assert (told["name"], told["error"]) == ("file", "Full.")


# ---------------------------------------------------------------------------------------------------------------------
# The export of a whole account

LISTED = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Gear,Filename\n"
    "1,x,Hills again,Run,Red pair,activities/1.fit.gz\n"
    "2,x,To work,Ride,Bicycle,activities/2.gpx\n"
)
RIDE = (
    '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>cycling</type><trkseg>'
    '<trkpt lat="1" lon="1"><time>2026-05-01T10:00:00Z</time></trkpt></trkseg></trk></gpx>'
)


def exported() -> bytes:
    """Return an account's export: a run, a ride, a picture, and the list with titles and shoes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("activities.csv", LISTED)
        archive.writestr("activities/1.fit.gz", gzip.compress(recorded(9)))
        archive.writestr("activities/2.gpx", RIDE)
        archive.writestr("media/3.jpg", b"\xff\xd8picture")
    return packed.getvalue()


def test_the_export_of_an_account_brings_titles_and_shoes(client: TestClient, library: Library) -> None:
    """As with the watched folder: shoes that are new are added, and what is beside runs is left out, no failure."""
    told = drop(client, exported(), "export.zip")
    run = library.run(told[0]["run_id"])

    assert [(each["name"], each["outcome"], each["error"]) for each in told] == [
        ("export.zip/activities/1.fit.gz", "new", None),
        ("export.zip/activities/2.gpx", "other sport", None),
        ("export.zip/media/3.jpg", "no activity", None),
    ]
    assert run.title == "Hills again"
    assert [each.name for each in library.shoes(1) if each.id == run.shoe_id] == ["Red pair"]
    assert "Bicycle" not in {each.name for each in library.shoes(1)}


def test_a_ride_by_itself_says_why(client: TestClient) -> None:
    """Who drops one file is told that it is no run."""
    (told,) = drop(client, RIDE.encode(), "2.gpx")

    assert (told["outcome"], told["run_id"]) == (None, None)
    assert told["error"]


def test_all_cores_are_used_where_that_pays(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many files there are decides on how many processes measure them, as with the command."""
    asked: list[int] = []

    def useful(files: int) -> int:
        asked.append(files)
        return 1

    monkeypatch.setattr(pool, "useful_processes", useful)
    drop(client, exported(), "export.zip")

    assert asked == [4]


# ---------------------------------------------------------------------------------------------------------------------
# On its way in

PIECE = 2**16


async def pieces(count: int) -> AsyncIterator[bytes]:
    """Yield so many pieces, as they come from a browser."""
    for _ in range(count):
        yield bytes(PIECE)


async def most_memory(desk: Desk, count: int) -> int:
    """Return the most memory that was in use while so many pieces were taken in."""
    tracemalloc.start()
    try:
        with spool.put_away_after(await received(pieces(count), desk.folder)) as kept:
            assert spool.size_of(kept) == count * PIECE
            return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.anyio
async def test_memory_does_not_grow_with_the_file(desk: Desk) -> None:
    """A file that is sixty-four times as long needs no more of it: it is on the disk of the library."""
    await most_memory(desk, 1)
    small, large = await most_memory(desk, 4), await most_memory(desk, 256)

    assert large < small + 2 * PIECE
    assert large < 256 * PIECE / 32


def test_nothing_stays_behind(desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is filed and after, whatever came of it, no file with a name lies there, so that a kill leaves none."""
    during: list[list[str]] = []
    filed = filing.file_dropped

    def watched(*given: object, **named: object) -> Iterator[object]:
        during.append(waiting(desk))
        yield from filed(*given, **named)

    monkeypatch.setattr(filing, "file_dropped", watched)
    drop(client, recorded(0), "run.fit")
    drop(client, b"not a run", "notes.txt")

    assert (during, waiting(desk)) == ([[], []], [])


async def posted(desk: Desk, messages: list[dict[str, object]]) -> int:
    """Return what the desk answers to a file that comes in these messages, taken from the list as they are heard."""
    answers: list[int] = []

    async def receive() -> dict[str, object]:
        return messages.pop(0)

    async def send(message: dict[str, object]) -> None:
        answers.extend([message["status"]] if "status" in message else ())

    headers = {"host": f"127.0.0.1:{desk.port}", "cookie": f"{desk.cookie}={desk.token}", "x-csrf-token": desk.csrf}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/athletes/1/files",
        "raw_path": b"/api/athletes/1/files",
        "query_string": b"name=a.fit",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    await make_app(desk)(scope, receive, send)
    return answers[0]


@pytest.mark.anyio
async def test_the_limit_holds_while_it_comes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that does not tell its length is refused at the piece that is too much, and nothing of it is kept."""
    monkeypatch.setattr(door, "MOST_UPLOAD", 4 * PIECE)
    messages = [{"type": "http.request", "body": bytes(PIECE), "more_body": True} for _ in range(10)]

    assert (await posted(desk, messages), len(messages), waiting(desk)) == (413, 10 - 5, [])


@pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_a_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both where a piece cannot be written and where only the last bytes cannot."""
    monkeypatch.setattr(spool.tempfile, "TemporaryFile", lambda **_: FULL.open("r+b"))
    answers = [
        client.post("/api/athletes/1/files", params={"name": "a.fit"}, content=content)
        for content in (b"a", bytes(PIECE))
    ]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [(507, "library_full")] * 2
    assert "The disk of the library is full" in answers[0].json()["what"]


@pytest.mark.anyio
async def test_what_breaks_off_is_not_filed(desk: Desk, library: Library) -> None:
    """A browser that goes while it sends has sent nothing, although what came would be a whole run."""
    before = len(library.runs())
    messages = [{"type": "http.request", "body": recorded(20), "more_body": True}, {"type": "http.disconnect"}]

    assert await posted(desk, messages) == 400
    assert (len(library.runs()), waiting(desk)) == (before, [])


def test_a_line_that_breaks_leaves_nothing(served: Desk, library: Library) -> None:
    """The same over a real line that is closed before all that was promised has come."""
    before = len(library.runs())
    data = recorded(21)
    head = (
        f"POST /api/athletes/1/files?name=a.fit HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Cookie: {served.cookie}={served.token}\r\nX-CSRF-Token: {served.csrf}\r\n"
        f"Content-Length: {len(data) + 1}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(head.encode() + data)
    answer = coach(served).get("/api/athletes/1/runs")  # the desk goes on

    assert answer.status_code == 200
    assert (len(library.runs()), waiting(served)) == (before, [])


def test_a_desk_that_closes_files_no_more(folder: Path, library: Library) -> None:
    """What is not begun by then is told to be dropped again, and nothing of it is filed."""
    closing = Desk(folder=folder)
    before = len(library.runs())
    with filing.filing_ends(closing):
        pass
    (told,) = drop(coach(closing), recorded(22), "late.fit")

    assert "Drop this file once more" in str(told["error"])
    assert len(library.runs()) == before


def test_a_filing_without_end_does_not_keep_the_desk_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for the file at hand, but not for ever."""
    monkeypatch.setattr(filing, "_LONGEST_S", 0.01)
    closing = Desk(folder=folder)
    with filing._ONE_AT_A_TIME, filing.filing_ends(closing):
        pass

    assert closing.closing.is_set()

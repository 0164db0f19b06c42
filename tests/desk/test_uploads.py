"""Files dropped onto an athlete: by the one way in, whole or not at all, each run told as soon as it is kept."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from gait.desk import Desk, upload_routes
from gait.errors import LibraryError
from gait.library import Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.factories import START


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
        archive.writestr("broken.fit", recorded(2)[:40])
        archive.writestr("b.fit", recorded(3))
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

    monkeypatch.setattr(upload_routes, "file_all", full)
    (told,) = drop(client, b"a", "/")

    assert (told["name"], told["error"]) == ("file", "Full.")

"""The desk at work: where it listens, what it prints, and how a browser is opened without telling the token."""

import signal
import socket
import stat
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from gait.cli.app import app
from gait.cli.failures import exit_code_of
from gait.desk import Desk, serve, serving
from gait.errors import UsageError
from gait.pages import shared_script

Told = list[str]
MINE = "not-so-secret"


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Return where the desk listened, once it has been served by a server that ends at once."""
    places: list[tuple[str, int]] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        places.extend(each.getsockname() for each in sockets)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return places


def test_it_listens_on_the_loopback_alone(tmp_path: Path, bound: list[tuple[str, int]]) -> None:
    """On any free port too, and the printed address has that port and the token of this start."""
    told: Told = []
    serve(Desk(folder=tmp_path, port=0, token=MINE), told.append)
    ((host, port),) = bound

    assert host == "127.0.0.1"
    assert told == [f"http://127.0.0.1:{port}/?token={MINE}"]


def test_ctrl_c_is_told_to_what_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk is closing from then on, and once it has ended too, so that what is being filed comes to its end."""
    desk = Desk(folder=tmp_path, port=0)
    found: list[bool] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        found.append(self._closing.is_set())
        self.handle_exit(signal.SIGTERM, None)
        found.extend((self._closing.is_set(), self.should_exit))

    monkeypatch.setattr(uvicorn.Server, "run", run)
    serve(desk, print)

    assert (found, desk.closing.is_set()) == ([False, True, True], True)


def test_the_day_is_the_coachs_own(tmp_path: Path) -> None:
    """Unless it is told, days are counted to this machine's."""
    before = date.today()  # noqa: DTZ011 - as the desk does
    found = Desk(folder=tmp_path).today()

    assert before <= found <= date.today()  # noqa: DTZ011 - as above


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """Another program's port is a sentence with what to do."""
    with serving.listening(0) as own, pytest.raises(UsageError, match="cannot be used"):
        serve(Desk(folder=tmp_path, port=own.getsockname()[1]), print)


def test_the_browser_is_opened_by_a_file_of_ones_own(
    tmp_path: Path, bound: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line of the browser, which all users see, holds no token; the file is the user's alone."""
    opened: list[str] = []
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    serve(Desk(folder=tmp_path / "library", port=0, token=MINE), print, browser=True)
    path = Path(opened[0].removeprefix("file://"))

    assert MINE not in opened[0]
    assert f"?token={MINE}" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_command_prints_the_address(
    tmp_path: Path, bound: list[tuple[str, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    """``gait coach`` says where the desk is."""
    code = exit_code_of(lambda: app(["coach", "--library", str(tmp_path), "--port", "0"], prog_name="gait"))

    assert (code, capsys.readouterr().out.startswith(f"http://127.0.0.1:{bound[0][1]}/?token=")) == (0, True)


def test_the_files_beside_the_pages(client: TestClient) -> None:
    """The style and the script are the desk's own, the charts' script is kept by the browser, and nothing else is."""
    types = {
        name: client.get(f"/static/{name}").headers["content-type"]
        for name in ("desk.css", "desk.js", shared_script().name)
    }

    assert types == {
        "desk.css": "text/css; charset=utf-8",
        "desk.js": "text/javascript; charset=utf-8",
        shared_script().name: "text/javascript; charset=utf-8",
    }
    assert client.get(f"/static/{shared_script().name}").headers["cache-control"].endswith("immutable")
    assert client.get("/favicon.ico").status_code == 204
    for path in ("/static/other.js", "/static/..%2Fpages.py", "/nothing"):
        assert client.get(path).status_code == 404

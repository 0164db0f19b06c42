"""The web server of the documentation in front of the desk: log-in, pages, changes, the line of events, large files."""

import base64
import http.client
import io
import os
import re
import shutil
import ssl
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gait.desk.serving import listening
from gait.library import Library
from tests.desk.test_prove_work import Program, at_work, recorded
from tests.library.factory import put

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(
        NGINX is None or shutil.which("openssl") is None, reason="nginx or openssl is not on this machine"
    ),
]
DOCUMENT = Path(__file__).parents[2] / "docs" / "desk.md"
NAME = "coach.example"
LOGGED_IN = {"authorization": "Basic " + base64.b64encode(b"ana:pass").decode()}


def example(port: int, users: Path) -> str:
    """Return the documentation's example, for the port and the users of this test."""
    found = re.search(r"```text\n(location / \{.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1].replace("8421", str(port)).replace("/etc/nginx/desk.users", str(users))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with listening(0) as own:
        return own.getsockname()[1]


@contextmanager
def behind(folder: Path, port: int, tls: int) -> Iterator[None]:
    """Run the web server in front of a desk, for as long as the block lasts."""
    (folder / "users").write_text("ana:{PLAIN}pass\n", encoding="utf-8")
    key = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN={NAME} -keyout key.pem -out cert.pem"
    subprocess.run(key.split(), cwd=folder, check=True, capture_output=True)
    (folder / "nginx.conf").write_text(
        f"""{"user root;" if os.geteuid() == 0 else ""} daemon off; pid {folder}/pid; error_log {folder}/error.log;
        events {{ }}
        http {{
            access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
            server {{
                listen 127.0.0.1:{tls} ssl; server_name {NAME};
                ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
                {example(port, folder / "users")}
            }}
        }}""",
        encoding="utf-8",
    )
    assert NGINX is not None
    with subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]) as server:
        try:
            yield
        finally:
            server.terminate()


class Browser:
    """A browser of somebody who asks the web server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.headers: dict[str, str] = {"host": NAME}

    def open(self, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
        """Return the answer, its body yet to be read."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60, context=context)
        line.request(method, path, body=body, headers=self.headers | {"connection": "close"} | headers)
        return line.getresponse()

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """Return the status of the answer and its text."""
        with self.open(method, path, body, **headers) as answer:
            return answer.status, answer.read().decode()


def until_there(browser: Browser) -> None:
    """Wait until the web server listens."""
    for _ in range(100):
        try:
            browser.ask("GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return


def let_in(browser: Browser, program: Program) -> None:
    """Log in at the web server, and go in by the token of the printed address; then as the desk's pages do."""
    assert browser.ask("GET", "/")[0] == 401
    browser.headers |= LOGGED_IN
    assert browser.ask("GET", "/")[0] == 403
    token = program.headers["cookie"].partition("=")[2]
    with browser.open("GET", f"/?token={token}") as answer:
        browser.headers["cookie"] = str(answer.headers["set-cookie"]).partition(";")[0]
    status, page = browser.ask("GET", "/")
    word = re.search(r'name="csrf" content="([0-9a-f]+)"', page)
    assert (status, word is not None) == (200, True)
    browser.headers |= {"x-csrf-token": word[1], "origin": f"https://{NAME}", "sec-fetch-site": "same-origin"}


def archive(megabytes: int) -> bytes:
    """Return an archive of so many MB with a run in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("a.gpx", recorded(1))
        for number in range(megabytes):
            packed.writestr(f"picture-{number}.jpg", bytes(2**20))
    return stream.getvalue()


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    """Each way of the desk goes through it, a change with its word, events at once, and files beyond 1 MB."""
    library, tls = tmp_path / "library", free_port()
    with Library.open(library) as opened:
        put(opened, opened.add_athlete("Anna"))
    with at_work(library) as program, behind(tmp_path, program.port, tls):
        browser = Browser(tls)
        until_there(browser)
        let_in(browser, program)
        assert "Anna" in browser.ask("GET", "/")[1]
        note = b'{"text": "Well run.", "version": 0}'
        kind = {"content-type": "application/json"}
        assert browser.ask("PUT", "/api/runs/1/note", note, **kind, **{"x-csrf-token": "0"})[0] == 403
        with browser.open("GET", "/api/events") as events:
            assert events.readline() == b"event: changed\n"
            assert [events.readline(), events.readline()][1] == b"\n"
            assert browser.ask("PUT", "/api/runs/1/note", note, **kind)[0] == 200
            began = time.monotonic()
            assert (events.readline(), time.monotonic() - began < 10) == (b"event: changed\n", True)
        status, lines = browser.ask("POST", "/api/athletes/1/files?name=a.zip", archive(60))
        assert (status, lines.count('"outcome": "new"'), lines.count('"no activity"')) == (200, 1, 60)
    with Library.open(library) as opened:
        assert opened.coaching.note(1).text == "Well run."
        assert len(opened.runs()) == 2

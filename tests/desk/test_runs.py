"""A run on the desk: its page, its report under its own policy, and what the coach does with it."""

import re

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk, run_routes
from gait.errors import LibraryBusyError, LibraryError
from gait.library import Library
from tests.desk.conftest import coach, plain

HOSTILE = (
    "# Heading\n\n<script>alert(1)</script> **well** [x](javascript:alert(1)) [y](https://example.org) ![z](http://a/b)"
)


def test_the_page_of_a_run(client: TestClient, library: Library) -> None:
    """It names runner and day, shows the report in a frame, and leads to the runs beside it."""
    page = html.document_fromstring(client.get("/runs/3").text)

    assert page.xpath("//title/text()") == ["Anna, run of 2026-05-21"]
    assert page.xpath("//iframe/@src") == ["/runs/3/report"]
    assert page.xpath("//a[@data-key]/@href") == ["/runs/6", "/runs/4"]
    assert "Blue <b>" in page.xpath("//select[@name='shoe_id']/option/text()")
    assert page.xpath("//script[not(@src)]|//style|//@style|//@onclick") == []


def test_the_report_has_its_own_policy(client: TestClient, real: int) -> None:
    """Its scripts are allowed by their digest and from the desk, and it may stand in the desk alone."""
    answer = client.get(f"/runs/{real}/report")
    policy = answer.headers["content-security-policy"]
    (script,) = re.findall(r'<script src="([^"]+)"', answer.text)

    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.endswith("frame-ancestors 'self'")
    assert client.get(script).headers["content-type"].startswith("text/javascript")


def test_the_version_to_share_names_nobody(client: TestClient, real: int) -> None:
    """A file to keep, which holds neither the runner's name nor the day."""
    answer = client.get(f"/runs/{real}/shared")

    assert answer.headers["content-disposition"] == 'attachment; filename="run.html"'
    assert "Cleo" not in answer.text


def test_reviewed_and_not(client: TestClient, library: Library) -> None:
    """A mark is set and taken away; marked, a run is passed over by its neighbours."""
    marked = client.put("/api/runs/4/review", json={"reviewed": True}).json()
    beside = client.get("/api/runs/3").json()
    taken = client.put("/api/runs/4/review", json={"reviewed": False}).json()

    assert (marked["reviewed_at"] is None, beside["later"], taken["reviewed_at"]) == (False, 5, None)
    assert client.get("/api/runs/3").json()["later"] == 4


def test_two_coaches_and_one_note(desk: Desk, client: TestClient) -> None:
    """The second gets the other's words with a clear conflict, and can then write upon them."""
    other = coach(desk)
    mine = client.put("/api/runs/1/note", json={"text": "mine", "version": 0})
    theirs = other.put("/api/runs/1/note", json={"text": "theirs", "version": 0})
    joined = other.put("/api/runs/1/note", json={"text": "mine\n\ntheirs", "version": theirs.json()["version"]})

    assert (mine.status_code, theirs.status_code, joined.status_code) == (200, 409, 200)
    assert theirs.json()["text"] == "mine"
    assert (joined.json()["version"], joined.json()["html"]) == (2, "<p>mine</p>\n<p>theirs</p>\n")


def test_a_note_is_shown_without_harm(client: TestClient) -> None:
    """HTML is text, a script's address is none, a picture is a link, and a link tells nothing of where it stood."""
    answer = client.put("/api/runs/2/note", json={"text": HOSTILE, "version": 0}).json()
    shown = html.fragment_fromstring(answer["html"], create_parent=True)
    page = html.document_fromstring(client.get("/runs/2").text)

    assert shown.xpath(".//script|.//img") == []
    assert shown.xpath(".//a/@href") == ["https://example.org", "http://a/b"]
    assert set(shown.xpath(".//a/@rel")) == {"noopener noreferrer nofollow"}
    assert shown[0].tag == "h3"
    assert "<script>alert(1)</script> well" in plain(shown)
    assert page.xpath("//textarea/text()") == [HOSTILE]
    assert page.xpath("//div[@class='written']//script") == []


def test_tags(client: TestClient) -> None:
    """They are set all at once, and a heap of them is refused in a sentence."""
    assert client.put("/api/runs/2/tags", json={"tags": ["race", "Tired"]}).json()["tags"] == ["race", "Tired"]
    assert client.put("/api/runs/2/tags", json={"tags": ["a" * 41]}).status_code == 422
    assert 'value="race, Tired"' in client.get("/runs/2").text


@pytest.mark.parametrize("path", ["/runs/99", "/runs/99/report", "/runs/99/shared", "/api/runs/99"])
def test_a_run_that_is_not_there(client: TestClient, path: str) -> None:
    """It is a sentence, on a page or as data."""
    answer = client.get(path)

    assert (answer.status_code, "There is no run 99 in the library" in answer.text) == (404, True)


def test_a_run_without_analysis(client: TestClient, library: Library) -> None:
    """Its page stands without the report, and says so; a removed athlete's run is nobody's."""
    library.store.db.execute("DELETE FROM analysis WHERE run_id = 5")
    library.store.db.execute("DELETE FROM summary WHERE run_id = 5")
    page = html.document_fromstring(client.get("/runs/5").text)

    assert page.xpath("//iframe") == []
    assert "This run has not been analysed yet." in plain(page)
    assert client.get("/api/runs/5").json()["distance_m"] is None


def test_a_library_in_trouble_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch, real: int) -> None:
    """A busy library does not keep a report back; what cannot be read is a sentence, and what is behind waits."""

    def busy(*_: object) -> None:
        raise LibraryBusyError("Busy")  # noqa: EM101 - short

    def broken(*_: object) -> None:
        raise LibraryError("Broken")  # noqa: EM101 - as above

    monkeypatch.setattr(run_routes, "renew_run", busy)
    assert client.get(f"/runs/{real}/report").status_code == 200
    monkeypatch.setattr(run_routes, "renew_run", broken)
    assert client.get(f"/runs/{real}/report").status_code == 500
    monkeypatch.setattr(run_routes, "renew_run", lambda *_: None)
    monkeypatch.setattr(Library, "analysis", lambda *_: None)
    assert client.get(f"/runs/{real}/report").status_code == 404
    monkeypatch.setattr(Library, "athletes", lambda _: ())
    assert client.get(f"/runs/{real}").status_code == 404

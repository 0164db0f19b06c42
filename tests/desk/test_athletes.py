"""An athlete on the desk: the runs, the page of all weeks, two runs beside each other, and the target."""

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import athlete_routes, seasons
from gait.library import Library
from tests.desk.conftest import plain
from tests.library.factory import put


def test_the_page_of_an_athlete(client: TestClient) -> None:
    """The runs lead to their pages, the latest first, and the page of all weeks stands in a frame."""
    page = html.document_fromstring(client.get("/athletes/1").text)

    assert page.xpath("//h1/text()") == ["Anna"]
    assert page.xpath("//tbody//a/@href") == ["/runs/5", "/runs/4", "/runs/3", "/runs/2", "/runs/1"]
    assert page.xpath("//iframe/@src") == ["/athletes/1/season"]
    assert [plain(each) for each in page.xpath("//tbody/tr[1]/*")][1:5] == [
        "2026-05-25",
        "10.00 km",
        "163 spm",
        "not yet",
    ]


def test_many_runs_come_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page holds so many runs, and leads to older and newer ones; beyond the last is the last."""
    monkeypatch.setattr(athlete_routes, "A_PAGE", 2)
    middle = html.document_fromstring(client.get("/athletes/1?page=2").text)
    last = client.get("/api/athletes/1/runs?page=99").json()

    assert middle.xpath("//nav[@class='pages']//button/@value") == ["1", "3"]
    assert (last["count"], last["page"], last["pages"], [each["id"] for each in last["runs"]]) == (5, 3, 3, [1])


def test_an_athlete_without_runs_and_one_who_is_not_there(client: TestClient, library: Library) -> None:
    """The one has a page that says so, the other is a sentence."""
    new = library.add_athlete("Nobody yet")

    assert "There are no runs yet." in client.get(f"/athletes/{new.id}").text
    assert client.get(f"/athletes/{new.id}/season").status_code == 200
    for path in ("/athletes/99", "/athletes/99/season", "/api/athletes/99/runs"):
        assert client.get(path).status_code == 404


def test_a_run_that_is_not_analysed_is_in_the_list(client: TestClient, library: Library) -> None:
    """Its numbers are dashes."""
    library.store.db.execute("DELETE FROM summary WHERE run_id = 6")
    row = client.get("/api/athletes/2/runs").json()["runs"][0]

    assert (row["id"], row["distance_m"], row["cadence_spm"]) == (6, None, None)
    assert "\N{EM DASH}" in client.get("/athletes/2").text


def test_the_page_of_all_weeks_is_drawn_once_until_something_changes(
    client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its runs lead to the desk, its policy is its own, and only the last few pages are kept."""
    monkeypatch.setattr(seasons, "_MOST", 1)
    first = client.get("/athletes/1/season")
    drawn: list[int] = []
    draw = seasons._drawn
    monkeypatch.setattr(seasons, "_drawn", lambda opened, athlete: drawn.append(athlete.id) or draw(opened, athlete))
    again = client.get("/athletes/1/season")
    put(library, library.athlete("Anna"), day=12)
    later = client.get("/athletes/1/season")

    assert 'href="/runs/5"' in first.text
    assert first.headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert (again.text == first.text, later.text == first.text, drawn) == (True, False, [1])
    assert len(seasons._KEPT) == 1

"""An athlete on the desk: the runs, the page of all weeks, two runs beside each other, and the target."""

from datetime import timedelta

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk, athlete_routes, seasons
from gait.errors import DamagedFileError
from gait.intake import side_runs
from gait.intake.filing import Drop, file_all
from gait.intake.measuring import Measured
from gait.library import Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.desk.conftest import plain
from tests.factories import START
from tests.library.factory import put


@pytest.fixture(scope="module")
def two(desk: Desk) -> tuple[int, int]:
    """Return the numbers of two runs of one athlete whose files are in the library."""
    drops = []
    with desk.library() as library:
        dora = library.add_athlete("Dora", height_m=1.7)
        for day in range(2):
            run = simulate(
                RUNNERS["typical"],
                PLANS["easy_10k"],
                WATCHES["full_dynamics"],
                day,
                started_at=START + timedelta(days=day),
            )
            drops.append(Drop(data=run.to_fit_bytes(), name=f"{day}.fit", athlete=dora))
        first, second = file_all(library, drops, processes=1)
    assert first.run_id is not None
    assert second.run_id is not None
    return first.run_id, second.run_id


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

    assert middle.xpath("//nav[@class='pages']//@href") == ["/athletes/1?page=1", "/athletes/1?page=3"]
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


def test_two_runs_beside_each_other(client: TestClient, two: tuple[int, int]) -> None:
    """The earlier is held against, however they are asked for; one run or the same twice is told."""
    first, second = two
    page = client.get("/compare", params={"run": [second, first]})

    assert page.status_code == 200
    assert page.text == client.get("/compare", params={"run": [first, second]}).text
    assert page.headers["content-security-policy"].endswith("frame-ancestors 'self'")
    for wrong in ([first], [first, first], []):
        assert client.get("/compare", params={"run": wrong}).status_code == 422
    assert client.get("/compare", params={"run": [first, 99]}).status_code == 404


def test_a_comparison_has_every_second(library: Library, two: tuple[int, int]) -> None:
    """What is kept is thinned for display; what is compared is not."""
    (whole,) = side_runs.whole_runs(library, two[:1])
    kept = library.analysis(two[0])
    assert kept is not None

    assert len(whole.series["time_s"]) > len(kept.series["time_s"])


def test_a_file_that_cannot_be_read_any_more(
    library: Library, two: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as what it is."""
    gone = Measured(name="run.fit", error=DamagedFileError("Broken"))
    monkeypatch.setattr(side_runs, "measure_whole", lambda _: gone)

    with pytest.raises(DamagedFileError):
        side_runs.whole_runs(library, two)


def test_a_target_is_set_and_taken_away(client: TestClient, library: Library) -> None:
    """From today on, at a speed or the usual one; out of bounds is told."""
    told = client.put("/api/athletes/1/target", json={"cadence_spm": 172, "speed_kmh": 10.8}).json()
    kept = library.athlete("Anna")
    page = html.document_fromstring(client.get("/athletes/1").text)
    gone = client.put("/api/athletes/1/target", json={"cadence_spm": None}).json()

    assert told == {"cadence_spm": 172.0, "speed_kmh": 10.8, "since": "2026-05-30"}
    assert (kept.target_spm, kept.target_mps, kept.target_on) == (172.0, pytest.approx(3.0), "2026-05-30")
    assert page.xpath("//input[@name='cadence_spm']/@value|//input[@name='speed_kmh']/@value") == ["172", "10.8"]
    assert gone == {"cadence_spm": None, "speed_kmh": None, "since": None}
    assert client.put("/api/athletes/1/target", json={"cadence_spm": 400}).status_code == 422
    assert client.put("/api/athletes/99/target", json={"cadence_spm": 172}).status_code == 404

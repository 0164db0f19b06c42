"""The pain log on the desk: on a run's page and on an athlete's, told, changed and taken out."""

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk
from gait.library import AthleteRecord, Library
from tests.desk.conftest import plain
from tests.library.factory import put


@pytest.fixture
def eva(library: Library) -> AthleteRecord:
    """Return an athlete who ran on 17 and 19 May."""
    athlete = library.find_athlete("Eva") or library.add_athlete("Eva", height_m=1.7)
    for day in (0, 2):
        put(library, athlete, day=day)
    for each in library.pain_log(athlete.id):
        library.remove_pain(athlete.id, each.id)
    return athlete


def test_pain_of_a_run_is_logged_on_its_day(client: TestClient, library: Library, eva: AthleteRecord) -> None:
    """What is told goes into the pain log, what comes later adds to it, and nothing told is told so."""
    run_id = library.runs(eva.id)[0].id
    client.post(f"/api/runs/{run_id}/pain", json={"during": 4, "place": "front"})
    told = client.post(f"/api/runs/{run_id}/pain", json={"after": 2, "next_morning": 3}).json()
    nothing = client.post(f"/api/runs/{run_id}/pain", json={"note": "none"})

    assert (told["on_date"], told["run_id"], told["during"], told["place"]) == ("2026-05-19", run_id, 4.0, "front")
    assert nothing.json()["what"] == (
        "Nothing was told of the pain. Fill in one of the numbers, 0 to 10, or where it hurts."
    )
    assert client.post(f"/api/runs/{run_id}/pain", json={"during": 11}).status_code == 422
    shown = plain(html.document_fromstring(client.get(f"/runs/{run_id}").text).xpath("//section[@id='pain']//li")[0])
    assert "2026-05-19 during 4, an hour after 2, next morning 3, at the front" in shown


def test_pain_of_a_day_finds_its_run(client: TestClient, library: Library, eva: AthleteRecord, desk: Desk) -> None:
    """Where there is one run on the day it is that run's, and is brought up to date; else it stands by itself today."""
    first = library.runs(eva.id)[-1].id
    of_run = client.post(f"/api/athletes/{eva.id}/pain", json={"on_date": "2026-05-17", "during": 3}).json()
    today = client.post(f"/api/athletes/{eva.id}/pain", json={"before": 1, "note": "stairs"}).json()
    log = client.get(f"/api/athletes/{eva.id}/pain").json()["entries"]

    assert (of_run["run_id"], desk.renewing.is_asked(eva.id)) == (first, True)
    assert (today["run_id"], today["on_date"], today["note"]) == (None, "2026-05-30", "stairs")
    assert [each["id"] for each in log] == [today["id"], of_run["id"]]
    assert client.post(f"/api/athletes/{eva.id}/pain", json={"on_date": "May", "during": 3}).status_code == 422


def test_an_entry_is_changed_and_removed(client: TestClient, library: Library, eva: AthleteRecord) -> None:
    """What is left out stays, None says that it was not told, and an entry that would say nothing is refused."""
    told = {"on_date": "2026-05-17", "during": 3, "after": 5, "note": "x"}
    entry = client.post(f"/api/athletes/{eva.id}/pain", json=told).json()
    address = f"/api/athletes/{eva.id}/pain/{entry['id']}"
    changed = client.patch(address, json={"during": 4, "after": None, "note": None, "on_date": None}).json()
    empty = client.patch(address, json={"during": None})
    gone = client.delete(address)

    assert (changed["during"], changed["after"], changed["note"], changed["on_date"]) == (4.0, None, "", "2026-05-17")
    assert (empty.status_code, gone.status_code, library.pain_log(eva.id)) == (422, 200, ())
    assert client.delete(address).status_code == 404
    assert client.patch("/api/athletes/1/pain/999", json={"during": 1}).status_code == 404


def test_the_page_of_an_athlete_has_the_log(client: TestClient, library: Library, eva: AthleteRecord) -> None:
    """A form begins with today; the latest three entries are open, each with its form, and earlier ones are folded."""
    for day in range(5):
        library.add_pain(eva.id, on_date=f"2026-05-2{day}", during=day, note="<b>")
    part = html.document_fromstring(client.get(f"/athletes/{eva.id}").text).xpath("//section[@id='pain']/details")[0]
    items = part.xpath(".//ul[@aria-labelledby='told-heading']/li")
    forms = [(each.get("data-method"), each.get("data-form")) for each in items[0].xpath(".//form")]
    (latest, *_) = reversed(library.pain_log(eva.id))

    assert part.xpath(".//form[@data-method='POST']//input[@type='date']/@value") == ["2026-05-30"]
    assert [plain(each.xpath("./p/strong")[0]) for each in items] == ["2026-05-24", "2026-05-23", "2026-05-22"]
    assert [plain(each) for each in part.xpath(".//summary[not(@aria-label) and not(h2)]")] == ["2 earlier entries"]
    assert forms == [(method, f"/api/athletes/{eva.id}/pain/{latest.id}") for method in ("PATCH", "DELETE")]
    assert part.xpath(".//b") == []


def test_without_pain_it_is_said(client: TestClient, eva: AthleteRecord) -> None:
    """The athlete's page says that none was told."""
    assert "No pain has been told." in client.get(f"/athletes/{eva.id}").text

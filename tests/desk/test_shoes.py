"""Shoes on the desk: added, changed, retired and worn again, with how far they have run."""

import json

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.library import AthleteRecord, Library
from tests.desk.conftest import plain
from tests.library.factory import put


@pytest.fixture(scope="module")
def ida(folder: object) -> AthleteRecord:
    """Return an athlete with three runs of 10 km from 17 May on, two days apart."""
    with Library.open(folder) as library:  # type: ignore[arg-type] # a path
        athlete = library.add_athlete("Ida", height_m=1.7)
        for day in range(3):
            put(library, athlete, day=2 * day)
    return athlete


def part_of(client: TestClient, athlete: AthleteRecord) -> html.HtmlElement:
    """Return the shoes on the page of an athlete."""
    return html.document_fromstring(client.get(f"/athletes/{athlete.id}").text).xpath("//section[@id='shoes']")[0]


def test_a_pair_is_put_on_from_its_first_day(client: TestClient, ida: AthleteRecord) -> None:
    """Two of the three runs are from 19 May on: 20 km, and the 100 that it had run before."""
    none = plain(part_of(client, ida))
    told = {"name": "Blue <i>", "started_on": "2026-05-19", "ran_km": 100}
    added = client.post(f"/api/athletes/{ida.id}/shoes", json=told).json()
    known = client.get(f"/api/athletes/{ida.id}/shoes").json()["shoes"]
    (item,) = part_of(client, ida).xpath(".//li")

    assert "No shoes yet." in none
    assert (added["distance_km"], added["runs"], known) == (120.0, 2, [added])
    assert [plain(each) for each in item.xpath("./p")] == ["Blue <i> 120.00 km in 2 runs", "since 2026-05-19"]
    assert item.xpath(".//input/@value") == ["Blue <i>", "2026-05-19", "", "100"]


def test_a_pair_is_retired_and_worn_again_by_its_button(
    client: TestClient, library: Library, ida: AthleteRecord
) -> None:
    """The one button ends it today, and then begins it again."""
    shoe = library.add_shoe(ida.id, "Old", ended_on=None)
    days = []
    for _press in range(2):
        (form,) = part_of(client, ida).xpath(
            f".//form[@data-form='/api/athletes/{ida.id}/shoes/{shoe.id}'][@data-body]"
        )
        answer = client.patch(form.get("data-form"), json=json.loads(form.get("data-body"))).json()
        days.append((plain(form), answer["ended_on"]))

    assert days == [("Retire from today", "2026-05-30"), ("Wear again", None)]


def test_those_in_use_come_first(client: TestClient, library: Library, ida: AthleteRecord) -> None:
    """Retired pairs stand at the end, those whose first day is not told before the others."""
    library.add_shoe(ida.id, "Both", started_on="2026-01-01", ended_on="2026-02-01")
    library.add_shoe(ida.id, "Last", ended_on="2026-03-01")
    library.add_shoe(ida.id, "New")
    names = [plain(each) for each in part_of(client, ida).xpath(".//li/p/strong")]
    worn = [plain(each) for each in part_of(client, ida).xpath(".//li/p[@class='aside']")]

    assert names[-2:] == ["Last", "Both"]
    assert worn[-2:] == ["until 2026-03-01", "2026-01-01 to 2026-02-01"]


def test_what_no_pair_can_be(client: TestClient, ida: AthleteRecord) -> None:
    """A name that is taken, days in the wrong order, no name, and a pair that is not there: each is a sentence."""
    shoes = f"/api/athletes/{ida.id}/shoes"
    client.post(shoes, json={"name": "Green"})
    twice = client.post(shoes, json={"name": "green"})
    order = client.post(shoes, json={"name": "Red", "started_on": "2026-05-02", "ended_on": "2026-05-01"})

    assert (twice.status_code, order.status_code) == (422, 422)
    assert "There are shoes of this name already" in twice.json()["what"]
    assert "Look at the two dates." in order.json()["what"]
    assert client.post(shoes, json={"ran_km": 3}).status_code == 422
    assert client.patch(f"{shoes}/999", json={"name": "x"}).status_code == 404
    assert client.patch(f"{shoes}/999", json={"name": "x"}).json()["what"].endswith("Load the page again.")
    assert client.get("/api/athletes/99/shoes").status_code == 404

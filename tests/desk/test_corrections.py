"""Correcting a run on the desk: each correction is kept, shown on the page, and taken back by itself."""

import json

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk, correction_routes
from gait.errors import DamagedFileError, LibraryBusyError
from gait.intake.renewing import Renewed
from gait.library import Library, RunSummary
from tests.desk.conftest import plain
from tests.library.factory import put


def summary(library: Library, run_id: int) -> RunSummary:
    """Return the numbers of a run."""
    found = library.run(run_id).summary
    assert found is not None
    return found


def page_of(client: TestClient, run_id: int) -> html.HtmlElement:
    """Return the page of a run."""
    return html.document_fromstring(client.get(f"/runs/{run_id}").text)


def taken_back(client: TestClient, run_id: int) -> list[str]:
    """Take back all that the page shows as corrected, by its buttons, and return what each was."""
    said = []
    for item in page_of(client, run_id).xpath("//ul[@aria-labelledby='corrected-heading']/li"):
        (form,) = item.xpath("./form")
        body = json.loads(form.get("data-body"))
        answer = client.request(form.get("data-method"), form.get("data-form"), json=body)
        assert answer.status_code == 200
        said.append(plain(item.xpath("./span")[0]))
    return said


def test_stretches_are_left_out_and_taken_back_one_by_one(client: TestClient, library: Library, real: int) -> None:
    """Two are left out and shown; one is taken back by its button and the other stays; the run is analysed anew."""
    before = summary(library, real).running_s
    client.post(f"/api/runs/{real}/left-out", json={"begins": "12:30", "ends": "14:00"})
    told = client.post(f"/api/runs/{real}/left-out", json={"begins": "0:40:00"}).json()
    shorter = summary(library, real).running_s
    shown = page_of(client, real).xpath("//ul[@aria-labelledby='corrected-heading']//span")
    one = client.delete(f"/api/runs/{real}/left-out", params={"begins_s": 750, "ends_s": 840}).json()

    assert told["left_out"] == [{"begins_s": 750.0, "ends_s": 840.0}, {"begins_s": 2400.0, "ends_s": None}]
    assert [plain(each) for each in shown] == ["Left out: 12:30 to 14:00", "Left out: 40:00 to the end"]
    assert one["left_out"] == [{"begins_s": 2400.0, "ends_s": None}]
    assert before - shorter > 90.0
    assert taken_back(client, real) == ["Left out: 40:00 to the end"]
    assert summary(library, real).running_s == before


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"begins": "12.30"}, "'12.30' is no time of a run (From). Write it as 12:30 or 1:02:03"),
        ({"begins": "1:00", "ends": "soon"}, "'soon' is no time of a run (To). Write it as"),
        ({"begins": "14:00", "ends": "12:30"}, "The stretch ends before it begins (From, To). Write the earlier"),
        ({"begins": "9:00:00"}, "(From). Write a time before that."),
        ({}, "begins"),
    ],
)
def test_a_stretch_that_is_none(client: TestClient, real: int, told: dict[str, str], said: str) -> None:
    """A sentence says what is wrong, in which field, and what to do; nothing is left out."""
    answer = client.post(f"/api/runs/{real}/left-out", json=told)

    assert (answer.status_code, said in answer.json()["what"]) == (422, True)
    assert client.get(f"/api/runs/{real}/corrections").json()["left_out"] == []


def test_a_stretch_that_is_not_left_out(client: TestClient, real: int) -> None:
    """It cannot be taken back, and a run that is not there has none."""
    assert client.delete(f"/api/runs/{real}/left-out", params={"begins_s": 1, "ends_s": 2}).status_code == 422
    assert client.delete(f"/api/runs/{real}/left-out", params={"begins_s": 1}).status_code == 422
    assert client.post("/api/runs/99/left-out", json={"begins": "1:00"}).status_code == 404
    assert client.get("/api/runs/99/corrections").status_code == 404


def test_all_that_a_file_can_say_wrongly(client: TestClient, library: Library, real: int) -> None:
    """Shoes, watch, cadence's unit and distance hold from then on, stand on the page, and are taken back there."""
    before = summary(library, real)
    (shoe,) = library.shoes(library.run(real).athlete_id)
    wanted = {"distance_km": 9.0, "shoe_id": shoe.id, "device": "Pod", "cadence_unit": "strides", "is_run": False}
    told = client.patch(f"/api/runs/{real}", json=wanted).json()
    known = client.get(f"/api/runs/{real}/corrections").json()
    page = page_of(client, real)

    assert (told["distance_m"], told["trouble"], told["is_run"]) == (pytest.approx(9000.0, rel=1e-3), "", False)
    assert {name: known[name] for name in wanted} == wanted
    assert page.xpath("//select/option[@selected]/text()") == ["Red", "strides"]
    assert page.xpath("//input[@name='device']/@value|//input[@name='distance_km']/@value") == ["9", "Pod"]
    assert page.xpath("//input[@name='is_run']/@checked") == []
    assert taken_back(client, real) == [
        "In the shoes Red",
        "Recorded by Pod",
        "The file's cadence counts strides",
        "Distance 9.00 km",
        "Said to be no run",
    ]
    assert summary(library, real) == before
    assert "What is corrected" not in plain(page_of(client, real))


def test_the_watches_of_other_runs_are_proposed(client: TestClient, library: Library, real: int) -> None:
    """Contact is compared on one watch alone, so that its name has to be the same."""
    device = summary(library, real).device

    assert page_of(client, real).xpath("//datalist[@id='devices']/option/@value") == [device]


def test_a_run_is_handed_over_and_given_back(client: TestClient, library: Library, real: int, desk: Desk) -> None:
    """It is the other's with its pain, both are brought up to date, and the page knows whose it was."""
    cleo, ben = library.run(real).athlete_id, library.athletes()[1].id
    client.post(f"/api/runs/{real}/pain", json={"during": 2})
    told = client.patch(f"/api/runs/{real}", json={"athlete_id": ben}).json()
    log = library.pain_log(ben)
    asked = {athlete_id for athlete_id, _ticket in desk.renewing.asked()}

    assert (told["athlete_id"], [each.run_id for each in log]) == (ben, [real])
    assert {cleo, ben} <= asked
    assert "Ben" in plain(page_of(client, real).xpath("//h1")[0])
    assert client.get(f"/api/runs/{real}/corrections").json()["first_athlete_id"] == cleo
    assert taken_back(client, real) == ["Handed over from Cleo"]
    assert library.run(real).athlete_id == cleo
    assert client.get(f"/api/runs/{real}/corrections").json()["first_athlete_id"] is None


def test_who_a_run_cannot_go_to(client: TestClient, library: Library) -> None:
    """Nobody, somebody who is not there, and who has the run already: each is a sentence."""
    double = put(library, library.add_athlete("Double"), day=0).run_id
    owner = library.run(double).athlete_id
    nobody = client.patch("/api/runs/1", json={"athlete_id": None})
    missing = client.patch("/api/runs/1", json={"athlete_id": 99})
    has = client.patch("/api/runs/1", json={"athlete_id": owner})

    assert (nobody.status_code, missing.status_code, has.status_code) == (422, 404, 422)
    assert nobody.json()["what"] == "A run is always somebody's. Choose who really ran."
    assert f"has this run already, as number {double}" in has.json()["what"]


def test_what_no_run_can_be(client: TestClient, library: Library, real: int) -> None:
    """A field that is not known and somebody else's shoes are refused."""
    (shoe,) = library.shoes(library.run(real).athlete_id)

    assert client.patch(f"/api/runs/{real}", json={"colour": "red"}).status_code == 422
    assert client.patch("/api/runs/1", json={"shoe_id": shoe.id}).status_code == 422


def test_a_file_that_cannot_be_read_anew(client: TestClient, real: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The correction is kept, and the answer says why the analysis does not know of it; a busy library waits."""
    broken = Renewed(run_id=real, name="run.fit", error=DamagedFileError("Broken"))
    monkeypatch.setattr(correction_routes, "renew_run", lambda *_: broken)
    told = client.patch(f"/api/runs/{real}", json={"distance_km": 8.0}).json()

    def busy(*_: object) -> None:
        raise LibraryBusyError("Busy")  # noqa: EM101 - as above

    monkeypatch.setattr(correction_routes, "renew_run", busy)
    waits = client.patch(f"/api/runs/{real}", json={"distance_km": None})

    assert told["trouble"] == "Broken."
    assert (waits.status_code, waits.json()["code"]) == (503, "library_busy")

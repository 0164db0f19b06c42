"""Any two runs beside each other: chosen over several pages and of two runners, compared, and the ways on."""

from datetime import timedelta

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk, athlete_routes
from gait.errors import DamagedFileError
from gait.intake import side_runs
from gait.intake.filing import Drop, file_all
from gait.intake.measuring import Measured
from gait.library import Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.desk.conftest import plain
from tests.factories import START


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


def links(page: html.HtmlElement, side: int) -> dict[str, str]:
    """Return the ways on from one of the two runs."""
    return {plain(each): each.get("href") for each in page.xpath(f"//section[@aria-labelledby='side-{side}']//li/a")}


def test_a_choice_is_kept_over_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of another page stands above the list, checked, within the form; on its own page it is checked there."""
    monkeypatch.setattr(athlete_routes, "A_PAGE", 2)
    older = html.document_fromstring(client.get("/athletes/1?run=5&page=2").text)
    own = html.document_fromstring(client.get("/athletes/1?run=5").text)
    (form,) = older.xpath("//form[@action='/compare']")

    assert [plain(each) for each in form.xpath(".//fieldset/label")] == ["2026-05-25, 10.00 km"]
    assert form.xpath(".//input[@name='run'][@checked]/@value") == ["5"]
    assert form.xpath(".//nav//button/@value") == ["1", "3"]
    assert set(form.xpath(".//nav//button/@formaction")) == {"/athletes/1"}
    assert own.xpath("//tbody//input[@checked]/@value") == ["5"]
    assert own.xpath("//fieldset[@class='chosen']") == []


def test_a_choice_is_taken_along_to_another_runner(client: TestClient) -> None:
    """The way there keeps it, and the other's page says whose it is; what is not there any more is left out."""
    there = client.get("/choose", params={"athlete": 2, "run": [5, 99]})
    page = html.document_fromstring(client.get(there.headers["location"]).text)

    assert (there.status_code, there.headers["location"]) == (303, "/athletes/2?run=5&run=99")
    assert [plain(each) for each in page.xpath("//fieldset[@class='chosen']/label")] == ["2026-05-25, 10.00 km, Anna"]


def test_two_runs_of_one_runner(client: TestClient) -> None:
    """The earlier comes first; each side leads to its run, to those beside it, and back with itself kept."""
    page = html.document_fromstring(client.get("/compare?run=4&run=2").text)

    assert page.xpath("//iframe/@src") == ["/compare/report?run=2&run=4"]
    assert plain(page.xpath("//h1")[0]) == "Anna, 2026-05-19 and 2026-05-23 at equal speed"
    assert page.xpath("//nav[@class='desk-nav']/a/@href") == ["/", "/athletes/1"]
    assert links(page, 1) == {
        "Open the run": "/runs/2",
        "Earlier run in its place": "/compare?run=4&run=1",
        "Later run in its place": "/compare?run=4&run=3",
        "Keep this one, choose another": "/athletes/1?run=2",
    }
    assert links(page, 2) == {
        "Open the run": "/runs/4",
        "Earlier run in its place (j)": "/compare?run=2&run=3",
        "Later run in its place (k)": "/compare?run=2&run=5",
        "Keep this one, choose another": "/athletes/1?run=4",
    }


def test_two_runs_of_two_runners(client: TestClient) -> None:
    """Both are named, and at either end of a list there is no way on."""
    page = html.document_fromstring(client.get("/compare?run=1&run=6").text)

    assert page.xpath("//nav[@class='desk-nav']/a/@href") == ["/", "/athletes/1", "/athletes/2"]
    assert "2026-05-17 and Ben" in plain(page.xpath("//h1")[0])
    assert list(links(page, 1)) == ["Open the run", "Later run in its place", "Keep this one, choose another"]
    assert list(links(page, 2)) == ["Open the run", "Keep this one, choose another"]


@pytest.mark.parametrize(
    ("query", "back"),
    [
        ("of=1&run=4", "/athletes/1?run=4"),
        ("of=1&run=4&run=4&run=3&run=2", "/athletes/1?run=4&run=3&run=2"),
        ("of=1", "/athletes/1?"),
        ("run=4", "/"),
    ],
)
def test_another_number_than_two(client: TestClient, query: str, back: str) -> None:
    """It is said, and the way back keeps what was chosen."""
    answer = client.get(f"/compare?{query}")
    page = html.document_fromstring(answer.text)

    assert (answer.status_code, page.xpath("//a/@href")) == (422, [back])
    assert "Two runs are compared at a time" in plain(page)


def test_the_comparison_has_its_own_policy(client: TestClient, two: tuple[int, int]) -> None:
    """The earlier is held against, however they are asked for."""
    first, second = two
    report = client.get("/compare/report", params={"run": [second, first]})

    assert report.text == client.get("/compare/report", params={"run": [first, second]}).text
    assert report.headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert client.get("/compare/report", params={"run": [first]}).status_code == 422
    for path in ("/compare", "/compare/report"):
        assert client.get(path, params={"run": [first, 99]}).status_code == 404


def test_the_differences_as_data(client: TestClient, two: tuple[int, int]) -> None:
    """Two runs of one simulated runner on one watch: cadence lies within its interval of no difference."""
    told = client.get("/api/compare", params={"run": two[::-1]}).json()
    (cadence,) = (each for each in told["differences"] if each["quantity"] == "cadence_spm")

    assert (told["earlier"], told["later"]) == two
    assert cadence["low"] < cadence["difference"] < cadence["high"]
    assert (cadence["unit"], cadence["matched_s"] > 600) == ("spm", True)


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

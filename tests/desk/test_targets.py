"""A cadence to come to on the desk: set, taken away, and the progress in words and numbers."""

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait.intake.diary import read_diary, read_progress
from gait.library import AthleteRecord, Library
from gait.model import CadenceTarget, TargetProgress
from gait.model.season import TargetVerdict
from gait.pages.desk import TargetView, target_part
from tests.desk.conftest import plain
from tests.library.factory import put

GOAL = CadenceTarget(set_on="2026-05-01", cadence_spm=170.0, speed_mps=3.0)


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


def test_the_same_target_keeps_its_day(client: TestClient, library: Library) -> None:
    """Who presses the button once more does not begin anew; another cadence does."""
    anna = library.athlete("Anna")
    library.edit_athlete(anna.id, target_spm=172.0, target_mps=10.8 / 3.6, target_on="2026-04-01")
    same = client.put("/api/athletes/1/target", json={"cadence_spm": 172, "speed_kmh": 10.8}).json()
    other = client.put("/api/athletes/1/target", json={"cadence_spm": 174, "speed_kmh": 10.8}).json()
    library.edit_athlete(anna.id, target_spm=None, target_mps=None, target_on=None)

    assert (same["since"], other["since"]) == ("2026-04-01", "2026-05-30")


@pytest.fixture(scope="module")
def fay(folder: object) -> AthleteRecord:
    """Return an athlete with ten runs before a target was set and six after it, all alike."""
    with Library.open(folder) as library:  # type: ignore[arg-type] # a path
        athlete = library.add_athlete("Fay", height_m=1.7, target_spm=170.0, target_on="2026-06-05")
        for day in range(0, 32, 2):
            put(library, athlete, day=day)
    return athlete


def test_the_progress_is_that_of_the_page_of_all_weeks(library: Library, fay: AthleteRecord) -> None:
    """The desk reads less for it, and tells the same."""
    (whole,) = read_diary(library, fay).season.targets

    assert whole.verdict == "not yet"
    assert read_progress(library, fay) == whole


def test_without_runs_since_the_target_it_is_told_from_all(library: Library, fay: AthleteRecord) -> None:
    """A target of today after a long rest says how many runs are missing, as the page of all weeks does."""
    later = library.edit_athlete(fay.id, target_on="2026-12-01")
    (whole,) = read_diary(library, later).season.targets
    found = read_progress(library, later)
    library.edit_athlete(fay.id, target_on="2026-06-05")

    assert found == whole
    assert found is not None
    assert found.missing_runs == 8


def test_the_progress_as_data(client: TestClient, fay: AthleteRecord) -> None:
    """All sixteen runs are alike: no change, which the interval leaves open."""
    told = client.get(f"/api/athletes/{fay.id}/target").json()
    none = client.get("/api/athletes/2/target").json()

    assert (told["verdict"], told["cadence_spm"], told["since"]) == ("not yet", 170.0, "2026-06-05")
    assert told["low_spm"] <= told["now_spm"] <= told["high_spm"] < 170.0
    assert told["said"] == "not sure: the interval does not clear the start"
    assert (none["verdict"], none["now_spm"], none["at_speed_kmh"]) == (None, None, None)


def progress(verdict: TargetVerdict, now: float, low: float, high: float) -> TargetProgress:
    """Return a progress from 160 to 170 spm."""
    return TargetProgress(
        target=GOAL,
        device="watch",
        verdict=verdict,
        runs=6,
        start_spm=160.0,
        now_spm=now,
        low_spm=low,
        high_spm=high,
        share=(now - 160.0) / 10,
        share_low=(low - 160.0) / 10,
        share_high=(high - 160.0) / 10,
    )


def part_of(found: TargetProgress | None) -> tuple[str, dict[str, str]]:
    """Return how a target of 170 spm stands, and its facts."""
    part = target_part(TargetView(athlete_id=1, spm=170.0, mps=3.0, set_on="2026-05-01", progress=found))
    return part.how, dict(part.facts)


@pytest.mark.parametrize(
    ("verdict", "now", "low", "high", "said"),
    [
        ("on the way", 164.0, 162.0, 166.0, "on the way"),
        ("reached", 169.0, 167.0, 171.0, "counts as reached, but not sure: the target lies within the interval"),
        ("reached", 173.0, 171.0, 175.0, "reached"),
        ("not yet", 161.0, 158.0, 164.0, "not sure: the interval does not clear the start"),
        ("away from it", 155.0, 153.0, 157.0, "away from it, more than chance"),
    ],
)
def test_how_it_stands_is_said_as_sure_as_it_is(
    verdict: TargetVerdict, now: float, low: float, high: float, said: str
) -> None:
    """Where the interval clears neither the target nor the start it is said to be not sure."""
    assert part_of(progress(verdict, now, low, high))[0] == said


def test_a_target_below_is_cleared_from_above() -> None:
    """From 180 to 170, an interval of 171 to 173 has not cleared it, and one of 166 to 169 has."""
    down = {"start_spm": 180.0, "target": GOAL, "device": "watch", "verdict": "reached", "runs": 6}
    open_still = TargetProgress(**down, now_spm=172.0, low_spm=171.0, high_spm=173.0)  # type: ignore[arg-type] # spread
    cleared = TargetProgress(**down, now_spm=168.0, low_spm=166.0, high_spm=169.0)  # type: ignore[arg-type] # as above

    assert [part_of(each)[0].startswith("counts") for each in (open_still, cleared)] == [True, False]


def test_the_numbers_of_a_progress() -> None:
    """164 of 160 to 170: 6 to go, with the interval's ends 166 and 162 leaving 4 to 8, and two fifths of the way."""
    _how, facts = part_of(progress("on the way", 164.0, 162.0, 166.0))

    assert facts == {
        "Target": "170 spm at 5:33 /km, set on 2026-05-01",
        "Before": "160 spm",
        "Last weeks": "164 spm, 95 % interval 162\N{EN DASH}166, 6 runs",
        "To go": "+6.0 spm, 95 % interval +4.0 to +8.0",
        "Of the way": "40 %, 95 % interval 20 % to 60 %",
    }


def test_without_numbers_it_says_what_is_missing() -> None:
    """Too few runs say how many more; without a run on the level, and without a target, that is said."""
    few = TargetProgress(target=GOAL, device="watch", verdict="too few runs", runs=1, missing_runs=3)
    none = target_part(TargetView(athlete_id=1))
    usual = target_part(TargetView(athlete_id=1, spm=170.0, set_on="2026-05-01"))

    assert part_of(few)[0] == "To tell how far it is needs 3 more runs."
    assert (none.facts, none.how[:17], none.bar) == ((), "No target is set.", None)
    assert usual.how == "There is no run with enough steady running on the level yet."
    assert usual.facts == (("Target", "170 spm at the usual speed, set on 2026-05-01"),)


def test_the_page_of_an_athlete_tells_the_progress(client: TestClient, fay: AthleteRecord) -> None:
    """Words, numbers and a bar whose words are the same stand on the page itself."""
    (part,) = html.document_fromstring(client.get(f"/athletes/{fay.id}").text).xpath("//section[@id='target']")
    (bar,) = part.xpath(".//*[@role='img']/@aria-label")

    assert plain(part.xpath("./p[@class='how']")[0]) == "not sure: the interval does not clear the start"
    assert [plain(each) for each in part.xpath(".//dt")] == ["Target", "Before", "Last weeks", "To go", "Of the way"]
    assert bar.startswith("On the way from 163 spm to 170 spm: 163")

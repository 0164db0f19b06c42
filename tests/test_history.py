"""Earlier runs: which of them count, what the load beside them is, and contact against the runner's own."""

import math
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import export
from gait.history import (
    BANDS,
    contact_against_own,
    device_of,
    earlier,
    load_of,
    makes_sense,
    of_others,
    past_run,
    spike_band,
)
from gait.model import (
    Analysis,
    Athlete,
    CadenceView,
    ContactForSpeed,
    Estimate,
    History,
    Load,
    Overstriding,
    PastRun,
    Sensor,
    Source,
    Stretch,
)
from gait.norms import expected_contact_time_s
from tests.assess.a_run import a_slope, an_analysis, an_estimate

NOW = "2026-05-17T07:12:00"


def ago(days: float, distance_m: float | None = 8000.0, **more: Any) -> PastRun:  # noqa: ANN401 - any field
    """Return a run that began so many days before the run at hand."""
    start = datetime.fromisoformat(NOW) - timedelta(days=days)
    return PastRun(local_start=start.isoformat(), distance_m=distance_m, **more)


def running(distance_m: float | None = 18_000.0, **more: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return a run of that distance that began ``NOW``."""
    run = an_analysis(**more)
    return replace(run, activity=replace(run.activity, local_start=NOW, distance_m=distance_m))


def load(*runs: PastRun, distance_m: float | None = 18_000.0) -> Load:
    """Return the load of a run beside those."""
    return load_of(running(distance_m), History(runs=runs))


COVERED = (ago(2), ago(9, 12_100.0), ago(16), ago(30, 6000.0))
"""Four runs that cover the 30 days, the longest of 12.1 km nine days before: on 8 May."""

# ---------------------------------------------------------------------------------------------------------------------
# Which runs count


def test_only_runs_before_count_oldest_first() -> None:
    """The run itself and later ones are left out, in whatever order they are given."""
    runs = (ago(-1), ago(3), ago(0), ago(40))
    assert earlier(NOW, History(runs=runs)) == (ago(40), ago(3))


def test_one_start_is_one_run_and_the_longer_recording_is_kept() -> None:
    """A watch and a phone that record the same run start within a minute; 60 seconds apart are two runs."""
    watch, phone = ago(3, 8000.0), ago(3 - 59 / 86_400, 8200.0)
    other = ago(3 - 60 / 86_400, 5000.0)
    assert earlier(NOW, History(runs=(watch, phone))) == (phone,)
    assert earlier(NOW, History(runs=(phone, watch, watch))) == (phone,)
    assert earlier(NOW, History(runs=(watch, other))) == (watch, other)


def test_a_recording_without_distance_gives_way() -> None:
    """Of two recordings of one run, the one with a distance is kept."""
    assert earlier(NOW, History(runs=(ago(3, None), ago(3, 8000.0)))) == (ago(3, 8000.0),)


def test_the_run_itself_may_start_a_few_seconds_off() -> None:
    """The same run from another device, 20 seconds sooner, is no earlier run."""
    assert earlier(NOW, History(runs=(ago(20 / 86_400),))) == ()


def test_starts_that_cannot_be_read_do_not_count() -> None:
    """A history that somebody wrote by hand costs only what is wrong in it; an offset is left out of a start."""
    runs = (PastRun(local_start="last Tuesday"), PastRun(local_start="2026-05-10T07:00:00+02:00"))
    assert [run.local_start for run in earlier(NOW, History(runs=runs))] == ["2026-05-10T07:00:00+02:00"]
    assert earlier("once", History(runs=runs)) == ()


@pytest.mark.parametrize(
    ("athlete", "name", "counts"),
    [
        ("Ann", "Ann", True),
        ("Ann", " ANN ", True),
        ("Ann", "Ben", False),
        ("Ann", None, True),
        (None, "Ben", True),
        ("Ann", " ", True),
        (None, None, True),
    ],
)
def test_another_runner_s_runs_do_not_count(
    athlete: str | None,
    name: str | None,
    counts: bool,  # noqa: FBT001 - expected
) -> None:
    """Where both names are known and differ, but for capitals and spaces around them, a run is another runner's."""
    runs = tuple(replace(run, athlete=name) for run in COVERED)
    named = replace(running(), athlete=Athlete(name=athlete))
    found = load_of(named, History(runs=runs))
    assert (found.history_runs, found.spike is not None) == ((4, True) if counts else (0, False))
    assert earlier(NOW, History(runs=runs), athlete=athlete) == (tuple(reversed(runs)) if counts else ())
    left_out = "4 of the runs in your history are of another name and did not count."
    assert (left_out in found.needs) == (not counts)
    assert not any(need.startswith("None of the runs in your history") for need in found.needs)
    assert of_others(athlete, History(runs=runs)) == (0 if counts else 4)


def test_the_pipeline_holds_a_run_against_its_own_runner() -> None:
    """A past run carries the name that its analysis has."""
    assert past_run(replace(running(), athlete=Athlete(name="Ann"))).athlete == "Ann"


@pytest.mark.parametrize(
    ("given", "sense"),
    [
        ({}, True),
        ({"distance_m": None}, True),
        ({"distance_m": 0.0}, False),
        ({"distance_m": -5000.0}, False),
        ({"distance_m": 500_000.0}, True),
        ({"distance_m": 500_001.0}, False),
        ({"distance_m": math.nan}, False),
        ({"distance_m": math.inf}, False),
        ({"speed_mps": 12.1}, False),  # the ranges of the quantities: 0 to 12 m/s, 0.1 to 0.6 s, 20 to 280 spm
        ({"speed_mps": -1.0}, False),
        ({"speed_mps": 12.0, "contact_s": 0.1, "cadence_spm": 280.0}, True),
        ({"contact_s": 262.0}, False),  # milliseconds
        ({"contact_s": 0.09}, False),
        ({"cadence_spm": 300.0}, False),
        ({"local_start": "last Tuesday"}, False),
    ],
)
def test_runs_that_make_no_sense_do_not_count(given: dict[str, Any], sense: bool) -> None:  # noqa: FBT001 - expected
    """A history may be written by hand: a run with numbers that no run has is left out, and counted as skipped."""
    run = replace(ago(3), **given)
    assert makes_sense(run) == sense
    assert earlier(NOW, History(runs=(run,))) == ((run,) if sense else ())


@pytest.mark.parametrize("change", [{"distance_m": -1.0}, {"distance_m": 600_000.0}, {"local_start": "once"}])
def test_documents_that_make_no_sense_are_counted_as_skipped(change: dict[str, Any]) -> None:
    """As lines without a run are."""
    run = running()
    wrong = replace(run, activity=replace(run.activity, **change))
    history, skipped = export.history_of(b"\n".join(map(export.to_json, (run, wrong))))
    assert (history.runs, skipped) == ((past_run(run),), 1)


@given(days=st.lists(st.floats(0.01, 400.0), max_size=12))
def test_what_counts_does_not_hang_on_the_order(days: list[float]) -> None:
    """Shuffled or doubled, a history says the same."""
    runs = tuple(ago(each, 1000.0 + each) for each in days)
    assert earlier(NOW, History(runs=runs)) == earlier(NOW, History(runs=runs[::-1] + runs))


# ---------------------------------------------------------------------------------------------------------------------
# The spike


@pytest.mark.parametrize(
    ("distance_m", "band"),
    [
        (8000.0, "up to 10 %"),
        (12_100.0, "up to 10 %"),
        (13_310.0, "up to 10 %"),  # 12.1 km x 1.10
        (13_311.0, "10 to 30 %"),
        (15_730.0, "10 to 30 %"),  # x 1.30
        (15_731.0, "30 to 100 %"),
        (24_200.0, "30 to 100 %"),  # x 2.00
        (24_201.0, "over 100 %"),
        (42_195.0, "over 100 %"),
    ],
)
def test_edges_of_the_classes(distance_m: float, band: str) -> None:
    """The study's classes: up to 10 %, beyond it to 30 %, beyond it to 100 %, beyond; an edge is in the lower one."""
    assert spike_band(distance_m, 12_100.0) == band


@given(longest_m=st.floats(500.0, 60_000.0), share=st.floats(0.1, 4.0), more=st.floats(0.0, 2.0))
def test_a_longer_run_is_never_in_a_lower_class(longest_m: float, share: float, more: float) -> None:
    """The class grows with the distance."""
    shorter = BANDS.index(spike_band(longest_m * share, longest_m))
    assert shorter <= BANDS.index(spike_band(longest_m * (share + more), longest_m))


def test_a_spike_by_hand() -> None:
    """18.0 over 12.1 km is 48.8 % more, 41.7 to 56.2 % with 5 % of error: class 30 to 100 %, 1.52 (1.16 to 2.00)."""
    found = load(*COVERED).spike
    assert found is not None
    assert (found.distance_m, found.longest_m, found.longest_on) == (18_000.0, 12_100.0, "2026-05-08")
    assert found.share_more == pytest.approx(0.4876, abs=1e-4)
    assert (found.low, found.high) == (pytest.approx(0.4168, abs=1e-4), pytest.approx(0.5620, abs=1e-4))
    assert (found.band, found.bands) == ("30 to 100 %", ("30 to 100 %",))
    assert (found.hazard_ratio, found.hazard_low, found.hazard_high) == (1.52, 1.16, 2.00)
    assert found.covered


@pytest.mark.parametrize(
    ("distance_m", "bands", "hazard"),
    [
        (12_000.0, ("up to 10 %",), None),
        (13_300.0, ("up to 10 %", "10 to 30 %"), None),
        (13_400.0, ("up to 10 %", "10 to 30 %"), 1.64),
        (14_200.0, ("10 to 30 %",), 1.64),
        (15_600.0, ("10 to 30 %", "30 to 100 %"), 1.64),
        (24_000.0, ("30 to 100 %", "over 100 %"), 1.52),
        (30_000.0, ("over 100 %",), 2.28),
    ],
)
def test_all_classes_that_the_interval_reaches(distance_m: float, bands: tuple[str, ...], hazard: float | None) -> None:
    """Each distance is within 5 % of the ratio: near an edge both classes are named; the first has no hazard ratio."""
    found = load(*COVERED, distance_m=distance_m).spike
    assert found is not None
    assert (found.bands, found.hazard_ratio) == (bands, hazard)


def test_only_the_last_30_days_make_the_longest() -> None:
    """A marathon 31 days ago does not count; one of 30 days ago does."""
    old = load(*COVERED, ago(31, 42_195.0)).spike
    just = load(*COVERED, ago(30.5, 42_195.0), ago(30, 42_195.0)).spike
    assert old is not None
    assert just is not None
    assert (old.longest_m, just.longest_m) == (12_100.0, 42_195.0)


@pytest.mark.parametrize(
    ("runs", "covered"),
    [
        (COVERED, True),
        ((ago(2), ago(9), ago(29)), False),  # reaches back 29 days
        ((ago(2), ago(30)), False),  # two runs
        ((ago(2), ago(9), ago(40)), False),  # two runs in the 30 days
        ((ago(2), ago(9), ago(16), ago(40)), True),
    ],
)
def test_what_covers_30_days(runs: tuple[PastRun, ...], covered: bool) -> None:  # noqa: FBT001 - an expected value
    """A history covers the 30 days when it reaches back that far and holds three runs of them."""
    found = load(*runs)
    assert found.spike is not None
    assert found.spike.covered == covered
    assert found.confidence == ("moderate" if covered else "low")


@pytest.mark.parametrize("runs", [(), (ago(40, 12_000.0),), (ago(3, None),), (ago(3, 0.0),)])
def test_without_a_distance_to_compare_there_is_no_spike(runs: tuple[PastRun, ...]) -> None:
    """No run in the 30 days, or none with a distance, gives nothing to compare with; nor does a file without one."""
    assert load(*runs).spike is None
    assert load(*COVERED, distance_m=None).spike is None


# ---------------------------------------------------------------------------------------------------------------------
# Weeks and days


def test_weeks_by_hand() -> None:
    """The week is this run (18) and the six days before (6 + 8); the one before is days 7 to 13 (5 + 4); 14 is out."""
    found = load(ago(1, 6000.0), ago(6, 8000.0), ago(7, 5000.0), ago(13, 4000.0), ago(14, 9000.0))
    assert (found.week_m, found.week_before_m) == (32_000.0, 9000.0)


def test_a_week_that_the_history_does_not_reach_is_not_known() -> None:
    """A history of five days tells of no week, and one of ten days of one; a run without distance spoils its week."""
    assert (load(ago(5)).week_m, load(ago(5)).week_before_m) == (None, None)
    assert (load(ago(5), ago(10)).week_m, load(ago(5), ago(10)).week_before_m) == (26_000.0, None)
    assert load(ago(2, None), ago(10)).week_m is None
    assert load(ago(10), distance_m=None).week_m is None


@pytest.mark.parametrize(
    ("days", "since", "row"),
    [
        ((1, 2, 3, 5), 1, 4),
        ((2, 3), 2, 1),
        ((0.1, 1), 0, 2),  # twice on one day
        ((1, 1.1, 2), 1, 3),
        ((9,), 9, 1),
    ],
)
def test_days_in_a_row(days: tuple[float, ...], since: int, row: int) -> None:
    """Local days in a row with a run, this one in it; the last run may have been on the same day."""
    found = load(*map(ago, days))
    assert (found.days_since_last, found.days_in_a_row) == (since, row)


def test_midnight_divides_days() -> None:
    """A run at 23:50 and one at 00:10 are on two days in a row, twenty minutes apart."""
    late = replace(running(), activity=replace(running().activity, local_start="2026-05-17T00:10:00"))
    found = load_of(late, History(runs=(PastRun(local_start="2026-05-16T23:50:00"),)))
    assert (found.days_since_last, found.days_in_a_row) == (1, 2)


def test_nothing_is_known_without_a_history() -> None:
    """What needs a history is None, never 0, and a sentence says what to give."""
    found = load()
    assert (found.distance_m, found.history_runs, found.history_days) == (18_000.0, 0, None)
    assert (found.spike, found.week_m, found.week_before_m) == (None, None, None)
    assert (found.days_since_last, found.days_in_a_row) == (None, None)
    assert any(sentence.startswith("Give your earlier runs with --history, ") for sentence in found.needs)


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ((ago(-3),), "None of the runs in your history is earlier than this one. Give your earlier runs"),
        ((ago(1),), "Your history reaches back 1 day and holds 1 run of the 30 days before this one."),
        ((ago(40), ago(2)), "Your history reaches back 40 days and holds 1 run of the 30 days before this one."),
    ],
)
def test_what_is_needed_is_said(runs: tuple[PastRun, ...], said: str) -> None:
    """The sentence counts what is there."""
    assert load(*runs).needs[-1].startswith(said)


def test_a_full_file_needs_nothing() -> None:
    """With slopes, distance and a history that covers the days, nothing is asked for."""
    run = running(terrain={"level": a_slope("level", 166.0, 3.0)})
    assert load_of(run, History(runs=COVERED)).needs == ()
    assert load_of(running(None), History(runs=COVERED)).needs == (
        "This file has no distance, so the run cannot stand beside your others.",
        "This file has no altitude, so how much of it went downhill is not known.",
    )


# ---------------------------------------------------------------------------------------------------------------------
# Downhill


def test_downhill_share_by_hand() -> None:
    """1000 s at 3.0 m/s on the level and 500 s at 3.2 m/s downhill: 1.6 of 4.6 km, 34.8 %."""
    terrain = {"level": a_slope("level", 166.0, 3.0, 1000.0), "downhill": a_slope("downhill", 166.0, 3.2, 500.0)}
    found = load_of(running(terrain=terrain), History())
    assert found.downhill_distance_m == pytest.approx(1600.0)
    assert found.downhill_share == pytest.approx(1600 / 4600)


def test_level_running_is_no_unknown_running() -> None:
    """With slopes and no descent the share is 0; without slopes it is not known."""
    level = running(terrain={"level": a_slope("level", 166.0, 3.0)})
    empty = running(terrain={"level": Stretch(label="level", duration_s=0.0, running_s=0.0)})
    assert load_of(level, History()).downhill_share == 0.0
    assert load_of(running(), History()).downhill_share is None
    assert load_of(empty, History()).downhill_share is None


# ---------------------------------------------------------------------------------------------------------------------
# A run as a later one needs it


def with_contact(contact: Estimate, **more: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return a run that measures contact."""
    run = running(**more)
    return replace(run, summary={**run.summary, "ground_contact_time_s": contact})


def test_a_past_run() -> None:
    """Start, distance and the cadence that was judged; without contact its speed is that of the judged running."""
    assert past_run(running()) == PastRun(
        local_start=NOW, distance_m=18_000.0, device="Garmin", cadence_spm=166.4, speed_mps=3.0, contact_s=None
    )


def test_a_past_run_of_an_older_document() -> None:
    """Without a judged cadence it is the mean over the running, and nothing where there is none."""
    run = replace(running(), cadence=CadenceView())
    bare = replace(run, summary={})
    assert (past_run(run).cadence_spm, past_run(run).speed_mps) == (166.4, 3.0)
    assert (past_run(bare).cadence_spm, past_run(bare).speed_mps) == (None, None)


def test_walks_count_by_their_running() -> None:
    """A hike with 2 km of running in it is no long run: half of the recording must be running."""
    hike = running(20_000.0)
    share = replace(hike.running, share=0.49, distance_m=2000.0)
    assert past_run(replace(hike, running=share)).distance_m == 2000.0
    assert past_run(replace(hike, running=replace(share, share=0.5))).distance_m == 20_000.0
    assert load_of(replace(hike, running=share), History()).distance_m == 2000.0


def test_contact_is_taken_from_the_steadiest_running() -> None:
    """First what was judged over steady level running, else the level, else all running."""
    contact = an_estimate(0.262, 0.002, unit="s")
    level = replace(a_slope("level", 166.0, 2.9), values={})
    level = replace(level, values={"speed_mps": an_estimate(2.9), "ground_contact_time_s": an_estimate(0.258)})
    judged = ContactForSpeed(
        verdict="change only", contact_s=0.255, speed_mps=3.1, origin="device", sensor="chest", reason=""
    )
    over_all = with_contact(contact)
    on_level = replace(over_all, terrain={"level": level})
    steady = replace(on_level, overstriding=Overstriding(contact=judged))
    found = [past_run(each) for each in (over_all, on_level, steady)]
    assert [(each.speed_mps, each.contact_s) for each in found] == [(3.0, 0.262), (2.9, 0.258), (3.1, 0.255)]


@pytest.mark.parametrize(
    "contact", [an_estimate(0.262, origin="modelled"), an_estimate(0.262, coverage=0.49)], ids=["modelled", "scarce"]
)
def test_contact_that_was_not_measured_is_not_kept(contact: Estimate) -> None:
    """A modelled contact says nothing of the runner, and one over less than half of the running too little."""
    assert past_run(with_contact(contact)).contact_s is None


@pytest.mark.parametrize(
    ("source", "contact", "device"),
    [
        (
            Source(name="a.fit", format="fit", device="Forerunner", sensors=(Sensor(name="HRM-Pro", family="chest"),)),
            an_estimate(0.26),
            "Forerunner, contact from HRM-Pro",
        ),
        (
            Source(name="a.fit", format="fit", device="Forerunner", sensors=(Sensor(name="HRM-Pro", family="chest"),)),
            an_estimate(0.26, sensor="wrist"),
            "Forerunner, contact from wrist",
        ),
        (
            Source(name="a.fit", format="fit", manufacturer="Garmin"),
            an_estimate(0.26, origin="developer:Stryd"),
            "Garmin, contact from Stryd",
        ),
        (Source(name="a.fit", format="fit", manufacturer="Garmin"), an_estimate(0.26, sensor="unknown"), "Garmin"),
        (Source(name="a.gpx", format="gpx"), an_estimate(0.26, sensor="unknown"), ""),
        (Source(name="a.gpx", format="gpx"), an_estimate(0.26), "chest"),
    ],
)
def test_devices_are_named_by_watch_and_sensor(source: Source, contact: Estimate, device: str) -> None:
    """Contact from a strap is not compared with contact from a wrist, nor one watch with another."""
    assert device_of(with_contact(contact, source=source)) == device


# ---------------------------------------------------------------------------------------------------------------------
# Contact against the runner's own

WATCH = "Forerunner, contact from HRM-Pro"


def own(log_ratio: float, days: float = 7.0, speed_mps: float = 3.0, device: str = WATCH) -> PastRun:
    """Return a run whose contact is that far, as a logarithm, from the one to be expected at its speed."""
    contact = float(expected_contact_time_s(speed_mps)) * math.exp(log_ratio)
    return ago(days, speed_mps=speed_mps, contact_s=contact, device=device)


FOUR = (own(0.02), own(-0.02, 14), own(0.02, 21), own(-0.02, 28))
EXPECTED = float(expected_contact_time_s(3.0))


SLOWER = (2.7 / 3.0) ** -0.62
"""Contact at 2.7 m/s over that at 3.0, by the curve."""


def test_own_contact_by_hand() -> None:
    """Logs of +-0.02 have a standard deviation of 0.02309; with t(3) = 2.353 half a 90 % interval is 0.06076.

    10 % longer contact is then 1.100 (1.035 to 1.169): clearly longer than usual for this runner.
    """
    found = contact_against_own(1.1 * EXPECTED, 3.0, WATCH, FOUR, local_start=NOW)
    assert found is not None
    ratio, runs = found
    assert runs == 4
    assert ratio.ratio == pytest.approx(1.1)
    assert ratio.low == pytest.approx(1.1 * math.exp(-0.06076), abs=2e-5)
    assert ratio.high == pytest.approx(1.1 * math.exp(0.06076), abs=2e-5)


def test_runs_that_happen_to_agree_are_no_certainty() -> None:
    """Four runs of one contact are taken to scatter by 1 %: half is 2.3534 x 0.01 x sqrt(1 + 1 / 4) = 0.02631."""
    same = tuple(own(0.0, day) for day in (7, 14, 21, 28))
    found = contact_against_own(1.004 * EXPECTED, 3.0, WATCH, same, local_start=NOW)
    assert found is not None
    assert math.log(found[0].high / found[0].ratio) == pytest.approx(0.02631, abs=2e-5)
    assert found[0].low < 1 < found[0].high


def test_another_pace_widens_the_interval() -> None:
    """All earlier runs at 2.7 m/s: ln(2.7 / 3.0) x 0.25 = 0.02634 joins sqrt(0.02309^2 x 1.25) = 0.02582.

    Together 0.03688, x 2.3534 = 0.0868: a wrist that shows a third of the curve (about 2.6 %) is no change.
    """
    slower = tuple(replace(run, speed_mps=2.7, contact_s=run.contact_s * SLOWER) for run in FOUR if run.contact_s)
    found = contact_against_own(EXPECTED, 3.0, WATCH, slower, local_start=NOW)
    assert found is not None
    assert found[0].ratio == pytest.approx(1.0)
    assert math.log(found[0].high / found[0].ratio) == pytest.approx(0.0868, abs=2e-4)


def test_speed_is_taken_out() -> None:
    """At 3.3 m/s contact is shorter than at 3.0; the same runner there is as usual."""
    found = contact_against_own(float(expected_contact_time_s(3.3)), 3.3, WATCH, FOUR, local_start=NOW)
    assert found is not None
    assert found[0].ratio == pytest.approx(1.0)


@pytest.mark.parametrize(
    "last",
    [
        own(-0.02, 28, device="Forerunner, contact from HRM-Run"),
        own(-0.02, 28, speed_mps=3.51),
        own(-0.02, 28, speed_mps=2.49),
        own(-0.02, 56.1),
        replace(own(-0.02, 28), contact_s=None),
        replace(own(-0.02, 28), speed_mps=None),
        replace(own(-0.02, 28), local_start="once"),
    ],
    ids=["strap", "fast", "slow", "old", "no contact", "no speed", "no day"],
)
def test_what_does_not_count_as_ones_own(last: PastRun) -> None:
    """Another strap, another pace by more than 0.3 m/s, more than eight weeks ago: with three left, nothing is said."""
    assert contact_against_own(EXPECTED, 3.0, WATCH, (*FOUR[:3], last), local_start=NOW) is None


@pytest.mark.parametrize("last", [own(-0.02, 56.0), own(-0.02, 28, speed_mps=3.3), own(-0.02, 28, speed_mps=2.7)])
def test_the_limits_count(last: PastRun) -> None:
    """Eight weeks and 0.3 m/s themselves are within."""
    assert contact_against_own(EXPECTED, 3.0, WATCH, (*FOUR[:3], last), local_start=NOW) is not None


@pytest.mark.parametrize(("contact_s", "speed_mps", "device"), [(0.0, 3.0, WATCH), (0.26, 9.0, WATCH), (0.26, 3.0, "")])
def test_what_cannot_be_held_against_ones_own(contact_s: float, speed_mps: float, device: str) -> None:
    """No contact, a speed that nobody runs a distance at, and an unknown device are not compared."""
    assert contact_against_own(contact_s, speed_mps, device, FOUR, local_start=NOW) is None


def test_the_interval_holds_an_unchanged_runner_in_90_of_100() -> None:
    """Of 2,000 simulated runners of whom nothing changed, the interval holds 1 in 88 to 92 %."""
    rng = np.random.default_rng(20)
    held = 0
    for _ in range(2000):
        logs = rng.normal(0.05, 0.03, 6)
        runs = tuple(own(float(log), 7.0 * (i + 1)) for i, log in enumerate(logs[:-1]))
        found = contact_against_own(EXPECTED * math.exp(logs[-1]), 3.0, WATCH, runs, local_start=NOW)
        assert found is not None
        held += found[0].low <= 1.0 <= found[0].high
    assert 0.88 < held / 2000 < 0.92


# ---------------------------------------------------------------------------------------------------------------------
# From what was written earlier


def test_analyses_as_written_become_a_history() -> None:
    """A document a line; errors, broken lines, other JSON and walks are counted and left out."""
    run = running()
    walk = replace(run, running=replace(run.running, enough=False))
    lines = (export.to_json(run), b"", b'{"source": "a.fit", "error": {"message": "Empty."}}', export.to_json(walk))
    history, skipped = export.history_of(b"\n".join((*lines, b'{"half": ', b"{}")))
    assert history == History(runs=(past_run(run),))
    assert skipped == 4


def test_one_document_on_many_lines_is_one_run() -> None:
    """A document that somebody has pretty-printed is read; what is no JSON at all is one skipped line each."""
    pretty = export.to_json(running()).replace(b',"', b',\n"')
    assert export.history_of(pretty) == (History(runs=(past_run(running()),)), 0)
    assert export.history_of(b"not\njson") == (History(), 2)
    assert export.history_of(b"\xff\xfe") == (History(), 1)
    assert export.history_of(b"") == (History(), 0)


def test_the_load_goes_to_json_and_back() -> None:
    """Spike, weeks and needs are plain values."""
    found = replace(running(), load=load(*COVERED))
    assert export.from_json(export.to_json(found, series="full")).load == found.load

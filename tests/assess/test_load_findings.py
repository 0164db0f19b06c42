"""What the findings on load say: the single-run spike, the weeks, days in a row, downhill running."""

from dataclasses import replace

import pytest

from gait import assess
from gait.formats.fit import read_fit
from gait.history import load_of
from gait.model import Analysis, Finding, History, KneePain, KneePlace, PastRun
from gait.pipeline import analyze
from gait.simulate import RUNNERS, WATCHES, Leg, Plan, run, simulate
from tests.assess.a_load import COVERING, a_past_run, loaded, on_hills, telling
from tests.assess.a_run import found_by


def spike(distance_m: float, *past: PastRun) -> Finding | None:
    """Return what is found of a run's distance beside those runs."""
    return assess.RULES["load_spike"](loaded(distance_m, *(past or COVERING)))


# ---------------------------------------------------------------------------------------------------------------------
# The spike


def test_a_clear_spike_quotes_its_runs() -> None:
    """18.0 against 12.1 km is 49 % more; the next long run is at most 12.1 x 1.1 = 13.3 km."""
    found = found_by("load_spike", loaded(18_000.0, *COVERING))
    assert (found.severity, found.confidence, found.verdict) == ("notice", "moderate", "longer than you are used to")
    assert found.value == pytest.approx(0.4876, abs=1e-4)
    assert found.message == (
        "This run was 18.0 km, 49 % more than your longest of the 30 days before (12.1 km on 8 May). "
        "In 5,205 runners, injuries came 1.52 times as often (1.16 to 2.00) after runs 30 to 100 % longer than the "
        "longest as after those within 10 %. That is an indicator of load on the knee, and no forecast for you."
    )
    assert found.advice == (
        "Make your next long run at most about 13.3 km: that is 10 % over the 12.1 km from before this run. "
        "Build up from there."
    )
    assert "next_long_run" in found.evidence


@pytest.mark.parametrize(
    ("pain", "opening"),
    [
        (KneePain(place="front", during=1.0, after=0.0, next_morning=0.0), "Make your next long run at most about "),
        (KneePain(place="front", during=4.0), "Leave long runs until your knee is within the pain rule. Then make "),
        (KneePain(next_morning=4.0), "Leave long runs until your knee is within the pain rule. Then make "),
    ],
)
def test_a_long_run_waits_for_the_knee(pain: KneePain, opening: str) -> None:
    """Above the pain rule, or perhaps, no next long run is planned before the knee is within it."""
    found = found_by("load_spike", telling(loaded(18_000.0, *COVERING), pain))
    assert found.advice.startswith(opening)
    assert ("pain_rule" in found.evidence) == opening.startswith("Leave")


@pytest.mark.parametrize("pain", [KneePain(place="locking"), KneePain(place="front", during=8.0)])
def test_no_plan_stands_beside_the_box(pain: KneePain) -> None:
    """Where somebody is to look at the knee first, neither a long run nor a course is advised."""
    run = replace(on_hills(300.0), load=loaded(18_000.0, *COVERING).load)
    found = assess.assess(telling(run, pain))
    assert "load_spike" in {each.rule for each in found}
    assert [each.rule for each in found if each.advice and not each.rule.startswith("knee_")] == []


@pytest.mark.parametrize(
    ("distance_m", "verdict"),
    [
        # The ratio is known within 5 %; 12.1 km x 1.10 x 1.05 = 13.98 km and 12.1 x 1.10 / 1.05 = 12.68 km.
        (9000.0, None),
        (12_100.0, None),
        (12_670.0, None),
        (12_680.0, "not sure"),
        (13_310.0, "not sure"),
        (13_970.0, "not sure"),
        (13_980.0, "longer than you are used to"),
        (30_000.0, "longer than you are used to"),
    ],
)
def test_the_verdict_changes_only_where_the_interval_clears_10_percent(distance_m: float, verdict: str | None) -> None:
    """Present, absent, and in between not sure, with the edges worked by hand."""
    found = spike(distance_m)
    assert (found.verdict if found else None) == verdict


def test_near_the_edge_it_is_not_sure_why() -> None:
    """10 % more with distances off by a few per cent is told without advice, and asks for nothing."""
    found = spike(13_310.0)
    assert found is not None
    assert (found.severity, found.confidence, found.advice) == ("info", "low", "")
    assert found.message == (
        "This run was 13.3 km, 10 % more than your longest of the 30 days before (12.1 km on 8 May). "
        "Distances are off by a few per cent, so whether that is beyond 10 % is not sure."
    )


def test_a_history_that_does_not_cover_the_days_judges_nothing() -> None:
    """Beside two known runs a run of twice the distance is told as against the longest known, and not sure."""
    found = spike(18_000.0, a_past_run(2), a_past_run(9, 9000.0))
    assert found is not None
    assert (found.verdict, found.severity, found.confidence) == ("not sure", "info", "low")
    assert found.message == (
        "This run was 18.0 km, 100 % more than your longest known of the 30 days before (9.0 km on 8 May). "
        "Your history does not cover those days, so there may have been a longer run."
    )
    assert found.advice == "Give the runs of the 30 days before this one with --history."


def test_what_is_no_spike_beside_few_runs_is_none_beside_more() -> None:
    """A longer run that is not known can only make this one less of a jump: 5 % more than the longest known is none."""
    assert spike(12_600.0, a_past_run(9, 12_100.0)) is None


def test_a_long_gap_before_the_run_is_said() -> None:
    """Where the last known run is more than a week back, the finding says so: runs may be missing."""
    past = (a_past_run(10), a_past_run(12), a_past_run(14), a_past_run(40))
    found = found_by("load_spike", loaded(12_000.0, *past))
    assert "The last run known before it was 10 days earlier." in found.message
    assert "days earlier" not in found_by("load_spike", loaded(18_000.0, *COVERING)).message


def test_a_spike_in_miles() -> None:
    """A run split by miles is told in miles: 18.0 km are 11.2 mi, 12.1 km 7.5 mi, and 13.31 km 8.3 mi."""
    found = found_by("load_spike", replace(loaded(18_000.0, *COVERING), split_unit="mi"))
    assert found.message.startswith("This run was 11.2 mi, 49 % more than your longest of the 30 days before (7.5 mi ")
    assert found.advice.startswith("Make your next long run at most about 8.3 mi: ")


# ---------------------------------------------------------------------------------------------------------------------
# Weeks and days


@pytest.mark.parametrize(
    ("week_before_m", "verdict", "told"),
    [
        (8000.0, "more than the week before", "16.0 km, the seven before 8.0 km: 100 % more"),
        (20_000.0, "less than the week before", "16.0 km, the seven before 20.0 km: 20 % less"),
        (15_300.0, "about as the week before", "16.0 km, the seven before 15.3 km: 5 % more"),
    ],
)
def test_weeks_are_context(week_before_m: float, verdict: str, told: str) -> None:
    """The week holds this run of 10 km and one of 6; whatever the week before, it asks for nothing."""
    found = found_by("load_week", loaded(10_000.0, a_past_run(3), a_past_run(10, week_before_m), a_past_run(20)))
    assert (found.severity, found.verdict, found.advice) == ("info", verdict, "")
    assert found.message.startswith(f"The seven days up to this run hold {told}. Read it as context: ")


@pytest.mark.parametrize("before_m", [None, 0.0])
def test_a_week_without_distance_is_not_compared(before_m: float | None) -> None:
    """Beside a week without a known distance no change is told."""
    assert assess.RULES["load_week"](loaded(9900.0, a_past_run(3), a_past_run(13, before_m))) is None


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ((1, 2, 3, 20), "no day without a run"),
        ((1, 2, 20), None),  # three days in a row
        ((2, 3, 4, 5, 20), None),  # yesterday without a run
        ((1, 2), "not sure"),  # three days, and the history begins with them
        ((1, 2, 3), "no day without a run"),
        ((20,), None),
        ((), None),
    ],
)
def test_days_in_a_row_are_described(days: tuple[int, ...], verdict: str | None) -> None:
    """Four days in a row are mentioned; fewer are not, and not sure where the history begins with them."""
    found = assess.RULES["load_days"](loaded(9900.0, *map(a_past_run, days)))
    assert (found.verdict if found else None) == verdict
    assert found is None or (found.severity, found.advice) == ("info", "")


def test_days_in_words() -> None:
    """The count is at least that where the history begins with it."""
    known = found_by("load_days", loaded(9900.0, *map(a_past_run, (1, 2, 3, 20))))
    assert known.message.startswith("You have run on 4 days in a row, this one included. Days without a run are ")
    beginning = found_by("load_days", loaded(9900.0, *map(a_past_run, (1, 2))))
    assert beginning.message.startswith(
        "You have run on at least 3 days in a row, this one included. "
        "Your history begins there, so there may have been more. "
    )


# ---------------------------------------------------------------------------------------------------------------------
# Downhill


@pytest.mark.parametrize(
    ("downhill_s", "sensor", "verdict"),
    [
        (0.0, "barometer", None),
        (149.0, "barometer", None),
        (150.0, "barometer", "not sure"),  # 15 + 5 points reach 20 %
        (249.0, "barometer", "not sure"),
        (250.0, "barometer", "much downhill"),
        (99.0, "gps", None),
        (100.0, "gps", "not sure"),  # 10 + 10 points
        (299.0, "gps", "not sure"),
        (300.0, "gps", "much downhill"),
    ],
)
def test_downhill_by_its_share(downhill_s: float, sensor: str, verdict: str | None) -> None:
    """Much is 20 % and more, known within 5 points with a barometer and 10 with any other altitude."""
    found = assess.RULES["load_downhill"](on_hills(downhill_s, sensor=sensor))
    assert (found.verdict if found else None) == verdict


def test_downhill_shows_the_form_on_it_apart() -> None:
    """300 of 1000 s at 3.0 m/s: 0.9 of 3.0 km, with pace and cadence there and on the level."""
    found = found_by("load_downhill", on_hills(300.0))
    assert (found.severity, found.confidence, found.advice) == ("info", "moderate", "")
    assert found.message == (
        "Of your running, 0.9 km of 3.0 km (30 %) went downhill, at 7 % on average. "
        "There you ran at 5:33 /km with 168 spm; on the level at 5:33 /km with 166 spm. "
        "On a descent the knee takes up more power than on the level."
    )


def test_downhill_without_form() -> None:
    """Where nothing else is known of a class of terrain, its share is all that is told."""
    hills = on_hills(300.0)
    bare = {name: replace(each, values={}, grade=None) for name, each in hills.terrain.items()}
    there = {**bare, "downhill": hills.terrain["downhill"]}
    silent = found_by("load_downhill", replace(hills, terrain=bare)).message
    assert silent.startswith("Of your running, 0.9 km of 3.0 km (30 %) went downhill. On a descent the knee ")
    half = found_by("load_downhill", replace(hills, terrain=there)).message
    assert "There you ran at 5:33 /km with 168 spm. On a descent" in half


@pytest.mark.parametrize(
    ("place", "severity"),
    [
        ("front", "notice"),
        ("outer", "notice"),
        ("below", "notice"),
        ("back", "notice"),
        ("inner", "info"),
        ("swollen", "info"),
        ("locking", "info"),
        ("other", "info"),
    ],
)
def test_downhill_asks_for_a_look_where_it_is_said_to_hurt(place: KneePlace, severity: str) -> None:
    """With pain at a place that descents are said to bother, much descent asks for level courses; else it describes."""
    found = found_by("load_downhill", telling(on_hills(300.0), KneePain(place=place)))
    assert found.severity == severity
    assert (found.advice == "") == (severity == "info")
    unsure = found_by("load_downhill", telling(on_hills(200.0), KneePain(place=place)))
    assert (unsure.verdict, unsure.severity, unsure.advice) == ("not sure", "info", "")


def test_the_advice_on_descents_quotes_the_run() -> None:
    """It names the descent of this run."""
    found = found_by("load_downhill", telling(on_hills(300.0), KneePain(place="front")))
    assert found.advice == (
        "While the knee hurts, take level courses: leave out descents like the 0.9 km of this run, "
        "and bring hills back last."
    )


def test_slopes_that_are_not_known_are_not_judged() -> None:
    """Without altitude nothing is said of descents."""
    assert assess.RULES["load_downhill"](loaded(9900.0)) is None


# ---------------------------------------------------------------------------------------------------------------------
# Simulated runners, through the file and the whole pipeline


def simulated(*legs: Leg) -> Analysis:
    """Return the analysis of what a watch recorded of those legs."""
    data = simulate(RUNNERS["typical"], Plan(legs=legs), WATCHES["full_dynamics"], 3).to_fit_bytes()
    return analyze(read_fit(data, "simulated.fit", "refuse")[0])


def verdict_of(analysis: Analysis, rule: str) -> str | None:
    """Return the verdict of a rule, or None where it is silent."""
    found = analysis.finding(rule)
    return found.verdict if found else None


@pytest.mark.parametrize(
    ("minutes_down", "verdict"), [(10.0, "much downhill"), (0.0, None), (5.0, "not sure")], ids=["much", "none", "some"]
)
def test_a_simulated_runner_on_descents(minutes_down: float, verdict: str | None) -> None:
    """Of 25 minutes, 10 downhill are found, none are not, and 5 (about 21 %) are not sure."""
    down = (run(minutes_down, 3.0, -0.06),) if minutes_down else ()
    rest = 25.0 - minutes_down
    assert verdict_of(simulated(run(rest / 2, 2.9), *down, run(rest / 2, 2.9)), "load_downhill") == verdict


@pytest.mark.parametrize(
    ("times", "verdict"),
    [(0.6, "longer than you are used to"), (1.2, None), (0.9, "not sure")],
    ids=["much longer", "shorter", "about 11 % longer"],
)
def test_a_simulated_runner_who_runs_longer(times: float, verdict: str | None) -> None:
    """Beside a longest run of 0.6, 1.2 and 0.9 of its own distance, the run is a spike, none, and not sure."""
    alone = simulated(run(25, 2.9))
    assert alone.load.distance_m is not None
    start, own = alone.activity.local_start, alone.load.distance_m
    days = {2: 0.5, 9: times, 16: 0.5, 30: 0.5}
    past = tuple(a_past_run(back, share * own, before=start) for back, share in days.items())
    beside = replace(alone, load=load_of(alone, History(runs=past)))
    assert verdict_of(replace(beside, findings=assess.assess(beside)), "load_spike") == verdict

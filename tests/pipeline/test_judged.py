"""Judging needs what was measured alone: it can be done again beside another history without the file."""

from dataclasses import replace

import pytest

from gait import export, pipeline
from gait.formats import read_bytes
from gait.history import device_of
from gait.model import Activity, History, KneePain, PastRun
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate

KNEE = KneePain(place="front", during=4, after=3, next_morning=3)


@pytest.fixture(scope="module")
def activity() -> Activity:
    """Return a simulated run with all dynamics."""
    data = simulate(RUNNERS["typical"], PLANS["hilly_trail"], WATCHES["full_dynamics"], 3).to_fit_bytes()
    return read_bytes(data, "run.fit")[0]


@pytest.fixture(scope="module")
def history(activity: Activity) -> History:
    """Return five shorter runs of the five weeks before, on the same device with a longer contact."""
    alone = pipeline.analyze(activity)
    contact = alone.overstriding.contact
    assert contact is not None
    past = PastRun(
        local_start="",
        distance_m=6000.0,
        device=device_of(alone),
        speed_mps=contact.speed_mps,
        contact_s=contact.contact_s * 1.1,
    )
    day = activity.started_at.replace(tzinfo=None)
    starts = (day.replace(month=4, day=each).isoformat() for each in (14, 20, 26, 28, 30))
    return History(runs=tuple(replace(past, local_start=start) for start in starts))


def test_measuring_and_judging_is_analysing(activity: Activity, history: History) -> None:
    """The two halves one after the other are the whole."""
    whole = pipeline.analyze(activity, knee=KNEE, history=history)

    assert pipeline.judged(pipeline.measured(activity), knee=KNEE, history=history) == whole


def test_judging_anew_forgets_what_was_judged_before(activity: Activity, history: History) -> None:
    """Beside a history and then without one, or the other way round, it says what it says the first time."""
    alone, beside = pipeline.analyze(activity), pipeline.analyze(activity, knee=KNEE, history=history)

    assert beside.overstriding != alone.overstriding
    assert pipeline.judged(beside) == alone
    assert pipeline.judged(alone, knee=KNEE, history=history) == beside


def test_a_stored_analysis_can_be_judged_anew(activity: Activity, history: History) -> None:
    """From JSON with its series thinned, the verdicts are those from the file."""
    stored = export.from_json(export.to_json(pipeline.analyze(activity)))
    anew = pipeline.judged(stored, history=history)

    assert anew == export.from_json(export.to_json(pipeline.analyze(activity, history=history)))


def test_the_watch_that_the_user_names_counts(activity: Activity) -> None:
    """A device that is told stands in place of the file's, and so in the name under which contact is compared."""
    found = pipeline.measured(activity, settings=pipeline.Settings(device="Old watch"))

    assert found.source.device == "Old watch"
    assert device_of(found).startswith("Old watch")


def test_stretches_are_left_out(activity: Activity) -> None:
    """The minutes that the user leaves out are in no split's running and in no distance."""
    whole = pipeline.measured(activity)
    left = pipeline.measured(activity, settings=pipeline.Settings(left_out_s=((0.0, 600.0),)))

    assert whole.activity.timer_s - left.activity.timer_s == pytest.approx(600.0, abs=2.0)
    assert left.activity.distance_m is not None
    assert whole.activity.distance_m is not None
    assert left.activity.distance_m < whole.activity.distance_m

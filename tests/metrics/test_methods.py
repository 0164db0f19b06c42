"""The sentences on how it was measured hold for the run that they are about."""

import re

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.metrics.methods import methods
from gait.model import CadenceView, Channel
from tests.factories import an_activity


def test_a_bare_run_says_how_means_were_made_and_no_more() -> None:
    """A run with neither cadence nor speed mentions no drift, stiffness, sources or step length."""
    (said,) = methods(an_activity({"time_s": [0.0], "weight_s": [1.0], "heart_rate_bpm": [140.0]}))
    assert said.stage == "measure"
    assert "95 % intervals" in said.did


def test_a_rich_run_says_what_was_derived_from_what() -> None:
    """Step length, stiffness, the second source and the drift are each described, with their papers."""
    run = an_activity(
        {
            "time_s": [0.0],
            "weight_s": [1.0],
            "speed_mps": [3.0],
            "cadence_spm": [170.0],
            "cadence_spm@Stryd": [170.0],
            "step_length_m": [1.06],
            "leg_stiffness_n_per_m": [9000.0],
        },
        channels={
            "cadence_spm@Stryd": Channel(origin="developer:Stryd", sensor="foot_pod"),
            "step_length_m": Channel(origin="derived"),
            "leg_stiffness_n_per_m": Channel(origin="derived", detail="contact from Stryd"),
        },
    )
    said = methods(run)
    words = " ".join(method.did for method in said)
    assert "cadence from Stryd (foot_pod)" in words
    assert "@" not in words
    assert "speed x 60 / cadence" in words
    assert "contact from Stryd" in words
    assert "drift" in words
    assert any("spring_mass" in method.references for method in said)


def test_the_devices_step_length_is_named_as_the_devices() -> None:
    """A step length of the watch is not called derived."""
    run = an_activity(
        {"time_s": [0.0], "weight_s": [1.0], "step_length_m": [1.06]},
        channels={"step_length_m": Channel(origin="device")},
    )
    assert any("from the device" in method.did for method in methods(run))


def test_only_a_stiffness_of_ours_is_called_computed() -> None:
    """A pod's own leg stiffness is no computation of ours; one that stands beside it is."""
    pods = Channel(origin="developer:Stryd", sensor="foot_pod", detail="field 'Leg Spring Stiffness'")
    ours = Channel(origin="derived", detail="contact from Stryd")
    columns = {"time_s": [0.0], "weight_s": [1.0], "leg_stiffness_n_per_m": [9000.0]}
    alone = an_activity(columns, channels={"leg_stiffness_n_per_m": pods})
    beside = an_activity(
        {**columns, "leg_stiffness_n_per_m@derived": [9100.0]},
        channels={"leg_stiffness_n_per_m": pods, "leg_stiffness_n_per_m@derived": ours},
    )
    assert [method.did for method in methods(alone) if "stiffness" in method.did] == []
    assert [method.did for method in methods(beside) if "sine-wave" in method.did] == [
        "Computed leg and vertical stiffness with the sine-wave method (contact from Stryd)."
    ]


def test_a_run_without_drift_says_why() -> None:
    """What stood against judging the drift takes the place of how it was judged."""
    run = an_activity({"time_s": [0.0], "weight_s": [1.0], "speed_mps": [3.0], "cadence_spm": [170.0]})
    (said,) = (method for method in methods(run, no_drift="It was too short.") if "drift" in method.did)
    assert said.did == "Judged no drift. It was too short."


def test_a_source_of_something_unknown_is_named_as_it_is() -> None:
    """A second column of a quantity without a row has its own name, and never the column's."""
    run = an_activity({"time_s": [0.0], "weight_s": [1.0], "mood@Diary": [1.0]})
    assert any("Kept beside it: mood from device." in method.did for method in methods(run))


def test_every_reference_is_a_row_of_evidence_or_a_paper() -> None:
    """Whatever a run holds, each reference is a key of the evidence, a DOI or a citation with its year."""
    run = an_activity(
        {
            "time_s": [0.0],
            "weight_s": [1.0],
            "speed_mps": [3.0],
            "cadence_spm": [170.0],
            "leg_stiffness_n_per_m": [9000.0],
        },
        channels={"leg_stiffness_n_per_m": Channel(origin="derived", detail="contact from strap (chest)")},
    )
    references = [reference for method in methods(run) for reference in method.references]
    assert len(references) >= 6
    assert [each for each in references if each not in EVIDENCE and not re.search(r"^doi:10\.|(19|20)\d\d", each)] == []


def test_the_expectation_is_named_beside_watch_data() -> None:
    """At 3.0 m/s watch data give 150.02 + 3 x 6.012 = 168.1 spm, 2 more than an expected 166."""
    run = an_activity({"time_s": [0.0], "weight_s": [1.0], "cadence_spm": [160.0]})
    (said,) = (m for m in methods(run, cadence=CadenceView(expected_spm=166.4, judged_mps=3.0)) if "Expected" in m.did)
    assert said.did == (
        "Expected 166 spm at 3.00 m/s, from a line fitted to the means of several studies; watch data alone would give "
        "168 spm there, 2 spm more, heights left aside."
    )
    assert said.references == ("cadence_norm", "van_oeveren_regression")


def test_a_tall_runners_expectation_may_lie_above_or_below() -> None:
    """A short runner's expectation of 175 at 3.0 m/s lies 7 above the watch data, and beyond them they say nothing."""
    run = an_activity({"time_s": [0.0], "weight_s": [1.0]})
    said = [
        method.did
        for speed in (3.0, 5.0)
        for method in methods(run, cadence=CadenceView(expected_spm=175.0, judged_mps=speed))
        if "Expected" in method.did
    ]
    assert "168 spm there, 7 spm fewer" in said[0]
    assert said[1] == "Expected 175 spm at 5.00 m/s, from a line fitted to the means of several studies."


def test_no_expectation_no_sentence_on_it() -> None:
    """Where nothing was expected, nothing is said of it."""
    run = an_activity({"time_s": [0.0], "weight_s": [1.0]})
    assert not any("Expected" in method.did for method in methods(run, cadence=CadenceView()))


def test_slopes_are_told_with_both_models() -> None:
    """One second up 10 % at 3 m/s: 5.9682 / 3.6 by cost, 1.459 by heart rate; a walking sample does not count."""
    run = an_activity({"time_s": [0, 1], "weight_s": [1, 1], "speed_mps": [3, 3], "grade": [0.1, 0.0]})
    (said,) = (m for m in methods(run, running=np.array([True, False])) if "slopes" in m.did)
    assert "a metre costs 1.66 of a level one (by factors fitted to heart rate, 1.46)" in said.did
    assert said.references == ("minetti_cost", "strava_grade_factors")


@pytest.mark.parametrize("columns", [{"speed_mps": [3.0]}, {"grade": [0.1]}, {"speed_mps": [3.0], "grade": [0.6]}])
def test_unknown_slopes_are_not_told(columns: dict[str, list[float]]) -> None:
    """Without speed, grade, or a grade that anyone measured, nothing is said of slopes."""
    run = an_activity({"time_s": [0.0], "weight_s": [1.0], **columns})
    assert not any("slopes" in method.did for method in methods(run, running=np.array([True])))

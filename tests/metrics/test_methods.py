"""The sentences on how it was measured hold for the run that they are about."""

from gait.metrics.methods import methods
from gait.model import Channel
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
            "step_length_m": Channel(origin="derived"),
            "leg_stiffness_n_per_m": Channel(origin="derived", detail="contact from Stryd"),
        },
    )
    said = methods(run)
    words = " ".join(method.did for method in said)
    assert "cadence_spm@Stryd" in words
    assert "speed x 60 / cadence" in words
    assert "contact from Stryd" in words
    assert "drift" in words
    assert any("doi:10.1123/jab.21.2.167" in method.references for method in said)


def test_the_devices_step_length_is_named_as_the_devices() -> None:
    """A step length of the watch is not called derived."""
    run = an_activity(
        {"time_s": [0.0], "weight_s": [1.0], "step_length_m": [1.06]},
        channels={"step_length_m": Channel(origin="device")},
    )
    assert any("from the device" in method.did for method in methods(run))

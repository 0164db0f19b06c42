"""Which sensor is primary, and how sensors of one quantity differ."""

import numpy as np
import pytest

from gait.metrics.sources import DERIVED_SOURCE, choose_sources, compare_sources, coverage, source_label
from gait.model import Activity, Channel
from tests.factories import an_activity

NATIVE = Channel(origin="device", sensor="wrist")
STRYD = Channel(origin="developer:Stryd", sensor="foot_pod")


def two_sources(native: list[float], pod: list[float], weight: list[float] | None = None) -> Activity:
    """Return a run with a native contact time and Stryd's."""
    n = len(native)
    return an_activity(
        {
            "time_s": np.arange(n),
            "weight_s": weight or [1.0] * n,
            "ground_contact_time_s": native,
            "ground_contact_time_s@Stryd": pod,
        },
        channels={"ground_contact_time_s": NATIVE, "ground_contact_time_s@Stryd": STRYD},
    )


def test_the_devices_own_channel_is_primary_from_80_percent_on() -> None:
    """Eight of ten seconds measured are enough, although the pod has all ten."""
    run = two_sources([0.25] * 8 + [np.nan] * 2, [0.24] * 10)
    chosen = choose_sources(run, np.ones(10, dtype=bool))
    assert chosen.columns["ground_contact_time_s"][0] == 0.25
    assert chosen.channels["ground_contact_time_s"] == NATIVE
    assert "ground_contact_time_s@Stryd" in chosen.columns


def test_a_poorly_covered_native_channel_gives_way() -> None:
    """With seven of ten seconds it is kept as @device, and the pod takes the bare name with its channel."""
    run = two_sources([0.25] * 7 + [np.nan] * 3, [0.24] * 10)
    chosen = choose_sources(run, np.ones(10, dtype=bool))
    assert chosen.columns["ground_contact_time_s"][0] == 0.24
    assert chosen.channels["ground_contact_time_s"] == STRYD
    assert chosen.columns["ground_contact_time_s@device"][0] == 0.25
    assert chosen.channels["ground_contact_time_s@device"] == NATIVE
    assert "ground_contact_time_s@Stryd" not in chosen.columns


def test_coverage_is_of_the_running_time_alone() -> None:
    """What the strap missed while walking does not count, and a sample of 6 s counts six times."""
    values = np.array([0.25, np.nan, 0.25, np.nan])
    weight = np.array([6.0, 2.0, 0.0, 50.0])
    running = np.array([True, True, True, False])
    assert coverage(values, weight, running) == pytest.approx(0.75)
    assert coverage(values, weight, np.zeros(4, dtype=bool)) == 0.0


def test_the_devices_own_wins_a_tie_and_keeps_its_place_without_running() -> None:
    """Equal coverage, or no running to judge, leaves the names as they were."""
    half = [0.25] * 5 + [np.nan] * 5
    run = two_sources(half, [value - 0.01 for value in half])
    for running in (np.ones(10, dtype=bool), np.zeros(10, dtype=bool)):
        assert choose_sources(run, running).channels["ground_contact_time_s"] == NATIVE


def test_a_developer_channel_without_a_native_one_takes_the_bare_name() -> None:
    """Power that only the pod has becomes the run's power."""
    run = an_activity(
        {"time_s": [0.0, 1.0], "weight_s": [1.0, 1.0], "power_w@Stryd": [250.0, np.nan]},
        channels={"power_w@Stryd": STRYD},
    )
    chosen = choose_sources(run, np.array([True, True]))
    assert "power_w@Stryd" not in chosen.columns
    assert chosen.columns["power_w"][0] == 250.0
    assert chosen.channels["power_w"].origin == "developer:Stryd"


def test_the_best_covered_of_several_is_primary() -> None:
    """Of two developer sources the one with more of the running wins; columns without a channel are allowed."""
    run = an_activity(
        {
            "time_s": np.arange(4),
            "weight_s": np.ones(4),
            "cadence_spm@A": [np.nan, np.nan, 170.0, 170.0],
            "cadence_spm@B": [np.nan, 171.0, 171.0, 171.0],
        }
    )
    chosen = choose_sources(run, np.ones(4, dtype=bool))
    assert chosen.columns["cadence_spm"][1] == 171.0
    assert "cadence_spm@A" in chosen.columns


def test_the_difference_is_b_minus_a_over_common_running_samples() -> None:
    """Where both measured while running, the pod reads 10 ms less: that difference, constant, has no interval."""
    run = two_sources([0.25, 0.26, np.nan, 0.27, 0.5], [0.24, 0.25, 0.30, 0.26, 0.1])
    (found,) = compare_sources(run, np.array([True, True, True, True, False]))
    assert (found.a, found.b) == ("watch (wrist)", "Stryd (foot_pod)")
    assert (found.quantity, found.samples) == ("ground_contact_time_s", 3)
    assert found.mean_a == pytest.approx(0.26)
    assert found.difference == pytest.approx(-0.01)
    assert (found.low, found.high) == (pytest.approx(-0.01), pytest.approx(-0.01))


def test_a_noisy_difference_carries_its_scatter() -> None:
    """The interval of a difference with noise of 10 ms over ten minutes holds the true 20 ms and excludes 0."""
    rng = np.random.default_rng(3)
    native = 0.25 + rng.normal(0, 0.01, 600)
    run = two_sources(list(native), list(native + 0.02 + rng.normal(0, 0.01, 600)))
    (found,) = compare_sources(run, np.ones(600, dtype=bool))
    assert 0 < found.low < 0.02 < found.high < 0.03


def test_distance_and_sources_that_never_met_are_not_compared() -> None:
    """A mean of added-up distance means nothing, and two sensors without a common sample cannot be compared."""
    run = an_activity(
        {
            "time_s": [0.0, 1.0],
            "weight_s": [1.0, 1.0],
            "distance_m": [0.0, 3.0],
            "distance_m@Stryd": [0.0, 4.0],
            "cadence_spm": [170.0, np.nan],
            "cadence_spm@Stryd": [np.nan, 170.0],
            "mood@Diary": [1.0, 2.0],
            "mood": [1.0, 2.0],
        }
    )
    assert compare_sources(run, np.array([True, True])) == ()


@pytest.mark.parametrize(
    ("column", "channel", "label"),
    [
        ("cadence_spm", Channel(origin="device", sensor="wrist"), "watch (wrist)"),
        ("speed_mps", Channel(origin="device", sensor="gps"), "watch (gps)"),
        ("altitude_m", Channel(origin="device", sensor="barometer"), "watch (barometer)"),
        ("cadence_spm", Channel(origin="device", sensor="chest"), "strap (chest)"),
        ("cadence_spm", Channel(origin="device", sensor="waist"), "pod (waist)"),
        ("cadence_spm", Channel(origin="device", sensor="foot_pod"), "pod (foot_pod)"),
        ("speed_mps", Channel(origin="device", sensor="phone"), "phone"),
        ("speed_mps", Channel(origin="device", sensor="treadmill"), "treadmill"),
        ("cadence_spm@device", Channel(origin="device"), "device"),
        ("cadence_spm@Stryd", STRYD, "Stryd (foot_pod)"),
        ("cadence_spm", STRYD, "Stryd (foot_pod)"),
        ("power_w@RunPower", Channel(origin="developer:RunPower"), "RunPower"),
        ("step_length_m@derived", Channel(origin="derived", sensor="gps"), DERIVED_SOURCE),
        ("step_length_m", Channel(origin="derived", sensor="wrist"), "speed and cadence"),
        ("speed_mps", Channel(origin="derived", sensor="gps"), "derived (gps)"),
        ("step_length_m", Channel(origin="modelled", sensor="gps"), "modelled"),
        ("cadence_spm", Channel(origin="motion", sensor="wrist"), "motion"),
    ],
)
def test_sources_are_called_as_people_call_them(column: str, channel: Channel, label: str) -> None:
    """A name and the sensor's family in brackets, the same words every time."""
    assert source_label(column, channel) == label


def test_what_is_made_of_the_devices_own_numbers_is_not_held_against_it() -> None:
    """Duty factor and ratio of the device beside ours compare formulas, so the step length alone is compared."""
    columns = {
        f"{name}{side}": [value, value]
        for name, value in {"step_length_m": 1.1, "duty_factor": 0.35, "vertical_ratio": 0.08}.items()
        for side in ("", "@derived")
    }
    derived = Channel(origin="derived", sensor="gps")
    run = an_activity(
        {"time_s": [0.0, 1.0], "weight_s": [1.0, 1.0], **columns},
        channels={name: derived if "@" in name else NATIVE for name in columns},
    )
    (found,) = compare_sources(run, np.array([True, True]))
    assert (found.quantity, found.a, found.b) == ("step_length_m", "watch (wrist)", "speed and cadence")

"""Columns that follow from measured ones, worked by hand."""

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gait.metrics.columns import derive_columns
from gait.model import Activity, Athlete, Channel
from tests.factories import an_activity

NOBODY = Athlete()
RUNNER = Athlete(height_m=1.75, mass_kg=70.0)
GPS = Channel(origin="device", sensor="gps")
STRAP = Channel(origin="device", sensor="chest")


def derived(
    columns: Mapping[str, ArrayLike],
    channels: Mapping[str, Channel] | None = None,
    athlete: Athlete = NOBODY,
) -> Activity:
    """Return the derived columns of a run of ten seconds, running throughout; a number stands for ten of it."""
    filled = {name: np.broadcast_to(np.asarray(values, dtype=float), 10) for name, values in columns.items()}
    run = an_activity({"time_s": np.arange(10), "weight_s": np.ones(10), **filled}, channels=channels or {})
    return derive_columns(run, np.ones(10, dtype=bool), athlete)


def test_step_length_is_speed_over_step_rate() -> None:
    """3 m/s at 180 spm are steps of 1 m and strides of 2 m, by the speed's sensor."""
    run = derived({"speed_mps": 3.0, "cadence_spm": 180.0}, {"speed_mps": GPS, "cadence_spm": STRAP})
    assert run.columns["step_length_m"][0] == pytest.approx(1.0)
    assert run.columns["stride_length_m"][0] == pytest.approx(2.0)
    assert run.channels["step_length_m"] == Channel(origin="derived", sensor="gps", detail="speed x 60 / cadence")
    assert run.channels["stride_length_m"].sensor == "gps"


@pytest.mark.parametrize(("raised", "change"), [(1.05, -0.0476), (1.075, -0.0698), (1.10, -0.0909)])
def test_raising_cadence_at_one_speed_shortens_the_step(raised: float, change: float) -> None:
    """+5, +7.5 and +10 % of cadence shorten the step by 4.76, 6.98 and 9.09 %."""
    before, after = (
        derived({"speed_mps": 3.0, "cadence_spm": 160.0 * x}).columns["step_length_m"][0] for x in (1, raised)
    )
    assert after / before - 1 == pytest.approx(change, abs=1e-4)


def test_the_devices_step_length_stays_primary_where_it_covers_enough() -> None:
    """With all of the running covered by the device, ours stands beside it."""
    run = derived({"speed_mps": 3.0, "cadence_spm": 180.0, "step_length_m": 0.95}, {"step_length_m": STRAP})
    assert run.columns["step_length_m"][0] == 0.95
    assert run.channels["step_length_m"] == STRAP
    assert run.columns["step_length_m@derived"][0] == pytest.approx(1.0)
    assert run.columns["stride_length_m"][0] == pytest.approx(1.9)


def test_a_patchy_step_length_of_the_device_stands_beside_ours() -> None:
    """Five of ten seconds are not enough: ours is primary, the device's is kept with its channel."""
    patchy = [0.95] * 5 + [np.nan] * 5
    run = derived({"speed_mps": 3.0, "cadence_spm": 180.0, "step_length_m": patchy}, {"step_length_m": STRAP})
    assert run.columns["step_length_m"][9] == pytest.approx(1.0)
    assert run.channels["step_length_m@device"] == STRAP
    assert np.isnan(run.columns["step_length_m@device"][9])


def test_contact_and_cadence_give_flight_and_duty_factor() -> None:
    """At 180 spm and 250 ms a step takes 333.3 ms: flight is 83.3 ms, duty factor 0.375."""
    run = derived({"cadence_spm": 180.0, "ground_contact_time_s": 0.25}, {"ground_contact_time_s": STRAP})
    assert run.columns["flight_time_s"][0] == pytest.approx(0.08333, abs=1e-5)
    assert run.columns["duty_factor"][0] == pytest.approx(0.375)
    assert run.channels["flight_time_s"].sensor == "chest"
    assert run.channels["duty_factor"].origin == "derived"


def test_ratio_is_oscillation_over_step_length() -> None:
    """8 cm over steps of 1 m are 8 %, by the sensor of the oscillation."""
    run = derived(
        {"speed_mps": 3.0, "cadence_spm": 180.0, "vertical_oscillation_m": 0.08}, {"vertical_oscillation_m": STRAP}
    )
    assert run.columns["vertical_ratio"][0] == pytest.approx(0.08)
    assert run.channels["vertical_ratio"].sensor == "chest"


def test_what_the_device_measures_itself_is_primary() -> None:
    """The watch's own duty factor and ratio stay, ours beside them."""
    run = derived(
        {
            "speed_mps": 3.0,
            "cadence_spm": 180.0,
            "ground_contact_time_s": 0.25,
            "duty_factor": 0.36,
            "vertical_oscillation_m": 0.08,
            "vertical_ratio": 0.079,
        }
    )
    assert run.columns["duty_factor"][0] == 0.36
    assert run.columns["duty_factor@derived"][0] == pytest.approx(0.375)
    assert run.columns["vertical_ratio"][0] == 0.079
    assert run.columns["vertical_ratio@derived"][0] == pytest.approx(0.08)


def test_not_measured_stays_not_measured() -> None:
    """No cadence, a cadence of 0 or a speed of 0 give no step length, and nothing becomes 0."""
    speed = [3.0, np.nan, 3.0, 0.0] + [3.0] * 6
    cadence = [np.nan, 180.0, 0.0, 180.0] + [180.0] * 6
    step = derived({"speed_mps": speed, "cadence_spm": cadence}).columns["step_length_m"]
    assert np.isnan(step[:4]).all()
    assert step[4:].tolist() == pytest.approx([1.0] * 6)


def test_what_no_runner_can_do_is_no_value() -> None:
    """A step of 6 m is beyond what a sensor can deliver, so there is no step length at all."""
    assert "step_length_m" not in derived({"speed_mps": 9.0, "cadence_spm": 90.0}).columns


@pytest.mark.parametrize("missing", ["speed_mps", "cadence_spm"])
def test_without_its_parts_there_is_no_step_length(missing: str) -> None:
    """Speed alone or cadence alone gives neither step nor stride length."""
    run = derived({name: 3.0 for name in ("speed_mps", "cadence_spm") if name != missing})
    assert not {"step_length_m", "stride_length_m", "flight_time_s"} & set(run.columns)


def test_derived_from_modelled_is_modelled() -> None:
    """A contact time from a curve makes flight and duty factor modelled, and gives no stiffness."""
    run = derived(
        {"speed_mps": 3.0, "cadence_spm": 170.0, "ground_contact_time_s": 0.27},
        {"ground_contact_time_s": Channel(origin="modelled")},
        RUNNER,
    )
    assert {run.channels[name].origin for name in ("flight_time_s", "duty_factor")} == {"modelled"}
    assert "leg_stiffness_n_per_m" not in run.columns


def stiff(contact: Channel, athlete: Athlete = RUNNER, grade: ArrayLike = 0.0, **more: ArrayLike) -> Activity:
    """Return a run at 3 m/s, 166.67 spm and 270 ms, the first row of the worked spring-mass table."""
    columns = {"speed_mps": 3.0, "cadence_spm": 60 / 0.36, "ground_contact_time_s": 0.27, "grade": grade}
    return derived(columns | more, {"ground_contact_time_s": contact}, athlete)


@pytest.mark.parametrize("sensor", ["foot_pod", "chest", "waist", "unknown"])
def test_stiffness_where_contact_is_measured_on_level_ground(sensor: str) -> None:
    """The worked runner has 9.25 kN/m of leg and 23.06 kN/m of vertical stiffness."""
    run = stiff(Channel(origin="device", sensor=sensor))  # type: ignore[arg-type] # a sensor family
    assert run.columns["leg_stiffness_n_per_m"][0] == pytest.approx(9251, rel=1e-3)
    assert run.columns["vertical_stiffness_n_per_m"][0] == pytest.approx(23061, rel=1e-3)
    assert run.channels["leg_stiffness_n_per_m"].sensor == sensor


@pytest.mark.parametrize("athlete", [NOBODY, Athlete(mass_kg=70.0), Athlete(height_m=1.75)])
def test_no_stiffness_without_mass_and_height(athlete: Athlete) -> None:
    """The model needs both the mass and the length of the leg."""
    assert "leg_stiffness_n_per_m" not in stiff(STRAP, athlete).columns


def test_a_measured_leg_length_is_taken_before_the_height() -> None:
    """A leg of 0.9275 m is what 1.75 m of height stand for, so the stiffness is the same."""
    run = stiff(STRAP, Athlete(mass_kg=70.0, leg_length_m=0.9275, height_m=1.5))
    assert run.columns["leg_stiffness_n_per_m"][0] == pytest.approx(9251, rel=1e-3)


def test_no_stiffness_from_a_wrist() -> None:
    """A wrist's contact time is off by a fifth, which stiffness would more than double."""
    assert "leg_stiffness_n_per_m" not in stiff(Channel(origin="device", sensor="wrist")).columns


def test_a_pod_beside_a_wrist_gives_the_stiffness() -> None:
    """Where the watch's own contact is from the wrist and a pod measured too, the pod's is taken, and said so."""
    run = derived(
        {
            "speed_mps": 3.0,
            "cadence_spm": 60 / 0.36,
            "ground_contact_time_s": 0.30,
            "ground_contact_time_s@Stryd": 0.27,
        },
        {
            "ground_contact_time_s": Channel(origin="device", sensor="wrist"),
            "ground_contact_time_s@Stryd": Channel(origin="developer:Stryd", sensor="foot_pod"),
        },
        RUNNER,
    )
    assert run.columns["leg_stiffness_n_per_m"][0] == pytest.approx(9251, rel=1e-3)
    assert run.channels["leg_stiffness_n_per_m"].detail.endswith("contact from Stryd (foot_pod)")


def test_stiffness_is_of_level_ground_only() -> None:
    """2 % is level, more is not, and unknown ground counts as level."""
    run = stiff(STRAP, grade=[0.0, 0.02, 0.021, -0.05, np.nan, 0, 0, 0, 0, 0])
    measured = np.isfinite(run.columns["leg_stiffness_n_per_m"])
    assert measured.tolist() == [True, True, False, False, True, True, True, True, True, True]


def test_a_pods_own_stiffness_stays_primary() -> None:
    """Stryd's leg spring stiffness keeps the bare name and ours stands beside it."""
    run = stiff(STRAP, leg_stiffness_n_per_m=10_000.0)
    assert run.columns["leg_stiffness_n_per_m"][0] == 10_000.0
    assert run.columns["leg_stiffness_n_per_m@derived"][0] == pytest.approx(9251, rel=1e-3)


def test_no_stiffness_where_nobody_ran() -> None:
    """Outside of the running the model is not asked."""
    run = an_activity(
        {
            "time_s": [0.0],
            "weight_s": [1.0],
            "speed_mps": [3.0],
            "cadence_spm": [166.0],
            "ground_contact_time_s": [0.27],
        },
        channels={"ground_contact_time_s": STRAP},
    )
    assert "leg_stiffness_n_per_m" not in derive_columns(run, np.array([False]), RUNNER).columns

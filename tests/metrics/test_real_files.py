"""Means, drift and stiffness of real files against what the devices themselves report."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gait.formats import read
from gait.metrics import choose_sources, compare_sources, derive_columns, drift, no_drift_reason, summarize
from gait.model import Activity, Athlete, frozen_columns
from gait.pipeline import analyze

FR955 = "fit/garmin_fr955_native_rd_plus_stryd.fit"
FENIX = "fit/garmin_fenix5plus_smart_recording_rd.fit"
COROS = "fit/coros_apexpro_run_rd_power.fit"
STRAP = "fit/garmin_fr920xt_hrm_run_plus_stryd.fit"
MIXED_PACES = "fit/garmin_fr965_native_power_rd_walk_breaks.fit"
STEADY = "fit/suunto9baro_trail_pause_power.fit"
POD = "fit/stryd_app_standalone_run.fit"
TREADMILL = "fit/garmin_fr945_treadmill_stryd_partial_rd.fit"


def weighted(path: Path) -> Activity:
    """Return the file as read, each sample weighing the time to the next one; zeros are not measured."""
    run = read(path)
    steps = np.diff(run.time_s)
    stepped = ("cadence_spm", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m", "vertical_ratio")
    measured = {
        name: np.where(values > 0, values, np.nan)
        for name, values in run.columns.items()
        if name.partition("@")[0] in stepped
    }
    weight = np.minimum(np.append(steps, np.median(steps)), 10.0)
    columns = {**run.columns, **measured, "weight_s": weight}
    return Activity(
        source=run.source,
        sport=run.sport,
        started_at=run.started_at,
        columns=frozen_columns(columns),
        channels=run.channels,
    )


@pytest.mark.parametrize("name", [FR955, FENIX, COROS])
def test_time_weighted_means_are_the_devices_own(name: str, runs: Path, reference: dict[str, Any]) -> None:
    """On files that are all running, step length, contact and oscillation are within 0.2 % of the device's averages.

    The fenix records every 5 s or so: an unweighted mean would be 0.5 % off.
    """
    run = weighted(runs / name)
    everything = np.ones(len(run.time_s), dtype=bool)
    found = summarize(run, everything)
    told = reference[name]["session_ref"]
    assert found["step_length_m"].mean * 1000 == pytest.approx(told["avg_step_length"], rel=0.002)
    assert found["ground_contact_time_s"].mean * 1000 == pytest.approx(told["avg_stance_time"], rel=0.002)
    assert found["vertical_oscillation_m"].mean * 1000 == pytest.approx(told["avg_vertical_oscillation"], rel=0.007)
    assert found["vertical_ratio"].mean * 100 == pytest.approx(told["avg_vertical_ratio"], rel=0.01)
    cadence = 2 * (told["avg_running_cadence"] + (told.get("avg_fractional_cadence") or 0.0))
    assert found["cadence_spm"].mean == pytest.approx(cadence, abs=1.0)


def test_speed_over_cadence_is_the_watchs_own_step_length(runs: Path) -> None:
    """On the FR955 the derived step length is within 0.2 % of the device's, and the device's is primary."""
    run = weighted(runs / FR955)
    everything = np.ones(len(run.time_s), dtype=bool)
    measured = derive_columns(choose_sources(run, everything), everything, Athlete())
    (compared,) = (row for row in compare_sources(measured, everything) if row.quantity == "step_length_m")
    assert (compared.a, compared.b) == ("watch (wrist)", "speed and cadence")
    assert compared.difference / compared.mean_a == pytest.approx(0.0, abs=0.002)


def test_strap_and_pod_are_both_kept_and_differ(runs: Path) -> None:
    """A chest strap and Stryd in one file disagree on contact by 20 to 30 ms, with an interval that excludes 0."""
    run = weighted(runs / STRAP)
    everything = np.ones(len(run.time_s), dtype=bool)
    found = {row.quantity: row for row in compare_sources(choose_sources(run, everything), everything)}
    contact = found["ground_contact_time_s"]
    assert (contact.a, contact.b) == ("strap (chest)", "Stryd (foot_pod)")
    assert contact.low < contact.difference < contact.high < 0
    assert contact.difference == pytest.approx(-0.025, abs=0.005)


def test_a_strap_that_dropped_out_gives_way_to_the_pod(runs: Path) -> None:
    """On the treadmill the strap covers 18 %, so contact is Stryd's and the strap's is kept as @device."""
    run = weighted(runs / TREADMILL)
    running = run.columns["cadence_spm"] > 140
    chosen = choose_sources(run, running)
    assert chosen.channels["ground_contact_time_s"].origin == "developer:Stryd"
    assert "ground_contact_time_s@device" in chosen.columns


def test_stiffness_is_in_the_range_of_the_literature(runs: Path) -> None:
    """A runner of 70 kg and 1.75 m with a strap has 7 to 14 kN/m of leg stiffness (Morin et al. 2005: 9 to 13)."""
    run = weighted(runs / FENIX)
    everything = np.ones(len(run.time_s), dtype=bool)
    measured = derive_columns(run, everything, Athlete(height_m=1.75, mass_kg=70.0))
    found = summarize(measured, everything)
    assert 7_000 < found["leg_stiffness_n_per_m"].mean < 14_000
    assert found["vertical_stiffness_n_per_m"].mean > found["leg_stiffness_n_per_m"].mean


def test_balance_of_a_watch_with_a_strap_drifts_with_a_narrow_interval(runs: Path) -> None:
    """The drift rows of a real run are in order of display, hold their own change, and balance is within 2 points."""
    run = weighted(runs / FENIX)
    rows = {row.quantity: row for row in drift(run, np.ones(len(run.time_s), dtype=bool))}
    assert list(rows)[:2] == ["cadence_spm", "step_length_m"]
    assert all(row.low < row.change < row.high for row in rows.values())
    assert rows["ground_contact_balance"].high - rows["ground_contact_balance"].low < 0.02


def test_no_drift_is_told_of_a_run_whose_halves_share_no_pace(runs: Path) -> None:
    """On the FR965 the second half is mostly slower than anything in the first.

    At 2.6 to 2.8 m/s both halves have 156 spm, where a line through all windows would say 6 spm more.
    """
    run = weighted(runs / MIXED_PACES)
    running = (run.columns["cadence_spm"] > 145) & (run.columns["speed_mps"] > 2.0)
    assert drift(run, running, warm_up_s=60.0) == ()
    assert "different paces" in (no_drift_reason(run, running, warm_up_s=60.0) or "")


@pytest.mark.parametrize(("name", "least", "most"), [(STEADY, -8.3, -2.8), (POD, 1.2, 3.4)])
def test_drift_agrees_with_the_difference_at_matched_pace(name: str, least: float, most: float, runs: Path) -> None:
    """Twice the difference of the halves' cadence at equal pace is the drift of a straight line, within 3 spm.

    By hand, over bins of 0.15 m/s: Suunto's trail run -2.8 x 2 spm, the pod's run +1.1 x 2 spm.
    """
    analysis = analyze(read(runs / name))
    (row,) = (row for row in analysis.drift if row.quantity == "cadence_spm")
    assert least < row.change < most


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        (FR955, {("watch (wrist)", "speed and cadence")}),
        (FENIX, {("strap (chest)", "speed and cadence")}),
        (TREADMILL, {("speed and cadence", "strap (chest)")}),
    ],
)
def test_the_derived_side_is_known_by_its_name_in_the_analysis(
    name: str, sides: set[tuple[str, str]], runs: Path
) -> None:
    """From file to analysis, only a step length has a derived side, and that side is called speed and cadence."""
    compared = analyze(read(runs / name)).sources_compared
    assert {(each.a, each.b) for each in compared if each.quantity == "step_length_m"} == sides
    others = [each for each in compared if each.quantity != "step_length_m"]
    assert all("speed and cadence" not in {each.a, each.b} for each in others)
    assert all("(" in side for each in others for side in (each.a, each.b) if each.quantity != "altitude_m")
    assert {each.quantity for each in compared}.isdisjoint({"duty_factor", "vertical_ratio", "stride_length_m"})

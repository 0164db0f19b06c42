"""Two analyses made by hand: a rich hour over hills with walking breaks, and a walk-free file without cadence."""

from dataclasses import replace

import numpy as np
import pytest

from gait.metrics import window_means
from gait.model import (
    STATE_CODES,
    ActivitySummary,
    Analysis,
    Athlete,
    CadenceBin,
    CadenceView,
    Drift,
    Estimate,
    Finding,
    Method,
    Note,
    RunningShare,
    Segment,
    Sensor,
    Source,
    SourceComparison,
    SpeedBin,
    Stretch,
    Target,
    Track,
    UnitDecision,
    WindowMeans,
)
from tests.factories import an_activity
from tests.pages.a_form import with_form

HOUR_S = 3600
STEP_S = 2


def estimate(
    mean: float, unit: str, spread: float = 0.03, origin: str = "device", sensor: str = "foot_pod"
) -> Estimate:
    """Return an estimate whose interval is a third of its spread."""
    return Estimate(
        mean=mean,
        low=mean * (1 - spread / 3),
        high=mean * (1 + spread / 3),
        median=mean,
        sd=mean * spread,
        p10=mean * (1 - 1.3 * spread),
        p90=mean * (1 + 1.3 * spread),
        coverage=0.98,
        samples=3000,
        origin=origin,
        sensor=sensor,
        unit=unit,
    )


def plain(values: np.ndarray) -> tuple[float | None, ...]:
    """Return an array as a series: None where it is NaN."""
    return tuple(None if np.isnan(value) else round(float(value), 4) for value in values)


def rich_series() -> dict[str, tuple[float | None, ...]]:
    """Return an hour of running at 2 s, with a walk from 30:00 to 32:00 and a pause from 40:00 to 42:00."""
    noise = np.random.default_rng(7)
    time = np.arange(0, HOUR_S, STEP_S, dtype=float)
    time = time[(time < 2400) | (time >= 2520)]
    walking = (time >= 1800) & (time < 1920)
    speed = 2.9 + 0.25 * np.sin(time / 400) + noise.normal(0, 0.03, time.size)
    speed[walking] = 1.4
    cadence = 160 + 8 * (speed - 2.9) - 4 * time / HOUR_S + noise.normal(0, 1.5, time.size)
    cadence[walking] = 108
    step = 60 * speed / cadence
    bounce = 0.088 + noise.normal(0, 0.002, time.size)
    bounce[::50] = np.nan
    expected = np.where(walking, np.nan, 165 + 8.4 * (speed - 3))
    state = np.where(walking, STATE_CODES["walking"], STATE_CODES["running"]).astype(float)
    columns = {
        "time_s": time,
        "state": state,
        "distance_m": np.cumsum(speed * STEP_S),
        "cadence_spm": cadence,
        "speed_mps": speed,
        "step_length_m": step,
        "ground_contact_time_s": 0.262 + noise.normal(0, 0.004, time.size),
        "vertical_oscillation_m": bounce,
        "vertical_ratio": bounce / step,
        "ground_contact_balance": 0.497 + noise.normal(0, 0.002, time.size),
        "heart_rate_bpm": 140 + 10 * time / HOUR_S,
        "power_w": 240 + 40 * (speed - 2.9),
        "altitude_m": 60 + 25 * np.sin(time / 300),
        "grade": 0.03 * np.cos(time / 300),
        "expected_cadence_spm": expected,
        "expected_cadence_low_spm": expected - 12.6,
        "expected_cadence_high_spm": expected + 12.6,
    }
    return {name: plain(values) for name, values in columns.items()}


def rich_windows(series: dict[str, tuple[float | None, ...]]) -> WindowMeans | None:
    """Return the means in even windows of the running in a series at 2 s."""
    columns = {name: np.array(values, dtype=float) for name, values in series.items()}
    running = columns["state"] == STATE_CODES["running"]
    return window_means(an_activity(columns | {"weight_s": np.full(running.size, float(STEP_S))}), running)


def stretch(label: str, cadence: float, speed: float, distance: float = 1000.0) -> Stretch:
    """Return a split or terrain class with four quantities."""
    return Stretch(
        label=label,
        distance_m=distance,
        duration_s=distance / speed,
        running_s=distance / speed,
        ascent_m=12.0,
        descent_m=4.0,
        grade=0.008,
        expected_cadence_spm=165.0,
        values={
            "cadence_spm": estimate(cadence, "spm"),
            "speed_mps": estimate(speed, "m/s"),
            "step_length_m": estimate(60 * speed / cadence, "m"),
            "ground_contact_time_s": estimate(0.262, "s"),
        },
    )


def rich_summary() -> dict[str, Estimate]:
    """Return the summary of the rich run; stiffness is modelled."""
    return {
        "cadence_spm": estimate(158.4, "spm"),
        "speed_mps": estimate(2.9, "m/s"),
        "step_length_m": estimate(1.098, "m"),
        "ground_contact_time_s": estimate(0.262, "s"),
        "vertical_oscillation_m": estimate(0.088, "m"),
        "vertical_ratio": estimate(0.0801, "1"),
        "ground_contact_balance": estimate(0.497, "1", spread=0.004),
        "leg_stiffness_n_per_m": estimate(9800.0, "N/m", origin="modelled"),
        "power_w": estimate(240.0, "W", origin="developer:Stryd"),
        "heart_rate_bpm": estimate(146.0, "bpm", sensor="chest"),
        "grade": estimate(0.001, "1", origin="derived", spread=0.02),
    }


def speed_bin(speed: float, cadence: float, time_s: float) -> SpeedBin:
    """Return a bin of 0.25 m/s with an expectation of 165 + 8.4 (v - 3) spm."""
    expected = 165 + 8.4 * (speed - 3)
    return SpeedBin(
        speed_low_mps=speed - 0.125,
        speed_high_mps=speed + 0.125,
        speed_mps=speed,
        time_s=time_s,
        cadence_spm=cadence,
        low=cadence - 1.5,
        high=cadence + 1.5,
        step_length_m=60 * speed / cadence,
        expected_spm=expected,
        expected_low_spm=expected - 12.6,
        expected_high_spm=expected + 12.6,
    )


PACES = (speed_bin(2.5, 155.0, 600.0), speed_bin(2.75, 157.0, 900.0), speed_bin(3.0, 160.5, 1500.0))
"""The rich run's cadence at each pace, all of it on the level."""


def rich_distribution() -> tuple[CadenceBin, ...]:
    """Return 69 % of the running below 160 spm, 31 % from there on, and none above 180."""
    bands = ((153, 155, 0.09), (155, 157, 0.2), (157, 159, 0.3), (159, 160, 0.1), (160, 161, 0.11), (161, 163, 0.2))
    return tuple(CadenceBin(low_spm=low, high_spm=high, share=share) for low, high, share in bands)


def rich_findings() -> tuple[Finding, ...]:
    """Return four findings: one to act on, two to note, one for information; one cites a row that does not exist."""
    return (
        Finding(
            rule="cadence_for_pace",
            scope="run",
            severity="act",
            confidence="moderate",
            message="Your steps are long for your pace: 158 spm at 5:45 /km. Most runners take 152 to 177 spm.",
            advice="Try 166 spm at easy pace (now 158).",
            verdict="low for your pace",
            value=158.4,
            low=156.8,
            high=160.0,
            unit="spm",
            reference="165 spm expected",
            evidence=("cadence_norm", "cadence_spread"),
        ),
        Finding(
            rule="drift_cadence_spm",
            scope="run",
            severity="notice",
            confidence="high",
            message="Your cadence falls by 4 spm as you go on.",
            advice="Look at it on your next long run.",
            verdict="falls",
            value=-4.1,
            low=-5.0,
            high=-3.2,
            unit="spm",
            evidence=("10.1234/not-a-row",),
        ),
        Finding(
            rule="balance",
            scope="run",
            severity="notice",
            confidence="low",
            message="Left and right differ by 0.6 points.",
            evidence=("a manual without an address",),
        ),
        Finding(
            rule="hills", scope="run", severity="info", confidence="moderate", message="Your cadence differs on slopes."
        ),
    )


def rich_track() -> Track:
    """Return a loop near 52 degrees north, whose last point is its first."""
    turn = np.linspace(0, 2 * np.pi, 120)
    cadence = 158 + 5 * np.sin(3 * turn)
    cadence[5] = np.nan
    return Track(
        time_s=plain(np.linspace(0, HOUR_S - STEP_S, 120)),
        latitude_deg=plain(52.0 + 0.009 * np.sin(turn)),
        longitude_deg=plain(13.0 + 0.0146 * (np.cos(turn) - 1)),
        cadence_spm=plain(cadence),
    )


def make_rich() -> Analysis:
    """Return the analysis of the rich run."""
    return Analysis(
        gait_version="0.1.0",
        source=Source(
            name="sunday.fit",
            format="fit",
            sha256="ab" * 32,
            device="Forerunner 955",
            sensors=(Sensor(name="Stryd", family="foot_pod"),),
        ),
        athlete=Athlete(name="Ana", height_m=1.7, from_="option"),
        activity=ActivitySummary(
            timer_s=3480.0,
            sport="running",
            started_at="2026-05-17T05:12:00+00:00",
            local_start="2026-05-17T07:12:00",
            utc_offset_s=7200.0,
            utc_offset_from="position",
            elapsed_s=3600.0,
            moving_s=3400.0,
            distance_m=10020.0,
            ascent_m=120.0,
            descent_m=118.0,
        ),
        running=RunningShare(
            time_s=3360.0,
            distance_m=9850.0,
            share=0.9655,
            walking_s=120.0,
            standing_s=0.0,
            paused_s=120.0,
            settled_s=3300.0,
            steady_level_s=1500.0,
            warm_up_s=300.0,
            enough=True,
        ),
        summary=rich_summary(),
        cadence=CadenceView(
            in_160_180_share=0.31,
            below_160_share=0.69,
            above_180_share=0.0,
            expected_spm=165.0,
            expected_low_spm=152.4,
            expected_high_spm=177.6,
            difference_spm=-6.0,
            difference_low_spm=-7.5,
            difference_high_spm=-4.5,
            expected_from="norm, over steady level running",
            judged_spm=159.0,
            judged_low_spm=157.5,
            judged_high_spm=160.5,
            judged_mps=3.0,
            judged_over="steady level running",
            unit_decision=UnitDecision(
                stored="strides/min", factor=2.0, by="step length", confidence="high", ratio=1.0
            ),
            distribution=rich_distribution(),
            by_speed=PACES,
            level_by_speed=PACES,
        ),
        segments=(
            Segment(start_s=0.0, stop_s=1800.0, kind="running"),
            Segment(start_s=1800.0, stop_s=1920.0, kind="walking"),
            Segment(start_s=1920.0, stop_s=2400.0, kind="running"),
            Segment(start_s=2400.0, stop_s=2520.0, kind="paused"),
            Segment(start_s=2520.0, stop_s=3600.0, kind="running"),
        ),
        splits=(
            stretch("1", 160.0, 2.9),
            stretch("2", 159.0, 2.95),
            stretch("3", 157.0, 2.8),
            stretch("4", 151.0, 2.0, distance=20.0),
        ),
        laps=(stretch("Warm-up", 159.0, 2.7), replace(stretch("Main", 158.0, 3.0), ascent_m=None, descent_m=None)),
        terrain={
            "level": stretch("level", 159.0, 2.95),
            "uphill": stretch("uphill", 155.0, 2.6),
            "downhill": stretch("downhill", 161.0, 3.2),
        },
        drift=(
            Drift(
                quantity="cadence_spm",
                change=-4.1,
                low=-5.0,
                high=-3.2,
                unit="spm",
                per_hour=-4.1,
                minutes=56.0,
                start=160.5,
            ),
            Drift(
                quantity="vertical_oscillation_m",
                change=0.002,
                low=-0.001,
                high=0.005,
                unit="m",
                per_hour=0.002,
                minutes=56.0,
                start=0.087,
            ),
        ),
        targets=(Target(pace="easy", speed_mps=2.75, now_spm=157.0, cadence_spm=164.0, step_length_m=1.006),),
        findings=rich_findings(),
        sources_compared=(
            SourceComparison(
                quantity="cadence_spm",
                a="device",
                b="Stryd",
                mean_a=158.4,
                mean_b=157.1,
                difference=-1.3,
                low=-1.6,
                high=-1.0,
                unit="spm",
                samples=3000,
            ),
        ),
        series=rich_series(),
        windows=rich_windows(rich_series()),
        track=rich_track(),
        methods=(
            Method(
                stage="clean",
                did="Took speed from the device.",
                parameters={"window_s": 10.0, "how": "median"},
                references=("cadence_norm", "10.1234/not-a-row"),
            ),
        ),
        notes=(
            Note(code="zeros", message="Zeros of power mean that nothing was measured.", samples=3),
            Note(code="end", message="Bytes after the end of the file were left out."),
        ),
    )


def make_poor() -> Analysis:
    """Return the analysis of a file with speed and nothing else: no cadence, no position, no altitude, no height."""
    rich = make_rich()
    kept = ("time_s", "state", "speed_mps", "expected_cadence_spm")
    return Analysis(
        gait_version="0.1.0",
        source=Source(name="phone.gpx", format="gpx"),
        athlete=Athlete(),
        activity=ActivitySummary(
            timer_s=3480.0,
            sport="running",
            started_at="2026-05-17T05:12:00+00:00",
            local_start="2026-05-17T07:12:00",
            utc_offset_s=-12600.0,
            utc_offset_from="file",
            elapsed_s=3600.0,
            moving_s=3600.0,
        ),
        running=RunningShare(
            time_s=3600.0,
            distance_m=9850.0,
            share=1.0,
            walking_s=0.0,
            standing_s=0.0,
            paused_s=0.0,
            settled_s=3600.0,
            steady_level_s=0.0,
            warm_up_s=0.0,
            enough=True,
        ),
        summary={"speed_mps": estimate(2.9, "m/s", sensor="unknown")},
        cadence=CadenceView(),
        series={name: rich.series[name] for name in kept},
    )


@pytest.fixture(scope="session")
def rich() -> Analysis:
    """Return an hour over hills with dynamics, walking, a pause, drift, findings, overstriding, load and claims."""
    return with_form(make_rich())


@pytest.fixture(scope="session")
def poor() -> Analysis:
    """Return a file with speed and nothing else."""
    return make_poor()

"""A small analysis with every field given: ten kilometres at 5:33 /km by a runner of 1.76 m."""

from dataclasses import replace
from typing import Any

from gait import assess
from gait.model import (
    ActivitySummary,
    Analysis,
    Athlete,
    CadenceView,
    Confidence,
    ContactForSpeed,
    Drift,
    Estimate,
    Finding,
    Ratio,
    RunningShare,
    Sensor,
    Source,
    SourceComparison,
    SpeedBin,
    Spike,
    StepsForSpeed,
    Stretch,
    Third,
    UnitDecision,
)


def an_estimate(  # noqa: PLR0913 - the parts of an estimate
    mean: float,
    half: float = 1.0,
    *,
    unit: str = "spm",
    sensor: str = "chest",
    coverage: float = 1.0,
    origin: str = "device",
) -> Estimate:
    """Return an estimate with a symmetric 95 % interval of that half width."""
    return Estimate(
        mean=mean,
        low=mean - half,
        high=mean + half,
        median=mean,
        sd=2 * half,
        p10=mean - 2 * half,
        p90=mean + 2 * half,
        coverage=coverage,
        samples=3300,
        origin=origin,
        sensor=sensor,
        unit=unit,
    )


def a_bin(speed_mps: float, cadence_spm: float, time_s: float = 1000.0) -> SpeedBin:
    """Return a band of speed 0.2 m/s wide."""
    return SpeedBin(
        speed_low_mps=speed_mps - 0.1,
        speed_high_mps=speed_mps + 0.1,
        speed_mps=speed_mps,
        time_s=time_s,
        cadence_spm=cadence_spm,
        low=cadence_spm - 1,
        high=cadence_spm + 1,
        step_length_m=60 * speed_mps / cadence_spm,
    )


def a_view(  # noqa: PLR0913 - the parts of a view
    difference: float,
    half: float = 1.0,
    *,
    expected: float = 166.4,
    unit: Confidence = "high",
    bins: tuple[SpeedBin, ...] | None = None,
    shares: tuple[float, float, float] = (0.2, 0.7, 0.1),
) -> CadenceView:
    """Return a view whose mean cadence lies ``difference`` above the expectation; shares are below, in and above.

    The speed that is judged is the mean of the bands, else 3.0 m/s; outside of 2.0 to 5.5 m/s nothing is expected.
    """
    bands = (a_bin(3.0, expected + difference),) if bins is None else bins
    speed = sum(each.speed_mps * each.time_s for each in bands) / sum(each.time_s for each in bands) if bands else 3.0
    view = CadenceView(
        below_160_share=shares[0],
        in_160_180_share=shares[1],
        above_180_share=shares[2],
        expected_spm=expected,
        expected_low_spm=expected - 12.6,
        expected_high_spm=expected + 12.6,
        difference_spm=difference,
        difference_low_spm=difference - half,
        difference_high_spm=difference + half,
        expected_from="norm",
        unit_decision=UnitDecision(stored="strides/min", factor=2.0, by="step length", confidence=unit, ratio=1.0),
        judged_spm=expected + difference,
        judged_low_spm=expected + difference - half,
        judged_high_spm=expected + difference + half,
        judged_mps=speed,
        judged_over="steady level running",
        by_speed=bands,
        level_by_speed=bands,
    )
    return view if 2.0 <= speed <= 5.5 else without_expectation(view)


def without_expectation(view: CadenceView) -> CadenceView:
    """Return the view with nothing expected, as where no expectation holds."""
    return replace(
        view,
        expected_spm=None,
        expected_low_spm=None,
        expected_high_spm=None,
        difference_spm=None,
        difference_low_spm=None,
        difference_high_spm=None,
    )


def a_drift(quantity: str, change: float, half: float, start: float, unit: str = "spm") -> Drift:
    """Return a drift over 50 minutes with a symmetric interval."""
    return Drift(
        quantity=quantity,
        change=change,
        low=change - half,
        high=change + half,
        unit=unit,
        per_hour=change * 1.2,
        minutes=50.0,
        start=start,
    )


def a_comparison(  # noqa: PLR0913 - the parts of a comparison
    quantity: str, mean_a: float, mean_b: float, half: float, *, a: str = "device", b: str = "Stryd"
) -> SourceComparison:
    """Return two sources, if not given the device and Stryd, with a symmetric interval of their difference."""
    return SourceComparison(
        quantity=quantity,
        a=a,
        b=b,
        mean_a=mean_a,
        mean_b=mean_b,
        difference=mean_b - mean_a,
        low=mean_b - mean_a - half,
        high=mean_b - mean_a + half,
        unit="",
        samples=3000,
    )


def a_slope(label: str, cadence_spm: float, speed_mps: float, running_s: float = 600.0) -> Stretch:
    """Return a terrain class."""
    return Stretch(
        label=label,
        distance_m=running_s * speed_mps,
        duration_s=running_s,
        running_s=running_s,
        values={"cadence_spm": an_estimate(cadence_spm), "speed_mps": an_estimate(speed_mps, 0.1, unit="m/s")},
    )


def a_share(running_s: float = 3300.0, walking_s: float = 0.0, *, enough: bool = True) -> RunningShare:
    """Return what was running."""
    return RunningShare(
        time_s=running_s,
        distance_m=3.0 * running_s,
        share=running_s / (running_s + walking_s),
        walking_s=walking_s,
        standing_s=0.0,
        paused_s=0.0,
        settled_s=running_s,
        steady_level_s=running_s,
        warm_up_s=0.0,
        enough=enough,
    )


def an_analysis(difference: float = 0.0, half: float = 1.0, *, height_m: float | None = 1.76, **given: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return a run at 3.0 m/s whose cadence lies that far from the expected 166.4 spm, or as given."""
    cadence = 166.4 + difference
    fields: dict[str, Any] = {
        "gait_version": "0",
        "source": Source(
            name="run.fit",
            format="fit",
            manufacturer="Garmin",
            sensors=(Sensor(name="HRM-Run", family="chest", manufacturer="Garmin"),),
        ),
        "athlete": Athlete(height_m=height_m),
        "activity": ActivitySummary(
            sport="running",
            started_at="2026-05-17T05:12:00+00:00",
            local_start="2026-05-17T07:12:00",
            utc_offset_s=7200.0,
            utc_offset_from="file",
            elapsed_s=3300.0,
            timer_s=3300.0,
            moving_s=3300.0,
            distance_m=9900.0,
        ),
        "running": a_share(),
        "summary": {
            "cadence_spm": an_estimate(cadence),
            "speed_mps": an_estimate(3.0, 0.1, unit="m/s"),
            "step_length_m": an_estimate(180 / cadence, 0.02, unit="m"),
            "grade": an_estimate(0.0, 0.005, unit="1", sensor="unknown", origin="derived"),
        },
        "cadence": a_view(difference, half),
    }
    return Analysis(**(fields | given))


def found_by(rule: str, analysis: Analysis) -> Finding:
    """Return the finding of a rule that fires."""
    found = assess.RULES[rule](analysis)
    assert found is not None
    return found


def on_unknown_slopes(run: Analysis) -> Analysis:
    """Return the run as from a file without altitude."""
    return replace(run, summary={name: each for name, each in run.summary.items() if name != "grade"})


def measuring(**more: Any) -> Analysis:  # noqa: ANN401 - estimates by quantity
    """Return a plain run with more quantities measured."""
    run = an_analysis()
    return replace(run, summary={**run.summary, **more})


def a_ratio(ratio: float, half: float = 0.02) -> Ratio:
    """Return a ratio with a symmetric 90 % interval of that half width."""
    return Ratio(ratio=ratio, low=ratio - half, high=ratio + half)


def some_steps(
    ratio: float, half: float = 0.02, *, thirds: tuple[Third, ...] = ("middle third",), extrapolated: bool = False
) -> StepsForSpeed:
    """Return steps for the speed at 5:33 /km; the outer thirds begin at 1.03 and end at 0.97."""
    return StepsForSpeed(
        verdict="not sure",
        value=a_ratio(ratio, half),
        third=thirds[0],
        thirds=thirds,
        long_from=1.03,
        short_to=0.97,
        speed_mps=3.0,
        cadence_spm=150.0,
        expected_spm=166.4,
        extrapolated=extrapolated,
    )


def some_contact(ratio: float | None, half: float = 0.02, **given: Any) -> ContactForSpeed:  # noqa: ANN401 - any field
    """Return contact for the speed of 280 ms from a chest strap, or without a norm where there is no ratio."""
    fields: dict[str, Any] = {
        "verdict": "change only",
        "contact_s": 0.280,
        "speed_mps": 3.0,
        "origin": "device",
        "sensor": "chest",
    }
    if ratio is not None:
        fields |= {
            "norm": "watches and straps",
            "expected_s": 0.272,
            "value": a_ratio(ratio, half),
            "long_from": 1.06,
            "short_to": 0.94,
            "third": "middle third",
            "thirds": ("middle third",),
        }
    return ContactForSpeed(**(fields | given))


def a_spike(distance_m: float, longest_m: float, **given: Any) -> Spike:  # noqa: ANN401 - any field
    """Return a clear spike of the study's third class over a longest run on 3 May, or with fields as given."""
    share = distance_m / longest_m - 1
    fields: dict[str, Any] = {
        "distance_m": distance_m,
        "longest_m": longest_m,
        "longest_on": "2026-05-03",
        "share_more": share,
        "low": share - 0.05,
        "high": share + 0.05,
        "band": "30 to 100 %",
        "bands": ("30 to 100 %",),
        "covered": True,
        "hazard_ratio": 1.52,
        "hazard_low": 1.16,
        "hazard_high": 2.0,
    }
    return Spike(**(fields | given))

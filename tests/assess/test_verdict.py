"""The verdict on cadence: its thresholds, and what turns it into not sure."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import norms
from gait.assess.verdict import CadenceVerdict, cadence_verdict, judged_cadence_spm, judged_speed_mps
from gait.model import Analysis, CadenceView
from tests.assess.a_run import a_bin, a_view, an_analysis, an_estimate

DIFFERENCES = st.floats(-40.0, 40.0)
HALVES = st.floats(0.1, 30.0)
HEIGHTS = st.none() | st.floats(1.45, 2.05)


def judged(analysis: Analysis) -> CadenceVerdict:
    """Return the verdict of a run that has one."""
    found = cadence_verdict(analysis)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("difference", "verdict"),
    [
        # The whole interval is sqrt(1^2 + (1.96 x 2.0)^2) = 4.05 to each side; low begins at -9.
        (-13.1, "low"),
        (-13.0, "not sure"),
        # The band of 80 % is 12.62 to each side, and the measurement's interval 1.
        (-11.7, "not sure"),
        (-11.6, "typical"),
        (0.0, "typical"),
        (11.6, "typical"),
        (11.7, "not sure"),
        (13.0, "not sure"),
        (13.1, "high"),
    ],
)
def test_thresholds_by_hand(difference: float, verdict: str) -> None:
    """Verdicts change where the intervals clear the thresholds, worked by hand for 1.76 m at 3.0 m/s."""
    assert judged(an_analysis(difference)).verdict == verdict


def test_the_whole_interval() -> None:
    """The whole interval adds the measurement's and the expected mean's errors in quadrature."""
    found = judged(an_analysis(-15.0, 3.0))
    assert found.low_spm == pytest.approx(-15 - 4.936, abs=0.002)
    assert found.high_spm == pytest.approx(-15 + 4.936, abs=0.002)


@pytest.mark.parametrize(
    ("difference", "half", "reason"),
    [(-14.0, 6.0, "edge"), (-14.0, 13.0, "wide"), (-12.3, 1.0, "edge"), (-20.0, 1.0, "clear")],
)
def test_a_wider_sensor_error_makes_it_unsure(difference: float, half: float, reason: str) -> None:
    """A run far below the expectation is still not judged low when its sensor is that uncertain."""
    assert judged(an_analysis(difference, half)).reason == reason


def test_unknown_height_needs_more() -> None:
    """14 spm below is low at a known height, and not sure at an unknown one, whose error of the mean is 3.0 spm."""
    assert judged(an_analysis(-14.0)).verdict == "low"
    assert judged(an_analysis(-14.0, height_m=None)).verdict == "not sure"
    assert judged(an_analysis(-15.2, height_m=None)).verdict == "low"


@given(difference=DIFFERENCES, half=HALVES, more=HALVES, height_m=HEIGHTS)
def test_widening_never_makes_a_verdict(difference: float, half: float, more: float, height_m: float | None) -> None:
    """A wider interval turns verdicts into not sure, and not sure never into a verdict."""
    narrow = judged(an_analysis(difference, half, height_m=height_m)).verdict
    wide = judged(an_analysis(difference, half + more, height_m=height_m)).verdict
    assert wide in {narrow, "not sure"}


@given(difference=DIFFERENCES, more=st.floats(0.0, 20.0), half=HALVES, height_m=HEIGHTS)
def test_more_steps_are_never_judged_lower(difference: float, more: float, half: float, height_m: float | None) -> None:
    """The verdict is monotone: a quicker cadence never gets the lower of two verdicts."""
    rank = {"low": 0, "typical": 1, "high": 2}
    slower = judged(an_analysis(difference, half, height_m=height_m)).verdict
    quicker = judged(an_analysis(difference + more, half, height_m=height_m)).verdict
    if "not sure" not in {slower, quicker}:
        assert rank[slower] <= rank[quicker]


@given(difference=DIFFERENCES, half=HALVES, height_m=HEIGHTS)
def test_low_and_high_mirror_each_other(difference: float, half: float, height_m: float | None) -> None:
    """As far above is judged high as far below is judged low."""
    mirrored = {"low": "high", "high": "low", "typical": "typical", "not sure": "not sure"}
    above = judged(an_analysis(difference, half, height_m=height_m)).verdict
    below = judged(an_analysis(-difference, half, height_m=height_m)).verdict
    assert mirrored[above] == below


def test_a_tall_runner_at_slow_pace_is_not_flagged() -> None:
    """156 spm at 7:35 /km and 1.90 m is typical, though nearly all of it lies below 160."""
    expected = float(norms.expected_cadence_spm(2.2, 1.90))
    view = a_view(156.0 - expected, expected=expected, bins=(a_bin(2.2, 156.0),), shares=(0.95, 0.05, 0.0))
    assert judged(an_analysis(height_m=1.90, cadence=view)).verdict == "typical"


@pytest.mark.parametrize(("speed_mps", "reason"), [(1.9, "speed"), (5.6, "speed"), (1.2, "speed"), (2.1, "clear")])
def test_no_verdict_where_no_expectation_holds(speed_mps: float, reason: str) -> None:
    """Below 2.0 and above 5.5 m/s there is no verdict however far the cadence is off, and nothing is expected."""
    view = a_view(-30.0, bins=(a_bin(speed_mps, 130.0),))
    assert judged(an_analysis(cadence=view)).reason == reason


def test_no_verdict_where_no_expectation_holds_though_one_is_given() -> None:
    """An expectation that stands in the data at a speed beyond the limits is not used."""
    found = judged(an_analysis(cadence=replace(a_view(-30.0), judged_mps=1.9)))
    assert (found.verdict, found.reason) == ("not sure", "speed")


def test_a_doubtful_unit_comes_before_the_speed() -> None:
    """Where the unit is in doubt, that is said, and not that the pace is too slow."""
    found = judged(an_analysis(cadence=a_view(-30.0, unit="low", bins=(a_bin(1.8, 130.0),))))
    assert (found.verdict, found.reason) == ("not sure", "unit")


def test_a_doubtful_unit_gives_no_verdict() -> None:
    """A cadence that may be off by a factor of two is not judged."""
    found = judged(an_analysis(cadence=a_view(-30.0, unit="low")))
    assert (found.verdict, found.reason) == ("not sure", "unit")


@pytest.mark.parametrize(
    ("coverage", "verdict", "confidence"), [(0.49, "not sure", "low"), (0.6, "low", "low"), (0.9, "low", "moderate")]
)
def test_gaps_cost_confidence_and_then_the_verdict(coverage: float, verdict: str, confidence: str) -> None:
    """Under 80 % of the running with a cadence the confidence is low, under half there is no verdict."""
    run = an_analysis(-20.0)
    covered = replace(run, summary={"cadence_spm": an_estimate(146.4, coverage=coverage)})
    assert (judged(covered).verdict, judged(covered).confidence) == (verdict, confidence)


@pytest.mark.parametrize(
    ("speed_mps", "height_m", "confidence"),
    [(3.0, 1.76, "moderate"), (3.0, None, "low"), (2.3, 1.76, "low"), (4.8, 1.76, "low")],
)
def test_confidence_is_low_beyond_the_data(speed_mps: float, height_m: float | None, confidence: str) -> None:
    """Moderate needs the height, and a speed within the 2.5 to 4.5 m/s of the published means."""
    view = a_view(0.0, bins=(a_bin(speed_mps, 166.0),))
    assert judged(an_analysis(height_m=height_m, cadence=view)).confidence == confidence


@pytest.mark.parametrize("missing", ["expected_spm", "difference_spm"])
def test_without_an_expectation_there_is_no_verdict(missing: str) -> None:
    """Without a difference from an expectation nothing is judged."""
    run = an_analysis()
    assert cadence_verdict(replace(run, cadence=replace(run.cadence, **{missing: None}))) is None


def test_a_difference_without_interval_is_not_judged() -> None:
    """A difference whose error is unknown is not sure."""
    bare = replace(a_view(-30.0), difference_low_spm=None, difference_high_spm=None)
    assert judged(an_analysis(cadence=bare)).reason == "wide"


def test_the_one_cadence_is_the_judged_one() -> None:
    """The judged mean and its speed stand, whatever the expectation's bookkeeping and the bands of speed add up to."""
    view = replace(a_view(-16.0), judged_spm=151.0, judged_mps=2.8)
    run = an_analysis(cadence=view)
    assert (judged_cadence_spm(run), judged_speed_mps(run)) == (151.0, 2.8)
    assert (judged(run).now_spm, judged(run).speed_mps, judged(run).over) == (151.0, 2.8, "steady level running")


def test_the_one_cadence_of_a_view_that_names_none() -> None:
    """Without a judged mean it is the expectation and the difference, else the mean of all running, else nothing."""
    run = an_analysis(cadence=replace(a_view(-16.0), judged_spm=None))
    assert judged_cadence_spm(run) == pytest.approx(150.4)
    plain = replace(run, cadence=CadenceView(), summary={"cadence_spm": an_estimate(163.0)})
    assert judged_cadence_spm(plain) == 163.0
    assert judged_cadence_spm(replace(plain, summary={})) is None


def test_mean_speed_is_weighted_by_time() -> None:
    """30 minutes at 3.0 and 10 at 4.0 m/s are 3.25 m/s."""
    view = a_view(0.0, bins=(a_bin(3.0, 160.0, 1800.0), a_bin(4.0, 170.0, 600.0)))
    assert judged_speed_mps(an_analysis(cadence=replace(view, judged_mps=None))) == pytest.approx(3.25)


def test_mean_speed_without_bands_is_that_of_the_running() -> None:
    """Without bands of speed the mean over the running counts, and without any speed there is none."""
    run = an_analysis(cadence=replace(a_view(0.0, bins=()), judged_mps=None))
    assert judged_speed_mps(run) == 3.0
    assert judged_speed_mps(replace(run, summary={})) is None
    assert cadence_verdict(replace(run, summary={})) is None


def test_an_empty_view_is_no_verdict() -> None:
    """A file without cadence has no verdict."""
    assert cadence_verdict(an_analysis(cadence=CadenceView())) is None

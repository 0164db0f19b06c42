"""What to expect at a speed and height; the fit behind it is tested in tests/validation."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import norms
from gait.evidence import EVIDENCE

RUNNING = st.floats(1.5, 6.5)
HEIGHTS = st.none() | st.floats(1.4, 2.1)


@pytest.mark.parametrize(
    ("speed_mps", "height_m", "expected"),
    [
        (3.0, 1.76, 166.4),
        (3.0, None, 166.4),
        (4.0, 1.76, 174.8),  # one m/s faster: + 8.4
        (2.5, 1.76, 162.2),  # half a m/s slower: - 4.2
        (3.0, 1.86, 163.7),  # 10 cm taller: - 2.7
        (2.2, 1.90, 155.9),  # 166.4 - 0.8 x 8.4 - 0.14 x 27
    ],
)
def test_expected_cadence_by_hand(speed_mps: float, height_m: float | None, expected: float) -> None:
    """The expectation is the line of the evidence row, worked by hand."""
    assert float(norms.expected_cadence_spm(speed_mps, height_m)) == pytest.approx(expected, abs=0.005)


def test_published_means_lie_on_the_line() -> None:
    """Published means of recreational runners lie within two study standard deviations of the expectation."""
    speeds, heights, means = [2.92, 2.5, 3.04, 3.5, 4.0], [1.78, 1.66, None, 1.76, 1.814], [164, 164, 165, 170, 174.1]
    off = [float(norms.expected_cadence_spm(v, h)) - mean for v, h, mean in zip(speeds, heights, means, strict=True)]
    assert max(abs(each) for each in off) < 8


@pytest.mark.parametrize(("height_m", "half"), [(1.76, 12.62), (None, 12.95)])
def test_the_band_holds_80_percent(height_m: float | None, half: float) -> None:
    """The band is 1.2816 x sqrt(9^2 + 4^2) to each side, and with unknown height also (27 x 0.084)^2."""
    low, high = norms.expected_cadence_band_spm([3.0], height_m)
    assert low.tolist() == pytest.approx([166.4 - half], abs=0.01)
    assert high.tolist() == pytest.approx([166.4 + half], abs=0.01)


@pytest.mark.parametrize(
    ("speed_mps", "height_m", "error"),
    [(3.0, 1.76, 2.0), (4.0, 1.76, 2.193), (3.0, 1.90, 2.800), (3.0, None, 3.024)],
)
def test_error_of_the_mean_grows_away_from_the_data(speed_mps: float, height_m: float | None, error: float) -> None:
    """The expected mean's error adds 0.9 spm a m/s and 14 spm a metre in quadrature, or 2.27 for an unknown height."""
    assert float(norms.cadence_mean_se_spm(speed_mps, height_m)) == pytest.approx(error, abs=0.001)


@pytest.mark.parametrize(
    ("speed_mps", "milliseconds"), [(2.5, 304), (3.0, 272), (3.5, 247), (4.0, 227), (4.5, 211), (5.0, 198)]
)
def test_contact_curve_table(speed_mps: float, milliseconds: int) -> None:
    """The contact curve gives the tabled values of 0.537 v^-0.62."""
    assert round(1000 * float(norms.expected_contact_time_s(speed_mps))) == milliseconds


@pytest.mark.parametrize(("speed_mps", "measured_s"), [(2.92, 0.283), (2.50, 0.299)])
def test_contact_curve_meets_860_runners(speed_mps: float, measured_s: float) -> None:
    """The means of 529 men and 331 women lie within 3 % of the contact curve (Malisoux 2023)."""
    assert float(norms.expected_contact_time_s(speed_mps)) == pytest.approx(measured_s, rel=0.03)


def test_contact_band_holds_80_percent() -> None:
    """The band of contact is 1.2816 x 12 % to each side."""
    low, high = norms.expected_contact_time_band_s(3.0)
    middle = float(norms.expected_contact_time_s(3.0))
    assert float(low) / middle == pytest.approx(0.8462, abs=1e-4)
    assert float(high) / middle == pytest.approx(1.1538, abs=1e-4)


@pytest.mark.parametrize("speed_mps", [math.nan, 0.0, 1.49, 6.51, -3.0])
def test_no_expectation_where_nobody_runs_a_distance(speed_mps: float) -> None:
    """Walking, sprinting, standing and missing speeds have no expectation."""
    assert np.isnan(norms.expected_cadence_spm([speed_mps], 1.76)).tolist() == [True]
    assert np.isnan(norms.expected_contact_time_s([speed_mps])).tolist() == [True]
    assert np.isnan(norms.cadence_mean_se_spm([speed_mps], None)).tolist() == [True]


def test_the_expectation_holds_from_2_0_to_5_5() -> None:
    """Cadence may be judged from 2.0 to 5.5 m/s, both included, and nowhere without a speed."""
    assert norms.expectation_holds([1.99, 2.0, 3.0, 5.5, 5.51, math.nan]).tolist() == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert norms.expectation_holds(3.0).shape == ()


@pytest.mark.parametrize(
    ("height_m", "begins", "within_studies", "across_studies"),
    [
        # 9 + hypot(1, 1.96 x 2.0) = 13.05, over 9 and over sqrt(81 + 16) = 9.85: z = -1.450 and -1.325.
        (1.76, 13.05, 0.07, 0.09),
        # 9 + hypot(1, 1.96 x 3.02) = 15.01, over sqrt(81 + 5.1) = 9.28 and sqrt(81 + 16 + 5.1) = 10.11.
        (None, 15.01, 0.05, 0.07),
    ],
)
def test_whom_the_low_verdict_flags(
    height_m: float | None, begins: float, within_studies: float, across_studies: float
) -> None:
    """The shares of ordinary runners that the documentation gives are those of the fitted spread."""
    row = EVIDENCE["cadence_spread"].value("between_runners_spm")
    whole = math.hypot(1.0, 1.96 * float(norms.cadence_mean_se_spm(3.0, height_m)))
    assert row + whole == pytest.approx(begins, abs=0.01)
    own = math.sqrt(norms.cadence_sd_spm(height_m) ** 2 - 4.0**2)
    assert NormalDist(0, own).cdf(-begins) == pytest.approx(within_studies, abs=0.005)
    assert NormalDist(0, norms.cadence_sd_spm(height_m)).cdf(-begins) == pytest.approx(across_studies, abs=0.005)


@given(slower=RUNNING, faster=RUNNING, height_m=HEIGHTS)
def test_faster_is_quicker_and_shorter_on_the_ground(slower: float, faster: float, height_m: float | None) -> None:
    """Expected cadence rises with speed and expected contact falls."""
    slower, faster = sorted((slower, faster))
    assert norms.expected_cadence_spm(slower, height_m) <= norms.expected_cadence_spm(faster, height_m)
    assert norms.expected_contact_time_s(slower) >= norms.expected_contact_time_s(faster)


@given(speed_mps=RUNNING, height_m=st.floats(1.4, 2.0))
def test_taller_takes_fewer_steps(speed_mps: float, height_m: float) -> None:
    """Expected cadence falls with height, and an unknown height has the widest spread."""
    assert norms.expected_cadence_spm(speed_mps, height_m + 0.1) < norms.expected_cadence_spm(speed_mps, height_m)
    assert norms.cadence_sd_spm(None) > norms.cadence_sd_spm(height_m)

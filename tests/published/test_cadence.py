"""Published numbers on cadence at a speed, against the expectation and the regression that stands beside it."""

import numpy as np
import pytest

from gait import norms
from gait.evidence import EVIDENCE
from gait.quantities import MILE_M


@pytest.mark.parametrize(("speed_mps", "cadence_spm"), [(3.0, 168.056), (1.64, 159.880), (4.68, 178.156)])
def test_van_oeveren_2019_regression(speed_mps: float, cadence_spm: float) -> None:
    """Van Oeveren et al. 2019, J Sports Sci 37:1996: 2 x (75.01 + 3.006 v) at the middle and both ends (T .01 spm)."""
    assert float(norms.published_cadence_spm(speed_mps)) == pytest.approx(cadence_spm, abs=0.01)


@pytest.mark.parametrize("speed_mps", [1.63, 4.69, np.nan])
def test_van_oeveren_2019_ends(speed_mps: float) -> None:
    """Van Oeveren et al. 2019: their runners ran 1.64 to 4.68 m/s, and beyond that the regression says nothing."""
    assert np.isnan(float(norms.published_cadence_spm(speed_mps)))


@pytest.mark.parametrize(("speed_mps", "below_spm"), [(2.5, 4.31), (3.0, 3.11), (3.5, 1.92), (4.0, 0.73)])
def test_our_expectation_lies_below_watch_data_at_easy_pace(speed_mps: float, below_spm: float) -> None:
    """Van Oeveren et al. 2019, mean height 1.814 m: their line less ours at that height (T .01 spm).

    150.02 + 6.012 v - (166.4 + 8.4 (v - 3) - 27 x (1.814 - 1.76)) = 10.278 - 2.388 v.
    """
    below = norms.published_cadence_spm(speed_mps) - norms.expected_cadence_spm(speed_mps, 1.814)
    assert float(below) == pytest.approx(below_spm, abs=0.01)


def test_burns_2019_slope() -> None:
    """Burns et al. 2019, J Appl Physiol: +5.6 spm for each m/s in elite runners; the regression's differs by < 0.6."""
    slope = float(norms.published_cadence_spm(4.0) - norms.published_cadence_spm(3.0))
    assert abs(slope - 5.6) < 0.6


def test_burns_2019_stature_is_an_upper_bound() -> None:
    """Burns et al. 2019: -123.1 spm for each metre in 20 elite runners; the expectation falls by less, and falls."""
    per_metre = float(norms.expected_cadence_spm(3.0, 2.0) - norms.expected_cadence_spm(3.0, 1.0))
    assert -123.1 < per_metre < 0.0


def test_lieberman_2015_optimum() -> None:
    """Lieberman et al. 2015, J Exp Biol 218:3406: cheapest at 84.8 +- 3.6 strides = 169.6 +- 7.2 steps at 3.0 m/s.

    Both the expectation and the regression lie within.
    """
    for expected in (norms.expected_cadence_spm(3.0, None), norms.published_cadence_spm(3.0)):
        assert abs(float(expected) - 2 * 84.8) < 2 * 3.6


@pytest.mark.parametrize("cadence_spm", [165.0, 171.0], ids=["preferred", "optimal"])
def test_de_ruiter_2020(cadence_spm: float) -> None:
    """De Ruiter et al. 2020, Eur J Sport Sci 20:182: 165 +- 8 preferred at 3.04 m/s, 171 cheapest; both within 1 SD."""
    sd = EVIDENCE["cadence_spread"].value("between_runners_spm")
    for expected in (norms.expected_cadence_spm(3.04, None), norms.published_cadence_spm(3.04)):
        assert abs(float(expected) - cadence_spm) < sd


def test_allen_2014_case() -> None:
    """Allen 2014: a runner went from 168 to 176 spm (+4.8 %) at 6.5 mph = 2.906 m/s, where the regression has 167.5.

    It is a step of the size that is advised first (5 %).
    """
    speed = 6.5 * MILE_M / 3600
    assert speed == pytest.approx(2.906, abs=5e-4)
    assert float(norms.published_cadence_spm(speed)) == pytest.approx(167.5, abs=0.05)
    assert abs(100 * (176 / 168 - 1) - EVIDENCE["step_rate_advice"].value("first_percent")) < 0.3

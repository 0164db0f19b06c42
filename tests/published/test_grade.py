"""Published numbers of running on slopes: Minetti et al. 2002, and the factors of Strava 2017."""

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.metrics.grade_cost import heart_rate_factor, metabolic_factor, running_cost_j_per_kg_m


@pytest.mark.parametrize(
    ("grade", "cost"),
    [(0.0, 3.6), (0.1, 5.9682), (0.2, 9.0067), (0.3, 12.5793), (-0.1, 2.1517), (-0.2, 1.8000)],
)
def test_minetti_2002_polynomial(grade: float, cost: float) -> None:
    """Minetti et al. 2002, J Appl Physiol 93:1039: the running polynomial worked by hand (T .001 J/kg/m)."""
    assert float(running_cost_j_per_kg_m(grade)) == pytest.approx(cost, abs=1e-3)


def test_minetti_2002_cheapest_slope() -> None:
    """Minetti et al. 2002: the polynomial is least at -18.14 %, with 1.7813 J/kg/m (T .001)."""
    grades = np.linspace(-0.45, 0.45, 90_001)
    cost = running_cost_j_per_kg_m(grades)
    assert float(grades[cost.argmin()]) == pytest.approx(-0.1814, abs=1e-3)
    assert float(cost.min()) == pytest.approx(1.7813, abs=1e-3)


@pytest.mark.parametrize(
    ("grade", "name", "sd"),
    [(0.45, "measured_up_45", 1.74), (-0.20, "measured_down_20", 0.36), (-0.45, "measured_down_45", 0.81)],
)
def test_minetti_2002_measured_means(grade: float, name: str, sd: float) -> None:
    """Minetti et al. 2002: 18.93 +- 1.74, 1.73 +- 0.36, 3.92 +- 0.81 J/kg/m; the polynomial is within 1 SD."""
    assert abs(float(running_cost_j_per_kg_m(grade)) - EVIDENCE["minetti_cost"].value(name)) < sd


def test_minetti_2002_level_is_taken_from_the_polynomial() -> None:
    """Minetti et al. 2002: 3.40 was measured on the level where the polynomial gives 3.6, so ratios are to its own."""
    assert EVIDENCE["minetti_cost"].value("measured_level") == 3.40
    assert float(metabolic_factor(0.0)) == 1.0


@pytest.mark.parametrize(
    ("percent", "factor"),
    [
        *[(-20, 1.081), (-15, 0.941), (-10, 0.876), (-8, 0.876), (-6, 0.891), (-4, 0.918), (-2, 0.960), (0, 1.0)],
        *[(2, 1.055), (4, 1.135), (6, 1.228), (8, 1.337), (10, 1.459), (15, 1.846), (20, 2.297)],
    ],
)
def test_strava_2017_factors(percent: int, factor: float) -> None:
    """Robb 2017, Strava Engineering, as aaron-schroeder/specialsauce measured it: a factor a grade (T .001)."""
    assert float(heart_rate_factor(percent / 100)) == pytest.approx(factor, abs=1e-3)


def test_strava_2017_between_the_grades() -> None:
    """Half-way between 8 % (1.337) and 10 % (1.459) up lies 1.398."""
    assert float(heart_rate_factor(0.09)) == pytest.approx(1.398, abs=1e-3)


def test_downhill_the_two_disagree_most() -> None:
    """Robb 2017: on a descent of 10 % heart rate gives back 12 % of the speed, cost 40 %: so both are told."""
    assert float(heart_rate_factor(-0.1)) == pytest.approx(0.876, abs=1e-3)
    assert float(metabolic_factor(-0.1)) == pytest.approx(2.1517 / 3.6, abs=1e-3)

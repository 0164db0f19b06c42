"""Published numbers of the spring-mass model: Morin et al. 2005, and Farley and Gonzalez 1996."""

import numpy as np
import pytest
from scipy.optimize import brentq

from gait.metrics import spring_mass
from gait.norms import expected_contact_time_s

MASS_KG, LEG_M = 70.0, 0.53 * 1.75
TABLE = [
    # speed, contact, flight: force, drop, vertical stiffness, leg shortening, leg stiffness, oscillation
    (3.0, 0.270, 0.090, 1438.2, 0.06237, 23061.0, 0.15546, 9251.0, 0.07230),
    (4.0, 0.230, 0.120, 1641.4, 0.06082, 26990.0, 0.18292, 8973.0, 0.07847),
    (5.0, 0.200, 0.135, 1806.8, 0.05556, 32520.0, 0.20187, 8950.0, 0.07791),
]
"""Worked from the equations for 70 kg and 1.75 m, apart from the program."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} m/s")
def test_morin_2005_equations(row: tuple[float, ...]) -> None:
    """Morin et al. 2005, J Appl Biomech 21:167, equations 5 to 9 for 70 kg and 1.75 m (T .1 %)."""
    speed, contact, flight, force, drop, vertical, shortening, leg, oscillation = (np.array(each) for each in row)
    found_drop = spring_mass.centre_drop_m(MASS_KG, contact, flight)
    found = [
        spring_mass.peak_force_n(MASS_KG, contact, flight),
        found_drop,
        spring_mass.vertical_stiffness_n_per_m(MASS_KG, contact, flight),
        spring_mass.leg_shortening_m(speed, contact, found_drop, LEG_M),
        spring_mass.leg_stiffness_n_per_m(MASS_KG, LEG_M, speed, contact, flight),
        spring_mass.oscillation_m(contact, flight),
    ]
    assert np.array(found) == pytest.approx(np.array([force, drop, vertical, shortening, leg, oscillation]), rel=1e-3)


def test_morin_2005_leg_length() -> None:
    """Morin et al. 2005 take the leg as 0.53 of the height (Winter): 0.9275 m at 1.75 m."""
    assert spring_mass.leg_length_m(1.75) == pytest.approx(0.9275)


@pytest.mark.parametrize(
    ("force_kn", "way_m", "stiffness_kn_per_m"), [(1.91, 0.05, 37.74), (1.91, 0.20, 9.75)], ids=["vertical", "leg"]
)
def test_morin_2005_table_1_is_consistent(force_kn: float, way_m: float, stiffness_kn_per_m: float) -> None:
    """Morin et al. 2005, table 1: force over way is the stiffness, 38.2 against 37.74 and 9.55 against 9.75 (T 3 %).

    The program's stiffness is the same ratio, for the same force.
    """
    assert force_kn / way_m == pytest.approx(stiffness_kn_per_m, rel=0.03)
    contact, flight, speed = np.array(0.20), np.array(0.12), np.array(5.0)
    force = spring_mass.peak_force_n(MASS_KG, contact, flight)
    drop = spring_mass.centre_drop_m(MASS_KG, contact, flight)
    shortening = spring_mass.leg_shortening_m(speed, contact, drop, LEG_M)
    assert spring_mass.vertical_stiffness_n_per_m(MASS_KG, contact, flight) == pytest.approx(force / drop)
    assert spring_mass.leg_stiffness_n_per_m(MASS_KG, LEG_M, speed, contact, flight) == pytest.approx(
        force / shortening
    )


def oscillation_m(contact_s: float, step_time_s: float) -> float:
    """Return the program's oscillation for a contact within a step."""
    return float(spring_mass.oscillation_m(np.array(contact_s), np.array(step_time_s - contact_s)))


def test_oscillation_follows_from_cadence_and_contact() -> None:
    """From the equations of Morin et al. 2005: contact .27 and flight .09 s make 0.072298 m, and back (T 1e-6)."""
    assert oscillation_m(0.27, 0.36) == pytest.approx(0.072298, abs=1e-6)
    contact = brentq(lambda each: oscillation_m(each, 0.36) - oscillation_m(0.27, 0.36), 0.1, 0.35, xtol=1e-12)
    assert contact == pytest.approx(0.2700, abs=1e-6)


def test_contact_cannot_be_had_from_oscillation() -> None:
    """From the same equations: 1 cm of oscillation is 31 to 32 ms of contact, so an error of it is no small one."""
    per_second = (oscillation_m(0.28, 0.36) - oscillation_m(0.26, 0.36)) / 0.02
    assert 0.031 < abs(0.01 / per_second) < 0.032


@pytest.mark.parametrize("duty_factor", [0.37, 0.39, 0.41])
def test_farley_and_gonzalez_1996_stiffness_rises_with_stride_frequency(duty_factor: float) -> None:
    """Farley and Gonzalez 1996: at 2.5 m/s leg stiffness went from 7.0 to 16.3 kN/m over -26 to +36 % stride frequency.

    The model rises too at every step of the way, and at the preferred frequency lies within their range.
    """
    frequency = np.linspace(0.74, 1.36, 32)
    contact_now = float(expected_contact_time_s(2.5))
    step_time = contact_now / (2 * duty_factor) / frequency
    contact = 2 * duty_factor * step_time
    leg = spring_mass.leg_stiffness_n_per_m(MASS_KG, LEG_M, np.full(32, 2.5), contact, step_time - contact)
    preferred = float(np.interp(1.0, frequency, leg))
    assert (np.diff(leg) > 0).all()
    assert 7000 < preferred < 16300

"""The spring-mass functions against worked numbers and published ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.metrics.spring_mass import (
    centre_drop_m,
    leg_length_m,
    leg_shortening_m,
    leg_stiffness_n_per_m,
    oscillation_m,
    peak_force_n,
    vertical_stiffness_n_per_m,
)

MASS_KG, HEIGHT_M = 70.0, 1.75

# Worked from the equations of Morin et al. 2005 for 70 kg, 1.75 m, g = 9.81 m/s2.
WORKED = [
    # speed, contact, flight, force N, drop m, vertical kN/m, shortening m, leg kN/m, oscillation m
    (3.0, 0.270, 0.090, 1438.2, 0.06237, 23.061, 0.15546, 9.251, 0.07230),
    (4.0, 0.230, 0.120, 1641.4, 0.06082, 26.990, 0.18292, 8.973, 0.07847),
    (5.0, 0.200, 0.135, 1806.8, 0.05556, 32.520, 0.20187, 8.950, 0.07791),
]


@pytest.mark.parametrize("row", WORKED)
def test_the_model_gives_the_worked_numbers(row: tuple[float, ...]) -> None:
    """Force, drop, shortening and both stiffnesses agree with the worked table within 0.1 %."""
    speed, contact, flight = (np.array([value]) for value in row[:3])
    leg = leg_length_m(HEIGHT_M)
    drop = centre_drop_m(MASS_KG, contact, flight)
    found = [
        peak_force_n(MASS_KG, contact, flight),
        drop,
        vertical_stiffness_n_per_m(MASS_KG, contact, flight) / 1000,
        leg_shortening_m(speed, contact, drop, leg),
        leg_stiffness_n_per_m(MASS_KG, leg, speed, contact, flight) / 1000,
        oscillation_m(contact, flight),
    ]
    assert [float(value[0]) for value in found] == pytest.approx(list(row[3:]), rel=1e-3)


def test_peak_force_is_pi_over_four_duty_factors() -> None:
    """At a duty factor of 0.375 the peak force is 2.0944 body weights."""
    force = peak_force_n(1.0, np.array([0.27]), np.array([0.09]))
    assert float(force[0]) / 9.81 == pytest.approx(np.pi / (4 * 0.375), rel=1e-9)


def test_stiffness_is_force_over_deflection_as_in_morins_table() -> None:
    """Their mean force (1.91 kN) over mean drop (0.05 m) and shortening (0.20 m) is within 3 % of their stiffnesses.

    So stiffness times deflection must give our peak force back: 37.74 and 9.75 kN/m in their table 1, treadmill.
    """
    contact, flight, speed = np.array([0.21]), np.array([0.13]), np.array([4.5])
    drop = centre_drop_m(MASS_KG, contact, flight)
    force = peak_force_n(MASS_KG, contact, flight)
    leg = leg_length_m(HEIGHT_M)
    vertical_kn, leg_kn = (
        float(value[0]) / 1000
        for value in (
            vertical_stiffness_n_per_m(MASS_KG, contact, flight) * drop,
            leg_stiffness_n_per_m(MASS_KG, leg, speed, contact, flight) * leg_shortening_m(speed, contact, drop, leg),
        )
    )
    assert (vertical_kn, leg_kn) == pytest.approx((float(force[0]) / 1000,) * 2)
    theirs = [1.91 / 0.05, 1.91 / 0.20]
    assert theirs == pytest.approx([37.74, 9.75], rel=0.03)


def test_leg_stiffness_rises_with_stride_frequency_at_one_speed() -> None:
    """At 2.5 m/s it rises all the way from -26 % to +36 % of stride frequency, as Farley and Gonzalez 1996 found.

    They measured 7.0 to 16.3 kN/m, a ratio of 2.33; at one duty factor throughout the model gives more.
    """
    cadence = 158 * np.linspace(0.74, 1.36, 12)
    contact = 0.36 * 120 / cadence
    stiffness = leg_stiffness_n_per_m(72.0, 0.93, np.full(12, 2.5), contact, 60 / cadence - contact)
    assert (np.diff(stiffness) > 0).all()
    assert float(stiffness[-1] / stiffness[0]) > 2.33


@given(contact=st.floats(0.15, 0.35), flight=st.floats(0.0, 0.2))
def test_oscillation_follows_from_step_time_and_contact(contact: float, flight: float) -> None:
    """The drop in contact plus the height of flight is g T (T / 8 - contact (1 / 4 - 1 / (2 pi)))."""
    step = contact + flight
    expected = 9.81 * step * (step / 8 - contact * (1 / 4 - 1 / (2 * np.pi)))
    assert float(oscillation_m(np.array([contact]), np.array([flight]))[0]) == pytest.approx(expected, rel=1e-9)


def test_oscillation_inverts_to_the_contact_time() -> None:
    """From 0.072298 m and a step of 0.36 s the identity gives back a contact of 0.2700 s."""
    step = 0.36
    oscillation = float(oscillation_m(np.array([0.27]), np.array([0.09]))[0])
    assert oscillation == pytest.approx(0.072298, abs=1e-6)
    contact = (step / 8 - oscillation / (9.81 * step)) / (1 / 4 - 1 / (2 * np.pi))
    assert contact == pytest.approx(0.2700, abs=1e-6)


@pytest.mark.parametrize(
    ("speed", "contact", "flight"),
    [(3.0, np.nan, 0.1), (3.0, 0.25, np.nan), (np.nan, 0.25, 0.1), (3.0, 0.0, 0.1), (3.0, 0.4, -0.02), (8.0, 0.3, 0.1)],
)
def test_no_number_where_the_model_does_not_exist(speed: float, contact: float, flight: float) -> None:
    """Unmeasured parts, no contact, no flight phase, or a reach beyond the leg's length give NaN, without a warning."""
    stiffness = leg_stiffness_n_per_m(70.0, 0.93, np.array([speed]), np.array([contact]), np.array([flight]))
    assert np.isnan(stiffness).all()

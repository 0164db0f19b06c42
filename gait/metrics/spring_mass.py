"""The spring-mass model of running from contact and flight times, after Morin and colleagues.

The force of a step is taken as half a sine over the contact time.
All functions work on arrays of one shape and return NaN where an input is NaN or where the model does not exist:
without a flight phase, or where the leg would have to reach further than its length.
The temporal method holds on level ground only (Meyer et al. 2023, doi 10.1055/a-2044-4805).

References
----------
Morin J.-B., Dalleau G., Kyrolainen H., Jeannin T., Belli A. (2005). A simple method for measuring stiffness during
running. Journal of Applied Biomechanics 21, 167-180. doi 10.1123/jab.21.2.167

"""

from typing import Final

import numpy as np

from gait.evidence import value
from gait.model import FloatArray

GRAVITY_MPS2: Final = 9.81
LEG_OF_HEIGHT: Final = value("spring_mass", "leg_length_share")
"""Leg length over height (Winter), as Morin et al. take it."""


def leg_length_m(height_m: float) -> float:
    """Return the leg length that the model takes for a height [m]; mean error about 2 %."""
    return LEG_OF_HEIGHT * height_m


def peak_force_n(mass_kg: float, contact_s: FloatArray, flight_s: FloatArray) -> FloatArray:
    """Return the peak vertical force of a step [N] (their equation 6).

    Parameters
    ----------
    mass_kg : float
        Body mass [kg].
    contact_s, flight_s : ndarray
        Contact and flight time [s].

    Returns
    -------
    ndarray
        ``m g pi / 2 (flight / contact + 1)``; NaN where contact is not positive or flight negative.

    """
    runs = (contact_s > 0) & (flight_s >= 0)
    contact = np.where(runs, contact_s, np.nan)
    force: FloatArray = mass_kg * GRAVITY_MPS2 * np.pi / 2 * (flight_s / contact + 1)
    return force


def centre_drop_m(mass_kg: float, contact_s: FloatArray, flight_s: FloatArray) -> FloatArray:
    """Return how far the body's centre drops during contact [m], positive (their equation 7)."""
    force = peak_force_n(mass_kg, contact_s, flight_s)
    drop: FloatArray = force * contact_s**2 / (mass_kg * np.pi**2) - GRAVITY_MPS2 * contact_s**2 / 8
    return drop


def leg_shortening_m(speed_mps: FloatArray, contact_s: FloatArray, drop_m: FloatArray, leg_m: float) -> FloatArray:
    """Return how far the leg spring shortens during contact [m] (their equation 9).

    Parameters
    ----------
    speed_mps : ndarray
        Running speed [m/s].
    contact_s : ndarray
        Contact time [s].
    drop_m : ndarray
        Drop of the body's centre [m].
    leg_m : float
        Leg length [m].

    Returns
    -------
    ndarray
        NaN where half of the way over the foot is longer than the leg.

    """
    squared = leg_m**2 - (speed_mps * contact_s / 2) ** 2
    shortening: FloatArray = leg_m - np.sqrt(np.where(squared >= 0, squared, np.nan)) + drop_m
    return shortening


def vertical_stiffness_n_per_m(mass_kg: float, contact_s: FloatArray, flight_s: FloatArray) -> FloatArray:
    """Return peak force over the drop of the body's centre [N/m] (their equation 5)."""
    force = peak_force_n(mass_kg, contact_s, flight_s)
    stiffness: FloatArray = force / centre_drop_m(mass_kg, contact_s, flight_s)
    return stiffness


def leg_stiffness_n_per_m(
    mass_kg: float, leg_m: float, speed_mps: FloatArray, contact_s: FloatArray, flight_s: FloatArray
) -> FloatArray:
    """Return peak force over the shortening of the leg spring [N/m] (their equation 8).

    Parameters
    ----------
    mass_kg, leg_m : float
        Body mass [kg] and leg length [m].
    speed_mps, contact_s, flight_s : ndarray
        Running speed [m/s], contact and flight time [s].

    Returns
    -------
    ndarray
        NaN where the model does not exist (see the module).

    """
    drop = centre_drop_m(mass_kg, contact_s, flight_s)
    shortening = leg_shortening_m(speed_mps, contact_s, drop, leg_m)
    stiffness: FloatArray = peak_force_n(mass_kg, contact_s, flight_s) / shortening
    return stiffness


def oscillation_m(contact_s: FloatArray, flight_s: FloatArray) -> FloatArray:
    """Return the body centre's rise and fall over a step [m] that the model gives: drop in contact plus flight.

    ``g T (T / 8 - contact (1 / 4 - 1 / (2 pi)))`` with the step time ``T``; it follows from the same equations.
    So oscillation and cadence are not independent evidence.
    """
    return centre_drop_m(1.0, contact_s, flight_s) + GRAVITY_MPS2 * flight_s**2 / 8

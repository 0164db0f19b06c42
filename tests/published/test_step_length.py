"""Published numbers on more steps at one speed: step length, and load a step and a kilometre."""

from collections.abc import Sequence

import numpy as np
import pytest

from gait.assess.elasticity import load_powers
from gait.assess.what_if import what_if
from gait.evidence import EVIDENCE
from gait.metrics.columns import derive_columns
from gait.model import Athlete
from tests.assess.a_run import a_bin, a_view, an_analysis
from tests.factories import an_activity


def step_lengths_m(speed_mps: float, cadence_spm: Sequence[float]) -> np.ndarray:
    """Return the step lengths that the program derives from one speed and these cadences."""
    ones = np.ones(len(cadence_spm))
    columns = {
        "time_s": np.arange(len(cadence_spm)),
        "weight_s": ones,
        "speed_mps": speed_mps * ones,
        "cadence_spm": cadence_spm,
    }
    return derive_columns(an_activity(columns), ones > 0, Athlete()).columns["step_length_m"]


def test_lieberman_2015_ten_more_steps() -> None:
    """Lieberman et al. 2015, J Exp Biol 218:3406: +10 spm at 3.0 m/s bring the foot 5.9 % closer to the hip.

    Steps shorten as much from 160 to 170 spm: 160 / 170 - 1 = -5.9 % (T .3 points).
    """
    now, then = step_lengths_m(3.0, [160.0, 170.0])
    assert 100 * (then / now - 1) == pytest.approx(EVIDENCE["hip_moment"].value("foot_ahead_percent"), abs=0.3)


def test_step_length_when_cadence_rises_at_one_speed() -> None:
    """+5, +7.5 and +10 % steps at one speed make them 4.76, 6.98 and 9.09 % shorter (1 / 1.05 - 1, and so on)."""
    now, *then = step_lengths_m(3.0, [160.0, 168.0, 172.0, 176.0])
    assert [round(100 * (each / now - 1), 2) for each in then] == [-4.76, -6.98, -9.09]


def test_the_what_if_asks_for_whole_steps() -> None:
    """5, 7.5 and 10 % more than 150 spm at 3.0 m/s are 157, 161 and 165 whole steps, of 180 / 157 m and so on."""
    rows = what_if(an_analysis(cadence=a_view(-16.4, bins=(a_bin(3.0, 150.0),))))
    assert [(row.more_percent, row.cadence_spm) for row in rows] == [(0.0, 150.0), (5.0, 157), (7.5, 161), (10.0, 165)]
    assert [row.step_length_m for row in rows] == pytest.approx([1.2, 180 / 157, 180 / 161, 180 / 165])


def test_willy_2016_work_a_stance_and_a_kilometre() -> None:
    """Willy et al. 2016, Scand J Med Sci Sports 26:197: -26.9 % a stance with 8.6 % more steps makes -20.6 % a km.

    0.731 x 1.086 - 1 = -0.206, against the printed -21.1 % (T 1 point).
    """
    row = EVIDENCE["willy_2016"]
    a_step, steps = 1 + row.value("work_step_percent") / 100, 1 + row.value("cadence_percent") / 100
    assert 100 * (a_step * steps - 1) == pytest.approx(-20.6, abs=0.05)
    assert 100 * (a_step * steps - 1) == pytest.approx(row.value("work_km_percent"), abs=1.0)


@pytest.mark.parametrize(("prefix", "steps", "length"), [("", 18.9, -15.9), ("longer_", -13.0, 14.9)])
def test_willson_2014_implied_step_length(prefix: str, steps: float, length: float) -> None:
    """Willson et al. 2014, Clin Biomech 29:243: stress over a mile over stress a step is the number of steps.

    0.925 / 0.778 = 1.189 and 1.14 / 1.31 = 0.870: steps 15.9 % shorter and 14.9 % longer, where 10 % was asked for.
    """
    row = EVIDENCE["willson_2014"]
    distance, a_step = (1 + row.value(f"{prefix}stress_{each}_percent") / 100 for each in ("km", "step"))
    assert round(100 * (distance / a_step - 1), 1) == steps
    assert round(100 * (a_step / distance - 1), 1) == length
    assert row.value(f"{prefix}step_length_percent") == length


def test_lenhart_and_willson_as_powers() -> None:
    """The span of a step from Lenhart (ln .86 / ln 1.1 = -1.58) and Willson (ln .778 / ln 1.189 = -1.45).

    Lenhart et al. 2014, Med Sci Sports Exerc 46:557; Willson et al. 2014, Clin Biomech 29:243, whose kilometre is
    ln .925 / ln 1.189 = -0.45 (T .01: the row's step length is rounded to a tenth of a per cent).
    """
    powers = load_powers()
    assert powers.step == pytest.approx((-1.582, -1.450), abs=0.01)
    assert powers.km[1] == pytest.approx(-0.450, abs=0.01)

"""What more steps would do: the studies' own numbers come back, and nothing goes beyond what is advised."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.assess.elasticity import load_powers
from gait.assess.goals import last_step_spm, targets
from gait.assess.what_if import cadence_line, what_if
from gait.model import CadenceView
from tests.assess.a_run import a_bin, a_share, a_view, an_analysis

THREE = (a_bin(2.6, 146.0, 900.0), a_bin(3.0, 148.0, 1500.0), a_bin(3.6, 152.0, 900.0))


def test_the_powers_by_hand() -> None:
    """By logarithms: .86 over 1.10 is -1.582 (Lenhart), .778 over 1 / .841 is -1.450 (Willson); a kilometre 1 more."""
    powers = load_powers()
    assert powers.step == pytest.approx((-1.5824, -1.4497), abs=1e-4)
    assert powers.km == pytest.approx((-0.5824, -0.4502), abs=1e-4)


def test_the_powers_give_the_studies_back() -> None:
    """10 % more steps: 14 % less force. Steps 15.9 % shorter: 22.2 % less stress a step and 7.5 % less a kilometre."""
    powers = load_powers()
    assert 1.10 ** powers.step[0] == pytest.approx(0.86)
    assert (1 / 0.841) ** powers.step[1] == pytest.approx(0.778)
    assert (1 / 0.841) ** powers.km[1] == pytest.approx(0.925)


def test_five_percent_more_steps_by_hand() -> None:
    """156.4 spm at 3.0 m/s: 164 whole steps are 4.86 % more, make 1.098 m a step and brake 1.0486^-1.435 = .934.

    With the exponents -1.97 and -0.90 that is .911 and .958; a step's load .928 to .933, a kilometre's .973 to .979.
    """
    row = next(each for each in what_if(an_analysis(-10.0)) if each.more_percent == 5.0)
    assert (row.pace, row.speed_mps, row.cadence_spm) == ("steady", 3.0, 164)
    assert row.step_length_m == pytest.approx(1.0976, abs=1e-4)
    assert (row.braking, row.braking_low, row.braking_high) == pytest.approx((0.9342, 0.9108, 0.9582), abs=1e-4)
    assert (row.load_step_low, row.load_step_high) == pytest.approx((-0.0723, -0.0665), abs=1e-4)
    assert (row.load_km_low, row.load_km_high) == pytest.approx((-0.0273, -0.0211), abs=1e-4)


def test_the_first_step_is_that_of_the_targets() -> None:
    """Where a cadence is suggested, what it would do is told of that very cadence."""
    run = an_analysis(cadence=a_view(-18.0, bins=THREE))
    asked = {row.pace: row.cadence_spm for row in what_if(run) if row.more_percent == 5.0}
    assert asked == {target.pace: target.cadence_spm for target in targets(run)}


def test_the_steps_up_are_none_the_first_half_way_and_the_most() -> None:
    """0, 5, 7.5 and 10 % at each of the three paces, slowest first."""
    rows = what_if(an_analysis(cadence=a_view(-18.0, bins=THREE)))
    assert [(row.pace, row.more_percent) for row in rows] == [
        (pace, more) for pace in ("easy", "steady", "fast") for more in (0.0, 5.0, 7.5, 10.0)
    ]


def test_no_more_steps_change_nothing() -> None:
    """The row of the present cadence has its own step length, and every change is none."""
    row = what_if(an_analysis(-10.0))[0]
    assert (row.cadence_spm, row.step_length_m) == (156.4, pytest.approx(180 / 156.4))
    assert (row.braking, row.braking_low, row.braking_high) == (1.0, 1.0, 1.0)
    assert (row.load_step_low, row.load_step_high, row.load_km_low, row.load_km_high) == (0.0, 0.0, 0.0, 0.0)


def test_what_goes_beyond_the_advice_is_left_out() -> None:
    """At 3.0 m/s and 1.76 m at most 166.4 + 8 = 174 spm: from 164 spm 5 % more is 172, 7.5 % would be 176."""
    rows = what_if(an_analysis(cadence=a_view(-2.4)))
    assert [(row.cadence_spm, row.more_percent) for row in rows] == [(164.0, 0.0), (172, 5.0)]


def test_a_cadence_without_room_has_no_row() -> None:
    """175 spm at 3.0 m/s are more than is advised already; a second pace with room stands alone."""
    assert what_if(an_analysis(8.6)) == ()
    bins = (a_bin(3.0, 175.0, 1500.0), a_bin(3.6, 152.0, 900.0))
    assert {row.pace for row in what_if(an_analysis(cadence=a_view(-5.0, bins=bins)))} == {"fast"}


def test_a_pace_at_which_nothing_is_expected_is_left_out() -> None:
    """Below 2.0 m/s walking and running mix."""
    bins = (a_bin(1.9, 130.0, 900.0), a_bin(3.0, 148.0, 1500.0), a_bin(3.6, 152.0, 900.0))
    assert {row.pace for row in what_if(an_analysis(cadence=a_view(-18.0, bins=bins)))} == {"steady", "fast"}


def test_a_cadence_that_cannot_be_trusted_asks_nothing() -> None:
    """A doubtful unit, too little running, no bands of speed, and no cadence at all."""
    plain = an_analysis(-10.0)
    assert what_if(replace(plain, cadence=a_view(-10.0, unit="low"))) == ()
    assert what_if(replace(plain, running=a_share(running_s=120.0, enough=False))) == ()
    assert what_if(replace(plain, cadence=a_view(-10.0, bins=()))) == ()
    assert what_if(replace(plain, cadence=CadenceView(), summary={})) == ()


@given(difference=st.floats(-30.0, 10.0), height_m=st.none() | st.floats(1.45, 2.05))
def test_no_row_contradicts_another(difference: float, height_m: float | None) -> None:
    """Steps times cadence are the speed, more steps never brake or load more, and the cap of the advice holds."""
    rows = what_if(an_analysis(difference, height_m=height_m))
    now = 166.4 + difference
    most = last_step_spm(now, 3.0, height_m)
    for row in rows:
        assert row.step_length_m * row.cadence_spm == pytest.approx(60 * row.speed_mps)
        assert row.braking_low <= row.braking <= row.braking_high <= 1.0
        assert row.load_step_low <= row.load_step_high <= row.load_km_low <= row.load_km_high <= 0.0
        assert row.more_percent == 0 or (most is not None and row.cadence_spm <= most)


def test_the_own_line_of_two_paces_by_hand() -> None:
    """155 at 2.5 and 165 at 3.5 m/s, each to 1.0 spm (95 %): own slope 10 (variance .52), published 9.9 (12.25).

    Trust in the own slope is 12.25 / (12.25 + .5206) = .9592, so the slope is 9.9959; the line goes through 160 at 3.0.
    """
    line = cadence_line(an_analysis(cadence=a_view(-5.0, bins=(a_bin(2.5, 155.0), a_bin(3.5, 165.0)))))
    assert line is not None
    assert (line.middle_mps, line.middle_spm) == (3.0, 160.0)
    assert line.slope_spm_per_mps == pytest.approx(9.9959, abs=1e-4)
    assert line.at(3.2) == pytest.approx(160.0 + 0.2 * 9.9959, abs=1e-4)


def test_the_own_line_is_weighted_by_time() -> None:
    """Three times as long at 2.5 m/s: the middle is 2.75 m/s and 157.5 spm."""
    line = cadence_line(an_analysis(cadence=a_view(-5.0, bins=(a_bin(2.5, 155.0, 3000.0), a_bin(3.5, 165.0)))))
    assert line is not None
    assert (line.middle_mps, line.middle_spm) == (2.75, 157.5)


def test_a_run_at_one_pace_leans_on_the_published_slope() -> None:
    """One band of speed tells no slope: 9.9 spm for each m/s (Fukuchi 2017)."""
    line = cadence_line(an_analysis(-10.0))
    assert line is not None
    assert line.slope_spm_per_mps == 9.9


def test_the_own_line_knows_where_it_was_run() -> None:
    """Bands of 0.2 m/s around 2.6 to 3.6: from 2.5 to 3.7 m/s."""
    line = cadence_line(an_analysis(cadence=a_view(-18.0, bins=THREE)))
    assert line is not None
    assert [line.holds(speed) for speed in (2.4, 2.55, 3.65, 3.8)] == [False, True, True, False]


def test_without_bands_of_speed_there_is_no_line() -> None:
    """No cadence by speed, or bands that hold no time."""
    assert cadence_line(an_analysis(cadence=a_view(-5.0, bins=()))) is None
    empty = replace(a_view(-5.0), level_by_speed=(a_bin(3.0, 160.0, 0.0),))
    assert cadence_line(an_analysis(cadence=empty)) is None

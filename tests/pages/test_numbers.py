"""Numbers are written as the brief of the page says, in both systems of units."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.pages import numbers


@pytest.mark.parametrize(
    ("name", "value", "metric", "imperial"),
    [
        ("cadence_spm", 168.4, "168 spm", "168 spm"),
        ("step_length_m", 1.038, "1.04 m", "3.41 ft"),
        ("ground_contact_time_s", 0.2617, "262 ms", "262 ms"),
        ("vertical_oscillation_m", 0.0894, "8.9 cm", "3.5 in"),
        ("vertical_ratio", 0.0801, "8.0 %", "8.0 %"),
        ("speed_mps", 1000 / 345, "5:45 /km", "9:15 /mi"),
        ("distance_m", 10020.0, "10.02 km", "6.23 mi"),
        ("altitude_m", -3.2, "\N{MINUS SIGN}3 m", "\N{MINUS SIGN}10 ft"),
        ("unheard_of", 0.5, "0.50", "0.50"),
        ("cadence_spm", None, "\N{EM DASH}", "\N{EM DASH}"),
        ("speed_mps", 0.0, "\N{EM DASH}", "\N{EM DASH}"),
        ("cadence_spm", math.nan, "\N{EM DASH}", "\N{EM DASH}"),
    ],
)
def test_a_value_is_written_in_the_readers_units(name: str, value: float | None, metric: str, imperial: str) -> None:
    """Each quantity has the digits and the unit that the brief gives it."""
    assert numbers.with_unit(name, value, "metric") == metric
    assert numbers.with_unit(name, value, "imperial") == imperial


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (59.6, "1:00"),
        (3160, "52:40"),
        (3600, "1:00:00"),
        (3725.4, "1:02:05"),
        (-65, "\N{MINUS SIGN}1:05"),
        (None, "\N{EM DASH}"),
    ],
)
def test_a_duration_is_minutes_and_seconds_until_an_hour(seconds: float | None, text: str) -> None:
    """A clock time has hours only where there are any."""
    assert numbers.clock(seconds) == text


def test_a_pace_interval_runs_from_fast_to_slow() -> None:
    """The interval of a speed of 2.5 to 3.0 m/s is 5:33 to 6:40 a kilometre, the smaller number first."""
    assert numbers.interval("speed_mps", 2.5, 3.0, "metric") == "5:33\N{EN DASH}6:40"


def test_an_interval_with_a_negative_end_is_joined_by_a_word() -> None:
    """A dash beside a minus sign cannot be read."""
    assert numbers.interval("grade", -0.018, 0.022, "metric") == "\N{MINUS SIGN}1.8 to 2.2"


def test_an_interval_whose_ends_are_written_alike_is_one_number() -> None:
    """168.1 to 168.3 spm is 168."""
    assert numbers.interval("cadence_spm", 168.1, 168.3, "metric") == "168"


@pytest.mark.parametrize(
    ("change", "text"), [(4.2, "+4"), (-4.2, "\N{MINUS SIGN}4"), (-0.2, "0"), (0.2, "0"), (None, "\N{EM DASH}")]
)
def test_a_change_has_its_sign_unless_it_is_written_as_zero(change: float | None, text: str) -> None:
    """A change that rounds to nothing has neither plus nor minus."""
    assert numbers.signed("cadence_spm", change, "metric") == text


def test_a_change_of_speed_stays_in_metres_a_second() -> None:
    """A difference of speeds has no pace."""
    assert numbers.signed("speed_mps", -0.25, "metric") == "\N{MINUS SIGN}0.25"
    assert numbers.change_unit("speed_mps", "metric") == "m/s"


def test_a_share_is_a_percentage() -> None:
    """0.313 is 31 %, and nothing measured is a dash."""
    assert numbers.percent(0.313) == "31 %"
    assert numbers.percent(None) == "\N{EM DASH}"


def test_no_line_ends_inside_a_number_with_its_unit() -> None:
    """A no-break space stands before a unit, and a range is held together around its dash."""
    joiner, space = "\N{WORD JOINER}", "\N{NO-BREAK SPACE}"
    text = numbers.unbroken("80 % of 160-180 spm in 3 mice")
    assert text == f"80{space}% of 160{joiner}\N{EN DASH}{joiner}180{space}spm in 3 mice"


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_a_signed_change_never_shows_a_negative_zero(change: float) -> None:
    """Whatever the change, the text has a sign only beside a digit that is not zero."""
    text = numbers.signed("cadence_spm", change, "metric")
    assert text == "0" or text[0] in f"+{numbers.MINUS}"


@given(st.floats(min_value=0, max_value=1e6))
def test_the_clock_counts_every_second(seconds: float) -> None:
    """Reading the clock back gives the seconds, rounded."""
    parts = [int(part) for part in numbers.clock(seconds).split(":")]
    total = sum(part * 60**power for power, part in enumerate(reversed(parts)))
    assert total == round(seconds)

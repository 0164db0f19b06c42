"""Ratios as people say them."""

import pytest

from gait.model import Ratio
from gait.pages.ratios import ends_in_words, in_words, percents, signed_ends, signed_percent

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("ratio", "signed", "said"),
    [
        (1.09, "+9 %", "9 % more"),
        (0.92, f"{MINUS}8 %", "8 % less"),
        (1.0, "0 %", "as much"),
        (1.004, "0 %", "as much"),
        (0.996, "0 %", "as much"),
        (2.5, "+150 %", "150 % more"),
    ],
)
def test_a_ratio_is_percent_more_or_less(ratio: float, signed: str, said: str) -> None:
    """What rounds to nothing has no sign."""
    assert (signed_percent(ratio), in_words(ratio)) == (signed, said)


@pytest.mark.parametrize(
    ("low", "high", "signed", "said"),
    [
        (1.04, 1.14, "+4 to +14 %", "4 to 14 %"),
        (0.88, 0.96, f"{MINUS}12 to {MINUS}4 %", "4 to 12 %"),
        (0.97, 1.12, f"{MINUS}3 to +12 %", "3 % less to 12 % more"),
        (0.999, 1.12, "0 to +12 %", "as much to 12 % more"),
    ],
)
def test_an_interval_keeps_its_sides(low: float, high: float, signed: str, said: str) -> None:
    """On one side the word stands at the value; across the usual both ends have theirs."""
    value = Ratio(ratio=(low + high) / 2, low=low, high=high)
    assert (signed_ends(value), ends_in_words(value)) == (signed, said)


def test_a_chart_draws_percent() -> None:
    """1.09 (1.04 to 1.14) is 9 (4 to 14) percent more."""
    assert percents(Ratio(ratio=1.09, low=1.04, high=1.14)) == pytest.approx((9.0, 4.0, 14.0))

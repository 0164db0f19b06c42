"""Sums and means over parts of a run, by hand."""

import numpy as np
import pytest

from gait.metrics.members import members_of
from gait.metrics.plain import plain

VALUES = np.array([1.0, 2.0, np.nan, 4.0, 8.0])
WEIGHTS = np.array([1.0, 3.0, 1.0, 0.0, 2.0])


def test_each_part_has_its_own_sum_and_mean() -> None:
    """1 and 2 of weights 1 and 3 make 1.75; 4 weighs nothing beside 8; samples may be in several parts or in none."""
    members = members_of([np.array([0, 1, 2]), np.array([3, 4]), np.array([1])])
    assert members.sums(VALUES).tolist() == [3.0, 12.0, 2.0]
    assert members.means(VALUES, WEIGHTS).tolist() == [1.75, 8.0, 2.0]


def test_a_part_without_a_value_has_none() -> None:
    """An empty part, one of a missing value, and a mean without weight are NaN, and None in a table."""
    members = members_of([np.zeros(0, dtype=int), np.array([2]), np.array([3])])
    assert plain(members.sums(VALUES)) == (None, None, 4.0)
    assert plain(members.means(VALUES, WEIGHTS)) == (None, None, None)


def test_no_parts_have_no_sums() -> None:
    """A run without laps has a table without rows."""
    assert members_of([]).sums(VALUES).tolist() == []


@pytest.mark.parametrize(("decimals", "shown"), [(None, (1.234, None)), (1, (1.2, None)), (0, (1.0, None))])
def test_plain_values_are_rounded_where_told(decimals: int | None, shown: tuple[float | None, ...]) -> None:
    """A value that was not measured is None at any number of decimals."""
    assert plain(np.array([1.234, np.nan]), decimals) == shown

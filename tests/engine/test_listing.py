"""Lots: few files and few bytes each, and enough of them to be shared."""

import pytest

from gait.engine.listing import cut


@pytest.mark.parametrize(
    ("count", "size", "lots"),
    [
        (0, 1, []),
        (7, 1, [7]),
        (20, 1, [8, 8, 4]),  # no fewer than eight
        (330, 1, [10] * 33),  # a thirty-second of them
        (10_000, 1, [64] * 156 + [16]),  # no more than sixty-four
        (5, 7_000_000, [2, 2, 1]),  # no more than 16 MB
        (2, 20_000_000, [1, 1]),  # but for one that is larger by itself
    ],
)
def test_lots_are_small_and_enough(count: int, size: int, lots: list[int]) -> None:
    """All items are there, in their order."""
    found = list(cut([(number, size) for number in range(count)]))

    assert [len(lot) for lot in found] == lots
    assert [number for lot in found for number in lot] == list(range(count))

"""Small drawings: paths worked out by hand."""

from gait.pages.seasons import sparks


def test_a_line_goes_from_edge_to_edge_and_ends_in_a_dot() -> None:
    """Three values over a span of 10: bottom, middle, top of 18 pixels with an edge of 2."""
    found = sparks.line([160.0, 165.0, 170.0], 6.0)
    assert found is not None
    assert found.path == "M2 16l34 -7l34 -7"
    assert (found.end, found.width, found.height) == ((70, 2), 72, 18)


def test_noise_stays_small_and_gaps_stay_gaps() -> None:
    """A change of 1 in a span of at least 10 is a tenth of the height; where nothing was measured the line ends."""
    found = sparks.line([160.0, None, 161.0, 161.0], 10.0)
    assert found is not None
    assert found.path == "M2 10M47 8l23 0"
    assert sparks.line([160.0, None], 6.0) is None


def test_bars_stand_on_zero() -> None:
    """The largest is 17 pixels high, half of it 8, nothing for none and for 0; a little is seen as one pixel."""
    found = sparks.bars([40.0, 20.0, None, 0.0, 0.1], width=30)
    assert found is not None
    assert found.path == "M0 18v-17h5V18zM6 18v-8h5V18zM24 18v-1h5V18z"
    assert (found.width, found.filled, found.end) == (30, True, None)
    assert sparks.bars([None, 0.0]) is None
    assert sparks.bars([]) is None

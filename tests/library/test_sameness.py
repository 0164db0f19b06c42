"""Whether two recordings are of one run does not depend on which of them came first."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from gait.library.sameness import Whole, are_one_run, reach_s, richness


@dataclass(frozen=True)
class Recorded:
    """What a recording says of the whole run."""

    format: str
    columns: int
    epoch_s: float
    duration_s: float
    distance_m: float | None


RECORDED = st.builds(
    Recorded,
    format=st.sampled_from(["fit", "tcx", "gpx"]),
    columns=st.integers(1, 20),
    epoch_s=st.one_of(st.floats(0, 300), st.integers(-60, 60).map(lambda quarters: 900.0 * quarters)),
    duration_s=st.floats(60, 7200),
    distance_m=st.one_of(st.none(), st.floats(0, 30_000)),
)


@given(RECORDED, RECORDED)
def test_it_holds_both_ways(a: Whole, b: Whole) -> None:
    """Of any two, either is the other's run or neither is; and who is looked for is within reach."""
    assert are_one_run(a, b) == are_one_run(b, a)
    assert not are_one_run(a, b) or abs(a.epoch_s - b.epoch_s) <= reach_s()


@given(RECORDED)
def test_a_recording_is_of_its_own_run(a: Whole) -> None:
    """Whatever it says of itself."""
    assert are_one_run(a, a)


def test_the_format_comes_before_the_columns() -> None:
    """A FIT with few columns is richer than a GPX with many; what is no format of a watch is poorest."""
    forms = [Recorded(form, columns, 0, 0, None) for form, columns in (("csv", 99), ("gpx", 9), ("tcx", 2), ("fit", 1))]

    assert sorted(forms, key=richness) == forms

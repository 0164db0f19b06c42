"""Two recordings of one run: lined up in time, and how far they lie apart; worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from gait.compare import SameRun, compare_same_run
from gait.compare.alignment import _half_width, _peak, _sure, on_seconds
from gait.compare.recording import recording_of
from gait.errors import UsageError
from gait.model import STATE_CODES, Analysis, Segment
from tests.compare.by_hand import a_run

LENGTH = 1800


def changing(length: int = LENGTH + 400, seed: int = 3) -> np.ndarray:
    """Return a cadence that changes from second to second, so that it fits at one offset alone."""
    noise = np.random.default_rng(seed).normal(0, 3, length)
    return 165 + np.convolve(noise, np.ones(5) / 2, mode="same")


def cut(values: np.ndarray, ahead: int, name: str, started_at: str = "2026-05-03T08:30:00+00:00") -> Analysis:
    """Return half an hour of the values as a device has them whose clock is so many seconds ahead."""
    part = values[200 - ahead : 200 - ahead + LENGTH]
    return a_run({"cadence_spm": part}, name=name, device=name, started_at=started_at)


def both(ahead: int, change: np.ndarray | float = 0.0) -> SameRun:
    """Return the comparison of two devices of which the second is so far ahead and reads so much more."""
    values = changing()
    first, second = cut(values, 0, "a.fit"), cut(values + change, ahead, "b.fit")
    return compare_same_run(first, second)


@pytest.mark.parametrize("ahead", [0, 12, -37, 119])
def test_the_offset_is_found_to_the_second(ahead: int) -> None:
    """A clock that is 12 s ahead shows what the other shows 12 s earlier."""
    found = both(ahead).alignment
    assert found.offset_s == pytest.approx(ahead, abs=0.1)
    assert found.low_s <= ahead <= found.high_s
    assert (found.by, found.sure) == ("cadence_spm", "high")
    assert found.agreeing == found.parts == 7
    assert found.correlation == pytest.approx(1.0, abs=0.002)


def test_the_clocks_own_difference_is_no_offset() -> None:
    """A device that was started ten seconds later, with a clock that is right, has an offset of zero."""
    values = changing()
    late = cut(values[10:], 0, "b.fit", started_at="2026-05-03T08:30:10+00:00")
    found = compare_same_run(cut(values, 0, "a.fit"), late)
    assert found.alignment.offset_s == pytest.approx(0.0, abs=0.1)
    assert found.series["time_s"][0] == 10.0
    assert found.disagreements[0].bias == pytest.approx(0.0, abs=1e-6)


def test_speed_lines_up_what_has_no_cadence() -> None:
    """Where one file has no cadence, the speed finds the offset."""
    speed = changing() / 60
    first = a_run({"speed_mps": speed[200 : 200 + LENGTH]}, name="a.fit")
    second = a_run({"speed_mps": speed[195 : 195 + LENGTH]}, name="b.fit")
    found = compare_same_run(first, second).alignment
    assert (found.by, found.sure) == ("speed_mps", "high")
    assert found.offset_s == pytest.approx(5.0, abs=0.1)


def test_two_other_runs_are_lined_up_by_their_clocks_and_not_surely() -> None:
    """Series that have nothing to do with each other fit nowhere: it says so, and leaves the clocks as they are."""
    first, second = cut(changing(), 0, "a.fit"), cut(changing(seed=4), 0, "b.fit")
    found = compare_same_run(first, second).alignment
    assert (found.by, found.sure, found.offset_s, found.correlation) == ("clock", "low", 0.0, None)
    assert (found.low_s, found.high_s) == (-120.0, 120.0)


@pytest.mark.parametrize("column", [np.full(LENGTH, 165.0), np.full(LENGTH, np.nan)])
def test_a_constant_or_empty_series_lines_up_nothing(column: np.ndarray) -> None:
    """What does not change fits everywhere."""
    still = a_run({"cadence_spm": column, "heart_rate_bpm": np.full(LENGTH, 140.0)}, name="b.fit")
    other = a_run({"cadence_spm": changing()[:LENGTH], "heart_rate_bpm": np.full(LENGTH, 141.0)})
    found = compare_same_run(other, still)
    assert (found.alignment.by, found.alignment.parts) == ("clock", 0)
    assert found.disagreements[-1].bias == pytest.approx(-1.0)


def test_recordings_that_do_not_overlap_are_refused_with_their_times() -> None:
    """Another day is another run, and the sentence says when each was."""
    values = changing()
    with pytest.raises(UsageError, match="2026-05-03 08:30:00 to 08:59:59, the other from 2026-05-04") as told:
        compare_same_run(cut(values, 0, "a.fit"), cut(values, 0, "b.fit", started_at="2026-05-04T08:30:00+00:00"))
    assert "--same-run" in str(told.value)


def test_a_recording_without_its_start_is_refused() -> None:
    """What was made to be shared does not say when it was."""
    values = changing()
    second = cut(values, 0, "b.fit")
    shared = replace(second, activity=replace(second.activity, started_at="", local_start=""))
    with pytest.raises(UsageError, match="made to be shared"):
        compare_same_run(cut(values, 0, "a.fit"), shared)


def test_bias_and_limits_by_hand() -> None:
    """Differences of +6 and +2 by turns: 4 in the mean, standard deviation 2, limits 4 -+ 1.96 x 2."""
    found = both(0, np.resize([6.0, 2.0], LENGTH + 400)).disagreements[0]
    assert (found.quantity, found.time_s) == ("cadence_spm", LENGTH)
    assert found.bias == pytest.approx(4.0)
    assert found.sd == pytest.approx(2.0)
    assert (found.limit_low, found.limit_high) == pytest.approx((4 - 3.92, 4 + 3.92), abs=1e-3)
    assert found.mean - found.first_mean == pytest.approx(4.0)
    assert found.low <= 4.0 <= found.high


def test_time_beyond_the_sensors_errors_and_where() -> None:
    """Cadence is known to 1 spm on each side, so 2.77 apart (95 %): five minutes at +5 are beyond, the rest is not."""
    change = np.zeros(LENGTH + 400)
    change[200 + 600 : 200 + 900] = 5.0
    found = both(0, change).disagreements[0]
    assert found.sensors == pytest.approx(1.96 * np.sqrt(2), abs=1e-3)
    assert found.beyond == pytest.approx(300 / LENGTH, abs=0.01)
    (part,) = found.apart
    assert part.start_s == pytest.approx(600, abs=16)
    assert part.stop_s == pytest.approx(900, abs=16)
    assert part.difference == pytest.approx(5.0, abs=0.3)


def test_only_running_of_both_is_compared() -> None:
    """Where one device says walking, nothing is compared."""
    values = changing()
    first, second = cut(values, 0, "a.fit"), cut(values, 0, "b.fit")
    state = np.full(LENGTH, float(STATE_CODES["running"]))
    state[:600] = STATE_CODES["walking"]
    walked = replace(second, series={**second.series, "state": tuple(state.tolist())})
    assert compare_same_run(first, walked).disagreements[0].time_s == LENGTH - 600


def test_less_than_a_minute_in_common_says_nothing() -> None:
    """Fifty seconds of heart rate are no comparison, and a quantity of one recording alone is none."""
    pulse = np.full(LENGTH, np.nan)
    pulse[:50] = 140.0
    values = changing()[:LENGTH]
    first = a_run({"cadence_spm": values, "heart_rate_bpm": np.full(LENGTH, 140.0), "power_w": np.full(LENGTH, 250.0)})
    second = a_run({"cadence_spm": values, "heart_rate_bpm": pulse}, name="b.fit")
    assert [each.quantity for each in compare_same_run(first, second).disagreements] == ["cadence_spm"]


def test_two_recordings_without_a_common_quantity() -> None:
    """Nothing to compare and nothing to draw, and no failure."""
    found = compare_same_run(
        a_run({"cadence_spm": changing()[:LENGTH]}), a_run({"power_w": np.full(LENGTH, 250.0)}, name="b.fit")
    )
    assert found.disagreements == ()
    assert found.series == {}


def test_the_drawn_series_is_at_most_two_thousand_steps() -> None:
    """Half an hour is drawn second by second, two hours in steps of four seconds that keep the mean."""
    assert len(both(0).series["time_s"]) == LENGTH
    long = np.tile(changing(), 4)[:7200]
    found = compare_same_run(a_run({"cadence_spm": long}), a_run({"cadence_spm": long + 1}, name="b.fit"))
    assert len(found.series["time_s"]) == 1800
    assert found.series["cadence_spm@A"][0] == pytest.approx(float(long[:4].mean()), abs=1e-3)


def test_a_gap_is_no_line() -> None:
    """Between samples that lie far apart is nothing, between neighbours a straight line, and nothing outside."""
    time = np.concatenate([np.arange(0.0, 100.0, 5.0), np.arange(400.0, 500.0, 5.0)])
    run = a_run(
        {"time_s": time, "cadence_spm": np.arange(len(time), dtype=float)},
        segments=(Segment(start_s=95.0, stop_s=400.0, kind="paused"),),
    )
    found = on_seconds(recording_of(run), "cadence_spm", np.array([-1.0, 2.5, 95.0, 200.0, 400.0, 600.0]))
    assert found == pytest.approx([np.nan, 0.5, 19.0, np.nan, 20.0, np.nan], nan_ok=True)
    assert np.isnan(on_seconds(recording_of(run), "power_w", np.array([1.0]))).all()


def test_a_gap_without_a_pause_counts_as_one_step() -> None:
    """Five minutes without a sample weigh as much as a usual step, and no more."""
    time = np.concatenate([np.arange(300.0), np.arange(600.0, 900.0)])
    weight = recording_of(a_run({"time_s": time, "cadence_spm": np.full(600, 160.0)})).activity.columns["weight_s"]
    assert float(weight.sum()) == 600.0


def test_a_peak_lies_between_the_seconds() -> None:
    """Equal neighbours of the top keep it, a higher one on the right draws it there; at the edge it stays."""
    correlation = np.zeros(241)
    correlation[119:122] = [0.8, 1.0, 0.8]
    assert _peak(correlation) == 0.0
    correlation[121] = 0.9
    assert _peak(correlation) == round(0.5 * (0.9 - 0.8) / (2 * 1.0 - 0.8 - 0.9), 2)
    correlation[240] = 2.0
    assert _peak(correlation) == 120.0
    alone = np.full(241, np.nan)
    alone[100] = 0.5
    assert _peak(alone) == -20.0


def test_how_sure_an_offset_is() -> None:
    """Seven of ten parts are high, four moderate, three low; one alone is low, and so is none."""
    assert [_sure(7, 10), _sure(4, 10), _sure(3, 10), _sure(1, 1), _sure(0, 0)] == [
        "high",
        "moderate",
        "low",
        "low",
        "low",
    ]


def test_the_width_of_an_offset_by_hand() -> None:
    """Offsets of 1 and 3 s: standard error 1, Student's t of one degree 12.7; alike ones half a second; one alone 3."""
    assert _half_width(np.array([1.0, 3.0])) == pytest.approx(12.706, rel=1e-3)
    assert _half_width(np.array([2.0, 2.0, 2.0])) == 0.5
    assert _half_width(np.array([2.0])) == 3.0

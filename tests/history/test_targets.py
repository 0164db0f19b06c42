"""Progress towards a cadence that was set."""

import pytest

from gait.history.points import Points, in_order, points_by_device
from gait.history.season import season_of
from gait.history.target import target_progress
from gait.model import CadenceTarget
from tests.history.by_hand import a_run, around, day, every_other_day

TARGET = CadenceTarget(set_on=day(40), cadence_spm=170.0, speed_mps=3.0)


def runs_before_and_after(after: float, count: int = 12, apart: float = 1.0) -> Points:
    """Return twenty runs at 162 spm before the target was set, and so many after it."""
    runs = every_other_day([*around(162.0, 20), *around(after, count, apart)])
    (points,) = points_by_device(in_order(runs), "cadence_spm").values()
    return points


@pytest.mark.parametrize(
    ("after", "verdict", "share"),
    [
        (158.0, "away from it", -0.5),
        (162.0, "not yet", 0.0),
        (166.0, "on the way", 0.5),
        (170.0, "reached", 1.0),
        (174.0, "reached", 1.5),
    ],
)
def test_progress_from_162_to_170(after: float, verdict: str, share: float) -> None:
    """166 is half of the way, in logarithms as in steps to a hundredth or two."""
    found = target_progress(runs_before_and_after(after), TARGET)
    assert found.verdict == verdict
    assert found.share == pytest.approx(share, abs=0.02)
    assert found.start_spm == pytest.approx(162.0, abs=0.1)
    assert found.now_spm == pytest.approx(after, abs=0.1)
    assert found.low_spm < after < found.high_spm
    assert found.share_low < found.share < found.share_high


def test_a_target_below() -> None:
    """Fewer steps are a target too: from 162 to 154, 158 is half of the way and 154 reaches it."""
    target = CadenceTarget(set_on=day(40), cadence_spm=154.0, speed_mps=3.0)
    assert target_progress(runs_before_and_after(158.0), target).verdict == "on the way"
    assert target_progress(runs_before_and_after(154.0), target).verdict == "reached"


def test_only_the_last_three_weeks_count() -> None:
    """Of twelve runs since it was set, the eleven of the last 21 days are the present."""
    assert target_progress(runs_before_and_after(166.0, 12), TARGET).runs == 11


def test_too_few_runs_say_how_many() -> None:
    """Two runs since it was set lack two of four."""
    found = target_progress(runs_before_and_after(166.0, 2), TARGET)
    assert (found.verdict, found.missing_runs, found.now_spm) == ("too few runs", 2, None)


def test_a_target_that_is_where_one_is() -> None:
    """Where the target is the usual cadence itself, there is no way to be on."""
    points = runs_before_and_after(162.0)
    usual = target_progress(points, TARGET).start_spm
    assert usual is not None
    found = target_progress(points, CadenceTarget(set_on=day(40), cadence_spm=usual, speed_mps=3.0))
    assert found.verdict in {"reached", "not yet"}


def test_a_season_tells_targets_on_the_device_in_use() -> None:
    """After a change of watch, progress is that on the new one, which has no runs from before the target."""
    runs = every_other_day([*around(162.0, 20), *around(166.0, 12)])
    assert [each.verdict for each in season_of(runs, targets=[TARGET]).targets] == ["on the way"]
    (found,) = season_of([*runs, a_run(70, device="Watch B")], targets=[TARGET]).targets
    assert (found.device, found.verdict) == ("Watch B (device chest)", "too few runs")


def test_without_cadence_there_is_no_progress() -> None:
    """A watch without a name measures nothing that could be compared."""
    assert season_of([a_run(0, device="")], targets=[TARGET]).targets == ()

"""Load over a season: spikes, weeks, days in a row, shoes, knee episodes."""

import pytest

from gait.history.season import season_of
from gait.history.season_load import days_in_a_row, knee_episodes, shoe_wear, spikes, weeks
from gait.model import DaysInARow, JudgedPain, KneeEpisode, Pair, Season, WeekLoad
from gait.model.knee import PainVerdict
from tests.history.by_hand import a_run, day


def test_a_spike_against_the_longest_of_thirty_days() -> None:
    """18 km after a longest of 12: 50 % more, surely more than 10 %, over days that the history covers."""
    runs = [a_run(at, distance_m=12_000.0) for at in range(0, 40, 3)]
    (found,) = spikes([*runs, a_run(42, distance_m=18_000.0)])
    assert (found.run_id, found.local_date, found.clear) == ("run 42", day(42), True)
    assert found.spike.share_more == pytest.approx(0.5)
    assert found.spike.longest_m == 12_000.0


def test_a_longer_run_of_more_than_thirty_days_before_does_not_count() -> None:
    """A marathon 31 days before is no longest of 30 days; one 30 days before is, and then 18 km are no spike."""
    usual = [a_run(at, distance_m=12_000.0) for at in range(20, 50, 5)]
    marathon = a_run(19, distance_m=42_195.0)
    assert [each.run_id for each in spikes([marathon, *usual, a_run(50, distance_m=18_000.0)])] == ["run 50"]
    assert list(spikes([marathon, *usual, a_run(49, distance_m=18_000.0, run_id="last")])) == []


def test_what_the_runner_was_used_to() -> None:
    """The longest of the twelve weeks before stands beside the spike: 84 days back counts, 85 does not."""
    usual = [a_run(at, distance_m=12_000.0) for at in range(60, 100, 5)]
    far, farther = a_run(16, distance_m=20_000.0), a_run(15, distance_m=30_000.0)
    last = a_run(100, distance_m=18_000.0, run_id="last")
    (found,) = [each for each in spikes([farther, far, *usual, last]) if each.run_id == "last"]
    assert (found.spike.longest_m, found.of_weeks_m) == (12_000.0, 20_000.0)


def test_before_thirty_days_are_known_no_spike_is_clear() -> None:
    """In the first weeks there may have been a longer run that is not known."""
    (found,) = spikes([a_run(0, distance_m=8000.0), a_run(7, distance_m=8000.0), a_run(14, distance_m=16_000.0)])
    assert not found.clear


def test_a_run_without_distance_is_no_spike() -> None:
    """What is not known is left aside, on either side."""
    assert list(spikes([a_run(0), a_run(31, distance_m=20_000.0), a_run(33)])) == []
    assert list(spikes([])) == []


def test_weeks_begin_on_mondays_and_an_empty_one_is_nought() -> None:
    """Two runs in the first week, none in the second, one without descent in the third."""
    runs = [
        a_run(0, distance_m=10_000.0, descent_m=50.0),
        a_run(6, distance_m=5000.0, descent_m=20.0),
        a_run(14, distance_m=7000.0),
    ]
    assert weeks(runs) == (
        WeekLoad(week=day(0), runs=2, days=2, distance_m=15_000.0, descent_m=70.0),
        WeekLoad(week=day(7), runs=0, days=0, distance_m=0.0, descent_m=0.0),
        WeekLoad(week=day(14), runs=1, days=1, distance_m=7000.0, descent_m=None),
    )
    assert weeks([]) == ()


def test_days_in_a_row() -> None:
    """Four days with five runs are one stretch; three days are none."""
    runs = [a_run(at) for at in (0, 1, 2, 3, 10, 11, 12)]
    found = list(days_in_a_row([*runs, a_run(3, run_id="a second one")]))
    assert found == [DaysInARow(since=day(0), until=day(3), days=4)]
    assert list(days_in_a_row([])) == []


def test_shoes_over_their_distance() -> None:
    """Sixty runs of 10 km, with 250 km before: 480 km on the 23rd run, 800 on the 55th, 850 in all."""
    runs = [a_run(at, distance_m=10_000.0, shoe="s1") for at in range(60)]
    (found,) = shoe_wear(runs, [Pair(shoe_id="s1", name="Blue ones", before_m=250_000.0)])
    assert (found.name, found.distance_m, found.runs, found.state) == ("Blue ones", 850_000.0, 60, "beyond")
    assert (found.reached_least_on, found.reached_most_on) == (day(22), day(54))
    assert (found.last_on, found.without_distance) == (day(59), 0)


@pytest.mark.parametrize(("count", "state"), [(47, "below"), (48, "within"), (79, "within"), (80, "beyond")])
def test_states_of_shoes(count: int, state: str) -> None:
    """480 km are within and 800 beyond; a pair that nobody described goes by its own name."""
    (found,) = shoe_wear([a_run(at, distance_m=10_000.0, shoe="s1") for at in range(count)], [])
    assert (found.state, found.name) == (state, "s1")


def test_two_pairs_and_a_run_without() -> None:
    """Each pair has its own runs; a run without distance is counted as such, one without shoes nowhere."""
    runs = [a_run(0, distance_m=5000.0, shoe="a"), a_run(1, shoe="b"), a_run(2, distance_m=9000.0)]
    found = {each.shoe_id: (each.distance_m, each.without_distance) for each in shoe_wear(runs, [])}
    assert found == {"a": (5000.0, 0), "b": (0.0, 1)}


def pain(number: int, verdict: PainVerdict = "above the rule", most: float = 4.0, where: str = "front") -> JudgedPain:
    """Return an entry of the pain log."""
    return JudgedPain(local_date=day(number), verdict=verdict, most=most, where=where)


def test_knee_episodes() -> None:
    """Entries at most 14 days apart are one episode; entries within the rule belong to none."""
    entries = [pain(30, most=3.0, where="outer"), pain(0), pain(14, most=5.0), pain(20, "within the rule"), pain(60)]
    assert list(knee_episodes(entries, day(70))) == [
        KneeEpisode(since=day(0), until=day(14), entries=2, most=5.0, where=("front",), open=False),
        KneeEpisode(since=day(30), until=day(30), entries=1, most=3.0, where=("outer",), open=False),
        KneeEpisode(since=day(60), until=day(60), entries=1, most=4.0, where=("front",), open=True),
    ]


def test_an_episode_of_later_is_not_there_yet() -> None:
    """As of a day, later entries do not count."""
    assert list(knee_episodes([pain(10)], day(9))) == []


def test_a_season_without_runs_is_empty() -> None:
    """Nothing known, nothing told."""
    assert season_of([]) == Season()


def test_pain_without_runs_is_an_episode() -> None:
    """Who cannot run can tell of a knee all the same."""
    told = season_of([], pain=[JudgedPain(local_date="2026-05-03", verdict="above the rule", most=5.0)])

    assert (told.until, [each.open for each in told.knee]) == ("2026-05-03", [True])


def test_a_season_goes_on_to_the_last_entry() -> None:
    """The morning after the last run can be its last day."""
    assert season_of([a_run(0)], pain=[pain(1)]).until == day(1)
    assert season_of([a_run(4)], pain=[pain(1)]).until == day(4)

"""Who stands before whom on a list of runners."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from gait.assess.look import KINDS, SEVERITIES
from gait.model import Alarm, RunSpike
from gait.model.diary import Diary

Place: TypeAlias = tuple[int, int, float, int, str]


def place_among(diary: Diary) -> Place:
    """Return a runner's place among others: smaller is earlier.

    The gravest look counts first, then what it is of; of two spikes the one that is farther beyond what the runner was
    used to over twelve weeks, then the later look, then the name.
    Who has nothing to look at stands after all who have.

    References
    ----------
    Row ``needs_a_look`` of ``gait.evidence``.

    """
    name = diary.athlete.casefold()
    if not diary.looks:
        return len(SEVERITIES), 0, 0.0, 0, name
    first = diary.looks[0]
    alike = [each for each in diary.looks if (each.severity, each.kind) == (first.severity, first.kind)]
    newest = max(date.fromisoformat(each.local_date).toordinal() for each in alike)
    return SEVERITIES.index(first.severity), KINDS.index(first.kind), -_farthest(diary, alike), -newest, name


def _farthest(diary: Diary, looks: Sequence[Alarm]) -> float:
    """Return by what share a spike that is told was longer than the longest of twelve weeks; 0 where there is none.

    Less than 0 where the runner has gone farther in them: back from weeks in which the long runs were missed.
    """
    runs = {each.run_id for each in looks if each.kind == "spike"}
    return max((_beyond(each) for each in diary.season.spikes if each.run_id in runs), default=0.0)


def _beyond(found: RunSpike) -> float:
    return found.spike.distance_m / (found.of_weeks_m or found.spike.longest_m) - 1

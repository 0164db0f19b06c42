"""Who stands before whom on a list of runners."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from gait.assess.look import KINDS, SEVERITIES
from gait.model import Alarm
from gait.model.diary import Diary

Place: TypeAlias = tuple[int, int, float, int, str]


def place_among(diary: Diary) -> Place:
    """Return a runner's place among others: smaller is earlier.

    The gravest look counts first, then what it is of; of two spikes the longer one, then the later look, then the name.
    Who has nothing to look at stands after all who have.
    """
    name = diary.athlete.casefold()
    if not diary.looks:
        return len(SEVERITIES), 0, 0.0, 0, name
    first = diary.looks[0]
    alike = [each for each in diary.looks if (each.severity, each.kind) == (first.severity, first.kind)]
    newest = max(date.fromisoformat(each.local_date).toordinal() for each in alike)
    return SEVERITIES.index(first.severity), KINDS.index(first.kind), -_longest(diary, alike), -newest, name


def _longest(diary: Diary, looks: Sequence[Alarm]) -> float:
    """Return by what share the longest of the spikes that are told was longer; 0 where it is none."""
    runs = {each.run_id for each in looks if each.kind == "spike"}
    return max((each.spike.share_more for each in diary.season.spikes if each.run_id in runs), default=0.0)

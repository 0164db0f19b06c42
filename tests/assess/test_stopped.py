"""A runner who has not run for weeks: what a list of runners says of it, and for how long."""

from datetime import date

import pytest

from gait.assess.stopped import stopped
from gait.model.diary import DiaryPain

LAST = "2026-05-03"
HURT = DiaryPain(local_date="2026-05-03", verdict="above the rule", most=6.0)
SORE = DiaryPain(local_date="2026-04-20", verdict="within the rule", most=2.0)


@pytest.mark.parametrize(
    ("pain", "today", "found"),
    [
        ((), date(2026, 5, 23), None),  # 20 days
        ((), date(2026, 5, 24), ("info", LAST, "No run since 3 May.")),  # 21 days
        ((), date(2026, 6, 27), ("info", LAST, "No run since 3 May.")),  # 55 days
        ((), date(2026, 6, 28), None),  # 56 days
        ((HURT,), date(2026, 5, 23), None),
        ((HURT,), date(2026, 5, 24), ("act", LAST, "No run since 3 May; pain of 6 of 10 told on 3 May.")),
        ((SORE,), date(2026, 5, 24), ("notice", LAST, "No run since 3 May; pain of 2 of 10 told on 20 April.")),
    ],
)
def test_three_to_eight_weeks_after_the_last_run(
    pain: tuple[DiaryPain, ...], today: date, found: tuple[str, str, str] | None
) -> None:
    """It is said from 21 days on and until 56 are over, and is as pressing as the pain before it."""
    alarm = stopped(LAST, pain, today)

    assert (alarm and (alarm.severity, alarm.local_date, alarm.reason)) == found
    assert alarm is None or alarm.kind == "stopped"


def test_the_last_word_counts() -> None:
    """A pain that is told later keeps it on the list; one that is over, or of four weeks before, is none."""
    later = DiaryPain(local_date="2026-06-20", verdict="above the rule", most=4.0)
    gone = DiaryPain(local_date="2026-05-10", verdict="within the rule", most=0.0)
    old = DiaryPain(local_date="2026-04-12", verdict="above the rule", most=6.0)
    bare = DiaryPain(local_date="2026-05-04")
    day = date(2026, 7, 1)

    assert (alarm := stopped(LAST, (HURT, later), day)) is not None
    assert (alarm.severity, alarm.local_date) == ("act", "2026-06-20")
    assert stopped(LAST, (HURT, gone), day) is None
    assert [stopped(LAST, (each,), date(2026, 5, 30)).severity for each in (gone, old)] == ["info", "info"]
    assert stopped(LAST, (bare,), date(2026, 5, 30)).reason == "No run since 3 May; pain told on 4 May."


def test_who_never_ran_has_not_stopped() -> None:
    """Without runs there is nothing to stop."""
    assert stopped("", (HURT,), date(2026, 5, 30)) is None

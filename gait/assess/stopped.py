"""A runner who has not run for weeks, with or without a pain before it: what only the day of looking can tell."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from gait.assess.load import day
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Alarm
from gait.model.diary import DiaryPain

_RECENT: Final = timedelta(days=EVIDENCE["needs_a_look"].value("recent_days"))
_SHOWN: Final = timedelta(days=EVIDENCE["needs_a_look"].value("stopped_days"))


def stopped(last_run: str, pain: Sequence[DiaryPain], today: date) -> Alarm | None:
    """Return that a runner has stopped, as something that needs a look.

    Parameters
    ----------
    last_run : str
        Local date (ISO 8601); empty without runs.
    pain : sequence of DiaryPain
        The pain log, oldest first; its last line is enough.
    today : date
        When it is looked at.

    Returns
    -------
    Alarm or None
        None for three weeks after the last run, and again after eight without a word: who has left is no news.
        It is as pressing as the pain that was told of the three weeks before the last run, or since.

    References
    ----------
    Row ``needs_a_look`` of ``gait.evidence``.

    """
    if not last_run or today - (ran := date.fromisoformat(last_run)) < _RECENT:
        return None
    hurt = _hurt(pain, ran)
    heard = max(ran, date.fromisoformat(hurt.local_date)) if hurt is not None else ran
    if today - heard >= _SHOWN:
        return None
    severe = hurt is not None and hurt.verdict == "above the rule"
    return Alarm(
        kind="stopped",
        severity="act" if severe else "info" if hurt is None else "notice",
        local_date=heard.isoformat(),
        reason=_said(last_run, hurt),
        evidence=("needs_a_look",) if hurt is None else ("needs_a_look", "pain_rule"),
    )


def _hurt(pain: Sequence[DiaryPain], ran: date) -> DiaryPain | None:
    """Return the last line of the pain log where it tells of a pain that the stop may have to do with."""
    last = next(reversed(pain), None)
    if last is None or ran - date.fromisoformat(last.local_date) >= _RECENT:
        return None
    return last if last.verdict is None or last.most > 0 else None


def _said(last_run: str, hurt: DiaryPain | None) -> str:
    if hurt is None:
        return _("No run since {day}.").format(day=day(last_run))
    if hurt.verdict is None:
        return _("No run since {day}; pain told on {told}.").format(day=day(last_run), told=day(hurt.local_date))
    return _("No run since {day}; pain of {most} of 10 told on {told}.").format(
        day=day(last_run), most=f"{hurt.most:g}", told=day(hurt.local_date)
    )

"""Which sport a file says it is: its own words and numbers, sorted into on foot, known others, and unknown."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gait.errors import OtherSportError
from gait.language import _


class Sport(NamedTuple):
    """A sport on foot (``running``, ``walking``, ``hiking``, or ``unknown`` where the file does not say)."""

    name: str
    sub_sport: str | None = None


_BY_NUMBER: Final = {"1": "cycling", "4": "hiking", "9": "running", "10": "walking", "16": "swimming"}
"""Strava's older GPX exports write a number in ``<type>``."""

_ON_FOOT: Final = (
    (
        "running",
        re.compile(r"run|jog|lauf|corrida|carrera|corsa|course.?(a|à).?pied|hardlopen|löp|trail|treadmill|orienteer"),
    ),
    ("hiking", re.compile(r"hik|trek|wander|senderismo|mountaineer|randonn")),
    ("walking", re.compile(r"walk|gehen|caminata|caminhada|marche|camminata|wandel")),
)
_SUB_SPORTS: Final = (
    ("trail", re.compile(r"trail")),
    ("treadmill", re.compile(r"treadmill|laufband|indoor.?run")),
    ("track", re.compile(r"track")),
    ("virtual_activity", re.compile(r"virtual")),
)
_OTHER: Final = re.compile(
    r"bik|cycl|ride|riding|radfahr|velo|ciclis|swim|schwimm|nata|row|paddl|kayak|canoe|sail|surf|ski|snow|skat"
    r"|yoga|strength|fitness|gym|golf|tennis|football|soccer|driv|motor|flight|flying|elliptical|climb|boxing|\bcar\b|\bbus\b|airplane"
)
_SAYS_NOTHING: Final = frozenset(
    {"", "other", "unknown", "generic", "track", "activity", "workout", "sport", "default"}
)


def sport_on_foot(stated: str | None) -> Sport | None:
    """Return the sport that a file states, or None where it is another one than on foot.

    Parameters
    ----------
    stated : str or None
        The file's own word or number, in any case.

    Returns
    -------
    Sport or None
        ``unknown`` where the file says nothing, or nothing that we know.

    """
    words = (stated or "").strip().lower()
    words = _BY_NUMBER.get(words, words)
    if words in _SAYS_NOTHING:
        return Sport("unknown")
    on_foot = next((name for name, pattern in _ON_FOOT if pattern.search(words)), None)
    if on_foot and not ("bik" in words or "cycl" in words or "ski" in words):
        return Sport(on_foot, next((name for name, pattern in _SUB_SPORTS if pattern.search(words)), None))
    return None if _OTHER.search(words) else Sport("unknown")


def other_sport_error(stated: Sequence[str]) -> OtherSportError:
    """Return the error for a file that holds other sports only."""
    message = _("The activity is {sports}, not running or walking").format(sports=sports_in_words(stated))
    return OtherSportError(message, next_step=_("If that is wrong, correct the sport where the file came from."))


def sports_in_words(stated: Sequence[str]) -> str:
    """Return what a file calls its sports, each once."""
    words = {_BY_NUMBER.get(one.strip(), one.strip().lower())[:40] for one in stated}
    return ", ".join(sorted(words)[:5])

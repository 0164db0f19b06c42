"""What the user says of a table's columns, where the table itself does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from gait.errors import UsageError
from gait.language import _

UNITS_G: Final[Mapping[str, float]] = MappingProxyType({"g": 1.0, "m/s2": 1 / 9.80665, "mg": 1e-3})
"""Units of acceleration, in multiples of standard gravity (9.80665 m/s2 by definition)."""
UNITS_S: Final[Mapping[str, float]] = MappingProxyType({"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9})
"""Units of a time column, in seconds."""
_GRAVITY: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False})
_COLUMNS: Final = ("time", "x", "y", "z")
KEYS: Final = (*_COLUMNS, "unit", "time_unit", "rate", "start", "gravity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the user says of a table; None where nothing was said.

    ``time``, ``x``, ``y`` and ``z`` are names in the head line or numbers of columns from 1 on; ``rate_hz`` stands
    for a time column that is absent; ``gravity`` says whether the numbers hold it.
    """

    time: str | None = None
    x: str | None = None
    y: str | None = None
    z: str | None = None
    unit: str | None = None
    time_unit: str | None = None
    rate_hz: float | None = None
    start: datetime | None = None
    gravity: bool | None = None

    @property
    def axes(self) -> tuple[str, str, str] | None:
        """The three axes, where they were named."""
        named = (self.x, self.y, self.z)
        return None if None in named else named  # type: ignore[return-value]


NOTHING_TOLD: Final = Told()


def told_of(words: Mapping[str, str]) -> Told:
    """Return what was said as ``time=..,x=..,y=..,z=..,unit=..,time_unit=..,rate=..,start=..,gravity=..``.

    Parameters
    ----------
    words : mapping of str to str
        The parts that were given, by their key.

    Raises
    ------
    UsageError
        For a key or value that is not known, and for axes that are not all three given.

    """
    unknown = [key for key in words if key not in KEYS]
    if unknown:
        what = _("--columns does not know {key}").format(key=unknown[0])
        raise UsageError(what, next_step=_("It knows {keys}.").format(keys=", ".join(KEYS)))
    if 0 < sum(axis in words for axis in "xyz") < len("xyz"):
        what = _("--columns names some of the three axes and not the others")
        raise UsageError(what, next_step=_("Give x=, y= and z=."))
    gravity = None if "gravity" not in words else _GRAVITY[_one_of("gravity", words["gravity"], _GRAVITY)]
    return Told(
        **{key: words.get(key) for key in _COLUMNS},
        unit=None if "unit" not in words else _one_of("unit", words["unit"], UNITS_G),
        time_unit=None if "time_unit" not in words else _one_of("time_unit", words["time_unit"], UNITS_S),
        rate_hz=None if "rate" not in words else _rate(words["rate"]),
        start=None if "start" not in words else _start(words["start"]),
        gravity=gravity,
    )


def _one_of(key: str, word: str, known: Mapping[str, object]) -> str:
    plain = word.lower().replace("²", "2").replace("^", "").replace("µ", "u")
    if plain not in known:
        what = _("--columns does not know {key}={word}").format(key=key, word=word)
        raise UsageError(what, next_step=_("It knows {keys}.").format(keys=", ".join(known)))
    return plain


def _rate(word: str) -> float:
    try:
        rate = float(word.lower().removesuffix("hz"))
    except ValueError:
        rate = 0.0
    if not 1.0 <= rate <= 1e5:  # noqa: PLR2004 - what no sensor of motion leaves
        what = _("rate={word} is no number of samples a second").format(word=word)
        raise UsageError(what, next_step=_("Write it as rate=100."))
    return rate


def _start(word: str) -> datetime:
    try:
        start = datetime.fromisoformat(word)
    except ValueError:
        what = _("start={word} is no time").format(word=word)
        raise UsageError(what, next_step=_("Write it as start=2026-05-03T08:30:00+02:00.")) from None
    return start if start.tzinfo else start.replace(tzinfo=UTC)

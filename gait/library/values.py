"""What a person says of themselves, their shoes and their knees, held against what can be."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, get_args

from gait.errors import UsageError
from gait.language import _
from gait.library.names import tidy
from gait.model import KneePlace
from gait.quantities import Units

_HEIGHT_M: Final = (1.0, 2.5)
_LEG_M: Final = (0.4, 1.5)
_MASS_KG: Final = (20.0, 300.0)
_CADENCE_SPM: Final = (100.0, 260.0)
_SPEED_MPS: Final = (1.0, 8.0)
_SHOE_M: Final = (0.0, 10_000_000.0)
_PAIN: Final = (0.0, 10.0)
_FIRST_YEAR: Final = 1900
_ALWAYS: Final = frozenset({"name", "units", "start_distance_m", "note"})
"""What is never unknown."""


def checked(values: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """Return the values, each within what can be; None says that it is not known.

    Raises
    ------
    UsageError
        If a name is not allowed here, or a value cannot be.

    """
    unknown = sorted(set(values) - allowed)
    if unknown:
        what = _("'{name}' is not known here").format(name=unknown[0])
        raise UsageError(what, next_step=_("Known are: {names}.").format(names=", ".join(sorted(allowed))))
    return {name: _one(name, value) for name, value in values.items()}


def _one(name: str, value: Any) -> Any:  # noqa: ANN401 - anything a person writes
    if value is None and name not in _ALWAYS:
        return None
    return _CHECKS[name](name, value)


def _within(low: float, high: float) -> Callable[[str, Any], float]:
    def check(name: str, value: Any) -> float:  # noqa: ANN401 - as above
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise _refused(name, value, _("It lies between {low:g} and {high:g}.").format(low=low, high=high))
        return float(value)

    return check


def _year(name: str, value: Any) -> int:  # noqa: ANN401 - as above
    if isinstance(value, bool) or not isinstance(value, int) or not _FIRST_YEAR <= value <= date.max.year:
        raise _refused(name, value, _("Write the year with four digits."))
    return value


def _day(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise _refused(name, value, _("Write the day as 2026-05-17.")) from None


def _one_of(*known: str) -> Callable[[str, Any], str]:
    def check(name: str, value: Any) -> str:  # noqa: ANN401 - as above
        if value not in known:
            raise _refused(name, value, _("It is one of {names}.").format(names=", ".join(known)))
        return str(value)

    return check


def _text(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    if not isinstance(value, str):
        raise _refused(name, value, _("Write it as a text in quotes."))
    return value.strip()


def _name(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    return tidy(_text(name, value))


def _refused(name: str, value: object, next_step: str) -> UsageError:
    return UsageError(_("{name} cannot be {value}").format(name=name, value=repr(value)), next_step=next_step)


_CHECKS: Final[Mapping[str, Callable[[str, Any], Any]]] = {
    "name": _name,
    "height_m": _within(*_HEIGHT_M),
    "leg_length_m": _within(*_LEG_M),
    "mass_kg": _within(*_MASS_KG),
    "birth_year": _year,
    "units": _one_of(*get_args(Units)),
    "target_spm": _within(*_CADENCE_SPM),
    "target_mps": _within(*_SPEED_MPS),
    "target_on": _day,
    "started_on": _day,
    "ended_on": _day,
    "on_date": _day,
    "place": _one_of(*get_args(KneePlace)),
    "note": _text,
    "start_distance_m": _within(*_SHOE_M),
    "during": _within(*_PAIN),
    "after": _within(*_PAIN),
    "next_morning": _within(*_PAIN),
    "before": _within(*_PAIN),
}

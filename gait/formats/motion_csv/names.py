"""What the columns of common loggers are called, and what each name says: axis, kind, unit.

The names are those of Sensor Logger, phyphox, Physics Toolbox, Movella DOT, SensorLog and other exports of Apple's
Core Motion, and ActiGraph; ``docs/formats.md`` says which were seen in files and which in documentation.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["total", "free", "gravity", "unsaid", "other"]
"""What three axes hold: all acceleration, that without gravity, gravity alone; not said; or something else."""

FREE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "useracceleration": "g",
        "motionuseracceleration": "g",
        "devicemotionuseracceleration": "g",
        "linearacceleration": "m/s2",
        "linearaccelerometer": "m/s2",
        "linacc": "m/s2",
        "freeacc": "m/s2",
    }
)
"""Names of acceleration without gravity, and the unit that their makers write it in."""
TOTAL: Final = (
    "accelerometeracceleration",
    "totalacceleration",
    "rawacceleration",
    "acceleration",
    "accelerometer",
    "accelerationdata",
    "accel",
    "acc",
    "gforce",
    "gf",
)
"""Names of all acceleration, gravity in it, as the longer ones come first."""
GRAVITY: Final = ("motiongravity", "gravity", "grav")
_OTHER: Final = re.compile(
    "gyr|rotation|mag|euler|attitude|quat|orient|angular|roll|pitch|yaw|vel|speed|pos|locat|lat|lon|gps|force|moment|delta"
    "|heading|temp|^[dqwb]$|^dv$"
)
TIMES: Final = (
    "accelerometertimestampsincereboot",
    "motiontimestampsincereboot",
    "sampletimefine",
    "timestamp",
    "time",
    "datetime",
    "epoch",
    "unixtime",
    "unixtimestamp",
    "utc",
    "t",
    "secondselapsed",
    "elapsed",
    "elapsedtime",
    "timesincestart",
    "loggingtime",
    "seconds",
    "milliseconds",
    "date",
)
"""Names of a time column; the first of these that a table has is taken."""
_TIME_WORDS: Final = re.compile(r"time|elapsed|epoch|^(s|ms|us|ns|sec|secs|seconds|millis|milliseconds)$")
_UNIT: Final = re.compile(r"[(\[]\s*([^)\]]*)[)\]]\s*$")
_UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("g", "gs", "g's"), "g"),
        **dict.fromkeys(("mg",), "mg"),
        **dict.fromkeys(("m/s2", "m/s/s", "ms2", "ms-2", "mps2", "mss", "m/s^2", "m/s²", "m s-2"), "m/s2"),
        **dict.fromkeys(("s", "sec", "secs", "seconds"), "s"),
        **dict.fromkeys(("ms", "msec", "millis", "milliseconds"), "ms"),
        **dict.fromkeys(("us", "µs", "μs", "usec", "micros", "microseconds"), "us"),
        **dict.fromkeys(("ns", "nsec", "nanos", "nanoseconds"), "ns"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A column's name taken apart: its letters and digits, the words it is made of, and its unit."""

    plain: str
    words: tuple[str, ...]
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """Three columns x, y, z that share a name, what they hold, and the unit that the name says."""

    stem: str
    kind: Kind
    columns: tuple[int, int, int]
    unit: str | None


def taken_apart(text: str) -> Name:
    """Return a column's name without its unit: ``Acceleration x (m/s^2)`` is ``accelerationx`` in ``m/s2``."""
    lowered = text.strip().lower()
    bracket = _UNIT.search(lowered)
    unit = _UNITS.get(bracket[1].strip()) if bracket else None
    words = tuple(filter(None, re.split(r"[^a-z0-9]+", lowered[: bracket.start()] if bracket else lowered)))
    if unit is None and len(words) > 1 and words[-1] in _UNITS:
        unit, words = _UNITS[words[-1]], words[:-1]
    return Name(plain="".join(words), words=words, unit=unit)


def axes_in(names: Sequence[str]) -> tuple[Axes, ...]:
    """Return every three columns of one name and the axes x, y and z, in the order of the table."""
    groups: dict[str, dict[str, tuple[int, str | None]]] = {}
    for number, text in enumerate(names):
        stem_and_axis = _stem_and_axis(taken_apart(text))
        if stem_and_axis is not None:
            stem, axis, unit = stem_and_axis
            groups.setdefault(stem, {}).setdefault(axis, (number, unit))
    return tuple(_axes(stem, columns) for stem, columns in groups.items() if len(columns) == len("xyz"))


def time_columns(names: Sequence[str]) -> tuple[int, ...]:
    """Return the columns whose names are of times, the most telling first."""
    plain = [taken_apart(text) for text in names]
    ranked = [(_rank(name), number) for number, name in enumerate(plain) if _is_time(name)]
    return tuple(number for _rank_of, number in sorted(ranked))


def _is_time(name: Name) -> bool:
    return name.plain in TIMES or _TIME_WORDS.search(name.plain) is not None


def _rank(name: Name) -> int:
    return TIMES.index(name.plain) if name.plain in TIMES else len(TIMES)


def _stem_and_axis(name: Name) -> tuple[str, str, str | None] | None:
    """Return what comes before (or after) the axis, the axis, and the unit; None where there is no axis."""
    if name.words and name.words[0] in {"x", "y", "z"}:
        rest = "".join(name.words[1:]).removeprefix("axis")
        return rest, name.words[0], name.unit
    if name.plain[-1:] in {"x", "y", "z"} and not name.plain.endswith(("index", "max")):
        return name.plain[:-1].removesuffix("axis"), name.plain[-1], name.unit
    return None


def _axes(stem: str, columns: Mapping[str, tuple[int, str | None]]) -> Axes:
    kind, usual = _kind(stem)
    units = {columns[axis][1] for axis in "xyz"}
    unit = units.pop() if len(units) == 1 else None
    return Axes(stem=stem, kind=kind, columns=(columns["x"][0], columns["y"][0], columns["z"][0]), unit=unit or usual)


def _kind(stem: str) -> tuple[Kind, str | None]:
    """Return what axes of this name hold, and the unit that goes with the name alone."""
    for name, unit in FREE.items():
        if stem.endswith(name):
            return "free", unit
    if stem.endswith(GRAVITY):
        return "gravity", None
    # A sensor's place may stand before or behind: wristacc, accwrist.
    if stem.startswith(TOTAL) or stem.endswith(TOTAL):
        return "total", None
    return ("other", None) if _OTHER.search(stem) else ("unsaid", None)

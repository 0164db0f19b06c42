"""An athlete's own file, ``athlete.toml``: who they are, shoes, knees and pain, with units in the keys."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from gait.errors import GaitError, UsageError
from gait.language import _
from gait.library.library import Library
from gait.library.records import AthleteRecord, KneeTrouble, PainEntry
from gait.library.values import checked
from gait.quantities import INCH_M, MILE_M

FILE: Final = "athlete.toml"
_POUND_KG: Final = 0.45359237
_CM_M: Final = 0.01
_KM_M: Final = 1000.0

_ATHLETE: Final[Mapping[str, tuple[str, float]]] = {
    "name": ("name", 1.0),
    "height_m": ("height_m", 1.0),
    "height_cm": ("height_m", _CM_M),
    "height_in": ("height_m", INCH_M),
    "leg_length_m": ("leg_length_m", 1.0),
    "leg_length_cm": ("leg_length_m", _CM_M),
    "leg_length_in": ("leg_length_m", INCH_M),
    "weight_kg": ("mass_kg", 1.0),
    "weight_lb": ("mass_kg", _POUND_KG),
    "birth_year": ("birth_year", 1.0),
    "units": ("units", 1.0),
    "target_spm": ("target_spm", 1.0),
    "target_kmh": ("target_mps", 1 / 3.6),
    "target_mph": ("target_mps", MILE_M / 3600),
    "target_on": ("target_on", 1.0),
}
_SHOE: Final[Mapping[str, tuple[str, float]]] = {
    "name": ("name", 1.0),
    "start": ("started_on", 1.0),
    "end": ("ended_on", 1.0),
    "distance_km": ("start_distance_m", _KM_M),
    "distance_mi": ("start_distance_m", MILE_M),
}
_KNEE: Final[Mapping[str, tuple[str, float]]] = {
    "from": ("started_on", 1.0),
    "to": ("ended_on", 1.0),
    "place": ("place", 1.0),
    "note": ("note", 1.0),
}
_PAIN: Final[Mapping[str, tuple[str, float]]] = {
    "on": ("on_date", 1.0),
    **{key: (key, 1.0) for key in ("before", "during", "after", "next_morning", "place", "note")},
}
_TABLES: Final[Mapping[str, Mapping[str, tuple[str, float]]]] = {"shoe": _SHOE, "knee": _KNEE, "pain": _PAIN}
_NEEDED: Final[Mapping[str, str]] = {"shoe": "name", "knee": "from", "pain": "on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an athlete's own file says, in SI; values, shoes and pain are as the library's methods take them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    shoes: tuple[Mapping[str, Any], ...] = ()
    knee: tuple[KneeTrouble, ...] | None = None
    pain: tuple[Mapping[str, Any], ...] = ()


def read_profile(path: Path) -> Profile:
    """Return what an athlete's own file says.

    Raises
    ------
    UsageError
        If it cannot be read, is no TOML, or holds a key or a value that means nothing here: which one, and what would.

    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        what = _("The athlete's profile cannot be read: {reason}").format(reason=error.strerror or error)
        raise UsageError(what, where=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = _("The athlete's profile is no valid TOML: {reason}").format(reason=error)
        next_step = _("A line is like height_m = 1.70; texts stand in quotes.")
        raise UsageError(what, where=str(path), next_step=next_step) from None
    try:
        return _profile(found)
    except UsageError as error:
        raise UsageError(error.what, where=str(path), next_step=error.next_step) from None


def _profile(found: Mapping[str, Any]) -> Profile:
    plain = {key: value for key, value in found.items() if key not in _TABLES}
    knee = [KneeTrouble(**{"note": "", **row}) for row in _rows(found, "knee")] if "knee" in found else None
    return Profile(
        values=_translated(plain, _ATHLETE),
        shoes=tuple(_rows(found, "shoe")),
        knee=None if knee is None else tuple(knee),
        pain=tuple(_once_a_day(_rows(found, "pain"))),
    )


def _once_a_day(rows: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Yield the lines of the pain log: with two of a day it could not be told which of them a later one changes."""
    days: set[str] = set()
    for row in rows:
        day = row["on_date"]
        if day in days:
            what = _("The profile has two [[pain]] of {day}").format(day=day)
            raise UsageError(what, next_step=_("Make one of them."))
        days.add(day)
        yield row


def _rows(found: Mapping[str, Any], table: str) -> Iterable[dict[str, Any]]:
    rows = found.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        what = _("'{table}' is a table of its own in a profile").format(table=table)
        raise UsageError(what, next_step=_("Write [[{table}]] on a line, and its keys below.").format(table=table))
    for row in rows:
        if _NEEDED[table] not in row:
            what = _("A [[{table}]] of the profile lacks its key {key}").format(table=table, key=_NEEDED[table])
            raise UsageError(what, next_step=_("Add it, or take the table out."))
        yield _translated(row, _TABLES[table])


def _translated(found: Mapping[str, Any], known: Mapping[str, tuple[str, float]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in found.items():
        if key not in known:
            raise _unknown(key, known)
        name, factor = known[key]
        if name in values:
            what = _("'{key}' says again what another key has said").format(key=key)
            raise UsageError(what, next_step=_("Keep one of them."))
        values |= _value(key, name, value, factor)
    return values


def _value(key: str, name: str, value: Any, factor: float) -> dict[str, Any]:  # noqa: ANN401 - anything in a TOML
    number = isinstance(value, int | float) and not isinstance(value, bool) and factor != 1.0
    plain = value.isoformat() if isinstance(value, date) else value * factor if number else value
    try:
        return checked({name: plain}, frozenset({name}))
    except UsageError as error:
        what = _("{key} cannot be {value}").format(key=key, value=repr(value))
        raise UsageError(what, next_step=_range_in(key, error, factor)) from None


def _range_in(key: str, error: GaitError, factor: float) -> str | None:
    """Return what would do, in the unit of the key."""
    if factor == 1.0:
        return error.next_step
    return _("Look at its unit: {key} is in {unit}.").format(key=key, unit=key.rpartition("_")[2])


def _unknown(key: str, known: Mapping[str, tuple[str, float]]) -> UsageError:
    near = [name for name in known if name.startswith(key)] or difflib.get_close_matches(key, known, n=3)
    what = _("The profile has a key '{key}' that means nothing here").format(key=key)
    if near:
        return UsageError(what, next_step=_("Did you mean {names}?").format(names=", ".join(near)))
    return UsageError(what, next_step=_("Known are: {names}.").format(names=", ".join(known)))


def apply_profile(library: Library, name: str, profile: Profile) -> AthleteRecord:
    """Let the library know what a profile says, and return the athlete: of the profile's own name, else of this one.

    Nothing is written where it says nothing new. What the profile is silent on stays as it is.
    """
    wanted = {key: value for key, value in profile.values.items() if key != "name"}
    with library.transaction():
        athlete = library.find_athlete(name) or library.find_athlete(profile.values.get("name", name))
        if athlete is None:
            athlete = library.add_athlete(profile.values.get("name", name), knee=profile.knee or (), **wanted)
        elif _says_more(athlete, profile):
            athlete = library.edit_athlete(athlete.id, knee=profile.knee, **profile.values)
        for shoe in profile.shoes:
            _apply_shoe(library, athlete, shoe)
        for pain in profile.pain:
            _apply_pain(library, athlete, pain)
    return athlete


def _says_more(athlete: AthleteRecord, profile: Profile) -> bool:
    known = tuple((each.started_on, each.ended_on, each.place, each.note) for each in athlete.knee)
    said = None if profile.knee is None else sorted((e.started_on, e.ended_on, e.place, e.note) for e in profile.knee)
    differs = any(getattr(athlete, key) != value for key, value in profile.values.items())
    return differs or (said is not None and said != sorted(known))


def _apply_shoe(library: Library, athlete: AthleteRecord, said: Mapping[str, Any]) -> None:
    name = said["name"]
    values = {key: value for key, value in said.items() if key != "name"}
    shoe = library.find_shoe(athlete.id, name)
    if shoe is None:
        library.add_shoe(athlete.id, name, **values)
    elif any(getattr(shoe, key) != value for key, value in values.items()):
        library.edit_shoe(shoe.id, **values)


def _apply_pain(library: Library, athlete: AthleteRecord, said: Mapping[str, Any]) -> None:
    """Let the pain log have what is said of a day, about the one run of that day where it is there by now."""
    day = said["on_date"]
    known = [each for each in library.pain_log(athlete.id) if each.on_date == day]
    if any(_says(each, said) for each in known):
        return
    if known:
        library.edit_pain(athlete.id, known[0].id, **said)
        return
    runs = library.runs(athlete.id, since=day, until=day)
    library.add_pain(athlete.id, run_id=runs[0].id if len(runs) == 1 else None, **said)


def _says(entry: PainEntry, said: Mapping[str, Any]) -> bool:
    """Tell whether a line of the log says all of that already."""
    stands = {"on_date": entry.on_date, "note": entry.note, "place": entry.pain.place}
    stands |= {name: getattr(entry.pain, name) for name in ("before", "during", "after", "next_morning")}
    return all(stands[name] == value for name, value in said.items())

"""Who made the device or app that a GPX or TCX names, and whether its cadence comes from the wrist."""

import re
from typing import Final

from gait.model import Sensor, SensorFamily

_MAKERS: Final = (
    (
        "Garmin",
        r"garmin|forerunner|f[eē]nix|v[ií]vo(active|sport|smart|fit)|epix|instinct|\bvenu|tactix|\bedge\b|connect",
    ),
    ("Polar", r"polar"),
    ("Suunto", r"suunto|movescount|ambit"),
    ("COROS", r"coros"),
    ("Apple", r"apple|healthfit|workoutdoors"),
    ("Huami", r"amazfit|huami|zepp"),
    ("TomTom", r"tomtom"),
    ("Huawei", r"huawei|honor"),
    ("Fitbit", r"fitbit"),
    ("Samsung", r"samsung"),
    ("Wahoo", r"wahoo|tickr"),
    ("Stryd", r"stryd"),
    ("Strava", r"strava"),
)
_WRIST: Final = re.compile(
    r"forerunner ?(35|45|55|165|2[2-9]\d|6[23]\d|645|735|7[45]5|920|9[3-9]\d)|f[eē]nix ?(3|5|6|7|8|chronos)"
    r"|v[ií]vo(active|sport)|epix|instinct|\bvenu"
    r"|polar (v800|m\d|vantage|pacer|grit|ignite|unite)|suunto (spartan|3|5|7|9|race|vertical|run)|ambit3"
    r"|coros|apple watch|amazfit|huawei|tomtom|fitbit|galaxy watch",
    re.IGNORECASE,
)
"""Watches that count steps by themselves; older ones (Forerunner 310XT, 410, 910XT) need a foot pod or strap."""
_APPS: Final = re.compile(
    r"strava|connect|movescount|flow|\bapp\b|api|web|service|viewer|converter|runkeeper|runtastic|endomondo|healthfit"
    r"|https?:|\.com|gpx|mapmyrun|komoot|workoutdoors|training ?peaks|export",
    re.IGNORECASE,
)


_ADDRESS: Final = re.compile(r"\s*[-(]?\s*https?://\S*$")


def maker_of(*names: str | None) -> str | None:
    """Return the manufacturer, as its brand is written, that the first telling name gives away, or None."""
    for name in names:
        for maker, pattern in _MAKERS:
            if name and re.search(pattern, name, re.IGNORECASE):
                return maker
    return None


def is_app(name: str) -> bool:
    """Tell whether a creator's name is an app or a site rather than a device."""
    return bool(_APPS.search(name))


def cadence_sensor(device: str | None) -> SensorFamily:
    """Return ``wrist`` for a watch that counts steps by itself, else ``unknown``: a pod or strap may have done it."""
    return "wrist" if device and _WRIST.search(device) else "unknown"


def as_sensors(device: str | None, app: str | None, *, software: str | None = None) -> tuple[Sensor, ...]:
    """Return the device, with its software's version, and the app that a file names, without the app's web address."""
    app = _ADDRESS.sub("", app) if app else app
    found = [Sensor(name=device, manufacturer=maker_of(device), software=software)] if device else []
    if app and app != device:
        found.append(Sensor(name=app, manufacturer=maker_of(app)))
    return tuple(found)

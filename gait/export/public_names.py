"""Names that tell nothing of a person: products, makers and apps that we know; any other name becomes its kind.

A file's own text is never passed on because it looks harmless: what is not known here is replaced.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.formats.fit.manufacturers import MANUFACTURERS
from gait.formats.fit.products import DYNAMICS_STRAPS, GARMIN_PRODUCTS, SUUNTO_PRODUCTS
from gait.formats.makers import maker_of
from gait.model import Sensor

APP: Final = "app"
"""What an app is called whose name we do not know."""

_MAKERS: Final = frozenset(MANUFACTURERS.values()) | {"Apple"}
_APPS: Final = _MAKERS | {"CORE", "RunScribe", "developer"}
_PARTS: Final = frozenset(
    {"watch", "strap", "pod", "phone", "treadmill", "device", "derived", "speed and cadence", "modelled", "motion", APP}
)
"""What parts of the device itself, and columns of ours, are called as sources."""
_NAMES: Final = frozenset(
    {
        *GARMIN_PRODUCTS.values(),
        *SUUNTO_PRODUCTS.values(),
        *DYNAMICS_STRAPS,
        *_MAKERS,
        "Strava app",
        "Wahoo Fitness app",
        "Garmin Connect",
        "HRM",
        "Running Dynamics Pod",
    }
)
_MAKER: Final = "|".join(map(re.escape, sorted(_MAKERS, key=len, reverse=True)))
_MODELS: Final = re.compile(
    r"Apple Watch \(Watch\d{1,2},\d{1,2}\)"
    r"|COROS (APEX|PACE|VERTIX)( [2-4]S?| Pro| \d{2}mm){0,2}"
    r"|Polar (V800|M\d{3}|Vantage|Pacer|Grit X|Ignite|Unite)( [2-5]| [MVX]\d?| Pro| Titan){0,2}"
    r"|Suunto (Spartan|Ambit3|Race|Vertical|Run|[3579])( Baro| Peak| Pro| Sport| Ultra| Trainer| S){0,3}"
    r"|TICKR( X| FIT| RUN)?"
    r"|(product|manufacturer) \d{1,5}"
    rf"|({_MAKER}|unknown) (heart rate|foot pod|power|running dynamics) sensor"
)
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"foot_pod": "pod", "waist": "pod", "chest": "strap", "wrist": "watch", "phone": "phone", "treadmill": "treadmill"}
)
_SENSOR: Final = "sensor"


def device_name(name: str | None) -> str | None:
    """Return a device's name where it is a model that we know, else its maker's brand, else None."""
    if name is None or _is_model(name):
        return name
    return maker_of(name)


def maker_name(name: str | None) -> str | None:
    """Return a maker's name where we know it, else None."""
    return name if name is not None and (name in _MAKERS or _is_model(name)) else maker_of(name)


def public_sensor(sensor: Sensor) -> Sensor:
    """Return a sensor under its model's name, else its maker's brand, else what kind it is; without its software."""
    called = device_name(sensor.name) or _KINDS.get(sensor.family, _SENSOR)
    return Sensor(name=called, family=sensor.family, manufacturer=maker_name(sensor.manufacturer))


def app_name(name: str) -> str:
    """Return an app's name where we know it (``Stryd``, ``Stryd 2``), else ``APP``."""
    return name if re.sub(r" \d$", "", name) in _APPS or _is_model(name) else APP


def origin(name: str) -> str:
    """Return where an estimate comes from, ``device`` or ``developer:<app>``, with the app's public name."""
    kind, told, app = name.partition(":")
    return f"{kind}:{app_name(app)}" if told else source(name)


def source(name: str) -> str:
    """Return one side of a comparison, ``Stryd (foot_pod)`` or ``watch (gps)``, with a public name."""
    own, opened, family = name.partition(" (")
    return name if own in _PARTS or app_name(own) == own else f"{APP}{opened}{family}" if _is_family(family) else APP


def _is_model(name: str) -> bool:
    brand = maker_of(name)
    return bool({name, name.removeprefix(f"{brand} ")} & _NAMES) or _MODELS.fullmatch(name) is not None


def _is_family(text: str) -> bool:
    return text.removesuffix(")") in {*_KINDS, "gps", "barometer"}

"""Devices: what recorded the file, what was connected to it, and which of them each channel came from.

A file names the sensors that were connected, not which of them a channel is from; the deduction is said in
``Channel.detail``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from gait.formats.fit.decode import Link
from gait.formats.fit.manufacturers import COROS, DEVELOPMENT, GARMIN, MANUFACTURERS, STRAVA, STRYD, SUUNTO, WAHOO
from gait.formats.fit.products import DYNAMICS_STRAPS, GARMIN_PRODUCTS, GARMIN_WATCHES, SUUNTO_PRODUCTS
from gait.formats.fit.profile import DEVICE_INFO, FILE_ID
from gait.formats.fit.tables import Messages
from gait.model import Sensor, SensorFamily

Kind: TypeAlias = Literal["heart rate", "foot pod", "dynamics", "power"]

_ANT_KINDS: Final[dict[int, Kind]] = {120: "heart rate", 124: "foot pod", 30: "dynamics", 11: "power"}
_BLUETOOTH_KINDS: Final[dict[int, Kind]] = {1: "heart rate", 6: "foot pod", 2: "power"}
_BLUETOOTH: Final = frozenset({2, 3})
_LOCAL: Final = 5
_CREATOR: Final = 0
_OPTICAL_HEART_RATE: Final = 10
_BAROMETER: Final = 4
_DYNAMICS_POD: Final = "Running Dynamics Pod"
_DYNAMICS_BY_NAME: Final = DYNAMICS_STRAPS | {"TICKR X", "TICKR RUN"}
_ARM_BAND_MAKERS: Final = frozenset({83})

_PRODUCTS: Final[Mapping[int, Mapping[int, str]]] = {GARMIN: GARMIN_PRODUCTS, SUUNTO: SUUNTO_PRODUCTS}
_WATCH_MAKERS: Final = frozenset({SUUNTO, COROS, 16, 52, 71, 123, 142, 305, 310, 326, 339, 348})


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessory:
    """A sensor that was connected: what it measures, and the sensor as the model has it."""

    kind: Kind
    sensor: Sensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What recorded a file, and with which sensors."""

    manufacturer: str | None
    device: str | None
    role: Literal["watch", "phone", "foot pod", "other"]
    accessories: tuple[Accessory, ...]
    optical_heart_rate: bool
    barometer: bool

    @property
    def sensors(self) -> tuple[Sensor, ...]:
        """The connected sensors, each once."""
        by_name = {accessory.sensor.name: accessory.sensor for accessory in reversed(self.accessories)}
        return tuple(reversed(by_name.values()))

    def of_kind(self, kind: Kind) -> Sensor | None:
        """Return the first connected sensor of a kind, or None."""
        return next((accessory.sensor for accessory in self.accessories if accessory.kind == kind), None)

    @property
    def dynamics_accessory(self) -> Sensor | None:
        """The strap or pod that can measure running dynamics, or None."""
        named = (sensor for sensor in self.sensors if sensor.name in _DYNAMICS_BY_NAME)
        return self.of_kind("dynamics") or next(named, None)


def equipment(link: Link) -> Equipment:
    """Return the recording device and the sensors of a link, as its file_id and device_info messages name them."""
    file_id, infos = link.messages(FILE_ID), link.messages(DEVICE_INFO)
    rows = _rows(infos)
    creator = next((row for row in rows if row.place in {_CREATOR, None}), None)
    maker, product = _first(file_id, 1), _first(file_id, 2)
    if product is None and creator is not None and creator.maker == maker:
        product = creator.product
    name = file_id.first_text(8) or (creator.name if creator else None)
    is_apple = name is not None and name.startswith("Watch")
    return Equipment(
        manufacturer="Apple" if is_apple else _maker_name(maker),
        device=f"Apple Watch ({name})" if is_apple else _device_name(maker, product, name),
        role="watch" if is_apple else _role(maker, product),
        accessories=_accessories(rows),
        optical_heart_rate=is_apple or any(row.kind == _OPTICAL_HEART_RATE and row.is_local for row in rows),
        barometer=any(row.kind == _BAROMETER and row.is_local for row in rows),
    )


class _Row(NamedTuple):
    """One device_info message."""

    place: int | None
    kind: int | None
    maker: int | None
    product: int | None
    source: int | None
    name: str | None
    software: int | None
    """Version x 100."""

    @property
    def is_local(self) -> bool:
        """Whether it is a part of the recording device itself; old files do not say, and number their parts low."""
        return self.source == _LOCAL or (self.source is None and (self.kind or 0) not in _ANT_KINDS)


def _rows(infos: Messages) -> list[_Row]:
    """Return the distinct device_info messages, in the order of the file."""
    columns = (infos.whole(number) for number in (0, 1, 2, 4, 25))
    distinct = dict.fromkeys(zip(*columns, infos.strings(27), infos.whole(5), strict=True))
    return [_Row(*row) for row in distinct]


def _accessories(rows: list[_Row]) -> tuple[Accessory, ...]:
    found: dict[tuple[Kind, str], Accessory] = {}
    for row in rows:
        kinds = _BLUETOOTH_KINDS if row.source in _BLUETOOTH and row.kind not in _ANT_KINDS else _ANT_KINDS
        kind = kinds.get(-1 if row.kind is None else row.kind)
        if kind is None or row.source == _LOCAL or (row.maker is None and row.name is None):
            continue
        sensor = _sensor(kind, row)
        if kind != "power" or sensor.family == "foot_pod":
            found.setdefault((kind, sensor.name), Accessory(kind=kind, sensor=sensor))
    return tuple(found.values())


def _sensor(kind: Kind, row: _Row) -> Sensor:
    name = _sensor_name(kind, row)
    return Sensor(
        name=name,
        family=_sensor_family(kind, row.maker, name),
        manufacturer=_maker_name(row.maker),
        software=f"{row.software / 100:.2f}" if row.software else None,
    )


def _sensor_name(kind: Kind, row: _Row) -> str:
    if row.name:
        return row.name
    if row.maker == STRYD:
        return "Stryd"
    if row.maker == GARMIN and row.product is not None and row.product in GARMIN_PRODUCTS:
        return GARMIN_PRODUCTS[row.product]
    maker = _maker_name(row.maker) or "unknown"
    words = "running dynamics sensor" if kind == "dynamics" else f"{kind} sensor"
    return f"{maker} {words}"


def _sensor_family(kind: Kind, maker: int | None, name: str) -> SensorFamily:
    if kind == "foot pod" or maker == STRYD:
        return "foot_pod"
    if name == _DYNAMICS_POD:
        return "waist"
    if kind == "power" or maker in _ARM_BAND_MAKERS:
        return "unknown"
    return "chest"


def _maker_name(maker: int | None) -> str | None:
    if maker is None or maker == DEVELOPMENT:
        return None
    return MANUFACTURERS.get(maker, f"manufacturer {maker}")


def _device_name(maker: int | None, product: int | None, name: str | None) -> str | None:
    if maker == STRAVA:
        return "Strava app"
    if maker == STRYD:
        return "Stryd"
    if maker == WAHOO and name == "FITNESS":
        return "Wahoo Fitness app"
    if name:
        return name
    if product is None:
        return None
    return _PRODUCTS.get(maker or 0, {}).get(product, f"product {product}")


def _role(maker: int | None, product: int | None) -> Literal["watch", "phone", "foot pod", "other"]:
    if maker == STRYD:
        return "foot pod"
    if maker == STRAVA or (maker == WAHOO and product == 0):
        return "phone"
    is_watch = maker in _WATCH_MAKERS or (maker == GARMIN and product in GARMIN_WATCHES)
    return "watch" if is_watch else "other"


def _first(messages: Messages, number: int) -> int | None:
    return next((value for value in messages.whole(number) if value is not None), None)

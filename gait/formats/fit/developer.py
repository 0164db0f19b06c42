"""Developer fields: what apps on the watch added, kept apart from the watch's own channels.

Each has a name and a unit of its own.
The native field that it claims to stand for says nothing of its unit (Stryd's oscillation claims the field that is in
millimetres, and is in centimetres), so only name and unit decide what it is.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.formats.fit.base_types import BYTE, base_type_of
from gait.formats.fit.decode import Link
from gait.formats.fit.manufacturers import MANUFACTURERS
from gait.formats.fit.profile import DEVELOPER_DATA, FIELD_DESCRIPTION, RECORD
from gait.formats.fit.scan import Field
from gait.formats.fit.tables import Messages
from gait.language import _
from gait.model import Channel, DeveloperField, FloatArray, SensorFamily

_NO_OCTET: Final = 255
"""What the octets of an id hold where nothing was written, which decoding tells as not measured."""

_APPLICATIONS: Final = {
    "14cc7713eff04136a643ac88baf99d02": "Stryd",
    "18fb2cf01a4b430dad66988c847421f4": "Stryd",
    "660a581e5301460c8f2f034c8b6dc90f": "Stryd",
    "6957fe6883fe4ed68613413f70624bb5": "CORE",
    b"SuuntoFitExport1".hex(): "Suunto",
}
"""Application ids, as found in real files of each maker."""

_SIGNATURES: Final = (
    (frozenset({"form power", "leg spring stiffness"}), "Stryd"),
    (frozenset({"core_temperature", "skin_temperature"}), "CORE"),
    (frozenset({"footstrike type", "pronation excursion"}), "RunScribe"),
    (frozenset({"impact gs", "braking gs"}), "RunScribe"),
)
"""Field names that only one maker writes, for files whose application id is absent or unknown."""

_FAMILIES: Final[dict[str, SensorFamily]] = {"Stryd": "foot_pod", "RunScribe": "foot_pod"}

_QUANTITIES: Final = {
    "cadence": "cadence_spm",
    "run cadence": "cadence_spm",
    "step rate": "cadence_spm",
    "power": "power_w",
    "run power": "power_w",
    "form power": "form_power_w",
    "ground time": "ground_contact_time_s",
    "ground contact time": "ground_contact_time_s",
    "contact time": "ground_contact_time_s",
    "stance time": "ground_contact_time_s",
    "flight time": "flight_time_s",
    "vertical oscillation": "vertical_oscillation_m",
    "vertical ratio": "vertical_ratio",
    "leg spring stiffness": "leg_stiffness_n_per_m",
    "leg stiffness": "leg_stiffness_n_per_m",
    "step length": "step_length_m",
    "stride length": "stride_length_m",
    "speed": "speed_mps",
    "distance": "distance_m",
    "elevation": "altitude_m",
    "altitude": "altitude_m",
    "heart rate": "heart_rate_bpm",
    "step speed loss": "step_speed_loss_mps",
    "braking gs": "braking_peak_g",
    "footstrike type": "foot_strike_type",
    "foot strike type": "foot_strike_type",
}

_LENGTHS: Final = {
    "m": 1.0,
    "meters": 1.0,
    "metres": 1.0,
    "cm": 0.01,
    "centimeters": 0.01,
    "centimetres": 0.01,
    "mm": 1e-3,
    "millimeters": 1e-3,
    "millimetres": 1e-3,
}
_TIMES: Final = {"s": 1.0, "seconds": 1.0, "ms": 1e-3, "msec": 1e-3, "milliseconds": 1e-3}
_POWERS: Final = {"w": 1.0, "watt": 1.0, "watts": 1.0}
_RATIOS: Final = {"%": 0.01, "percent": 0.01}

_UNITS: Final = {
    "cadence_spm": {
        "rpm": 2.0,
        "strides/min": 2.0,
        "spm": 1.0,
        "steps/min": 1.0,
        "steps per minute": 1.0,
    },
    "power_w": _POWERS,
    "form_power_w": _POWERS,
    "ground_contact_time_s": _TIMES,
    "flight_time_s": _TIMES,
    "vertical_oscillation_m": _LENGTHS,
    "vertical_ratio": _RATIOS,
    "leg_stiffness_n_per_m": {"kn/m": 1000.0, "n/m": 1.0},
    "step_length_m": _LENGTHS,
    "stride_length_m": _LENGTHS,
    "speed_mps": {"m/s": 1.0, "meters/second": 1.0, "km/h": 1 / 3.6, "kph": 1 / 3.6},
    "distance_m": {**_LENGTHS, "km": 1000.0},
    "altitude_m": _LENGTHS,
    "heart_rate_bpm": {"bpm": 1.0, "beats/min": 1.0},
    "step_speed_loss_mps": {"m/s": 1.0, "cm/s": 0.01, "mm/s": 1e-3},
    "braking_peak_g": {"g": 1.0, "gs": 1.0, "g's": 1.0},
    "foot_strike_type": {"": 1.0, "type": 1.0, "fs type": 1.0},
}
"""Factor from a developer field's unit to ours; a unit that is not here is not converted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A field as its app describes it: which one it is, its name, unit, base type, and its app's name."""

    number: int
    developer_index: int
    name: str
    unit: str
    base_code: int
    scale: float
    offset: float
    application: str

    @property
    def quantity(self) -> str | None:
        """The quantity that the field measures, as far as name and unit say so."""
        found = _QUANTITIES.get(self.name.lower().replace("_", " "))
        return found if found is not None and self.unit.lower() in _UNITS[found] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeveloperColumns:
    """What the developer fields of the records give: columns named ``quantity@application``, and a row a field."""

    columns: dict[str, FloatArray]
    channels: dict[str, Channel]
    fields: tuple[DeveloperField, ...]


def developer_columns(link: Link, maker: str | None) -> DeveloperColumns:
    """Read the developer fields of a link's records.

    Parameters
    ----------
    link : Link
        The decoded file; its descriptions hold for it alone.
    maker : str or None
        The maker of the file, who is the application where the file leaves it open.

    """
    records = link.messages(RECORD)
    columns: dict[str, FloatArray] = {}
    channels: dict[str, Channel] = {}
    fields: list[DeveloperField] = []
    for description in describe(link, maker):
        values = developer_values(records, description)
        coverage = float(np.isfinite(values).mean()) if len(values) else 0.0
        fields.append(_field(description, coverage))
        quantity = description.quantity
        if quantity is not None and coverage > 0.0:
            name = _free_name(f"{quantity}@{description.application}", columns)
            columns[name] = values * _UNITS[quantity][description.unit.lower()]
            channels[name] = _channel(description)
    return DeveloperColumns(columns=columns, channels=channels, fields=tuple(fields))


def describe(link: Link, maker: str | None = None) -> tuple[Description, ...]:
    """Return the developer fields that a link describes, each once, in the order of the file."""
    messages = link.messages(FIELD_DESCRIPTION)
    if not len(messages):
        return ()
    names, units = messages.strings(3), messages.strings(8)
    columns = (messages.whole(number) for number in (0, 1, 2, 6, 7))
    applications = _applications(link, messages, maker)
    found: dict[tuple[int, int], Description] = {}
    for name, unit, index, number, code, scale, offset in zip(names, units, *columns, strict=True):
        if index is not None and number is not None:
            found[index, number] = Description(
                number=number,
                developer_index=index,
                name=name or f"field {number}",
                unit=unit or "",
                base_code=BYTE.code if code is None else code,
                scale=float(scale or 1),
                offset=float(offset or 0),
                application=applications[index],
            )
    return tuple(found.values())


def developer_values(messages: Messages, description: Description) -> FloatArray:
    """Return a developer field of messages in its own unit, shape (n,), NaN where not measured; text is not."""
    key = description.number, description.developer_index
    found = [block.group.developer_fields.get(key) for block in messages.blocks]
    column = messages.column([field and _typed(field, description) for field in found])
    plain = description.scale == 1.0 and description.offset == 0.0
    return column if plain else column / description.scale - description.offset


def _typed(field: Field, description: Description) -> Field:
    return field._replace(base=base_type_of(description.base_code, field.size))


def _applications(link: Link, descriptions: Messages, maker: str | None) -> dict[int, str]:
    """Return the name of each application: by its id, by its fields' names, by its manufacturer, else the file's."""
    messages = link.messages(DEVELOPER_DATA)
    declared = dict(zip(messages.whole(3), range(len(messages)), strict=True))
    digests, makers = messages.arrays(1), messages.whole(2)
    fields: dict[int, set[str]] = {}
    for index, name in zip(descriptions.whole(0), descriptions.strings(3), strict=True):
        if index is not None:
            fields.setdefault(index, set()).add((name or "").lower())
    found: dict[int, str] = {}
    for index, names in fields.items():
        row = declared.get(index)
        known = None if row is None else _known_application(digests[row])
        made_by = None if row is None else MANUFACTURERS.get(makers[row] or 0)
        found[index] = known or _by_signature(names) or made_by or maker or "developer"
    return found


def _known_application(digest: FloatArray) -> str | None:
    """Return the app with this id; None too where damage to the file made its octets no octets."""
    octets = np.where(np.isnan(digest), _NO_OCTET, digest)
    if octets.min(initial=0) < 0 or octets.max(initial=0) > _NO_OCTET:
        return None
    return _APPLICATIONS.get(octets.astype(np.uint8).tobytes().hex())


def _by_signature(fields: set[str]) -> str | None:
    return next((name for signature, name in _SIGNATURES if signature <= fields), None)


def _field(description: Description, coverage: float) -> DeveloperField:
    return DeveloperField(
        name=description.name,
        unit=description.unit,
        application=description.application,
        quantity=description.quantity,
        coverage=coverage,
    )


def _channel(description: Description) -> Channel:
    family = _FAMILIES.get(description.application, "unknown")
    detail = _("field {name!r} in {unit} by {application}").format(
        name=description.name, unit=description.unit, application=description.application
    )
    return Channel(origin=f"developer:{description.application}", sensor=family, detail=detail)


def _free_name(name: str, taken: dict[str, FloatArray]) -> str:
    """Return a column name that is not taken: a second field of one quantity and app gets a number."""
    count = 2
    free = name
    while free in taken:
        free = f"{name} {count}"
        count += 1
    return free

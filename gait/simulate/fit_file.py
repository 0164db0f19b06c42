"""A simulated activity as the FIT file of a watch: records between the timer's events, then laps, session, activity."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gait.formats.fit_write import (
    DeveloperApplication,
    DeveloperColumn,
    Message,
    describe_developer_columns,
    fit_seconds,
    write_fit,
)
from gait.model import Activity, FloatArray, source_of
from gait.simulate.watch import Device, Watch

_TIMER, _SESSION, _LAP, _ACTIVITY = 0, 8, 9, 26
_START, _STOP, _STOP_ALL = 0, 1, 4
_RUNNING: Final = 1
_SPORTS: Final = MappingProxyType({"cycling": 2, "swimming": 5})
_SUB_SPORTS: Final = MappingProxyType({"treadmill": 1, "street": 2, "trail": 3})
_DISTANCE_TRIGGER: Final = 2
_STRIDES_HALF: Final = 0.5
_SERIAL_NUMBER: Final = 20_260_503
_POD_APPLICATION: Final = DeveloperApplication(index=0, application_id=b"gait-simulation1", manufacturer=95)


class _Place(NamedTuple):
    """The FIT field of a quantity, and how many of the field's units one unit of ours is."""

    field: str
    factor: float = 1.0


_RECORD: Final[Mapping[str, _Place]] = MappingProxyType(
    {
        "latitude_deg": _Place("position_lat"),
        "longitude_deg": _Place("position_long"),
        "distance_m": _Place("distance"),
        "speed_mps": _Place("enhanced_speed"),
        "altitude_m": _Place("enhanced_altitude"),
        "heart_rate_bpm": _Place("heart_rate"),
        "power_w": _Place("power"),
        "vertical_oscillation_m": _Place("vertical_oscillation", 1000.0),
        "ground_contact_time_s": _Place("stance_time", 1000.0),
        "duty_factor": _Place("stance_time_percent", 100.0),
        "ground_contact_balance": _Place("stance_time_balance", 100.0),
        "vertical_ratio": _Place("vertical_ratio", 100.0),
        "step_length_m": _Place("step_length", 1000.0),
    }
)

_TOTALS: Final[Mapping[str, _Place]] = MappingProxyType(
    {
        "elapsed_s": _Place("total_elapsed_time"),
        "timer_s": _Place("total_timer_time"),
        "distance_m": _Place("total_distance"),
        "strides": _Place("total_strides"),
        "ascent_m": _Place("total_ascent"),
        "descent_m": _Place("total_descent"),
        "speed_mps": _Place("enhanced_avg_speed"),
        "heart_rate_bpm": _Place("avg_heart_rate"),
        "power_w": _Place("avg_power"),
        "vertical_oscillation_m": _Place("avg_vertical_oscillation", 1000.0),
        "ground_contact_time_s": _Place("avg_stance_time", 1000.0),
        "duty_factor": _Place("avg_stance_time_percent", 100.0),
        "ground_contact_balance": _Place("avg_stance_time_balance", 100.0),
        "vertical_ratio": _Place("avg_vertical_ratio", 100.0),
        "step_length_m": _Place("avg_step_length", 1000.0),
    }
)


class _PodField(NamedTuple):
    number: int
    name: str
    unit: str
    factor: float
    native_number: int


_POD: Final[Mapping[str, _PodField]] = MappingProxyType(
    {
        "power_w": _PodField(0, "Power", "Watts", 1.0, 7),
        "cadence_spm": _PodField(1, "Cadence", "RPM", 0.5, 4),
        "ground_contact_time_s": _PodField(2, "Ground Time", "Milliseconds", 1000.0, 41),
        # Centimetres behind a native number that means millimetres: pods on the market do so.
        "vertical_oscillation_m": _PodField(3, "Vertical Oscillation", "Centimeters", 100.0, 39),
    }
)


def fit_bytes(activity: Activity, watch: Watch) -> bytes:
    """Return the FIT file of a simulated activity, byte for byte the same for the same activity."""
    return write_fit(_messages(activity, watch))


def _messages(activity: Activity, watch: Watch) -> Iterator[Message]:
    start_s = fit_seconds(activity.started_at)
    yield from _heading(activity, watch, start_s)
    yield from describe_developer_columns(_developer(activity, np.zeros(0, dtype=np.intp)))
    yield _event(start_s, _TIMER, _START)
    yield from _records(activity, start_s)
    end_s = start_s + activity.device_summary["elapsed_s"]
    yield _event(end_s, _TIMER, _STOP_ALL)
    yield from _endings(activity, start_s, end_s)


def _heading(activity: Activity, watch: Watch, start_s: float) -> Iterator[Message]:
    device = watch.device
    yield Message(
        name="file_id",
        columns={
            "type": 4,
            "manufacturer": device.manufacturer,
            "product": device.product,
            "serial_number": _SERIAL_NUMBER,
            "time_created": start_s,
            "product_name": device.name,
        },
    )
    for index, each in enumerate((device, *watch.parts, *watch.sensors)):
        yield _device_info(each, index, start_s)
    # Before the records, so that a file cut short still says what it is.
    yield Message(name="sport", columns={**_sport(activity), "name": "Run"})
    yield Message(
        name="user_profile",
        columns={
            "friendly_name": "Simulated runner",
            "height": _known(activity.profile.height_m),
            "weight": _known(activity.profile.mass_kg),
        },
    )


def _sport(activity: Activity) -> dict[str, float]:
    return {"sport": _SPORTS.get(activity.sport, _RUNNING), "sub_sport": _SUB_SPORTS.get(activity.sub_sport or "", 0)}


def _known(value: float | None) -> float:
    return float("nan") if value is None else value


def _device_info(device: Device, index: int, start_s: float) -> Message:
    named = {} if device.product_name is None else {"product_name": device.product_name}
    kind = {} if device.device_type is None else {"device_type": device.device_type}
    return Message(
        name="device_info",
        columns={
            "timestamp": start_s,
            "device_index": index,
            **kind,
            "manufacturer": device.manufacturer,
            "product": device.product,
            "software_version": 1.0,
            "source_type": device.source_type,
            **named,
        },
    )


def _event(at_s: float, event: int, event_type: int) -> Message:
    return Message(name="event", columns={"timestamp": at_s, "event": event, "event_type": event_type, "data": 0})


def _records(activity: Activity, start_s: float) -> Iterator[Message]:
    """Return the records in one table for each stretch between pauses, with the timer's events between them."""
    time_s = activity.time_s
    number = np.searchsorted([pause.stop_s for pause in activity.pauses], time_s, side="right")
    for i in range(len(activity.pauses) + 1):
        yield _record_table(activity, np.flatnonzero(number == i), start_s)
        if i < len(activity.pauses):
            yield _event(start_s + activity.pauses[i].start_s, _TIMER, _STOP_ALL)
            yield _event(start_s + activity.pauses[i].stop_s, _TIMER, _START)


def _record_table(activity: Activity, rows: NDArray[np.intp], start_s: float) -> Message:
    columns = {"timestamp": start_s + activity.time_s[rows]}
    columns |= {
        place.field: activity.columns[name][rows] * place.factor
        for name, place in _RECORD.items()
        if name in activity.columns
    }
    if "cadence_spm" in activity.columns:
        columns["cadence"], columns["fractional_cadence"] = _strides(activity.columns["cadence_spm"][rows])
    return Message(name="record", columns=columns, developer=_developer(activity, rows))


def _strides(cadence_spm: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return whole strides a minute and the rest, in the 128ths that the field can hold."""
    stored = np.rint(cadence_spm / 2.0 * 128.0) / 128.0
    return np.floor(stored), stored - np.floor(stored)


def _developer(activity: Activity, rows: NDArray[np.intp]) -> tuple[DeveloperColumn, ...]:
    return tuple(
        DeveloperColumn(
            application=_POD_APPLICATION,
            number=pod.number,
            name=pod.name,
            unit=pod.unit,
            values=values[rows] * pod.factor,
            native_number=pod.native_number,
        )
        for name, values in activity.columns.items()
        if source_of(name) is not None
        for pod in (_POD[name.partition("@")[0]],)
    )


def _endings(activity: Activity, start_s: float, end_s: float) -> Iterator[Message]:
    for index, lap in enumerate(activity.laps):
        yield Message(
            name="lap",
            columns={
                **_ended(start_s + lap.start_s, start_s + lap.stop_s, _LAP, index),
                **_reported(lap.reported),
                **_sport(activity),
                "lap_trigger": _DISTANCE_TRIGGER,
            },
        )
    yield Message(
        name="session",
        columns={
            **_ended(start_s, end_s, _SESSION, 0),
            **_reported(activity.device_summary),
            **_sport(activity),
            "first_lap_index": 0,
            "num_laps": len(activity.laps),
        },
    )
    yield _activity(activity, end_s)


def _ended(start_s: float, stop_s: float, event: int, index: int) -> dict[str, float]:
    return {
        "timestamp": stop_s,
        "message_index": index,
        "event": event,
        "event_type": _STOP,
        "start_time": start_s,
    }


def _reported(figures: Mapping[str, float]) -> dict[str, float]:
    columns = {place.field: figures[name] * place.factor for name, place in _TOTALS.items() if name in figures}
    if "cadence_spm" in figures:
        whole, rest = _strides(np.array([figures["cadence_spm"]]))
        columns |= {"avg_running_cadence": float(whole[0]), "avg_fractional_cadence": float(rest[0])}
    return columns


def _activity(activity: Activity, end_s: float) -> Message:
    end = activity.started_at + timedelta(seconds=end_s - fit_seconds(activity.started_at))
    return Message(
        name="activity",
        columns={
            "timestamp": end_s,
            "total_timer_time": activity.device_summary["timer_s"],
            "num_sessions": 1,
            "type": 0,
            "event": _ACTIVITY,
            "event_type": _STOP,
            "local_timestamp": fit_seconds(end) + (activity.utc_offset_s or 0.0),
        },
    )

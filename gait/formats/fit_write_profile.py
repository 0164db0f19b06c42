"""Where the fields that the writer knows are stored: message and field numbers, base types, scales, offsets.

References
----------
Global profile of the FIT SDK, 21.205.

"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["MESSAGES", "FieldPlace"]

_SEMICIRCLES_PER_DEGREE: Final = 2**31 / 180


class FieldPlace(NamedTuple):
    """Where a field is stored: stored value = (value + offset) x scale."""

    number: int
    base: str
    scale: float = 1.0
    offset: float = 0.0


_STAMPED: Final = {"timestamp": FieldPlace(253, "uint32")}
_INDEXED: Final = {"message_index": FieldPlace(254, "uint16")}
_EVENT: Final = {"event": FieldPlace(0, "enum"), "event_type": FieldPlace(1, "enum")}
_TOTALS: Final = {
    **_STAMPED,
    **_INDEXED,
    **_EVENT,
    "start_time": FieldPlace(2, "uint32"),
    "total_elapsed_time": FieldPlace(7, "uint32", 1000),
    "total_timer_time": FieldPlace(8, "uint32", 1000),
    "total_distance": FieldPlace(9, "uint32", 100),
    "total_strides": FieldPlace(10, "uint32"),
}

MESSAGES: Final[Mapping[str, tuple[int, Mapping[str, FieldPlace]]]] = MappingProxyType(
    {
        "file_id": (
            0,
            {
                "type": FieldPlace(0, "enum"),
                "manufacturer": FieldPlace(1, "uint16"),
                "product": FieldPlace(2, "uint16"),
                "serial_number": FieldPlace(3, "uint32z"),
                "time_created": FieldPlace(4, "uint32"),
                "product_name": FieldPlace(8, "string"),
            },
        ),
        "user_profile": (
            3,
            {
                "friendly_name": FieldPlace(0, "string"),
                "height": FieldPlace(3, "uint8", 100),
                "weight": FieldPlace(4, "uint16", 10),
            },
        ),
        "sport": (
            12,
            {"sport": FieldPlace(0, "enum"), "sub_sport": FieldPlace(1, "enum"), "name": FieldPlace(3, "string")},
        ),
        "session": (
            18,
            {
                **_TOTALS,
                "sport": FieldPlace(5, "enum"),
                "sub_sport": FieldPlace(6, "enum"),
                "avg_heart_rate": FieldPlace(16, "uint8"),
                "avg_running_cadence": FieldPlace(18, "uint8"),
                "avg_power": FieldPlace(20, "uint16"),
                "total_ascent": FieldPlace(22, "uint16"),
                "total_descent": FieldPlace(23, "uint16"),
                "first_lap_index": FieldPlace(25, "uint16"),
                "num_laps": FieldPlace(26, "uint16"),
                "avg_vertical_oscillation": FieldPlace(89, "uint16", 10),
                "avg_stance_time_percent": FieldPlace(90, "uint16", 100),
                "avg_stance_time": FieldPlace(91, "uint16", 10),
                "avg_fractional_cadence": FieldPlace(92, "uint8", 128),
                "enhanced_avg_speed": FieldPlace(124, "uint32", 1000),
                "avg_vertical_ratio": FieldPlace(132, "uint16", 100),
                "avg_stance_time_balance": FieldPlace(133, "uint16", 100),
                "avg_step_length": FieldPlace(134, "uint16", 10),
            },
        ),
        "lap": (
            19,
            {
                **_TOTALS,
                "avg_heart_rate": FieldPlace(15, "uint8"),
                "avg_running_cadence": FieldPlace(17, "uint8"),
                "avg_power": FieldPlace(19, "uint16"),
                "total_ascent": FieldPlace(21, "uint16"),
                "total_descent": FieldPlace(22, "uint16"),
                "lap_trigger": FieldPlace(24, "enum"),
                "sport": FieldPlace(25, "enum"),
                "sub_sport": FieldPlace(39, "enum"),
                "avg_vertical_oscillation": FieldPlace(77, "uint16", 10),
                "avg_stance_time_percent": FieldPlace(78, "uint16", 100),
                "avg_stance_time": FieldPlace(79, "uint16", 10),
                "avg_fractional_cadence": FieldPlace(80, "uint8", 128),
                "enhanced_avg_speed": FieldPlace(110, "uint32", 1000),
                "avg_vertical_ratio": FieldPlace(118, "uint16", 100),
                "avg_stance_time_balance": FieldPlace(119, "uint16", 100),
                "avg_step_length": FieldPlace(120, "uint16", 10),
            },
        ),
        "record": (
            20,
            {
                **_STAMPED,
                "position_lat": FieldPlace(0, "sint32", _SEMICIRCLES_PER_DEGREE),
                "position_long": FieldPlace(1, "sint32", _SEMICIRCLES_PER_DEGREE),
                "altitude": FieldPlace(2, "uint16", 5, 500),
                "heart_rate": FieldPlace(3, "uint8"),
                "cadence": FieldPlace(4, "uint8"),
                "distance": FieldPlace(5, "uint32", 100),
                "speed": FieldPlace(6, "uint16", 1000),
                "power": FieldPlace(7, "uint16"),
                "vertical_oscillation": FieldPlace(39, "uint16", 10),
                "stance_time_percent": FieldPlace(40, "uint16", 100),
                "stance_time": FieldPlace(41, "uint16", 10),
                "fractional_cadence": FieldPlace(53, "uint8", 128),
                "enhanced_speed": FieldPlace(73, "uint32", 1000),
                "enhanced_altitude": FieldPlace(78, "uint32", 5, 500),
                "vertical_ratio": FieldPlace(83, "uint16", 100),
                "stance_time_balance": FieldPlace(84, "uint16", 100),
                "step_length": FieldPlace(85, "uint16", 10),
            },
        ),
        "event": (21, {**_STAMPED, **_EVENT, "data": FieldPlace(3, "uint32")}),
        "device_info": (
            23,
            {
                **_STAMPED,
                "device_index": FieldPlace(0, "uint8"),
                "device_type": FieldPlace(1, "uint8"),
                "manufacturer": FieldPlace(2, "uint16"),
                "product": FieldPlace(4, "uint16"),
                "software_version": FieldPlace(5, "uint16", 100),
                "source_type": FieldPlace(25, "enum"),
                "product_name": FieldPlace(27, "string"),
            },
        ),
        "activity": (
            34,
            {
                **_STAMPED,
                "total_timer_time": FieldPlace(0, "uint32", 1000),
                "num_sessions": FieldPlace(1, "uint16"),
                "type": FieldPlace(2, "enum"),
                "event": FieldPlace(3, "enum"),
                "event_type": FieldPlace(4, "enum"),
                "local_timestamp": FieldPlace(5, "uint32"),
            },
        ),
        "field_description": (
            206,
            {
                "developer_data_index": FieldPlace(0, "uint8"),
                "field_definition_number": FieldPlace(1, "uint8"),
                "fit_base_type_id": FieldPlace(2, "uint8"),
                "field_name": FieldPlace(3, "string"),
                "units": FieldPlace(8, "string"),
                "native_mesg_num": FieldPlace(14, "uint16"),
                "native_field_num": FieldPlace(15, "uint8"),
            },
        ),
        "developer_data_id": (
            207,
            {
                "application_id": FieldPlace(1, "byte"),
                "manufacturer_id": FieldPlace(2, "uint16"),
                "developer_data_index": FieldPlace(3, "uint8"),
            },
        ),
    }
)

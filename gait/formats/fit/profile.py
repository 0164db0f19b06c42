"""The FIT profile as far as a run needs it: message numbers, the fields of a record, and names of coded values.

A stored value becomes a physical one as stored / scale - offset.

References
----------
Garmin FIT SDK, profile 21.205: message and field numbers, scales, offsets, and the names of coded values.

"""

from types import MappingProxyType
from typing import Final, NamedTuple

from gait.language import _

FIT_EPOCH_S: Final = 631_065_600
"""The FIT clock's zero, 1989-12-31T00:00:00Z, in seconds since 1970-01-01T00:00:00Z."""
SYSTEM_TIME_BELOW: Final = 0x1000_0000
"""A time below is no date: it counts seconds since the device was switched on."""
SEMICIRCLES_PER_DEGREE: Final = 2**31 / 180.0

FILE_ID: Final = 0
USER_PROFILE: Final = 3
SPORT: Final = 12
SESSION: Final = 18
LAP: Final = 19
RECORD: Final = 20
EVENT: Final = 21
DEVICE_INFO: Final = 23
ACTIVITY: Final = 34
HRV: Final = 78
GYROSCOPE: Final = 164
ACCELEROMETER: Final = 165
CALIBRATION: Final = 167
FIELD_DESCRIPTION: Final = 206
DEVELOPER_DATA: Final = 207
HSA_ACCELEROMETER: Final = 302

COMPRESSED_SPEED_DISTANCE: Final = 8
"""The record field that packs speed and distance into three bytes."""

ACTIVITY_FILE: Final = 4
FILE_TYPES: Final = MappingProxyType(
    {
        1: _("device"),
        2: _("settings"),
        3: _("sport settings"),
        4: _("activity"),
        5: _("workout"),
        6: _("course"),
        7: _("schedule"),
        9: _("weight"),
        10: _("totals"),
        11: _("goals"),
        14: _("blood pressure"),
        15: _("monitoring"),
        20: _("activity summary"),
        28: _("daily monitoring"),
        32: _("monitoring"),
        34: _("segment"),
        35: _("segment list"),
        40: _("display settings"),
    }
)
"""What a refusal calls the kinds of file that are no activity."""

SPORTS: Final = MappingProxyType(
    {
        0: "generic",
        1: "running",
        2: "cycling",
        3: "transition",
        4: "fitness equipment",
        5: "swimming",
        6: "basketball",
        7: "soccer",
        8: "tennis",
        9: "american football",
        10: "training",
        11: "walking",
        12: "cross country skiing",
        13: "alpine skiing",
        14: "snowboarding",
        15: "rowing",
        16: "mountaineering",
        17: "hiking",
        18: "multisport",
        19: "paddling",
        20: "flying",
        21: "e biking",
        22: "motorcycling",
        23: "boating",
        24: "driving",
        25: "golf",
        26: "hang gliding",
        27: "horseback riding",
        28: "hunting",
        29: "fishing",
        30: "inline skating",
        31: "rock climbing",
        32: "sailing",
        33: "ice skating",
        34: "sky diving",
        35: "snowshoeing",
        36: "snowmobiling",
        37: "stand up paddleboarding",
        38: "surfing",
        39: "wakeboarding",
        40: "water skiing",
        41: "kayaking",
        42: "rafting",
        43: "windsurfing",
        44: "kitesurfing",
        45: "tactical",
        46: "jumpmaster",
        47: "boxing",
        48: "floor climbing",
        49: "baseball",
        53: "diving",
        56: "shooting",
        58: "winter sport",
        59: "grinding",
        62: "hiit",
        63: "video gaming",
        64: "racket",
        65: "wheelchair push walk",
        66: "wheelchair push run",
        67: "meditation",
        68: "para sport",
        69: "disc golf",
        70: "team sport",
        71: "cricket",
        72: "rugby",
        73: "hockey",
        74: "lacrosse",
        75: "volleyball",
        76: "water tubing",
        77: "wakesurfing",
        78: "water sport",
        79: "archery",
        80: "mixed martial arts",
        81: "motor sports",
        82: "snorkeling",
        83: "dance",
        84: "jump rope",
        85: "pool apnea",
        86: "mobility",
        87: "geocaching",
        88: "canoeing",
    }
)

SUB_SPORTS: Final = MappingProxyType(
    {
        1: "treadmill",
        2: "street",
        3: "trail",
        4: "track",
        6: "indoor_cycling",
        14: "indoor_rowing",
        15: "elliptical",
        16: "stair_climbing",
        17: "lap_swimming",
        18: "open_water",
        21: "warm_up",
        22: "match",
        23: "exercise",
        24: "challenge",
        27: "indoor_walking",
        30: "casual_walking",
        31: "speed_walking",
        45: "indoor_running",
        48: "commuting",
        49: "mixed_surface",
        50: "navigate",
        51: "track_me",
        52: "map",
        58: "virtual_activity",
        59: "obstacle",
        66: "expedition",
        67: "ultra",
        82: "adventure_race",
        123: "enduro",
        124: "rucking",
    }
)


class FieldRow(NamedTuple):
    """A field of a message: its name, and how a stored value becomes a physical one."""

    name: str
    scale: float = 1.0
    offset: float = 0.0


RECORD_FIELDS: Final = MappingProxyType(
    {
        0: FieldRow("position_lat"),
        1: FieldRow("position_long"),
        2: FieldRow("altitude", 5, 500),
        3: FieldRow("heart_rate"),
        4: FieldRow("cadence"),
        5: FieldRow("distance", 100),
        6: FieldRow("speed", 1000),
        7: FieldRow("power"),
        9: FieldRow("grade", 100),
        10: FieldRow("resistance"),
        11: FieldRow("time_from_course", 1000),
        12: FieldRow("cycle_length", 100),
        13: FieldRow("temperature"),
        17: FieldRow("speed_1s", 16),
        18: FieldRow("cycles"),
        19: FieldRow("total_cycles"),
        28: FieldRow("compressed_accumulated_power"),
        29: FieldRow("accumulated_power"),
        30: FieldRow("left_right_balance"),
        31: FieldRow("gps_accuracy"),
        32: FieldRow("vertical_speed", 1000),
        33: FieldRow("calories"),
        39: FieldRow("vertical_oscillation", 10),
        40: FieldRow("stance_time_percent", 100),
        41: FieldRow("stance_time", 10),
        42: FieldRow("activity_type"),
        43: FieldRow("left_torque_effectiveness", 2),
        44: FieldRow("right_torque_effectiveness", 2),
        45: FieldRow("left_pedal_smoothness", 2),
        46: FieldRow("right_pedal_smoothness", 2),
        47: FieldRow("combined_pedal_smoothness", 2),
        48: FieldRow("time128", 128),
        49: FieldRow("stroke_type"),
        50: FieldRow("zone"),
        51: FieldRow("ball_speed", 100),
        52: FieldRow("cadence256", 256),
        53: FieldRow("fractional_cadence", 128),
        54: FieldRow("total_hemoglobin_conc", 100),
        55: FieldRow("total_hemoglobin_conc_min", 100),
        56: FieldRow("total_hemoglobin_conc_max", 100),
        57: FieldRow("saturated_hemoglobin_percent", 10),
        58: FieldRow("saturated_hemoglobin_percent_min", 10),
        59: FieldRow("saturated_hemoglobin_percent_max", 10),
        62: FieldRow("device_index"),
        67: FieldRow("left_pco"),
        68: FieldRow("right_pco"),
        69: FieldRow("left_power_phase", 0.7111111),
        70: FieldRow("left_power_phase_peak", 0.7111111),
        71: FieldRow("right_power_phase", 0.7111111),
        72: FieldRow("right_power_phase_peak", 0.7111111),
        73: FieldRow("enhanced_speed", 1000),
        78: FieldRow("enhanced_altitude", 5, 500),
        81: FieldRow("battery_soc", 2),
        82: FieldRow("motor_power"),
        83: FieldRow("vertical_ratio", 100),
        84: FieldRow("stance_time_balance", 100),
        85: FieldRow("step_length", 10),
        87: FieldRow("cycle_length16", 100),
        91: FieldRow("absolute_pressure"),
        92: FieldRow("depth", 1000),
        93: FieldRow("next_stop_depth", 1000),
        94: FieldRow("next_stop_time"),
        95: FieldRow("time_to_surface"),
        96: FieldRow("ndl_time"),
        97: FieldRow("cns_load"),
        98: FieldRow("n2_load"),
        99: FieldRow("respiration_rate"),
        108: FieldRow("enhanced_respiration_rate", 100),
        114: FieldRow("grit"),
        115: FieldRow("flow"),
        116: FieldRow("current_stress", 100),
        117: FieldRow("ebike_travel_range"),
        118: FieldRow("ebike_battery_level"),
        119: FieldRow("ebike_assist_mode"),
        120: FieldRow("ebike_assist_level_percent"),
        123: FieldRow("air_time_remaining"),
        124: FieldRow("pressure_sac", 100),
        125: FieldRow("volume_sac", 100),
        126: FieldRow("rmv", 100),
        127: FieldRow("ascent_rate", 1000),
        129: FieldRow("po2", 100),
        139: FieldRow("core_temperature", 100),
        253: FieldRow("timestamp"),
    }
)

"""Agreement with fitdecode and fitparse, value by value, on every record field of every real file."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import fitdecode
import pytest

from gait.formats.fit.columns import record_columns
from gait.formats.fit.decode import decode
from gait.formats.fit.profile import RECORD, RECORD_FIELDS
from gait.formats.fit.stored import StoredFields, StoredValue
from gait.formats.second_opinion import differences_with_fitparse

FILES = (
    "apple_watch4_run",
    "coros_apexpro_run_rd_power",
    "coros_apexpro_trail_zero_filled_session",
    "garmin_fenix2_hrm_run",
    "garmin_fenix5plus_smart_recording_rd",
    "garmin_fr35_duplicate_timestamps",
    "garmin_fr35_run",
    "garmin_fr55_walk_duplicate_speed_fields",
    "garmin_fr70_compressed_timestamps",
    "garmin_fr920xt_hrm_run_plus_stryd",
    "garmin_fr920xt_triathlon_hr_messages",
    "garmin_fr935_speed_vs_step_length_mismatch",
    "garmin_fr945_treadmill_stryd_partial_rd",
    "garmin_fr955_native_rd_plus_stryd",
    "garmin_fr965_native_power_rd_walk_breaks",
    "garmin_virb_accelerometer_calibration",
    "garmin_vivoactivehr_smart_recording",
    "strava_app_run_split_records",
    "stryd_app_standalone_run",
    "suunto9baro_run_sparse_distance_gps",
    "suunto9baro_trail_pause_power",
    "wahoo_fitness_app_tickrx_run",
)


def _plain(value: object) -> StoredValue:
    if isinstance(value, tuple):
        return tuple(None if one is None else float(one) for one in value)
    return value if value is None or isinstance(value, str) else float(cast("float", value))


def _fitdecode_records(data: bytes) -> list[Any]:
    with (
        warnings.catch_warnings(action="ignore"),
        fitdecode.FitReader(BytesIO(data), processor=None, check_crc=fitdecode.CrcCheck.DISABLED) as frames,
    ):
        return [frame for frame in frames if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record"]


def test_every_real_file_is_compared(runs: Path) -> None:
    """The list of files is that of the folder."""
    assert sorted(path.stem for path in (runs / "fit").glob("*.fit")) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_agrees_with_fitdecode(runs: Path, name: str) -> None:
    """Each field that fitdecode reads of each record has the value that we read, and there are no more."""
    data = (runs / "fit" / f"{name}.fit").read_bytes()
    ours = [StoredFields(link) for link in decode(data).links if len(link.messages(RECORD))]
    assert len(ours) == 1
    theirs = _fitdecode_records(data)
    assert len(theirs) == len(ours[0])
    for row, record in enumerate(theirs):
        seen: dict[tuple[int, int | None], int] = {}
        for field in record.fields:
            if field.field_def is None:
                if field.name == "timestamp":
                    assert ours[0].time(row) == field.raw_value
                continue
            key = field.field_def.def_num, getattr(field.field_def, "dev_data_index", None)
            seen[key] = seen.get(key, -1) + 1
            assert ours[0].value(row, *key, seen[key]) == _plain(field.raw_value)
        assert sum(count + 1 for count in seen.values()) == len(ours[0].keys(row))


@pytest.mark.parametrize("name", FILES)
def test_agrees_with_fitparse(runs: Path, name: str) -> None:
    """Fitparse reads each field of each record as we do."""
    assert differences_with_fitparse((runs / "fit" / f"{name}.fit").read_bytes(), name) == ()


def test_scales_agree_with_both_profiles() -> None:
    """Scale and offset of every record field are those of both libraries, where these know the field."""
    from fitdecode.profile import MESSAGE_TYPES as DECODE  # noqa: PLC0415 - two profiles of one name
    from fitparse.profile import MESSAGE_TYPES as PARSE  # noqa: PLC0415 - as above

    compared = 0
    for profile in (DECODE, PARSE):
        for number, theirs in profile[RECORD].fields.items():
            if number in RECORD_FIELDS:
                ours = RECORD_FIELDS[number]
                # A field with components bears its scale on them.
                first = theirs.components[0] if theirs.components else theirs
                assert (number, ours.scale) == (number, float(first.scale or 1))
                assert (number, ours.offset) == (number, float(first.offset or 0))
                compared += 1
    assert compared > 140


def test_packed_speed_and_distance_agree(runs: Path) -> None:
    """Speed and distance that a Forerunner 70 packs into three bytes are those that fitdecode unpacks."""
    data = (runs / "fit" / "garmin_fr70_compressed_timestamps.fit").read_bytes()
    columns = record_columns(decode(data).links[0].messages(RECORD))
    compared = 0
    for row, record in enumerate(_fitdecode_records(data)):
        if record.has_field("compressed_speed_distance") and record.get_raw_value("compressed_speed_distance"):
            assert columns["distance_m"][row] == record.get_value("distance")
            assert columns["speed_mps"][row] == record.get_value("speed")
            compared += 1
    assert compared > 700

"""What the FIT writer writes, three independent decoders read back."""

import io
from datetime import UTC, datetime

import fitdecode
import fitdecode.profile
import fitparse
import numpy as np
import pytest
from fit_tool.fit_file import FitFile
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.formats.fit.crc import crc16
from gait.formats.fit_write import (
    DeveloperApplication,
    DeveloperColumn,
    Message,
    describe_developer_columns,
    fit_seconds,
    write_fit,
)
from gait.formats.fit_write_profile import MESSAGES

START = 1_146_731_400
FILE_ID = Message(name="file_id", columns={"type": 4, "manufacturer": 255, "product": 1, "time_created": START})
APPLICATION = DeveloperApplication(index=0, application_id=bytes(range(16)), manufacturer=95)


def _fitdecode(data: bytes, name: str) -> list[dict[str, object]]:
    with fitdecode.FitReader(
        io.BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
    ) as reader:
        return [
            {field.name: field.value for field in frame.fields}
            for frame in reader
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == name
        ]


def _fitparse(data: bytes, name: str) -> list[dict[str, object]]:
    return [message.get_values() for message in fitparse.FitFile(io.BytesIO(data)).get_messages(name)]


def _fit_tool(data: bytes, kind: str) -> list[object]:
    records = FitFile.from_bytes(data, check_crc=True).records
    return [r.message for r in records if not r.is_definition and type(r.message).__name__ == kind]


def _record_file(**columns: object) -> bytes:
    count = max(np.size(values) for values in columns.values())
    stamped = {"timestamp": START + np.arange(count, dtype=float), **columns}
    return write_fit([FILE_ID, Message(name="record", columns=stamped)])


def test_a_file_of_one_message_has_the_bytes_of_the_protocol() -> None:
    """A file that holds one enum is written as the protocol says, byte for byte."""
    data = write_fit([Message(name="file_id", columns={"type": 4})])
    header = bytes([14, 0x20, 0xD5, 0x52, 11, 0, 0, 0]) + b".FIT"
    definition = bytes([0x40, 0, 0, 0, 0, 1, 0, 1, 0])
    assert data[:12] == header
    assert data[12:14] == crc16(header).to_bytes(2, "little")
    assert data[14:-2] == definition + bytes([0x00, 4])
    assert data[-2:] == crc16(data[:-2]).to_bytes(2, "little")


def test_fit_seconds_count_from_the_last_day_of_1989() -> None:
    """The FIT calendar begins on 31 December 1989; a day and a second later is 86401."""
    assert fit_seconds(datetime(1990, 1, 1, 0, 0, 1, tzinfo=UTC)) == 86401.0


def test_a_time_without_zone_is_refused() -> None:
    """A naive time could be anywhere, so it is not guessed."""
    with pytest.raises(ValueError, match="no time zone"):
        fit_seconds(datetime(2026, 5, 3, 8, 30))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_every_field_of_the_table_is_that_of_the_official_profile(message: str) -> None:
    """Message numbers, field numbers, base types, scales and offsets agree with fitdecode's copy of the profile."""
    number, fields = MESSAGES[message]
    official = fitdecode.profile.MESSAGE_TYPES[number]
    assert official.name == message
    for name, place in fields.items():
        field = official.fields[place.number]
        names = {field.name, *(subfield.name for subfield in field.subfields or ())}
        assert name in names
        assert place.base == field.base_type.name
        if not name.startswith("position_"):
            assert (place.scale, place.offset) == (field.scale or 1, field.offset or 0)


RECORD = {
    "position_lat": [46.5, np.nan, -33.9],
    "position_long": [-15.0, np.nan, 151.2],
    "enhanced_altitude": [180.2, np.nan, -12.4],
    "heart_rate": [148.0, np.nan, 61.0],
    "cadence": [78.0, np.nan, 84.0],
    "fractional_cadence": [0.5, np.nan, 0.0],
    "distance": [0.0, np.nan, 2.81],
    "enhanced_speed": [2.805, np.nan, 2.811],
    "power": [212.0, np.nan, 208.0],
    "vertical_oscillation": [84.5, np.nan, 90.1],
    "stance_time_percent": [36.25, np.nan, 38.0],
    "stance_time": [276.0, np.nan, 281.5],
    "vertical_ratio": [7.93, np.nan, 8.1],
    "stance_time_balance": [49.61, np.nan, 50.2],
    "step_length": [1061.0, np.nan, 1072.5],
}


def _expected(name: str, value: float) -> object:
    if np.isnan(value):
        return None
    return pytest.approx(value * 2**31 / 180, abs=0.51) if name.startswith("position_") else pytest.approx(value)


@pytest.mark.parametrize("decode", [_fitdecode, _fitparse], ids=["fitdecode", "fitparse"])
def test_records_come_back_as_they_were(decode: object) -> None:
    """Each native field comes back with its value, and NaN comes back as no value."""
    rows = decode(_record_file(**RECORD), "record")  # type: ignore[operator]
    assert len(rows) == 3
    for i, row in enumerate(rows):
        assert {name: row.get(name) for name in RECORD} == {
            name: _expected(name, values[i]) for name, values in RECORD.items()
        }


def test_fit_tool_reads_the_same_records() -> None:
    """The third decoder agrees on running dynamics, place and pulse."""
    first, _, last = _fit_tool(_record_file(**RECORD), "RecordMessage")
    assert first.stance_time == 276.0  # type: ignore[attr-defined]
    assert first.step_length == 1061.0  # type: ignore[attr-defined]
    assert first.vertical_oscillation == 84.5  # type: ignore[attr-defined]
    assert last.heart_rate == 61  # type: ignore[attr-defined]
    assert last.position_lat == pytest.approx(-33.9, abs=1e-6)  # type: ignore[attr-defined]
    assert last.enhanced_altitude == pytest.approx(-12.4)  # type: ignore[attr-defined]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.none() | st.integers(0, 65534), min_size=1, max_size=40),
    st.lists(st.none() | st.integers(-(2**31), 2**31 - 2), min_size=1, max_size=40),
)
def test_any_storable_value_survives(contacts: list[int | None], places: list[int | None]) -> None:
    """Any value that a field can hold, at its own resolution, comes back exactly; None comes back as None."""
    count = min(len(contacts), len(places))
    columns = {
        "stance_time": [np.nan if value is None else value / 10 for value in contacts[:count]],
        "position_lat": [np.nan if value is None else value * 180 / 2**31 for value in places[:count]],
    }
    rows = _fitdecode(_record_file(**columns), "record")
    assert [row["stance_time"] for row in rows] == [None if v is None else v / 10 for v in contacts[:count]]
    assert [row["position_lat"] for row in rows] == places[:count]


@pytest.mark.parametrize(("name", "value"), [("heart_rate", 255.0), ("heart_rate", -1.0), ("stance_time", 6554.0)])
def test_a_value_beyond_its_field_is_refused(name: str, value: float) -> None:
    """A value that would wrap round, or read as not measured, is refused by the field's name."""
    with pytest.raises(ValueError, match=name):
        _record_file(**{name: [100.0, value]})


def test_zero_cannot_be_a_serial_number() -> None:
    """Where the format marks a missing value by 0, a 0 is refused."""
    with pytest.raises(ValueError, match="serial_number"):
        write_fit([Message(name="file_id", columns={"type": 4, "serial_number": 0})])


def test_columns_of_different_length_are_refused() -> None:
    """Two values and three in one table are a mistake of the caller."""
    message = Message(name="record", columns={"timestamp": [1.0, 2.0, 3.0], "heart_rate": [100.0, 101.0]})
    with pytest.raises(ValueError, match="record has 2 values, another has 3"):
        write_fit([FILE_ID, message])


def test_an_unknown_field_is_refused() -> None:
    """A field that is not in the table is named in the error."""
    with pytest.raises(KeyError, match="cadence_spm"):
        _record_file(cadence_spm=[160.0])


def _pod(number: int, name: str, unit: str, values: list[float]) -> DeveloperColumn:
    return DeveloperColumn(
        application=APPLICATION, number=number, name=name, unit=unit, values=values, native_number=39 + number
    )


def test_developer_fields_come_back_with_name_and_unit() -> None:
    """A developer field is read back under its own name and unit; NaN is no value."""
    pod = (_pod(0, "Vertical Oscillation", "Centimeters", [8.4375, np.nan]), _pod(1, "Plain", "", [1.5, 2.5]))
    record = Message(name="record", columns={"timestamp": [START, START + 1], "heart_rate": 150}, developer=pod)
    data = write_fit([FILE_ID, *describe_developer_columns(pod), record])
    assert [row["Vertical Oscillation"] for row in _fitdecode(data, "record")] == [8.4375, None]
    assert [row["Plain"] for row in _fitparse(data, "record")] == [1.5, 2.5]
    assert [row["heart_rate"] for row in _fitparse(data, "record")] == [150, 150]
    described = _fitdecode(data, "field_description")
    assert (described[0]["field_name"], described[0]["units"]) == ("Vertical Oscillation", "Centimeters")
    assert _fitdecode(data, "developer_data_id")[0]["developer_data_index"] == 0
    assert len(_fit_tool(data, "DeveloperDataIdMessage")) == 1


def test_a_developer_field_without_native_number_is_described_without_one() -> None:
    """A field that stands for no native one says so by leaving the number out."""
    column = DeveloperColumn(application=APPLICATION, number=5, name="Bounce", unit="x", values=[1.0])
    described = _fitdecode(write_fit([FILE_ID, *describe_developer_columns([column])]), "field_description")
    assert "native_field_num" not in described[0]


def test_more_than_sixteen_layouts_begin_anew() -> None:
    """The protocol has sixteen local numbers; the seventeenth layout takes the first again."""
    fields = list(RECORD)
    layouts = [fields[:n] for n in range(1, 16)] + [fields[n:] for n in range(1, 15)]
    messages = [
        Message(name="record", columns={"timestamp": START + i, **{name: RECORD[name][0] for name in names}})
        for i, names in enumerate(layouts * 2)
    ]
    rows = _fitdecode(write_fit([FILE_ID, *messages]), "record")
    assert [sum(row.get(name) is not None for name in fields) for row in rows] == [len(n) for n in layouts * 2]


def test_a_definition_is_written_once_for_one_layout() -> None:
    """Records before and after an event share one definition."""
    record = Message(name="record", columns={"timestamp": [1.0], "heart_rate": [99.0]})
    event = Message(name="event", columns={"timestamp": 1.0, "event": 0, "event_type": 4, "data": 0})
    once, twice = (len(write_fit([FILE_ID, record, event] * n)) for n in (1, 2))
    assert twice - once == (1 + 9) + (1 + 5) + (1 + 10)


def test_text_is_read_back() -> None:
    """Text beyond ASCII survives as UTF-8."""
    data = write_fit([Message(name="file_id", columns={"type": 4, "product_name": "Läufer 1"})])
    assert _fitdecode(data, "file_id")[0]["product_name"] == "Läufer 1"
    assert _fitparse(data, "file_id")[0]["product_name"] == "Läufer 1"

"""Whole FIT files to activities, real ones against what the devices reported."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gait.errors import (
    DamagedFileError,
    EmptyFileError,
    GaitError,
    NotAnActivityError,
    OtherSportError,
)
from gait.formats.fit import read_fit
from gait.model import Activity
from tests.formats.fit.making import Maker

UINT8, UINT16, UINT32 = 0x02, 0x84, 0x86
START = 1_000_000_000
FIGURES = {
    "avg_step_length": ("step_length_m", 1000.0),
    "avg_stance_time": ("ground_contact_time_s", 1000.0),
    "avg_vertical_oscillation": ("vertical_oscillation_m", 1000.0),
    "avg_vertical_ratio": ("vertical_ratio", 100.0),
    "avg_stance_time_balance": ("ground_contact_balance", 100.0),
    "total_distance": ("distance_m", 1.0),
    "total_strides": ("strides", 1.0),
}


def _read(runs: Path, name: str) -> Activity:
    return read_fit((runs / name).read_bytes(), Path(name).name)[0]


def test_every_real_file_reads_as_its_device_reported(runs: Path, reference: dict[str, Any]) -> None:
    """Start, number of records and the device's own figures of every real FIT file are those of the reference."""
    compared = 0
    for name, facts in reference.items():
        if not name.startswith("fit/") or "triathlon" in name:
            continue
        activity = _read(runs, name)
        assert len(activity.time_s) == facts["n_records"], name
        for field, (quantity, factor) in FIGURES.items():
            stated = facts.get("session_ref", {}).get(field)
            if stated:
                assert activity.device_summary[quantity] * factor == pytest.approx(stated, rel=1e-9), name
                compared += 1
    assert compared >= 60


@pytest.mark.parametrize(
    ("name", "started_at", "offset_h", "pauses", "laps"),
    [
        ("garmin_fr955_native_rd_plus_stryd", datetime(2024, 7, 9, 14, 12, 49, tzinfo=UTC), 1, 0, 7),
        ("garmin_fr935_speed_vs_step_length_mismatch", datetime(2018, 2, 18, 17, 29, 41, tzinfo=UTC), -8, 13, 17),
        ("coros_apexpro_run_rd_power", datetime(2020, 3, 14, 13, 52, 29, tzinfo=UTC), None, 0, 1),
        ("suunto9baro_trail_pause_power", datetime(2020, 3, 4, 16, 14, 31, tzinfo=UTC), None, 2, 7),
        ("apple_watch4_run", datetime(2019, 11, 3, 8, 11, 57, tzinfo=UTC), 1, 2, 1),
        ("wahoo_fitness_app_tickrx_run", datetime(2019, 5, 11, 14, 46, 58, tzinfo=UTC), -6, 2, 1),
        ("garmin_fr945_treadmill_stryd_partial_rd", datetime(2020, 2, 2, 11, 19, 33, tzinfo=UTC), -5, 3, 1),
    ],
)
def test_times_of_real_files(  # noqa: PLR0913, PLR0917 - a table
    runs: Path, name: str, started_at: datetime, offset_h: int | None, pauses: int, laps: int
) -> None:
    """Start, zone, pauses and laps of real files of several makes are those that their descriptions state."""
    activity = _read(runs, f"fit/{name}.fit")
    assert activity.started_at == started_at
    assert activity.utc_offset_s == (None if offset_h is None else offset_h * 3600.0)
    assert activity.utc_offset_from == (None if offset_h is None else "file")
    assert len(activity.pauses) == pauses
    assert len(activity.laps) == laps


def test_the_running_leg_of_a_triathlon(runs: Path) -> None:
    """The triathlon gives its run alone: 517 records over 2,851 s and the 9,806 m of its session."""
    activities = read_fit((runs / "fit" / "garmin_fr920xt_triathlon_hr_messages.fit").read_bytes(), "x")
    assert [activity.sport for activity in activities] == ["running"]
    run = activities[0]
    assert run.started_at == datetime(2018, 5, 27, 9, 23, 41, tzinfo=UTC)
    assert run.time_s[-1] == pytest.approx(run.device_summary["elapsed_s"], abs=2.0)
    assert run.columns["distance_m"][-1] == pytest.approx(9805.92, rel=0.002)
    assert len(run.laps) == 1


def test_a_watch_without_a_clock(runs: Path) -> None:
    """The Forerunner 70's times are rebuilt from compressed headers, and its date from its local time."""
    activity = _read(runs, "fit/garmin_fr70_compressed_timestamps.fit")
    assert activity.started_at.date().isoformat() == "2012-02-13"
    assert [note.code for note in activity.notes] == ["clock_local_only"]
    assert activity.time_s[-1] == pytest.approx(activity.device_summary["elapsed_s"], abs=5.0)


def test_the_runner_and_the_heart_beats(runs: Path) -> None:
    """Height, weight and beat intervals are read; at 160 beats a minute, intervals are near 0.375 s."""
    activity = _read(runs, "fit/garmin_fenix5plus_smart_recording_rd.fit")
    assert (activity.profile.height_m, activity.profile.mass_kg, activity.profile.from_) == (1.8, 75.0, "file")
    assert activity.beat_intervals_s is not None
    assert np.median(activity.beat_intervals_s) == pytest.approx(60 / 160, abs=0.01)


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("zero_length.fit", EmptyFileError, "no bytes"),
        ("pool_swim.fit", OtherSportError, "swimming"),
        ("workout_not_activity.fit", NotAnActivityError, "workout"),
        ("truncated_ride_no_session.fit", OtherSportError, "cycling"),
    ],
)
def test_what_is_no_run_is_refused(runs: Path, name: str, error: type[GaitError], words: str) -> None:
    """A file that is no run is refused by an error of its own kind, in words."""
    with pytest.raises(error, match=words):
        _read(runs, f"bad/{name}")


@pytest.mark.parametrize(
    ("name", "code", "records", "byte"),
    [
        ("bad_file_crc.fit", "wrong_checksum", 14, 769),
        ("truncated_eof.fit", "truncated", 14, 751),
        ("chained_second_header_corrupt.fit", "trailing_bytes", 14, 771),
        ("missing_message_definition_strava_android.fit", "missing_definition", 472, 7471),
    ],
)
def test_damaged_files_are_salvaged_or_refused(runs: Path, name: str, code: str, records: int, byte: int) -> None:
    """What stands before a damage is kept with a note; under ``refuse`` the error says the byte."""
    data = (runs / "bad" / name).read_bytes()
    activity = read_fit(data, name)[0]
    assert activity.notes[0].code == code
    assert len(activity.time_s) == records
    with pytest.raises(DamagedFileError, match=f"byte {byte}"):
        read_fit(data, name, "refuse")


def test_undamaged_files_are_not_refused(runs: Path) -> None:
    """Under ``refuse``, every sound real file is read."""
    for path in sorted((runs / "fit").glob("*.fit")):
        assert read_fit(path.read_bytes(), path.name, "refuse")


def test_nonsense_times_are_left_out_or_refused(maker: type[Maker]) -> None:
    """A record decades away and one without a time are left out with notes; the first is damage under ``refuse``."""
    made = maker().file_id().records([START, START + 1, START + 2_000_000_000, 0xFFFFFFFF, START + 2]).session()
    activity = read_fit(made.file(), "x")[0]
    assert activity.time_s.tolist() == [0.0, 1.0, 2.0]
    assert [(note.code, note.samples) for note in activity.notes] == [
        ("records_without_time", 1),
        ("nonsense_times", 1),
    ]
    with pytest.raises(DamagedFileError, match="weeks from all others"):
        read_fit(made.file(), "x", "refuse")


def test_a_plain_run(run: Maker) -> None:
    """A made file gives its values, read-only, with cadence in steps a minute."""
    activity = read_fit(run.file(), "plain.fit")[0]
    assert (activity.source.name, activity.source.format) == ("plain.fit", "fit")
    assert (activity.source.manufacturer, activity.source.device) == ("Garmin", "Forerunner 955")
    assert activity.columns["cadence_spm"].tolist() == [170.0] * 11
    assert activity.time_s.tolist() == list(range(11))
    assert activity.device_summary == {"elapsed_s": 10.0}
    assert not any(values.flags.writeable for values in activity.columns.values())
    assert activity.motion is None
    assert activity.beat_intervals_s is None


def test_beats_belong_to_the_record_before_them(maker: type[Maker]) -> None:
    """Beat intervals are those of the records of the session; a file of missing ones has none."""
    made = maker().file_id().records([START]).message(78, [(0, UINT16, (500, 0xFFFF))])
    made.records([START + 100]).message(78, [(0, UINT16, (600, 610))])
    made.session(START, 50.0).session(START + 100, 50.0, sport=2)
    activity = read_fit(made.file(), "x")[0]
    assert activity.beat_intervals_s is not None
    assert activity.beat_intervals_s.tolist() == [0.5]
    made = maker().file_id().records([START]).message(78, [(0, UINT16, (0xFFFF,))]).session()
    assert read_fit(made.file(), "x")[0].beat_intervals_s is None


def test_files_without_a_recording(maker: type[Maker]) -> None:
    """A course, an unknown kind, an activity without records or times, and nothing at all are told apart."""
    with pytest.raises(NotAnActivityError, match="course"):
        read_fit(maker().file_id(kind=6).records([START]).file(), "x")
    with pytest.raises(NotAnActivityError, match="type 77"):
        read_fit(maker().file_id(kind=77).file(), "x")
    with pytest.raises(EmptyFileError, match="no record"):
        read_fit(maker().file_id().session().file(), "x")
    with pytest.raises(EmptyFileError, match="no record"):
        read_fit(maker().file_id().records([0xFFFFFFFF]).session().file(), "x")
    with pytest.raises(EmptyFileError, match="no messages"):
        read_fit(maker().file(), "x")
    with pytest.raises(DamagedFileError, match="local type 3"):
        read_fit(maker(body=bytearray(b"\x03\0")).file(), "x")


def test_a_chain_of_settings_and_run(run: Maker, maker: type[Maker]) -> None:
    """Of a chain, the links that are no activity are passed over."""
    activities = read_fit(maker().file_id(kind=2).file() + run.file() + run.file(), "x")
    assert [activity.source.activity_index for activity in activities] == [0, 1]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12))
def test_any_damage_gives_activities_or_our_errors(run: Maker, changes: list[tuple[float, int]]) -> None:
    """Whatever bytes are changed in a file, it gives activities or one of our errors, and no warning."""
    made = Maker(body=bytearray(run.body)).event(START + 1, 4).event(START + 3, 0)
    made.message(207, [(1, 0x0D, tuple(range(16))), (3, UINT8, 0)])
    made.message(206, [(0, UINT8, 0), (1, UINT8, 1), (2, UINT8, 0x88), (3, 0x07, "Power\0"), (8, 0x07, "W\0")])
    made.define(0, 20, [(253, 4, UINT32), (4, 1, UINT8)], [(1, 4, 0)]).data(0, "IBf", START + 11, 80, 250.0)
    made.message(
        165, [(253, UINT32, START), (0, UINT16, 0), (1, UINT16, (0, 9)), *((a, UINT16, (9, 9)) for a in (2, 3, 4))]
    )
    data = bytearray(made.file())
    for place, value in changes:
        data[int(place * len(data))] = value
    activities: tuple[Activity, ...] = ()
    with suppress(GaitError):
        activities = read_fit(bytes(data), "x")
    assert all(len(activity.time_s) == len(activity.column("cadence_spm")) > 0 for activity in activities)

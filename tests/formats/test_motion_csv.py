"""Tables of acceleration become recordings of motion, whoever wrote them and however."""

import io
import zipfile
from datetime import UTC, datetime

import numpy as np
import pytest

from gait.errors import (
    DamagedFileError,
    EmptyFileError,
    GaitError,
    UnknownFormatError,
    UnsupportedFileError,
    UsageError,
)
from gait.formats import read_bytes, read_each
from gait.formats.motion_csv.reading import UNDATED
from gait.formats.motion_csv.told import NOTHING_TOLD, Told, told_of
from gait.model import Activity, FloatArray, Motion
from tests.formats.motion_tables import GRAVITY_MPS2, RATE_HZ, shaking, table

TIME_S, IN_G = shaking()
X, Y, Z = IN_G.T
FREE = IN_G - IN_G.mean(axis=0)
EPOCH_S = datetime(2026, 5, 3, 8, 30, tzinfo=UTC).timestamp()


def activity_of(data: bytes, name: str = "run.csv", **words: str) -> Activity:
    """Return the one activity of a table; words are what is told of its columns."""
    (found,) = read_bytes(data, name, columns=told_of(words) if words else None)
    return found


def motion_of(data: bytes, name: str = "run.csv", **words: str) -> Motion:
    """Return the recording of motion in a table."""
    motion = activity_of(data, name, **words).motion
    assert motion is not None
    return motion


def holds(motion: Motion, time_s: FloatArray = TIME_S, in_g: FloatArray = IN_G) -> bool:
    """Tell whether a recording is the one that was written, to the digits that tables hold."""
    return np.allclose(motion.time_s, time_s, atol=1e-4) and np.allclose(motion.acceleration_g, in_g, atol=1e-4)


# ---------------------------------------------------------------------------------------------------------------------
# What loggers write


def test_sensor_logger_with_gravity() -> None:
    """Its columns stand in the order z, y, x; the time counts nanoseconds since 1970."""
    epoch = [f"{EPOCH_S + second:.9f}".replace(".", "") for second in TIME_S]
    data = table([epoch, TIME_S, *(axis * GRAVITY_MPS2 for axis in (Z, Y, X))], "time,seconds_elapsed,z,y,x")
    activity = activity_of(data, "TotalAcceleration.csv")

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == datetime(2026, 5, 3, 8, 30, tzinfo=UTC)
    assert activity.source.device == "Sensor Logger"
    assert activity.source.format == "csv"
    assert activity.notes == ()


def test_sensor_logger_without_gravity() -> None:
    """Accelerometer.csv has no gravity in it, in m/s2, which its name alone says."""
    data = table([TIME_S, TIME_S, *(FREE.T[::-1] * GRAVITY_MPS2)], "time,seconds_elapsed,z,y,x")
    activity = activity_of(data, "Accelerometer.csv")

    assert activity.motion is not None
    assert holds(activity.motion, in_g=FREE)
    assert [note.code for note in activity.notes] == ["start_unknown", "without_gravity"]


@pytest.mark.parametrize("name", ["Gyroscope.csv", "Gravity.csv", "Magnetometer.csv", "WatchOrientation.csv"])
def test_sensor_logger_of_something_else(name: str) -> None:
    """Its other sensors have the same columns; the file's name says that they are none of acceleration."""
    data = table([TIME_S, TIME_S, Z, Y, X], "time,seconds_elapsed,z,y,x")
    with pytest.raises(UnknownFormatError, match=rf"{name} holds no acceleration.*TotalAcceleration\.csv"):
        activity_of(data, name)


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_phyphox(separator: str) -> None:
    """Names in quotes with their units; what it adds up itself is left alone."""
    names = [f"Acceleration {axis} (m/s^2)" for axis in "xyz"]
    head = separator.join(f'"{name}"' for name in ("Time (s)", *names, "Absolute acceleration (m/s^2)"))
    size = np.linalg.norm(IN_G, axis=1)
    data = table([TIME_S, *((IN_G * GRAVITY_MPS2).T), size], head, separator, "{:.9E}".format)

    assert holds(motion_of(data, "Raw Data.csv"))


def test_phyphox_without_gravity_and_with_decimal_commas() -> None:
    """The experiment without g is in m/s2 by its name; a comma is a decimal mark where semicolons part the cells."""
    head = ";".join(["Time (s)", *(f"Linear Acceleration {axis} (m/s^2)" for axis in "xyz")])
    data = table([TIME_S, *((FREE * GRAVITY_MPS2).T)], head, ";").replace(b".", b",")

    assert holds(motion_of(data), in_g=FREE)


def test_physics_toolbox() -> None:
    """The g-force meter writes multiples of gravity."""
    data = table([TIME_S, X, Y, Z, np.linalg.norm(IN_G, axis=1)], "time,gFx,gFy,gFz,TgF")
    activity = activity_of(data)

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.source.device == "Physics Toolbox"


def test_physics_toolbox_with_the_time_of_day() -> None:
    """Hours, minutes, seconds and milliseconds, all parted by colons, past midnight."""
    of_day = [(86395.0 + second) % 86400 for second in TIME_S]
    written = [
        f"{int(s // 3600)}:{int(s % 3600 // 60):02d}:{int(s % 60):02d}:{round(s % 1 * 1000):03d}" for s in of_day
    ]

    assert holds(motion_of(table([written, X, Y, Z], "time,gFx,gFy,gFz")))


def test_movella_dot() -> None:
    """Lines on the device come first; the time counts microseconds in 32 bits and starts again from 0."""
    about = "sep=,\nDeviceTag:,left\nFirmwareVersion:,2.0.0\nOutputRate:,50Hz\n\n"
    head = about + "PacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z"
    micros = [str(round(2**32 - 5e6 + second * 1e6) % 2**32) for second in TIME_S]
    counter = [str(number) for number in range(len(TIME_S))]
    activity = activity_of(table([counter, micros, *((IN_G * GRAVITY_MPS2).T)], head))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.source.device == "Movella DOT"


def test_movella_dot_without_gravity() -> None:
    """Free acceleration is in m/s2, beside angles that are none."""
    head = "PacketCounter,SampleTimeFine,Euler_X,Euler_Y,Euler_Z,FreeAcc_X,FreeAcc_Y,FreeAcc_Z"
    counter = np.arange(len(TIME_S))
    data = table([counter, TIME_S * 1e6, X, X, X, *((FREE * GRAVITY_MPS2).T)], head)

    assert holds(motion_of(data), in_g=FREE)


def test_sensorlog_takes_all_acceleration() -> None:
    """Its own columns come before those without gravity, its clock gives the seconds, the written time the start."""
    head = (
        "loggingTime(txt),accelerometerTimestamp_sinceReboot(s),accelerometerAccelerationX(G),"
        "accelerometerAccelerationY(G),accelerometerAccelerationZ(G),motionUserAccelerationX(G),"
        "motionUserAccelerationY(G),motionUserAccelerationZ(G)"
    )
    written = ["2026-05-03 10:30:00.123 +0200"] * len(TIME_S)
    activity = activity_of(table([written, TIME_S + 62608.0, X, Y, Z, *FREE.T], head))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == datetime(2026, 5, 3, 8, 30, 0, 123000, tzinfo=UTC)
    assert activity.source.device == "SensorLog"


def test_core_motion_adds_gravity_back() -> None:
    """Where acceleration without gravity stands beside gravity, their sum is what a sensor measures."""
    head = ",".join(["timestamp", *(f"userAcceleration.{a}" for a in "xyz"), *(f"gravity.{a}" for a in "xyz")])
    gravity = IN_G - FREE

    assert holds(motion_of(table([TIME_S, *FREE.T, *gravity.T], head)))


ACTIGRAPH = (
    "------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.3 Firmware v2.5.0 date format {} at 50 Hz"
    "  Filter Normal -----------\nSerial Number: MOS2B21140207\nStart Time 08:30:00\nStart Date {}\n"
    "Epoch Period (hh:mm:ss) 00:00:00\nDownload Time 10:31:05\nDownload Date {}\nCurrent Memory Address: 0\n"
    "Current Battery Voltage: 4.07     Mode = 12\n--------------------------------------------------"
)


@pytest.mark.parametrize(("form", "day"), [("M/d/yyyy", "5/3/2026"), ("dd/MM/yyyy", "03/05/2026")])
@pytest.mark.parametrize("names", ["\nAccelerometer X,Accelerometer Y,Accelerometer Z", ""])
def test_actigraph(form: str, day: str, names: str) -> None:
    """It has no times; its rate, its start and how its dates are written stand in the lines before."""
    activity = activity_of(table([X, Y, Z], ACTIGRAPH.format(form, day, day) + names))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == datetime(2026, 5, 3, 8, 30, tzinfo=UTC)
    assert activity.source.device == "ActiGraph"


def test_actigraph_with_times() -> None:
    """Its column of times has the dates of the form that its first line names."""
    written = [f"5/3/2026 08:30:{second:06.3f}" for second in TIME_S]
    head = ACTIGRAPH.format("M/d/yyyy", "5/3/2026", "5/3/2026")
    head += "\nTimestamp,Accelerometer X,Accelerometer Y,Accelerometer Z"
    activity = activity_of(table([written, X, Y, Z], head))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == datetime(2026, 5, 3, 8, 30, tzinfo=UTC)


def test_numbers_without_names() -> None:
    """The column that always rises is the time, and the three after it are the axes, whatever else follows."""
    steps = np.floor(TIME_S)
    data = table([TIME_S * 1e9 + 1e12, *((IN_G * GRAVITY_MPS2).T), steps, steps], number="{:.4f}".format)

    assert holds(motion_of(data))


# ---------------------------------------------------------------------------------------------------------------------
# Times


@pytest.mark.parametrize(
    ("head", "size"),
    [("time", 1.0), ("time", 1e3), ("time", 1e6), ("time", 1e9), ("t [ms]", 1e3), ("timestamp_ms", 1e3), ("ms", 1e3)],
)
def test_the_unit_of_times_is_found(head: str, size: float) -> None:
    """50 samples a second are 50 in one unit alone, whether the name says it or not."""
    assert holds(motion_of(table([TIME_S * size, X, Y, Z], f"{head},acc_x,acc_y,acc_z")))


@pytest.mark.parametrize("size", [1.0, 1e3, 1e6, 1e9])
def test_times_since_1970_give_the_start(size: float) -> None:
    """A number that is a date of this century is one, in any unit."""
    written = [str(round((EPOCH_S + second) * size)) if size > 1 else f"{EPOCH_S + second:.3f}" for second in TIME_S]
    activity = activity_of(table([written, X, Y, Z], "timestamp,ax,ay,az"))

    assert abs((activity.started_at - datetime(2026, 5, 3, 8, 30, tzinfo=UTC)).total_seconds()) < 1e-3
    assert "start_unknown" not in [note.code for note in activity.notes]


@pytest.mark.parametrize(
    ("form", "start_hour", "codes", "offset"),
    [
        ("2026-05-03T08:30:{:06.3f}Z", 8, [], None),
        ("2026-05-03T10:30:{:06.3f}+02:00", 8, [], 7200.0),
        ("2026-05-03 08:30:{:06.3f}", 8, ["zone_unknown"], 0.0),
        ("03.05.2026 08:30:{:06.3f}", 8, ["zone_unknown"], 0.0),
        ("2026/05/03 08:30:{:06.3f}", 8, ["zone_unknown"], 0.0),
        ("23/05/2026 08:30:{:06.3f}", 8, ["zone_unknown"], 0.0),
    ],
)
def test_times_that_are_written_out(form: str, start_hour: int, codes: list[str], offset: float | None) -> None:
    """ISO 8601 with and without an offset, and dates with the day first; without an offset they stand as they are."""
    activity = activity_of(table([[form.format(second) for second in TIME_S], X, Y, Z], "time,x,y,z"))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == datetime(2026, 5, 23 if form[:2] == "23" else 3, start_hour, 30, tzinfo=UTC)
    assert [note.code for note in activity.notes] == codes
    assert activity.utc_offset_s == offset


def test_a_stop_watch() -> None:
    """Minutes and seconds alone are no date."""
    activity = activity_of(table([[f"00:{second:06.3f}" for second in TIME_S], X, Y, Z], "time,x,y,z"))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == UNDATED


def test_samples_that_share_a_time_are_spread() -> None:
    """Fifty rows a whole second stand a fiftieth apart, and a note says so."""
    activity = activity_of(table([np.floor(TIME_S), X, Y, Z], "time,x,y,z"))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert [note.code for note in activity.notes] == ["times_spread", "start_unknown"]


def test_uneven_times_stay_as_they_are() -> None:
    """Nothing is put on a grid on reading."""
    uneven = TIME_S + 0.004 * np.sin(np.arange(len(TIME_S)))
    assert holds(motion_of(table([uneven, X, Y, Z], "time,x,y,z")), uneven - uneven[0])


def test_times_that_run_backwards_are_put_in_order() -> None:
    """Rows are sorted by time; of two at one time the first is taken; both are noted with their number."""
    time_s = TIME_S.copy()
    time_s[[10, 11]] = time_s[[11, 10]]
    time_s[20] = time_s[19]
    activity = activity_of(table([time_s, X, Y, Z], "time,x,y,z"))
    motion = activity.motion

    assert motion is not None
    assert (np.diff(motion.time_s) > 0).all()
    assert len(motion.time_s) == len(TIME_S) - 1
    notes = {note.code: note.samples for note in activity.notes}
    assert (notes["time_backwards"], notes["same_time"]) == (1, 1)


def test_a_hole_in_the_recording_stays_one() -> None:
    """The activity has no seconds where nothing was recorded."""
    kept = (TIME_S < 3) | (TIME_S >= 7)
    activity = activity_of(table([TIME_S[kept], X[kept], Y[kept], Z[kept]], "time,x,y,z"))

    assert activity.time_s.tolist() == [0.0, 1.0, 2.0, 3.0, 7.0, 8.0, 9.0]


# ---------------------------------------------------------------------------------------------------------------------
# Units


@pytest.mark.parametrize("scale", [1.0, GRAVITY_MPS2, 1000.0])
def test_the_unit_of_acceleration_is_found_from_gravity(scale: float) -> None:
    """At rest a body weighs 1 g, 9.81 m/s2 or 1000 mg."""
    assert holds(motion_of(table([TIME_S, *(IN_G * scale).T], "time,x,y,z")))


def test_a_unit_in_the_names_that_gravity_contradicts() -> None:
    """Nothing weighs 9.81 g at rest: the numbers win where no one said what they hold."""
    assert holds(motion_of(table([TIME_S, *(IN_G * GRAVITY_MPS2).T], "time,x (g),y (g),z (g)")))


def test_the_unit_may_be_told() -> None:
    """Numbers in hundredths of g are acceleration once the user says in which unit to take them."""
    data = table([TIME_S, *(FREE * GRAVITY_MPS2).T], "time,x,y,z")
    assert holds(motion_of(data, gravity="no", unit="m/s²"), in_g=FREE)


def test_numbers_that_hold_no_gravity_are_asked_about() -> None:
    """They may be acceleration without gravity or a rotation: the message says what to give."""
    with pytest.raises(UnsupportedFileError, match=r"hold no gravity.*--columns gravity=no,unit=m/s2"):
        activity_of(table([TIME_S, *FREE.T], "time,x,y,z"))


def test_numbers_that_weigh_what_nothing_weighs_are_asked_about() -> None:
    """Raw counts of a sensor need their unit."""
    with pytest.raises(UnsupportedFileError, match=r"measure 16[0-9.]+ at rest.*--columns unit=g"):
        activity_of(table([TIME_S, *(IN_G * 16384).T], "time,x,y,z"))


def test_a_phone_that_lies_still_is_no_motion_but_gravity_alone() -> None:
    """Three columns that never change hold no movement."""
    still = np.tile([0.0, 0.0, 9.81], (len(TIME_S), 1))
    with pytest.raises(UnknownFormatError, match="hold no movement"):
        activity_of(table([TIME_S, *still.T], "time,x,y,z"))


# ---------------------------------------------------------------------------------------------------------------------
# What is told, and what must be


def test_columns_may_be_told_by_name_and_number() -> None:
    """Numbers count from 1; what was told wins over what the names say."""
    data = table([TIME_S, Z, X, Y, Z], "when,acc_x,hip_a,hip_b,hip_c")
    told = Told(time="when", x="hip_a", y="4", z="hip_c")
    (activity,) = read_bytes(data, "run.csv", columns=told)

    assert activity.motion is not None
    assert holds(activity.motion)


def test_the_rate_and_start_may_be_told() -> None:
    """Three columns without a time need the samples a second; the start is the user's to say."""
    activity = activity_of(table([X, Y, Z], "x,y,z"), rate="50Hz", start="2026-05-03T10:30:00+02:00")

    assert activity.motion is not None
    assert holds(activity.motion)
    assert activity.started_at == datetime(2026, 5, 3, 8, 30, tzinfo=UTC)


def test_a_table_without_times_is_asked_for_its_rate() -> None:
    """The message says what to give."""
    with pytest.raises(UnsupportedFileError, match=r"no column of times.*--columns rate=100"):
        activity_of(table([X, Y, Z], "x,y,z"))


def test_several_sensors_are_asked_about() -> None:
    """Hip and ankle in one table: the message gives the words for the first."""
    data = table([X, Y, Z, X, Y, Z], "hip_x,hip_y,hip_z,ankle_x,ankle_y,ankle_z")
    with pytest.raises(UnsupportedFileError, match=r"hip_x, ankle_x.*--columns x=hip_x,y=hip_y,z=hip_z"):
        activity_of(data)


def test_two_possible_triples_of_numbers_are_asked_about() -> None:
    """Without names or times, two sensors look alike."""
    with pytest.raises(UnsupportedFileError, match=r"--columns time=1,x=2,y=3,z=4"):
        activity_of(table([X, Y, Z, np.zeros_like(X), X, Y, Z]), rate="50")


def test_a_counter_of_rows_may_be_milliseconds() -> None:
    """1, 2, 3 is a row's number, or a thousand samples a second."""
    with pytest.raises(UnsupportedFileError, match=r"time_unit=ms.*rate=100"):
        activity_of(table([np.arange(len(X)), X, Y, Z], "time,x,y,z"))
    motion = motion_of(table([np.arange(len(X)), X, Y, Z], "time,x,y,z"), time_unit="ms", unit="g", gravity="yes")
    assert motion.time_s[-1] == pytest.approx(0.499)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (TIME_S * 1e15, "in any unit"),
        (np.zeros_like(TIME_S), "does not advance"),
    ],
)
def test_times_of_no_recording(times: FloatArray, words: str) -> None:
    """A rate that no sensor has, and times that stand still."""
    with pytest.raises(UnsupportedFileError, match=words):
        activity_of(table([times, X, Y, Z], "time,x,y,z"))


def test_times_in_an_unknown_form() -> None:
    """The message shows the first of them."""
    with pytest.raises(UnsupportedFileError, match="form that gait does not know: half past eight"):
        activity_of(table([["half past eight"] * len(X), X, Y, Z], "time,x,y,z"))


def test_a_date_that_can_be_read_in_two_ways() -> None:
    """3/5 is March or May."""
    with pytest.raises(UnsupportedFileError, match="3/5/2026 can be read in two ways"):
        activity_of(table([[f"3/5/2026 08:30:{second:06.3f}" for second in TIME_S], X, Y, Z], "time,x,y,z"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"colour": "red"}, "does not know colour.*time, x, y, z, unit"),
        ({"x": "1", "y": "2"}, "some of the three axes"),
        ({"unit": "furlongs"}, "unit=furlongs.*g, m/s2, mg"),
        ({"time_unit": "h"}, "time_unit=h.*s, ms, us, ns"),
        ({"rate": "fast"}, "rate=fast is no number"),
        ({"rate": "0"}, "rate=0 is no number"),
        ({"start": "yesterday"}, "start=yesterday is no time"),
        ({"gravity": "maybe"}, "gravity=maybe.*yes, no"),
    ],
)
def test_words_that_are_not_understood(words: dict[str, str], message: str) -> None:
    """Each has a sentence with what is."""
    with pytest.raises(UsageError, match=message):
        told_of(words)


def test_nothing_told_says_nothing() -> None:
    """No words leave everything to the table; a start without an offset is in UTC."""
    assert told_of({}) == NOTHING_TOLD
    assert told_of({"start": "2026-05-03T08:30:00"}).start == datetime(2026, 5, 3, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"x": "a", "y": "2", "z": "3"}, "no column a.*x, y, z"),
        ({"x": "1", "y": "1", "z": "3"}, "one column for two axes"),
        ({"x": "0", "y": "2", "z": "3"}, "no column 0"),
        ({"time": "9"}, "no column 9"),
    ],
)
def test_columns_that_are_not_there(words: dict[str, str], message: str) -> None:
    """The message says which there are."""
    with pytest.raises(UsageError, match=message):
        activity_of(table([X, Y, Z], "x,y,z"), rate="50", **words)


def test_columns_of_a_table_without_names_that_are_not_there() -> None:
    """It has numbers alone."""
    with pytest.raises(UsageError, match="numbers from 1 to 4"):
        activity_of(table([TIME_S, X, Y, Z]), x="5", y="2", z="3")


# ---------------------------------------------------------------------------------------------------------------------
# What is no recording, or a broken one


def test_bad_rows_are_left_out_and_counted() -> None:
    """Words, empty cells, not-a-numbers and short rows cost themselves alone."""
    lines = table([TIME_S, X, Y, Z], "time,x,y,z").split(b"\n")
    lines[50:50] = [b"1.0,broken,0,0", b"1.0,,0,0", b"1.0,nan,0,0", b"1.0,0", b"", b"inf,1,1,1"]
    activity = activity_of(b"\n".join(lines))

    assert activity.motion is not None
    assert holds(activity.motion)
    assert {note.code: note.samples for note in activity.notes}["rows_unreadable"] == 5


def test_a_time_that_is_none_costs_its_row() -> None:
    """So do times that cannot be read among those that can."""
    written = [f"2026-05-03T08:30:{second:06.3f}Z" for second in TIME_S]
    written[7] = "soon"
    activity = activity_of(table([written, X, Y, Z], "time,x,y,z"))

    assert activity.motion is not None
    assert len(activity.motion.time_s) == len(TIME_S) - 1
    assert [(note.code, note.samples) for note in activity.notes] == [("rows_unreadable", 1)]


def test_strict_refuses_bad_rows() -> None:
    """With damage refused, one bad row is one too many."""
    data = table([TIME_S, X, Y, Z], "time,x,y,z") + b"1.0,broken,0,0\n"
    with pytest.raises(DamagedFileError, match="1 rows that are no numbers"):
        read_bytes(data, "run.csv", damage="refuse")


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"time,x,y,z\n", UnknownFormatError, "its columns are|plain text"),
        (b"0.0,0.1,0.9,0.1\n", UnknownFormatError, "holds no acceleration"),
        (b"time,x,y,z\n0.0,0.1,0.9,0.1\n", EmptyFileError, "1 rows"),
        (
            b"name,colour,shape\nball,red,round\nbox,blue,square\n",
            UnknownFormatError,
            "columns are name, colour, shape",
        ),
        (b"time,cadence,heart_rate\n0,80,120\n1,81,121\n", UnknownFormatError, "time, cadence, heart_rate"),
        (b"time;gyro_x;gyro_y;gyro_z\n0;1;2;3\n1;1;2;3\n", UnknownFormatError, "gyro_x"),
        (b"a,b\n\n\n", UnknownFormatError, "plain text"),
        (b"\n\n", UnknownFormatError, "nothing but blanks"),
    ],
)
def test_what_is_no_recording_of_motion(data: bytes, error: type[GaitError], words: str) -> None:
    """A sentence says what it looks like; no table of something else is taken for motion."""
    with pytest.raises(error, match=words):
        activity_of(data)


def test_a_table_of_a_hundred_thousand_columns() -> None:
    """It is refused without much ado."""
    wide = b",".join(b"%d" % number for number in range(100_000)) + b"\n"
    with pytest.raises(UnknownFormatError):
        activity_of(wide * 3)
    with pytest.raises(UnknownFormatError, match="no table of numbers"):
        activity_of(wide * 3, x="1", y="2", z="3")


def test_what_is_told_does_not_make_a_picture_a_table() -> None:
    """Nor does it stand in the way of the other formats."""
    with pytest.raises(GaitError):
        activity_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", x="1", y="2", z="3")
    gpx = b'<gpx><trk><trkseg><trkpt lat="1" lon="2"><time>2026-05-03T08:30:00Z</time></trkpt></trkseg></trk></gpx>'
    assert activity_of(gpx, x="1", y="2", z="3").source.format == "gpx"


def test_quotes_that_never_end() -> None:
    """They swallow the rest of their piece, and too few rows are left."""
    with pytest.raises(EmptyFileError, match="0 rows"):
        activity_of(table([TIME_S, X, Y, Z], "time,x,y,z").replace(b"\n0", b'\n"0'))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ending: str) -> None:
    """What spreadsheets make of a table is the same table."""
    text = table([TIME_S, X, Y, Z], "time,x,y,z").decode().replace("\n", ending)
    assert holds(motion_of(text.encode(encoding)))


def test_letters_beside_the_numbers_end_no_line() -> None:
    """The second half of an A with a ring is, taken alone, a line's end to some."""
    labels = ["\u00c5, no: walking".replace(",", "")] * len(TIME_S)
    assert holds(motion_of(table([TIME_S, X, Y, Z, labels], "time,acc_x,acc_y,acc_z,label")))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [7, 64, 1000])
def test_a_long_table_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch, ending: str, size: int) -> None:
    """Wherever a piece ends, and were it shorter than a line, no row is lost or cut."""
    monkeypatch.setattr("gait.formats.motion_csv.numbers._PIECE_BYTES", size)
    short = TIME_S < 1.0
    data = table([TIME_S[short], X[short], Y[short], Z[short]], "time,acc_x,acc_y,acc_z")
    motion = motion_of(data.replace(b"\n", ending.encode()), gravity="yes", unit="g")
    assert holds(motion, TIME_S[short], IN_G[short])


def test_a_table_of_rotation_stays_one_whatever_else_is_told() -> None:
    """A unit does not make it acceleration."""
    data = table([TIME_S, X, Y, Z], "time,gyro_x,gyro_y,gyro_z")
    with pytest.raises(UnknownFormatError, match=r"holds no acceleration.*time, gyro_x"):
        activity_of(data, unit="g")


def test_a_units_line_between_names_and_rows() -> None:
    """Names, units, numbers: the line next to the numbers is not the names."""
    data = table([TIME_S, X, Y, Z], "time,acc_x,acc_y,acc_z\ns,g,g,g")
    assert holds(motion_of(data))


def zipped(**members: bytes) -> bytes:
    """Return an archive of tables by their names without ending."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.csv", data)
    return packed.getvalue()


def test_a_loggers_other_tables_are_passed_over() -> None:
    """A folder of Sensor Logger, zipped: acceleration is read, rotation and what the phone is are no failures."""
    columns = [TIME_S, TIME_S, *(axis * GRAVITY_MPS2 for axis in (Z, Y, X))]
    data = table(columns, "time,seconds_elapsed,z,y,x")
    about = b"version,platform\n1,ios\n"
    outcomes = list(read_each(zipped(Gyroscope=data, TotalAcceleration=data, Metadata=about), "run.zip"))

    assert [isinstance(each, Activity) for each in outcomes] == [True]


def test_without_acceleration_each_table_says_what_it_is() -> None:
    """So does one beside acceleration that would be, were it told more."""
    about = b"version,platform\n1,ios\n"
    assert len(list(read_each(zipped(Metadata=about, Annotation=about), "run.zip"))) == 2
    good, asking = table([TIME_S, X, Y, Z], "time,acc_x,acc_y,acc_z"), table([X, Y, Z], "acc_x,acc_y,acc_z")
    outcomes = list(read_each(zipped(good=good, asking=asking), "run.zip"))

    assert [isinstance(each, Activity) for each in outcomes] == [True, False]


def test_rate() -> None:
    """The shared recording has the rate that the tests speak of."""
    assert 1 / np.diff(TIME_S).mean() == pytest.approx(RATE_HZ)

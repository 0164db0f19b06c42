"""What is written is read back, and no bytes at all lead to anything but an activity or an error of ours."""

import math
from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gait.errors import GaitError
from gait.formats import READERS, Unread, read_each
from gait.model import Activity

START = datetime(2021, 5, 1, 6, 30, tzinfo=UTC)
GPX_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx creator="x" xmlns:e="urn:e"><trk><type>running</type><trkseg>\n'
)
TCX_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase><Activities><Activity Sport="Running">'
    f'<Lap StartTime="{START.isoformat()}"><TotalTimeSeconds>60</TotalTimeSeconds><Track>\n'
)

values = st.floats(-1e6, 1e6).filter(lambda value: not math.isclose(value, 0.0)) | st.none()
points = st.lists(
    st.fixed_dictionaries({"step": st.integers(1, 30), "altitude": values, "hr": values, "cadence": values}),
    min_size=2,
    max_size=25,
)
Point = dict[str, float | None]


def element(name: str, value: float | None) -> str:
    """Return an element, or nothing where there is no value."""
    return "" if value is None else f"<{name}>{value!r}</{name}>"


def seconds(rows: list[Point]) -> list[float]:
    """Return each point's time: the sum of the steps up to it, from 0."""
    return list(np.cumsum([0.0, *(row["step"] or 0 for row in rows[1:])]))


def gpx_text(rows: list[Point]) -> str:
    """Write a GPX."""
    body = ""
    for row, second in zip(rows, seconds(rows), strict=True):
        extension = element("e:hr", row["hr"]) + element("e:cad", row["cadence"])
        time = (START + timedelta(seconds=second)).isoformat()
        body += f'<trkpt lat="1.5" lon="2.5">{element("ele", row["altitude"])}<time>{time}</time>'
        body += f"<extensions>{extension}</extensions></trkpt>\n"
    return f"{GPX_HEAD}{body}</trkseg></trk></gpx>\n"


def tcx_text(rows: list[Point]) -> str:
    """Write a TCX."""
    body = ""
    for row, second in zip(rows, seconds(rows), strict=True):
        time = (START + timedelta(seconds=second)).isoformat()
        heart_rate = "" if row["hr"] is None else f"<HeartRateBpm>{element('Value', row['hr'])}</HeartRateBpm>"
        body += f"<Trackpoint><Time>{time}</Time>{element('AltitudeMeters', row['altitude'])}"
        body += f"{heart_rate}{element('Cadence', row['cadence'])}</Trackpoint>\n"
    return f"{TCX_HEAD}{body}</Track></Lap></Activity></Activities></TrainingCenterDatabase>\n"


def read_whole(text: str) -> Activity:
    """Read the only activity of a text."""
    (activity,) = read_each(text.encode(), "x", damage="refuse")
    assert isinstance(activity, Activity)
    return activity


def column(rows: list[Point], name: str, factor: float = 1.0) -> list[float]:
    """Return a column as it should be read."""
    return [math.nan if row[name] is None else factor * (row[name] or 0.0) for row in rows]


@settings(deadline=None)
@given(points)
def test_what_is_written_is_read_back(rows: list[Point]) -> None:
    """Every value comes back to the last bit, every missing one as not measured, in both formats."""
    for activity in (read_whole(gpx_text(rows)), read_whole(tcx_text(rows))):
        assert activity.started_at == START
        np.testing.assert_array_equal(activity.time_s, seconds(rows))
        np.testing.assert_array_equal(activity.column("altitude_m"), column(rows, "altitude"))
        np.testing.assert_array_equal(activity.column("heart_rate_bpm"), column(rows, "hr"))
        np.testing.assert_array_equal(activity.column("cadence_spm"), column(rows, "cadence", 2.0))
        assert all(len(values) == len(rows) for values in activity.columns.values())
        assert not any(values.flags.writeable for values in activity.columns.values())


@settings(deadline=None)
@given(points, st.integers(0, 100), st.booleans())
def test_a_cut_gives_the_points_before_it(rows: list[Point], percent: int, as_gpx: bool) -> None:  # noqa: FBT001
    """What is read of a cut file is the beginning of what is read of the whole."""
    text = gpx_text(rows) if as_gpx else tcx_text(rows)
    whole = read_whole(text)
    for outcome in read_each(text[: len(text) * percent // 100].encode(), "x"):
        if isinstance(outcome, Activity):
            count = len(outcome.time_s)
            np.testing.assert_array_equal(outcome.time_s, whole.time_s[:count])
            np.testing.assert_array_equal(outcome.column("cadence_spm"), whole.column("cadence_spm")[:count])


FRAGMENTS = (
    b"<",
    b">",
    b"</trkpt>",
    b"<trk>",
    b"</Lap>",
    b"<Lap StartTime='x'>",
    b"<Activity Sport='Other'>",
    b"<!DOCTYPE gpx [<!ENTITY a 'b'>]>",
    b"&a;",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"\x00",
    b"\xff\xfe",
    b"1e400",
    b"<Time>9999-12-31T23:59:59-14:00</Time>",
    b"<time>0001-01-01T00:00:00+14:00</time>",
    b"x:y='z' ",
    b"<x:ele>",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
)
edits = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 60), st.sampled_from(FRAGMENTS)), max_size=6)
SEEDS = (
    gpx_text([{"step": 5, "altitude": 400.0, "hr": 150.0, "cadence": 85.0}] * 8).encode(),
    tcx_text([{"step": 5, "altitude": 400.0, "hr": 150.0, "cadence": 85.0}] * 8).encode(),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(SEEDS[0], [(40, 0, b"<!DOCTYPE gpx [<!ENTITY a 'b'>]>")], None)
@given(st.sampled_from(SEEDS), edits, st.none() | st.integers(0, 3000))
def test_mutilated_documents_give_an_activity_or_an_error_of_ours(
    seed: bytes, changes: list[tuple[int, int, bytes]], length: int | None
) -> None:
    """Whatever is inserted, deleted or cut off, nothing else is ever raised, and columns stay whole."""
    data = seed
    for place, removed, inserted in changes:
        at = place % (len(data) + 1)
        data = data[:at] + inserted + data[at + removed :]
    for policy in ("salvage", "refuse"):
        for outcome in read_each(data[:length], "x", damage=policy):
            if isinstance(outcome, Unread):
                assert str(outcome.error).endswith(".")
            else:
                assert len(outcome.time_s) > 0
                assert np.isfinite(outcome.time_s).all()
                assert len({len(values) for values in outcome.columns.values()}) == 1
                assert all(lap.stop_s >= lap.start_s for lap in outcome.laps)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_can_be_sniffed_and_offered_to_the_xml_readers(data: bytes) -> None:
    """Random bytes end in an error of ours, through the front door or straight into a reader."""
    for reader in READERS[1:]:
        reader.sniff(data)
        try:
            reader.read(data, "x", "salvage")
        except GaitError as error:
            assert error.what  # noqa: PT017 - either outcome is right

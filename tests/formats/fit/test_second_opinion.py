"""The other decoders as a second opinion."""

from pathlib import Path

import fitparse.records
import gpxpy
import numpy as np
import pytest

from gait.errors import EmptyFileError, OtherSportError, UnsupportedFileError
from gait.formats import second_opinion
from gait.formats.fit.stored import StoredFields, StoredValue
from gait.formats.second_opinion import (
    Difference,
    differences_with_fitparse,
    differences_with_gpxpy,
    read_with_fitparse,
)
from tests.formats.fit.making import Maker

UINT8, UINT16, UINT32, STRING, BYTE = 0x02, 0x84, 0x86, 0x07, 0x0D
START = 1_000_000_000


def test_a_difference_names_message_field_record_and_both_values(run: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that we read differently is told with its scaled values."""
    right = StoredFields.value

    def wrong(self: StoredFields, row: int, number: int, *rest: int | None) -> StoredValue:
        return 700.0 if (row, number) == (3, 5) else right(self, row, number, *rest)

    monkeypatch.setattr(StoredFields, "value", wrong)
    assert differences_with_fitparse(run.file(), "x") == (
        Difference(message="record", field="distance", index=3, ours=7.0, theirs=9.0),
    )


def test_different_times_and_counts_are_told(maker: type[Maker], monkeypatch: pytest.MonkeyPatch) -> None:
    """A compressed time, and the number of records, are compared, too; no more than a thousand rows are kept."""
    made = maker().message(21, [(253, UINT32, START)]).define(1, 20, [(4, 1, UINT8)])
    made.data(1, "B", 80, header=0x80 | 1 << 5 | 5)
    assert differences_with_fitparse(made.file(), "x") == ()
    monkeypatch.setattr(StoredFields, "time", lambda _self, _row: 1.0)
    monkeypatch.setattr(StoredFields, "__len__", lambda _self: 2)
    found = differences_with_fitparse(made.file(), "x")
    assert [(one.field, one.ours) for one in found] == [("timestamp", 1.0), ("count", 2)]
    monkeypatch.setattr(second_opinion, "_MOST_DIFFERENCES", 0)
    assert differences_with_fitparse(made.file(), "x") == ()


def test_where_fitparse_gives_up_is_told(runs: Path) -> None:
    """A file that fitparse refuses agrees up to there, and the last row says why."""
    data = (runs / "bad" / "truncated_eof.fit").read_bytes()
    found = differences_with_fitparse(data, "truncated_eof.fit")
    assert [(one.message, one.field, one.index, one.ours) for one in found] == [
        ("truncated_eof.fit", "end", 14, "14 records")
    ]
    assert "EOF" in str(found[0].theirs) or "read" in str(found[0].theirs)


def test_text_bytes_and_arrays_are_compared(maker: type[Maker]) -> None:
    """Text, bytes and arrays agree with fitparse; bytes of 255 are missing only all together."""
    made = maker().define(0, 20, [(200, 6, STRING), (201, 2, BYTE), (202, 4, UINT16), (203, 2, BYTE)])
    made.data(0, "6s2B2H2B", b"ab\xffc\0\0", 255, 1, 5, 0xFFFF, 255, 255)
    assert differences_with_fitparse(made.file(), "x") == ()


def test_a_chain_is_compared_link_by_link(run: Maker) -> None:
    """Records of a chained file are found in their own links."""
    assert differences_with_fitparse(run.file() + run.file(), "x") == ()


def test_developer_definitions_do_not_leak(runs: Path) -> None:
    """Whatever file was read before, fitparse begins and ends without developer definitions."""
    fitparse.records.DEV_TYPES[0] = {"fields": {}}
    data = (runs / "fit" / "garmin_fr55_walk_duplicate_speed_fields.fit").read_bytes()
    assert differences_with_fitparse(data, "x") == ()
    assert fitparse.records.DEV_TYPES == {}


def test_gpxpy_agrees_on_a_real_file(runs: Path) -> None:
    """Each point of the Forerunner 35's GPX is the same for gpxpy."""
    assert differences_with_gpxpy((runs / "gpx" / "garmin_connect_fr35.gpx").read_bytes(), "x") == ()


_GPX = b"""<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type><trkseg>
<trkpt lat="1" lon="2"><ele>5</ele><time>2024-01-01T00:00:00Z</time></trkpt>
<trkpt lat="1.1" lon="2"><time>2024-01-01T00:00:01Z</time></trkpt></trkseg></trk></gpx>"""


def test_points_that_gpxpy_reads_differently(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another position, another number of points, and a refusal are told."""
    parsed = gpxpy.parse(_GPX.decode())
    points = parsed.tracks[0].segments[0].points
    points[1].latitude, points[0].time = 9.0, None
    points.append(points[1])
    monkeypatch.setattr(gpxpy, "parse", lambda _text: parsed)
    found = differences_with_gpxpy(_GPX, "x")
    assert [(one.field, one.index) for one in found] == [("count", 2), ("time", 0), ("lat", 1)]
    assert (found[2].ours, found[2].theirs) == (1.1, 9.0)

    def refuse(_text: str) -> None:
        message = "no"
        raise ValueError(message)

    monkeypatch.setattr(gpxpy, "parse", refuse)
    assert [one.theirs for one in differences_with_gpxpy(_GPX, "x")] == ["no"]


def test_reading_with_fitparse(runs: Path) -> None:
    """The basic columns of a run that fitparse reads are ours: 79 strides are 158 steps."""
    data = (runs / "fit" / "garmin_fr35_run.fit").read_bytes()
    activity = read_with_fitparse(data, "fr35.fit")[0]
    assert (activity.sport, activity.source.name, len(activity.time_s)) == ("running", "fr35.fit", 2883)
    assert np.nanmedian(activity.columns["cadence_spm"]) == 170.0
    assert activity.columns["distance_m"][-1] == pytest.approx(8955.93, rel=0.001)
    assert activity.channels["cadence_spm"].detail == "by fitparse"
    assert "altitude_m" not in activity.columns


def test_reading_with_fitparse_under_a_time_limit(runs: Path) -> None:
    """What fitparse has read when its time is up is kept, with a note."""
    data = (runs / "fit" / "garmin_fr35_run.fit").read_bytes()
    activity = read_with_fitparse(data, "x", time_limit_s=0.05)[0]
    assert 0 < len(activity.time_s) < 2883
    assert [note.code for note in activity.notes] == ["second_decoder_stopped"]
    assert "too long" in activity.notes[0].message


def test_what_fitparse_cannot_read_either(runs: Path) -> None:
    """No record is unsupported; another sport is told as such; what we refuse is refused before comparing."""
    with pytest.raises(UnsupportedFileError):
        read_with_fitparse(b"\x0e\x10", "x")
    with pytest.raises(OtherSportError, match="swimming"):
        read_with_fitparse((runs / "bad" / "pool_swim.fit").read_bytes(), "x")
    with pytest.raises(EmptyFileError):
        differences_with_fitparse(b"", "x")

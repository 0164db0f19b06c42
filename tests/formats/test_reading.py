"""One way in for every format, container and failure."""

import gzip
import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from gait import formats
from gait.errors import (
    DamagedFileError,
    EmptyFileError,
    GaitError,
    OtherSportError,
    ReadError,
    UnknownFormatError,
    UnsupportedFileError,
)
from gait.formats import READERS, Reader, Unread, read, read_all, read_bytes, read_each
from gait.model import Activity, Source, frozen_columns

GPX = (
    '<gpx><trk><type>{sport}</type><trkseg><trkpt lat="47" lon="8"><time>2020-01-11T12:00:00Z</time></trkpt>'
    '<trkpt lat="47" lon="8"><time>2020-01-11T12:00:{length:02d}Z</time></trkpt></trkseg></trk></gpx>'
)
TCX = (
    '<TrainingCenterDatabase><Activities><Activity Sport="Running"><Lap><Track><Trackpoint>'
    "<Time>2020-01-11T12:00:00Z</Time></Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>"
)
FIT = b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIT\x00\x00"


def gpx(length: int = 10, sport: str = "running") -> bytes:
    """Return a GPX of two points that lie so many seconds apart."""
    return GPX.format(length=length, sport=sport).encode()


def zipped(**members: bytes) -> bytes:
    """Return a zip archive; underscores in names become dots."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in members.items():
            target.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


def test_every_format_has_a_row() -> None:
    """The table's names are the formats that documentation and messages speak of."""
    assert [reader.name for reader in READERS] == ["fit", "gpx", "tcx", "csv"]


@pytest.mark.parametrize(("data", "name"), [(FIT, "fit"), (gpx(), "gpx"), (TCX.encode(), "tcx")])
def test_each_content_is_known_to_exactly_one_reader(data: bytes, name: str) -> None:
    """No two sniffers claim the same file."""
    assert [reader.name for reader in READERS if reader.sniff(data)] == [name]


@pytest.mark.parametrize(("folder", "name"), [("fit", "fit"), ("gpx", "gpx"), ("tcx", "tcx")])
def test_every_format_reads_a_real_file(runs: Path, folder: str, name: str) -> None:
    """One run of each kind comes back with its format named."""
    smallest = min((runs / folder).iterdir(), key=lambda path: path.stat().st_size)
    assert read(smallest).source.format == name


def test_the_name_of_a_file_means_nothing(tmp_path: Path) -> None:
    """A GPX called .fit is a GPX."""
    path = tmp_path / "run.fit"
    path.write_bytes(gpx())
    activity = read(path)
    assert activity.source == Source(
        name="run.fit", format="gpx", sha256=hashlib.sha256(gpx()).hexdigest(), activity_index=0
    )


def test_a_gzip_has_the_digest_of_what_is_in_it(tmp_path: Path) -> None:
    """The same run is recognised, packed or not."""
    path = tmp_path / "run.gpx.gz"
    path.write_bytes(gzip.compress(gpx()))
    source = read(path).source
    assert source.name == "run.gpx"
    assert source.sha256 == hashlib.sha256(gpx()).hexdigest()


def test_read_takes_the_longest_run_and_says_so() -> None:
    """Of two runs and a longer walk the longer run is taken."""
    data = zipped(short_gpx=gpx(10), long_gpx=gpx(20), walk_gpx=gpx(30, "walking"))
    assert len(read_bytes(data, "week.zip")) == 3


def test_read_of_several_runs(tmp_path: Path) -> None:
    """The note counts the activities and names the function that returns them all."""
    path = tmp_path / "week.zip"
    path.write_bytes(zipped(short_gpx=gpx(10), long_gpx=gpx(20), walk_gpx=gpx(30, "walking")))
    activity = read(path)
    assert activity.source.name == "long.gpx"
    assert [note.code for note in activity.notes] == ["several_activities"]
    assert "3 activities" in activity.notes[0].message
    assert [one.source.name for one in read_all(path)] == ["short.gpx", "long.gpx", "walk.gpx"]


def test_activities_of_one_file_are_numbered() -> None:
    """Two runs of one file differ by their index."""
    two = gpx().replace(b"</gpx>", b"") + gpx().replace(b"<gpx>", b"").replace(b"T12", b"T18")
    assert [one.source.activity_index for one in read_bytes(two, "two.gpx")] == [0, 1]


def test_a_bad_member_never_costs_the_others() -> None:
    """Every member has an outcome: an activity, or its name and the reason."""
    data = zipped(good_gpx=gpx(), ride_gpx=gpx(sport="cycling"), photo_jpg=b"\xff\xd8\xff", empty_gpx=b"")
    outcomes = list(read_each(data, "week.zip"))
    assert isinstance(outcomes[0], Activity)
    unread = [outcome for outcome in outcomes if isinstance(outcome, Unread)]
    assert [(one.name, type(one.error)) for one in unread] == [
        ("week.zip/ride.gpx", OtherSportError),
        ("week.zip/photo.jpg", UnknownFormatError),
        ("week.zip/empty.gpx", EmptyFileError),
    ]


def test_members_that_were_not_read_are_named_in_a_note() -> None:
    """What is left out is said: three by name, the others by number."""
    data = zipped(good_gpx=gpx(), a_csv=b"a,b", b_csv=b"a,b", c_csv=b"a,b", d_csv=b"a,b")
    (activity,) = read_bytes(data, "week.zip")
    assert [note.code for note in activity.notes] == ["members_unread"]
    assert "week.zip/a.csv" in activity.notes[0].message
    assert "and 1 more" in activity.notes[0].message


def test_nothing_read_is_an_error_that_names_the_members() -> None:
    """Errors of one kind keep their kind; a mixture is a reading error; a single one is itself."""
    with pytest.raises(OtherSportError, match=r"None of the 2 files.*a\.gpx"):
        read_bytes(zipped(a_gpx=gpx(sport="1"), b_gpx=gpx(sport="16")), "week.zip")
    with pytest.raises(ReadError, match="None of the 2 files") as caught:
        read_bytes(zipped(a_gpx=gpx(sport="1"), b_csv=b"1,2"), "week.zip")
    assert type(caught.value) is ReadError
    with pytest.raises(UnknownFormatError, match="CSV"):
        read_bytes(zipped(b_csv=b"1,2"), "week.zip")


def test_damage_in_an_archive_is_noted_on_the_activity() -> None:
    """A cut gzip gives the points before the cut, with the notes of both layers."""
    (activity,) = read_bytes(gzip.compress(gpx() + b" " * 1000, compresslevel=0)[:400], "run.gpx.gz")
    assert [note.code for note in activity.notes] == ["archive_damaged"]
    with pytest.raises(DamagedFileError):
        read_bytes(gzip.compress(gpx())[:-4], "run.gpx.gz", damage="refuse")


def test_unknown_and_empty_content_is_refused() -> None:
    """The error says what it looks like."""
    with pytest.raises(UnknownFormatError, match="web page"):
        read_bytes(b"<html>", "run.fit")
    with pytest.raises(EmptyFileError):
        read_bytes(b"", "run.fit")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    """Missing files, folders and devices are errors of ours."""
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "none.fit")
    with pytest.raises(ReadError, match="a folder"):
        read_all(tmp_path)
    with pytest.raises(ReadError, match="cannot be read"):
        read("a\0b")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/null")
def test_a_device_is_not_read() -> None:
    """An endless device would never end."""
    with pytest.raises(ReadError, match="a device"):
        read("/dev/null")


def test_a_forbidden_file_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system says no, we say so."""
    path = tmp_path / "run.fit"
    path.write_bytes(b"")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError, match="may not be read by this user"):
        read(path)


def fake_activity() -> Activity:
    """Return an activity of one sample."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only here

    return Activity(
        source=Source(name="x", format="x"),
        sport="running",
        started_at=datetime(2020, 1, 1, tzinfo=UTC),
        columns=frozen_columns({"time_s": np.array([0.0])}),
    )


def refusing(name: str) -> tuple[Reader, ...]:
    """Return a table of one reader that knows everything and supports nothing."""

    def refuse(_data: bytes, _name: str, _damage: str) -> tuple[Activity, ...]:
        what = "A new construct"
        raise UnsupportedFileError(what)

    return (Reader(name=name, sniff=lambda _head: True, read=refuse),)


class SecondDecoder:
    """Stands in for the module with fitparse: returns or raises what it is given."""

    def __init__(self, outcome: tuple[Activity, ...] | GaitError) -> None:
        """Keep the outcome."""
        self.outcome = outcome

    def read_with_fitparse(self, _data: bytes, _name: str) -> tuple[Activity, ...]:
        """Return or raise the outcome."""
        if isinstance(self.outcome, GaitError):
            raise self.outcome
        return self.outcome


def test_an_unsupported_fit_is_offered_to_the_second_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it decodes is marked as its own."""
    monkeypatch.setattr(formats, "READERS", refusing("fit"))
    monkeypatch.setitem(sys.modules, "gait.formats.second_opinion", SecondDecoder((fake_activity(),)))
    (activity,) = read_bytes(FIT, "run.fit")
    assert activity.source.format == "fit"
    assert [note.code for note in activity.notes] == ["second_decoder"]


@pytest.mark.parametrize("outcome", [(), DamagedFileError("No")])
def test_what_neither_decoder_reads_is_refused_with_our_reason(
    monkeypatch: pytest.MonkeyPatch, outcome: tuple[Activity, ...] | GaitError
) -> None:
    """The first refusal is the one that is told."""
    monkeypatch.setattr(formats, "READERS", refusing("fit"))
    monkeypatch.setitem(sys.modules, "gait.formats.second_opinion", SecondDecoder(outcome))
    with pytest.raises(UnsupportedFileError, match="A new construct"):
        read_bytes(FIT, "run.fit")


def test_an_unsupported_xml_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second decoder is for FIT alone."""
    monkeypatch.setattr(formats, "READERS", refusing("gpx"))
    with pytest.raises(UnsupportedFileError, match="A new construct"):
        read_bytes(gpx(), "run.gpx")


def test_an_activity_without_samples_counts_as_the_shortest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choosing among activities never fails on an empty one."""
    path = tmp_path / "x"
    path.write_bytes(b"x")
    empty = replace(fake_activity(), columns=frozen_columns({"time_s": np.array([])}))
    full = replace(fake_activity(), columns=frozen_columns({"time_s": np.array([0.0, 5.0])}))
    table = (Reader(name="fit", sniff=lambda _head: True, read=lambda _data, _name, _damage: (empty, full)),)
    monkeypatch.setattr(formats, "READERS", table)
    assert read(path).time_s.tolist() == [0.0, 5.0]


@pytest.mark.parametrize(
    ("file", "loaded", "unloaded"),
    [("run.gpx", "gait.formats.gpx", "gait.formats.fit"), ("run.fit", "gait.formats.fit", "lxml")],
)
def test_reading_one_format_loads_no_other(tmp_path: Path, file: str, loaded: str, unloaded: str) -> None:
    """Readers load on first use."""
    path = tmp_path / file
    path.write_bytes(gpx() if file.endswith("gpx") else FIT)
    program = (
        "import sys, gait\n"
        "try:\n    gait.read(sys.argv[1])\nexcept gait.GaitError:\n    pass\n"
        f"assert {loaded!r} in sys.modules and {unloaded!r} not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(formats.__file__).parents[2])},
        check=False,
        capture_output=True,
    )
    assert done.stderr == b""
    assert done.returncode == 0

"""A platform's archive of simulated runs: laid out as the real one, and the same each time."""

import csv
import gzip
from io import StringIO

import pytest

from gait.errors import OtherSportError
from gait.formats import read_bytes
from gait.simulate import RUNNERS, WATCHES
from gait.simulate.archive import INDEX, archive_members

ACTIVITIES = 24


@pytest.fixture(scope="module")
def members() -> dict[str, bytes]:
    """Return an archive of 24 activities, by name."""
    return dict(archive_members(RUNNERS["typical"], WATCHES["wrist_basic"], 1, activities=ACTIVITIES))


def rows(members: dict[str, bytes]) -> list[dict[str, str]]:
    """Return the rows of the index by the names of its columns."""
    return list(csv.DictReader(StringIO(members[INDEX].decode())))


def test_the_index_has_a_row_for_each_activity_and_names_its_file(members: dict[str, bytes]) -> None:
    """Every file is in the index once, under activities/, and nothing else is in the archive."""
    named = [row["Filename"] for row in rows(members) if row["Filename"]]

    assert len(rows(members)) == ACTIVITIES
    assert sorted(named) == sorted(set(members) - {INDEX})
    assert {name.split(".", 1)[1] for name in named} == {"fit.gz", "gpx.gz", "tcx.gz"}


def test_a_quarter_are_other_sports(members: dict[str, bytes]) -> None:
    """Six of 24 are rides and swims, and have no shoes."""
    others = [row for row in rows(members) if row["Activity Type"] != "Run"]

    assert len(others) == 6
    assert {row["Activity Type"] for row in others} == {"Ride", "Swim"}
    assert {row["Activity Gear"] for row in others} == {""}


def test_files_hold_what_the_index_says(members: dict[str, bytes]) -> None:
    """A run is read and begins when the index says; what is another sport there is another sport in its file."""
    for row in rows(members):
        if not row["Filename"]:
            continue
        data = gzip.decompress(members[row["Filename"]])
        if row["Activity Type"] != "Run":
            with pytest.raises(OtherSportError):
                read_bytes(data, row["Filename"])
        else:
            (run,) = read_bytes(data, row["Filename"])
            moment = f"{run.started_at:%b} {run.started_at.day}, {run.started_at:%Y, %I:%M:%S %p}"
            assert moment.replace(", 0", ", ") == row["Activity Date"]


def test_the_same_seed_gives_the_same_bytes(members: dict[str, bytes]) -> None:
    """Two archives of one seed are equal to the byte, another seed gives others."""
    first, again, other = (
        dict(archive_members(RUNNERS["typical"], WATCHES["wrist_basic"], seed, activities=2)) for seed in (1, 1, 2)
    )

    assert first == again
    assert first != other

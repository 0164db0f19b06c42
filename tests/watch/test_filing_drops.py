"""What is dropped is in the library, has its report and lies in done; what cannot be read lies in failed."""

import gzip
import os
import zipfile
from io import BytesIO

import pytest

from gait.library import Library
from gait.watch import Patience, sweep
from tests.watch.conftest import Folder, a_file, a_ride

pytestmark = pytest.mark.usefixtures("quick_pages")


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in members.items():
            target.writestr(name, data)
    return buffer.getvalue()


def test_a_squads_drops(folder: Folder) -> None:
    """Each athlete's run is theirs, filed and reported; the bad file has its reason; one list."""
    folder.drop("Anna/run.fit", a_file())
    folder.drop("Ben/RUN.FIT.GZ", gzip.compress(a_file(1)))
    folder.drop("Ben/empty.fit", b"")

    assert not folder.once()
    assert folder.files() == [
        "Anna/done/run.fit",
        "Ben/done/RUN.FIT.GZ",
        "Ben/failed/empty.fit",
        "Ben/failed/empty.fit.txt",
    ]
    assert folder.runs() == [("Anna", "2026-05-03"), ("Ben", "2026-05-04")]
    assert folder.reports() == ["Anna/2026-05-03-run-1.html", "Ben/2026-05-04-run-2.html", "index.html"]
    assert folder.said == ["Anna: run.fit: 1 new run", "Ben: RUN.FIT.GZ: 1 new run"]
    assert folder.troubles == [f"{folder.path}/Ben/empty.fit: The file has no bytes. Export or copy it again."]
    assert (folder.path / "Ben/failed/empty.fit.txt").read_text(encoding="utf-8") == (
        "empty.fit was not put into the library.\n\n"
        "The file has no bytes. Export or copy it again.\n\n"
        "Nothing was deleted. Once it is mended, drop it again.\n"
    )


def test_a_second_time_nothing_changes(folder: Folder) -> None:
    """Where nothing was dropped, no byte and no time of a file changes."""
    folder.drop("Anna/run.fit", a_file())
    folder.once()
    before = folder.state()

    assert folder.once()
    assert folder.state() == before


def test_a_file_that_is_dropped_again_is_one_run(folder: Folder) -> None:
    """It is put away under a name of its own, and nothing that lay there is overwritten."""
    for content in (a_file(), a_file(), a_file(1)):
        folder.drop("Anna/run.fit", content)
        folder.once()

    assert folder.files() == ["Anna/done/run-2.fit", "Anna/done/run-3.fit", "Anna/done/run.fit"]
    assert folder.runs() == [("Anna", "2026-05-03"), ("Anna", "2026-05-04")]
    assert folder.said[1] == "Anna: run.fit: was in the library already"


def test_one_persons_folder(folder: Folder) -> None:
    """A file in the folder itself makes it one person's, of the folder's name; folders in it stay folders in done."""
    folder.drop("run.fit", a_file())
    folder.once()
    folder.drop("2026/May/run.fit", a_file(1))
    folder.drop("2026/May/photo.jpg", b"\xff\xd8\xff")
    folder.once()

    assert folder.files() == ["2026/May/photo.jpg", "done/2026/May/run.fit", "done/run.fit"]
    assert folder.runs() == [("watched", "2026-05-03"), ("watched", "2026-05-04")]


def test_a_named_athlete_makes_it_one_persons(folder: Folder) -> None:
    """With --athlete a folder in it is no athlete."""
    folder.drop("week 1/run.fit", a_file())
    folder.once(athlete="Zoë")

    assert folder.files() == ["done/week 1/run.fit"]
    assert folder.runs() == [("Zoë", "2026-05-03")]


def test_a_profile_says_who_it_is(folder: Folder) -> None:
    """``athlete.toml`` names the athlete, tells of the size, and stays where it is."""
    (folder.path / "a").mkdir()
    (folder.path / "a" / "athlete.toml").write_text('name = "Anna"\nheight_cm = 170\n', encoding="utf-8")
    folder.drop("a/run.fit", a_file())
    folder.once()

    with Library.open(folder.library) as library:
        assert library.athlete("Anna").height_m == pytest.approx(1.7)
    assert folder.files() == ["a/athlete.toml", "a/done/run.fit"]
    assert folder.runs() == [("Anna", "2026-05-03")]


def test_the_name_that_is_given_wins_over_the_profiles(folder: Folder) -> None:
    """The profile of somebody else's folder does not rename them."""
    (folder.path / "athlete.toml").write_text('name = "Anna"\nheight_cm = 170\n', encoding="utf-8")
    folder.drop("run.fit", a_file())
    folder.once(athlete="Ben")

    assert folder.runs() == [("Ben", "2026-05-03")]


def test_a_profile_that_cannot_be_read_keeps_only_its_own_athlete_waiting(folder: Folder) -> None:
    """Its drops stay where they are, with the reason; the others are filed."""
    (folder.path / "Anna").mkdir()
    (folder.path / "Anna" / "athlete.toml").write_text("height = 170", encoding="utf-8")
    folder.drop("Anna/run.fit", a_file())
    folder.drop("Ben/run.fit", a_file())

    assert not folder.once()
    assert folder.files() == ["Anna/athlete.toml", "Anna/run.fit", "Ben/done/run.fit"]
    assert "The profile has a key 'height' that means nothing here" in folder.troubles[0]


def test_a_file_in_a_squads_folder_itself_is_nobodys(folder: Folder) -> None:
    """It stays, and it is said what to do with it."""
    folder.drop("Anna/run.fit", a_file())
    folder.drop("stray.fit", a_file(1))

    assert not folder.once()
    assert folder.files() == ["Anna/done/run.fit", "stray.fit"]
    assert folder.troubles == [
        "This file lies in the squad's folder itself and is nobody's: stray.fit. Move it into an athlete's folder."
    ]


def test_files_in_the_making_are_left_alone(folder: Folder) -> None:
    """Hidden files, downloads and copies under way are no drops, whatever is in them."""
    names = [".run.fit.icloud", "run.fit.part", "run.fit.crdownload", "run.TMP", "~$run.fit", "run.fit~", "Thumbs.db"]
    for name in names:
        folder.drop(f"Anna/{name}", a_file())
    folder.drop("Anna/run.fit.download/run.fit", a_file())

    assert folder.once()
    assert not folder.library.exists()
    assert not (folder.path / "Anna" / "done").exists()


def test_a_file_without_its_end_is_given_time(folder: Folder) -> None:
    """A FIT file that is shorter than it says is left for the next time; an old one is salvaged."""
    half = folder.drop("Anna/run.fit", a_file()[:-500])
    patience = Patience(quiet_s=0.01, cut_off_s=60.0)

    assert folder.once(patience=patience)
    assert folder.files() == ["Anna/run.fit"]
    assert folder.said == [f"{half} is still being written, or was cut off; it is left for the next time."]

    os.utime(half, (0, 0))
    assert folder.once(patience=patience)
    assert folder.files() == ["Anna/done/run.fit"]


def test_a_bulk_archive(folder: Folder) -> None:
    """Runs are filed with their titles and shoes, rides and other files counted, and what failed is listed."""
    listed = (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Gear,Filename\n"
        '1,"May 3, 2026",Lunch Run,Run,Old pair,activities/1.fit.gz\n2,"May 4, 2026",Tempo,Run,,activities/2.fit\n'
    )
    members = {
        "activities.csv": listed.encode(),
        "activities/1.fit.gz": gzip.compress(a_file()),
        "activities/2.fit": a_file(1),
        "activities/3.fit": a_ride(),
        "activities/4.fit": b"",
        "media/photo.jpg": b"\xff\xd8\xff",
        "DI_CONNECT/Uploaded.zip": zipped({"5.fit": a_file(2)}),
    }
    folder.drop("Anna/export.zip", zipped(members))

    assert folder.once()
    assert folder.files() == ["Anna/done/export.zip", "Anna/done/export.zip.txt"]
    assert folder.runs() == [("Anna", "2026-05-03"), ("Anna", "2026-05-04"), ("Anna", "2026-05-05")]
    line = "export.zip: 3 new runs, 1 activity of another sport, 1 file without an activity, 1 file could not be read"
    assert folder.said == [f"Anna: {line}"]
    assert (folder.path / "Anna/done/export.zip.txt").read_text(encoding="utf-8") == (
        f"{line}.\n\nCould not be read:\n- activities/4.fit: The file has no bytes. Export or copy it again.\n"
    )
    with Library.open(folder.library) as library:
        assert [(run.title, run.shoe) for run in library.runs()] == [
            ("", None),
            ("Tempo", None),
            ("Lunch Run", "Old pair"),
        ]


def test_an_archive_without_a_run_has_failed(folder: Folder) -> None:
    """Rides alone, or nothing that can be read: it lies in failed with the reason."""
    folder.drop("Anna/rides.zip", zipped({"1.fit": a_ride(), "2.fit": a_ride(), "3.fit": b"x"}))

    assert not folder.once()
    assert folder.files() == ["Anna/failed/rides.zip", "Anna/failed/rides.zip.txt"]
    text = (folder.path / "Anna/failed/rides.zip.txt").read_text(encoding="utf-8")
    assert "There is no run in it: 2 activities of other sports, 1 file could not be read." in text
    assert "- 3.fit: This is no FIT, GPX or TCX file: it looks like plain text." in text


def test_an_unpacked_export(folder: Folder) -> None:
    """The list of uploads names the runs in the folders below it, and goes where they go."""
    row = "1,May 3,Lunch Run,Run,Old pair,activities/1.fit.gz\n"
    folder.drop("Anna/export/activities.csv", ("Id,Date,Name,Type,Gear,File\n" + row).encode())
    folder.drop("Anna/export/activities/1.fit.gz", gzip.compress(a_file()))
    folder.once()

    assert folder.files() == ["Anna/done/export/activities.csv", "Anna/done/export/activities/1.fit.gz"]
    with Library.open(folder.library) as library:
        assert [(run.title, run.shoe) for run in library.runs()] == [("Lunch Run", "Old pair")]


def test_an_earlier_run_that_comes_later_is_seen_by_the_later_one(folder: Folder) -> None:
    """The analysis of a run rests on the runs before it, in whatever order they are dropped."""
    folder.drop("Anna/b.fit", a_file(1))
    folder.once()
    folder.drop("Anna/a.fit", a_file())
    folder.once()

    with Library.open(folder.library) as library:
        assert library.outdated() == ()
    assert folder.reports() == ["Anna/2026-05-03-run-2.html", "Anna/2026-05-04-run-1.html", "index.html"]


def test_more_drops_than_are_put_away_at_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some at a time, all of them in the end."""
    monkeypatch.setattr(sweep, "_TOGETHER", 2)
    for day in range(5):
        folder.drop(f"Anna/{day}.fit", a_file(day))

    assert folder.once()
    assert folder.files() == [f"Anna/done/{day}.fit" for day in range(5)]
    assert len(folder.reports()) == 6


def test_without_reports_none_is_drawn(folder: Folder) -> None:
    """The library is filled, and no page written."""
    folder.drop("Anna/run.fit", a_file())

    assert folder.once(reports="none")
    assert folder.runs() == [("Anna", "2026-05-03")]
    assert not (folder.path / "reports").exists()


def test_reports_and_library_in_the_folder_are_no_athletes(folder: Folder) -> None:
    """Wherever they are told to be, they are never looked into."""
    folder.library = folder.path / "library"
    folder.drop("Anna/run.fit", a_file())
    for _ in range(2):
        assert folder.once(out=folder.path / "pages")

    assert folder.runs() == [("Anna", "2026-05-03")]
    assert [path.name for path in (folder.path / "pages" / "Anna").iterdir()] == ["2026-05-03-run-1.html"]

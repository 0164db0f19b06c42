"""An athlete's own file."""

from pathlib import Path

import pytest

from gait.errors import UsageError
from gait.library import Library, apply_profile, library_folder, read_profile
from tests.library.factory import put

WHOLE = """
name = "Anna Müller"
height_cm = 170
leg_length_m = 0.86
weight_lb = 134.5
birth_year = 1990
units = "imperial"
target_spm = 172
target_kmh = 10.8
target_on = 2026-05-01

[[shoe]]
name = "Blue"
start = 2026-01-05
distance_km = 120

[[knee]]
from = 2025-11-01
to = 2026-01-10
place = "front"
note = "stairs"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the profile is."""
    return tmp_path / "athlete.toml"


def test_a_profile_is_read_in_si(path: Path) -> None:
    """170 cm are 1.7 m, 134.5 lb are 61.0 kg, 10.8 km/h are 3 m/s, 120 km are 120,000 m."""
    path.write_text(WHOLE, encoding="utf-8")
    profile = read_profile(path)

    assert profile.values == {
        "name": "Anna Müller",
        "height_m": pytest.approx(1.7),
        "leg_length_m": 0.86,
        "mass_kg": pytest.approx(61.0, abs=0.01),
        "birth_year": 1990,
        "units": "imperial",
        "target_spm": 172.0,
        "target_mps": pytest.approx(3.0),
        "target_on": "2026-05-01",
    }
    assert profile.shoes == ({"name": "Blue", "started_on": "2026-01-05", "start_distance_m": 120_000.0},)
    assert profile.knee is not None
    assert [(each.started_on, each.ended_on, each.place, each.note) for each in profile.knee] == [
        ("2025-11-01", "2026-01-10", "front", "stairs")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("height = 1.7", "a key 'height' that means nothing here.* Did you mean height_m, height_cm, height_in"),
        ("heigth_m = 1.7", "Did you mean height_m"),
        ("zzz = 1", "Known are: name, height_m"),
        ("height_m = 170", "height_m cannot be 170.* It lies between 1 and 2.5"),
        ("height_cm = 1.7", "height_cm cannot be 1.7.* height_cm is in cm"),
        ("height_cm = '170'", "height_cm cannot be '170'"),
        ("height_m = 1.7\nheight_cm = 170", "'height_cm' says again what another key has said"),
        ("units = 'miles'", "It is one of metric, imperial"),
        ("birth_year = 1990.5", "birth_year cannot be 1990.5"),
        ("height_m: 1.7", "no valid TOML"),
        ("shoe = 'Blue'", r"Write \[\[shoe\]\] on a line"),
        ("[[shoe]]\nstart = 2026-01-01", r"A \[\[shoe\]\] of the profile lacks its key name"),
        ("[[knee]]\nplace = 'front'", r"A \[\[knee\]\] of the profile lacks its key from"),
        ("[[shoe]]\nname = 'Blue'\nsize = 42", "a key 'size' that means nothing here"),
        ("[[knee]]\nfrom = 2026-01-01\nplace = 'elbow'", "place cannot be 'elbow'"),
        ("[[pain]]\nduring = 5", r"A \[\[pain\]\] of the profile lacks its key on"),
        ("[[pain]]\non = 2026-05-01\nduring = 11", "during cannot be 11.* It lies between 0 and 10"),
        ("[[pain]]\non = 2026-05-01\nduring = 1\n[[pain]]\non = 2026-05-01\nafter = 1", "two .* of 2026-05-01"),
    ],
)
def test_what_means_nothing_is_said(path: Path, text: str, said: str) -> None:
    """Each refusal names the key and the file, and says what would do."""
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=said) as refusal:
        read_profile(path)
    assert refusal.value.where == str(path)


def test_a_profile_that_is_not_there(path: Path) -> None:
    """A file that cannot be read is said."""
    with pytest.raises(UsageError, match="cannot be read: No such file or directory"):
        read_profile(path)


def test_a_profile_makes_and_changes_an_athlete(library: Library, path: Path) -> None:
    """The first time it adds them; then it changes what is new, and writes nothing where nothing is."""
    path.write_text(WHOLE, encoding="utf-8")
    first = apply_profile(library, "anna", read_profile(path))
    known = len(library.changes())
    again = apply_profile(library, "Anna Müller", read_profile(path))

    assert (first.name, first.birth_year, len(first.knee)) == ("Anna Müller", 1990, 1)
    assert (again, len(library.changes())) == (first, known)
    path.write_text(
        "weight_kg = 63\n[[shoe]]\nname = 'blue'\nend = 2026-06-01\n[[shoe]]\nname = 'Red'", encoding="utf-8"
    )
    changed = apply_profile(library, "Anna Müller", read_profile(path))
    assert (changed.mass_kg, changed.height_m, changed.knee) == (63.0, first.height_m, first.knee)
    assert [(shoe.name, shoe.ended_on) for shoe in library.shoes(first.id)] == [("Red", None), ("Blue", "2026-06-01")]


def told(library: Library, athlete_id: int) -> list[tuple[str, int | None, float | None, float | None, str]]:
    """Return the pain log: day, run, during, next morning and note."""
    return [
        (each.on_date, each.run_id, each.pain.during, each.pain.next_morning, each.note)
        for each in library.pain_log(athlete_id)
    ]


def test_a_profile_tells_of_pain(library: Library, path: Path) -> None:
    """A line a day, about the day's run where it is there; what is told again changes nothing, and more is added."""
    anna = library.add_athlete("Anna", height_m=1.7)
    run = put(library, anna, day=0).run_id
    day = library.run(run).summary.local_date
    path.write_text(f"[[pain]]\non = {day}\nduring = 5\n[[pain]]\non = 2026-06-01\nduring = 1", encoding="utf-8")
    apply_profile(library, "Anna", read_profile(path))
    known = len(library.changes())
    apply_profile(library, "Anna", read_profile(path))

    assert told(library, anna.id) == [(day, run, 5.0, None, ""), ("2026-06-01", None, 1.0, None, "")]
    assert len(library.changes()) == known
    path.write_text(f"[[pain]]\non = {day}\nnext_morning = 4\nnote = 'stairs'", encoding="utf-8")
    apply_profile(library, "Anna", read_profile(path))
    assert told(library, anna.id)[0] == (day, run, 5.0, 4.0, "stairs")


def test_a_profile_is_written_whole_or_not(library: Library, path: Path) -> None:
    """A shoe that cannot be takes the athlete back with it."""
    path.write_text("[[shoe]]\nname = 'Blue'\nstart = 2026-02-01\nend = 2026-01-01", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot end before they start"):
        apply_profile(library, "Carl", read_profile(path))
    assert library.athletes() == ()


def test_where_the_library_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is named wins over the environment, and that over the folder of the user's data."""
    monkeypatch.setenv("GAIT_LIBRARY", str(tmp_path / "mine"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    found = [library_folder(tmp_path / "named"), library_folder()]
    monkeypatch.delenv("GAIT_LIBRARY")

    assert found == [tmp_path / "named", tmp_path / "mine"]
    assert library_folder().name == "gait"

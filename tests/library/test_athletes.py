"""Who is in the library: names, numbers, knees and shoes."""

import unicodedata

import pytest

from gait.errors import UsageError
from gait.library import AthleteRecord, KneeTrouble, Library, RunEdit, name_key, safe_folder
from gait.model import Athlete
from tests.library.factory import put


def test_what_is_told_is_kept(library: Library) -> None:
    """All that can be known of a person comes back, in SI."""
    trouble = KneeTrouble(started_on="2025-11-01", ended_on="2026-01-10", place="front", note="stairs")
    told = {"height_m": 1.7, "leg_length_m": 0.86, "mass_kg": 61.0, "birth_year": 1990, "units": "imperial"}
    told |= {"target_spm": 172.0, "target_mps": 3.0, "target_on": "2026-05-01"}
    athlete = library.add_athlete("Anna", knee=(trouble,), **told)

    assert {name: getattr(athlete, name) for name in told} == told
    assert [(each.started_on, each.place, each.note) for each in athlete.knee] == [("2025-11-01", "front", "stairs")]
    assert athlete.runner == Athlete(name="Anna", height_m=1.7, mass_kg=61.0, leg_length_m=0.86, from_="profile")
    assert library.athletes() == (athlete,)


@pytest.mark.parametrize("spelling", ["Zoë Groß", "ZOË GROSS", unicodedata.normalize("NFD", "zoë groß"), " zoë  groß "])
def test_a_name_is_one_however_it_is_written(library: Library, spelling: str) -> None:
    """Case, composition and spaces tell no names apart."""
    zoe = library.add_athlete("Zoë Groß")

    assert library.athlete(spelling) == zoe
    with pytest.raises(UsageError, match="There is an athlete of this name already"):
        library.add_athlete(spelling)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Anna Müller", "Anna Müller"),
        ("A/B: C?", "A-B- C"),
        ("..", "athlete"),
        ("CON", "CON-athlete"),
        ("reports", "reports-athlete"),
        ("名前", "名前"),
        ("x" * 90 + "ééééé", "x" * 90 + "ééééé"),
    ],
)
def test_folders_are_safe_on_every_system(name: str, folder: str) -> None:
    """No separators, no device names of Windows, none of the watched folder's own names, not too long."""
    assert safe_folder(name) == folder
    assert len(safe_folder(name).encode()) <= 108


def test_two_names_that_make_one_folder_get_two(library: Library) -> None:
    """``A/B`` and ``A-B`` are two people."""
    assert [library.add_athlete(name).folder for name in ("A/B", "A-B", "A:B")] == ["A-B", "A-B-2", "A-B-3"]


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "x" * 101])
def test_what_is_no_name(library: Library, name: str) -> None:
    """Nothing, control characters and a whole page are refused with a sentence."""
    with pytest.raises(UsageError, match="name"):
        library.add_athlete(name)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"height_m": 170.0}, "height_m cannot be 170.0. It lies between 1 and 2.5."),
        ({"mass_kg": True}, "mass_kg cannot be True"),
        ({"birth_year": 90}, "Write the year with four digits."),
        ({"birth_year": True}, "Write the year with four digits."),
        ({"units": "furlongs"}, "It is one of metric, imperial."),
        ({"target_on": "tomorrow"}, "Write the day as 2026-05-17."),
        ({"shoe_size": 42}, "'shoe_size' is not known here"),
        ({"name": None}, "Write it as a text in quotes."),
    ],
)
def test_what_cannot_be_of_a_person(library: Library, anna: AthleteRecord, told: dict[str, object], said: str) -> None:
    """A number beyond what people have, or a key that means nothing, is refused, and nothing changes."""
    with pytest.raises(UsageError) as refusal:
        library.edit_athlete(anna.id, **told)  # type: ignore[arg-type]

    assert said in str(refusal.value)
    assert library.athlete("Anna") == anna


def test_what_is_known_changes(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """A number can be forgotten, a name changed but not to another's; the folder stays."""
    changed = library.edit_athlete(anna.id, name="Anne", height_m=None)

    assert (changed.name, changed.folder, changed.height_m) == ("Anne", "Anna", None)
    assert library.find_athlete("anna") == changed  # by the folder
    with pytest.raises(UsageError, match="There is an athlete of this name already"):
        library.edit_athlete(ben.id, name="ANNE")


def test_nobody_of_that_name(library: Library) -> None:
    """An empty library says how to begin; another says whom it knows."""
    with pytest.raises(UsageError, match="Add one with gait athlete add"):
        library.athlete("Carl")
    library.add_athlete("Anna")
    with pytest.raises(UsageError, match="The library knows: Anna"):
        library.athlete("Carl")
    assert library.find_athlete("Carl") is None


def test_a_number_that_nobody_has(library: Library) -> None:
    """An athlete who was removed meanwhile is not changed."""
    with pytest.raises(UsageError, match="no athlete with the number 7"):
        library.edit_athlete(7, mass_kg=60.0)


def test_the_history_of_the_knees_is_replaced(library: Library, anna: AthleteRecord) -> None:
    """What is told again stays the same row; what is not told any more goes."""
    first, second = KneeTrouble(started_on="2024-01-01"), KneeTrouble(started_on="2025-01-01", place="outer")
    one = library.edit_athlete(anna.id, knee=(first, second))
    two = library.edit_athlete(anna.id, knee=(second,))

    assert two.knee == one.knee[1:]
    assert library.edit_athlete(anna.id, mass_kg=60.0).knee == two.knee


def test_names_that_look_alike_in_width_are_one() -> None:
    """Full-width letters are the same letters."""
    assert name_key("Ａｎｎａ") == name_key("anna")  # noqa: RUF001


# ---------------------------------------------------------------------------------------------------------------------
# Shoes


def test_shoes_count_what_was_run_in_them(library: Library, anna: AthleteRecord) -> None:
    """120 km before, and two runs of 10 km within their days, are 140 km."""
    library.add_shoe(anna.id, "Blue", started_on="2026-05-18", ended_on="2026-05-20", start_distance_m=120_000.0)
    for day in range(5):
        put(library, anna, day=day)
    library.edit_run(library.runs(anna.id)[1].id, RunEdit(is_run=False))
    (shoe,) = library.shoes(anna.id)

    assert (shoe.distance_m, shoe.runs) == (140_000.0, 2)


def test_shoes_that_are_told_of_later_are_put_on(library: Library, anna: AthleteRecord) -> None:
    """Runs without shoes since their first day are put to them, and taken from them when that is undone."""
    put(library, anna, day=0)
    put(library, anna, day=2)
    library.add_shoe(anna.id, "Blue", started_on="2026-05-18")

    assert [run.shoe for run in library.runs()] == ["Blue", None]
    library.undo()
    assert [run.shoe for run in library.runs()] == [None, None]


def test_of_two_pairs_in_use_none_is_guessed(library: Library, anna: AthleteRecord) -> None:
    """Which of them was worn is for the runner to say."""
    library.add_shoe(anna.id, "Blue", started_on="2026-01-01")
    library.add_shoe(anna.id, "Red", started_on="2026-01-01")
    library.add_shoe(anna.id, "Old")
    put(library, anna)

    assert library.runs()[0].shoe is None


def test_shoes_have_names_of_their_own(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Two people may have the same shoes; one has each name once."""
    blue = library.add_shoe(anna.id, "Blue")
    library.add_shoe(ben.id, "blue")
    red = library.add_shoe(anna.id, "Red")

    assert library.shoe(anna.id, "BLUE") == blue
    for refused in (lambda: library.add_shoe(anna.id, "bLUE"), lambda: library.edit_shoe(red.id, name="blue")):
        with pytest.raises(UsageError, match="There are shoes of this name already"):
            refused()
    with pytest.raises(UsageError, match="Known are: Blue, Red"):
        library.shoe(anna.id, "Green")


def test_shoes_end_after_they_start(library: Library, anna: AthleteRecord) -> None:
    """Dates the wrong way round are refused, also where only one of them is told."""
    shoe = library.add_shoe(anna.id, "Blue", started_on="2026-05-18")

    with pytest.raises(UsageError, match="cannot end before they start"):
        library.edit_shoe(shoe.id, ended_on="2026-05-17")
    assert library.edit_shoe(shoe.id, name="Sky", ended_on="2026-05-19").name == "Sky"

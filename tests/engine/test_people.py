"""What is told of files beside them: by name, by pattern, and what cannot be."""

import pytest

from gait.engine.people import Told, people_of
from gait.errors import UsageError


def test_a_name_wins_over_patterns_and_the_first_pattern_over_others() -> None:
    """A file's own line is about it alone; a file that nothing fits has nothing told."""
    table = b"file,athlete,height_m,shoe_start\nanna/*,Anna,1.68,\n*,All,,\nanna/1.fit,Anna B,,2026-04-01\n"
    people = people_of(table, "about.csv")

    assert people.of("anna/1.fit") == Told(athlete="Anna B", shoe_start="2026-04-01")
    assert people.of("anna/deep/2.fit") == Told(athlete="Anna", height_m=1.68)
    assert people.of("ben.fit") == Told(athlete="All")
    assert people_of(b"file\n", "about.csv").of("ben.fit") == Told()


def test_a_table_of_a_spreadsheet_is_read() -> None:
    """A byte order mark, spaces and empty cells are no values."""
    people = people_of("\ufefffile,athlete, \n".replace(", ", "").encode() + b"a.fit, Bea \n", "about.csv")

    assert people.of("a.fit") == Told(athlete="Bea")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", "The table's columns are - (about.csv). It needs file, and may have athlete"),
        (b"name,height\n", "The table's columns are name, height (about.csv). It needs file"),
        (b"file,height_m\na,178\n", "The table has a value that cannot be: 178 (about.csv, line 2)."),
        (b"file,height_m\na,1.7\nb,tall\n", "could not convert string to float: 'tall' (about.csv, line 3)."),
        (b"file,shoe_start\na,3.5.2026\n", "Invalid isoformat string: '3.5.2026' (about.csv, line 2)."),
        (b"file\n\xff\n", "The table cannot be read: 'utf-8' codec can't decode byte 0xff"),
    ],
)
def test_a_table_that_cannot_be_is_told_of(table: bytes, said: str) -> None:
    """What is wrong, and in which line."""
    with pytest.raises(UsageError) as refused:
        people_of(table, "about.csv")

    assert said in str(refused.value)

"""The evidence on the command line: all of it, one row, a part of a name, a word, and as data."""

import json

import pytest
from typer.testing import CliRunner

from gait.cli.app import app
from gait.errors import UsageError
from gait.evidence import EVIDENCE, ROOMS, as_plain


def run(*arguments: str) -> str:
    """Return what ``gait evidence`` prints."""
    done = CliRunner().invoke(app, ["evidence", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_all_rows_are_listed_under_their_rooms() -> None:
    """Without a key each row has a line with its grade and claim, in the order of the rooms."""
    lines = run().splitlines()
    rows = [line.split(maxsplit=2) for line in lines if line.startswith("  ")]

    assert rows == [[each.key, each.grade, each.claim] for each in EVIDENCE.values()]
    assert [line for line in lines if line and not line.startswith(" ")] == [
        name.capitalize() for name, rows in ROOMS.items() if rows
    ]


def test_one_row_is_shown_whole() -> None:
    """A key shows claim, numbers, unit, population, grade and status with their meaning, source, and what is open."""
    assert run("height_spread") == (
        "height_spread (cadence)\n"
        "  Recreational runners' heights have a standard deviation of 0.084 m; an unknown height widens the "
        "expectation by what that makes in cadence.\n"
        "\n"
        "  sd_m  0.084\n"
        "  in m, unless a name says otherwise\n"
        "\n"
        "  In whom    256 recreational runners, 85 % men\n"
        "  Grade      C: laboratory, cross-sectional or modelled\n"
        "  Status     verified: read in the source's own text\n"
        "  Source     van Oeveren et al. 2019\n"
        "  DOI        10.1080/02640414.2019.1614137\n"
        "  Address    https://doi.org/10.1080/02640414.2019.1614137\n"
        "  Not known  Women's heights apart from men's.\n"
    )


@pytest.mark.parametrize("spelling", ["Cadence_Verdict", "cadence verdict", " cadence_verdict "])
def test_a_key_is_found_in_any_spelling(spelling: str) -> None:
    """Capitals, and blanks for underlines, do not matter."""
    assert run(spelling).startswith("cadence_verdict (cadence)\n")


def test_a_row_without_numbers_or_address_leaves_them_out() -> None:
    """A row without numbers has no numbers, and a choice of ours no address."""
    assert run("step_rate_meta").splitlines()[2:4] == ["", "  In whom    37 studies"]
    assert "Address" not in run("cadence_verdict")


def test_numbers_without_one_unit_say_none() -> None:
    """Where each number's name has its unit, no line says another."""
    assert "unless a name says otherwise" not in run("change_to_report")


def test_a_part_of_a_name_lists_those_that_have_it() -> None:
    """A part that several rows have lists them, under their rooms."""
    lines = run("garmin_ratio").splitlines()

    assert lines[0] == "Dynamics"
    assert [line.split()[0] for line in lines[1:]] == ["garmin_ratio_chest", "garmin_ratio_waist"]


def test_a_part_that_one_row_has_shows_it() -> None:
    """A part that a single row has shows that row whole."""
    assert run("garmin_bal") == run("garmin_balance")


def test_a_key_wins_over_the_longer_ones_that_hold_it() -> None:
    """``spring_mass`` is that row, though ``spring_mass_level_only`` holds the name too."""
    assert run("spring_mass").startswith("spring_mass (dynamics)\n")


def test_a_word_is_looked_for_in_claims_and_sources() -> None:
    """A word that no name holds finds the rows that speak of it."""
    assert "step_rate_joint_work" in run("heiderscheit")
    assert "device_wrist" in run("Meingast")


def test_an_unknown_word_is_a_mistake_in_use() -> None:
    """The error says where all rows are."""
    with pytest.raises(UsageError, match=r"called .cheese. or speaks of it. gait evidence lists them all"):
        CliRunner().invoke(app, ["evidence", "cheese"], catch_exceptions=False)


def test_the_rows_as_data() -> None:
    """With ``--json`` the same rows are printed as a list of objects."""
    everything = [as_plain(each, name) for name, rows in ROOMS.items() for each in rows]

    assert json.loads(run("--json")) == everything
    assert [row["key"] for row in json.loads(run("garmin_ratio", "--json"))] == [
        "garmin_ratio_chest",
        "garmin_ratio_waist",
    ]

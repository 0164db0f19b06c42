"""The rows of evidence and their table."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from gait.evidence import EVIDENCE, GRADES, ROOMS, STATUSES, Evidence, as_markdown, as_plain, rooms_as_markdown, value
from gait.segment import StateParameters

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "evidence.md"
GAIT = DOCUMENT.parent.parent / "gait"
PROGRAM = "".join(
    path.read_text(encoding="utf-8") for path in sorted(GAIT.rglob("*.py")) if path.parent.name != "evidence"
)
ROWS = pytest.mark.parametrize("each", EVIDENCE.values(), ids=EVIDENCE)


@pytest.fixture(scope="module")
def write_evidence() -> ModuleType:
    """Return the script that writes the rows into the documentation."""
    spec = importlib.util.spec_from_file_location("write_evidence", GAIT.parent / "scripts" / "write_evidence.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_documentation_shows_the_rows(write_evidence: ModuleType) -> None:
    """The tables of the documentation are those that the rows make."""
    page = DOCUMENT.read_text(encoding="utf-8")
    is_up_to_date = write_evidence.with_rows(page) == page
    assert is_up_to_date, "docs/evidence.md does not show the rows as they are: run make evidence"


def test_writing_the_rows_leaves_the_rest_of_the_page(write_evidence: ModuleType) -> None:
    """What stands before and after the marks stays, and what stood between them goes."""
    page = write_evidence.with_rows("Before.\n<!-- rows begin -->\nold\n<!-- rows end -->\nAfter.\n")
    assert page == f"Before.\n<!-- rows begin -->\n{rooms_as_markdown(ROOMS)}<!-- rows end -->\nAfter.\n"


@pytest.mark.parametrize("page", ["", "<!-- rows begin -->\n", "<!-- rows end -->"])
def test_a_page_without_marks_is_refused(write_evidence: ModuleType, page: str) -> None:
    """Where a mark is missing nothing is written."""
    with pytest.raises(ValueError, match="lost one of its marks"):
        write_evidence.with_rows(page)


@ROWS
def test_every_row_is_whole(each: Evidence) -> None:
    """Every row has a claim that ends as a sentence, a known grade and status, and someone who said it."""
    assert each.claim.endswith(".")
    assert each.grade in GRADES
    assert each.status in STATUSES
    assert each.citation
    assert each.population or each.citation.startswith("Choice of this project")


@ROWS
def test_every_claim_of_others_can_be_looked_up(each: Evidence) -> None:
    """Every row that is no choice of ours has an address."""
    assert each.link.startswith("https://") or each.citation.startswith("Choice of this project")


@ROWS
def test_every_claim_of_others_says_what_is_not_known(each: Evidence) -> None:
    """Every row that is no choice of ours says where its claim ends, as a sentence."""
    assert each.unknown.endswith(".") or each.citation.startswith("Choice of this project")


@ROWS
def test_no_row_is_from_memory(each: Evidence) -> None:
    """No row carries the mark of what nobody has looked up."""
    assert re.search(r"\[M\]|from memory|still M\b", each.claim + each.citation + each.unknown) is None


@ROWS
def test_a_choice_of_ours_has_the_lowest_grade(each: Evidence) -> None:
    """A convention is grade D."""
    assert each.status != "convention" or each.grade == "D"


@ROWS
def test_no_row_breaks_the_table(each: Evidence) -> None:
    """No cell holds the character that ends a cell."""
    assert "|" not in each.claim + each.citation + each.population + each.unit + each.unknown


def test_the_keys_are_the_rows_own() -> None:
    """Every row stands under its own key, and no key stands twice."""
    assert [each.key for each in EVIDENCE.values()] == list(EVIDENCE)
    assert [each.key for rows in ROOMS.values() for each in rows] == list(EVIDENCE)


def test_every_file_of_rows_is_a_room() -> None:
    """No file of rows is forgotten: each one's rows are found by their keys."""
    files = {path.stem for path in (GAIT / "evidence").glob("*.py")} - {"__init__", "row", "table"}
    rows = {name: importlib.import_module(f"gait.evidence.{name}").ROWS for name in sorted(files)}
    assert [each.key for room in rows.values() for each in room if EVIDENCE.get(each.key) is not each] == []
    assert len(rows) == len(ROOMS)


@ROWS
def test_every_row_is_read_or_cited(each: Evidence) -> None:
    """A row that no module names proves nothing, and is not kept."""
    named = f'"{each.key}"' in PROGRAM
    assert named, f"no module outside of gait/evidence names {each.key}"


def test_the_row_on_running_holds_what_segmenting_does() -> None:
    """The thresholds of the row are the ones that the program segments by."""
    parameters = StateParameters()
    row = EVIDENCE["running_states"].values
    assert {name: getattr(parameters, name) for name in row} == dict(row)


@pytest.mark.parametrize(
    ("key", "name", "number"),
    [
        ("cadence_160_180", "low", 160.0),
        ("cadence_160_180", "high", 180.0),
        ("step_rate_advice", "most_percent", 10.0),
        ("garmin_oscillation_chest", "p95", 11.5),
        ("garmin_oscillation_waist", "p95", 13.0),
        ("balance_healthy", "p95", 1.2),
        ("duty_factor_injury", "ratio", 0.95),
        ("change_to_report", "cadence_spm", 3.0),
        ("device_stryd", "stryd_contact_percent", -5.2),
        ("device_wrist", "contact_mape_percent", 19.0),
        ("device_gnss", "low_percent", 3.2),
        ("spring_mass", "most_bias_percent", 6.93),
    ],
)
def test_numbers_as_published(key: str, name: str, number: float) -> None:
    """Numbers are those of the source."""
    assert value(key, name) == number


def test_an_unknown_number_is_refused() -> None:
    """A number that no row has raises KeyError."""
    with pytest.raises(KeyError):
        value("cadence_norm", "luck")


def test_doi_of_a_row() -> None:
    """A DOI address gives a DOI, and another address or none gives None."""
    assert EVIDENCE["spring_mass"].doi == "10.1123/jab.21.2.167"
    assert EVIDENCE["cadence_not_injury"].doi is None  # an address of its own, no DOI
    assert EVIDENCE["cadence_verdict"].doi is None


def test_a_row_cannot_be_changed() -> None:
    """Values of a row are read-only."""
    with pytest.raises(TypeError):
        EVIDENCE["cadence_norm"].values["intercept_spm"] = 180.0  # type: ignore[index] # that is the test


def test_line_of_the_table() -> None:
    """A row becomes one line with its values, unit and linked source."""
    line = as_markdown([EVIDENCE["height_spread"]]).splitlines()[2]
    assert line.startswith("| `height_spread` | Recreational runners' heights have")
    assert "| sd_m 0.084 (m) | 256 recreational runners, 85 % men | Women's heights apart from men's. | C |" in line
    assert re.search(r"\[van Oeveren et al\. 2019\]\(https://doi\.org/\S+\) \|$", line)


def test_a_room_of_the_documentation() -> None:
    """A room is a heading with a table under it, apart from the next by a blank line."""
    row = EVIDENCE["height_spread"]
    text = rooms_as_markdown({"step rate": (row,), "limits": (row,)})
    assert text == f"### Step rate\n\n{as_markdown([row])}\n### Limits\n\n{as_markdown([row])}"


def test_a_row_as_data() -> None:
    """A row as plain values holds all that the row does, and its room."""
    assert as_plain(EVIDENCE["height_spread"], "cadence") == {
        "key": "height_spread",
        "room": "cadence",
        "claim": "Recreational runners' heights have a standard deviation of 0.084 m; an unknown height widens the "
        "expectation by what that makes in cadence.",
        "values": {"sd_m": 0.084},
        "unit": "m",
        "population": "256 recreational runners, 85 % men",
        "unknown": "Women's heights apart from men's.",
        "grade": "C",
        "status": "verified",
        "citation": "van Oeveren et al. 2019",
        "link": "https://doi.org/10.1080/02640414.2019.1614137",
        "doi": "10.1080/02640414.2019.1614137",
    }

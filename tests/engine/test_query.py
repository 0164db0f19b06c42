"""Questions to a dataset: those of docs/scale.md on simulated runners, and what is not understood."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gait.engine import query
from gait.engine.batch import Asked, batch
from gait.engine.query import asked
from gait.errors import UsageError
from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Plan, run
from tests.cli.conftest import Command, command
from tests.engine.a_source import a_run

__all__ = ["command"]

pytest.importorskip("duckdb")
DOCUMENT = Path(__file__).parents[2] / "docs" / "scale.md"
TWELVE_KMH = 12 / 3.6
STEADY = Plan(legs=(run(14, TWELVE_KMH),), surface="treadmill")
MARATHON = Plan(legs=(run(110, 3.5), run(102, 3.2)), loop_m=14_000.0)
"""23.1 km in 110 minutes and 19.6 km in 102: 42.7 km, of which the last third is the slower."""


def questions() -> Iterator[str]:
    """Yield the questions of the document, in its order."""
    yield from re.findall(r"^```sql\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def federation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset of a small and a tall runner in shoes of two ages, and of a marathon."""
    here = tmp_path_factory.mktemp("federation")
    for name, runner in (("small", "small_and_quick"), ("tall", "tall_and_slow")):
        for month in (1, 6):
            day = datetime(2026, month, 1, 8, tzinfo=UTC)
            (here / f"{name} {month}.fit").write_bytes(a_run(month, start=day, runner=runner, plan=STEADY))
    (here / "marathon.fit").write_bytes(a_run(3, runner="typical", plan=MARATHON))
    (here / "about.csv").write_text(
        "file,athlete,height_m,shoe,shoe_start\n"
        "small*,Sam,1.6,Old,2026-01-01\n"
        "tall*,Tom,1.9,Older,2026-01-01\n"
        "marathon.fit,Mia,,,\n",
        encoding="utf-8",
    )
    batch(Asked(source=str(here), out=str(here / "out")))
    return here / "out"


def test_cadence_by_height_is_that_of_the_runners(federation: Path) -> None:
    """At 12 km/h each runner's cadence is what the simulation had them step, within 1 spm."""
    cadence, _braking, _drift = questions()
    answer = asked(cadence, str(federation))
    truth = [
        simulate(RUNNERS[runner], STEADY, WATCHES["full_dynamics"], 1).summary["cadence_spm"]
        for runner in ("small_and_quick", "tall_and_slow")
    ]

    assert answer.columns == ("height_m", "runners", "cadence_spm")
    found = {row[0]: row[2] for row in answer.rows}
    assert [found[1.6], found[1.9]] == pytest.approx(truth, abs=1.0)
    assert {row[1] for row in answer.rows} == {1}


def test_braking_by_shoe_age_counts_runs_and_runners(federation: Path) -> None:
    """Runs are 0 and 151 days after the shoes were new (January to May has 151), each runner near their own usual."""
    _cadence, braking, _drift = questions()
    answer = asked(braking, str(federation))

    assert [row[:3] for row in answer.rows] == [(0, 2, 2), (90, 2, 2)]
    assert [row[3] for row in answer.rows] == pytest.approx([1.0, 1.0], abs=0.02)


def test_drift_of_marathons_shows_the_last_third(federation: Path) -> None:
    """Thirds are of 70 2/3 minutes: the second has 39 1/3 at 3.5 and 31 1/3 at 3.2 m/s (3.367), the last is at 3.2."""
    _cadence, _braking, drift = questions()
    (row,) = asked(drift, str(federation)).rows

    assert row[:2] == ("Mia", "2026-05-06")
    assert row[2] == pytest.approx(3.2 / 3.367 - 1, abs=0.01)


def test_an_empty_dataset_has_its_columns(tmp_path: Path) -> None:
    """A question to a dataset without a run has no rows, and is no error."""
    (tmp_path / "in").mkdir()
    batch(Asked(source=str(tmp_path / "in"), out=str(tmp_path / "out")))

    for question in questions():
        assert asked(question, str(tmp_path / "out")).rows == []


def test_the_command_makes_and_asks(federation: Path, command: Command) -> None:
    """``gait batch`` tells what it did, ``gait query`` answers as a table, as CSV and as JSON."""
    source = federation.parent
    made = command("batch", source, "--out", federation, "--engine", "process")
    table = command("query", "SELECT athlete, round(height_m, 1) h FROM activities ORDER BY 1, 2", "--data", federation)
    as_csv = command("query", "SELECT 1 AS a, NULL AS b", "--data", federation, "--format", "csv")
    as_json = command("query", "SELECT 1 AS a, 'x' AS b", "--data", federation, "--format", "json")
    nothing = command("query", "SELECT athlete FROM activities WHERE false", "--data", federation)

    assert made.stdout.splitlines()[0] == "Analysed 0 files; 5 were done before, 0 are copies of others."
    assert made.stdout.splitlines()[1].startswith(f"{federation} holds 5 activities, ")
    assert made.exit_code == 0
    assert table.stdout.splitlines()[:3] == ["athlete    h", "Mia      1.8", "Sam      1.6"]
    assert as_csv.stdout == "a,b\n1,\n"
    assert json.loads(as_json.stdout) == {"a": 1, "b": "x"}
    assert nothing.stdout == "athlete\n"


def test_numbers_of_usual_size_are_written_out(federation: Path, command: Command) -> None:
    """A distance in metres is no power of ten; what is small keeps four digits; infinity and none are what they are."""
    sql = "SELECT 10744.6::double a, 1000.0::double b, 0.0123456::double c, 1e300 d, 'inf'::double e, NULL f"
    answer = command("query", sql, "--data", federation)
    assert answer.stdout.splitlines()[1].split() == ["10745", "1000", "0.01235", "1e+300", "inf"]


@pytest.mark.usefixtures("small_bundles")
def test_the_command_tells_of_progress_and_failures(tmp_path: Path, command: Command) -> None:
    """What failed, with its reason, on standard error, and an exit code of 1."""
    here = tmp_path / "in"
    here.mkdir()
    for number in range(3):
        (here / f"{number}.fit").write_bytes(b"hello %d" % number)
    (here / "gone.fit").symlink_to(here / "nowhere")
    (here / "notes.txt").write_text("", encoding="utf-8")
    done = command("batch", here, "--out", tmp_path / "out", "--engine", "process")

    assert done.exit_code == 1
    assert "0.fit: This is no FIT, GPX or TCX file: it looks like plain text" in done.stderr.splitlines()
    assert "2 of 3 files" in done.stderr.splitlines()
    assert "gone.fit: it could not be read, and is left for another time." in done.stderr.splitlines()
    assert "1 file was left alone, as it is no watch export by its name." in done.stderr.splitlines()


def test_a_question_that_is_not_understood_is_told_of(federation: Path, tmp_path: Path) -> None:
    """DuckDB's own reason, and where to look; a folder without a dataset is none."""
    with pytest.raises(UsageError, match=r'The question was not understood: .*"selct"'):
        asked("selct", str(federation))
    with pytest.raises(UsageError, match=r"it has no manifest\.json"):
        asked("SELECT 1", str(tmp_path))


def test_without_duckdb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions need the extra."""
    monkeypatch.setattr(query, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"pip install 'gait-running\[cluster\]'"):
        asked("SELECT 1", "dataset")

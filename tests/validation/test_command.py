"""``gait validate``: Markdown to standard output, or into its part of a document with the plots beside it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gait.cli.app import app
from gait.cli.validation import SECTION
from gait.errors import GaitError, MeasurementsError, UsageError
from gait.validation import Validation, plots
from gait.validation.document import as_markdown
from tests.validation.measured_steps import step_rows, write_steps

PROJECT = Path(__file__).resolve().parent.parent.parent
BEGIN, END = f"<!-- {SECTION} begin -->\n", f"<!-- {SECTION} end -->"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of seven runners."""
    return write_steps(tmp_path / "measured", step_rows(scatter=0.05))


def run(*arguments: str | Path) -> tuple[str, str]:
    """Return what ``gait validate`` prints to standard output and to standard error."""
    done = CliRunner().invoke(app, ["validate", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout, done.stderr


def refused(kind: type[GaitError], *arguments: str | Path) -> str:
    """Return what is said instead."""
    with pytest.raises(kind) as caught:
        CliRunner().invoke(app, ["validate", *map(str, arguments)], catch_exceptions=False)
    return str(caught.value)


def test_it_prints_markdown(folder: Path) -> None:
    """Without a document the tables go to standard output, and nothing is written."""
    printed, said = run(folder)

    assert printed.startswith("## Braking and reach, against force plates and markers\n\nFolder `measured`")
    assert "![" not in printed
    assert said == ""
    assert [path.name for path in folder.parent.iterdir()] == ["measured"]


def test_norms_are_fitted_where_a_table_is_given(folder: Path, norms_table: Path) -> None:
    """With a table of published means, its fit is printed too."""
    assert "intercept_spm 166.4 (se 2.0)" in run(folder, "--norms", norms_table)[0]


def test_it_writes_a_document_with_its_plots(folder: Path, tmp_path: Path) -> None:
    """A document that is not there begins with a heading, and shows plots that stand in images/ beside it."""
    document = tmp_path / "mine.md"
    printed, said = run(folder, "--write", document)
    text = document.read_text(encoding="utf-8")

    assert printed == ""
    assert said == f"Wrote {document} and 3 plots into {tmp_path / 'images'}.\n"
    assert text.startswith(f"# How accurate gait is\n\n{BEGIN}## Braking and reach")
    assert sorted(path.name for path in (tmp_path / "images").iterdir()) == [
        "mine-models.svg", "mine-noise.svg", "mine-scores.svg"
    ]  # fmt: skip
    assert "](images/mine-models.svg)" in text


@pytest.fixture
def without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no matplotlib."""
    monkeypatch.setattr(plots, "can_draw", lambda: False)


@pytest.mark.usefixtures("without_matplotlib")
def test_without_matplotlib_the_tables_are_written(folder: Path, tmp_path: Path) -> None:
    """The document and the command both say how to get the plots."""
    document = tmp_path / "mine.md"
    _, said = run(folder, "--write", document)

    assert said == f"Wrote {document}. {plots.NO_MATPLOTLIB}\n"
    assert plots.NO_MATPLOTLIB in document.read_text(encoding="utf-8")
    assert not (tmp_path / "images").exists()


@pytest.mark.usefixtures("without_matplotlib")
def test_the_rest_of_a_document_stays(folder: Path, tmp_path: Path) -> None:
    """Only what stands between the marks is replaced."""
    document = tmp_path / "mine.md"
    document.write_text(f"# Mine\n\n{BEGIN}old\n{END}\n\nMy own words.\n", encoding="utf-8")
    run(folder, "--write", document)
    text = document.read_text(encoding="utf-8")

    assert text.startswith(f"# Mine\n\n{BEGIN}The plots need matplotlib")
    assert text.endswith(f"\n{END}\n\nMy own words.\n")
    assert "old\n" not in text


def test_a_document_that_cannot_be_used(folder: Path, tmp_path: Path) -> None:
    """A folder, other bytes and a broken mark are refused before the work begins."""
    document = tmp_path / "mine.md"
    assert "The document cannot be read as text" in refused(UsageError, folder, "--write", tmp_path)
    document.write_bytes(b"\xff\xfe")
    assert "The document cannot be read as text" in refused(UsageError, folder, "--write", document)
    document.write_text(BEGIN, encoding="utf-8")
    assert "has no end" in refused(UsageError, folder, "--write", document)
    assert document.read_text(encoding="utf-8") == BEGIN


def test_a_place_for_plots_that_cannot_be_made(folder: Path, tmp_path: Path) -> None:
    """A file where the folder of the plots would be is named."""
    (tmp_path / "images").write_text("in the way", encoding="utf-8")

    assert "The folder for the plots cannot be made" in refused(UsageError, folder, "--write", tmp_path / "mine.md")


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """No steps is wrong usage, and too few runners is a matter of the measurements."""
    assert "holds no file of steps" in refused(UsageError, tmp_path)
    assert "too few runners" in refused(MeasurementsError, write_steps(tmp_path, step_rows("abc")))


def test_the_document_of_the_project_is_up_to_date(open_runners: Validation) -> None:
    """The part of docs/validation.md between the marks is what the command makes of the open runners."""
    text = (PROJECT / "docs" / "validation.md").read_text(encoding="utf-8")
    shown = text.partition(BEGIN)[2].partition(END)[0]
    names = {name: f"images/validation-{name}.svg" for name in ("models", "scores", "noise", "norms")}

    assert shown == as_markdown(open_runners, names)

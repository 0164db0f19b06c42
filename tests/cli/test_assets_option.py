"""``--assets shared``: the charts' script once beside the reports, from files and from data."""

from pathlib import Path

from gait.pages.plotly_script import shared_script
from tests.cli.conftest import Command


def test_reports_share_one_script(command: Command, run_file: Path) -> None:
    """A report is at most 400 kB, names the script beside it, and the one drawn from the JSON is the same."""
    command("analyze", run_file, "--assets", "shared", "--json", "a.json")
    done = command("report", "a.json", "--out", "again", "--assets", "shared")
    (first,), (again,) = (list(Path(folder).glob("*.html")) for folder in ("reports", "again"))

    assert done.exit_code == 0
    assert first.read_bytes() == again.read_bytes()
    assert first.stat().st_size <= 400_000
    assert [each.name for each in Path("reports/assets").iterdir()] == [shared_script().name]
    assert f'src="assets/{shared_script().name}"' in first.read_text(encoding="utf-8")


def test_another_word_is_refused(command: Command, run_file: Path) -> None:
    """There are two ways, and the command names them."""
    done = command("analyze", run_file, "--assets", "none")

    assert done.exit_code == 2
    assert "inline" in done.stderr

"""``--share``, ``--pdf`` and ``--parquet``: what is written, what is said, and how it ends."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gait.pages import pdf

pytestmark = pytest.mark.usefixtures("quick_pages")

Command: TypeAlias = Callable[..., Any]
DAY = "2026-05-03"
PRINTS = (
    """for each; do case "$each" in --print-to-pdf=*) printf '%%PDF-1.4 trailer <<>>' > "${each#*=}";; esac; done"""
)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Return a function that puts a shell script in the place of the browser."""
    if os.name != "posix":
        pytest.skip("a shell script stands in for the browser")

    def stand_in(body: str) -> Path:
        path = tmp_path / "browser"
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv(pdf.VARIABLE, str(path))
        return path

    return stand_in


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave no browser to be found."""
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    monkeypatch.setattr(pdf, "_places", lambda: iter(()))


def test_a_shared_run_is_shared_in_every_output(command: Command, run_file: Path) -> None:
    """Neither page nor line nor JSON nor CSV says when it was or how the file is called."""
    done = command("analyze", run_file, "--share", "--athlete", "Ximena", "--json", "a.json", "--csv", "a.csv")
    texts = [
        done.stdout,
        *(Path(name).read_text(encoding="utf-8") for name in ("a.json", "a.csv", "reports/run-1.html")),
    ]

    assert (done.exit_code, done.stderr) == (0, "")
    assert [path.name for path in Path("reports").iterdir()] == ["run-1.html"]
    assert "-> reports/run-1.html" in done.stdout.replace("\\", "/")
    for text in texts:
        assert not any(secret in text for secret in (DAY, "Tuesday", "Ximena"))
    assert json.loads(texts[1])["shared"] is True


def test_a_file_that_fails_is_not_named_in_shared_data(command: Command, tmp_path: Path) -> None:
    """On the terminal the user is told which; in the JSON stands only what kind of failure it was."""
    path = tmp_path / "Ximena.fit"
    path.write_bytes(b"")
    done = command("analyze", path, "--share", "--json", "a.json")

    assert done.exit_code == 1
    assert "Ximena.fit" in done.stderr
    assert json.loads(Path("a.json").read_bytes()) == {
        "source": "",
        "error": {"code": "empty", "message": "A file could not be analysed."},
    }


def test_a_report_is_shared_from_json_too(command: Command, run_file: Path) -> None:
    """The whole document is on the disk already, and the report of it is to be sent on."""
    command("analyze", run_file, "--json", "a.json")
    done = command("report", "a.json", "--share", "--out", "sent")

    assert (done.exit_code, done.stderr) == (0, "")
    assert [path.name for path in Path("sent").iterdir()] == ["run-1.html"]
    assert DAY not in done.stdout


def test_a_pdf_stands_beside_its_page(command: Command, run_file: Path, browser: Callable[[str], Path]) -> None:
    """The line leads to the PDF; page and PDF have one name."""
    browser(PRINTS)
    done = command("analyze", run_file, "--pdf")

    assert (done.exit_code, done.stderr) == (0, "")
    assert sorted(path.suffix for path in Path("reports").iterdir()) == [".html", ".pdf"]
    assert f"{DAY}-Tuesday-run.pdf" in done.stdout


def test_a_report_from_json_is_printed_too(command: Command, run_file: Path, browser: Callable[[str], Path]) -> None:
    """The option is that of gait analyze."""
    browser(PRINTS)
    command("analyze", run_file, "--json", "a.json")
    done = command("report", "a.json", "--pdf", "--out", "again")

    assert done.exit_code == 0
    assert sorted(path.suffix for path in Path("again").iterdir()) == [".html", ".pdf"]


@pytest.mark.usefixtures("no_browser")
def test_without_a_browser_the_pages_are_written_all_the_same(command: Command, run_file: Path) -> None:
    """One sentence for any number of files, and the exit code of something that was not done."""
    (run_file.parent / "second.fit").write_bytes(run_file.read_bytes())
    done = command("analyze", run_file.parent, "--pdf", "--json", "a.json")
    again = command("report", "a.json", "--pdf", "--out", "again")

    assert (done.exit_code, again.exit_code) == (1, 1)
    assert done.stderr.count("none was found on this machine") == 1
    assert "GAIT_CHROMIUM" in done.stderr
    assert {path.suffix for path in Path("reports").iterdir()} == {".html"}


def test_one_page_that_is_not_printed_stops_no_other(
    command: Command, run_file: Path, browser: Callable[[str], Path]
) -> None:
    """The first file's PDF fails; its page stands, and the second has both."""
    (run_file.parent / "second.fit").write_bytes(run_file.read_bytes())
    body = f"""case "$*" in *Tuesday*) exit 1;; esac
{PRINTS}"""
    browser(body)
    done = command("analyze", run_file.parent, "--pdf")

    assert done.exit_code == 1
    assert "The browser printed no PDF" in done.stderr
    assert sorted(path.name for path in Path("reports").iterdir()) == [
        f"{DAY}-Tuesday-run.html",
        f"{DAY}-second.html",
        f"{DAY}-second.pdf",
    ]


def test_a_pdf_that_cannot_be_written_is_a_sentence(
    command: Command, run_file: Path, browser: Callable[[str], Path]
) -> None:
    """A folder stands where the PDF should."""
    browser(PRINTS)
    (Path("reports") / f"{DAY}-Tuesday-run.pdf").mkdir(parents=True)
    done = command("analyze", run_file, "--pdf")

    assert done.exit_code == 1
    assert "The PDF cannot be written" in done.stderr
    assert (Path("reports") / f"{DAY}-Tuesday-run.html").is_file()


def test_parquet_is_two_files_and_leaves_the_json_as_it_is(command: Command, run_file: Path) -> None:
    """Series in full, of 2101 samples, whatever the JSON beside them holds."""
    pq = pytest.importorskip("pyarrow.parquet")
    done = command("analyze", run_file, "--parquet", "run.parquet", "--json", "a.json", "--json-series", "none")

    assert done.exit_code == 0
    assert pq.read_table("run-series.parquet").num_rows == 2101
    assert pq.read_table("run-splits.parquet").num_rows > 3
    assert not Path("run.parquet").exists()
    assert json.loads(Path("a.json").read_bytes())["series"] == {}


def test_parquet_has_no_place_on_standard_output(command: Command, run_file: Path) -> None:
    """Two tables are no stream."""
    done = command("analyze", run_file, "--parquet", "-")

    assert done.exit_code == 2
    assert "two files" in done.stderr


def test_parquet_without_its_extra_says_so_before_anything_is_done(
    command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No report is written for a call that cannot be fulfilled."""
    monkeypatch.setattr("gait.export.columnar.find_spec", lambda _: None)
    done = command("analyze", run_file, "--parquet", "run.parquet")

    assert done.exit_code == 2
    assert "gait-running[parquet]" in done.stderr
    assert not Path("reports").exists()

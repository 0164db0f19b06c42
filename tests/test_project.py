"""The project as a whole: its layers hold, its documents are true, and every command in them works."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import typer

from gait.cli.app import app
from gait.cli.failures import exit_code_of
from tests.validation.measured_steps import step_rows, write_steps

PROJECT = Path(__file__).resolve().parent.parent
ROOM = PROJECT / "gait"
CONFIG = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
MAKE = shutil.which("make") or "make"
GIVEN = {"numpy", "scipy", "plotly", "fitparse", "gpxpy", "lxml", "jinja2", "typer", "rich"}
"""Dependencies that the project was begun with; every other one has a note of its own."""


def text(name: str) -> str:
    """Return a document of the project."""
    return (PROJECT / name).read_text(encoding="utf-8")


def documents() -> list[str]:
    """Return the names of the documents in Markdown."""
    found = [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md"), *(PROJECT / "sample_files").glob("*.md")]
    return sorted(path.relative_to(PROJECT).as_posix() for path in found)


def shell_lines(name: str) -> list[str]:
    """Return the command lines that a document shows."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text(name), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def layers() -> list[set[str]]:
    """Return the rooms of each layer, top first, as the import contract has them."""
    rows = CONFIG["tool"]["importlinter"]["contracts"][0]["layers"]
    return [{room.strip() for room in row.split("|")} for row in rows]


# ---------------------------------------------------------------------------------------------------------------------
# Layers


def test_nobody_imports_from_above() -> None:
    """The import contracts of pyproject.toml are kept."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_architecture_names_every_room() -> None:
    """The table of rooms holds what stands in gait/, no more and no less."""
    entries = {f"{path.name}/" if path.is_dir() else path.name for path in ROOM.iterdir() if "__" not in path.name}
    rooms = {entry for entry in entries if entry not in {"py.typed", "_version.py"}}
    table = text("docs/architecture.md").split("## Rooms")[1].split("##")[0]

    assert set(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)) == rooms


def test_the_architecture_shows_the_layers_of_the_contract() -> None:
    """The picture of who may import whom is the contract itself."""
    picture = text("docs/architecture.md").split("## Who may import whom")[1].split("Third-party")[0]
    rows = [line.strip() for line in picture.splitlines() if line.startswith("    ")]

    assert [{room.strip() for room in row.split("|")} for row in rows] == layers()


def test_no_file_is_too_long() -> None:
    """The house's ceiling is 400 lines a file, blank ones not counted."""
    sizes = {path.name: sum(map(bool, path.read_text(encoding="utf-8").splitlines())) for path in ROOM.rglob("*.py")}

    assert {name: lines for name, lines in sizes.items() if lines > 400} == {}


# ---------------------------------------------------------------------------------------------------------------------
# Documents


@pytest.mark.parametrize("name", documents())
def test_links_lead_somewhere(name: str) -> None:
    """Every file that a document links to is there."""
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", text(name))
    folder = (PROJECT / name).parent

    assert [target for target in targets if not (folder / target).exists()] == []


def test_every_added_dependency_has_its_note() -> None:
    """What the project was not begun with is argued for in docs/decisions."""
    names = {re.split(r"[<>=; ]", row)[0].lower() for row in CONFIG["project"]["dependencies"]}
    notes = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "docs" / "decisions").glob("*.md"))

    assert {name for name in names - GIVEN if name not in notes} == set()


def test_the_changelog_is_kept() -> None:
    """There is a place for what is not released yet."""
    assert "\n## Unreleased\n" in text("CHANGELOG.md")


def commands() -> dict[str, Any]:
    """Return the commands by name."""
    group: Any = typer.main.get_command(app)
    found: dict[str, Any] = group.commands
    return found


def test_every_command_is_documented_with_an_example() -> None:
    """Each command has its place in docs/commands.md and a line that shows it at work."""
    page, shown = text("docs/commands.md"), shell_lines("docs/commands.md")
    headings = " ".join(re.findall(r"^## (.*)$", page, re.MULTILINE))

    assert [name for name in commands() if f"gait {name}" not in headings] == []
    assert [name for name in commands() if not any(line.startswith(f"gait {name}") for line in shown)] == []


def test_every_option_is_documented() -> None:
    """Each option of each command is named in docs/commands.md."""
    page = text("docs/commands.md")
    every = [inner for command in commands().values() for inner in getattr(command, "commands", {"": command}).values()]
    options = {
        option
        for command in every
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    }

    assert {option for option in options if f"{option}" not in page} == set()


# ---------------------------------------------------------------------------------------------------------------------
# What the documents tell the reader to do


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the samples, measured steps, and a folder for drops, as the reader's own place."""
    shutil.copytree(PROJECT / "sample_files", tmp_path / "sample_files")
    write_steps(tmp_path / "measured", step_rows(scatter=0.05))
    (tmp_path / "drops" / "anna").mkdir(parents=True)
    shutil.copy(PROJECT / "sample_files" / "easy_run_dynamics.fit", tmp_path / "drops" / "anna")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GAIT_DEBUG", raising=False)
    monkeypatch.setenv("GAIT_LIBRARY", str(tmp_path / "library"))
    return tmp_path


def run_line(line: str) -> int:
    """Run a command line of a document, or for what sets up a machine look that it can be run; return its exit code."""
    program, *arguments = shlex.split(line)
    if arguments[:1] == ["coach"]:
        return opened_and_ended(arguments)
    if program == "gait":
        return exit_code_of(lambda: app(arguments, prog_name="gait"))
    if program == "make":
        return subprocess.run([MAKE, "--dry-run", *arguments], cwd=PROJECT, capture_output=True, check=False).returncode
    assert line == "pip install ."
    return 0 if "gait" in CONFIG["project"]["scripts"] else 1


def opened_and_ended(arguments: list[str]) -> int:
    """Open the desk on any free port, go in by the address that it prints, and end it as Ctrl-C does."""
    command = [sys.executable, "-m", "gait", *arguments, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        address = next(filter(None, (re.search(r"http://127\.0\.0\.1:\S+", said) for said in desk.stdout)))[0]
        with urlopen(address, timeout=30) as let_in:  # noqa: S310 - the desk's own address
            assert let_in.status == HTTPStatus.OK
        desk.send_signal(signal.SIGINT)
        return desk.wait(timeout=30)


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("name", ["README.md", "docs/commands.md"])
def test_every_command_line_works(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of a document, run one after the other where the samples are, all end well."""
    lines = shell_lines(name)
    codes = {line: run_line(line) for line in lines}

    assert codes == dict.fromkeys(lines, 0), capsys.readouterr().err
    assert lines != []


@pytest.mark.usefixtures("reader")
def test_the_python_of_the_readme_works(capsys: pytest.CaptureFixture[str]) -> None:
    """The example of the Python interface runs and prints a cadence that a runner has."""
    (block,) = re.findall(r"^```python\n(.*?)^```", text("README.md"), re.MULTILINE | re.DOTALL)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own document
    cadence = float(capsys.readouterr().out.split()[0])

    assert 140 < cadence < 200


def test_ci_runs_make_test() -> None:
    """The script of the continuous integration can be run, and calls make test."""
    script = PROJECT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert "exec make test" in script.read_text(encoding="utf-8")


def test_make_says_what_it_can() -> None:
    """Each target that is meant for people is in the help and can be planned."""
    listed = subprocess.run([MAKE, "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^  make (\w+)", listed, re.MULTILINE)

    meant = {
        "demo",
        "test",
        "check",
        "prove",
        "samples",
        "schema",
        "evidence",
        "messages",
        "validate",
        "examples",
        "bench",
        "clean",
    }
    assert meant <= set(targets)
    for target in targets:
        subprocess.run([MAKE, "--dry-run", target], cwd=PROJECT, capture_output=True, check=True)


# ---------------------------------------------------------------------------------------------------------------------
# A machine that has seen nothing of this yet


def fresh_copy(folder: Path) -> Path:
    """Return a copy of what the project is made of, without what was built of it."""
    left_out = shutil.ignore_patterns(
        ".venv", ".git", "__pycache__", ".*_cache", "reports", ".coverage*", ".hypothesis"
    )
    return Path(shutil.copytree(PROJECT, folder / "gait", ignore=left_out))


@pytest.fixture
def clean_environment() -> dict[str, str]:
    """Return the environment without what belongs to this virtual environment."""
    own = {"VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    return {name: value for name, value in os.environ.items() if name not in own and not name.startswith("COV")}


@pytest.mark.prove
def test_make_demo_on_a_fresh_copy(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """With Python alone, make demo ends with a report for every sample and says where they are."""
    copy = fresh_copy(tmp_path)
    command = [MAKE, "demo", f"PYTHON={sys.base_prefix}/bin/python3"]
    done = subprocess.run(command, cwd=copy, env=clean_environment, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == f"The reports are in {copy}/reports"
    assert len(list((copy / "reports").glob("*.html"))) == 6


@pytest.mark.prove
def test_pip_install_on_a_fresh_machine(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """``pip install .`` gives a command that works without the project's folder."""
    copy = fresh_copy(tmp_path)
    subprocess.run([f"{sys.base_prefix}/bin/python3", "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", copy], env=clean_environment, check=True)
    sample = tmp_path / "easy.fit"
    shutil.copy(copy / "sample_files" / "easy_run_dynamics.fit", sample)
    shutil.rmtree(copy)
    command = [python.with_name("gait"), "analyze", sample, "--out", tmp_path / "reports"]
    subprocess.run(command, cwd=tmp_path, env=clean_environment, capture_output=True, check=True)

    assert len(list((tmp_path / "reports").glob("*.html"))) == 1

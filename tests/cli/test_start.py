"""The command answers at once: nothing heavy is loaded before it is needed."""

import json
import os
import subprocess
import sys
import warnings

import pytest

from gait._version import __version__
from gait.cli import main

HEAVY = ("numpy", "scipy", "plotly", "lxml", "rich", "msgspec", "jinja2", "fitparse", "gpxpy", "tzfpy", "asyncio")
WEB = ("fastapi", "pydantic", "starlette", "uvicorn")

LOADED = """
import json, sys
sys.argv = ["gait", *sys.argv[1:]]
from gait.cli import main
try:
    main()
except SystemExit as leaving:
    assert not leaving.code, leaving.code
print()
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("analyze", "--help"),
        ("simulate", "--help"),
        ("coach", "--help"),
        ("--version",),
        ("glossary", "step length"),
        ("evidence", "cadence_norm"),
    ],
)
def test_words_need_no_numbers(arguments: tuple[str, ...]) -> None:
    """Help, version, glossary and evidence import none of the heavy packages."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))

    assert loaded.intersection(HEAVY + WEB) == set()


@pytest.mark.parametrize(
    ("typed", "place", "offered"), [("gait an", "1", "analyze"), ("gait analyze --cad", "2", "--cadence-unit")]
)
def test_the_shell_completes_commands_and_options(typed: str, place: str, offered: str) -> None:
    """What a shell asks of a completing command is answered with the rest of the word."""
    asked = {"_GAIT_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": place}
    done = subprocess.run(
        [sys.executable, "-m", "gait"], check=True, capture_output=True, text=True, env=os.environ | asked
    )

    assert done.stdout.split() == [offered]


def cheapest(arguments: list[str]) -> float:
    """Return the least processor time of five runs of Python [s]: what a busy machine does meanwhile is not ours."""
    resource = pytest.importorskip("resource", reason="processor time is told on POSIX alone")
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=untraced)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def test_help_is_there_within_two_tenths_of_a_second() -> None:
    """Over the interpreter's own start, the help takes less than 0.2 s."""
    assert cheapest(["-m", "gait", "--help"]) - cheapest(["-c", "pass"]) < 0.2


def test_the_linear_algebra_uses_one_thread_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command sets what is not set, and leaves what is."""
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    monkeypatch.setenv("OMP_NUM_THREADS", "")
    monkeypatch.delenv("OMP_NUM_THREADS")
    monkeypatch.setenv("MKL_NUM_THREADS", "")
    monkeypatch.setattr(sys, "argv", ["gait", "--version"])
    monkeypatch.setattr(sys, "warnoptions", [])
    with warnings.catch_warnings(), pytest.raises(SystemExit) as leaving:
        main()
    threads = {name: os.environ.get(name) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")}

    assert leaving.value.code == 0
    assert threads == {"OPENBLAS_NUM_THREADS": "3", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": ""}


def test_the_command_has_one_name() -> None:
    """``python -m gait`` speaks of itself as ``gait``."""
    done = subprocess.run([sys.executable, "-m", "gait", "--help"], check=True, capture_output=True, text=True)

    assert done.stdout.split()[:2] == ["Usage:", "gait"]


def test_version() -> None:
    """``gait --version`` prints the version."""
    done = subprocess.run([sys.executable, "-m", "gait", "--version"], check=True, capture_output=True, text=True)

    assert done.stdout == f"gait {__version__}\n"

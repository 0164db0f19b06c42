"""``gait watch`` on the command line."""

import os
import signal
import threading
from pathlib import Path

import pytest

from gait.cli.stopping import stopped_by_signals
from gait.library import Library
from tests.cli.conftest import Command


@pytest.mark.usefixtures("quick_pages")
def test_once_files_what_is_there(command: Command, run_file: Path, tmp_path: Path) -> None:
    """A line for the run, the page beside it, and exit code 0; the second time there is nothing to say."""
    folder, library = run_file.parent, tmp_path / "library"
    options = ("watch", folder, "--once", "--athlete", "Anna", "--library", library, "--settle", "0")
    first, again = command(*options), command(*options)

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout == "Anna: Tuesday run.fit: 1 new run\n"
    assert again.stdout + again.stderr == ""
    assert sorted(path.name for path in folder.iterdir() if path.name[0] != ".") == ["done", "reports"]
    with Library.open(library) as found:
        assert [run.athlete for run in found.runs()] == ["Anna"]


def test_a_bad_file_is_exit_code_1(command: Command, tmp_path: Path) -> None:
    """Its reason is on standard error; one that was just written may not be whole yet, and is no failure."""
    folder = tmp_path / "drops"
    folder.mkdir()
    bad = folder / "empty.fit"
    bad.touch()
    options = ("watch", folder, "--once", "--settle", "0", "--library", tmp_path / "library", "--no-reports")
    fresh = command(*options)
    os.utime(bad, (0, 0))
    old = command(*options)

    assert (fresh.exit_code, old.exit_code) == (0, 1)
    assert fresh.stdout == f"{bad} is still being written, or was cut off; it is left for the next time.\n"
    assert old.stderr == f"{bad}: The file has no bytes. Export or copy it again.\n"
    assert not (folder / "reports").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(("none",), "There is no such folder to watch"), ((".", "--athlete", " "), "The athlete has to have a name")],
)
def test_what_cannot_be_watched_is_wrong_usage(command: Command, arguments: tuple[str, ...], sentence: str) -> None:
    """Exit code 2, and a sentence."""
    done = command("watch", *arguments, "--once")

    assert done.exit_code == 2
    assert sentence in done.stderr


def test_watching_ends_when_it_is_asked_to(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that is stopped ends well."""
    monkeypatch.setattr("gait.watch.watching.changes", lambda *_: iter([signal.raise_signal(signal.SIGTERM) or True]))
    done = command("watch", tmp_path, "--library", tmp_path / "library")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].startswith("Stopped.")


def test_a_second_interrupt_does_not_wait() -> None:
    """The first sets the event, the second ends at once; what stood before stands again."""
    before = signal.getsignal(signal.SIGINT)
    with stopped_by_signals() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is before


def test_in_a_thread_nobody_can_ask() -> None:
    """Only the main thread hears of signals; elsewhere the event is the caller's own."""
    heard: list[bool] = []

    def other() -> None:
        with stopped_by_signals() as stop:
            heard.append(stop.is_set())

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()

    assert heard == [False]

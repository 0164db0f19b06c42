"""However a command ends, the user sees a sentence and the shell an exit code."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gait.cli.failures import exit_code_of, say_error
from gait.errors import EmptyFileError, GaitError, ReadError, UsageError


def raising(error: BaseException) -> Callable[[], None]:
    """Return a command that fails."""

    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (EmptyFileError("The file has no bytes", where="a.fit"), 1, "gait: The file has no bytes (a.fit).\n"),
        (UsageError("Too many files", next_step="Name one."), 2, "gait: Too many files. Name one.\n"),
        (KeyboardInterrupt(), 130, "gait: stopped; the reports written so far are whole.\n"),
        (SystemExit(2), 2, ""),
        (SystemExit(), 0, ""),
        (
            ZeroDivisionError("division by zero"),
            1,
            (
                "gait: Something unforeseen happened: ZeroDivisionError: division by zero. "
                "This is a bug in gait: please report it. GAIT_DEBUG=1 shows where it was.\n"
            ),
        ),
    ],
)
def test_each_end_has_its_code_and_words(
    error: BaseException,
    code: int,
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Mistakes in use give 2, failures 1, an interrupt 130; nothing shows a traceback."""
    monkeypatch.delenv("GAIT_DEBUG", raising=False)

    assert exit_code_of(raising(error)) == code
    assert capsys.readouterr().err == sentence


def test_a_command_that_ends_well_gives_0() -> None:
    """A command that simply returns went well."""
    assert exit_code_of(lambda: None) == 0


def test_debugging_shows_the_traceback(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With GAIT_DEBUG=1 a developer sees where it was."""
    monkeypatch.setenv("GAIT_DEBUG", "1")

    assert exit_code_of(raising(ZeroDivisionError("oh"))) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_an_error_of_a_file_stands_after_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Where many files are read, each sentence says which it is about."""
    say_error(GaitError("It is broken"), "runs/a.fit")

    assert capsys.readouterr().err == "runs/a.fit: It is broken.\n"


def test_a_place_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    """An error that is about the file itself does not name it again."""
    say_error(ReadError("There is no such file", where="runs/a.fit", next_step="Check the path."), "runs/a.fit")

    assert capsys.readouterr().err == "runs/a.fit: There is no such file. Check the path.\n"


def test_a_stream_that_cannot_be_set_up_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some environments put an object of their own in place of standard output."""

    class Stream(io.StringIO):
        """A stream without the settings of a terminal."""

    monkeypatch.setattr(sys, "stdout", Stream())

    assert exit_code_of(lambda: None) == 0


def test_output_that_nobody_reads_is_thrown_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When the pipe is gone, the interpreter's last flush goes to nowhere."""
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        code = exit_code_of(raising(BrokenPipeError(32, "Broken pipe")))
        stream.write("late words")

    assert code == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no such pipe on Windows")
def test_a_reader_that_goes_away_is_no_error() -> None:
    """``gait glossary | head -1`` ends quietly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gait", "glossary"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    words = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert words == b""

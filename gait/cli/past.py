"""Earlier runs from files: what a run is held against."""

from collections.abc import Sequence
from pathlib import Path

from gait import export
from gait.cli.failures import say
from gait.formats.disk import read_file
from gait.history import of_others
from gait.model import History


def read_history(paths: Sequence[Path]) -> History:
    """Return the runs in files that ``gait analyze --json`` wrote; what holds no run is counted in words.

    Raises
    ------
    ReadError
        If a file cannot be opened.

    """
    read = [(path, *export.history_of(read_file(path))) for path in paths]
    for path, history, skipped in read:
        if skipped:
            say(f"{path}: skipped {_counted(skipped)} without a run that counts; {len(history.runs)} remain.")
    return History(runs=tuple(run for _, history, _ in read for run in history.runs))


def tell_of_others(athlete: str | None, history: History) -> None:
    """Say how many runs of the history are left out because they are of another name."""
    others = of_others(athlete, history)
    if others:
        runs = "1 run" if others == 1 else f"{others} runs"
        say(f"{athlete}: left out {runs} of the history that {'is' if others == 1 else 'are'} of another name.")


def _counted(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"

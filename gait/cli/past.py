"""Earlier runs from files: what a run is held against."""

from collections.abc import Sequence
from pathlib import Path

from gait import export
from gait.cli.failures import say
from gait.formats.disk import read_file
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
            say(f"{path}: skipped {_counted(skipped)} without a run; {len(history.runs)} remain.")
    return History(runs=tuple(run for _, history, _ in read for run in history.runs))


def _counted(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"

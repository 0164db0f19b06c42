"""Earlier runs from files: what a run is held against."""

from collections.abc import Sequence
from pathlib import Path

from gait import export
from gait.cli.failures import say
from gait.formats.disk import read_file
from gait.history import of_others
from gait.language import plural
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
            say(
                plural(
                    "{path}: skipped {count} line without a run that counts; {remaining} remain.",
                    "{path}: skipped {count} lines without a run that counts; {remaining} remain.",
                    skipped,
                ).format(path=path, count=skipped, remaining=len(history.runs))
            )
    return History(runs=tuple(run for _, history, _ in read for run in history.runs))


def tell_of_others(athlete: str | None, history: History) -> None:
    """Say how many runs of the history are left out because they are of another name."""
    others = of_others(athlete, history)
    if others:
        say(
            plural(
                "{athlete}: left out {count} run of the history that is of another name.",
                "{athlete}: left out {count} runs of the history that are of another name.",
                others,
            ).format(athlete=athlete, count=others)
        )

"""Earlier analyses as a history: what a later run of the same runner is held against."""

from collections.abc import Iterator

from gait.errors import DocumentError
from gait.export.document import from_json
from gait.history import makes_sense, past_run
from gait.model import History, PastRun


def history_of(data: bytes) -> tuple[History, int]:
    """Return the runs in what ``gait analyze --json`` wrote, and how many of its documents hold none.

    Parameters
    ----------
    data : bytes
        A document a line, or a single one on many lines.

    Returns
    -------
    (History, int)
        The runs in the order of the documents; the count of those that are errors, cannot be read, hold too little
        running to be a run, or numbers that no run has.

    """
    runs = [_run(document) for document in documents(data)]
    return History(runs=tuple(run for run in runs if run is not None)), runs.count(None)


def documents(data: bytes) -> Iterator[bytes]:
    """Yield each line that is not blank; the whole where that is one document on many lines."""
    lines = [line for line in data.splitlines() if line.strip()]
    one_a_line = all(line.strip().startswith(b"{") and line.strip().endswith(b"}") for line in lines)
    yield from lines if one_a_line or not _is_one(data) else (data,)


def _is_one(data: bytes) -> bool:
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where data are read

    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _run(document: bytes) -> PastRun | None:
    try:
        analysis = from_json(document)
    except DocumentError:
        return None
    run = past_run(analysis)
    return run if analysis.running.enough and makes_sense(run) else None

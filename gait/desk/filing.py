"""What was dropped is filed beside the answers: one file after the other, by the one way in, until the desk closes."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final, TypeAlias

from gait.desk.answers import FiledAnswer
from gait.desk.desk import Desk
from gait.desk.spool import put_away_after
from gait.engine.failing import as_told
from gait.intake.dropped import Part, file_dropped
from gait.language import _
from gait.library import AthleteRecord
from gait.library.failures import told

Lines: TypeAlias = "queue.Queue[FiledAnswer | None]"
"""What became of the activities of a file, as they come; None is the end."""

_ONE_AT_A_TIME: Final = threading.Lock()
"""Files are filed one after the other: each is measured on all cores already, and many at once fill the memory."""
_LONGEST_S: Final = 60.0


def begin_filing(desk: Desk, athlete: AthleteRecord, kept: IO[bytes], name: str) -> Lines:
    """File what was dropped, and return where it is told; it goes on where nobody listens, and closes the file."""
    lines: Lines = queue.Queue()
    arguments = (desk, athlete, kept, name, lines)
    threading.Thread(target=_file, args=arguments, daemon=True, name="gait-filing").start()
    return lines


@contextmanager
def filing_ends(desk: Desk) -> Iterator[None]:
    """Let the filing come to its end after the block: the files that are on their way are the last ones."""
    try:
        yield
    finally:
        desk.closing.set()
        if _ONE_AT_A_TIME.acquire(timeout=_LONGEST_S):
            _ONE_AT_A_TIME.release()


def _file(desk: Desk, athlete: AthleteRecord, kept: IO[bytes], name: str, lines: Lines) -> None:
    try:
        with put_away_after(kept), _ONE_AT_A_TIME, desk.library() as library, told(library.folder):
            for part in file_dropped(library, kept, name, athlete, stop=desk.closing):
                _tell(part, lines)
        if desk.closing.is_set():
            lines.put(FiledAnswer(name=name, error=_("The desk was closed meanwhile. Drop this file once more.")))
    except Exception as error:  # noqa: BLE001 - whatever it is, the page is told, and not left waiting
        lines.put(FiledAnswer(name=name, error=str(as_told(error))))
    finally:
        lines.put(None)


def _tell(part: Part, lines: Lines) -> None:
    """Tell what became of an activity; what an archive holds beside runs is no error, and its list is not told of."""
    filed, beside = part.filed, part.beside
    if beside == "list":
        return
    error = None if filed.error is None or beside is not None else str(filed.error)
    lines.put(FiledAnswer(name=filed.name, outcome=beside or filed.outcome, run_id=filed.run_id, error=error))

"""Files that are dropped onto an athlete: by the one way in, with a line for each run as soon as it is kept."""

import json
import queue
import tempfile
import threading
from collections.abc import AsyncIterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from gait.desk.answers import FiledAnswer
from gait.desk.asked import Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import the_athlete
from gait.errors import GaitError, UsageError
from gait.intake.filing import Drop, FiledRun, file_all
from gait.language import _
from gait.library import AthleteRecord

router = APIRouter()
_LINES: Final = "application/x-ndjson"
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "A line of JSON for each activity, as soon as it is in the library.",
        "content": {_LINES: {"schema": {"type": "string"}}},
    }
}
_ONE_AT_A_TIME: Final = threading.Lock()
"""Files are measured one after the other: many at once would keep the pages waiting, and no run be there sooner."""


@router.post("/api/athletes/{athlete_id}/files", responses=_ANSWER, openapi_extra=_BODY, response_model=None)
async def files(
    request: Request, desk: TheDesk, athlete_id: Id, name: Annotated[str, Query(min_length=1, max_length=255)]
) -> StreamingResponse:
    """Put a file, or all that is in an archive, into the library; what cannot be read is told in its line."""
    athlete = await run_in_threadpool(_athlete, desk, athlete_id)
    data = await _body(request)
    if not data:
        raise UsageError(_("The file is empty"), next_step=_("Choose another one."))
    return StreamingResponse(_lines(desk, athlete, data, _plain(name)), media_type=_LINES)


def _athlete(desk: Desk, athlete_id: int) -> AthleteRecord:
    with desk.library() as library:
        return the_athlete(library, athlete_id)


async def _body(request: Request) -> bytes:
    """Return the file; until it is whole it lies on the disk, so that many at once do not fill the memory."""
    with tempfile.TemporaryFile(prefix="gait-") as kept:
        async for piece in request.stream():
            await run_in_threadpool(kept.write, piece)
        kept.seek(0)
        return await run_in_threadpool(kept.read)


def _plain(name: str) -> str:
    """Return a file's name without whatever folders a browser told."""
    return PurePosixPath(PureWindowsPath(name).as_posix()).name or "file"


async def _lines(desk: Desk, athlete: AthleteRecord, data: bytes, name: str) -> AsyncIterator[str]:
    """Yield a line for each activity; the filing goes on where the page is closed."""
    told: queue.Queue[FiledAnswer | None] = queue.Queue()
    threading.Thread(target=_file, args=(desk, athlete, data, name, told), daemon=True, name="gait-filing").start()
    while (line := await run_in_threadpool(told.get)) is not None:
        yield json.dumps(line.model_dump()) + "\n"


def _file(desk: Desk, athlete: AthleteRecord, data: bytes, name: str, told: "queue.Queue[FiledAnswer | None]") -> None:
    try:
        with _ONE_AT_A_TIME, desk.library() as library:
            for filed in file_all(library, [Drop(data=data, name=name, athlete=athlete)], processes=1):
                told.put(_answer(filed))
    except GaitError as error:
        told.put(FiledAnswer(name=name, error=str(error)))
    finally:
        told.put(None)


def _answer(filed: FiledRun) -> FiledAnswer:
    error = None if filed.error is None else str(filed.error)
    return FiledAnswer(name=filed.name, outcome=filed.outcome, run_id=filed.run_id, error=error)

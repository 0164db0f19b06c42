"""Files that are dropped onto an athlete: by the one way in, with a line for each run as soon as it is kept."""

import json
from collections.abc import AsyncIterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from gait.desk.asked import Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.filing import Lines, begin_filing
from gait.desk.found import the_athlete
from gait.desk.spool import put_away, received, size_of
from gait.errors import UsageError
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


@router.post("/api/athletes/{athlete_id}/files", responses=_ANSWER, openapi_extra=_BODY, response_model=None)
async def files(
    request: Request, desk: TheDesk, athlete_id: Id, name: Annotated[str, Query(min_length=1, max_length=255)]
) -> StreamingResponse:
    """Put a file, or all that is in an archive, into the library; what cannot be read is told in its line."""
    athlete = await run_in_threadpool(_athlete, desk, athlete_id)
    kept = await received(request.stream(), desk.folder)
    if not size_of(kept):
        put_away(kept)
        raise UsageError(_("The file is empty"), next_step=_("Choose another one."))
    return StreamingResponse(_told(begin_filing(desk, athlete, kept, _plain(name))), media_type=_LINES)


def _athlete(desk: Desk, athlete_id: int) -> AthleteRecord:
    with desk.library() as library:
        return the_athlete(library, athlete_id)


def _plain(name: str) -> str:
    """Return a file's name without whatever folders a browser told."""
    return PurePosixPath(PureWindowsPath(name).as_posix()).name or "file"


async def _told(lines: Lines) -> AsyncIterator[str]:
    """Yield a line for each activity."""
    while (line := await run_in_threadpool(lines.get)) is not None:
        yield json.dumps(line.model_dump()) + "\n"

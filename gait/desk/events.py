"""What changes is told to pages that are open: a line that the desk writes into, an event a change.

The library counts its changes itself, whoever makes them, so that one number says whether something is new.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from gait.desk.asked import MOST_ID, TheDesk
from gait.desk.desk import Desk
from gait.errors import GaitError

router = APIRouter()
_LINE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "A line that stays open: an event a change, the number of changes its data, comments between.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}
EVERY_S: Final = 1.0
"""How often the number is looked at."""
_ALIVE: Final = 15
"""After how many looks without a change the line is told to be alive."""


@router.get("/api/events", responses=_LINE, response_class=StreamingResponse)
async def events(
    request: Request, desk: TheDesk, seen: str = "", of: Annotated[int | None, Query(ge=1, le=MOST_ID)] = None
) -> StreamingResponse:
    """Tell of every change from now on, or from what the page has seen: of all, or of one athlete alone."""
    return StreamingResponse(lines(request, desk, seen, of), media_type="text/event-stream")


async def lines(request: Request, desk: Desk, seen: str, of: int | None = None) -> AsyncIterator[str]:
    """Yield the line's text until the page is closed."""
    quiet = 0
    while not desk.closing.is_set() and not await request.is_disconnected():
        now = await run_in_threadpool(changed, desk, seen, of)
        if now != seen:
            seen, quiet = now, 0
            yield f"event: changed\ndata: {now}\n\n"
        elif quiet == _ALIVE:
            quiet = 0
            yield ": alive\n\n"
        quiet += 1
        await asyncio.sleep(EVERY_S)


def changed(desk: Desk, before: str, of: int | None = None) -> str:
    """Return what stands for the changes so far, or what was before where the library cannot be asked just now."""
    try:
        with desk.library() as library:
            return str(library.coaching.changed()) if of is None else library.coaching.changed_of(of)
    except GaitError:
        return before

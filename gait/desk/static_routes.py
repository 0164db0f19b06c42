"""The files beside the pages: the desk's style and script, and the script of the charts, under its version's name."""

from typing import Final

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, Response

from gait.language import _
from gait.pages import shared_script
from gait.pages.desk import FILES, script_file, style_file

router = APIRouter(include_in_schema=False)
_MADE: Final = {"desk.css": style_file, "desk.js": script_file}
_FOR_GOOD: Final = {"cache-control": "private, max-age=31536000, immutable"}


@router.get("/static/{name}")
def static(name: str) -> Response:
    """Return a file by its name: of these few, and no other."""
    if name in _MADE:
        return Response(_MADE[name](), media_type=FILES[name])
    charts = shared_script()
    if name == charts.name:
        return FileResponse(charts.source, media_type="text/javascript", headers=_FOR_GOOD)
    raise HTTPException(404, _("There is no such page"))


@router.get("/favicon.ico")
def icon() -> Response:
    """Return that there is none, so that a browser's console stays silent."""
    return Response(status_code=204)

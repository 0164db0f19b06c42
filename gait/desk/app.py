"""The application: its routes, behind the door, and how errors are told."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp

from gait._version import __version__
from gait.desk import (
    athlete_routes,
    compare_routes,
    correction_routes,
    events,
    feedback_routes,
    pain_routes,
    renewal_routes,
    roster_routes,
    run_routes,
    shoe_routes,
    static_routes,
    target_routes,
    upload_routes,
)
from gait.desk.answers import PROBLEMS
from gait.desk.desk import Desk
from gait.desk.door import Door
from gait.errors import GaitError, LibraryBusyError, LibraryError, LibraryFullError, UsageError
from gait.language import _
from gait.pages.desk import trouble_page

OPENAPI: Final = "/api/openapi.json"
_STATUS: Final = {UsageError: 422, LibraryBusyError: 503, LibraryFullError: 507, LibraryError: 500}
"""By kind of error, the first that fits; what else is wrong is wrong with what was asked."""
_ROUTERS: Final = (
    static_routes.router,
    events.router,
    roster_routes.router,
    run_routes.router,
    correction_routes.router,
    athlete_routes.router,
    compare_routes.router,
    target_routes.router,
    pain_routes.router,
    shoe_routes.router,
    renewal_routes.router,
    upload_routes.router,
    feedback_routes.router,
)


def make_app(desk: Desk) -> ASGIApp:
    """Return the desk as an application behind its door.

    Parameters
    ----------
    desk : Desk
        Its library, token and port.

    """
    return Door(api(desk), desk)


def api(desk: Desk) -> FastAPI:
    """Return the application without its door: its description is what `OPENAPI` answers."""
    app = FastAPI(
        title="gait coach",
        version=__version__,
        openapi_url=OPENAPI,
        docs_url=None,  # the framework's own pages of documentation load their scripts from a network
        redoc_url=None,
        responses=PROBLEMS,
        exception_handlers=_HANDLERS,
    )
    app.state.desk = desk
    for router in _ROUTERS:
        app.include_router(router)
    return app


def _status(error: GaitError) -> int:
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 422)


async def _gait_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, GaitError)  # it is registered for these
    return _told(request, _status(error), error.code, str(error))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # as above
    return _told(request, error.status_code, "http", str(error.detail), dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # as above
    places = sorted({".".join(map(str, each["loc"])) for each in error.errors()})
    what = _("This was not understood: {places}").format(places=", ".join(places))
    return _told(request, 422, "invalid", what)


async def _broken_off(request: Request, error: Exception) -> Response:
    """Answer who is gone already, so that the server does not take it for a failure of its own."""
    del error
    return _told(request, 400, "broken_off", _("This did not arrive whole. Send it once more."))


def _told(request: Request, status: int, code: str, what: str, headers: dict[str, str] | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"code": code, "what": what}, status_code=status, headers=headers)
    return HTMLResponse(trouble_page(what), status_code=status, headers=headers)


_HANDLERS: Final[dict[int | type[Exception], Callable[[Request, Exception], Coroutine[Any, Any, Response]]]] = {
    GaitError: _gait_error,
    HTTPException: _http_error,
    RequestValidationError: _invalid,
    ClientDisconnect: _broken_off,
}

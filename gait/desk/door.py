"""The door: who may in, from where, with how much. Nothing of the desk answers before it has looked.

A request passes in this order: the name that it asks for, the token in its address or its cookie, for a change the
page that it comes from and the word that only our pages know, and the size.
"""

import hmac
from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gait.desk.desk import MOST_BODY, MOST_UPLOAD, Desk
from gait.desk.policies import FIXED, PAGES
from gait.language import _
from gait.pages.desk import let_in_page, refused_page

CSRF_HEADER: Final = "x-csrf-token"
_READING: Final = frozenset({"GET", "HEAD"})
_OWN: Final = frozenset({"same-origin", "none"})
_UPLOADS: Final = "/files"

_ELSEWHERE: Final = _("The desk does not answer under this name. Open the address that gait coach printed.")
_UNKNOWN: Final = _("This browser has not been let in. Open the address that gait coach printed when it started.")
_FOREIGN: Final = _("This change did not come from a page of the desk. Load the page again.")
_TOO_MUCH: Final = _("This is more than the desk takes at once.")


class Door:
    """The application behind a door."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or turn it away."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over a socket
            return
        turned_away = self._looked_at(scope)
        if turned_away is not None:
            await turned_away(scope, receive, _with_headers(send))
            return
        await self._app(scope, _bounded(scope, receive), _with_headers(send))

    def _looked_at(self, scope: Scope) -> Response | None:
        """Return the answer to a request that does not get past the door."""
        headers, desk = Headers(scope=scope), self._desk
        if headers.getlist("host") not in [[host] for host in desk.hosts]:
            return _refused(scope, 421, _ELSEWHERE)
        if scope["method"] == "GET" and scope["path"] == "/" and _same(_asked_token(scope), desk.token):
            return _let_in(desk)
        if not any(_same(value, desk.token) for value in _cookies(headers.getlist("cookie"), desk.cookie)):
            return _refused(scope, 403, _UNKNOWN)
        if scope["method"] not in _READING and not self._is_ours(headers):
            return _refused(scope, 403, _FOREIGN)
        if _length(headers) > _most(scope):
            return _refused(scope, 413, _TOO_MUCH)
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Tell whether a change comes from a page of the desk."""
        origins = {f"http://{host}" for host in self._desk.hosts}
        return (
            headers.get("origin") in {None, *origins}
            and headers.get("sec-fetch-site", "none") in _OWN
            and _same(headers.get(CSRF_HEADER, ""), self._desk.csrf)
        )


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _asked_token(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get("token", [""])[0]


def _cookies(lines: Iterable[str], name: str) -> list[str]:
    """Return the values of a cookie; whatever else programs of this machine have set beside it does not count."""
    pairs = (part.strip().partition("=") for line in lines for part in line.split(";"))
    return [value for key, _sign, value in pairs if key == name]


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else MOST_UPLOAD + 1


def _most(scope: Scope) -> int:
    return MOST_UPLOAD if scope["path"].endswith(_UPLOADS) else MOST_BODY


def _let_in(desk: Desk) -> Response:
    """Return a page that sets the cookie and goes on.

    No redirect: a browser that was sent here by another page or a file keeps a strict cookie back all along the way.
    """
    answer = HTMLResponse(let_in_page())
    answer.set_cookie(desk.cookie, desk.token, httponly=True, samesite="strict", path="/")
    answer.headers["referrer-policy"] = "no-referrer"
    return answer


def _refused(scope: Scope, status: int, said: str) -> Response:
    if scope["path"].startswith("/api/"):
        return JSONResponse({"code": "refused", "what": said}, status_code=status)
    return HTMLResponse(refused_page(said), status_code=status)


def _with_headers(send: Send) -> Send:
    """Return ``send`` that gives every answer the headers that all have."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in FIXED.items():
                headers.setdefault(name, value)
            headers.setdefault("content-security-policy", PAGES)
        await send(message)

    return sending


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """Return ``receive`` that refuses a body as soon as it is longer than it may be, whatever its head said."""
    most, had = _most(scope), 0

    async def receiving() -> Message:
        nonlocal had
        message = await receive()
        had += len(message.get("body", b""))
        if had > most:
            raise HTTPException(413, _TOO_MUCH)
        return message

    return receiving

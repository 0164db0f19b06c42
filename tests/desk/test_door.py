"""Who may in: every route of the desk, tried by those who may not."""

import re
from collections.abc import Iterable, Iterator

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from gait.desk import Desk
from gait.desk.app import OPENAPI, api
from gait.desk.desk import MOST_BODY
from gait.desk.door import Door
from gait.desk.policies import PAGES, policy_of
from tests.desk.conftest import coach, stranger

ANY = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""The methods of a route that names none."""


def listed(nodes: Iterable[object]) -> Iterator[tuple[str, str]]:
    """Yield each method and address of an application's routes, with a number where one is asked for.

    A kind of route that is not known here fails, so that nobody adds one that the tests below do not try.
    """
    for each in nodes:
        if isinstance(each, Route | APIRoute):
            yield from ((method, re.sub(r"\{[^}]*\}", "1", each.path)) for method in each.methods or ANY)
        elif hasattr(each, "original_router"):
            yield from listed(each.original_router.routes)
        else:
            pytest.fail(f"{each!r} is a kind of route that has yet to be tried by those who may not in")


def routes(desk: Desk) -> list[tuple[str, str]]:
    """Return each method and address of the desk: the pages, the data, the line of events, its description."""
    return sorted(set(listed(api(desk).routes)))


def test_the_list_is_all_that_the_desk_has(desk: Desk, client: TestClient) -> None:
    """What the routers hold and what the description tells is in it, and each address of it is there to be asked."""
    found = routes(desk)
    described = {
        (method.upper(), re.sub(r"\{[^}]*\}", "1", path))
        for path, methods in client.get(OPENAPI).json()["paths"].items()
        for method in methods
    }

    assert {("GET", "/"), ("GET", "/api/events"), ("PUT", "/api/runs/1/note"), ("GET", OPENAPI)} <= set(found)
    assert described <= set(found)
    assert {path: client.request("BREW", path).status_code for _, path in found} == {path: 405 for _, path in found}


def test_a_new_route_is_on_the_list(desk: Desk) -> None:
    """Whichever way it comes into the application; a way that is not known fails."""
    app, more = api(desk), APIRouter()
    more.add_api_route("/by-a-router", lambda: None, methods=["DELETE"], include_in_schema=False)
    app.include_router(more)
    app.add_route("/by-itself", Response)
    app.add_api_route("/as-data", lambda: None)

    assert {("DELETE", "/by-a-router"), ("GET", "/by-itself"), ("GET", "/as-data")} <= set(listed(app.routes))
    app.mount("/mounted", Response)
    with pytest.raises(pytest.fail.Exception, match="yet to be tried"):
        list(listed(app.routes))


def test_what_is_not_there_is_not_told_either(desk: Desk) -> None:
    """Who may not in cannot find out which addresses the desk has, nor which methods they take."""
    client = stranger(desk)

    assert {client.get(path).status_code for path in ("/nothing", "/docs", "/api/nothing", "/static/x")} == {403}
    assert {client.request(method, "/").status_code for method in ("HEAD", "OPTIONS", "DELETE", "BREW")} == {403}


def refused(client: TestClient, desk: Desk, **asked: object) -> dict[tuple[str, str], int]:
    """Return what each route answers."""
    return {(method, path): client.request(method, path, **asked).status_code for method, path in routes(desk)}


def test_without_a_token_nothing_answers(desk: Desk) -> None:
    """Who has no cookie gets none of the pages, data or files."""
    assert set(refused(stranger(desk), desk).values()) == {403}


def test_a_forged_cookie_is_none(desk: Desk) -> None:
    """Another token, an old start's as much as an empty one, lets nobody in; neither does another desk's cookie."""
    for value in ("forged", "", desk.csrf):
        client = stranger(desk)
        client.cookies.set(desk.cookie, value)
        assert set(refused(client, desk).values()) == {403}
    client = stranger(desk)
    client.cookies.set("gait_desk_1", desk.token)
    assert client.get("/").status_code == 403
    assert client.get("/", headers={"cookie": "=;;\x7f"}).status_code == 403


def test_cookies_of_other_programs_do_not_keep_the_coach_out(desk: Desk) -> None:
    """Cookies are shared by all ports of a machine, and some have names that no standard knows."""
    header = {"cookie": f'a/b="1"; =; {desk.cookie}={desk.token}; x'}

    assert stranger(desk).get("/", headers=header).status_code == 200


def test_under_a_foreign_name_nothing_answers(desk: Desk) -> None:
    """A page elsewhere that lets its name lead to this machine is told nothing, cookie or not."""
    for host in ("evil.example", "evil.example:8421", "127.0.0.1", "127.0.0.1:80", "localhost:8421.evil.example", ""):
        assert set(refused(coach(desk), desk, headers={"host": host}).values()) == {421}


def test_the_machines_own_names_answer(desk: Desk) -> None:
    """The address with the number and the one with the name are the desk's."""
    client = coach(desk)

    assert {client.get("/", headers={"host": host}).status_code for host in desk.hosts} == {200}


def changes(desk: Desk) -> list[tuple[str, str]]:
    """Return the routes that change something."""
    return [(method, path) for method, path in routes(desk) if method not in {"GET", "HEAD"}]


@pytest.mark.parametrize(
    "headers",
    [
        {"x-csrf-token": ""},
        {"x-csrf-token": "0" * 64},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_from_elsewhere_is_refused(desk: Desk, headers: dict[str, str]) -> None:
    """Without the word of our pages, or from another origin, no change is made, cookie or not."""
    client = coach(desk)

    assert {client.request(method, path, headers=headers).status_code for method, path in changes(desk)} == {403}


def test_the_token_is_not_the_word_of_the_pages(desk: Desk) -> None:
    """What stands in a page does not let another browser in."""
    assert desk.csrf not in {desk.token, ""}
    assert desk.token not in coach(desk).get("/").text


def test_the_printed_address_lets_a_browser_in(desk: Desk) -> None:
    """It sets a cookie that no script reads and no other site sends, and goes on without the token in the address."""
    client = stranger(desk)
    answer = client.get(f"/?token={desk.token}")
    cookie = answer.headers["set-cookie"].lower()

    assert answer.status_code == 200
    assert 'http-equiv="refresh" content="0;url=/"' in answer.text
    assert ("httponly" in cookie, "samesite=strict" in cookie, answer.headers["referrer-policy"]) == (
        True,
        True,
        "no-referrer",
    )
    assert client.get("/").status_code == 200
    assert stranger(desk).get("/?token=wrong").status_code == 403


def test_each_start_has_a_token_of_its_own(desk: Desk) -> None:
    """What an earlier start printed is worth nothing."""
    later = Desk(folder=desk.folder)

    assert later.token != desk.token
    assert stranger(later).get(f"/?token={desk.token}").status_code == 403
    assert desk.token not in repr(desk)


def test_too_much_is_refused(desk: Desk) -> None:
    """A body beyond the limit is not read where its head tells of it, and cut off where that says nothing."""
    client = coach(desk)
    much = b'{"text": "' + b"a" * MOST_BODY + b'", "version": 0}'

    def pieces() -> Iterator[bytes]:
        yield much

    assert client.put("/api/runs/1/note", content=much).status_code == 413
    assert client.put("/api/runs/1/note", content=b"{}", headers={"content-length": "-1"}).status_code == 413
    assert client.put("/api/runs/1/note", content=pieces()).status_code == 413


def test_every_answer_has_its_headers(desk: Desk) -> None:
    """A page, data, a refusal: each says what a browser may do with it, and that it is not kept."""
    answers = [coach(desk).get("/"), coach(desk).get("/api/athletes"), stranger(desk).get("/")]
    wanted = {"x-content-type-options": "nosniff", "cache-control": "no-store", "content-security-policy": PAGES}

    assert [{name: answer.headers[name] for name in wanted} for answer in answers] == [wanted] * 3
    assert "unsafe" not in PAGES


def test_the_description_is_there_and_no_page_that_loads_from_a_network(client: TestClient) -> None:
    """The API describes itself; the framework's own pages, which load scripts from elsewhere, are not there."""
    described = client.get(OPENAPI).json()

    assert "/api/runs/{run_id}/note" in described["paths"]
    assert [client.get(path).status_code for path in ("/docs", "/redoc", "/openapi.json")] == [404] * 3


def test_a_reports_policy_becomes_a_header() -> None:
    """It is the page's own, and lets the desk alone show it."""
    page = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">'

    assert policy_of(page) == "default-src 'none'; frame-ancestors 'self'"


@pytest.mark.anyio
async def test_nothing_speaks_over_a_socket(desk: Desk) -> None:
    """A web socket, which no rule of the same origin holds back, is not answered at all."""
    sent: list[object] = []

    async def app(*_: object) -> None:
        sent.append("let through")

    await Door(app, desk)({"type": "websocket"}, app, app)
    assert sent == []
    await Door(app, desk)({"type": "lifespan"}, app, app)
    assert sent == ["let through"]


@pytest.fixture
def anyio_backend() -> str:
    """Return the loop that the desk runs on."""
    return "asyncio"

"""Every page of the desk and every state of one that looks of its own, brought about in a browser.

The pictures are drawn of them (``make_desk_pictures.py``), and the tests hold each in all widths and schemes.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import uvicorn
from starlette.types import ASGIApp

from gait.desk import Desk, make_app
from gait.desk.serving import listening

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page  # the tests are skipped where there is none

_HALTED: Final = """() => {
    XMLHttpRequest.prototype.send = function () {
        this.upload.dispatchEvent(new ProgressEvent("progress", { loaded: 2, total: 5 }));
    };
}"""
WIDTHS: Final = (390, 1280)
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
HEIGHT: Final = 900
NO_RUN: Final["FilePayload"] = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"not a run"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A desk with what its scenes show.

    ``athlete`` ran ``run``, whose note two coaches write in ``contested``, and the ``pair`` to compare; ``newcomer``
    has not run yet; ``known`` is a file that the library has; ``empty`` is the desk of a library without athletes.
    """

    desk: Desk
    empty: Desk
    athlete: int
    newcomer: int
    run: int
    contested: int
    pair: tuple[int, int]
    known: bytes = field(repr=False)


Scene: TypeAlias = Callable[["Page", Stage], object]


@contextmanager
def at_work(folder: Path, today: date, around: Callable[[ASGIApp], ASGIApp] = lambda app: app) -> Iterator[Desk]:
    """Have a desk really listen while the block lasts.

    Parameters
    ----------
    folder : Path
        Of its library.
    today : date
        What day it is there.
    around : callable
        What stands between the desk and the browser.

    """
    with listening(0) as own:
        desk = Desk(folder=folder, port=own.getsockname()[1], today=lambda: today)
        app = around(make_app(desk))
        config = uvicorn.Config(app, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
        thread.start()
        _first_answer(desk)
        yield desk
        server.should_exit = True
        thread.join(timeout=20)


def _first_answer(desk: Desk) -> None:
    """Have the routes built, which they are for the first answer: two desks of one process must not do so at once."""
    line = HTTPConnection("127.0.0.1", desk.port)
    line.request("GET", "/", headers={"cookie": f"{desk.cookie}={desk.token}"})
    line.getresponse().read()
    line.close()


def ticket(desk: Desk) -> dict[str, str]:
    """Return the cookie that lets a browser in, as the printed address gives it."""
    return {"name": desk.cookie, "value": desk.token, "url": desk.address, "sameSite": "Strict"}


def _at(path: str) -> Scene:
    """Return the scene of a page that has only to be opened."""
    return lambda page, stage: page.goto(
        stage.desk.address + path.format(athlete=stage.athlete, newcomer=stage.newcomer, run=stage.run, pair=stage.pair)
    )


def _of_nobody(page: "Page", stage: Stage) -> None:
    page.goto(stage.empty.address)


def _let_in(page: "Page", stage: Stage) -> None:
    """Stay where the way in goes on by itself: an answer without content leaves the page that is there."""
    page.route(stage.desk.address, lambda route: route.fulfill(status=204))
    page.goto(stage.desk.way_in)


def _refused(page: "Page", stage: Stage) -> None:
    """Ask under the machine's other name, to which the cookie does not belong."""
    page.goto(stage.desk.address.replace("127.0.0.1", "localhost"))


def _contested(page: "Page", stage: Stage) -> None:
    page.goto(f"{stage.desk.address}runs/{stage.contested}")
    with stage.desk.library() as library:
        version = library.coaching.note(stage.contested).version
        theirs = f"Well held.\n\n- easy until **Friday**\n- version {version + 1}"  # the same again would be no change
        library.coaching.write_note(stage.contested, theirs, version=version)
    page.fill("textarea", "How was the second half?")
    page.click("[data-note] [type=submit]")
    page.wait_for_selector(".conflict:not([hidden])")


def _adding(page: "Page", stage: Stage) -> None:
    """Leave a file on its way: two fifths of it are sent."""
    page.goto(f"{stage.desk.address}athletes/{stage.newcomer}")
    page.evaluate(_HALTED)
    page.set_input_files("#files", [NO_RUN])
    page.wait_for_selector(".drop progress")


def _added(page: "Page", stage: Stage) -> None:
    """Of two files one is known, and one is no run."""
    page.goto(f"{stage.desk.address}athletes/{stage.athlete}")
    known: FilePayload = {"name": "sunday.fit", "mimeType": "application/octet-stream", "buffer": stage.known}
    page.set_input_files("#files", [known, NO_RUN])
    page.wait_for_selector(".drop li:nth-child(2):not(:has(progress))", timeout=60_000)


SCENES: Final[Mapping[str, Scene]] = MappingProxyType(
    {
        "roster": _at(""),
        "roster-filtered": _at("?show=unreviewed&order=name"),
        "roster-none-found": _at("?name=nobody"),
        "roster-empty": _of_nobody,
        "athlete": _at("athletes/{athlete}"),
        "athlete-without-runs": _at("athletes/{newcomer}"),
        "files-on-their-way": _adding,
        "files-added": _added,
        "run": _at("runs/{run}"),
        "run-in-conflict": _contested,
        "feedback": _at("runs/{run}/feedback"),
        "comparison": _at("compare?run={pair[0]}&run={pair[1]}"),
        "trouble": _at("athletes/999999"),
        "let-in": _let_in,
        "refused": _refused,
    }
)

"""A desk with two runners, and a browser that has been let in, without a network."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from lxml import html
from starlette.testclient import TestClient

from gait.desk import Desk, make_app
from gait.desk.roster import bring_up_to_date
from gait.desk.serving import listening
from gait.intake.filing import Drop, file_all
from gait.library import Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.library.factory import put

TODAY = date(2026, 5, 30)
"""The runs below begin on 17 May 2026."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a library in which Anna ran five times and Ben, whose name is hostile, once."""
    place = tmp_path_factory.mktemp("desk") / "library"
    with Library.open(place) as library:
        anna = library.add_athlete("Anna", height_m=1.7)
        ben = library.add_athlete("Ben <img src=x onerror=alert(1)>")
        library.add_shoe(anna.id, "Blue <b>")
        for day in range(5):
            put(library, anna, day=2 * day)
        put(library, ben, day=3)
    return place


@pytest.fixture(scope="module")
def desk(folder: Path) -> Desk:
    """Return a desk that is open on a day soon after the last run."""
    return Desk(folder=folder, today=lambda: TODAY)


@pytest.fixture
def library(desk: Desk) -> Iterator[Library]:
    """Return the desk's library, as another program has it open."""
    with desk.library() as opened:
        yield opened


@pytest.fixture(scope="module")
def real(desk: Desk) -> int:
    """Return the number of a run whose file is in the library, so that it can be analysed anew."""
    data = simulate(RUNNERS["typical"], PLANS["easy_10k"], WATCHES["full_dynamics"], 4).to_fit_bytes()
    with desk.library() as library:
        cleo = library.add_athlete("Cleo", height_m=1.7)
        (filed,) = file_all(library, [Drop(data=data, name="run.fit", athlete=cleo)], processes=1)
        library.add_shoe(cleo.id, "Red")
    assert filed.run_id is not None
    return filed.run_id


def plain(element: html.HtmlElement) -> str:
    """Return an element's words with plain spaces."""
    return " ".join(element.text_content().split()).replace("\N{WORD JOINER}", "")


def stranger(desk: Desk) -> TestClient:
    """Return a browser that has not been let in."""
    return TestClient(make_app(desk), base_url=desk.address, follow_redirects=False)


def coach(desk: Desk) -> TestClient:
    """Return a browser that has been let in, and knows the word that changes need."""
    client = stranger(desk)
    client.headers["x-csrf-token"] = desk.csrf
    client.cookies.set(desk.cookie, desk.token)
    return client


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    """Return the coach's browser."""
    return coach(desk)


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Desk]:
    """Return a desk that really listens, its roster drawn."""
    with Library.open(folder) as library:
        bring_up_to_date(library)
    with listening(0) as own:
        desk = Desk(folder=folder, port=own.getsockname()[1], today=lambda: TODAY)
        config = uvicorn.Config(make_app(desk), log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
        thread.start()
        yield desk
        server.should_exit = True
        thread.join(timeout=20)

"""One browser, one desk and one simulated library, which all tests of this folder share.

Each test has runs of its own to change, so that none depends on another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gait.desk.roster import bring_up_to_date
from gait.intake.filing import Drop, file_all
from gait.library import AthleteRecord, Library
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from scripts.desk_scenes import NO_RUN, Stage, at_work, ticket
from tests.desk.conftest import TODAY
from tests.factories import START
from tests.library.factory import put
from tests.pages.test_browser import CHROMIUM, FLAGS, _absent

__all__ = ["NO_RUN"]

PUT = 12
"""So many of the runs have no series, and so next to no charts: they are filed and shown in no time."""


class Frames:
    """Between the desk and the browser: the reports that pages show in frames, or empty pages in their place.

    The charts of a report cost more than the rest of a test.
    """

    def __init__(self) -> None:
        self.empty = False
        self._app: ASGIApp

    def around(self, app: ASGIApp) -> ASGIApp:
        """Stand around a desk."""
        self._app = app
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the desk answer."""
        if self.empty and scope["type"] == "http" and scope["path"].endswith(("/report", "/season")):
            await HTMLResponse(BLANK)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


BLANK = "<!doctype html><html lang=en><title>Report</title><h1>Report</h1><a href=/runs/1>A run</a>"
VISIBLE = """() => {
    const { activeElement: at } = document, style = getComputedStyle(at), box = at.getBoundingClientRect();
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""
"""Whether who looks sees where the keyboard is."""
IS_AT = "wanted => document.activeElement.matches(wanted)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is on the desk: ``runs`` are Anna's, the earliest first; ``filed`` are those of them that have files."""

    stage: Stage
    frames: Frames
    ben: int
    runs: tuple[int, ...]
    filed: tuple[int, ...]

    @property
    def address(self) -> str:
        """Where the desk is."""
        return self.stage.desk.address


def recorded(day: int, plan: str = "run_walk", watch: str = "full_dynamics") -> bytes:
    """Return a watch's file of a run that many days after the first."""
    run = simulate(RUNNERS["typical"], PLANS[plan], WATCHES[watch], abs(day), started_at=START + timedelta(days=day))
    return run.to_fit_bytes()


@pytest.fixture(scope="package")
def browser() -> Iterator[object]:
    """Return a headless Chromium, or skip (with CI=true: fail) where there is none."""
    if CHROMIUM is None:
        _absent("chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a machine without a browser may lack it

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Return a desk that listens: Anna's many runs, Ben's one under a hostile name, and Cleo who has yet to run."""
    folder = tmp_path_factory.mktemp("shown")
    files = [recorded(10, "treadmill"), recorded(12)]
    with Library.open(folder / "library") as library:
        anna = library.add_athlete("Anna", height_m=1.7)
        ben = library.add_athlete("Ben <img src=x onerror=alert(1)>")
        cleo = library.add_athlete("Cleo")
        library.add_shoe(anna.id, "Blue <b>")
        put(library, ben, day=-5)
        runs = tuple(put(library, anna, day=day - PUT + 10).run_id for day in range(PUT))
        filed = tuple(_file(library, anna, data) for data in files)
        library.add_pain(anna.id, on_date=START.date().isoformat(), run_id=runs[-1], during=4.0, after=3.0)
        library.coaching.write_note(filed[-1], "Well held.\n\n- easy until **Friday**", version=0)
        bring_up_to_date(library)
    frames = Frames()
    with at_work(folder / "library", TODAY, frames.around) as desk, at_work(folder / "empty", TODAY) as empty:
        stage = Stage(
            desk=desk,
            empty=empty,
            athlete=anna.id,
            newcomer=cleo.id,
            run=filed[-1],
            contested=runs[0],
            pair=filed[:2],
            known=files[0],
        )
        yield Shown(stage=stage, frames=frames, ben=ben.id, runs=runs, filed=filed)


def _file(library: Library, athlete: AthleteRecord, data: bytes) -> int:
    (filed,) = file_all(library, [Drop(data=data, name="run.fit", athlete=athlete)], processes=1)
    assert filed.run_id is not None
    return filed.run_id


@pytest.fixture(scope="package")
def context(browser: object, shown: Shown) -> Iterator[object]:
    """Return the coach's browser, let in at both desks; what it has loaded once it keeps, as a coach's does."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened.add_cookies([ticket(shown.stage.desk), ticket(shown.stage.empty)])
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def lasting(context: object) -> object:
    """Return the one page that tests share, since opening one costs more than many a test."""
    opened = context.new_page()
    opened.complaints, opened.expected = [], ()
    opened.on("console", lambda told: opened.complaints.append(told.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("dialog", lambda dialog: dialog.accept())
    opened.on("filechooser", lambda _: None)  # asked for later, it may come before the browser knows of it
    return opened


@pytest.fixture
def page(lasting: object, shown: Shown) -> Iterator[object]:
    """Return the page as new, its frames empty; it complains of nothing but ``expected``, what a test asks for."""
    lasting.complaints.clear()
    lasting.expected = ()
    shown.frames.empty = True
    lasting.set_viewport_size({"width": 1280, "height": 900})
    yield lasting
    lasting.unroute_all()
    asked_for = tuple(f"status of {code}" for code in lasting.expected)
    assert [each for each in lasting.complaints if not any(code in each for code in asked_for)] == []


def tab_to(page: object, wanted: str, *, after: str = "", most: int = 60) -> None:
    """Press Tab until the keyboard is there, and see at each stop where it is; ``after`` is where it begins."""
    if after:
        page.focus(after)
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(VISIBLE), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(IS_AT, wanted):
            return
    pytest.fail(f"{wanted} is not within {most} stops of the keyboard")


def comes_to(page: object, wanted: str) -> None:
    """Wait until the keyboard is at what a selector finds."""
    page.wait_for_function(IS_AT, arg=wanted)

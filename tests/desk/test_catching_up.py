"""Runs that fall behind are brought up to date beside the answers, and the page says how many are left."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from gait._version import __version__
from gait.desk import Desk, catching_up
from gait.desk.catching_up import CatchingUp
from gait.desk.renewing import Renewing
from gait.errors import DamagedFileError, LibraryBusyError
from gait.intake.renewing import Renewed
from gait.library import Library, RunEdit
from tests.desk.conftest import coach, plain
from tests.library.factory import put


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    """Return a desk of its own in which Gus ran three times and Hal once."""
    with Library.open(tmp_path / "library") as library:
        gus, hal = library.add_athlete("Gus", height_m=1.7), library.add_athlete("Hal", height_m=1.7)
        for day in range(3):
            put(library, gus, day=2 * day)
        put(library, hal)
    return Desk(folder=tmp_path / "library")


@pytest.fixture
def opened(own: Desk) -> Iterator[Library]:
    """Return its library."""
    with own.library() as library:
        yield library


def test_what_changed_is_brought_up_to_date(own: Desk, opened: Library) -> None:
    """A change by any program is seen; once it has stood for a look, the run and the later ones are judged anew."""
    keeper = CatchingUp(own)
    keeper.look()
    opened.edit_run(1, RunEdit(is_run=False))
    behind = opened.waiting()[1].changed
    keeper.look()
    too_early = opened.waiting()[1].changed
    keeper.look()

    assert (behind, too_early, opened.waiting(), own.renewing.asked()) == (3, 3, {}, ())


def test_what_was_behind_at_the_start(own: Desk, opened: Library) -> None:
    """What a change left behind before is taken; what an earlier version analysed waits to be asked for."""
    opened.edit_run(1, RunEdit(is_run=False))
    opened.store.db.execute("UPDATE analysis SET gait_version = '0.0.1' WHERE run_id = 4")
    keeper = CatchingUp(own)
    keeper.look()
    keeper.look()

    assert {athlete_id: each.runs for athlete_id, each in opened.waiting().items()} == {2: 1}


def test_a_run_that_cannot_be_read_is_not_tried_without_end(
    own: Desk, opened: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays behind, and the others of its athlete are done."""
    opened.store.db.execute("UPDATE analysis SET gait_version = '0.0.1'")
    own.renewing.ask(1)
    tried: list[int] = []

    def broken(_library: Library, behind: list[object], *, processes: int) -> Iterator[Renewed]:
        (each,) = behind
        tried.append(each.asked.run_id)  # type: ignore[attr-defined] # an Outdated
        yield Renewed(run_id=tried[-1], name="run.fit", error=DamagedFileError("Broken"))

    monkeypatch.setattr(catching_up, "renew_all", broken)
    CatchingUp(own).look()

    assert (tried, own.renewing.asked()) == ([1, 2, 3], ())


def test_a_run_that_nothing_was_made_for(own: Desk, opened: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong with one run, the thread goes on."""
    opened.edit_run(1, RunEdit(is_run=False))
    own.renewing.ask(1)

    def unheard_of(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(catching_up, "renew_all", unheard_of)
    CatchingUp(own).look()

    assert (opened.waiting()[1].changed, own.renewing.asked()) == (3, ())


@pytest.mark.parametrize("place", [(Library, "outdated"), (catching_up, "renew_all")])
def test_a_busy_library_is_asked_again(
    own: Desk, opened: Library, monkeypatch: pytest.MonkeyPatch, place: tuple[object, str]
) -> None:
    """Who was asked for stays asked for."""
    opened.edit_run(1, RunEdit(is_run=False))
    own.renewing.ask(1)

    def busy(*_: object, **__: object) -> None:
        raise LibraryBusyError("Busy")  # noqa: EM101 - short

    monkeypatch.setattr(*place, busy)
    CatchingUp(own).look()

    assert own.renewing.is_asked(1)


def test_the_thread_ends_with_its_block(own: Desk, opened: Library) -> None:
    """It works while the block lasts and stops in the middle of its work at the end."""
    opened.edit_run(1, RunEdit(is_run=False))
    with CatchingUp(own, every_s=0.01):
        until = time.monotonic() + 20.0
        while opened.waiting() and time.monotonic() < until:
            time.sleep(0.01)
    left = opened.waiting()
    opened.edit_run(1, RunEdit(is_run=True))
    ended = CatchingUp(own)
    ended.stop.set()
    own.renewing.ask(1)
    ended.look()

    assert left == {}
    assert own.renewing.is_asked(1)


def test_who_is_asked_for_again_is_not_done_yet() -> None:
    """Work that began before the last asking does not end it."""
    renewing = Renewing()
    renewing.ask(1)
    ((_athlete, ticket),) = renewing.asked()
    renewing.ask(1)
    renewing.done(1, ticket)
    again = renewing.is_asked(1)
    ((_athlete, ticket),) = renewing.asked()
    renewing.done(1, ticket)

    assert (again, renewing.is_asked(1)) == (True, False)


def test_the_page_says_how_many_are_behind(own: Desk, opened: Library) -> None:
    """With a button while nobody is at it, then with the number that is left, then no more."""
    client: TestClient = coach(own)
    opened.edit_run(2, RunEdit(is_run=False))
    opened.store.db.execute("UPDATE analysis SET gait_version = '0.0.1' WHERE run_id = 1")

    def part() -> html.HtmlElement:
        return html.document_fromstring(client.get("/athletes/1").text).xpath("//div[@id='waiting']")

    (before,) = part()
    (form,) = before.xpath(".//form")
    told = client.request(form.get("data-method"), form.get("data-form")).json()
    (meanwhile,) = part()

    assert plain(before.xpath("./p")[0]) == (
        "2 runs do not know of a change yet. 1 run was analysed by an earlier version."
    )
    assert plain(form) == "Bring 3 runs up to date"
    assert (told["changed"], told["earlier"], told["at_work"]) == (2, 1, True)
    assert plain(meanwhile.xpath("./p")[0]) == "3 runs are still being brought up to date."
    assert (meanwhile.xpath(".//form"), meanwhile.xpath("./a/@hidden")) == ([], [""])
    assert "3 runs are still being brought up to date." in client.get("/runs/1").text
    assert 'id="waiting"' not in client.get("/runs/4").text
    opened.store.db.execute("UPDATE analysis SET stale = NULL, gait_version = ?", (__version__,))
    assert part() == []
    assert client.get("/api/athletes/1/waiting").json()["said"] == ""
    assert client.post("/api/athletes/99/waiting").status_code == 404

"""Watching goes on until it is stopped: drops are filed as they come, what was in the way is tried again."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gait.errors import GaitError
from gait.watch import Patience, waking, watch, watching
from gait.watch.layout import Inbox, Layout
from gait.watch.reporting import Swept
from gait.watch.rounds import Round
from tests.watch.conftest import Folder, a_file

pytestmark = pytest.mark.usefixtures("quick_pages")

QUICK = Patience(quiet_s=0.05, cut_off_s=0.3)


@pytest.fixture
def watched(folder: Folder) -> Iterator[Callable[..., None]]:
    """Return a function that begins to watch in a thread; it is stopped in the end."""
    threads: list[threading.Thread] = []

    def begin(**more: object) -> None:
        settings = folder.settings(**{"patience": QUICK, **more})
        thread = threading.Thread(target=watch, args=(settings, folder.voice, folder.stop))
        thread.start()
        threads.append(thread)
        wait_for(lambda: folder.said != [])

    yield begin
    folder.stop.set()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def wait_for(come: Callable[[], bool], *, seconds: float = 30.0) -> None:
    """Wait until something has come to be."""
    until = time.monotonic() + seconds
    while not come():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)


@pytest.mark.parametrize("poll_s", [None, 0.1])
def test_drops_are_filed_as_they_come(folder: Folder, watched: Callable[..., None], poll_s: float | None) -> None:
    """One that was there, one that comes, one in a folder that is made meanwhile, one that has no end."""
    folder.drop("Anna/run.fit", a_file())
    watched(poll_s=poll_s)
    wait_for(lambda: "Anna/done/run.fit" in folder.files())
    folder.drop("Ben/run.fit", a_file(1))
    folder.drop("Anna/half.fit", a_file(2)[:-900])
    wait_for(lambda: {"Ben/done/run.fit", "Anna/done/half.fit"} <= set(folder.files()))
    folder.stop.set()

    assert folder.runs() == [("Anna", "2026-05-03"), ("Ben", "2026-05-04"), ("Anna", "2026-05-05")]
    assert folder.said[0] == (
        f"Watching {folder.path} for a squad, a folder each: Anna; reports go to {folder.path}/reports."
    )
    wait_for(lambda: folder.said[-1].startswith("Stopped."))


def test_what_was_in_the_way_is_tried_again_and_said_once(
    folder: Folder, watched: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A profile that cannot be read keeps the drop waiting; once it is mended the drop is filed."""
    monkeypatch.setattr(watching, "RETRY_S", 0.05)
    profile = folder.drop("Anna/athlete.toml", b"height = 1")
    folder.drop("Anna/run.fit", a_file())
    watched()
    wait_for(lambda: folder.troubles != [])
    time.sleep(0.3)
    told = list(folder.troubles)
    profile.write_bytes(b"height_cm = 170")
    wait_for(lambda: "Anna/done/run.fit" in folder.files())

    assert len(told) == 1


def test_where_the_system_does_not_tell_the_folder_is_looked_at(
    folder: Folder, watched: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many folders are watched already: it is said, and drops are filed all the same."""

    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    monkeypatch.setattr("gait.watch.waking._POLL_S", 0.05)
    watched()
    folder.drop("run.fit", a_file())
    wait_for(lambda: "done/run.fit" in folder.files())

    assert "OS file watch limit reached" in folder.troubles[0]


def test_a_folder_that_goes_away_is_waited_for(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unplugged drive is a trouble that is told, not the end."""
    seen: list[bool] = []

    def ticks(*_arguments: object) -> Iterator[bool]:
        folder.drop("run.fit", a_file())
        away = folder.path.rename(folder.path.with_name("away"))
        yield True
        seen.append(len(folder.troubles) == 1)
        away.rename(folder.path)
        yield True
        folder.stop.set()
        yield True

    monkeypatch.setattr(watching, "changes", ticks)
    watch(folder.settings(), folder.voice, folder.stop)

    assert seen == [True]
    assert folder.troubles[0].startswith("The folder cannot be looked at, or written to: No such file or directory")
    assert folder.files() == ["done/run.fit"]


@pytest.mark.parametrize(
    ("last", "seconds"),
    [
        (Round(), 60.0),
        (Round(troubles=(GaitError("no"),)), 30.0),
        (Round(swept=Swept(blocked=[GaitError("no")])), 30.0),
        (Round(waiting=(Path("a"),)), 1.0),
    ],
)
def test_how_soon_it_is_looked_again(folder: Folder, last: Round, seconds: float) -> None:
    """A minute where all is done, half of it after a trouble, at once where a file has yet to settle."""
    settings = folder.settings(patience=Patience())

    assert watching._pause_s(last, settings) == seconds
    assert watching._pause_s(last, folder.settings(patience=Patience(), poll_s=0.5)) == 0.5


def test_many_athletes_are_named_in_part(folder: Folder) -> None:
    """The first ten by name, the others by number."""
    inboxes = tuple(Inbox(folder=folder.path / f"{n}", athlete=f"a{n}") for n in range(12))
    said = watching._watching_said(Layout(kind="squad", inboxes=inboxes), folder.settings())

    assert "a0, a1, a2, a3, a4, a5, a6, a7, a8, a9 and 2 more; reports" in said


def test_what_is_no_news(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Moves to done and failed, and what is written among the reports, wake nobody; a drop does."""
    folder.path = folder.path / "done" / "drops"
    folder.path.mkdir(parents=True)
    asked: dict[str, bool] = {}

    def ask(path: Path, *, watch_filter: Callable[[object, str], bool], **_more: object) -> Iterator[set[str]]:
        names = ("anna/run.fit", "anna/done/run.fit", "failed/run.fit", "reports/index.html", "reports")
        asked.update({name: watch_filter(None, str(path / name)) for name in names})
        return iter([set()])

    monkeypatch.setattr("watchfiles.watch", ask)
    settings = folder.settings()

    assert list(waking.changes(settings, folder.stop, folder.voice, frozenset({settings.out}))) == [False]
    assert [name for name, news in asked.items() if news] == ["anna/run.fit"]

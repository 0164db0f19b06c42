"""Changes are told to pages that are open, whoever makes them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gait.desk import Desk, events
from gait.errors import LibraryError
from gait.library import Library

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    """Return the loop that the desk runs on."""
    return "asyncio"


class Open:
    """A page that stays open for so many looks."""

    def __init__(self, looks: int) -> None:
        self.left = looks

    async def is_disconnected(self) -> bool:
        """Count down."""
        self.left -= 1
        return self.left < 0


async def told(lines: AsyncIterator[str]) -> list[str]:
    """Return all that is told."""
    return [each async for each in lines]


async def test_a_change_by_another_program_is_told(
    desk: Desk, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number is told first, and again when the library has changed; in silence the line is kept alive."""
    monkeypatch.setattr(events, "EVERY_S", 0.0)
    before = str(library.coaching.changed())
    found = []
    async for line in events.lines(Open(20), desk, ""):
        found.append(line)
        if len(found) == 1:
            library.coaching.write_note(1, "from elsewhere", version=library.coaching.note(1).version)

    assert found[:2] == [f"event: changed\ndata: {before}\n\n", f"event: changed\ndata: {int(before) + 1}\n\n"]
    assert found[2:] == [": alive\n\n"]


async def test_a_page_of_one_athlete_hears_of_that_one_alone(desk: Desk, library: Library) -> None:
    """A change of another's and a roster that is drawn anew are not told; a note, a mark and a run of one's own are."""
    library.coaching.write_note(6, "of Ben", version=library.coaching.note(6).version)
    told_of = [events.changed(desk, "", 1)]
    library.coaching.write_note(6, "of Ben again", version=library.coaching.note(6).version)
    library.coaching.keep_line(1, 0, b"")
    told_of.append(events.changed(desk, "", 1))
    library.coaching.write_note(2, "of Anna", version=library.coaching.note(2).version)
    told_of.append(events.changed(desk, "", 1))
    library.coaching.review(2, reviewed=True)
    told_of.append(events.changed(desk, "", 1))
    library.add_pain(1, on_date="2026-05-17", during=1)
    told_of.append(events.changed(desk, "", 1))

    assert [told_of[0] == told_of[1], len(set(told_of[1:]))] == [True, 4]


async def test_what_a_page_has_seen_is_not_told_again(
    desk: Desk, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that listens anew after a while is told only what is new."""
    monkeypatch.setattr(events, "EVERY_S", 0.0)
    seen = str(library.coaching.changed())

    assert await told(events.lines(Open(3), desk, seen)) == []


async def test_a_library_that_cannot_be_asked_keeps_the_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is told, and it is asked again later; the answer is a line of events."""

    def locked(_: object) -> None:
        raise LibraryError("locked")  # noqa: EM101 - short

    monkeypatch.setattr(Library, "open", locked)
    assert events.changed(desk, "7") == "7"
    answer = await events.events(Open(0), desk, seen="7")
    assert answer.media_type == "text/event-stream"
    assert await told(answer.body_iterator) == []


async def test_the_line_ends_with_the_desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that listens does not keep a desk open that is being ended."""
    monkeypatch.setattr(events, "EVERY_S", 0.0)
    closing = Desk(folder=folder)
    found = []
    async for line in events.lines(Open(10**6), closing, ""):
        found.append(line)
        closing.closing.set()

    assert len(found) == 1

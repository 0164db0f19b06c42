"""A simulated squad the whole way: its files into a watched folder, into the library, and onto the roster."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

from gait.desk.roster import bring_up_to_date, entries_of
from gait.library import Library
from gait.pages.desk import Entry, Wish, wished
from gait.simulate import WATCHES
from gait.simulate.squad import TRUTH, squad_files
from gait.watch import Patience, Settings, Voice, watch_once

UNTIL = date(2026, 5, 24)
"""A Sunday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Squad:
    """A squad on the roster: in whom there is a problem, by name of the athlete, and who stands where."""

    planted: dict[str, str]
    ordinary: dict[str, str]
    order: tuple[Entry, ...]
    troubles: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """As many of the first as there are problems."""
        return tuple(each.diary.athlete for each in self.order[: len(self.planted)])

    @property
    def found(self) -> int:
        """How many of those there are among the first."""
        return len(self.planted.keys() & set(self.first))

    def table(self) -> str:
        """Return who stands among the first, and where those stand who do not, each with what truly happened."""
        lines = []
        for place, each in enumerate(self.order, 1):
            name = each.diary.athlete
            if place <= len(self.planted) or name in self.planted:
                looks = "; ".join(f"{look.severity} {look.kind}: {look.reason}" for look in each.diary.looks)
                kind = self.planted.get(name) or f"({self.ordinary[name]})"
                lines.append(f"{place:3} {name:12} {kind:14} {looks}")
        return "\n".join(lines)


def squad_on_roster(  # noqa: PLR0913 - what a squad is made of
    place: Path, watch: str, seed: int, *, athletes: int, weeks: int, processes: int | None
) -> Squad:
    """Return a squad whose files went the way in that a watched folder is, as the roster of that evening has it."""
    folder = place / "squad"
    for name, data in squad_files(WATCHES[watch], seed, athletes=athletes, weeks=weeks, until=UNTIL):
        path = (place if name == TRUTH else folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    troubles: list[str] = []
    settings = Settings(
        folder=folder,
        out=place / "reports",
        library=place / "library",
        reports="none",
        patience=Patience(quiet_s=0.0, cut_off_s=0.0),
        processes=processes,
    )
    watch_once(settings, Voice(say=lambda _said: None, trouble=troubles.append), Event())
    return on_roster(place, tuple(troubles))


def on_roster(place: Path, troubles: tuple[str, ...] = ()) -> Squad:
    """Return a squad whose runs are in the library already."""
    truth = json.loads((place / TRUTH).read_text(encoding="utf-8"))
    planted, ordinary = (
        {f"Athlete {name.rpartition('-')[2]}": each["kind"] for name, each in truth[which].items()}
        for which in ("planted", "ordinary")
    )
    with Library.open(place / "library") as library:
        bring_up_to_date(library)
        order = tuple(wished(entries_of(library, UNTIL), Wish(), UNTIL))
    return Squad(planted=planted, ordinary=ordinary, order=order, troubles=troubles)

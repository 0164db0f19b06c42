"""The pain log on the desk: a form for more, and each entry with its changing and removing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gait.model import KneePain, KneePlace
from gait.model.knee import PainVerdict
from gait.pages.desk import pain_words as words
from gait.pages.desk.corrections import Choice
from gait.pages.foreign import foreign
from gait.pages.seasons.words import PAIN_VERDICTS
from gait.pages.words_form import PLACES

_SHOWN: Final = 3
"""Entries that are seen at once; the earlier ones are folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainLine:
    """A line of the pain log."""

    entry_id: int
    on_date: str
    pain: KneePain
    verdict: PainVerdict | None = None
    run_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainView:
    """A pain log, the latest day first; ``run_id`` where it is that of one run, else ``today`` stands in the form."""

    athlete_id: int
    lines: tuple[PainLine, ...] = ()
    run_id: int | None = None
    today: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A number to fill in, with what stands there."""

    name: str
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntryView:
    """An entry in words, and what its form begins with."""

    day: str
    said: str
    verdict: str
    note: str
    address: str
    run: str
    fields: tuple[Field, ...]
    places: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPart:
    """A pain log as the template takes it; ``day`` is empty where the run's own is meant."""

    address: str
    day: str
    fields: tuple[Field, ...]
    places: tuple[Choice, ...]
    latest: tuple[PainEntryView, ...]
    earlier: tuple[PainEntryView, ...]
    earlier_said: str


def pain_part(view: PainView) -> PainPart:
    """Return a pain log in words."""
    entries = tuple(_entry(each, view) for each in view.lines)
    log = f"/api/athletes/{view.athlete_id}/pain"
    return PainPart(
        address=log if view.run_id is None else f"/api/runs/{view.run_id}/pain",
        day=view.today,
        fields=tuple(_fields(KneePain())),
        places=_places(None),
        latest=entries[:_SHOWN],
        earlier=entries[_SHOWN:],
        earlier_said=words.earlier(len(entries[_SHOWN:])),
    )


def _entry(line: PainLine, view: PainView) -> PainEntryView:
    return PainEntryView(
        day=line.on_date,
        said=", ".join(_said(line.pain)),
        verdict=PAIN_VERDICTS[line.verdict or ""],
        note=foreign(line.note, None),
        address=f"/api/athletes/{view.athlete_id}/pain/{line.entry_id}",
        run=f"/runs/{line.run_id}" if line.run_id is not None and view.run_id is None else "",
        fields=tuple(_fields(line.pain)),
        places=_places(line.pain.place),
    )


def _said(pain: KneePain) -> Iterator[str]:
    for name, label in words.FIELDS.items():
        value = getattr(pain, name)
        if value is not None:
            yield words.VALUE.format(when=label.lower(), value=f"{value:g}")
    if pain.place is not None:
        yield PLACES[pain.place]


def _fields(pain: KneePain) -> Iterable[Field]:
    for name, label in words.FIELDS.items():
        value = getattr(pain, name)
        yield Field(name=name, label=label, value="" if value is None else f"{value:g}")


def _places(chosen: KneePlace | None) -> tuple[Choice, ...]:
    return tuple(Choice(value=key, text=text, chosen=key == chosen) for key, text in PLACES.items())

"""Correcting a run on the desk: what is corrected, each with its taking back, and the forms for more."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from gait.pages.desk import correction_words as words
from gait.pages.foreign import foreign
from gait.pages.numbers import clock, with_unit
from gait.quantities import Units

_KM_M: Final = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """What is known of a run better than its file says, and what else can be said; None is as the file says.

    ``left_out`` are stretches in s since the start, the end None where they go to the end of the run.
    ``first_owner`` is who had the run before it was handed over; ``devices`` are those of the athlete's other runs.
    """

    run_id: int
    units: Units = "metric"
    left_out: tuple[tuple[float, float | None], ...] = ()
    device: str | None = None
    cadence_unit: str | None = None
    distance_m: float | None = None
    is_run: bool = True
    first_owner: Choice | None = None
    shoes: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    devices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A correction in words, and the request that takes it back."""

    text: str
    button: str
    method: str
    address: str
    body: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPart:
    """Correcting a run as the template takes it."""

    address: str
    corrected: tuple[TakenBack, ...]
    shoes: tuple[Choice, ...]
    counted: tuple[Choice, ...]
    others: tuple[Choice, ...]
    devices: tuple[str, ...]
    device: str
    distance_km: str
    is_run: bool


def correction_part(view: CorrectionView) -> CorrectionPart:
    """Return correcting a run in words."""
    address = f"/api/runs/{view.run_id}"
    return CorrectionPart(
        address=address,
        corrected=tuple(_corrected(view, address)),
        shoes=view.shoes,
        counted=tuple(
            Choice(value=key, text=text, chosen=key == view.cadence_unit) for key, text in words.UNITS.items()
        ),
        others=view.others,
        devices=view.devices,
        device=view.device or "",
        distance_km="" if view.distance_m is None else f"{view.distance_m / _KM_M:g}",
        is_run=view.is_run,
    )


def _corrected(view: CorrectionView, address: str) -> Iterator[TakenBack]:
    """Yield each correction that stands."""
    yield from (_stretch(each, address) for each in view.left_out)
    worn = next((each for each in view.shoes if each.chosen), None)
    if worn is not None:
        yield _patch(words.WORN.format(shoes=foreign(worn.text)), address, {"shoe_id": None}, words.TAKE_OFF)
    if view.device is not None:
        yield _patch(words.DEVICE.format(device=foreign(view.device)), address, {"device": None})
    if view.cadence_unit is not None:
        text = words.COUNTS.format(unit=words.UNITS[view.cadence_unit])
        yield _patch(text, address, {"cadence_unit": None})
    if view.distance_m is not None:
        distance = with_unit("distance_m", view.distance_m, view.units)
        yield _patch(words.DISTANCE.format(distance=distance), address, {"distance_km": None})
    if not view.is_run:
        yield _patch(words.NO_RUN, address, {"is_run": True})
    if view.first_owner is not None:
        text = words.HANDED_OVER.format(name=foreign(view.first_owner.text))
        yield _patch(text, address, {"athlete_id": int(view.first_owner.value)}, words.GIVE_BACK)


def _patch(text: str, address: str, body: dict[str, Any], button: str = words.TAKE_BACK) -> TakenBack:
    return TakenBack(text=text, button=button, method="PATCH", address=address, body=json.dumps(body))


def _stretch(stretch: tuple[float, float | None], address: str) -> TakenBack:
    begins, ends = stretch
    if ends is None:
        text, query = words.LEFT_OUT_TO_THE_END.format(begins=clock(begins)), f"begins_s={begins!r}"
    else:
        text = words.LEFT_OUT.format(begins=clock(begins), ends=clock(ends))
        query = f"begins_s={begins!r}&ends_s={ends!r}"
    return TakenBack(text=text, button=words.TAKE_BACK, method="DELETE", address=f"{address}/left-out?{query}")

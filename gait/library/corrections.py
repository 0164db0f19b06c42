"""What a person knows better of a run than its file: kept as rows, and heeded when the run is analysed anew.

The file itself is never changed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias, cast

from gait.errors import UsageError
from gait.language import _
from gait.library.changes import Changing
from gait.library.records import Edit, EditKind
from gait.library.store import Store
from gait.model import Athlete, KneePain
from gait.pipeline import Settings
from gait.pipeline.settings import SplitUnit

StoredAs: TypeAlias = Literal["strides", "steps", "half-steps"]

_DISTANCE_M: Final = (100.0, 500_000.0)
_KINDS: Final[Mapping[str, EditKind]] = {
    "device": "device",
    "cadence_unit": "cadence_unit",
    "distance_m": "distance",
    "leave_out": "leave_out",
    "is_run": "run",
}
"""The corrections that a run's own rows hold, by their names in `RunEdit`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All corrections of a run together, as its analysis heeds them; stretches in s since the start."""

    device: str | None = None
    cadence_stored_as: StoredAs | None = None
    distance_m: float | None = None
    left_out_s: tuple[tuple[float, float], ...] = ()

    def settings(self, split_unit: SplitUnit) -> Settings:
        """Return the settings of an analysis that heeds them."""
        return Settings(
            cadence_stored_as=self.cadence_stored_as or "auto",
            distance_m=self.distance_m,
            left_out_s=self.left_out_s,
            device=self.device,
            split_unit=split_unit,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to analyse a run from, and how; ``key`` tells one such request from another."""

    run_id: int
    athlete_id: int
    epoch_s: float
    recording_id: int
    sha256: str
    format: str
    activity_index: int
    name: str
    runner: Athlete
    corrections: Corrections
    knee: KneePain | None
    split_unit: SplitUnit

    @property
    def key(self) -> str:
        """What an analysis rests on besides gait's version and the earlier runs, as a short text."""
        return settings_key(self.sha256, self.activity_index, self.runner, self.split_unit, self.corrections, self.knee)


def settings_key(  # noqa: PLR0913, PLR0917 - all that an analysis rests on
    sha256: str,
    activity_index: int,
    runner: Athlete,
    split_unit: SplitUnit,
    corrections: Corrections | None = None,
    knee: KneePain | None = None,
) -> str:
    """Return a short text that is the same only where an analysis rests on the same file, runner and corrections."""
    rests_on = (
        (sha256, activity_index, split_unit),
        asdict(runner),
        asdict(corrections or Corrections()),
        None if knee is None else asdict(knee),
    )
    return hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()[:16]


def edits(store: Store, run_id: int) -> tuple[Edit, ...]:
    """Return what was corrected of a run, in the order in which it was said."""
    rows = store.all("SELECT * FROM edit WHERE run_id = ? ORDER BY id", run_id)
    return tuple(Edit(**{**dict(row), "value": json.loads(row["value"])}) for row in rows)


def corrections_of(found: Sequence[Edit]) -> Corrections:
    """Return the corrections together: the last word counts, and stretches add up until they are taken back."""
    last: dict[str, Any] = {}
    stretches: list[tuple[float, float]] = []
    for edit in found:
        if edit.kind != "leave_out":
            last[edit.kind] = edit.value
        elif edit.value is None:
            stretches = []
        else:
            start, stop = cast("list[float]", edit.value)
            stretches.append((start, stop))
    return Corrections(
        device=last.get("device"),
        cadence_stored_as=last.get("cadence_unit"),
        distance_m=last.get("distance"),
        left_out_s=_joined(stretches),
    )


def _joined(stretches: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return stretches in order, those that touch as one."""
    joined: list[tuple[float, float]] = []
    for start, stop in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return tuple(joined)


def note_edit(change: Changing, run_id: int, kind: EditKind, value: object) -> None:
    """Write a correction down."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    change.insert("edit", {"run_id": run_id, "kind": kind, "value": json.dumps(value), "made_at": now})


def note_edits(change: Changing, run_id: int, said: Mapping[str, Any]) -> None:
    """Write down those of the corrections that a run's own rows hold."""
    for name, value in said.items():
        if name in _KINDS:
            note_edit(change, run_id, _KINDS[name], _checked(name, value))


def _checked(name: str, value: Any) -> Any:  # noqa: ANN401 - what a person says
    """Return a correction as it is kept.

    Raises
    ------
    UsageError
        If a run cannot be so.

    """
    if name == "distance_m" and value is not None and not _DISTANCE_M[0] <= value <= _DISTANCE_M[1]:
        what = _("{distance:g} m is no distance of a run").format(distance=value)
        raise UsageError(what, next_step=_("Write it with its unit, as 8.2km or 5mi."))
    if name == "leave_out" and value is not None:
        start, stop = (float(each) for each in value)
        if not 0 <= start < stop:
            what = _("A stretch has to end after it begins")
            raise UsageError(what, next_step=_("Write it as 12:30-14:00, counted from the start of the recording."))
        return [start, stop]
    return value

"""Sessions and laps: which activities a file holds, from when to when, and what the watch itself reports of them."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from gait.formats.fit.decode import Link
from gait.formats.fit.profile import LAP, SESSION, SPORT, SPORTS, SUB_SPORTS
from gait.formats.fit.tables import Messages
from gait.model import FloatArray, Lap
from gait.quantities import QUANTITIES

_ON_FOOT: Final = {1: "running", 11: "walking", 17: "hiking", 0: "unknown", 254: "unknown"}
_FITNESS_EQUIPMENT: Final = 4
_INDOOR_ON_FOOT: Final = {1: "running", 45: "running", 27: "walking"}
_START_TIME: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One activity of a file: its sport, and its time on the FIT clock; ``on_foot`` None where it is another sport."""

    sport: str
    sub_sport: str | None
    on_foot: str | None
    start: float
    stop: float
    reported: dict[str, float]


class _Figure(NamedTuple):
    """A device's own figure: its field in a session and in a lap, stored / scale; a fraction of it beside."""

    session: int
    lap: int
    scale: float = 1.0
    fraction: tuple[int, int, int] | None = None


_FIGURES: Final = (
    ("distance_m", _Figure(9, 9, 100)),
    ("elapsed_s", _Figure(7, 7, 1000)),
    ("timer_s", _Figure(8, 8, 1000)),
    ("moving_s", _Figure(59, 52, 1000)),
    ("strides", _Figure(10, 10, fraction=(94, 82, 128))),
    ("ascent_m", _Figure(22, 21, fraction=(199, 156, 100))),
    ("descent_m", _Figure(23, 22, fraction=(200, 157, 100))),
    ("speed_mps", _Figure(124, 110, 1000)),
    ("speed_mps", _Figure(14, 13, 1000)),
    ("heart_rate_bpm", _Figure(16, 15)),
    ("cadence_spm", _Figure(18, 17, 0.5, fraction=(92, 80, 64))),
    ("power_w", _Figure(20, 19)),
    ("step_length_m", _Figure(134, 120, 10_000)),
    ("ground_contact_time_s", _Figure(91, 79, 10_000)),
    ("duty_factor", _Figure(90, 78, 10_000)),
    ("vertical_oscillation_m", _Figure(89, 77, 10_000)),
    ("vertical_ratio", _Figure(132, 118, 10_000)),
    ("ground_contact_balance", _Figure(133, 119, 10_000)),
)


def sessions(link: Link, first: float, last: float) -> tuple[Session, ...]:
    """Return the activities of a link in order of time; one of unknown bounds where no session message is left.

    Parameters
    ----------
    link : Link
        The decoded file.
    first, last : float
        Times of its first and last record, on the FIT clock.

    """
    messages = link.messages(SESSION)
    if not len(messages):
        return (_session(_sport_without_session(link), first, last + 1.0, {}),)
    starts = messages.values(_START_TIME)
    elapsed = messages.values(7, 1000)
    sports, sub_sports = messages.whole(5), messages.whole(6)
    reported = _reported(messages)
    order = np.argsort(starts, kind="stable")
    bounds = _bounds(starts[order], elapsed[order], first, last)
    return tuple(
        _session((sports[row], sub_sports[row]), *bounds[rank], reported[row])
        for rank, row in enumerate(order.tolist())
    )


def sport_names(link: Link) -> tuple[str, ...]:
    """Return the names of the sports of a link that are not on foot, in the order of the file."""
    found = sessions(link, np.nan, np.nan)
    return tuple(session.sport for session in found if session.on_foot is None)


def laps(link: Link, start: float, stop: float) -> tuple[Lap, ...]:
    """Return the laps that begin between two times, in seconds since the first."""
    messages = link.messages(LAP)
    if not len(messages):
        return ()
    starts, stops = messages.values(_START_TIME) - start, link.timestamps(LAP) - start
    elapsed = messages.values(7, 1000)
    # A lap's own time stamp may be that of writing, at the end of the file; its elapsed time is right then, too.
    ends = np.where(np.isfinite(elapsed), starts + elapsed, stops)
    reported = _reported(messages)
    inside = np.flatnonzero((starts >= -1.0) & (starts < stop - start) & np.isfinite(ends))
    return tuple(
        Lap(start_s=max(0.0, float(starts[row])), stop_s=float(ends[row]), reported=reported[row])
        for row in inside[np.argsort(starts[inside], kind="stable")]
    )


def _session(codes: tuple[int | None, int | None], start: float, stop: float, reported: dict[str, float]) -> Session:
    sport, sub_sport = codes
    return Session(
        sport="unknown" if sport is None else SPORTS.get(sport, f"sport number {sport}"),
        sub_sport=SUB_SPORTS.get(sub_sport or 0),
        on_foot=_on_foot(sport, sub_sport),
        start=start,
        stop=stop,
        reported=reported,
    )


def _on_foot(sport: int | None, sub_sport: int | None) -> str | None:
    if sport is None:
        return "unknown"
    if sport == _FITNESS_EQUIPMENT:
        return _INDOOR_ON_FOOT.get(sub_sport or 0)
    return _ON_FOOT.get(sport)


def _bounds(starts: FloatArray, elapsed: FloatArray, first: float, last: float) -> list[tuple[float, float]]:
    """Return from when to when each session lasts; a single one holds every record."""
    if len(starts) == 1:
        known = np.isfinite(starts[0]) and first - _LONGEST_WAIT_S <= starts[0] <= first
        return [(float(starts[0]) if known else first, last + 1.0)]
    nexts = np.append(starts[1:], np.inf)
    ends = np.fmin(np.fmin(starts + np.ceil(elapsed), nexts), last + 1.0)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


_LONGEST_WAIT_S: Final = 3600.0
"""A session that starts longer before its first record has a wrong clock."""


def _sport_without_session(link: Link) -> tuple[int | None, int | None]:
    """Return sport and sub-sport from the sport message, else from the first lap that names one."""
    for number, sport, sub_sport in ((SPORT, 0, 1), (LAP, 25, 39)):
        messages = link.messages(number)
        for codes in zip(messages.whole(sport), messages.whole(sub_sport), strict=True):
            if codes[0] is not None:
                return codes
    return None, None


def _reported(messages: Messages) -> list[dict[str, float]]:
    rows: list[dict[str, float]] = [{} for _ in range(len(messages))]
    in_session = messages.number == SESSION
    for name, figure in _FIGURES:
        number = figure.session if in_session else figure.lap
        if not messages.has(number):
            continue
        values = messages.listed(number)
        parts: list[float | None] = [None] * len(messages)
        if figure.fraction is not None:
            parts = messages.listed(figure.fraction[0 if in_session else 1])
        low, high = _plausible(name)
        for row, value, part in zip(rows, values, parts, strict=True):
            if value is not None:
                whole = value / figure.scale
                figured = whole if part is None or figure.fraction is None else whole + part / figure.fraction[2]
                if low <= figured <= high:
                    row.setdefault(name, figured)
    return rows


def _plausible(name: str) -> tuple[float, float]:
    """Return what a figure can be; a zero means missing but for distance and climb, which may be none."""
    quantity = QUANTITIES.get(name)
    low, high = (0.0, np.inf) if quantity is None else (quantity.low, quantity.high)
    return (low if name in _MAY_BE_ZERO else max(low, _TINY)), high


_MAY_BE_ZERO: Final = frozenset({"distance_m", "ascent_m", "descent_m"})
_TINY: Final = 1e-9

"""Earlier runs of the same runner, and what this run's load is beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gait.model.values import Confidence

CONTACT_FROM: Final = ", contact from "
"""What stands between watch and contact sensor in the name of a device, which is a key of the data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """An earlier run, as far as a later one is compared with it.

    ``local_start`` is ISO 8601 without offset; ``device`` names watch and contact sensor, so that contact is compared
    on one device only; ``contact_s`` and ``speed_mps`` are means over its steady level running.
    ``athlete`` is the runner's name, None where it is not known.
    """

    local_start: str
    distance_m: float | None = None
    device: str = ""
    cadence_spm: float | None = None
    speed_mps: float | None = None
    contact_s: float | None = None
    athlete: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The runner's other runs, in any order.

    The run at hand, later ones, those of another runner and those that make no sense are left out when it is used.
    """

    runs: tuple[PastRun, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWindows:
    """The steady level running of one run in windows of about a minute: what a runner's own baseline is fitted on.

    All columns are of one length; a mean is None where the window has no value, and a modelled value is none.
    ``started_s`` are the seconds from the run's start to the window's, ``running_s`` the seconds of running in it.
    ``device`` names watch and contact sensor as in ``PastRun``; ``sensors`` says by quantity where its values come
    from (``origin`` and sensor family), since two sources of one watch are not to be mixed either.
    """

    local_start: str
    device: str = ""
    started_s: tuple[float, ...] = ()
    running_s: tuple[float, ...] = ()
    speed_mps: tuple[float | None, ...] = ()
    cadence_spm: tuple[float | None, ...] = ()
    step_length_m: tuple[float | None, ...] = ()
    contact_s: tuple[float | None, ...] = ()
    oscillation_m: tuple[float | None, ...] = ()
    sensors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """The run's distance against the longest known run of the 30 days before it, and the class of the published study.

    ``low`` and ``high`` are the 90 % interval of ``share_more``; ``bands`` are all classes that it reaches.
    ``covered`` tells that the history covers the 30 days; where it does not, there may have been a longer run.
    """

    distance_m: float
    longest_m: float
    longest_on: str
    """Local date of the longest run, ISO 8601."""
    share_more: float
    """This run over the longest, minus 1; negative where it was shorter."""
    low: float
    high: float
    band: str
    bands: tuple[str, ...]
    covered: bool
    hazard_ratio: float | None = None
    hazard_low: float | None = None
    hazard_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Knee-loading indicators of this run; what needs a history is None without it, and ``needs`` says what to give.

    ``history_runs`` counts the earlier runs that are known within the 30 days before this one, and ``history_days``
    says how far back the known runs reach.
    """

    distance_m: float | None = None
    downhill_share: float | None = None
    downhill_distance_m: float | None = None
    history_runs: int = 0
    history_days: int | None = None
    spike: Spike | None = None
    week_m: float | None = None
    """Distance of the seven days that end with this run, this run in it."""
    week_before_m: float | None = None
    days_since_last: int | None = None
    days_in_a_row: int | None = None
    """Local days in a row with a run, this one included; at least so many where the known runs begin with them."""
    needs: tuple[str, ...] = ()
    confidence: Confidence = "low"

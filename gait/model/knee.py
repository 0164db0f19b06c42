"""Where a knee hurts, what is commonly associated with it, and how the popular advice stands beside this run."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

KneePlace: TypeAlias = Literal["front", "outer", "inner", "below", "back", "swollen", "locking", "other"]
PainVerdict: TypeAlias = Literal["within the rule", "above the rule", "not complete"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KneePain:
    """What the runner says of a knee: where it hurts, and from 0 to 10 how much.

    ``during`` is the most during the run, ``after`` an hour after it, ``next_morning`` the morning after, ``before``
    as it was before the run.
    None where it was not told.
    """

    place: KneePlace | None = None
    during: float | None = None
    after: float | None = None
    next_morning: float | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeCondition:
    """A condition that is commonly associated with pain in a place; never a diagnosis."""

    name: str
    when: str
    commonly_named: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRule:
    """The pain rule applied to the numbers given."""

    verdict: PainVerdict
    said: str
    advice: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeExercise:
    """A line of the strength block."""

    what: str
    dose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KneeMatter:
    """A finding of this run that matters for that place, by its rule, and why; with the grade of that link."""

    rule: str
    why: str
    grade: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knee:
    """What the report says of the knee.

    ``same_day`` and ``appointment`` are the two parts of the stop box, which stands in every report.
    """

    pain: KneePain | None = None
    heading: str = ""
    conditions: tuple[KneeCondition, ...] = ()
    matters: tuple[KneeMatter, ...] = ()
    rule: PainRule | None = None
    advice: tuple[str, ...] = ()
    strength: tuple[KneeExercise, ...] = ()
    same_day: tuple[str, ...] = ()
    appointment: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAnswer:
    """A popular claim, what this run shows of it, what the evidence says, and its grade.

    ``assessed`` is False where the file cannot speak to it; then ``shows`` says so.
    """

    key: str
    topic: str
    claim: str
    shows: str
    says: str
    grade: str
    assessed: bool
    evidence: tuple[str, ...] = ()

"""Which findings of this run matter for a place of the knee, why, and how well that link is supported.

Only what a finding is clear of counts: what it calls not sure matters for nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from gait.assess.downhill import MUCH_DOWNHILL, downhill_part
from gait.assess.load import LONGER, beside_the_longest, days_in_a_row, what_spikes_went_with
from gait.assess.verdict import cadence_verdict
from gait.assess.wording import spm, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding, KneeMatter, KneePlace

_Why: TypeAlias = Callable[[Analysis, Finding], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """How a finding matters for a place: when its verdict counts, why, and the row that the grade is taken from."""

    rule: str
    counts: Callable[[Analysis, Finding], bool]
    why: _Why
    rows: tuple[str, ...]


def matters_for(analysis: Analysis, place: KneePlace) -> tuple[KneeMatter, ...]:
    """Return the findings of this run that matter for that place, the best supported link first."""
    return tuple(sorted(_matters(analysis, place), key=lambda matter: matter.grade))


def _matters(analysis: Analysis, place: KneePlace) -> Iterator[KneeMatter]:
    for link in _LINKS[place]:
        found = analysis.finding(link.rule)
        if found is not None and link.counts(analysis, found):
            grade = EVIDENCE[link.rows[0]].grade
            why = _("{why} (grade {grade})").format(why=link.why(analysis, found), grade=grade)
            yield KneeMatter(rule=link.rule, why=f"{why}.", grade=grade, evidence=link.rows)


def _verdict_is(verdict: str) -> Callable[[Analysis, Finding], bool]:
    return lambda _analysis, found: found.verdict == verdict


def _steps_are_long(analysis: Analysis, _found: Finding) -> bool:
    judged = cadence_verdict(analysis)
    return judged is not None and judged.verdict == "low"


def _steps(what_more_steps_do: str) -> _Why:
    def why(analysis: Analysis, _found: Finding) -> str:
        judged = cadence_verdict(analysis)
        assert judged is not None  # the finding rests on it
        at = wording_of(analysis).pace(judged.speed_mps)
        usual = _("{now} at {at}, where {expected} is usual").format(
            now=spm(judged.now_spm), at=at, expected=spm(judged.expected_spm)
        )
        return _("Your steps are long: {usual}. {what_more_steps_do}").format(
            usual=usual, what_more_steps_do=what_more_steps_do
        )

    return why


def _spike(analysis: Analysis, _found: Finding) -> str:
    spike = analysis.load.spike
    assert spike is not None  # the finding rests on it
    went = what_spikes_went_with(spike).rstrip(".")
    return _("This run was {beside_the_longest}. {went}; those were injuries of all kinds").format(
        beside_the_longest=beside_the_longest(analysis, spike), went=went
    )


def _downhill(analysis: Analysis, _found: Finding) -> str:
    return _("{downhill_part} went downhill, where the knee takes up more power than on the level").format(
        downhill_part=downhill_part(analysis)
    )


def _fading(_analysis: Analysis, found: Finding) -> str:
    return _("{partition}: at one speed, fewer steps are longer ones, and load the kneecap more").format(
        partition=found.message.partition(". ")[0]
    )


def _days(analysis: Analysis, _found: Finding) -> str:
    days = days_in_a_row(analysis.load)
    return _("{upper}{days} with a run; too few days off are a commonly named cause").format(
        upper=days[:1].upper(), days=days[1:]
    )


def _percent(key: str, name: str) -> str:
    return f"{abs(EVIDENCE[key].value(name)):.0f} %"


def _long_steps(what_more_steps_do: str, *rows: str) -> _Link:
    return _Link(rule="cadence_for_pace", counts=_steps_are_long, why=_steps(what_more_steps_do), rows=rows)


_SPIKE: Final = _Link(
    rule="load_spike", counts=_verdict_is(LONGER), why=_spike, rows=("session_spike", "fortnight_jump")
)
_DOWNHILL: Final = _Link(
    rule="load_downhill", counts=_verdict_is(MUCH_DOWNHILL), why=_downhill, rows=("downhill_knee", "knee_places")
)
_DAYS: Final = _Link(
    rule="load_days", counts=_verdict_is("no day without a run"), why=_days, rows=("days_in_a_row", "knee_places")
)
_FADING: Final = _Link(
    rule="drift_cadence_spm",
    counts=lambda _analysis, found: found.verdict == "falls" and found.severity == "notice",
    why=_fading,
    rows=("willson_2014",),
)
_KNEECAP_STEPS: Final = _long_steps(
    _(
        "At one speed, {percent} more steps lowered the modelled peak force behind the kneecap by {percent_2} a step"
    ).format(
        percent=_percent("lenhart_2014", "cadence_percent"), percent_2=_percent("lenhart_2014", "peak_force_percent")
    ),
    "lenhart_2014",
    "willson_2014",
)
_OUTER_STEPS: Final = _long_steps(
    _(
        "One runner with pain there ran without it after taking {percent} more steps and doing exercises; "
        "that is one case"
    ).format(percent=_percent("itb_step_rate", "percent")),
    "itb_step_rate",
)
_TENDON_STEPS: Final = _long_steps(
    _("In twelve runners, {percent} more steps lowered the modelled pull on the tendon below the kneecap").format(
        percent=_percent("hagen_2023", "cadence_percent")
    ),
    "hagen_2023",
)
_INNER_STEPS: Final = _long_steps(
    _(
        "Women who took {high:.0f} steps and more at one speed had lower modelled forces in the main joint "
        "of the knee than those who took {low:.0f} and fewer"
    ).format(
        high=EVIDENCE["step_rate_joint_force"].value("high_spm"), low=EVIDENCE["step_rate_joint_force"].value("low_spm")
    ),
    "step_rate_joint_force",
)
_LINKS: Final[Mapping[KneePlace, tuple[_Link, ...]]] = MappingProxyType(
    {
        "front": (_SPIKE, _KNEECAP_STEPS, _DOWNHILL, _FADING, _DAYS),
        "outer": (_SPIKE, _DOWNHILL, _OUTER_STEPS),
        "inner": (_SPIKE, _INNER_STEPS),
        "below": (_SPIKE, _DOWNHILL, _TENDON_STEPS),
        "back": (_SPIKE, _DOWNHILL),
        "swollen": (_SPIKE,),
        "locking": (),
        "other": (_SPIKE, _DAYS),
    }
)
"""What matters for each place, as the guide to knee pain names it."""

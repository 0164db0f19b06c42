"""What is commonly associated with pain at each place of a knee; never a diagnosis (row ``knee_places``).

The causes are those that articles name; that they are named says nothing of this runner.
How often to train is convention (row ``strength_dose``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.assess.downhill import downhill_part, load_downhill
from gait.assess.wording import distance
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, KneeCondition, KneeExercise, KneePlace

_DOSE: Final = EVIDENCE["strength_dose"].values
_A_WEEK: Final = _("{least_a_week:.0f} to {most_a_week:.0f} times a week for {weeks:.0f} weeks").format(
    least_a_week=_DOSE["least_a_week"], most_a_week=_DOSE["most_a_week"], weeks=_DOSE["weeks"]
)

_KNEECAP: Final = KneeCondition(
    name=_("patellofemoral pain (runner's knee)"),
    when=_("around or behind the kneecap; going downhill or down stairs, squatting, after long sitting; it may click"),
    commonly_named=_(
        "weak thigh and hip muscles, long steps, tight hamstrings or outer thigh, jumps in distance, how the "
        "kneecap tracks"
    ),
)
_CARTILAGE: Final = KneeCondition(
    name=_("chondromalacia (worn cartilage under the kneecap)"),
    when=_("under the kneecap, in the same moments as runner's knee"),
    commonly_named=_("wear of the cartilage under the kneecap"),
)
_OUTER_BAND: Final = KneeCondition(
    name=_("iliotibial band syndrome"),
    when=_("at the outer side, often after the first kilometres; downhill and on slanted ground"),
    commonly_named=_("weak muscles at the side of the hip, slanted ground, shoes, much distance"),
)
_TENDON: Final = KneeCondition(
    name=_("patellar tendinopathy (jumper's knee)"),
    when=_("just below the kneecap; at the start of a run, easing as it warms up; stairs, squats, jumps"),
    commonly_named=_("much loading, jumping, weak thigh muscles, a sudden rise in intensity"),
)
_MENISCUS: Final = KneeCondition(
    name=_("a meniscus tear"),
    when=_("along the joint line, inner or outer; on twisting; with swelling, stiffness, locking or catching"),
    commonly_named=_("a twist, a sudden change of direction, age"),
)
_ARTHRITIS: Final = KneeCondition(
    name=_("osteoarthritis"),
    when=_("stiff in the morning, swollen, grinding; rather at higher age or after an old injury"),
    commonly_named=_("wear, the axis of the leg, uneven muscles, body weight"),
)
_BURSA: Final = KneeCondition(
    name=_("bursitis"),
    when=_("a swelling over the bursa; after a sudden start or a jump in distance"),
    commonly_named=_("rubbing, sudden loading"),
)
_BACK_STRAIN: Final = KneeCondition(
    name=_("a popliteus or hamstring strain"),
    when=_("at the back of the knee; downhill"),
    commonly_named=_("downhill running, tight hamstrings"),
)
_LIGAMENT: Final = KneeCondition(
    name=_("a ligament injury"),
    when=_("strong pain behind or at the outer side, swelling, giving way; after a misstep"),
    commonly_named=_("a sudden twist"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the knee: how it is headed, what is commonly associated with it, and what is commonly trained."""

    heading: str
    conditions: tuple[KneeCondition, ...]
    exercises: tuple[KneeExercise, ...] = ()


def _strength(what: str) -> KneeExercise:
    dose = f"{_DOSE['sets']:.0f} x {_DOSE['times']:.0f}, {_A_WEEK}"
    return KneeExercise(what=what, dose=dose)


_THIGH: Final = _strength(_("Thigh, front: squats to a chair, slow steps down from a low step"))
_HIP: Final = _strength(_("Side of the hip: lifting the leg lying on the other side, side steps with a band"))
_BRIDGE: Final = _strength(_("Buttocks: bridges on two legs, later on one"))
_HAMSTRING: Final = _strength(_("Thigh, back: bridges with the heels further out, slow deadlifts on one leg"))
_CALF: Final = _strength(_("Calf: heel raises, later on one leg"))
_SLOW_TENDON: Final = _strength(_("Thigh and tendon: slow squats and leg extensions, heavier step by step"))
_STRETCH_BACK: Final = KneeExercise(what=_("Stretching: hamstrings and calves"), dose=_A_WEEK)
_STRETCH_SIDE: Final = KneeExercise(what=_("Stretching: outer thigh and hip"), dose=_A_WEEK)

PLACES: Final[Mapping[KneePlace, Place]] = MappingProxyType(
    {
        "front": Place(
            heading=_("Pain in front of the knee"),
            conditions=(_KNEECAP, _CARTILAGE),
            exercises=(_THIGH, _HIP, _BRIDGE, _STRETCH_BACK),
        ),
        "outer": Place(
            heading=_("Pain at the outer side of the knee"),
            conditions=(_OUTER_BAND, _MENISCUS),
            exercises=(_HIP, _BRIDGE, _STRETCH_SIDE),
        ),
        "inner": Place(
            heading=_("Pain at the inner side of the knee"),
            conditions=(_MENISCUS, _ARTHRITIS),
            exercises=(_THIGH, _HIP, _BRIDGE),
        ),
        "below": Place(
            heading=_("Pain just below the kneecap"),
            conditions=(_TENDON,),
            exercises=(_SLOW_TENDON, _CALF, _BRIDGE),
        ),
        "back": Place(
            heading=_("Pain at the back of the knee"),
            conditions=(_BACK_STRAIN, _LIGAMENT),
            exercises=(_HAMSTRING, _CALF, _STRETCH_BACK),
        ),
        "swollen": Place(heading=_("A swollen knee"), conditions=(_BURSA, _MENISCUS, _ARTHRITIS, _LIGAMENT)),
        "locking": Place(heading=_("A knee that locks"), conditions=(_MENISCUS, _LIGAMENT)),
        "other": Place(
            heading=_("Pain elsewhere in the knee"),
            conditions=(_ARTHRITIS, _BURSA),
            exercises=(_THIGH, _HIP, _BRIDGE),
        ),
    }
)
"""Every place that can be told; where it leads straight to the box with the signs for help, nothing is trained."""


def this_run(analysis: Analysis, place: KneePlace) -> str:
    """Return what to notice about that place on a run like this one, in its own numbers; empty where nothing is."""
    ran = analysis.load.distance_m
    if place == "outer" and ran:
        return _("Note after how much of the {ran} it began: it is often said to take some distance.").format(
            ran=distance(analysis, ran)
        )
    if place == "below":
        return _("Note whether it hurt in the first minutes and eased later: that is commonly said of the tendon.")
    if place in {"front", "back"} and load_downhill(analysis) is not None:
        return _("Note whether it hurt more going down: {downhill_part} of this run did.").format(
            downhill_part=downhill_part(analysis)
        )
    if place == "inner":
        return _("Note whether it began with a twist: then go through the box at the end first.")
    return ""

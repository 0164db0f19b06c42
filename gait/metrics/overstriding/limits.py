"""What the estimate cannot say, in sentences that hold for this run."""

from collections.abc import Iterator

from gait import landing
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Activity, ContactForSpeed


def limits(activity: Activity, contact: ContactForSpeed | None) -> tuple[str, ...]:
    """Return the limits of what is said of this run, the gravest first."""
    return tuple(_limits(activity, contact))


def _limits(activity: Activity, contact: ContactForSpeed | None) -> Iterator[str]:
    row = EVIDENCE["braking_model"]
    yield (
        _(
            "This is cadence at your speed, put into terms of force. It tells how large the effect is, and knows "
            "nothing beyond cadence and speed. Where your foot lands is not measured."
        )
    )
    yield (
        _(
            "The model behind it rests on {population}; one runner's braking lies within about "
            "{braking_spread:.0f} % of it, two times out of three."
        ).format(population=row.population, braking_spread=100 * landing.braking_spread())
    )
    if not activity.has("grade"):
        yield _("The file has no slopes, so hills may be in it.")
    if contact is None:
        yield _("Reach is not measurable from this file: it needs a contact time that a sensor measured.")
    else:
        yield (
            _(
                "Contact time speaks of reach only in part: the way that the body travels in a contact holds the "
                "landing distance itself. Long contact is no sign of harm."
            )
        )

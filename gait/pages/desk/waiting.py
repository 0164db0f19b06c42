"""Runs whose analyses are behind, as the pages of a run and of an athlete tell them."""

from dataclasses import dataclass

from gait.pages.desk import waiting_words as words


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """How many runs wait for an analysis: for a change, or since an earlier version; and whether that is at work."""

    athlete_id: int
    changed: int = 0
    earlier: int = 0
    at_work: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPart:
    """Runs that wait as the template takes them; ``said`` is empty where none does."""

    address: str
    said: str
    button: str
    done: str
    at_work: bool


def waiting_part(view: WaitingView) -> WaitingPart:
    """Return runs that wait in words."""
    return WaitingPart(
        address=f"/api/athletes/{view.athlete_id}/waiting",
        said=words.said(view.changed, view.earlier, at_work=view.at_work),
        button=words.bring(view.changed + view.earlier),
        done=words.DONE,
        at_work=view.at_work,
    )

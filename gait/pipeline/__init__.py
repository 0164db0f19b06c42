"""The order of the stages: clean, segment, measure, assess, and the ``Analysis`` that they make.

This is the one room that knows the order.
Reading stands before it (``gait.formats``); all that a person sees comes after it.
"""

from dataclasses import replace

import numpy as np

from gait import assess, metrics, segment
from gait.clean import clean
from gait.errors import OtherSportError
from gait.history import contact_against_own, device_of, earlier, load_of
from gait.language import _
from gait.model import STATE_CODES, Activity, Analysis, Athlete, History, Knee, KneePain
from gait.pipeline.assemble import Parts, assemble
from gait.pipeline.from_motion import MotionParameters, Moved, filled, with_motion
from gait.pipeline.settings import Settings
from gait.pipeline.steps import step_to_step
from gait.windows import pieces_of

__all__ = ["MotionParameters", "Settings", "analyze", "judged", "measured"]


def analyze(
    activity: Activity,
    *,
    athlete: Athlete | None = None,
    settings: Settings | None = None,
    knee: KneePain | None = None,
    history: History | None = None,
) -> Analysis:
    """Return what the run says.

    Parameters
    ----------
    activity : Activity
        As ``gait.read`` returns it.
    athlete : Athlete, optional
        What is known of the runner; it wins over what the file says.
    settings : Settings, optional
        What the user knows better than the file, and the parameters of the stages.
    knee : KneePain, optional
        Where a knee hurts, and how much during the run, after it and the next morning.
    history : History, optional
        The runner's other runs; those before this one count.

    Returns
    -------
    Analysis
        With every estimate's interval and origin; what the file cannot show is absent, not zero.

    Raises
    ------
    EmptyFileError
        If no sample has a time.
    OtherSportError
        If a file of unknown sport moves faster than anyone runs.

    """
    analysis = judged(measured(activity, athlete=athlete, settings=settings), knee=knee, history=history)
    return _undated(analysis) if any(note.code == "start_unknown" for note in activity.notes) else analysis


def _undated(analysis: Analysis) -> Analysis:
    """Return the analysis of a recording that does not say when it was made, without the day that stood in for it."""
    return replace(analysis, activity=replace(analysis.activity, started_at="", local_start=""))


def measured(activity: Activity, *, athlete: Athlete | None = None, settings: Settings | None = None) -> Analysis:
    """Return what was measured of a run, before anything is said of it; parameters and errors are those of `analyze`.

    It needs the file and takes nearly all of the time; ``judged`` needs only its result.
    """
    chosen = settings or Settings()
    runner = known_athlete(athlete or Athlete(), activity.profile)
    cleaned = clean(_on_device(activity, chosen.device), chosen.cleaning)
    _refuse_wheels(cleaned.activity, chosen)
    moved = with_motion(cleaned.activity, chosen.motion)
    if moved is not None:
        cleaned = replace(cleaned, activity=moved.activity, methods=(*cleaned.methods, moved.method))
    parts = _segment(cleaned.activity, chosen, moved)
    columns = filled(metrics.choose_sources(cleaned.activity, parts.running))
    columns = metrics.derive_columns(columns, parts.running, runner)
    analysis = assemble(columns, cleaned, parts, runner, chosen)
    if moved is None or activity.motion is None or not parts.running.any():
        return analysis
    return replace(analysis, step_to_step=step_to_step(activity.motion, moved, chosen.motion.position))


def _on_device(activity: Activity, device: str | None) -> Activity:
    """Return the activity as of the watch that the user names."""
    return activity if device is None else replace(activity, source=replace(activity.source, device=device))


def judged(analysis: Analysis, *, knee: KneePain | None = None, history: History | None = None) -> Analysis:
    """Return a measured run with what the rules say of it, beside what the runner tells and did before.

    An analysis that was judged before is judged anew as if it had not been: by another history perhaps.
    Parameters are those of `analyze`.
    """
    analysis = _beside_earlier_runs(analysis, history or History())
    analysis = replace(analysis, knee=Knee(pain=knee), targets=(), what_if=(), findings=(), claims=())
    analysis = replace(analysis, overstriding=assess.judged_overstriding(analysis))
    analysis = replace(analysis, targets=assess.targets(analysis), what_if=assess.what_if(analysis))
    analysis = replace(analysis, findings=assess.assess(analysis))
    return replace(analysis, knee=assess.knee_of(analysis, knee), claims=assess.claims_of(analysis))


def _beside_earlier_runs(analysis: Analysis, history: History) -> Analysis:
    """Return the analysis with its load, and its contact beside the runner's own on the same device."""
    loaded = replace(analysis, load=load_of(analysis, history))
    contact, start = analysis.overstriding.contact, analysis.activity.local_start
    if contact is None:
        return loaded
    contact = replace(contact, own=None, own_runs=0)
    runs, device = earlier(start, history, athlete=analysis.athlete.name), device_of(analysis)
    own = contact_against_own(contact.contact_s, contact.speed_mps, device, runs, local_start=start)
    beside = contact if own is None else replace(contact, own=own[0], own_runs=own[1])
    return replace(loaded, overstriding=replace(analysis.overstriding, contact=beside))


def known_athlete(told: Athlete, in_file: Athlete) -> Athlete:
    """Return the runner with what was told first and what the file says second.

    ``from_`` says who gave the size, which is what figures rest on; the name where no size is known.
    """
    fields = ("name", "height_m", "mass_kg", "leg_length_m")
    merged = {name: getattr(told, name) or getattr(in_file, name) for name in fields}
    if not any(merged.values()):
        return Athlete()
    sized = any(merged[name] for name in fields[1:])
    by_user = (told.height_m or told.leg_length_m) if merged["height_m"] or merged["leg_length_m"] else told.mass_kg
    return Athlete(**merged, from_=(told.from_ or "option") if by_user or not sized else "file")


def _segment(activity: Activity, settings: Settings, moved: Moved | None) -> Parts:
    weight, speed = activity.columns["weight_s"], activity.column("speed_mps")
    if moved is not None and moved.state is not None:
        state = np.where(weight > 0, moved.state, STATE_CODES["paused"])
    else:
        state = segment.gait_states(activity, _best_cadence(activity), settings.states)
    running = state == STATE_CODES["running"]
    warm_up_s = segment.warm_up_seconds(speed, running, weight, settings.steady)
    steady = segment.steady_level(
        speed_mps=speed,
        grade=activity.column("grade"),
        running=running,
        weight_s=weight,
        warm_up_s=warm_up_s,
        parameters=settings.steady,
    )
    piece = pieces_of(activity.time_s, activity.pauses)
    settled = segment.settled_running(running, weight, piece, settings.states)
    return Parts(
        state=state,
        piece=piece,
        running=running,
        settled=settled,
        steady=steady & settled,
        warm_up_s=warm_up_s,
        by_motion=moved is not None and moved.state is not None,
    )


def _best_cadence(activity: Activity) -> np.ndarray:
    """Return the cadence that covers most of the recording, shape (n,); all NaN where there is none."""
    candidates = [values for name, values in activity.columns.items() if name.partition("@")[0] == "cadence_spm"]
    weight = activity.columns["weight_s"]
    return max(
        candidates,
        key=lambda values: float(weight[np.isfinite(values)].sum()),
        default=activity.column("cadence_spm"),
    )


def _refuse_wheels(activity: Activity, settings: Settings) -> None:
    """Refuse a file that does not say its sport and moves at the speed of a bicycle or a car."""
    speed = activity.column("speed_mps")
    moving = speed[speed > settings.states.walk_mps]
    if activity.sport != "unknown" or len(moving) == 0 or float(np.median(moving)) <= settings.fastest_median_mps:
        return
    kmh = 3.6 * float(np.median(moving))
    what = _("{name} does not say its sport and moves at {kmh:.0f} km/h, which is no running").format(
        name=activity.source.name, kmh=kmh
    )
    raise OtherSportError(what, next_step=_("If it is a run, set the activity's sport to running and export it again."))

"""Rules on the data: what this file can and cannot carry."""

from gait.assess.verdict import judged_cadence_spm, judged_speed_mps
from gait.assess.wording import decided_by, minutes, percent, spm, stored_as, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding


def too_little_running(analysis: Analysis) -> Finding | None:
    """Fire where there is too little running to judge; it silences every other rule."""
    if analysis.running.enough:
        return None
    least = EVIDENCE["enough_data"].value("minutes")
    time_s = analysis.running.time_s
    ran = _("{time} of running").format(time=minutes(time_s)) if round(time_s) else _("no running")
    return Finding(
        rule="too_little_running",
        scope="run",
        severity="notice",
        confidence="high",
        verdict="too little running to judge",
        value=time_s,
        unit="s",
        reference=_("at least {least:.0f} minutes").format(least=least),
        message=_("Too little running to judge: {ran} in this file.{by_option}").format(
            ran=ran, by_option=_by_option(analysis)
        ),
        advice=_("Take a recording with at least {least:.0f} minutes of running.").format(least=least),
        evidence=("enough_data", "running_states", "walk_run_transition"),
    )


def _by_option(analysis: Analysis) -> str:
    """Return a sentence where the user's own word on the unit may be what made running look like walking."""
    decision = analysis.cadence.unit_decision
    if decision is None or decision.by != "option":
        return ""
    return _(
        " Its cadence was read as {stored} because --cadence-unit says so; if that is wrong, it may be the reason."
    ).format(stored=stored_as(decision))


def cadence_coverage(analysis: Analysis) -> Finding | None:
    """Fire where much of the running has no cadence."""
    cadence = analysis.summary.get("cadence_spm")
    least = EVIDENCE["enough_data"].value("coverage")
    if cadence is None or cadence.coverage >= least:
        return None
    return Finding(
        rule="cadence_coverage",
        scope="run",
        severity="notice",
        confidence="high",
        verdict="partly measured",
        value=cadence.coverage,
        unit="1",
        reference=_("at least {least}").format(least=percent(least)),
        message=_("Only {coverage} of your running has a cadence, so the figures stand for that part.").format(
            coverage=percent(cadence.coverage)
        ),
        advice=_("Check the sensor's battery and fit, and that it is paired before the start."),
        check=_(
            "Look at that share in your next run: {least} and more is the aim, after {now} here. It is counted, so any "
            "change of it is real."
        ).format(least=percent(least), now=percent(cadence.coverage)),
        evidence=("enough_data",),
    )


def cadence_unit_in_doubt(analysis: Analysis) -> Finding | None:
    """Fire where it is not clear whether the file stores strides or steps."""
    decision = analysis.cadence.unit_decision
    if decision is None or decision.confidence != "low":
        return None
    return Finding(
        rule="cadence_unit",
        scope="run",
        severity="notice",
        confidence="low",
        verdict="not sure",
        value=decision.factor,
        reference=_("read as {stored}, by {by}").format(stored=stored_as(decision), by=decided_by(decision)),
        message=_(
            "It is not clear how this file stores cadence; it was read as {stored}. If that is wrong, every "
            "cadence and step length here is off by a factor of two."
        ).format(stored=stored_as(decision)),
        advice=_("Say how it is stored with --cadence-unit strides, steps or half-steps."),
        check=_check_by_counting(analysis),
        evidence=("cadence_norm",),
    )


def _check_by_counting(analysis: Analysis) -> str:
    """Return how a minute of counting tells whether the cadence was read right."""
    now, speed = judged_cadence_spm(analysis), judged_speed_mps(analysis)
    if now is None or speed is None:
        return _("Count the steps of both feet for a minute of your next run, and hold them against its cadence.")
    return _(
        "Count the steps of both feet for a minute of your next run at {pace}: near {now} says that this was read "
        "right, near {half} or {twice} that it was not."
    ).format(pace=wording_of(analysis).pace(speed), now=spm(now), half=f"{now / 2:.0f}", twice=spm(2 * now))


def heart_rate_lock(analysis: Analysis) -> Finding | None:
    """Fire where cleaning left out heart rate that followed the cadence."""
    note = next((each for each in analysis.notes if each.code == "heart_rate_cadence_lock"), None)
    if note is None:
        return None
    return Finding(
        rule="heart_rate_lock",
        scope="run",
        severity="notice",
        confidence="moderate",
        verdict="partly left out",
        value=float(note.samples),
        unit="samples",
        message=_(
            "The heart rate followed your cadence for a while, as optical sensors do when they count steps; it "
            "is left out there."
        ),
        advice=_("Wear the watch a finger's width above the wrist bone and tighter, or use a chest strap."),
        check=_(
            "Look at what the report on your next run leaves out: no heart rate for following your cadence is the "
            "aim, after {samples} values here."
        ).format(samples=f"{note.samples:.0f}"),
        evidence=("heart_rate_lock",),
    )


def much_left_out(analysis: Analysis) -> Finding | None:
    """Fire where a good part of the moving time was walking or standing."""
    running = analysis.running
    resting = running.walking_s + running.standing_s
    share = resting / (resting + running.time_s) if resting + running.time_s > 0 else 0.0
    if share < EVIDENCE["enough_data"].value("left_out"):
        return None
    return Finding(
        rule="much_left_out",
        scope="run",
        severity="info",
        confidence="high",
        verdict="partly running",
        value=share,
        unit="1",
        reference=_("mentioned from {left_out} on").format(left_out=percent(EVIDENCE["enough_data"].value("left_out"))),
        message=_(
            "{share} of this recording was walking or standing and is left out: {resting}. The figures are over "
            "{time} of running."
        ).format(share=percent(share), resting=_resting(analysis), time=minutes(running.time_s)),
        evidence=("enough_data", "running_states", "walk_run_transition"),
    )


def _resting(analysis: Analysis) -> str:
    kinds = {_("{time} walking"): analysis.running.walking_s, _("{time} standing"): analysis.running.standing_s}
    return ", ".join(text.format(time=minutes(time_s)) for text, time_s in kinds.items() if round(time_s))

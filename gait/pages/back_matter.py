"""What was left out, how it was worked out, the evidence, and the words used."""

from collections.abc import Iterable, Mapping
from typing import Final

from gait.evidence import GRADES
from gait.model import Analysis, Method, Scalar
from gait.pages import knee_view, readings, words, words_data, words_form, words_share
from gait.pages.contexts import BackMatter, EvidenceView, Head, LeftOut, MethodView, Share, Table, Term
from gait.pages.finding_views import evidence_view
from gait.pages.foreign import foreign
from gait.pages.numbers import clock, percent, with_unit
from gait.pages.plotly_script import script_version
from gait.quantities import QUANTITIES, SUMMARY_QUANTITIES, Units

_OTHER_TERMS: Final = ("distance_m", "latitude_deg", "longitude_deg")
_ALL: Final = 0.995
_NOTE: Final = 400
"""Letters of a note that are shown; ours are shorter, and what a file is quoted with may not be."""
_TOLD_S: Final = 1.0
"""Seconds of running beside other things from which they have a row of their own."""


def left_out(analysis: Analysis) -> LeftOut:
    """Return what the recording was made of and what of it the figures leave out."""
    seconds = _by_state(analysis)
    whole = sum(seconds.values()) or 1.0
    shares = tuple(
        Share(kind=kind, label=words.STATES[kind], duration=clock(value), percent=round(100.0 * value / whole, 2))
        for kind, value in seconds.items()
        if value > 0
    )
    return LeftOut(
        heading=_left_out_heading(seconds["running"] / whole),
        alt=", ".join(f"{share.label} {share.duration}" for share in shares),
        shares=shares,
        table=_state_table(seconds, whole, analysis.running.settled_s),
        reading=readings.READINGS["left-out"],
        notes=tuple(_noted(note.message, note.samples) for note in analysis.notes),
    )


def back_matter(analysis: Analysis, units: Units, also: Iterable[str] = ()) -> BackMatter:
    """Return methods, versions, evidence and glossary; ``also`` are the keys of evidence that the sections rest on."""
    running = analysis.running
    return BackMatter(
        methods=tuple(_method(method, units) for method in analysis.methods),
        steady=words.STEADY_LEVEL.format(time=clock(running.steady_level_s), warm_up=clock(running.warm_up_s))
        if running.enough
        else "",
        versions=tuple(_versions(analysis, units)),
        evidence=_evidence(analysis, also),
        grades=words.GRADES_MEAN.format(grades="; ".join(f"{grade}: {meaning}" for grade, meaning in GRADES.items())),
        terms=terms(),
    )


def _by_state(analysis: Analysis) -> dict[str, float]:
    share = analysis.running
    return {
        "running": share.time_s,
        "walking": share.walking_s,
        "standing": share.standing_s,
        "paused": share.paused_s,
    }


def _left_out_heading(share: float) -> str:
    if share <= 0:
        return words.LEFT_OUT_NONE
    return words.LEFT_OUT_ALL if share >= _ALL else words.LEFT_OUT.format(share=percent(share))


def _state_table(seconds: Mapping[str, float], whole: float, settled_s: float) -> Table:
    unsettled_s = seconds["running"] - settled_s
    if unsettled_s >= _TOLD_S:
        running = words.STATE_REASONS["running"].format(settled=clock(settled_s))
        part = [(words.UNSETTLED, clock(unsettled_s), percent(unsettled_s / whole), words.UNSETTLED_REASON)]
    else:
        running, part = words.ALL_SETTLED_REASON, []
    reasons = {**words.STATE_REASONS, "running": running}
    first, *others = (
        (words.STATES[kind], clock(value), percent(value / whole), reasons[kind]) for kind, value in seconds.items()
    )
    heads = (words.STATE, words.TIME, words.SHARE, words.REASON)
    return Table(
        caption=words.NAV["left-out"], heads=tuple(Head(text=text) for text in heads), rows=(first, *part, *others)
    )


def _noted(message: str, samples: int) -> str:
    message = foreign(message, _NOTE)
    return words.noted(message, samples) if samples else message


def _method(method: Method, units: Units) -> MethodView:
    return MethodView(
        stage=words_data.STAGES.get(method.stage, method.stage),
        did=method.did,
        parameters=", ".join(_parameter(name, value, units) for name, value in method.parameters.items()),
        references=tuple(evidence_view(reference) for reference in method.references),
    )


def _parameter(name: str, value: Scalar, units: Units) -> str:
    """Return a parameter as people write it: ``gap_s`` of 10.0 is ``gap 10 s``."""
    plain, _, suffix = name.rpartition("_")
    unit = words.PARAMETER_UNITS.get(suffix, {}).get(units) if plain else None
    if unit is None or not isinstance(value, int | float):
        return f"{_called(name)} {_scalar(value)}"
    return f"{_called(plain)} {_scalar(value * unit.factor)} {unit.unit}"


def _called(parameter: str) -> str:
    return words_data.PARAMETERS.get(parameter) or parameter.replace("_", " ")


def _scalar(value: Scalar) -> str:
    if value is None:
        return words.NOT_GIVEN
    return f"{value:.4g}" if isinstance(value, float) else words_data.VALUES.get(str(value), str(value))


def _versions(analysis: Analysis, units: Units) -> Iterable[str]:
    athlete = analysis.athlete
    yield words.VERSION_GAIT.format(version=analysis.gait_version, schema=analysis.schema)
    yield words.VERSION_SCRIPT.format(version=script_version())
    yield from _file(analysis)
    if athlete.height_m is None:
        yield words.HEIGHT_UNKNOWN
    else:
        who = words_data.ATHLETE_FROM.get(athlete.from_ or "", athlete.from_ or "")
        height = with_unit("step_length_m", athlete.height_m, units)
        yield words.VERSION_HEIGHT.format(height=height, by=who)
    yield from _unit_decision(analysis)


def _file(analysis: Analysis) -> Iterable[str]:
    source, activity = analysis.source, analysis.activity
    if analysis.shared:
        yield words_share.FORMAT.format(format=source.format)
        return
    yield words.VERSION_SOURCE.format(name=foreign(source.name), format=source.format)
    if source.sha256:
        yield words.VERSION_DIGEST.format(digest=source.sha256)
    by = words_data.OFFSET_FROM.get(activity.utc_offset_from, activity.utc_offset_from)
    yield words.VERSION_TIME.format(offset=_offset(activity.utc_offset_s), by=by)


def _unit_decision(analysis: Analysis) -> Iterable[str]:
    made = analysis.cadence.unit_decision
    if made is not None:
        sure = words.CONFIDENCES[made.confidence]
        stored, by = words_data.STORED.get(made.stored, made.stored), words_data.DECIDED_BY.get(made.by, made.by)
        yield words.VERSION_UNIT.format(stored=stored, factor=made.factor, by=by, confidence=sure)


def _offset(seconds: float) -> str:
    hours, minutes = divmod(round(abs(seconds) / 60), 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02d}:{minutes:02d}"


def _evidence(analysis: Analysis, also: Iterable[str]) -> tuple[EvidenceView, ...]:
    cited = [key for found in analysis.findings for key in found.evidence]
    cited += also
    cited += knee_view.cited(analysis)
    cited += [key for method in analysis.methods for key in method.references]
    return tuple(evidence_view(key) for key in dict.fromkeys(cited))


def terms() -> tuple[Term, ...]:
    """Return the glossary: every quantity, and the words of the report."""
    rows = [QUANTITIES[name] for name in (*SUMMARY_QUANTITIES, *_OTHER_TERMS)]
    own = [Term(id=row.name, label=row.label, definition=row.definition) for row in rows]
    said = {**words.TERMS, **words_form.TERMS}
    more = [Term(id=key, label=text[0], definition=text[1]) for key, text in said.items()]
    return tuple(sorted((*own, *more), key=lambda term: term.label.lower()))

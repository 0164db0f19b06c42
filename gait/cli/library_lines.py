"""Athletes, shoes, runs and pain in lines of the terminal."""

from collections.abc import Iterator
from typing import Final

from gait.cli.lines import clock
from gait.language import _, plural
from gait.library import AthleteRecord, Edit, PainEntry, Recording, Removed, RunRecord, Shoe
from gait.quantities import QUANTITIES, Units

_OPEN: Final = "-"


def athlete_line(athlete: AthleteRecord, runs: int) -> str:
    """Return an athlete in one line."""
    count = plural("{count} run", "{count} runs", runs).format(count=runs)
    return "  ".join(filter(None, (athlete.name, count, _height(athlete))))


def athlete_lines(athlete: AthleteRecord) -> Iterator[str]:
    """Yield all that is known of an athlete."""
    yield athlete.name
    facts = (
        (_("folder"), athlete.folder),
        (_("height"), _amount(athlete.height_m, 1.0, "m", 2)),
        (_("leg length"), _amount(athlete.leg_length_m, 1.0, "m", 2)),
        (_("weight"), _amount(athlete.mass_kg, 1.0, "kg", 1)),
        (_("birth year"), None if athlete.birth_year is None else str(athlete.birth_year)),
        (_("units"), athlete.units),
        (_("target"), _target(athlete)),
    )
    yield from (f"  {name}: {value}" for name, value in facts if value)
    for each in athlete.knee:
        told = " ".join(filter(None, (each.place, each.note)))
        days = f"{each.started_on} .. {each.ended_on or _OPEN}"
        yield "  " + _("knee: {days} {told}").format(days=days, told=told).rstrip()


def _height(athlete: AthleteRecord) -> str:
    return _amount(athlete.height_m, 1.0, "m", 2) or ""


def _target(athlete: AthleteRecord) -> str | None:
    if athlete.target_spm is None:
        return None
    at = "" if athlete.target_mps is None else f" @ {_pace(athlete.target_mps, athlete.units)}"
    return f"{athlete.target_spm:g} spm{at}" + (f" ({athlete.target_on})" if athlete.target_on else "")


def _pace(speed_mps: float, units: Units) -> str:
    each = QUANTITIES["distance_m"].display(units)
    return f"{clock(1 / each.factor / speed_mps)} /{each.unit}"


def _amount(value: float | None, factor: float, unit: str, digits: int) -> str | None:
    return None if value is None else f"{value * factor:.{digits}f} {unit}"


def distance(metres: float | None, units: Units) -> str:
    """Return a distance in the units of the athlete."""
    shown = QUANTITIES["distance_m"].display(units)
    return _OPEN if metres is None else f"{metres * shown.factor:.{shown.digits}f} {shown.unit}"


def shoe_line(shoe: Shoe, units: Units) -> str:
    """Return a pair of shoes in one line."""
    worn = f"{shoe.started_on or _OPEN} .. {shoe.ended_on or _OPEN}"
    count = plural("{count} run", "{count} runs", shoe.runs).format(count=shoe.runs)
    return f"{shoe.name}  {worn}  {distance(shoe.distance_m, units)}  {count}"


def run_line(run: RunRecord, units: Units) -> str:
    """Return a run in one line: number, day and time, distance, time, cadence, what it says."""
    found = run.summary
    if found is None:
        told = _("not analysed yet")
        return f"{run.id:>5}  {run.started_at[:16].replace('T', ' ')}  {told}"
    cadence = _OPEN if found.judged is None else f"{found.judged.mean:.0f} spm"
    numbers = (
        found.local_start[:16].replace("T", " "),
        distance(found.distance_m, units),
        clock(found.timer_s),
        cadence,
    )
    said = found.headline if run.is_run else _("said to be no run")
    return "  ".join((f"{run.id:>5}", *numbers, said))


def run_lines(
    run: RunRecord, recordings: tuple[Recording, ...], edits: tuple[Edit, ...], units: Units
) -> Iterator[str]:
    """Yield all that is known of a run besides its report."""
    yield run_line(run, units).strip()
    facts = (
        (_("athlete"), run.athlete),
        (_("title"), run.title),
        (_("shoes"), run.shoe),
        (_("device"), run.summary.device if run.summary else None),
        (_("analysed by gait"), run.gait_version),
    )
    yield from (f"  {name}: {value}" for name, value in facts if value)
    for each in recordings:
        leads = _(" (leads)") if each.id == run.recording_id else ""
        yield "  " + _("file: {name}, {format}, {digest}").format(
            name=each.name, format=each.format, digest=f"{each.sha256[:12]}{leads}"
        )
    corrected = _("corrected: {what} = {value} ({day})")
    for edit in edits:
        yield "  " + corrected.format(what=edit.kind, value=edit.value, day=edit.made_at[:10])


def pain_line(entry: PainEntry) -> str:
    """Return a line of the pain log."""
    pain = entry.pain
    parts = (pain.during, pain.after, pain.next_morning)
    numbers = ",".join(_OPEN if each is None else f"{each:g}" for each in parts)
    before = "" if pain.before is None else f",{pain.before:g}"
    run = "" if entry.run_id is None else _("run {number}").format(number=entry.run_id)
    told = (f"{entry.id:>5}", entry.on_date, f"{numbers}{before}", pain.place, run, entry.note, entry.said)
    return "  ".join(filter(None, told))


def removed_lines(gone: Removed) -> Iterator[str]:
    """Yield what went with a removal, and that it can be undone."""
    counts = (
        plural("{count} run", "{count} runs", gone.runs).format(count=gone.runs),
        plural("{count} file", "{count} files", gone.originals).format(count=gone.originals),
        plural("{count} pair of shoes", "{count} pairs of shoes", gone.shoes).format(count=gone.shoes),
        plural("{count} line of the pain log", "{count} lines of the pain log", gone.pain).format(count=gone.pain),
        plural("{count} note on the knees", "{count} notes on the knees", gone.knee).format(count=gone.knee),
    )
    numbers = (gone.runs, gone.originals, gone.shoes, gone.pain, gone.knee)
    told = ", ".join(text for text, count in zip(counts, numbers, strict=True) if count)
    yield _("Removed {name}: {what}.").format(name=gone.name, what=told or _("nothing else was known"))

"""What is corrected of a run, and what else can be, as its page takes it."""

from gait.clock import TO_THE_END_S
from gait.library import AthleteRecord, Library, RunRecord
from gait.pages.desk import Choice, CorrectionView


def correction_view(library: Library, run: RunRecord, athlete: AthleteRecord) -> CorrectionView:
    """Return correcting a run: what stands, and what there is to choose from."""
    known = library.asked(run.id).corrections
    everybody = {each.id: Choice(value=str(each.id), text=each.name) for each in library.athletes()}
    first = library.first_owner(run.id)
    return CorrectionView(
        run_id=run.id,
        units=athlete.units,
        left_out=tuple((begins, to_the_end(ends)) for begins, ends in known.left_out_s),
        device=known.device,
        cadence_unit=known.cadence_stored_as,
        distance_m=known.distance_m,
        is_run=run.is_run,
        first_owner=None if first in {None, athlete.id} else everybody.get(first or 0),
        shoes=tuple(
            Choice(value=str(each.id), text=each.name, chosen=each.id == run.shoe_id)
            for each in library.shoes(athlete.id)
        ),
        others=tuple(each for athlete_id, each in everybody.items() if athlete_id != athlete.id),
        devices=library.devices(athlete.id),
    )


def to_the_end(ends_s: float) -> float | None:
    """Return where a stretch ends, or None where it goes to the end of the run."""
    return None if ends_s >= TO_THE_END_S else ends_s

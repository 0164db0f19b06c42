"""``gait simulate --squad``: some weeks of a whole squad, as a folder to watch or to add."""

from datetime import date
from pathlib import Path

from gait.cli.failures import say
from gait.errors import UsageError
from gait.language import _


def write_squad(folder: Path, watch: str, seed: int, *, athletes: int, weeks: int, until: date) -> None:  # noqa: PLR0913 - what a squad is made of
    """Write a simulated squad: a folder an athlete with a file a run, and beside it what is planted in whom.

    A file in the folder itself would be nobody's for who watches it.

    Raises
    ------
    UsageError
        If the folder is there already, or cannot be written to.

    """
    from gait.simulate import WATCHES  # noqa: PLC0415 - loads numpy
    from gait.simulate.squad import TRUTH, squad_files  # noqa: PLC0415 - as above

    if folder.exists():
        what = _("{path} is there already").format(path=folder)
        raise UsageError(what, next_step=_("Name another folder with --out."))
    count = 0
    try:
        for name, data in squad_files(WATCHES[watch], seed, athletes=athletes, weeks=weeks, until=until):
            path = folder.with_name(f"{folder.name}-{TRUTH}") if name == TRUTH else folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            count += path.suffix == ".fit"
    except OSError as error:
        what = _("The squad cannot be written: {reason}").format(reason=error.strerror or error)
        raise UsageError(what, where=str(folder), next_step=_("Name another folder with --out.")) from None
    say(
        _("Wrote {path}, a simulated squad: {athletes} athletes, {runs} runs.").format(
            path=folder, athletes=athletes, runs=count
        )
    )

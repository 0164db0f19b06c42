"""``gait simulate``: a run with known truth, as a watch would have written it."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from gait.cli.failures import say
from gait.cli.outputs import STANDARD_OUTPUT, data_output
from gait.errors import UsageError
from gait.language import _

if TYPE_CHECKING:
    from gait.simulate import Simulation


HELP: Final = _(
    "Write a simulated run.\n\nIt is no real run: what truly happened is known, so that an analysis can be held "
    "against it."
)
FORMATS: Final = ("fit", "gpx", "tcx", "csv")
MOTION_HZ: Final = 25.0
AHEAD_S: Final = 3.0
"""How far the clock of the sensor of motion is ahead of the watch's: two devices never agree."""


def simulate(  # noqa: PLR0913 - a command's options
    plan: Annotated[
        Literal["easy_10k", "intervals", "hilly_trail", "run_walk", "marathon", "treadmill"],
        typer.Argument(help=_("What the runner sets out to do.")),
    ] = "easy_10k",
    *,
    watch: Annotated[
        Literal["full_dynamics", "wrist_basic", "foot_pod", "phone_gpx"],
        typer.Option(help=_("What records it, with its sensors' errors.")),
    ] = "full_dynamics",
    runner: Annotated[
        Literal["typical", "long_slow_steps", "quick_short_steps", "overstrider", "small_and_quick", "tall_and_slow"],
        typer.Option(help=_("Who runs.")),
    ] = "typical",
    seed: Annotated[int, typer.Option(min=0, help=_("The same seed gives the same bytes."))] = 1,
    kind: Annotated[
        Literal["fit", "gpx", "tcx", "csv"] | None,
        typer.Option(
            "--format",
            help=_("The file's format (csv: acceleration at the waist); if not told, as --out ends, else fit."),
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE", help=_("Where it goes; - is standard output."), show_default=False),
    ] = None,
    truth: Annotated[
        str | None,
        typer.Option("--truth", metavar="FILE", help=_("Write the true figures as JSON; - is standard output.")),
    ] = None,
    archive: Annotated[
        int | None,
        typer.Option(
            "--archive",
            metavar="N",
            min=1,
            help=_("Write N activities as an archive like Strava's instead: some years of runs, with other sports."),
        ),
    ] = None,
    squad: Annotated[
        int | None,
        typer.Option(
            "--squad",
            metavar="N",
            min=1,
            max=1000,
            help=_("Write the weeks of N athletes instead, in every fifth of whom a problem is planted."),
        ),
    ] = None,
    weeks: Annotated[
        int, typer.Option("--weeks", min=2, max=52, help=_("How many weeks of a squad, up to last Sunday."))
    ] = 12,
) -> None:
    """Write a simulated run: ``gait simulate``."""
    if archive is not None and squad is not None:
        raise UsageError(_("An archive and a squad cannot both be written"), next_step=_("Leave one of the two out."))
    if archive is not None:
        from gait.cli.simulated_archive import refuse_beside_archive, write_archive  # noqa: PLC0415 - rarely asked for

        refuse_beside_archive({"--format": kind, "--truth": truth})
        write_archive(Path(out or f"archive-{archive}-{seed}.zip"), runner, watch, seed, activities=archive)
        return
    if squad is not None:
        from gait.cli.simulated_archive import refuse_beside_archive  # noqa: PLC0415 - as above
        from gait.cli.simulated_squad import write_squad  # noqa: PLC0415 - as above

        refuse_beside_archive({"--format": kind, "--truth": truth}, among="--squad")
        folder = Path(out or f"squad-{squad}-{seed}")
        write_squad(folder, watch, seed, athletes=squad, weeks=weeks, until=date.today())  # noqa: DTZ011 - the user's own day
        return
    from gait.simulate import PLANS, RUNNERS, WATCHES  # noqa: PLC0415 - loads numpy
    from gait.simulate import simulate as simulated  # noqa: PLC0415 - as above

    form = _format_of(out, kind)
    run = simulated(RUNNERS[runner], PLANS[plan], WATCHES[watch], seed)
    target = out or f"{plan}-{watch}-{seed}.{form}"
    figures = {"summary": dict(run.summary), "drift": dict(run.drift)}
    with data_output(target) as write_file, data_output(truth) as write_truth:
        write_file(_content(run, form))
        write_truth(json.dumps(figures, indent=2).encode() + b"\n")
    if target != STANDARD_OUTPUT:
        say(
            _("Wrote {path}, a simulated run of {distance:.2f} km.").format(
                path=Path(target), distance=run.summary["distance_m"] / 1000
            )
        )


def _format_of(out: str | None, kind: str | None) -> str:
    """Return the format that the option or the file's ending asks for.

    Raises
    ------
    UsageError
        If the file's ending is none of a watch export, or not the one of the option.

    """
    if out is None or out == STANDARD_OUTPUT:
        return kind or FORMATS[0]
    ending = Path(out).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        what = _("The ending of {name} is no format that a run can be written in").format(name=Path(out).name)
        raise UsageError(what, next_step=_("Let it end in .fit, .gpx, .tcx or .csv."))
    if kind is not None and kind != ending:
        what = _("{name} ends in .{ending}, and --format says {kind}").format(
            name=Path(out).name, ending=ending, kind=kind
        )
        raise UsageError(what, next_step=_("Leave --format out, or change the ending."))
    return ending


def _content(run: "Simulation", kind: str) -> bytes:
    if kind == "fit":
        return run.to_fit_bytes()
    if kind == "csv":
        return run.to_motion_text(rate_hz=MOTION_HZ, clock_s=AHEAD_S).encode()
    return (run.to_gpx_text() if kind == "gpx" else run.to_tcx_text()).encode()

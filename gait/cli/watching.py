"""``gait watch``: a folder in which dropped files are filed, reported on and put away."""

from pathlib import Path
from typing import Annotated, Final

import typer

from gait.cli import library_options as options
from gait.cli.failures import say
from gait.errors import UsageError
from gait.language import _

HELP: Final = _(
    "Watch a folder: what is dropped into it is put into the library, gets a report, and is moved to done.\n\n"
    "FOLDER holds a folder for each athlete of a squad, or is one person's own. "
    "What cannot be read goes to failed, with a text that says why; nothing is ever deleted."
)
FolderArgument = Annotated[
    Path, typer.Argument(metavar="FOLDER", show_default=False, file_okay=False, help=_("The folder to watch."))
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FOLDER",
        file_okay=False,
        show_default=False,
        help=_("Where the reports go; if not told, to reports in the watched folder."),
    ),
]
AthleteOption = Annotated[
    str | None,
    typer.Option(
        "--athlete", metavar="NAME", show_default=False, help=_("Whose folder it is; it is then one person's.")
    ),
]
OnceOption = Annotated[bool, typer.Option("--once", help=_("File what is there and end, as for cron."))]
NoReportsOption = Annotated[bool, typer.Option("--no-reports", help=_("File only: draw no pages."))]
PollOption = Annotated[
    float | None,
    typer.Option(
        "--poll",
        metavar="SECONDS",
        min=0.1,
        show_default=False,
        help=_("Look at the folder this often: for network drives, where the system does not tell of changes."),
    ),
]
SettleOption = Annotated[
    float,
    typer.Option(
        "--settle", metavar="SECONDS", min=0.0, help=_("How long a file has to stay as it is before it is taken.")
    ),
]


def watch(  # noqa: PLR0913 - a command's options
    folder: FolderArgument,
    *,
    out: OutOption = None,
    library: options.LibraryOption = None,
    athlete: AthleteOption = None,
    once: OnceOption = False,
    no_reports: NoReportsOption = False,
    poll: PollOption = None,
    settle: SettleOption = 2.0,
) -> None:
    """Watch a folder: ``gait watch``."""
    from gait import watch as watching  # noqa: PLC0415 - loads numpy and SQLite
    from gait.cli.stopping import stopped_by_signals  # noqa: PLC0415 - as above

    if athlete is not None and not athlete.strip():
        raise UsageError(_("The athlete has to have a name"), next_step=_("Give it at least one letter."))
    settings = watching.Settings(
        folder=folder,
        out=out or folder / "reports",
        library=library,
        athlete=athlete,
        reports="none" if no_reports else "draw",
        patience=watching.Patience(quiet_s=settle),
        poll_s=poll,
    )
    voice = watching.Voice(say=_say, trouble=say)
    with stopped_by_signals() as stop:
        if not once:
            watching.watch(settings, voice, stop)
        elif not watching.watch_once(settings, voice, stop):
            raise typer.Exit(1)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the command speaks

"""The command line as a whole: its commands and its version."""

from typing import Annotated

import typer

from gait._version import __version__
from gait.cli import (
    adding,
    analysis,
    athletes,
    batching,
    coaching,
    comparing,
    evidence,
    inspection,
    keeping,
    pains,
    runs,
    shoes,
    simulation,
    trends,
    validation,
    watching,
    words,
)
from gait.language import _

app = typer.Typer(
    name="gait",
    help=_(
        "Cadence and gait analysis from running watches: FIT, GPX and TCX files, and CSV of acceleration, become a "
        "report on how you run."
    ),
    epilog=_(
        "Exit codes: 0 every file was analysed; 1 at least one was not (the reason is on standard error); "
        "2 wrong usage."
    ),
    rich_markup_mode=None,  # rich costs 0.1 s, and the help reads as well without
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

app.command("analyze", help=analysis.HELP)(analysis.analyze)
app.command("report", help=analysis.REPORT_HELP)(analysis.report)
app.command("compare", help=comparing.HELP)(comparing.compare)
app.command("inspect", help=inspection.HELP)(inspection.inspect)
app.command("simulate", help=simulation.HELP)(simulation.simulate)
app.command("glossary", help=words.GLOSSARY_HELP)(words.glossary)
app.command("evidence", help=evidence.HELP)(evidence.evidence)
app.command("schema", help=words.SCHEMA_HELP)(words.schema)
app.command("validate", help=validation.HELP)(validation.validate)
app.command("add", help=adding.HELP)(adding.add)
app.add_typer(athletes.app, name="athlete", help=athletes.HELP)
app.add_typer(shoes.app, name="shoe", help=shoes.HELP)
app.add_typer(runs.app, name="run", help=runs.HELP)
app.command("pain", help=pains.HELP)(pains.pain)
app.command("trends", help=trends.HELP)(trends.trends)
app.command("batch", help=batching.HELP)(batching.batch)
app.command("query", help=batching.QUERY_HELP)(batching.query)
app.command("undo", help=keeping.UNDO_HELP)(keeping.undo)
app.command("reanalyze", help=keeping.REANALYZE_HELP)(keeping.reanalyze)
app.command("export", help=keeping.EXPORT_HELP)(keeping.export)
app.command("backup", help=keeping.BACKUP_HELP)(keeping.backup)
app.command("restore", help=keeping.RESTORE_HELP)(keeping.restore)
app.command("watch", help=watching.HELP)(watching.watch)
app.command("coach", help=coaching.HELP)(coaching.coach)


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"gait {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=_("Print the version and stop."),
            callback=lambda value: _print_version(wanted=value),
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Hold the options of the command itself; its help text stands at ``app``."""

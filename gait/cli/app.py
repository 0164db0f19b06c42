"""The command line as a whole: its commands and its version."""

from typing import Annotated

import typer

from gait._version import __version__
from gait.cli import analysis, comparing, evidence, inspection, simulation, validation, words

app = typer.Typer(
    name="gait",
    help="Cadence and gait analysis from running watches: FIT, GPX and TCX files become a report on how you run.",
    epilog="Exit codes: 0 every file was analysed; 1 at least one was not (the reason is on standard error); "
    "2 wrong usage.",
    rich_markup_mode=None,  # rich costs 0.1 s, and the help reads as well without
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

app.command("analyze")(analysis.analyze)
app.command("report")(analysis.report)
app.command("compare")(comparing.compare)
app.command("inspect")(inspection.inspect)
app.command("simulate")(simulation.simulate)
app.command("glossary")(words.glossary)
app.command("evidence")(evidence.evidence)
app.command("schema")(words.schema)
app.command("validate")(validation.validate)


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
            help="Print the version and stop.",
            callback=lambda value: _print_version(wanted=value),
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Hold the options of the command itself; its help text stands at ``app``."""

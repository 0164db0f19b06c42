"""``gait batch`` and ``gait query``: a dataset of very many runs, and questions to it."""

import json
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from gait.cli.failures import say
from gait.language import _, plural

if TYPE_CHECKING:
    from gait.engine.batch import Outcome, Progress
    from gait.engine.query import Answer

HELP: Final = _(
    "Make a dataset of all runs in a folder or a bucket, as Parquet: activities, splits and findings.\n\n"
    "Run again, it analyses only what is new; broken off, it goes on where it was."
)
QUERY_HELP: Final = _(
    "Ask a dataset of runs in SQL.\n\nThe tables are activities, splits and findings, as gait batch made them."
)
_EVERY: Final = 10
"""Progress is told at every tenth of the work."""

SourceArgument = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE", show_default=False, help=_("A folder, or the address of a bucket: s3://, gs://, abfs://.")
    ),
]
OutOption = Annotated[
    str, typer.Option("--out", "-o", metavar="DEST", show_default=False, help=_("Where the dataset goes: as SOURCE."))
]
AboutOption = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="CSV",
        show_default=False,
        help=_("A table of runners and shoes by file; if not told, about.csv of SOURCE where there is one."),
    ),
]
EngineOption = Annotated[
    Literal["process", "cores", "dask"],
    typer.Option(help=_("Where the work is done: in this process, on all cores, or by Dask.")),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        show_default=False,
        help=_("The scheduler of a Dask cluster; without one, Dask uses this machine's cores."),
    ),
]


def batch(
    source: SourceArgument,
    *,
    out: OutOption,
    about: AboutOption = None,
    engine: EngineOption = "cores",
    scheduler: SchedulerOption = None,
) -> None:
    """Make a dataset of many runs: ``gait batch``."""
    from gait.engine.batch import Asked  # noqa: PLC0415 - loads numpy and the pipeline
    from gait.engine.batch import batch as batched  # noqa: PLC0415 - as above

    failed: list[str] = []

    def tell(progress: "Progress") -> None:
        failed.extend(path for path, _why in progress.failed)
        for path, why in progress.failed:
            say(f"{path}: {why}")
        before, of = progress.done - progress.files, progress.of
        if before * _EVERY // of != progress.done * _EVERY // of and progress.done < of:
            say(_("{done} of {of} files").format(done=progress.done, of=of))

    outcome = batched(Asked(source=source, out=out, about=about, engine=engine, scheduler=scheduler), tell)
    _tell(outcome, out)
    if failed or outcome.unreachable:
        raise typer.Exit(1)


def _tell(outcome: "Outcome", out: str) -> None:
    for path in outcome.unreachable:
        say(_("{path}: it could not be read, and is left for another time.").format(path=path))
    if outcome.left_alone:
        say(
            plural(
                "{count} file was left alone, as it is no watch export by its name.",
                "{count} files were left alone, as they are no watch exports by their names.",
                outcome.left_alone,
            ).format(count=outcome.left_alone)
        )
    typer.echo(
        _("Analysed {now} files; {before} were done before, {copies} are copies of others.").format(
            now=outcome.analyzed, before=outcome.already, copies=outcome.copies
        )
    )
    counts = {name: outcome.manifest[name] for name in ("activities", "splits", "findings")}
    typer.echo(
        _("{place} holds {activities} activities, {splits} splits and {findings} findings.").format(place=out, **counts)
    )


SqlArgument = Annotated[str, typer.Argument(metavar="SQL", show_default=False, help=_("The question."))]
DataOption = Annotated[
    str, typer.Option("--data", metavar="DEST", show_default=False, help=_("Where gait batch put the dataset."))
]
FormatOption = Annotated[
    Literal["table", "csv", "json"], typer.Option("--format", help=_("How the answer is written."))
]


def query(sql: SqlArgument, *, data: DataOption, form: FormatOption = "table") -> None:
    """Ask a dataset in SQL: ``gait query``."""
    from gait.engine.query import asked  # noqa: PLC0415 - as above

    typer.echo(_WRITTEN[form](asked(sql, data)), nl=False)


def _as_csv(answer: "Answer") -> str:
    from gait.export.rows import rows_to_csv  # noqa: PLC0415 - as above

    return rows_to_csv(answer.columns, answer.rows).decode()


def _as_json(answer: "Answer") -> str:
    """Return a line of JSON for each row."""
    lines = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return "".join(f"{json.dumps(line, ensure_ascii=False, default=str)}\n" for line in lines)


def _as_table(answer: "Answer") -> str:
    """Return the rows in columns, numbers to the right."""
    cells = [answer.columns, *(tuple(map(_shown, row)) for row in answer.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numeric = [all(isinstance(value, int | float | None) for value in each) for each in zip(*answer.rows, strict=True)]
    justify = [str.rjust if number else str.ljust for number in numeric or [False] * len(widths)]
    lines = (
        "  ".join(place(cell, width) for place, cell, width in zip(justify, row, widths, strict=True)) for row in cells
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _shown(value: object) -> str:
    """Return a value as a person reads it: four digits at least, and no powers of ten among usual sizes."""
    if not isinstance(value, float):
        return "" if value is None else str(value)
    return f"{value:.0f}" if _LARGE <= abs(value) < _HUGE else f"{value:.4g}"


_LARGE: Final = 1e3
_HUGE: Final = 1e15


_WRITTEN: Final = {"table": _as_table, "csv": _as_csv, "json": _as_json}

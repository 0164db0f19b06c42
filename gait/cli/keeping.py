"""``gait undo``, ``reanalyze``, ``export``, ``backup`` and ``restore``: keeping the library in order and safe."""

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from gait.cli import library_options as options
from gait.cli.failures import say
from gait.cli.outputs import data_output
from gait.errors import UsageError
from gait.language import _, plural

UNDO_HELP: Final = _("Take the last change to the library back, or the last few.")
REANALYZE_HELP: Final = _(
    "Bring analyses up to date that an earlier version of gait made, or that a correction or an earlier run has put "
    "behind.\n\nEach is kept as soon as it is done; stopped in between, the command goes on where it was."
)
EXPORT_HELP: Final = _(
    "Write the library as tables: athletes, shoes, runs, splits, findings, pain, and the notes, tags and review marks "
    "of a coach."
)
BACKUP_HELP: Final = _("Write the whole library into one file, while it is in use.")
RESTORE_HELP: Final = _("Bring a library back from a backup. All of it is looked through before anything is written.")

CountArgument = Annotated[
    int, typer.Argument(metavar="[COUNT]", min=1, show_default=False, help=_("How many changes; one if not told."))
]
ListOption = Annotated[bool, typer.Option("--list", help=_("Only say what can be undone, the latest first."))]
FolderArgument = Annotated[
    Path, typer.Argument(metavar="FOLDER", file_okay=False, show_default=False, help=_("Where the tables go."))
]
FormatOption = Annotated[Literal["parquet", "csv", "json"], typer.Option("--format", help=_("What kind of files."))]
ShareOption = Annotated[
    bool,
    typer.Option("--share", help=_("Leave out names, dates and places, and the notes, tags and marks of a coach.")),
]
BackupArgument = Annotated[Path, typer.Argument(metavar="FILE.zip", dir_okay=False, show_default=False)]
ReplaceOption = Annotated[bool, typer.Option("--replace", help=_("Lose the library that is in the folder now."))]


def undo(count: CountArgument = 1, *, list_only: ListOption = False, library: options.LibraryOption = None) -> None:
    """Take changes back: ``gait undo``."""
    from gait.cli.library_access import catch_up, opened  # noqa: PLC0415 - loads numpy and SQLite

    with opened(library) as found:
        if list_only:
            for change in found.changes():
                typer.echo(f"{change.made_at[:16].replace('T', ' ')}  {change.said}")
            return
        try:
            for _number in range(count):
                typer.echo(_("Undone: {change}.").format(change=found.undo().said))
        finally:
            well = catch_up(found)
    if not well:
        raise typer.Exit(1)


def reanalyze(*, athlete: options.OfOption = None, library: options.LibraryOption = None) -> None:
    """Bring analyses up to date: ``gait reanalyze``."""
    from gait.cli.library_access import opened, renew  # noqa: PLC0415 - as above

    with opened(library) as found:
        chosen = None if athlete is None else found.athlete(athlete).id
        if not found.outdated(chosen):
            say(_("All analyses are up to date."))
        elif not renew(found, chosen):
            raise typer.Exit(1)


def export(
    folder: FolderArgument,
    *,
    kind: FormatOption = "parquet",
    share: ShareOption = False,
    library: options.LibraryOption = None,
) -> None:
    """Write the library as tables: ``gait export``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - as above
    from gait.export.columnar import check_parquet  # noqa: PLC0415 - as above
    from gait.export.rows import rows_to_csv, rows_to_json, rows_to_parquet  # noqa: PLC0415 - as above

    if kind == "parquet":
        check_parquet()
    written = {"csv": rows_to_csv, "json": rows_to_json, "parquet": rows_to_parquet}[kind]
    _make(folder)
    if share:
        _holds_no_notes(folder)
    with opened(library) as found:
        for table in found.shared_tables() if share else found.tables():
            path = folder / f"{table.name}.{kind}"
            with data_output(str(path)) as write:
                write(written(table.columns, table.rows))
            rows = len(table.rows)
            count = plural("{count} row", "{count} rows", rows).format(count=rows)
            typer.echo(f"{path}: {count}")


def _holds_no_notes(folder: Path) -> None:
    """Refuse a folder in which an earlier export left what is not to be shared."""
    from gait.library.tables import COACHS  # noqa: PLC0415 - as above

    for path in sorted(folder.iterdir()):
        if path.stem in COACHS:
            what = _("The folder holds tables of an earlier export that are not to be shared")
            raise UsageError(what, where=str(path), next_step=_("Name another."))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = _("The folder cannot be made: {reason}").format(reason=error.strerror or error)
        raise UsageError(what, where=str(folder), next_step=_("Name another.")) from None


def backup(file: BackupArgument, *, library: options.LibraryOption = None) -> None:
    """Write the whole library into one file: ``gait backup``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - as above

    with opened(library) as found:
        count = found.back_up(file)
    files = plural("{count} file of a run", "{count} files of runs", count).format(count=count)
    say(_("Wrote {file} with the database and {files}.").format(file=file, files=files))


def restore(file: BackupArgument, *, replace: ReplaceOption = False, library: options.LibraryOption = None) -> None:
    """Bring a library back from a backup: ``gait restore``."""
    from gait.library import library_folder  # noqa: PLC0415 - as above
    from gait.library import restore as restored  # noqa: PLC0415 - as above

    folder = library_folder(library)
    count = restored(file, folder, replace=replace)
    files = plural("{count} file of a run", "{count} files of runs", count).format(count=count)
    say(_("The library in {folder} is that of the backup, with {files}.").format(folder=folder, files=files))

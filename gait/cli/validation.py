"""``gait validate``: the models and norms held against force plates, markers and published means."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gait.cli.failures import say
from gait.cli.outputs import data_output
from gait.errors import UsageError
from gait.language import _

if TYPE_CHECKING:
    from gait.validation import Validation

HELP: Final = _(
    "Hold the models of braking and reach against measured runners.\n\nThey are fitted anew leaving one runner out at "
    "a time, and the program's own coefficients are tried unchanged; the result is Markdown. With norms, those of "
    "cadence and contact time are fitted too."
)
SECTION: Final = "gait validate"
HEADING: Final = "# How accurate gait is\n"
IMAGES: Final = "images"


def validate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            show_default=False,
            help=_("Holds steps that a force plate and markers measured: *steps.csv(.gz)."),
        ),
    ],
    *,
    norms: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV", show_default=False, help=_("A table of published means of cadence and contact time.")
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.md",
            show_default=False,
            help=_("Write it into its part of this document, and the plots into images/ beside it."),
        ),
    ] = None,
) -> None:
    """Hold the models of braking and reach against measured runners: ``gait validate``."""
    from gait.validation import validate as validated  # noqa: PLC0415 - loads numpy and scipy
    from gait.validation.document import as_markdown  # noqa: PLC0415 - as above

    text = "" if write is None else _document(write)
    found = validated(folder, norms=norms)
    if write is None:
        typer.echo(as_markdown(found), nl=False)
    else:
        _write(found, write, text)


def _document(path: Path) -> str:
    """Return the text of the document, or a heading where there is none yet.

    Raises
    ------
    UsageError
        If it cannot be read, or its marks are broken; better before the work than after it.

    """
    from gait.validation.sections import replaced  # noqa: PLC0415 - loads numpy

    if not path.exists():
        return HEADING
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        what = _("The document cannot be read as text")
        raise UsageError(what, where=str(path), next_step=_("Name another, or one that is not there yet.")) from None
    replaced(text, SECTION, "")
    return text


def _write(found: "Validation", path: Path, text: str) -> None:
    from gait.validation.document import as_markdown  # noqa: PLC0415 - loads numpy
    from gait.validation.plots import NO_MATPLOTLIB, can_draw, draw  # noqa: PLC0415 - as above
    from gait.validation.sections import replaced  # noqa: PLC0415 - as above

    plots = draw(found) if can_draw() else {}
    names = {name: f"{IMAGES}/{path.stem}-{name}.svg" for name in plots}
    body = as_markdown(found, names, "" if plots else NO_MATPLOTLIB)
    with data_output(str(path)) as write_document:
        write_document(replaced(text, SECTION, body).encode())
        for name, drawing in plots.items():
            _write_plot(path.parent / names[name], drawing)
    many = _("Wrote {path} and {count} plots into {folder}.")
    one = _("Wrote {path}.") + f" {NO_MATPLOTLIB}"
    say((many if plots else one).format(path=path, count=len(plots), folder=path.parent / IMAGES))


def _write_plot(path: Path, drawing: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        what = _("The folder for the plots cannot be made: {why}").format(why=error.strerror or error)
        raise UsageError(what, where=str(path.parent), next_step=_("Name a document elsewhere.")) from None
    with data_output(str(path)) as write:
        write(drawing)

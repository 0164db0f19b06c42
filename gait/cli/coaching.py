"""``gait coach``: the library as pages in a browser, on this machine alone."""

from contextlib import suppress
from typing import Annotated, Final

import typer

from gait.cli import library_options as options
from gait.language import _

HELP: Final = _(
    "Open the coach's desk: all runners with what needs a look, their runs, notes and feedback, in a browser.\n\n"
    "It answers on this machine alone, to who has the address that is printed. Ctrl-C ends it."
)
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65_535, help=_("Where it listens; 0 is any that is free."))
]
OpenOption = Annotated[bool, typer.Option("--open", help=_("Open it in the browser."))]
PORT: Final = 8421


def coach(*, library: options.LibraryOption = None, port: PortOption = PORT, browser: OpenOption = False) -> None:
    """Open the coach's desk: ``gait coach``."""
    from gait.desk import Desk, serve  # noqa: PLC0415 - loads the web framework, numpy and SQLite
    from gait.library import library_folder  # noqa: PLC0415 - as above

    with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends, not that something failed
        serve(Desk(folder=library_folder(library), port=port), _say, browser=browser)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the command speaks

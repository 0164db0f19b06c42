"""Where data go: standard output (``-``), or a file that appears whole or not at all."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from gait.errors import UsageError
from gait.language import _

if TYPE_CHECKING:
    from gait.model import Analysis

STANDARD_OUTPUT: Final = "-"

Write: TypeAlias = Callable[[bytes], object]
Add: TypeAlias = "Callable[[Analysis], None]"


@contextmanager
def data_output(target: str | None) -> Iterator[Write]:
    """Yield a function that writes bytes to the target; without a target it drops them.

    Raises
    ------
    UsageError
        If the file cannot be written.

    """
    if target is None:
        yield _drop
    elif target == STANDARD_OUTPUT:
        yield _write_standard_output
    else:
        chunks: list[bytes] = []
        _check_folder(Path(target))
        yield chunks.append
        _write_file(Path(target), b"".join(chunks))


@contextmanager
def tables_output(target: str | None) -> Iterator[Add]:
    """Yield a function that adds an analysis to the two tables beside a path; without a path it drops them.

    Raises
    ------
    UsageError
        If a file cannot be written, or the path is standard output, which cannot hold two tables.

    """
    if target is None:
        yield _drop_analysis
        return
    if target == STANDARD_OUTPUT:
        what = _("Parquet is two files and cannot go to standard output")
        raise UsageError(what, next_step=_("Name a path: --parquet season.parquet."))
    from gait.export.columnar import ColumnarTables  # noqa: PLC0415 - loads pyarrow

    path = Path(target)
    _check_folder(path)
    tables = ColumnarTables()
    yield tables.add
    for kind, data in tables.finished().items():
        _write_file(path.with_name(f"{path.stem}-{kind}.parquet"), data)


def _drop_analysis(_analysis: "Analysis") -> None:
    """Keep nothing."""


def _drop(_data: bytes) -> None:
    """Write nowhere."""


def _write_standard_output(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        what = _("There is no such folder to write data to")
        raise UsageError(what, where=str(path.parent), next_step=_("Make it first, or name another."))
    if path.is_dir():
        what = _("Data go to a file, and this is a folder")
        raise UsageError(what, where=str(path), next_step=_("Name a file in it."))


def _write_file(path: Path, data: bytes) -> None:
    from gait.intake import write_atomically  # noqa: PLC0415 - loads the pipeline

    try:
        write_atomically(path, data)
    except OSError as error:
        what = _("The data cannot be written: {why}").format(why=error.strerror or error)
        raise UsageError(what, where=str(path), next_step=_("Name another file.")) from None

"""Where a file lies until it is filed: on the disk of the library, never whole in memory, under no name.

A file without a name is gone with the program that has it open, however that ends, so nothing is left to sweep up.
It lies beside the library, as the folder of the system for passing files may be kept in memory.
"""

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from io import SEEK_END
from pathlib import Path
from typing import IO, Final

from starlette.concurrency import run_in_threadpool

from gait.library.failures import told

FOLDER: Final = "spool"


async def received(pieces: AsyncIterator[bytes], library: Path) -> IO[bytes]:
    """Return a file that came in pieces, open at its start; the caller closes it.

    Raises
    ------
    LibraryError
        If the disk has no room, or may not be written to; then nothing of it is left.

    """
    kept = await run_in_threadpool(_begun, library)
    try:
        async for piece in pieces:
            await run_in_threadpool(_put, library, kept, piece)
        await run_in_threadpool(_end, library, kept)
    except BaseException:
        put_away(kept)
        raise
    return kept


def size_of(kept: IO[bytes]) -> int:
    """Return how long a file is, and leave it at its start."""
    size = kept.seek(0, SEEK_END)
    kept.seek(0)
    return size


def put_away(kept: IO[bytes]) -> None:
    """Close a file; what could not be written of it before cannot be now."""
    with suppress(OSError):
        kept.close()


@contextmanager
def put_away_after(kept: IO[bytes]) -> Iterator[IO[bytes]]:
    """Close a file after the block, however that ends."""
    try:
        yield kept
    finally:
        put_away(kept)


def _begun(library: Path) -> IO[bytes]:
    folder = library / FOLDER
    with told(library):
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=folder)


def _put(library: Path, kept: IO[bytes], piece: bytes) -> None:
    with told(library):
        kept.write(piece)


def _end(library: Path, kept: IO[bytes]) -> None:
    with told(library):
        kept.flush()
        kept.seek(0)

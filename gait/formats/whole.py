"""Whether the end of a file is there: a cheap look, for one that may still be on its way."""

import gzip
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO, Final

from gait.formats.sniff import GZIP_MAGIC, ZIP_MAGICS, is_fit, is_gpx, is_tcx, is_wide, root_name

_HEAD_BYTES: Final = 65536
_TAIL_BYTES: Final = 4096
_CHUNK_BYTES: Final = 2**20
_CRC_BYTES: Final = 2
_SIZE_AT: Final = slice(4, 8)
_LAST_TAG: Final = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?([A-Za-z]+)\s*>\s*\Z")


def is_whole(path: Path) -> bool:
    """Tell whether a file's end is there.

    Parameters
    ----------
    path : Path
        A file of any kind.

    Returns
    -------
    bool
        False for a FIT file shorter than it says, GPX and TCX without their last tag, an archive that cannot be read to
        its end, a file without bytes or one that cannot be read. Of content that is not known nothing can be missed.

    """
    try:
        with path.open("rb") as stream:
            return _has_its_end(stream, path.stat().st_size)
    except OSError:
        return False


def _has_its_end(stream: IO[bytes], size: int) -> bool:
    head = stream.read(_HEAD_BYTES)
    if not head:
        return False
    if is_fit(head):
        return size >= head[0] + int.from_bytes(head[_SIZE_AT], "little") + _CRC_BYTES
    if head.startswith(GZIP_MAGIC):
        return _gzip_ends(stream)
    if head.startswith(ZIP_MAGICS):
        return zipfile.is_zipfile(stream)
    if (is_gpx(head) or is_tcx(head)) and not is_wide(head):
        last = _LAST_TAG.search(_tail(stream, size))
        return last is not None and last[1].decode("ascii").lower() == root_name(head)
    return True


def _tail(stream: IO[bytes], size: int) -> bytes:
    stream.seek(max(size - _TAIL_BYTES, 0))
    return stream.read()


def _gzip_ends(stream: IO[bytes]) -> bool:
    """Read a gzip archive to its end, a piece at a time."""
    stream.seek(0)
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            while unpacked.read(_CHUNK_BYTES):
                pass
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return False
    return True

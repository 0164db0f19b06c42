"""Whether the end of a file is there, without reading what it holds."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from gait.formats.whole import is_whole

FIT = b"\x0e\x10\x00\x00" + (20).to_bytes(4, "little") + b".FIT\x00\x00" + bytes(20) + b"\x12\x34"
"""A header of 14 bytes that announces 20 bytes, these, and a checksum of 2."""
GPX = b'<?xml version="1.0"?>\n<gpx version="1.1"><trk><name>a</name></trk></gpx>'
TCX = b"<ns:TrainingCenterDatabase><ns:Activities/></ns:TrainingCenterDatabase>"
PACKED = gzip.compress(GPX, mtime=0)


def zipped() -> bytes:
    """Return a zip archive."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("run.fit", FIT)
    return buffer.getvalue()


@pytest.mark.parametrize("content", [FIT, FIT + FIT, GPX, GPX + b"\r\n ", TCX, PACKED, zipped(), b"notes"])
def test_a_whole_file_has_its_end(tmp_path: Path, content: bytes) -> None:
    """FIT of the announced length, XML with its last tag, archives to their end; of other content nothing is known."""
    path = tmp_path / "file"
    path.write_bytes(content)

    assert is_whole(path)


@pytest.mark.parametrize(
    "content",
    [b"", FIT[:-1], GPX[:-6], GPX[:-13], TCX[:-1], PACKED[:-9], PACKED[:-3], zipped()[:-30]],
)
def test_a_file_that_is_cut_off_has_no_end(tmp_path: Path, content: bytes) -> None:
    """A byte too few, a tag that is another's, an archive without its end: the rest may still be on its way."""
    path = tmp_path / "file"
    path.write_bytes(content)

    assert not is_whole(path)


def test_gzip_whose_bytes_are_altered_is_not_whole(tmp_path: Path) -> None:
    """What cannot be unpacked has no end."""
    data = bytearray(gzip.compress(GPX * 50, mtime=0))
    data[20] ^= 255
    path = tmp_path / "run.gpx.gz"
    path.write_bytes(bytes(data))

    assert not is_whole(path)


def test_a_file_that_is_not_there_is_not_whole(tmp_path: Path) -> None:
    """It went while it was looked at."""
    assert not is_whole(tmp_path / "gone.fit")

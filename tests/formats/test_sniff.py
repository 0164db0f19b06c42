"""A file is known by its first bytes, and an unknown one is described."""

import pytest

from gait.errors import EmptyFileError, UnknownFormatError
from gait.formats.sniff import describe_unknown, is_fit, is_gpx, is_tcx, root_name, root_start

GPX = b'<?xml version="1.0"?><gpx version="1.1">'


def test_fit_is_known_by_its_mark() -> None:
    """The mark at bytes 8 to 11 makes a FIT, whatever the header's size."""
    assert is_fit(b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIT\x00\x00") is True
    assert is_fit(b"\x0c\x10\x00\x00\x00\x00\x00\x00.FIT") is True
    assert is_fit(b".FIT") is False


@pytest.mark.parametrize(
    "head",
    [
        GPX,
        b"\xef\xbb\xbf" + GPX,
        b"\n   " + GPX,
        b"HTTP/1.1 200 OK\r\n\r\n" + GPX,
        b"<?xml version='1.0'?><!-- <html> --><?pi <kml> ?>\n<gpx>",
        b'<!DOCTYPE gpx SYSTEM "gpx.dtd"><gpx>',
        b"<g:gpx xmlns:g='http://www.topografix.com/GPX/1/1'>",
        b"<trk><trkseg>",
        GPX.decode().encode("utf-16"),
        GPX.decode().encode("utf-16-le"),
        GPX.decode().encode("utf-16-be"),
        GPX.decode().encode("utf-32"),
    ],
)
def test_gpx_is_known_by_its_root_element(head: bytes) -> None:
    """Blanks, text, marks, comments, prefixes and wide encodings before the root do not matter."""
    assert is_gpx(head) is True
    assert is_tcx(head) is False


@pytest.mark.parametrize("root", [b"TrainingCenterDatabase", b"Activities", b"MultiSportSession", b"Courses"])
def test_tcx_is_known_by_its_root_element_or_what_is_left_of_it(root: bytes) -> None:
    """A TCX that lost its outer element is still one."""
    assert is_tcx(b"<" + root + b">") is True
    assert is_gpx(b"<" + root + b">") is False


def test_a_fit_with_angle_brackets_is_no_xml() -> None:
    """Binary data that happens to hold a tag is not sniffed as XML."""
    assert root_name(b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIT<gpx>") is None
    assert root_name(b"\x01\x00\x02<gpx>") is None


def test_the_root_starts_after_comments_and_instructions() -> None:
    """The position is that of the first bracket that opens an element."""
    assert root_start(b"<?xml?><!-- a --> <b>") == 18
    assert root_start(b"<!-- never closed <b>") == 21
    assert root_start(b"no xml") == 6


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"<!doctype HTML><body>", "a web page"),
        (b"<html><head>", "a web page"),
        (b"<kml>", "a KML map file"),
        (b"<svg>", "another kind of XML document (<svg>)"),
        (b'\xef\xbb\xbf {"laps": []}', "JSON data"),
        (b"\0\0\0\0", "nothing but blanks or zero bytes"),
        (b"\x01\x02\0\x03", "unknown binary data"),
        (b"time,cadence\n0,80\n", "a table (CSV)"),
        (b"Dear runner,\nhello\n", "plain text"),
    ],
)
def test_unknown_content_is_described(head: bytes, words: str) -> None:
    """The refusal says what the file looks like and what to export instead."""
    error = describe_unknown(head)
    assert isinstance(error, UnknownFormatError)
    assert words in str(error)
    assert "FIT (best), TCX or GPX" in str(error)


def test_no_bytes_are_an_empty_file() -> None:
    """Zero bytes are called empty, not unknown."""
    assert isinstance(describe_unknown(b""), EmptyFileError)

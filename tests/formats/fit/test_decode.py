"""Headers, chains, checksums and damage."""

import pytest

from gait.errors import DamagedFileError, EmptyFileError, GaitError, UnsupportedFileError
from gait.formats.fit import is_fit
from gait.formats.fit.decode import decode
from tests.formats.fit.making import Maker


def _codes(data: bytes) -> list[str]:
    return [damage.code for damage in decode(data).damages]


@pytest.mark.parametrize("header_size", [12, 14, 20])
def test_header_sizes(run: Maker, header_size: int) -> None:
    """Headers of 12, 14 and more bytes are read, and nothing is damaged."""
    data = run.file(header_size=header_size)
    assert is_fit(data)
    assert _codes(data) == []
    assert len(decode(data).links[0].messages(20)) == 11


def test_a_header_checksum_of_zero_is_allowed(run: Maker) -> None:
    """A header checksum of 0 means that there is none; the file's own checksum covers the header, too."""
    data = run.file()
    crcless = data[:12] + b"\0\0" + data[14:]
    assert "wrong_header_checksum" not in _codes(crcless)


def test_wrong_checksums_are_damage_and_all_is_read(run: Maker) -> None:
    """A wrong checksum of header or file is told with its place, and the messages are read."""
    data = bytearray(run.file())
    data[12] ^= 1
    data[-1] ^= 1
    decoded = decode(bytes(data))
    assert [(damage.code, damage.offset) for damage in decoded.damages] == [
        ("wrong_header_checksum", 12),
        ("wrong_checksum", len(data) - 2),
    ]
    assert len(decoded.links[0].messages(20)) == 11


def test_a_chain_of_files(run: Maker, maker: type[Maker]) -> None:
    """Each file of a chain is read with its own definitions."""
    other = maker().message(20, [(4, 0x02, 99)], local=0).file(header_size=12)
    decoded = decode(run.file() + other)
    assert [len(link.messages(20)) for link in decoded.links] == [11, 1]
    assert decoded.damages == ()


def test_bytes_after_the_end(run: Maker) -> None:
    """Bytes that follow the file and are no file are told, with where they begin."""
    data = run.file()
    damage = decode(data + b"\0\0\0").damages[0]
    assert (damage.code, damage.offset) == ("trailing_bytes", len(data))


def test_every_cut_keeps_what_stands_before_it(run: Maker) -> None:
    """Cut off at any byte, a file gives the messages before the cut, or says that not even the header is there."""
    data = run.file()
    counts = []
    for length in range(1, len(data)):
        try:
            decoded = decode(data[:length])
        except DamagedFileError:
            assert length < 14
            continue
        counts.append(len(decoded.links[0].messages(20)))
        assert [damage.code for damage in decoded.damages] == ["truncated"]
    assert counts == sorted(counts)
    assert counts[-1] == 11


def test_a_message_without_definition(run: Maker) -> None:
    """What stands before a message without definition is kept, and the damage says where it is."""
    made = run
    at = 14 + len(made.body)
    made.body += b"\x0b\x01\x02"
    damage = decode(made.file()).damages[0]
    assert (damage.code, damage.offset) == ("missing_definition", at)
    assert "local type 11" in damage.message
    made.body[-3:] = b"\xc1"
    assert "local type 2" in decode(made.file()).damages[0].message


def test_a_message_that_reaches_beyond_the_end(run: Maker, maker: type[Maker]) -> None:
    """A last message that is longer than what is left is left out, and told apart from a cut file."""
    body = run.body[:-1]
    assert _codes(maker(body=body).file()) == ["cut_message"]
    definition = maker(body=bytearray(b"\x40\0\0\x14\0\x05\x04"))
    assert _codes(definition.file()) == ["cut_message"]
    developer = maker(body=bytearray(b"\x60\0\0\x14\0\x01\x04\x01\x02\x05\x01"))
    assert _codes(developer.file()) == ["cut_message"]
    assert _codes(maker(body=bytearray(b"\x60\0\0\x14\0\x01\x04\x01\x02")).file()) == ["cut_message"]
    assert _codes(maker(body=bytearray(b"\x40\0")).file()) == ["cut_message"]


def test_a_length_of_zero_is_an_unfinished_file(run: Maker) -> None:
    """A header that still says 0 bytes, as a watch without power leaves it, does not hide the records."""
    decoded = decode(run.file(length=0))
    assert len(decoded.links[0].messages(20)) == 11
    assert [damage.code for damage in decoded.damages] == ["not_closed"]


def test_what_is_no_file_at_all() -> None:
    """No bytes are an empty file; a broken header is damage; a newer protocol is unsupported."""
    with pytest.raises(EmptyFileError):
        decode(b"")
    with pytest.raises(DamagedFileError, match="byte 0"):
        decode(b"\x0e\x20\x00")
    with pytest.raises(DamagedFileError):
        decode(b"\x05\x20\0\0\0\0\0\0.FIT")


def test_a_newer_protocol_is_unsupported(run: Maker) -> None:
    """A file of protocol 3 is refused as unsupported, so that another decoder may try."""
    with pytest.raises(UnsupportedFileError, match="version 3"):
        decode(run.file(protocol=0x30))


def test_damage_never_raises_anything_but_our_errors(run: Maker) -> None:
    """Any single byte changed gives columns or one of our errors."""
    data = run.file()
    read = 0
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        try:
            read += bool(decode(changed).links)
        except GaitError:
            assert at < 14
    assert read > len(data) - 14

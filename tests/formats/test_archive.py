"""Archives are unpacked in memory, within limits, and one bad member never costs the others."""

import gzip
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from gait.errors import DamagedFileError, NotAnActivityError, ReadError, TooLargeError, UnsupportedFileError
from gait.formats import archive
from gait.formats.archive import Member, unpack, unpack_file


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of the members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return buffer.getvalue()


def unpacked(data: bytes, name: str = "a.zip", damage: str = "salvage") -> list[Member]:
    """Return all members at once."""
    return list(unpack(data, name, "refuse" if damage == "refuse" else "salvage"))


def test_a_plain_file_is_its_own_member() -> None:
    """What is no archive comes back as it is."""
    assert unpacked(b"abc", "run.fit") == [Member(name="run.fit", path="run.fit", data=b"abc")]


def test_gzip_gives_its_content_and_loses_its_ending() -> None:
    """Several gzip members in one file are one content."""
    two = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0"
    assert unpacked(two, "run.fit.gz") == [Member(name="run.fit", path="run.fit.gz", data=b"one two")]


def test_zip_gives_every_file_and_leaves_out_folders_and_hidden_files() -> None:
    """Only content counts; names lose their folders, paths keep them."""
    data = zipped({"2020/": b"", "2020/a.fit": b"A", "__MACOSX/._a.fit": b"x", ".DS_Store": b"x", "b\\c.gpx": b"B"})
    assert [(member.name, member.path, member.data) for member in unpacked(data)] == [
        ("a.fit", "a.zip/2020/a.fit", b"A"),
        ("c.gpx", "a.zip/b/c.gpx", b"B"),
    ]


def test_archives_in_archives_are_unpacked() -> None:
    """A zip of gzip files and of a zip gives the innermost files."""
    data = zipped({"a.fit.gz": gzip.compress(b"A"), "inner.zip": zipped({"b.fit": b"B"})})
    assert [(member.name, member.data) for member in unpacked(data)] == [("a.fit", b"A"), ("b.fit", b"B")]


def test_too_deep_a_nest_is_refused() -> None:
    """Beyond three archives, one inside the other, there is no run but an attack."""
    nest = b"core"
    for _ in range(5):
        nest = gzip.compress(nest)
    found = unpacked(nest, "deep.gz")
    assert [type(member.error) for member in found] == [TooLargeError]


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unpacking stops at the limit, not after it."""
    monkeypatch.setattr(archive, "FLOOR_BYTES", 2**20)
    bomb = gzip.compress(bytes(64 * 2**20))
    found = unpacked(bomb, "bomb.gz")
    assert [type(member.error) for member in found] == [TooLargeError]
    assert found[0].data == b""


def test_a_zip_bomb_is_refused_and_its_limit_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """All members of an archive draw on one budget, whatever sizes the archive states."""
    monkeypatch.setattr(archive, "FLOOR_BYTES", 3 * 2**20)
    monkeypatch.setattr(archive, "RATIO", 0)
    found = unpacked(zipped({"small.fit": b"A", "one.fit": bytes(2 * 2**20), "two.fit": bytes(2 * 2**20)}))
    assert [type(member.error) for member in found] == [type(None), type(None), TooLargeError]


def test_a_single_member_has_a_limit_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A member larger than any recorded activity is refused, though the archive's budget would allow it."""
    monkeypatch.setattr(archive, "MEMBER_BYTES", 1000)
    assert [type(member.error) for member in unpacked(zipped({"big.fit": bytes(1001)}))] == [TooLargeError]
    assert [type(member.error) for member in unpacked(gzip.compress(bytes(1001)))] == [TooLargeError]


def test_a_cut_gzip_is_salvaged_or_refused() -> None:
    """What stands before the cut is kept with a note, or the file is refused."""
    whole = gzip.compress(bytes(range(256)) * 400, compresslevel=0)
    (kept,) = unpacked(whole[:60_000], "run.fit.gz")
    assert kept.data[:256] == bytes(range(256))
    assert [note.code for note in kept.notes] == ["archive_damaged"]
    (refused,) = unpacked(whole[:60_000], "run.fit.gz", damage="refuse")
    assert isinstance(refused.error, DamagedFileError)
    assert "ends too soon" in str(refused.error)


def test_a_gzip_with_a_wrong_checksum_is_salvaged() -> None:
    """The content is kept with a note."""
    data = bytearray(gzip.compress(b"hello" * 100))
    data[-8] ^= 0xFF
    (kept,) = unpacked(bytes(data), "run.gz")
    assert kept.data == b"hello" * 100
    assert [note.code for note in kept.notes] == ["archive_damaged"]


def test_bytes_after_a_gzip_are_noted() -> None:
    """Rubbish after the end is damage, but costs nothing."""
    (kept,) = unpacked(gzip.compress(b"A") + b"rubbish", "run.gz")
    assert kept.data == b"A"
    assert "bytes follow" in kept.notes[0].message


def test_a_gzip_that_is_broken_from_the_start_is_refused() -> None:
    """Where nothing can be had, there is an error rather than an empty file."""
    (found,) = unpacked(b"\x1f\x8b\x08" + b"\xff" * 40, "run.gz")
    assert isinstance(found.error, DamagedFileError)


def test_a_broken_zip_is_refused() -> None:
    """A zip that was cut lost its directory."""
    (found,) = unpacked(zipped({"a.fit": b"A" * 1000})[:-30])
    assert isinstance(found.error, DamagedFileError)


def test_an_empty_zip_holds_no_activity() -> None:
    """A zip without files is no damage, but nothing to read."""
    (found,) = unpacked(zipped({}))
    assert isinstance(found.error, NotAnActivityError)


def test_a_broken_member_costs_only_itself() -> None:
    """The checksum of one member is wrong; the other is read."""
    data = zipped({"bad.fit": b"A" * 1000, "good.fit": b"B"}, zipfile.ZIP_STORED)
    found = unpacked(data.replace(b"A" * 1000, b"A" * 999 + b"C"))
    assert [type(member.error) for member in found] == [DamagedFileError, type(None)]
    assert found[1].data == b"B"


def test_a_protected_member_is_unsupported() -> None:
    """The encryption bit of a member makes it unreadable without a password."""
    data = bytearray(zipped({"secret.fit": b"A"}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(mark) + offset, 1)
    (found,) = unpacked(bytes(data))
    assert isinstance(found.error, UnsupportedFileError)
    assert "secret.fit" in str(found.error)


def test_an_unknown_compression_is_unsupported() -> None:
    """A method that Python does not have is named, not crashed on."""
    data = bytearray(zipped({"a.fit": b"A"}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + offset, 97)
    (found,) = unpacked(bytes(data))
    assert isinstance(found.error, UnsupportedFileError)


def test_a_deflate_stream_that_lies_is_damage() -> None:
    """A member whose compressed bytes are nonsense is damaged."""
    data = bytearray(zipped({"a.fit": bytes(range(256)) * 10}))
    start = data.index(b"a.fit") + 5
    data[start : start + 20] = b"\xff" * 20
    (found,) = unpacked(bytes(data))
    assert isinstance(found.error, DamagedFileError)
    with pytest.raises(zlib.error):
        zlib.decompress(b"\xff" * 20, -15)


def on_disk(folder: Path, data: bytes, name: str = "export.zip") -> Path:
    """Return the path of a file with this content."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_on_the_disk_gives_its_members_by_their_names(tmp_path: Path) -> None:
    """The uploads of a platform are numbered: 9 comes before 10, whatever the order in which they were packed."""
    path = on_disk(tmp_path, zipped({"a/10.fit": b"J", "a/9.fit.gz": gzip.compress(b"I"), "a/8.gpx": b"H"}))
    assert [(member.path, member.data) for member in unpack_file(path)] == [
        ("export.zip/a/8.gpx", b"H"),
        ("export.zip/a/9.fit.gz", b"I"),
        ("export.zip/a/10.fit", b"J"),
    ]


@pytest.mark.parametrize("aside_bytes", [2**24, 0])
def test_an_archive_in_an_archive_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, aside_bytes: int
) -> None:
    """It makes no difference whether the inner one is unpacked in memory or laid aside on the disk."""
    monkeypatch.setattr(archive, "ASIDE_BYTES", aside_bytes)
    path = on_disk(
        tmp_path, zipped({"DI_CONNECT/Uploaded.zip": zipped({"1.fit": b"A", "2.fit": b"B"}), "x.json": b"{}"})
    )
    assert [(member.name, member.path, member.data) for member in unpack_file(path)] == [
        ("1.fit", "export.zip/DI_CONNECT/Uploaded.zip/1.fit", b"A"),
        ("2.fit", "export.zip/DI_CONNECT/Uploaded.zip/2.fit", b"B"),
        ("x.json", "export.zip/x.json", b"{}"),
    ]


def test_an_archive_that_is_laid_aside_draws_on_the_same_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bomb in an inner archive is stopped as it would be in memory, and what lies beside it is read."""
    monkeypatch.setattr(archive, "ASIDE_BYTES", 0)
    monkeypatch.setattr(archive, "FLOOR_BYTES", 2**20)
    monkeypatch.setattr(archive, "RATIO", 1)
    path = on_disk(tmp_path, zipped({"1.fit": b"A", "2.zip": zipped({"bomb": bytes(2**22)}, zipfile.ZIP_STORED)}))
    assert [(member.name, type(member.error)) for member in unpack_file(path)] == [
        ("1.fit", type(None)),
        ("2.zip", TooLargeError),
    ]


def test_a_damaged_member_on_the_disk_costs_only_itself(tmp_path: Path) -> None:
    """A member whose bytes were altered is an error, the next one is read."""
    data = bytearray(zipped({"a.fit": b"A" * 50, "b.fit": b"B"}, zipfile.ZIP_STORED))
    data[data.index(b"A" * 50)] ^= 1
    path = on_disk(tmp_path, bytes(data))
    assert [(member.name, type(member.error)) for member in unpack_file(path)] == [
        ("a.fit", DamagedFileError),
        ("b.fit", type(None)),
    ]


def test_what_is_no_archive_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain file is its own member; one that is missing, a folder or far too large has its reason."""
    monkeypatch.setattr(archive, "MEMBER_BYTES", 5)
    small, large = on_disk(tmp_path, b"abc", "run.fit"), on_disk(tmp_path, b"abcdef", "film.mov")
    assert list(unpack_file(small)) == [Member(name="run.fit", path="run.fit", data=b"abc")]
    assert [type(member.error) for member in unpack_file(large)] == [TooLargeError]
    assert [type(member.error) for member in unpack_file(tmp_path / "none.fit")] == [ReadError]
    assert [type(member.error) for member in unpack_file(tmp_path)] == [ReadError]

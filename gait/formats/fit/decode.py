"""A FIT file as a chain of links, each with its own definitions, its own checksum and its own damage."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from gait.errors import DamagedFileError, EmptyFileError, UnsupportedFileError
from gait.formats.fit.crc import crc16
from gait.formats.fit.scan import Damage, Scan, scan
from gait.formats.fit.tables import Block, Messages
from gait.formats.fit.timestamps import fill_compressed
from gait.language import _
from gait.model import FloatArray

_MAGIC: Final = b".FIT"
_MAGIC_AT: Final = 8
_SHORT_HEADER: Final = 12
_HEADER_WITH_CRC: Final = 14
_CRC_BYTES: Final = 2
_NEWEST_PROTOCOL: Final = 2
_EXPORT_AGAIN: Final = _("Export or copy it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a link: where its messages begin, and where they end if the header is right."""

    start: int
    stop: int
    protocol: int
    crc_wrong: bool
    open_ended: bool


@dataclass(eq=False)
class Link:
    """One FIT file of a chain (most files are a chain of one): its messages by global number."""

    data: bytes
    blocks: dict[int, tuple[Block, ...]]
    damages: tuple[Damage, ...] = ()
    _messages: dict[int, Messages] = field(default_factory=dict)
    _times: dict[int, FloatArray] = field(default_factory=dict)

    def messages(self, number: int) -> Messages:
        """Return all messages of a global number, perhaps none."""
        found = self._messages.get(number)
        if found is None:
            found = self._messages[number] = Messages(number, self.blocks.get(number, ()))
        return found

    @property
    def numbers(self) -> tuple[int, ...]:
        """The global numbers of the messages in the link, ascending."""
        return tuple(sorted(self.blocks))

    def timestamps(self, number: int) -> FloatArray:
        """Return the time of each message in seconds of the FIT clock, shape (n,), NaN where it has none."""
        found = self._times.get(number)
        if found is None:
            found = self._times[number] = fill_compressed(self.messages(number), self._all_blocks)
            found.flags.writeable = False
        return found

    @cached_property
    def _all_blocks(self) -> tuple[Block, ...]:
        return tuple(block for blocks in self.blocks.values() for block in blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A decoded file: its links, and every damage found, in the order of the file."""

    links: tuple[Link, ...]

    @property
    def damages(self) -> tuple[Damage, ...]:
        """All damage, in the order of the file."""
        return tuple(damage for link in self.links for damage in link.damages)


def decode(data: bytes) -> Decoded:
    """Decode a FIT file into columns, without a word on what they mean.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    Decoded
        What could be read, and the damage.

    Raises
    ------
    EmptyFileError
        The file has no bytes.
    DamagedFileError
        Not even a header can be read.
    UnsupportedFileError
        The file is of a newer major version of the protocol.

    """
    if not data:
        message = _("The file has no bytes")
        raise EmptyFileError(message, next_step=_EXPORT_AGAIN)
    links: list[Link] = []
    position = 0
    while position < len(data):
        if links and not _is_header(data, position):
            links[-1].damages += (_trailing(data, position),)
            break
        link, position = _link(data, position)
        links.append(link)
    return Decoded(links=tuple(links))


def _is_header(data: bytes, at: int) -> bool:
    magic = data[at + _MAGIC_AT : at + _SHORT_HEADER]
    return magic == _MAGIC and data[at] >= _SHORT_HEADER and at + data[at] <= len(data)


def _link(data: bytes, at: int) -> tuple[Link, int]:
    header = _header(data, at)
    stop = min(header.stop, len(data))
    scanned = scan(data, header.start, stop)
    damages = [*_header_damage(header, at), *_length_damage(header, data, scanned)]
    end = header.stop + _CRC_BYTES
    if end <= len(data) and crc16(memoryview(data)[at:end]) != 0:
        damages.append(Damage(code="wrong_checksum", message=_("The checksum is wrong"), offset=header.stop))
    return Link(data, _blocks(scanned, data), tuple(damages)), min(end, len(data))


def _header(data: bytes, at: int) -> Header:
    if not _is_header(data, at):
        message = _("The file breaks off or is broken in its header")
        raise DamagedFileError(message, where=_("byte {at}").format(at=at), next_step=_EXPORT_AGAIN)
    size, protocol = data[at], data[at + 1] >> 4
    if protocol > _NEWEST_PROTOCOL:
        message = _("The file is of version {protocol} of the FIT protocol, and gait knows versions 1 and 2").format(
            protocol=protocol
        )
        raise UnsupportedFileError(
            message, where=_("byte {at}").format(at=at + 1), next_step=_("Export it as TCX or GPX.")
        )
    start = at + size
    stop = start + int.from_bytes(data[at + 4 : at + _MAGIC_AT], "little")
    # A watch that lost power before it closed the file leaves a length of 0.
    open_ended = stop == start and len(data) - start > _CRC_BYTES and not _is_header(data, stop + _CRC_BYTES)
    crc_wrong = _header_crc_is_wrong(data[at:start])
    stop = len(data) if open_ended else stop
    return Header(start=start, stop=stop, protocol=protocol, crc_wrong=crc_wrong, open_ended=open_ended)


def _header_crc_is_wrong(header: bytes) -> bool:
    stored = header[_SHORT_HEADER:_HEADER_WITH_CRC]
    return len(stored) == _CRC_BYTES and stored != b"\0\0" and crc16(header[:_HEADER_WITH_CRC]) != 0


def _header_damage(header: Header, at: int) -> list[Damage]:
    if not header.crc_wrong:
        return []
    return [
        Damage(code="wrong_header_checksum", message=_("The header's checksum is wrong"), offset=at + _SHORT_HEADER)
    ]


def _length_damage(header: Header, data: bytes, scanned: Scan) -> list[Damage]:
    """Return what is wrong with the messages; where the file is cut off, this is all that needs to be said."""
    if header.open_ended:
        message = _("The file was never closed: its header gives no length")
        return [Damage(code="not_closed", message=message, offset=header.start)]
    missing = header.stop + _CRC_BYTES - len(data)
    if missing > 0 and (scanned.damage is None or scanned.damage.code == "cut_message"):
        at = scanned.damage.offset if scanned.damage else min(header.stop, len(data))
        return [Damage(code="truncated", message=_("The file is cut off before its end"), offset=at)]
    return [scanned.damage] if scanned.damage else []


def _trailing(data: bytes, at: int) -> Damage:
    return Damage(
        code="trailing_bytes",
        message=_("{count} bytes follow the end of the FIT data").format(count=len(data) - at),
        offset=at,
    )


def _blocks(scanned: Scan, data: bytes) -> dict[int, tuple[Block, ...]]:
    blocks: dict[int, tuple[Block, ...]] = {}
    for group, offsets in scanned.groups:
        if len(offsets):
            blocks[group.number] = (*blocks.get(group.number, ()), Block(group, offsets, data))
    return blocks

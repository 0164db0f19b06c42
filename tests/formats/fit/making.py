"""FIT files made byte by byte, by the protocol's own description and without any of the code under test."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

ENUM, SINT8, UINT8, STRING, SINT16, UINT16 = 0x00, 0x01, 0x02, 0x07, 0x83, 0x84
SINT32, UINT32, FLOAT32, UINT32Z, BYTE = 0x85, 0x86, 0x88, 0x8C, 0x0D
FORMATS = {0x00: "B", 0x01: "b", 0x02: "B", 0x83: "h", 0x84: "H", 0x85: "i", 0x86: "I", 0x88: "f", 0x0D: "B"}
FORMATS |= {0x89: "d", 0x0A: "B", 0x8B: "H", 0x8C: "I", 0x8E: "q", 0x8F: "Q", 0x90: "Q"}
START = 1_000_000_000
"""2021-09-08T01:46:40Z on the FIT clock."""


def slow_crc(data: bytes, crc: int = 0) -> int:
    """Return CRC-16, polynomial 0xA001 reflected, bit by bit."""
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


@dataclass
class Maker:
    """Builds the body of a FIT file message by message."""

    body: bytearray = field(default_factory=bytearray)
    big: bool = False

    @property
    def _order(self) -> str:
        return ">" if self.big else "<"

    def define(
        self,
        local: int,
        number: int,
        fields: Iterable[tuple[int, int, int]],
        developer: Sequence[tuple[int, int, int]] = (),
    ) -> "Maker":
        """Append a definition; fields are (number, size, base type), developer fields (number, size, index)."""
        rows = list(fields)
        head = bytes([0x40 | local | (0x20 if developer else 0), 0, int(self.big)])
        self.body += head + struct.pack(f"{self._order}HB", number, len(rows)) + b"".join(map(bytes, rows))
        if developer:
            self.body += bytes([len(developer)]) + b"".join(map(bytes, developer))
        return self

    def data(self, local: int, layout: str, *values: object, header: int | None = None) -> "Maker":
        """Append a data message; ``layout`` is that of ``struct``."""
        self.body += bytes([local if header is None else header]) + struct.pack(self._order + layout, *values)
        return self

    def message(self, number: int, fields: Sequence[tuple[int, int, object]], local: int = 15) -> "Maker":
        """Append one message with its own definition; fields are (number, base type, value or values)."""
        sizes, layout = [], ""
        flat: list[object] = []
        for field_number, base, value in fields:
            if base == STRING:
                text = value if isinstance(value, bytes) else str(value).encode()
                sizes.append((field_number, len(text), base))
                layout, flat = f"{layout}{len(text)}s", [*flat, text]
                continue
            many = value if isinstance(value, tuple | list) else (value,)
            layout, flat = layout + FORMATS[base] * len(many), [*flat, *many]
            sizes.append((field_number, struct.calcsize("<" + FORMATS[base]) * len(many), base))
        return self.define(local, number, sizes).data(local, layout, *flat)

    def file_id(self, kind: int = 4, maker: int = 1, product: int = 4024, created: int = START) -> "Maker":
        """Append a file_id message."""
        return self.message(0, [(0, ENUM, kind), (1, UINT16, maker), (2, UINT16, product), (4, UINT32, created)])

    def session(self, start: int = START, elapsed_s: float = 10.0, sport: int = 1, sub_sport: int = 0) -> "Maker":
        """Append a session message."""
        fields = [(253, UINT32, int(start + elapsed_s)), (2, UINT32, start), (5, ENUM, sport), (6, ENUM, sub_sport)]
        return self.message(18, [*fields, (7, UINT32, int(elapsed_s * 1000))])

    def records(self, times: Iterable[int], cadence: int = 85) -> "Maker":
        """Append records of time, cadence and distance (3 m a record)."""
        self.define(0, 20, [(253, 4, UINT32), (4, 1, UINT8), (5, 4, UINT32)])
        for count, time in enumerate(times):
            self.data(0, "IBI", time, cadence, 300 * count)
        return self

    def event(self, time: int, kind: int, event: int = 0) -> "Maker":
        """Append an event message."""
        return self.message(21, [(253, UINT32, time), (0, ENUM, event), (1, ENUM, kind)])

    def file(self, header_size: int = 14, length: int | None = None, protocol: int = 0x20) -> bytes:
        """Return the whole file, with header and checksums."""
        body = bytes(self.body)
        head = struct.pack("<BBHI4s", header_size, protocol, 2132, len(body) if length is None else length, b".FIT")
        if header_size > 12:
            head += struct.pack("<H", slow_crc(head))
        head += b"\0" * (header_size - len(head))
        return head + body + struct.pack("<H", slow_crc(head + body))

"""An analysis goes into the library's form and back without loss."""

from dataclasses import replace

import msgspec
import pytest

from gait import export
from gait.errors import DocumentError
from gait.export.packed import from_packed, to_packed
from tests.library.factory import simulated


def test_it_comes_back_as_it_was() -> None:
    """Packed and unpacked it is itself, and what its document is read back as."""
    analysis = simulated()

    assert from_packed(to_packed(analysis)) == analysis == export.from_json(export.to_json(analysis, series="full"))


def test_what_a_later_version_added_is_left_out() -> None:
    """A key that is not known does no harm."""
    later = msgspec.json.encode({**msgspec.json.decode(to_packed(simulated())), "weather": "rain"})

    assert from_packed(later) == simulated()


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"another"])
def test_what_cannot_be_read_is_said(data: bytes) -> None:
    """No JSON, no analysis, and another number of its form: each can be made anew."""
    if data == b"another":
        data = to_packed(replace(simulated(), schema="gait.analysis/99"))
    with pytest.raises(DocumentError, match=r"cannot be read by this version of gait .*gait reanalyze"):
        from_packed(data)

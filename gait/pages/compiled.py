"""The templates as compiled once, kept by whom the world is touched by: compiling them costs a tenth of a cold run."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from gait._version import __version__

_FORM: Final = hashlib.sha256(
    f"{__version__} {jinja2.__version__} {sys.implementation.cache_tag}".encode()
).hexdigest()[:12]
"""What compiles a template: with another version of one of them it is compiled anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Who keeps a piece under a name: ``load`` returns it whole, or None; ``save`` may fail in silence."""

    load: Callable[[str], bytes | None]
    save: Callable[[str, bytes], None]


class KeptTemplates(BytecodeCache):
    """Compiled templates as jinja asks for them: jinja itself compares with the source, and compiles what differs."""

    def __init__(self, keeper: Keeper) -> None:
        """Ask this keeper."""
        self.keeper = keeper

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept, where it is of this source."""
        kept = self.keeper.load(_name(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.keeper.save(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key}-{_FORM}.compiled"

"""What a watcher is told, and to whom it speaks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from gait.watch.drops import Patience


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What to watch and where things go.

    ``athlete`` makes the folder one person's; ``library`` None is the user's own; ``poll_s`` None lets the system tell
    of changes, which network drives do not; ``processes`` None uses the cores that there are.
    """

    folder: Path
    out: Path
    library: Path | None = None
    athlete: str | None = None
    reports: Literal["draw", "none"] = "draw"
    patience: Patience = field(default_factory=Patience)
    poll_s: float | None = None
    processes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """To whom a watcher says what it did, and what went wrong."""

    say: Callable[[str], None]
    trouble: Callable[[str], None]

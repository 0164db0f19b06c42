"""A folder that is watched: files that are dropped into it are filed, reported on and put away.

It stands above `gait.intake`, which does the work, and below the command; the file watcher stays in this room.
"""

from gait.watch.drops import Patience
from gait.watch.settings import Settings, Voice
from gait.watch.watching import watch, watch_once

__all__ = ["Patience", "Settings", "Voice", "watch", "watch_once"]

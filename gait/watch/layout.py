"""Whose folder is whose: a squad's has a folder for each athlete in it, and one person's is a single one."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from gait.formats.sniff import EXPORT_SUFFIXES
from gait.intake.exported import INDEX
from gait.library.names import OURS
from gait.library.profile import FILE as PROFILE
from gait.watch.drops import files_in, is_passing

DONE: Final = "done"
FAILED: Final = "failed"
REPORTS: Final = "reports"

Kind: TypeAlias = Literal["person", "squad"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """The folder into which an athlete's files are dropped, and the name that it or the user gives them."""

    folder: Path
    athlete: str

    @property
    def profile(self) -> Path:
        """The athlete's own file, which may not be there."""
        return self.folder / PROFILE

    def files(self, left_out: frozenset[Path]) -> tuple[Path, ...]:
        """Return what was dropped, sorted; files in folders of it count where their ending is that of an export."""
        ours = frozenset({self.folder / DONE, self.folder / FAILED, self.folder / REPORTS, self.profile})
        found = files_in(self.folder, left_out | ours)
        return tuple(path for path in found if path.parent == self.folder or _is_export(path))

    def filed(self, path: Path, *, into: Literal["done", "failed"]) -> Path:
        """Return the folder that a drop is moved to: of a folder's file, one of the same name in there."""
        return self.folder / into / path.parent.relative_to(self.folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Who drops where; ``nobodys`` are files that lie in a squad's folder itself."""

    kind: Kind
    inboxes: tuple[Inbox, ...]
    nobodys: tuple[Path, ...] = ()


def layout_of(folder: Path, athlete: str | None, left_out: frozenset[Path]) -> Layout:
    """Return who drops where in a folder, as it is now.

    It is one person's where an athlete is named, where ``athlete.toml`` lies in it, and where drops have been filed in
    it before (``done`` or ``failed`` are there). Else it is a squad's where there is a folder in it besides
    ``reports``, and one person's, named as the folder, where there is none.
    """
    if athlete is not None or _is_one_persons(folder):
        return _of_a_person(folder, athlete)
    folders = [path for path in sorted(_folders(folder)) if path not in left_out]
    if not folders:
        return _of_a_person(folder, athlete)
    inboxes = tuple(Inbox(folder=path, athlete=path.name) for path in folders)
    nobodys = tuple(files_in(folder, left_out | frozenset(_all_folders(folder))))
    return Layout(kind="squad", inboxes=inboxes, nobodys=nobodys)


def _of_a_person(folder: Path, athlete: str | None) -> Layout:
    return Layout(kind="person", inboxes=(Inbox(folder=folder, athlete=athlete or folder.resolve().name or "me"),))


def _is_one_persons(folder: Path) -> bool:
    return (folder / PROFILE).is_file() or (folder / DONE).is_dir() or (folder / FAILED).is_dir()


def _folders(folder: Path) -> list[Path]:
    return [path for path in _all_folders(folder) if path.name.casefold() not in OURS and not is_passing(path.name)]


def _all_folders(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        return [Path(entry.path) for entry in entries if entry.is_dir()]


def _is_export(path: Path) -> bool:
    """Tell whether the name of a file in a folder is that of an export, or of the list of one's activities."""
    return path.suffix.casefold() in EXPORT_SUFFIXES or path.name.casefold() == INDEX

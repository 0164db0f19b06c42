"""Folders on a disk and in a bucket, by one interface: ``data/``, ``s3://...``, ``gs://...``, ``abfs://...``."""

import os
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from gait.errors import UsageError
from gait.language import _

PACKAGES: Final = MappingProxyType(
    {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs"}
)
"""What has to be installed to reach a store, beside the extra ``cluster``; an object in one appears whole or not."""
_MARKS: Final = ("ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified", "created")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of a place: its path below it, its size, and a mark that changes when it is written anew."""

    path: str
    size: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder by its address; plain, so that another machine can open it too."""

    url: str

    def entries(self, below: str = "") -> Iterator[Entry]:
        """Yield the files in it, by path, hidden ones left out; none where there is no such folder."""
        files, root = self._opened()
        root = f"{root}/{below}".rstrip("/")
        files.invalidate_cache()  # others write there too
        found = files.find(root, detail=True)
        for name in sorted(found):
            path = name[len(root) :].lstrip("/") or PurePosixPath(name).name
            if not any(part.startswith(".") for part in path.split("/")):
                yield Entry(path=path, size=int(found[name].get("size") or 0), mark=_mark_of(found[name]))

    def exists(self) -> bool:
        """Tell whether there is a file or folder of that name."""
        files, root = self._opened()
        return bool(files.exists(root))

    def read(self, path: str) -> bytes | None:
        """Return the content of a file, or None where there is none."""
        (content,) = self.read_many((path,))
        if isinstance(content, FileNotFoundError | NotADirectoryError):
            return None
        if isinstance(content, Exception):
            raise content
        return content

    def read_many(self, paths: Sequence[str]) -> list[bytes | Exception]:
        """Return the content of files, or in its place why it could not be had; a store is asked for many at once."""
        files, _root = self._opened()
        names = [self._name(path) for path in paths]
        nothing = [None] * len(names)
        found: list[bytes | Exception] = files.cat_ranges(names, nothing, nothing, on_error="return")
        return found

    def write(self, path: str, data: bytes) -> None:
        """Write a file that appears whole or not at all."""
        files, _root = self._opened()
        name = self._name(path)
        if self._is_store():
            files.pipe_file(name, data)
            return
        folder, own = os.path.split(name)
        files.makedirs(folder, exist_ok=True)
        begun = f"{folder}/.{own}.{uuid.uuid4().hex}"
        files.pipe_file(begun, data)
        files.mv(begun, name)

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        files, _root = self._opened()
        if files.exists(self._name(path)):
            files.rm_file(self._name(path))

    def address(self, path: str) -> str:
        """Return the address of a file in it, as other programs take it."""
        files, _root = self._opened()
        name = self._name(path)
        return str(files.unstrip_protocol(name)) if self._is_store() else name

    def _name(self, path: str) -> str:
        """Return a file's name within its store; a place that is a single file is its only file."""
        files, root = self._opened()
        alone = path == PurePosixPath(root).name and files.isfile(root)
        return str(root) if alone else f"{root}/{path}"

    def _is_store(self) -> bool:
        return protocol_of(self.url) in PACKAGES

    def _opened(self) -> tuple[Any, str]:
        return opened(self.url)


def place_at(address: str) -> Place:
    """Return the place of an address; a path on this machine is made whole, as others start elsewhere."""
    return Place(url=address if protocol_of(address) else os.path.abspath(os.path.expanduser(address)))  # noqa: PTH100, PTH111 - no error for an unknown user


def protocol_of(url: str) -> str:
    """Return what stands before ``://``, or nothing for a path on this machine."""
    before, mark, _after = url.partition("://")
    return before if mark else ""


def opened(url: str) -> tuple[Any, str]:
    """Return the file system of an address and the path within it.

    Raises
    ------
    UsageError
        If a package is missing that reaches it, or nothing does.

    """
    check_fsspec()
    from fsspec.core import url_to_fs  # noqa: PLC0415 - optional

    try:
        files, root = url_to_fs(url)
    except ImportError:
        package = PACKAGES.get(protocol_of(url), protocol_of(url))
        what = _("{protocol}:// needs the package {package}, which is not installed").format(
            protocol=protocol_of(url), package=package
        )
        raise UsageError(what, next_step=_("Install it: pip install {package}.").format(package=package)) from None
    except ValueError as error:
        raise UsageError(_("This address cannot be opened: {why}").format(why=error), where=url) from None
    return files, str(root).rstrip("/")


def check_fsspec() -> None:
    """Make sure that places can be opened.

    Raises
    ------
    UsageError
        If the extra is not installed.

    """
    if find_spec("fsspec") is None:
        what = _("This needs packages that are not installed")
        raise UsageError(what, next_step=_("Install them: pip install 'gait-running[cluster]'."))


def _mark_of(info: Any) -> str:  # noqa: ANN401 - each store tells in its own way
    return next((str(info[name]).strip('"') for name in _MARKS if info.get(name)), "")

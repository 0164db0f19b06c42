"""Every error that gait raises on purpose.

    GaitError
    ├── ReadError                a file could not become an activity
    │   ├── EmptyFileError       no bytes, or no records
    │   ├── UnknownFormatError   no reader knows the content
    │   ├── DamagedFileError     broken beyond salvage, or broken at all under ``strict``
    │   ├── UnsupportedFileError well-formed, but a construct that the reader does not know
    │   ├── NotAnActivityError   a course, workout, settings file, ...
    │   ├── OtherSportError      an activity, but no running or walking
    │   └── TooLargeError        an archive that unpacks beyond the limit
    ├── UsageError               options that contradict each other or the file
    ├── MeasurementsError        force-plate measurements that no model can be held against
    ├── DocumentError            an analysis JSON that cannot be read back
    └── LibraryError             the library cannot be opened, read or written
        ├── LibraryBusyError     another program writes to it; later it works
        └── LibraryFullError     its disk is full; with room it works

A message says what is wrong, where in the file, and what to do next.
"""

from typing import ClassVar


class GaitError(Exception):
    """The root of the tree; ``code`` is stable and is what programs test.

    Parameters
    ----------
    what : str
        One sentence without the final stop: what is wrong.
    where : str, optional
        The place: a byte offset, a line, an archive member, a column.
    next_step : str, optional
        What the reader of the message can do now.

    """

    code: ClassVar[str] = "error"

    def __init__(self, what: str, *, where: str | None = None, next_step: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.next_step = next_step

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        after = f" {self.next_step}" if self.next_step else ""
        return f"{self.what}{place}.{after}"


class ReadError(GaitError):
    """A file could not become an activity."""

    code = "unreadable"


class EmptyFileError(ReadError):
    """The file has no bytes, or a valid shell without a single record."""

    code = "empty"


class UnknownFormatError(ReadError):
    """No reader knows the content."""

    code = "unknown_format"


class DamagedFileError(ReadError):
    """The file is broken beyond salvage, or broken at all under ``strict``."""

    code = "damaged"


class UnsupportedFileError(ReadError):
    """The file is well-formed but uses a construct that our reader does not know."""

    code = "unsupported"


class NotAnActivityError(ReadError):
    """The file is a course, workout, settings or other file without a recorded activity."""

    code = "not_an_activity"


class OtherSportError(ReadError):
    """The file is an activity, but of a sport without running or walking."""

    code = "other_sport"


class TooLargeError(ReadError):
    """An archive unpacks to more than the limit."""

    code = "too_large"


class UsageError(GaitError):
    """Options contradict each other or the file."""

    code = "usage"


class MeasurementsError(GaitError):
    """Force-plate measurements lack what a model needs to be held against them."""

    code = "measurements"


class DocumentError(GaitError):
    """An analysis JSON cannot be read back."""

    code = "document"


class LibraryError(GaitError):
    """The library cannot be opened, read or written."""

    code = "library"


class LibraryBusyError(LibraryError):
    """Another program has been writing to the library for too long; what was asked can be tried again."""

    code = "library_busy"


class LibraryFullError(LibraryError):
    """The disk of the library is full; nothing was changed, and with room it can be tried again."""

    code = "library_full"

"""What a file is, by its first bytes; and for what gait does not read, a sentence that says what it is instead.

Nothing here imports a decoder: sniffing costs a few microseconds.
"""

import re
from typing import Final

from gait.errors import EmptyFileError, GaitError, UnknownFormatError
from gait.language import _

EXPORT_SUFFIXES: Final = frozenset({".fit", ".gpx", ".tcx", ".gz", ".zip"})
"""In a folder, files that are taken by their name: a damaged export deserves its reason even if no reader knows it."""
FIT_MAGIC_AT: Final = slice(8, 12)
GZIP_MAGIC: Final = b"\x1f\x8b"
ZIP_MAGICS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_NAME: Final = re.compile(rb"(?:<!DOCTYPE\s+|<)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)", re.IGNORECASE)
_SKIPPED: Final = ((b"<?", b"?>"), (b"<!--", b"-->"))

_GPX_ROOTS: Final = frozenset({"gpx", "trk", "trkseg"})
_TCX_ROOTS: Final = frozenset({"trainingcenterdatabase", "activities", "multisportsession", "courses", "workouts"})

_EXPORT: Final = _("Export the activity from the watch's app or web page as FIT (best), TCX or GPX.")

_NAMED: Final = 6
_SHOWN: Final = 60

_MAGICS: Final = (
    (b"%PDF", _("a PDF document")),
    (b"\xff\xd8\xff", _("a JPEG picture")),
    (b"\x89PNG", _("a PNG picture")),
    (b"7z\xbc\xaf\x27\x1c", _("a 7-Zip archive, which gait does not unpack")),
    (b"Rar!", _("a RAR archive, which gait does not unpack")),
    (b"\x28\xb5\x2f\xfd", _("a Zstandard archive, which gait does not unpack")),
    (b"BZh", _("a bzip2 archive, which gait does not unpack")),
    (b"\xfd7zXZ", _("an xz archive, which gait does not unpack")),
    (b"SQLite format 3", _("an SQLite database")),
    (b"\xd0\xcf\x11\xe0", _("an old Office document")),
)
_ROOTS: Final = {
    "html": _("a web page, perhaps a log-in page saved in place of the file"),
    "kml": _("a KML map file, which has no sensor data"),
    "pwx": _("a PWX file, which gait does not read"),
    "sml": _("a Suunto SML file, which gait does not read"),
    "fitlog": _("a FitLog file, which gait does not read"),
    "healthdata": _("an Apple Health export, which gait does not read"),
}


def is_fit(head: bytes) -> bool:
    """Tell whether bytes begin a FIT file: the ``.FIT`` mark in its header."""
    return head[FIT_MAGIC_AT] == b".FIT"


def is_gpx(head: bytes) -> bool:
    """Tell whether bytes begin a GPX document, by its root element."""
    return root_name(head) in _GPX_ROOTS


def is_tcx(head: bytes) -> bool:
    """Tell whether bytes begin a TCX document, by its root element (or what is left of a lost one)."""
    return root_name(head) in _TCX_ROOTS


def is_motion_csv(head: bytes) -> bool:
    """Tell whether text begins a table of acceleration: by the names of its columns, or rows of numbers alone."""
    if is_fit(head) or head[:1] in {b"<", b"{", b"["} or b"\n" not in head.replace(b"\r", b"\n"):
        return False
    # Only what is no watch export comes here, and pays for it.
    from gait.formats.motion_csv.dialect import dialect_of, plain_text  # noqa: PLC0415
    from gait.formats.motion_csv.layout import holds_motion  # noqa: PLC0415

    dialect = dialect_of(plain_text(head))
    return dialect is not None and holds_motion(dialect)


def root_name(head: bytes) -> str | None:
    """Return the lower-case local name of the root element of an XML document, or None where there is none."""
    if is_fit(head) or b"<" not in head:
        return None
    text = head.replace(b"\0", b"") if is_wide(head) else head
    found = None if b"\0" in text[:64] else _NAME.match(text, root_start(text))
    return found[1].decode("ascii", "replace").lower() if found else None


def root_start(text: bytes) -> int:
    """Return where the root element (or a DOCTYPE before it) starts: after text, declaration and comments.

    Past the end where there is none; the work is linear.
    """
    at = 0
    while (at := text.find(b"<", at)) >= 0:
        closing = next((end for start, end in _SKIPPED if text.startswith(start, at)), None)
        if closing is None:
            return at
        stop = text.find(closing, at)
        if stop < 0:
            break
        at = stop + len(closing)
    return len(text)


def is_wide(head: bytes) -> bool:
    """Tell whether text is in UTF-16 or UTF-32."""
    return head[:2] in {b"\xff\xfe", b"\xfe\xff"} or head[:4] in {b"<\0?\0", b"\0<\0?", b"\0\0\xfe\xff"}


def describe_unknown(head: bytes) -> GaitError:
    """Return the error for content that no reader knows: what it looks like, and what to export instead."""
    if not head:
        return EmptyFileError(_("The file has no bytes"), next_step=_("Export or copy it again."))
    likeness = _likeness(head)
    after = f"{_EXPORT} {_name_the_columns()}" if likeness.startswith(_table()) else _EXPORT
    return UnknownFormatError(
        _("This is no FIT, GPX or TCX file: it looks like {likeness}").format(likeness=likeness), next_step=after
    )


def _likeness(head: bytes) -> str:
    for magic, words in _MAGICS:
        if head.startswith(magic):
            return words
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"<!doctype html", start, re.IGNORECASE):
        return _ROOTS["html"]
    root = root_name(head)
    if root is not None:
        return _ROOTS.get(root, _("another kind of XML document (<{root}>)").format(root=root))
    if start[:1] in {b"{", b"["}:
        return _("JSON data")
    return _text_likeness(start)


def _text_likeness(start: bytes) -> str:
    if not start.strip(b"\0"):
        return _("nothing but blanks or zero bytes")
    if b"\0" in start[:1024]:
        return _("unknown binary data")
    first_lines = start[:4096].splitlines()[:2]
    separator = next((each for each in (b";", b"\t", b",") if all(each in line for line in first_lines)), None)
    if separator is None or not first_lines:
        return _("plain text")
    return _("{table} without three axes of acceleration; its columns are {names}").format(
        table=_table(), names=_names(first_lines[0], separator)
    )


def _table() -> str:
    return _("a table (CSV)")


def _name_the_columns() -> str:
    return _("If it is a recording of acceleration, name its columns: --columns time=..,x=..,y=..,z=..")


def _names(line: bytes, separator: bytes) -> str:
    names = [cell.strip(b'" ').decode("utf-8", "replace")[:_SHOWN] for cell in line.split(separator, _NAMED + 1)]
    return ", ".join(names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")

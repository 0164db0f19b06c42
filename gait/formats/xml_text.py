"""The text of an XML document before it is parsed: encoding, prolog, forbidden characters, a broken end, prefixes.

A DOCTYPE is refused here, and the parser gets the document from its root element on: no prolog, no entities.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from gait.errors import DamagedFileError, UnsupportedFileError
from gait.formats.sniff import is_wide, root_start
from gait.language import _
from gait.model import Note

_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_LEGACY: Final = re.compile(r"iso8859-\d+|cp125\d|koi8-[ru]|gbk|gb2312|gb18030|big5|shift_jis|euc_(jp|kr)|mac-roman")
_ILLEGAL: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_IS_ILLEGAL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PREFIX: Final = re.compile(rb"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
_BEFORE_NAME: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?")
_MAX_PREFIXES: Final = 64
_LONGEST_CHARACTER: Final = 4
_TAIL_BYTES: Final = 1024
_DAMAGED_NEXT: Final = _("Export the activity again, or leave out the strict option to read what can be read.")
_BOM: Final = b"\xef\xbb\xbf"
_ROOT_NAME: Final = re.compile(rb"<[A-Za-z_][\w.:-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with a document: a note where it is read all the same, an error where damage is refused."""

    code: str
    what: str
    line: int | None = None
    did: str = _("what could be read was kept")

    def note(self) -> Note:
        """Return it as a note."""
        place = _(" (line {line})").format(line=self.line) if self.line else ""
        return Note(code=self.code, message=f"{self.what}{place}; {self.did}.")

    def error(self) -> DamagedFileError:
        """Return it as an error."""
        return DamagedFileError(
            self.what, where=_("line {line}").format(line=self.line) if self.line else None, next_step=_DAMAGED_NEXT
        )


def prepare(data: bytes) -> tuple[bytes, list[Problem]]:
    """Return the document from its root element on, in UTF-8, on its own line numbers."""
    text, problems = _to_utf8(data)
    start = root_start(text)
    if text[start : start + 9].upper() == b"<!DOCTYPE":
        message = _("The document has a DOCTYPE, which gait refuses, because it can make a reader expand or fetch data")
        raise UnsupportedFileError(message, next_step=_("Export the activity again; no watch or app writes one."))
    if text[:start].removeprefix(_BOM).split(b"<", 1)[0].strip():
        problems.append(Problem(code="text_before_xml", what=_("Text stands before the XML"), did=_("left out")))
    body = b"\n" * text.count(b"\n", 0, start) + text[start:]
    legal = body.translate(None, _ILLEGAL)
    if len(legal) < len(body):
        problems.append(_illegal_characters(body))
    return legal, problems


def _illegal_characters(body: bytes) -> Problem:
    first = _IS_ILLEGAL.search(body)
    line = body.count(b"\n", 0, first.start()) + 1 if first else None
    return Problem(
        code="illegal_characters", what=_("There are characters that XML forbids"), line=line, did=_("left out")
    )


def _to_utf8(data: bytes) -> tuple[bytes, list[Problem]]:
    if is_wide(data):
        return data.decode(_wide_codec(data), "replace").encode(), []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file that breaks off may do so within a character; that is no wrong encoding.
        is_cut = error.start >= len(data) - _LONGEST_CHARACTER + 1
        return (data[: error.start], []) if is_cut else _from_legacy(data, error)
    return data, []


def _wide_codec(data: bytes) -> str:
    if data[:4] in {b"\xff\xfe\0\0", b"\0\0\xfe\xff"}:
        return "utf-32"
    if data[:1] == b"<":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" else "utf-16"


def _from_legacy(data: bytes, error: UnicodeDecodeError) -> tuple[bytes, list[Problem]]:
    declared = _ENCODING.search(data[:1024])
    codec = _legacy_codec(declared[1].decode("ascii")) if declared else None
    if codec:
        return data.decode(codec, "replace").encode(), []
    line = data.count(b"\n", 0, error.start) + 1
    what = _("The text is not in the encoding that the document declares")
    problem = Problem(code="encoding", what=what, line=line, did=_("read as Windows-1252"))
    return data.decode("cp1252", "replace").encode(), [problem]


def _legacy_codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return codec if _LEGACY.fullmatch(codec) else None


def without_unfinished(body: bytes, point: bytes) -> bytes:
    """Return a document without its last point if that breaks off: half a number would be a wrong number."""
    at = body.rfind(point)
    opening = body.rfind(b"<", 0, max(at, 0))
    if (
        opening < 0
        or not _BEFORE_NAME.fullmatch(body, opening, at)
        or body[at + len(point) : at + len(point) + 1].isalnum()
    ):
        return body
    end_of_tag = body.find(b">", at)
    return body if body[end_of_tag - 1 : end_of_tag] == b"/" else body[:opening]


def declare_prefixes(body: bytes) -> tuple[bytes, str]:
    """Declare on the root element every prefix that it lacks; return the document and their names."""
    found = {(one or two) for one, two in _PREFIX.findall(body)} - {b"xml", b"xmlns"}
    name = _ROOT_NAME.search(body)
    at = name.end() if name else 0
    root_tag = body[:at] + body[at : body.find(b">", at) + 1]
    missing = sorted(prefix for prefix in found if b"xmlns:" + prefix not in root_tag)[:_MAX_PREFIXES]
    declared = b"".join(b' xmlns:%s="urn:undeclared:%s"' % (prefix, prefix) for prefix in missing)
    return body[:at] + declared + body[at:], ", ".join(prefix.decode("ascii") for prefix in missing[:5])


def ends_with_root(body: bytes) -> bool:
    """Tell whether a document ends with its root element's end tag; one that was cut off does not."""
    name = _ROOT_NAME.search(body)
    return name is not None and bool(re.search(rb"</%s\s*>" % re.escape(name[0][1:]), body[-_TAIL_BYTES:]))

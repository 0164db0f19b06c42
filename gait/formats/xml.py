"""Secure, streaming XML for GPX and TCX: the points' texts by local name, and what remains around them.

The parser never sees a prolog: a DOCTYPE is refused, and everything before the root element is left out, so no entity
is declared, none expanded, and nothing fetched.
Each point is thrown away as soon as its texts are noted, so memory holds one point and the texts, not the tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from gait.errors import DamagedFileError
from gait.formats.xml_text import Problem, declare_prefixes, ends_with_root, prepare, without_unfinished
from gait.language import _
from gait.model import DamagePolicy, Note

Texts: TypeAlias = tuple[NDArray[np.int64], list[str]]
"""The rows (points) that have an element, in order, and its text in each."""

_Sink: TypeAlias = tuple[list[int], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Points that stand side by side in one element (a GPX segment, a TCX track): rows ``start`` to ``stop``."""

    parent: etree._Element
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A document's points as texts, and the tree that remains without them.

    ``texts`` maps a lower-case local name to the rows that have it and their texts; ``root`` keeps everything but the
    points.
    """

    root: etree._Element
    pieces: tuple[Piece, ...]
    count: int
    texts: Mapping[str, Texts]
    notes: tuple[Note, ...]


def local_name(node: etree._Element) -> str:
    """Return an element's lower-case name without namespace or prefix; empty for a comment."""
    return _local(node.tag)


def text_of(node: etree._Element | None) -> str | None:
    """Return an element's text in one line without blanks around it, or None where there is none."""
    text = None if node is None else node.text
    return (" ".join(text.split()) or None) if text else None


def child(node: etree._Element, *path: str) -> etree._Element | None:
    """Return the first descendant along a path of lower-case local names, or None."""
    found: etree._Element | None = node
    for name in path:
        if found is None:
            return None
        found = next((inner for inner in found if local_name(inner) == name), None)
    return found


def scan(
    data: bytes,
    *,
    point: str,
    wanted: frozenset[str],
    attributes: tuple[str, ...] = (),
    damage: DamagePolicy = "salvage",
) -> Scan:
    """Read a document once, and keep its points' texts.

    Parameters
    ----------
    data : bytes
        The document, in any usual encoding.
    point : str
        The local name of a point's element, in the format's own spelling.
    wanted : frozenset of str
        Lower-case local names of the elements inside a point whose texts are kept, whatever their namespace.
    attributes : tuple of str
        Attributes of the point that are kept like elements.
    damage : {"salvage", "refuse"}
        Keep what a damaged document still says, with a note, or refuse it.

    Returns
    -------
    Scan
        Points in the order of the file. Of a document that breaks off, the last unfinished point is left out.

    Raises
    ------
    UnsupportedFileError
        The document has a DOCTYPE.
    DamagedFileError
        There is no XML in it at all; or, with ``damage="refuse"``, it is not well-formed.

    """
    body, problems = prepare(data)
    finished = without_unfinished(body, point.encode())
    found = _collect(finished, point, wanted, attributes)
    undeclared = next((error for error in found.errors if _is_prefix_error(error)), None)
    if undeclared is not None:
        finished, names = declare_prefixes(finished)
        what = _("A namespace prefix is used but never declared ({names})").format(names=names)
        problems.append(Problem(code="undeclared_prefix", what=what, line=undeclared.line, did=_("read as if it were")))
        found = _collect(finished, point, wanted, attributes)
    problems.extend(_breaks(body, found.errors))
    if problems and damage == "refuse":
        raise problems[0].error()
    if found.root is None:
        message = _("The XML is broken from its start on")
        raise DamagedFileError(message, next_step=_("Export the activity again."))
    return Scan(
        root=found.root,
        pieces=tuple(found.pieces),
        count=found.count,
        texts={name: _without_blanks(*sink) for name, sink in found.texts.items()},
        notes=tuple(problem.note() for problem in problems),
    )


# ---------------------------------------------------------------------------------------------------------------------
# Parsing


@dataclass(slots=True)
class _Found:
    """What one pass collects."""

    texts: dict[str, _Sink]
    pieces: list[Piece]
    count: int = 0
    root: etree._Element | None = None
    errors: tuple[Any, ...] = ()


def _collect(body: bytes, point: str, wanted: frozenset[str], attributes: tuple[str, ...]) -> _Found:
    found = _Found(texts={name: ([], []) for name in (*wanted, *attributes)}, pieces=[])
    events = etree.iterparse(
        BytesIO(body),
        events=("end",),
        tag=(f"{{*}}{point}",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    log: Any
    try:
        _take_points(events, found, attributes)
    except etree.XMLSyntaxError as error:
        log = error.error_log
    else:
        log = events.error_log
    found.errors = tuple(log)
    found.root = events.root
    return found


def _take_points(events: Iterator[tuple[str, etree._Element]], found: _Found, attributes: tuple[str, ...]) -> None:
    sinks: dict[object, _Sink | None] = {}
    parent: etree._Element | None = None
    first_row = 0
    try:
        for _, node in events:
            row = found.count
            _take_attributes(node, row, attributes, found.texts)
            _take_texts(node, row, sinks, found.texts)
            around = node.getparent()
            if around is not parent:
                _close_piece(found, parent, first_row, row)
                parent, first_row = around, row
            _throw_away(node, parent)
            found.count = row + 1
    finally:
        _close_piece(found, parent, first_row, found.count)


def _take_attributes(node: etree._Element, row: int, names: tuple[str, ...], texts: Mapping[str, _Sink]) -> None:
    for name in names:
        text = node.get(name)
        if text:
            texts[name][0].append(row)
            texts[name][1].append(text)


def _take_texts(node: etree._Element, row: int, sinks: dict[object, _Sink | None], texts: Mapping[str, _Sink]) -> None:
    # The hottest loop of the reader: one dictionary look-up an element, whatever its namespace.
    for element in node.iter():
        tag = element.tag
        try:
            sink = sinks[tag]
        except KeyError:
            sink = sinks[tag] = texts.get(_local(tag))
        if sink is not None:
            text = element.text
            if text:
                sink[0].append(row)
                sink[1].append(text)


def _close_piece(found: _Found, parent: etree._Element | None, start: int, stop: int) -> None:
    if parent is not None and stop > start:
        found.pieces.append(Piece(parent=parent, start=start, stop=stop))


def _throw_away(node: etree._Element, parent: etree._Element | None) -> None:
    """Empty a point, and drop the one before it, so that a parent never holds more than one."""
    node.clear()
    before = node.getprevious()
    if parent is not None and before is not None and before.tag == node.tag:
        parent.remove(before)


def _local(tag: object) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _without_blanks(rows: list[int], texts: list[str]) -> Texts:
    stripped = [text.strip() for text in texts]
    if not all(stripped):
        kept = [(row, text) for row, text in zip(rows, stripped, strict=True) if text]
        rows, stripped = [row for row, _ in kept], [text for _, text in kept]
    return np.array(rows, dtype=np.int64), stripped


def _is_prefix_error(error: Any) -> bool:  # noqa: ANN401 - lxml's log entries have no public type
    return bool(error.type == etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE)


def _breaks(body: bytes, errors: tuple[Any, ...]) -> list[Problem]:
    broken = [error for error in errors if error.level >= etree.ErrorLevels.ERROR and not _is_prefix_error(error)]
    if not broken:
        return []
    if not ends_with_root(body):
        return [Problem(code="truncated", what=_("The XML breaks off"), line=body.count(b"\n") + 1)]
    what = _("The XML is not well-formed: {reason}").format(reason=broken[0].message.strip())
    return [Problem(code="malformed", what=what, line=broken[0].line)]

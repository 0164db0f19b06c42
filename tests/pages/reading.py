"""A page read back: its elements, its words, its packed parts."""

import re

from lxml import html

from gait.pages import packing

_VALUES_OF_OURS = ("id", "class", "role", "href", "scope", "type", "http-equiv", "name")


def skeleton(page: str) -> list[tuple[object, ...]]:
    """Return a page's elements in order: name, depth, the names of its attributes, and the values that are ours."""
    root = html.document_fromstring(page.encode())
    return [
        (
            node.tag if isinstance(node.tag, str) else "comment",
            sum(1 for _ in node.iterancestors()),
            tuple(sorted(node.attrib)),
            tuple(node.get(name) for name in _VALUES_OF_OURS),
        )
        for node in root.iter()
    ]


def text_of(page: str) -> str:
    """Return the page's words without scripts and styles, spaces made plain."""
    found = html.document_fromstring(page.encode())
    for part in found.xpath("//script|//style"):
        part.drop_tree()
    return re.sub(r"\s+", " ", found.text_content().replace("\N{WORD JOINER}", ""))


def packed_ids(page: str) -> list[str]:
    """Return the names of the parts that a page carries packed."""
    return re.findall(r'<script type="text/plain" id="(packed-[a-z-]+)"', page)


def unpacked(page: str, name: str) -> bytes:
    """Return a packed part of the page."""
    found = re.search(rf'id="{name}"[^>]*>([^<]*)</script>', page)
    assert found
    return packing.unpacked(found[1])

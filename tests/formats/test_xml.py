"""XML is read securely, in one pass, and as far as it goes."""

import tracemalloc

import pytest

from gait.errors import DamagedFileError, UnsupportedFileError
from gait.formats.xml import Scan, child, local_name, scan, text_of
from gait.model import DamagePolicy

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
TWO_POINTS = b'<gpx><trkseg><trkpt lat="1"><ele>10</ele></trkpt>\n<trkpt lat="2"><ele> 20 </ele></trkpt></trkseg></gpx>'


def scanned(data: bytes, damage: DamagePolicy = "salvage") -> Scan:
    """Scan for points with an altitude and a heart rate."""
    return scan(data, point="trkpt", wanted=frozenset({"ele", "hr"}), attributes=("lat",), damage=damage)


def altitudes(found: Scan) -> list[str]:
    """Return the altitudes' texts."""
    return found.texts["ele"][1]


def codes(found: Scan) -> list[str]:
    """Return the notes' codes."""
    return [note.code for note in found.notes]


def test_texts_are_collected_with_their_rows() -> None:
    """Each wanted element and attribute is noted with its point; blanks around it are dropped."""
    found = scanned(HEAD + TWO_POINTS)
    assert found.count == 2
    assert found.texts["lat"][0].tolist() == [0, 1]
    assert found.texts["lat"][1] == ["1", "2"]
    assert altitudes(found) == ["10", "20"]
    assert found.texts["hr"][0].tolist() == []
    assert [(local_name(piece.parent), piece.start, piece.stop) for piece in found.pieces] == [("trkseg", 0, 2)]
    assert found.notes == ()


def test_an_empty_element_has_no_text() -> None:
    """Blank elements are as good as missing."""
    assert altitudes(scanned(b"<gpx><trkpt><ele> </ele><hr/></trkpt><trkpt><ele>3</ele></trkpt></gpx>")) == ["3"]


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE gpx SYSTEM "http://localhost:9/gpx.dtd">',
        b"<!doctype gpx>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(declaration: bytes, encoding: str) -> None:
    """Entities that expand, read a file or fetch a page are refused before any parser sees them."""
    text = (b"<!-- c -->" + declaration + b"<gpx><trkpt><ele>&b;&x;</ele></trkpt></gpx>").decode()
    with pytest.raises(UnsupportedFileError, match="DOCTYPE"):
        scanned(text.encode(encoding))


def test_an_undeclared_entity_is_left_out() -> None:
    """Without a DOCTYPE no entity has a meaning, and the rest is read."""
    found = scanned(b"<gpx><trkpt><ele>&lol;</ele></trkpt><trkpt><ele>5</ele></trkpt></gpx>")
    assert altitudes(found) == ["5"]
    assert codes(found) == ["malformed"]


def test_the_usual_character_references_are_read() -> None:
    """An ampersand in a name is no entity of the document's own."""
    root = scanned(b"<gpx><name>Run &amp; walk &#228;</name><trkpt/></gpx>").root
    assert text_of(child(root, "name")) == "Run & walk ä"


def test_a_doctype_inside_the_document_declares_nothing() -> None:
    """After the root has begun a DOCTYPE is only broken XML."""
    found = scanned(
        b'<gpx><!DOCTYPE gpx [<!ENTITY a "7">]><trkpt><ele>1</ele></trkpt><trkpt><ele>&a;</ele></trkpt></gpx>'
    )
    assert "7" not in altitudes(found)
    assert codes(found) == ["malformed"]


@pytest.mark.parametrize("before", [b"  \n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"<!-- exported -->\n"])
def test_blanks_marks_and_comments_before_the_xml_are_no_damage(before: bytes) -> None:
    """They lose nothing, so they are read without a note, even where damage is refused."""
    found = scanned(before + HEAD + TWO_POINTS, damage="refuse")
    assert altitudes(found) == ["10", "20"]
    assert found.notes == ()


def test_text_before_the_xml_is_left_out_with_a_note() -> None:
    """A header of a download is no part of the document."""
    data = b"HTTP/1.1 200 OK\n\n" + HEAD + TWO_POINTS
    found = scanned(data)
    assert altitudes(found) == ["10", "20"]
    assert codes(found) == ["text_before_xml"]
    with pytest.raises(DamagedFileError, match="Text stands before"):
        scanned(data, damage="refuse")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read(encoding: str) -> None:
    """The same document in any Unicode encoding gives the same texts."""
    found = scanned((b"<?xml version='1.0'?>" + TWO_POINTS).decode().encode(encoding))
    assert altitudes(found) == ["10", "20"]
    assert found.notes == ()


def test_a_declared_legacy_encoding_is_read() -> None:
    """A name in Latin-1 comes out right."""
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><gpx><name>Überlauf</name><trkpt/></gpx>'.encode("latin-1")
    found = scanned(data)
    assert text_of(child(found.root, "name")) == "Überlauf"
    assert found.notes == ()


@pytest.mark.parametrize("declared", ["UTF-8", "no-such-encoding", "punycode", "zlib"])
def test_a_wrongly_declared_encoding_is_noted(declared: str) -> None:
    """Latin bytes in what calls itself something else are read as Windows-1252, and the line is told."""
    data = f'<?xml version="1.0" encoding="{declared}"?>\n<gpx><name>Überlauf</name><trkpt/></gpx>'.encode("latin-1")
    found = scanned(data)
    assert text_of(child(found.root, "name")) == "Überlauf"
    assert codes(found) == ["encoding"]
    assert "line 2" in found.notes[0].message
    with pytest.raises(DamagedFileError, match="line 2"):
        scanned(data, damage="refuse")


def test_utf_8_that_calls_itself_something_else_is_utf_8() -> None:
    """What decodes as UTF-8 is UTF-8, whatever the declaration says."""
    found = scanned('<?xml version="1.0" encoding="windows-1251"?><gpx><name>Бег</name><trkpt/></gpx>'.encode())
    assert text_of(child(found.root, "name")) == "Бег"
    assert found.notes == ()


def test_a_cut_within_a_character_is_a_cut_and_no_wrong_encoding() -> None:
    """The first byte of a two-byte letter at the end says that the file breaks off."""
    found = scanned(b"<gpx><trkpt><ele>1</ele></trkpt><name>\xc3")
    assert altitudes(found) == ["1"]
    assert codes(found) == ["truncated"]


def test_forbidden_characters_are_left_out_with_a_note() -> None:
    """Zero bytes of a phone that lost power do not hide the points after them."""
    data = b"<gpx>\n<trkpt><ele>1\x00\x00</ele></trkpt>\n<trkpt><ele>2</ele></trkpt></gpx>"
    found = scanned(data)
    assert altitudes(found) == ["1", "2"]
    assert codes(found) == ["illegal_characters"]
    with pytest.raises(DamagedFileError, match="line 2"):
        scanned(data, damage="refuse")


def test_every_cut_keeps_only_whole_points() -> None:
    """Wherever the file breaks off, half a number is never taken for a number."""
    document = HEAD + TWO_POINTS
    for length in range(document.index(b"<gpx") + 5, len(document) - 6):
        found = scanned(document[:length])
        ends = [document.index(b"</trkpt>") + len("</trkpt"), document.rindex(b"</trkpt>") + len("</trkpt")]
        assert altitudes(found) == ["10", "20"][: sum(length >= end for end in ends)]
        assert codes(found) == ["truncated"]


def test_a_cut_document_is_refused_where_damage_is() -> None:
    """The error tells the line at which the file breaks off."""
    with pytest.raises(DamagedFileError, match=r"breaks off \(line 3\)"):
        scanned((HEAD + TWO_POINTS)[:-30], damage="refuse")


def test_a_last_point_without_content_is_whole() -> None:
    """A point may be a single empty tag."""
    found = scanned(b'<gpx><trkpt lat="1"/><trkpt lat="2"/>')
    assert found.texts["lat"][1] == ["1", "2"]


def test_elements_that_only_begin_like_a_point_are_no_point() -> None:
    """An unknown element whose name goes on is left alone."""
    found = scanned(b"<gpx><trkpt><ele>1</ele></trkpt><trkpts><x/></trkpts></gpx>", damage="refuse")
    assert found.count == 1


def test_mismatched_tags_are_salvaged_with_the_line() -> None:
    """A wrong end tag in the middle costs no other point."""
    data = b"<gpx>\n<trkpt><ele>1</hr></trkpt>\n<trkpt><ele>2</ele></trkpt></gpx>"
    found = scanned(data)
    assert altitudes(found) == ["1", "2"]
    assert codes(found) == ["malformed"]
    assert "line 2" in found.notes[0].message


def test_undeclared_prefixes_are_read_as_if_declared() -> None:
    """Elements, even the points themselves, may have a prefix that nothing declares."""
    data = (
        b'<g:gpx xmlns:ok="urn:x">\n<g:trkpt lat="1" ok:a="1"><e:hr>90</e:hr></g:trkpt><g:trkpt xsi:type="x"/></g:gpx>'
    )
    found = scanned(data)
    assert found.texts["hr"][1] == ["90"]
    assert found.count == 2
    assert codes(found) == ["undeclared_prefix"]
    assert "(e, g, xsi)" in found.notes[0].message
    with pytest.raises(DamagedFileError, match="never declared"):
        scanned(data, damage="refuse")


def test_the_same_name_in_any_namespace_is_the_same() -> None:
    """Local names decide; case does not."""
    data = (
        b'<gpx xmlns="urn:a" xmlns:b="urn:b"><trkpt><b:HR>1</b:HR></trkpt><trkpt><hr xmlns="urn:c">2</hr></trkpt></gpx>'
    )
    assert scanned(data).texts["hr"][1] == ["1", "2"]


def test_nothing_but_a_broken_start_is_refused() -> None:
    """There is no document to salvage."""
    for data in (b"", b"no xml at all", b"<!-- never closed", b"<>"):
        with pytest.raises(DamagedFileError):
            scanned(data)


def test_hostile_shapes_end_quickly() -> None:
    """Deep nests, endless tags and floods of prefixes end in an answer, not in a stack or a wait."""
    deep = b"<gpx>" + b"<trkpt>" * 50_000
    assert scanned(deep).count == 0
    flood = b"<gpx>" + b"".join(b"<p%d:x/>" % number for number in range(5000)) + b"</gpx>"
    assert codes(scanned(flood)) == ["undeclared_prefix"]
    assert scanned(b"<gpx>" + b"</x>" * 50_000).count == 0


def test_memory_stays_flat() -> None:
    """Ten times the points' markup does not stay in memory as a tree: only their texts do."""
    padding = b"<extensions>" + b"<x>1</x>" * 50 + b"</extensions>"
    small = b"<gpx>" + (b"<trkpt>" + padding + b"</trkpt>") * 200 + b"</gpx>"
    large = b"<gpx>" + (b"<trkpt>" + padding + b"</trkpt>") * 2000 + b"</gpx>"
    found = scanned(large)
    assert len(found.root) == 1
    peaks = []
    for data in (small, large):
        tracemalloc.start()
        scanned(data)
        peaks.append(tracemalloc.get_traced_memory()[1] - len(data))
        tracemalloc.stop()
    assert peaks[1] < 4 * peaks[0] + 2 * len(large)


def test_children_are_found_by_path() -> None:
    """A missing step of the path is a missing child."""
    root = scanned(b"<gpx><a><!-- c --><b> x\n y </b></a><trkpt/></gpx>").root
    assert text_of(child(root, "a", "b")) == "x y"
    assert child(root, "a", "c", "d") is None
    assert text_of(None) is None

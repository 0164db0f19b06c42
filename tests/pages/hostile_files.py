"""Watch files in whose every text field stands what the test puts there."""

import re
from dataclasses import replace
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from gait.formats.fit_write import DeveloperColumn, Message, write_fit
from gait.simulate import PLANS, RUNNERS, WATCHES, Simulation, simulate
from gait.simulate.fit_file import _messages

FIT_BYTES = 250
"""A text field of a FIT holds up to 255 bytes, its end included."""
_TRACK_POINTS = 900


@cache
def run(watch: str = "foot_pod") -> Simulation:
    """Return a run with positions, pauses and an app's own fields."""
    return simulate(RUNNERS["typical"], PLANS["run_walk"], WATCHES[watch], 5)


def fit_with(text: str) -> bytes:
    """Return a FIT: names of device, sensors, runner and sport, names and units of an app's fields."""
    short = text.encode("utf-8", "ignore")[:FIT_BYTES].decode("utf-8", "ignore")
    made = run()
    return write_fit(_renamed(message, short) for message in _messages(made.activity, made.watch))


def _renamed(message: Message, text: str) -> Message:
    # An app's field that nobody knows is left alone, so of each second field the unit alone is hostile.
    keeps_name = message.name == "field_description" and message.columns["field_definition_number"] == 0
    columns = {
        name: text if isinstance(value, str) and not (keeps_name and name in {"field_name", "units"}) else value
        for name, value in message.columns.items()
    }
    developer: tuple[DeveloperColumn, ...] = message.developer
    return replace(message, columns=columns, developer=developer)


def gpx_with(text: str) -> str:
    """Return a GPX of two joined tracks: creator, names, descriptions, author, type, and text in extensions."""
    inside, quoted = escape(text), quoteattr(text)
    made = re.sub(r'creator="[^"]*"', lambda _: f"creator={quoted}", run().to_gpx_text(), count=1)
    made = made.replace(
        "<metadata>",
        f"<metadata><name>{inside}</name><desc>{inside}</desc><author><name>{inside}</name></author>"
        f"<copyright author={quoted}/><keywords>{inside}</keywords>",
        1,
    )
    head = (
        f"<name>{inside}</name><cmt>{inside}</cmt><desc>{inside}</desc><src>{inside}</src><number>{inside}</number>"
        f"<type>{inside}</type><extensions><x:y xmlns:x='https://example.org/x' z={quoted}>{inside}</x:y></extensions>"
    )
    made = re.sub(r"<name>Simulated run</name>\s*<type>running</type>", lambda _: head, made, count=1)
    points = made.split("<trkpt ")
    points[_TRACK_POINTS] = f"{points[_TRACK_POINTS]}</trkseg></trk><trk>{head}<trkseg>"
    with_names = [
        f"{part[:-9]}<name>{inside}</name></trkpt>\n" if part.endswith("</trkpt>\n") else part for part in points
    ]
    return "<trkpt ".join(with_names)


def tcx_with(text: str) -> str:
    """Return a TCX: sport, identifier, notes, device, software's version, author, and text in extensions."""
    inside, quoted = escape(text), quoteattr(text)
    made = run().to_tcx_text()
    for pattern, instead in (
        (r'Sport="Running"', f"Sport={quoted}"),
        (r"<Id>[^<]*</Id>", f"<Id>{inside}</Id>"),
        (r"<Name>[^<]*</Name>", f"<Name>{inside} Software Version {inside}</Name>"),
        (r"<UnitId>0</UnitId>", f"<UnitId>{inside}</UnitId>"),
        (r"<VersionMajor>1</VersionMajor>", f"<VersionMajor>{inside}</VersionMajor>"),
        (r"      </Lap>\n", f"<Notes>{inside}</Notes></Lap>\n"),
        (r"<Intensity>Active</Intensity>", f"<Intensity>{inside}</Intensity>"),
        (r"    </Activity>\n", f"<Notes>{inside}</Notes></Activity>\n"),
        (r"</TrainingCenterDatabase>", f"<Author><Name>{inside}</Name></Author></TrainingCenterDatabase>"),
    ):
        made = re.sub(pattern, lambda _, new=instead: new, made)
    return made

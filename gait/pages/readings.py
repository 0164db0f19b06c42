"""The four sentences under each chart: what it shows, what better and worse look like, what to do.

Like ``gait.pages.words``, a translation is a copy of this file.
A variant stands beside its chart under ``<chart>-without-cadence``, ``-without-expectation``, ``-without-grade``,
``-without-slopes`` or ``-without-splits``; a sentence that has nothing to say is left empty, and is not shown.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.pages.contexts import Reading

READING_LABELS: Final = ("What it shows", "What better looks like", "What worse looks like", "What to do")
READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "cadence-time": Reading(
            shows="Your steps a minute; the dotted line is what is expected at the pace of the moment.",
            better="The strong line follows the dotted one and holds until the end.",
            worse="It sinks away from the dotted line as the run goes on, at an unchanged pace.",
            do="If it sinks, note the minute and compare it with your next run of this length.",
        ),
        "cadence-time-without-cadence": Reading(
            shows="What runners do on average at the pace of the moment. It is modelled: this file has no cadence.",
            do="Record cadence next time, and your own line appears beside this one.",
        ),
        "cadence-speed": Reading(
            shows="Your mean cadence in each band of pace; a larger dot stands for more time.",
            better="Dots inside the band, rising a little with speed.",
            worse="Dots under the band at the paces that you run most.",
            do="If you try another cadence, try it at the pace whose dot is largest.",
        ),
        "cadence-spread": Reading(
            shows="How much of the running you spent at each cadence; a bar at 170 holds 169 to 171.",
            better="One narrow hill near the expected line.",
            worse="A wide hill, or two hills on a steady run: something changed under way.",
            do="Compare with the next run on the same route; 160-180 is what people are told, not a rule for you.",
        ),
        "step-length": Reading(
            shows="The distance from one foot's landing to the other's, above the pace that drives it.",
            better="Step length and pace move together.",
            worse="Steps grow longer while the pace stays: you step less often for the same speed.",
            do="See whether one pace came with other steps early than late.",
        ),
        "overstriding-time": Reading(
            shows="Each dot is a minute of steady level running: how much more or less you brake a step than at the "
            "usual cadence for that pace, with its 90 % interval.",
            better="Dots around the dotted line that stay where they are until the end.",
            worse="Dots that climb as the run goes on: steps grow long for the pace.",
            do="If they climb, note the minute and compare it with your next run of this length.",
        ),
        "overstriding-where": Reading(
            shows="The same for the level running of each split, and for slopes, each with its 90 % interval.",
            better="Dots at one height, split after split.",
            worse="Dots that rise in the later splits, or downhill far above the level.",
            do="Look at the stretch whose dot is highest: pace, slope, or how tired you were. A slope is no verdict.",
        ),
        "overstriding-where-without-slopes": Reading(
            shows="The same for the level running of each split, with its 90 % interval.",
            better="Dots at one height, split after split.",
            worse="Dots that rise in the later splits.",
            do="Look at the split whose dot is highest: pace, a hill, or how tired you were.",
        ),
        "overstriding-where-without-splits": Reading(
            shows="The same for slopes and the level, with its 90 % interval.",
            better="Dots at one height.",
            worse="Downhill far above the level.",
            do="Look at the slope whose dot is highest. A slope is no verdict: pace and ground differ on it.",
        ),
        "contact": Reading(
            shows="How long one foot stays on the ground in a step, above the pace that drives it.",
            better="It moves with the pace and comes back to the same value at the same pace.",
            worse="It grows late in the run at an unchanged pace.",
            do="Compare it with your own runs on the same sensor; values of two sensors differ.",
        ),
        "bounce": Reading(
            shows="How far the trunk moves up and down in a step, and the same as a share of step length.",
            better="Both stay level at a steady pace.",
            worse="The ratio grows late in the run: more of each step goes upward.",
            do="Compare it with your own runs on the same sensor, at the same pace.",
        ),
        "balance": Reading(
            shows="The left foot's share of the contact time of both feet; 50 % is even.",
            better="It stays near your own usual value.",
            worse="It moves away from your own usual value and stays there over several runs.",
            do="Describe it, do not chase it; with pain on one side, show it to a physiotherapist.",
        ),
        "effort": Reading(
            shows="What the run cost: power as the watch or the pod models it, and heart rate.",
            better="Heart rate stays level at a steady power or pace.",
            worse="Heart rate climbs while power or pace does not.",
            do="Look in the other charts whether form changes where heart rate climbs.",
        ),
        "drift": Reading(
            shows="How much each quantity changed once pace and grade are set equal, with its interval.",
            better="Intervals that hold the line of no change.",
            worse="Cadence clear to the left, or contact and bounce clear to the right.",
            do="Where an interval clears the line, compare with your next run of this length.",
        ),
        "drift-without-grade": Reading(
            shows="How much each quantity changed at equal pace, with its interval; slopes are unknown.",
            better="Intervals that hold the line of no change.",
            worse="Cadence clear to the left, or contact and bounce clear to the right.",
            do="Where an interval clears the line, compare with your next run on the same route.",
        ),
        "terrain": Reading(
            shows="Your cadence downhill, on the level and uphill, with what is expected at the pace you ran there.",
            better="Dots close to their marks on all three.",
            worse="A dot far below its mark on one of the three.",
            do="Look at the slope whose dot is farthest from its mark.",
        ),
        "profile": Reading(
            shows="The one-minute mean of cadence over distance, above the hills.",
            better="Cadence stays level while the ground does not.",
            worse="It drops on each climb or each descent.",
            do="See where it drops, and what the ground does there.",
        ),
        "splits": Reading(
            shows="Cadence with its interval in each split, its expectation, and the running pace below; fast is up.",
            better="Dots that stay near their marks from the first split to the last.",
            worse="Dots that leave their marks in the later splits.",
            do="Look at the split where it starts, and what it was: a hill, a pause, or you.",
        ),
        "track": Reading(
            shows="The path from above, north up, with cadence as colour; yellow is high.",
            better="One colour at one pace.",
            worse="Stretches of another colour that neither hill nor pace explains.",
            do="Find the place: surface, corners and crossings show here first.",
        ),
        "track-without-cadence": Reading(
            shows="The path from above, north up.",
            do="Record cadence while running, and the path is coloured by it.",
        ),
        "cadence-time-without-expectation": Reading(
            shows="Your steps a minute; the strong line is their one-minute mean.",
            better="The strong line holds until the end.",
            worse="It sinks as the run goes on, at an unchanged pace.",
            do="If it sinks, note the minute and compare it with your next run of this length.",
        ),
        "cadence-speed-without-expectation": Reading(
            shows="Your mean cadence in each band of pace; a larger dot stands for more time.",
            better="Dots that rise a little with speed.",
            worse="Dots far apart at one pace: something else than pace changed your steps.",
            do="Compare with the next run on the same route.",
        ),
        "cadence-spread-without-expectation": Reading(
            shows="How much of the running you spent at each cadence; a bar at 170 holds 169 to 171.",
            better="One narrow hill.",
            worse="A wide hill, or two hills on a steady run: something changed under way.",
            do="Compare with the next run on the same route; 160-180 is what people are told, not a rule for you.",
        ),
        "terrain-without-expectation": Reading(
            shows="Your cadence downhill, on the level and uphill.",
            better="Dots close to each other.",
            worse="A dot far from the other two.",
            do="Look at the slope whose dot is farthest from the others.",
        ),
        "profile-without-cadence": Reading(
            shows="The height of the ground over distance.",
            do="Set it beside the pace of the splits: a slow split may be a hill.",
        ),
        "splits-without-cadence": Reading(
            shows="The running pace of each split; fast is up.",
            better="Dots that stay level, or rise late, on a run that was meant to be even.",
            worse="Dots that sink from the first split to the last.",
            do="Look at the split where it starts, and what it was: a hill, a pause, or you.",
        ),
        "splits-without-expectation": Reading(
            shows="Cadence with its interval in each split, and the running pace below; fast is up.",
            better="Dots that stay level from the first split to the last, at one pace.",
            worse="Dots that sink in the later splits while the pace stays.",
            do="Look at the split where it starts, and what it was: a hill, a pause, or you.",
        ),
        "left-out": Reading(
            shows="What the recording was made of.",
            better="Mostly running: the figures stand on much of it.",
            worse="Much walking or standing on a run that was meant to be steady.",
            do="Use the watch's pause for breaks, so that the rest is clean.",
        ),
    }
)

"""The four sentences under each chart: what it shows, what better and worse look like, what to do.

A variant stands beside its chart under ``<chart>-without-cadence``, ``-without-expectation``, ``-without-grade``,
``-without-slopes`` or ``-without-splits``; a sentence that has nothing to say is left empty, and is not shown.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _
from gait.pages.contexts import Reading

READING_LABELS: Final = (_("What it shows"), _("What better looks like"), _("What worse looks like"), _("What to do"))
READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "cadence-time": Reading(
            shows=_("Your steps a minute; the dotted line is what is expected at the pace of the moment."),
            better=_("The strong line follows the dotted one and holds until the end."),
            worse=_("It sinks away from the dotted line as the run goes on, at an unchanged pace."),
            do=_("If it sinks, note the minute and compare it with your next run of this length."),
        ),
        "cadence-time-without-cadence": Reading(
            shows=_("What runners do on average at the pace of the moment. It is modelled: this file has no cadence."),
            do=_("Record cadence next time, and your own line appears beside this one."),
        ),
        "cadence-speed": Reading(
            shows=_("Your mean cadence in each band of pace; a larger dot stands for more time."),
            better=_("Dots inside the band, rising a little with speed."),
            worse=_("Dots under the band at the paces that you run most."),
            do=_("If you try another cadence, try it at the pace whose dot is largest."),
        ),
        "cadence-spread": Reading(
            shows=_("How much of the running you spent at each cadence; a bar at 170 holds 169 to 171."),
            better=_("One narrow hill near the expected line."),
            worse=_("A wide hill, or two hills on a steady run: something changed under way."),
            do=_("Compare with the next run on the same route; 160-180 is what people are told, not a rule for you."),
        ),
        "step-length": Reading(
            shows=_("The distance from one foot's landing to the other's, above the pace that drives it."),
            better=_("Step length and pace move together."),
            worse=_("Steps grow longer while the pace stays: you step less often for the same speed."),
            do=_("See whether one pace came with other steps early than late."),
        ),
        "overstriding-time": Reading(
            shows=_(
                "Each dot is a minute of steady level running: how much more or less you brake a step than at the "
                "usual cadence for that pace, with its 90 % interval."
            ),
            better=_("Dots around the dotted line that stay where they are until the end."),
            worse=_("Dots that climb as the run goes on: steps grow long for the pace."),
            do=_("If they climb, note the minute and compare it with your next run of this length."),
        ),
        "overstriding-where": Reading(
            shows=_("The same for the level running of each split, and for slopes, each with its 90 % interval."),
            better=_("Dots at one height, split after split."),
            worse=_("Dots that rise in the later splits, or downhill far above the level."),
            do=_(
                "Look at the stretch whose dot is highest: pace, slope, or how tired you were. A slope is no verdict."
            ),
        ),
        "overstriding-where-without-slopes": Reading(
            shows=_("The same for the level running of each split, with its 90 % interval."),
            better=_("Dots at one height, split after split."),
            worse=_("Dots that rise in the later splits."),
            do=_("Look at the split whose dot is highest: pace, a hill, or how tired you were."),
        ),
        "overstriding-where-without-splits": Reading(
            shows=_("The same for slopes and the level, with its 90 % interval."),
            better=_("Dots at one height."),
            worse=_("Downhill far above the level."),
            do=_("Look at the slope whose dot is highest. A slope is no verdict: pace and ground differ on it."),
        ),
        "contact": Reading(
            shows=_("How long one foot stays on the ground in a step, above the pace that drives it."),
            better=_("It moves with the pace and comes back to the same value at the same pace."),
            worse=_("It grows late in the run at an unchanged pace."),
            do=_("Compare it with your own runs on the same sensor; values of two sensors differ."),
        ),
        "bounce": Reading(
            shows=_("How far the trunk moves up and down in a step, and the same as a share of step length."),
            better=_("Both stay level at a steady pace."),
            worse=_("The ratio grows late in the run: more of each step goes upward."),
            do=_("Compare it with your own runs on the same sensor, at the same pace."),
        ),
        "balance": Reading(
            shows=_("The left foot's share of the contact time of both feet; 50 % is even."),
            better=_("It stays near your own usual value."),
            worse=_("It moves away from your own usual value and stays there over several runs."),
            do=_("Describe it, do not chase it; with pain on one side, show it to a physiotherapist."),
        ),
        "effort": Reading(
            shows=_("What the run cost: power as the watch or the pod models it, and heart rate."),
            better=_("Heart rate stays level at a steady power or pace."),
            worse=_("Heart rate climbs while power or pace does not."),
            do=_("Look in the other charts whether form changes where heart rate climbs."),
        ),
        "drift": Reading(
            shows=_("How much each quantity changed once pace and grade are set equal, with its interval."),
            better=_("Intervals that hold the line of no change."),
            worse=_("Cadence clear to the left, or contact and bounce clear to the right."),
            do=_("Where an interval clears the line, compare with your next run of this length."),
        ),
        "drift-without-grade": Reading(
            shows=_("How much each quantity changed at equal pace, with its interval; slopes are unknown."),
            better=_("Intervals that hold the line of no change."),
            worse=_("Cadence clear to the left, or contact and bounce clear to the right."),
            do=_("Where an interval clears the line, compare with your next run on the same route."),
        ),
        "terrain": Reading(
            shows=_("Your cadence downhill, on the level and uphill, with what is expected at the pace you ran there."),
            better=_("Dots close to their marks on all three."),
            worse=_("A dot far below its mark on one of the three."),
            do=_("Look at the slope whose dot is farthest from its mark."),
        ),
        "profile": Reading(
            shows=_("The one-minute mean of cadence over distance, above the hills."),
            better=_("Cadence stays level while the ground does not."),
            worse=_("It drops on each climb or each descent."),
            do=_("See where it drops, and what the ground does there."),
        ),
        "splits": Reading(
            shows=_(
                "Cadence with its interval in each split, its expectation, and the running pace below; fast is up."
            ),
            better=_("Dots that stay near their marks from the first split to the last."),
            worse=_("Dots that leave their marks in the later splits."),
            do=_("Look at the split where it starts, and what it was: a hill, a pause, or you."),
        ),
        "track": Reading(
            shows=_("The path from above, north up, with cadence as colour; yellow is high."),
            better=_("One colour at one pace."),
            worse=_("Stretches of another colour that neither hill nor pace explains."),
            do=_("Find the place: surface, corners and crossings show here first."),
        ),
        "track-without-cadence": Reading(
            shows=_("The path from above, north up."),
            do=_("Record cadence while running, and the path is coloured by it."),
        ),
        "cadence-time-without-expectation": Reading(
            shows=_("Your steps a minute; the strong line is their one-minute mean."),
            better=_("The strong line holds until the end."),
            worse=_("It sinks as the run goes on, at an unchanged pace."),
            do=_("If it sinks, note the minute and compare it with your next run of this length."),
        ),
        "cadence-speed-without-expectation": Reading(
            shows=_("Your mean cadence in each band of pace; a larger dot stands for more time."),
            better=_("Dots that rise a little with speed."),
            worse=_("Dots far apart at one pace: something else than pace changed your steps."),
            do=_("Compare with the next run on the same route."),
        ),
        "cadence-spread-without-expectation": Reading(
            shows=_("How much of the running you spent at each cadence; a bar at 170 holds 169 to 171."),
            better=_("One narrow hill."),
            worse=_("A wide hill, or two hills on a steady run: something changed under way."),
            do=_("Compare with the next run on the same route; 160-180 is what people are told, not a rule for you."),
        ),
        "terrain-without-expectation": Reading(
            shows=_("Your cadence downhill, on the level and uphill."),
            better=_("Dots close to each other."),
            worse=_("A dot far from the other two."),
            do=_("Look at the slope whose dot is farthest from the others."),
        ),
        "profile-without-cadence": Reading(
            shows=_("The height of the ground over distance."),
            do=_("Set it beside the pace of the splits: a slow split may be a hill."),
        ),
        "splits-without-cadence": Reading(
            shows=_("The running pace of each split; fast is up."),
            better=_("Dots that stay level, or rise late, on a run that was meant to be even."),
            worse=_("Dots that sink from the first split to the last."),
            do=_("Look at the split where it starts, and what it was: a hill, a pause, or you."),
        ),
        "splits-without-expectation": Reading(
            shows=_("Cadence with its interval in each split, and the running pace below; fast is up."),
            better=_("Dots that stay level from the first split to the last, at one pace."),
            worse=_("Dots that sink in the later splits while the pace stays."),
            do=_("Look at the split where it starts, and what it was: a hill, a pause, or you."),
        ),
        "left-out": Reading(
            shows=_("What the recording was made of."),
            better=_("Mostly running: the figures stand on much of it."),
            worse=_("Much walking or standing on a run that was meant to be steady."),
            do=_("Use the watch's pause for breaks, so that the rest is clean."),
        ),
    }
)

"""Earlier runs of the same runner: which of them count, and what this run is beside them.

Days are local calendar days.
A history is what somebody gave: it may lack runs, so nothing is judged by it before it covers the days in question
(row ``history_covers`` of the evidence), and what it cannot tell is None.
"""

from gait.history.load import BANDS, load_of, spike_band
from gait.history.own_contact import contact_against_own
from gait.history.runs import device_of, earlier, makes_sense, of_others, past_run, run_distance_m

__all__ = [
    "BANDS",
    "contact_against_own",
    "device_of",
    "earlier",
    "load_of",
    "makes_sense",
    "of_others",
    "past_run",
    "run_distance_m",
    "spike_band",
]

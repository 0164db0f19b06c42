"""The strings around the charts: the stretch to choose, how lines are thinned, and a script beside the page."""

from typing import Final

from gait.language import _

TITLE: Final = _("A stretch of the run")
HINT: Final = _(
    "Drag across a chart of the run, or write two times (like {minutes} or {hours}): these charts show that stretch, "
    "and the table its means. Escape or the button brings the whole run back."
)
# Translators: the label of the first of two times: from 2:00 to 5:00.
FROM: Final = _("From")
# Translators: the label of the second of two times: from 2:00 to 5:00.
TO: Final = _("to")
RESET: Final = _("Whole run")
CAPTION: Final = _("Means of the running, weighted by time")
# Translators: the head of a column: over this stretch, over the whole run.
WHAT: Final = _("Over")
RUNNING: Final = _("Running")
STRETCH: Final = _("this stretch")
WHOLE: Final = _("whole run")
SAID: Final = _("{running} of running in {long}.")
UNREAD: Final = _("Write a time as minutes and seconds, like {minutes}.")

THINNED: Final = _(
    "Charts draw at most {most:,} samples a line. Of a longer recording they keep every so many samples, and besides, "
    "from each of equal parts, the lowest and the highest of every quantity, so no peak is lost. "
    "Means, splits and findings come from all samples."
)
SCRIPT_BESIDE: Final = _(
    "The drawing needs the script {script} beside this page, which did not run. The table has the numbers."
)
SHORTENED: Final = _("One row in {every} of {rows} is shown; the data beside the page (--json) have all.")
ONE_FILE: Final = _("This page is one file: it fetches nothing and sends nothing.")
TWO_FILES: Final = _("Its charts need the script {script} beside it: it fetches nothing else and sends nothing.")

# Marks in charts over time, and their keys
ASIDE: Final = _("walking or standing")
PAUSED: Final = _("paused")
MEAN_INTERVAL: Final = _("95 % interval of that mean, sensor error aside")

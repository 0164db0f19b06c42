"""The pages of the coach's desk: drawn from plain values, with the report's style, and with no script in them."""

from gait.pages.desk.athlete import AthleteView, RunLine, athlete_page
from gait.pages.desk.compare import ComparedRun, compare_page
from gait.pages.desk.corrections import Choice, CorrectionView
from gait.pages.desk.door import let_in_page, refused_page, trouble_page
from gait.pages.desk.feedback import feedback_page, feedback_room, too_long_page
from gait.pages.desk.files import FILES, script_file, style_file
from gait.pages.desk.markdown import written
from gait.pages.desk.pain import PainLine, PainView
from gait.pages.desk.roster import Entry, Place, Wish, roster_page, short_form, wished
from gait.pages.desk.run import RunView, run_page
from gait.pages.desk.shoes import ShoeLine, ShoesView
from gait.pages.desk.target import TargetView, target_part
from gait.pages.desk.waiting import WaitingView, waiting_part

__all__ = [
    "FILES",
    "AthleteView",
    "Choice",
    "ComparedRun",
    "CorrectionView",
    "Entry",
    "PainLine",
    "PainView",
    "Place",
    "RunLine",
    "RunView",
    "ShoeLine",
    "ShoesView",
    "TargetView",
    "WaitingView",
    "Wish",
    "athlete_page",
    "compare_page",
    "feedback_page",
    "feedback_room",
    "let_in_page",
    "refused_page",
    "roster_page",
    "run_page",
    "script_file",
    "short_form",
    "style_file",
    "target_part",
    "too_long_page",
    "trouble_page",
    "waiting_part",
    "wished",
    "written",
]

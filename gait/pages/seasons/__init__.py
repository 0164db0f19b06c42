"""A runner's page over weeks and years, and the list of runners: drawn from diaries alone."""

from gait.pages.seasons.page import season_report
from gait.pages.seasons.squad import SquadEntry, outline, squad_report

__all__ = ["SquadEntry", "outline", "season_report", "squad_report"]

"""The roster kept up to date while the desk is open, beside the answers: an athlete's diary costs a second a year."""

from gait.desk.beside import Beside
from gait.desk.roster import behind, draw_line
from gait.library import Library


class Keeper(Beside):
    """Draws the lines of athletes who have changed."""

    def work(self, library: Library) -> None:
        """Draw what is behind."""
        for each in behind(library):
            if self.stop.is_set():
                return
            draw_line(library, each)

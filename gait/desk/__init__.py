"""The coach's desk: the library as pages in a browser on the coach's own machine, and nowhere else.

`serve` is all that the command needs; `make_app` is the application by itself, as tests open it.
The web framework stays in this room; what the pages look like is in ``gait.pages.desk``.
"""

from gait.desk.app import make_app
from gait.desk.desk import Desk
from gait.desk.serving import serve

__all__ = ["Desk", "make_app", "serve"]

"""The one way in: a file (or its bytes) is read, analysed, drawn and stored, and what came of it is handed back.

The command uses it, and so will whatever else takes in files.
A bad file never stops the others: its reason is handed back in its place.
"""

from gait.intake.batch import analyze_files
from gait.intake.discovery import Found, find_files
from gait.intake.naming import write_atomically
from gait.intake.paper import with_pdf
from gait.intake.request import Request, Result
from gait.intake.single import analyze_bytes, analyze_file, draw_report

__all__ = [
    "Found",
    "Request",
    "Result",
    "analyze_bytes",
    "analyze_file",
    "analyze_files",
    "draw_report",
    "find_files",
    "with_pdf",
    "write_atomically",
]

"""The models and norms held against what others measured: force plates, markers and published means.

    read steps -> mean a trial -> fit anew, leave one runner out -> the program's own coefficients -> Markdown, plots

``gait validate FOLDER`` prints it; nothing here is loaded by an analysis.
"""

from gait.validation.coefficients import as_evidence
from gait.validation.validation import Validation, validate

__all__ = ["Validation", "as_evidence", "validate"]

"""What a browser may do with a page of the desk: one policy for its pages, one for each report shown in them."""

import re
from html import unescape
from typing import Final

PAGES: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Of the desk's own pages: their script and style are files of the desk, and nothing stands in the page itself."""

FIXED: Final = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
"""What every answer says, unless it says otherwise."""

_IN_PAGE: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def policy_of(page: str) -> str:
    """Return the policy that a report carries, as a header: it may stand in a page of the desk, and in no other.

    Parameters
    ----------
    page : str
        A page of ``gait.pages``, which has its policy in its head.

    """
    found = _IN_PAGE.search(page)
    assert found is not None  # every report has one
    return f"{unescape(found[1])}; frame-ancestors 'self'"

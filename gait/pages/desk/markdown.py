"""A coach's note as it reads: Markdown without HTML, pictures or addresses other than of the web."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from gait.pages.foreign import shown

_WEB: Final = ("http://", "https://")
_HEADING: Final = "h3"
"""Whatever heading a note has, on the page it stands below the note's own."""
_AWAY: Final = "noopener noreferrer nofollow"


def written(text: str) -> Markup:
    """Return a note as markup that is safe in any page.

    HTML in it is shown as it was typed; a link leads to http or https and tells nothing of where it stood; pictures
    are not loaded.

    Parameters
    ----------
    text : str
        In Markdown (CommonMark).

    """
    parser = _parser()
    tokens = parser.parse(shown(text))
    _settle(tokens)
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - made of escaped text


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = _is_of_the_web  # type: ignore[method-assign,assignment] # as documented
    return parser


def _is_of_the_web(address: str) -> bool:
    return address.lower().startswith(_WEB)


def _settle(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _HEADING
        if token.type == "link_open":
            token.attrSet("rel", _AWAY)
        _settle(token.children or ())

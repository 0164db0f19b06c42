"""What routes take from a request: the desk that it was made to."""

from typing import Annotated, Final, TypeAlias, cast

from fastapi import Depends, Path, Request

from gait.desk.desk import Desk

MOST_ID: Final = 2**63 - 1
"""The largest number of a row."""


def desk_of(request: Request) -> Desk:
    """Return the desk."""
    return cast("Desk", request.app.state.desk)


TheDesk: TypeAlias = Annotated[Desk, Depends(desk_of)]
Id: TypeAlias = Annotated[int, Path(ge=1, le=MOST_ID)]

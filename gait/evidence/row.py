"""What a row of evidence is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from gait.language import _

OURS: Final = _("Choice of this project")
"""The citation of what no study stands behind, or what it begins with."""

Grade: TypeAlias = Literal["A", "B", "C", "D"]
Status: TypeAlias = Literal["verified", "secondary", "derived", "convention"]

GRADES: Mapping[Grade, str] = MappingProxyType(
    {
        "A": _("consistent trials or meta-analyses"),
        "B": _("one trial, or consistent prospective cohorts"),
        "C": _("laboratory, cross-sectional or modelled"),
        "D": _("convention, or a choice of this project"),
    }
)
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "verified": _("read in the source's own text"),
        "secondary": _("read in a source that quotes it"),
        "derived": _("computed for this project from data or numbers that are cited"),
        "convention": _("common use, or a choice of this project; no study stands behind it"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim with its numbers.

    ``values`` are named and in ``unit`` unless their name says otherwise; ``link`` is a DOI address where there is one,
    else the address of the abstract or manual, and empty for a choice of this project.
    ``unknown`` says what is not known of the claim.
    """

    key: str
    claim: str
    population: str
    grade: Grade
    status: Status
    citation: str
    link: str = ""
    unit: str = ""
    unknown: str = ""
    values: Mapping[str, float] = field(default_factory=dict)

    @property
    def doi(self) -> str | None:
        """The DOI, or None where the source has none on record."""
        found = self.link.removeprefix("https://doi.org/")
        return found if found != self.link else None

    def value(self, name: str) -> float:
        """Return a number of the row by name; KeyError where the row has no such number."""
        return self.values[name]


def row(  # noqa: PLR0913 - a table row
    key: str,
    claim: str,
    *,
    population: str,
    grade: Grade,
    status: Status,
    citation: str,
    link: str = "",
    unit: str = "",
    unknown: str = "",
    **values: float,
) -> Evidence:
    """Return a row whose extra keywords are its values, read-only."""
    return Evidence(
        key=key,
        claim=claim,
        population=population,
        grade=grade,
        status=status,
        citation=citation,
        link=link,
        unit=unit,
        unknown=unknown,
        values=MappingProxyType(values),
    )

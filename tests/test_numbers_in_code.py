"""Numbers with a claim stand in ``gait/evidence`` alone: this walks the code for those that stand elsewhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from gait.evidence import EVIDENCE

GAIT = Path(__file__).resolve().parent.parent / "gait"
Place: TypeAlias = tuple[str, float]
Said: TypeAlias = tuple[str, str]

STRUCTURAL = {0, 1, 2, 60, 100, 1000}
"""Counts, halves, indices, and the factors of units: seconds a minute, percent, thousandths."""

JUDGING = sorted(
    [
        *GAIT.glob("assess/**/*.py"),
        *GAIT.glob("history/**/*.py"),
        *(path for path in GAIT.glob("*.py") if path.stem in {"landing", "norms"}),
    ]
)
"""What judges a run: the rules, the runs before it, and the single files with expectations and models."""

SAYS_NOTHING = {"foreign.py", "pdf.py"}
"""Rooms of the pages that hold ranges of characters, and a browser's places and switches, but no sentence."""

SPEAKING = sorted(
    [
        *GAIT.glob("assess/**/*.py"),
        *(path for path in GAIT.glob("pages/*.py") if path.name not in SAYS_NOTHING),
    ]
)
"""What writes sentences to the runner."""

ALLOWED_NUMBERS: dict[Place, str] = {
    ("assess/__init__.py", 3): "the last place in the order of severities",
    ("assess/claim_shows.py", 0.5): "even: each foot takes half",
    ("assess/downhill.py", 9): "decimals of a share, beyond which is rounding",
    ("assess/dynamics.py", 0.5): "even: each foot takes half",
    ("assess/verdict.py", 1.959963984540054): "the 97.5th percentile of the normal distribution",
    ("history/line.py", 8): "rounds after which a fit has long settled",
    ("history/line.py", 1.4826): "a normal distribution's standard deviation over its median distance from the middle",
    ("history/load.py", 9): "decimals of a share, beyond which is rounding",
    ("assess/wording.py", 600): "ten minutes, from which on a duration is written without its seconds",
    ("history/runs.py", 20_000): "runs that are remembered between two judgements, more than anyone has",
    ("landing.py", 1.6448536269514722): "the 95th percentile of the normal distribution",
    ("landing.py", 0.4307272992954576): "its 67th percentile",
    ("norms.py", 1.2815515655446004): "the 90th percentile of the normal distribution",
}
"""Numbers that claim nothing, each with the reason."""

NO_CLAIM = (
    r"9[05] % interval|80 % (of (the |your )?runn\w+|take)|160-180|\bof 10\b|0 to 10|SHA-256|\b[01]\b|\{+[^}]*\}+"
)
"""How sure an interval is and what a band holds, as all of the product has it; the name of a rule; the scale of pain;
none and one; and the place of a number that is filled in."""

ALLOWED_WORDS: dict[Said, str] = {
    (
        "assess/claim_shows.py",
        "{source} gives {mean:.1f} of 16 for your foot strike: small numbers are heel, large forefoot.",
    ): "the pod's scale",
    ("assess/claims.py", "A cadence of 170 to 180 lowers the load; above 160 is fine."): "the claim that is answered",
    ("assess/claims.py", "Below 160, raise your cadence by 5 to 10 %."): "the claim that is answered",
    ("assess/claims.py", "Raise your weekly distance by at most 10 % a week."): "the claim that is answered",
    (
        "assess/claims.py",
        "Replace your shoes after 300 to 500 miles (480 to 800 km).",
    ): "the claim that is answered",
    (
        "assess/claims.py",
        "Rest, ice for 20 minutes at a time, allow six weeks, see a doctor after two.",
    ): "the claim that is answered",
    (
        "assess/claims.py",
        (
            "Asymmetry was not linked to more injury in hundreds of runners followed for half a year. In healthy "
            "runners the left share lies within {p95} points of 50 % in 95 of 100."
        ),
    ): "even, and what a 95th percentile is",
    ("assess/claims.py", ",.0f"): "how a number is written",
    ("assess/dynamics.py", "That is further than in 95 % of healthy runners on a treadmill."): "the row's p95",
    ("assess/dynamics.py", "95 % of healthy runners lie within {healthy} of 50 %"): "the row's p95, and even",
    ("pages/compare_words.py", "10.1016/S0140-6736(86)90837-8"): "a paper's address",
    ("pages/readings.py", "The left foot's share of the contact time of both feet; 50 % is even."): "even",
    (
        "pages/readings.py",
        "How much of the running you spent at each cadence; a bar at 170 holds 169 to 171.",
    ): "how the chart is drawn",
    (
        "pages/words.py",
        "The range that would hold the true mean in 95 of 100 such recordings, sensor error included.",
    ): "what a 95 % interval is",
    (
        "pages/words.py",
        "From the 10th to the 90th percentile: one in ten lies below and one above.",
    ): "what 80 % of runners is",
}
"""Digits in sentences that claim nothing, each with the reason."""

REPEATED: dict[Place, str] = {
    ("segment/states.py", 145.0): "the parameters of segmenting; a test holds them equal to row running_states",
    ("segment/states.py", 135.0): "as above",
}
"""Numbers of rows that stand in code a second time, each with the reason."""


def name_of(path: Path) -> str:
    """Return a file's name as the lists above have it."""
    return path.relative_to(GAIT).as_posix()


def forms_and_docstrings(tree: ast.AST) -> set[int]:
    """Return the constants that are no values: docstrings, and how numbers are written (``.1f``)."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            left_out.update(id(part) for part in ast.walk(node.format_spec))
    return left_out


@cache
def constants(path: Path) -> tuple[tuple[int, object], ...]:
    """Return the line and value of each constant of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = forms_and_docstrings(tree)
    return tuple(
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in left_out
    )


def numbers(path: Path) -> Iterator[tuple[int, float]]:
    """Yield the line and value of each number of a file."""
    for line, value in constants(path):
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield line, value


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each string with a digit outside of a field's braces that is no name or key."""
    for line, value in constants(path):
        if isinstance(value, str) and not re.fullmatch(r"[\w.@:/+-]*", value) and re.search(r"\d", value):
            yield line, value


@pytest.mark.parametrize("path", JUDGING, ids=name_of)
def test_no_number_of_a_judgement_stands_in_code(path: Path) -> None:
    """A number other than a count or a unit's factor comes from a row, or its reason is in the list above."""
    found = [
        f"line {line}: {number}"
        for line, number in numbers(path)
        if number not in STRUCTURAL and (name_of(path), number) not in ALLOWED_NUMBERS
    ]

    assert found == [], f"give {name_of(path)} these from a row of gait/evidence"


@pytest.mark.parametrize("path", SPEAKING, ids=name_of)
def test_no_number_is_written_into_a_sentence(path: Path) -> None:
    """What is said to the runner takes its numbers from the run or a row, or its reason is in the list above."""
    found = [
        f"line {line}: {text}"
        for line, text in sentences(path)
        if re.search(r"\d", re.sub(NO_CLAIM, "", text)) and (name_of(path), text) not in ALLOWED_WORDS
    ]

    assert found == [], f"give {name_of(path)} these from a row of gait/evidence"


def is_telling(number: float) -> bool:
    """Tell whether a number can hardly be there by chance: it has three digits and more, and is no round one."""
    return len(f"{abs(number):f}".replace(".", "").strip("0")) > 2


def telling_values() -> dict[float, str]:
    """Return the numbers of the rows that can hardly be in the code by chance, with the row of each."""
    return {
        abs(number): each.key for each in EVIDENCE.values() for number in each.values.values() if is_telling(number)
    }


def test_no_number_of_a_row_is_typed_again() -> None:
    """A row's number is read from the row, but in the lists of makers' and file formats' own numbers."""
    telling, left_out = telling_values(), {"evidence", "formats", "simulate"}
    found = [
        f"{name_of(path)}, line {line}: {number} is in row {telling[abs(number)]}"
        for path in sorted(GAIT.rglob("*.py"))
        if not left_out.intersection(path.relative_to(GAIT).parts)
        for line, number in numbers(path)
        if abs(number) in telling and (name_of(path), number) not in REPEATED
    ]

    assert found == []


def test_the_lists_hold_nothing_that_is_gone() -> None:
    """Every exception is still there to be excepted."""
    typed = {(name_of(path), number) for path in GAIT.rglob("*.py") for _, number in numbers(path)}
    said = {(name_of(path), text) for path in SPEAKING for _, text in sentences(path)}

    assert {*ALLOWED_NUMBERS, *REPEATED} - typed == set()
    assert set(ALLOWED_WORDS) - said == set()


@pytest.mark.parametrize(
    ("code", "number", "sentence"),
    [
        ("LIMIT = 0.27", [(1, 0.27)], []),
        ("LIMIT = -7", [(1, 7)], []),
        ("x = True", [], []),
        ('text = f"{x:.1f} %"', [], []),
        ('text = f"at most {x} of 12 runs"', [], [(1, " of 12 runs")]),
        ('text = _("at most {x} of 12 runs").format(x=x)', [], [(1, "at most {x} of 12 runs")]),
        ('text = _("at most {x:.1f} runs").format(x=x)', [], [(1, "at most {x:.1f} runs")]),
        ('key = "cadence_160_180"', [], []),
        ('"""Of 30 runners."""', [], []),
    ],
)
def test_what_the_walk_finds(
    tmp_path: Path, code: str, number: list[tuple[int, float]], sentence: list[tuple[int, str]]
) -> None:
    """Numbers and sentences with digits are found; names, forms and docstrings are none."""
    path = tmp_path / "code.py"
    path.write_text(code, encoding="utf-8")

    assert list(numbers(path)) == number
    assert list(sentences(path)) == sentence

"""Tests of how names, amounts and keys of the data become phrases."""

import pytest

from gait.model import STATE_CODES
from gait.pages import compare_words, words, words_data
from gait.pages.origins import native_source, source_name


def test_labels_begin_small_within_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A label has a small letter within a sentence, but where a translation keeps the capitals of its nouns."""
    assert words.within("Ground contact") == "ground contact"

    monkeypatch.setattr(words, "_LABELS_WITHIN", "kept")
    assert words.within("Bodenkontakt") == "Bodenkontakt"
    assert words.listed(["Kadenz", "Bodenkontakt"]) == "Kadenz and Bodenkontakt"


@pytest.mark.parametrize(
    ("names", "phrase"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A and B and C")]
)
def test_names_keep_their_letters(names: list[str], phrase: str) -> None:
    """Letters of runs are joined as they are."""
    assert words.joined(names) == phrase


@pytest.mark.parametrize(("samples", "said"), [(1, "Read anew. (1 sample)"), (2, "Read anew. (2 samples)")])
def test_a_note_counts_its_samples(samples: int, said: str) -> None:
    """One is said in the singular."""
    assert words.noted("Read anew.", samples) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "The same findings in every run"), (1, "One finding differs"), (2, "2 findings differ")]
)
def test_changed_findings_are_counted(count: int, said: str) -> None:
    """None, one and many are said each in its own way."""
    assert compare_words.changes(count) == said


@pytest.mark.parametrize("band", ["up to 10 %", "10 to 30 %", "30 to 100 %", "over 100 %", "", "none"])
def test_a_class_of_load_is_said_as_the_study_has_it(band: str) -> None:
    """In English the words are those of the data; what is no class stays as it is."""
    assert words_data.load_band(band) == band


def test_every_state_of_the_data_has_its_word() -> None:
    """What the runner did is never shown by its key."""
    assert set(words.STATES) == set(STATE_CODES)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("watch (gps)", "watch (GPS)"),
        ("strap (chest)", "chest strap"),
        ("app (foot_pod)", "app (foot pod)"),
        ("Stryd (foot_pod)", "Stryd (foot pod)"),
        ("Stryd", "Stryd"),
        ("app", "app"),
    ],
)
def test_a_source_is_called_by_its_name_or_its_kind(name: str, said: str) -> None:
    """Kinds of sensor are words, and names of apps are as they call themselves."""
    assert source_name(name) == said


def test_a_device_speaks_for_itself_under_its_own_part() -> None:
    """What a strap says of landing is said of the strap; a name that is no part stays."""
    assert (native_source("strap (chest)"), native_source("Stryd (foot_pod)")) == ("strap (chest)", "Stryd (foot_pod)")

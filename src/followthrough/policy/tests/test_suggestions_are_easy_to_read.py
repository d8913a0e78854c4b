"""The suggested goals and steps can be read by a person with a reading age of about nine.

The measure is the Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom, Derivation of
new readability formulas for Navy enlisted personnel, Research Branch Report 8-75, 1975):
0.39 x words per sentence + 11.8 x syllables per word - 15.59, a school year of the United States.
Year 4 is for children of nine and ten. It knows length only: not whether a word is known, kind or
clear. One long word weighs much in a text of five words, so that a single text has a wide bound and
the whole of an area a narrow one."""

from __future__ import annotations

import re

import pytest

from followthrough.policy.tests.pack_files import suggested_texts, values

MOST_FOR_AN_AREA = 4.0
MOST_FOR_ONE_TEXT = 8.0

# Words that the rule for syllables gets wrong.
SYLLABLES = {
    "cv": 2,
    "id": 2,
    "jobcentre": 3,
    "safely": 2,
    "someone": 2,
    "something": 2,
}
# An end that is written and not spoken: "home", "helped", "times"; but not "table", "settled",
# "needed", "choices".
SILENT = re.compile(r"(?<![aeiouy])(?<![^aeiouy]l)e$|(?<![td])(?<![^aeiouy]l)ed$|(?<![cgsxzh])es$")
SPOKEN = re.compile(r"[aeiou]y(?=[aeiou])|(?<=[aeiou])(?=ing$)")  # "employ-er", "do-ing"


def syllables(word: str) -> int:
    """Groups of vowels that are spoken. Near enough for short English words."""
    word = word.lower().removesuffix("'s")
    if word in SYLLABLES:
        return SYLLABLES[word]
    spoken = SPOKEN.sub(lambda found: f"{found[0]}-", SILENT.sub("", word))
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def grade(texts: list[str]) -> float:
    """Each text is one sentence: none of them has a full stop."""
    words = [word for text in texts for word in re.findall(r"[A-Za-z]+(?:'s)?", text)]
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(texts) + 11.8 * per_word - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("home", 1),
        ("helped", 1),
        ("landlord", 2),
        ("settled", 2),
        ("table", 2),
        ("council's", 2),
        ("together", 3),
        ("benefits", 3),
        ("alcohol", 3),
        ("adviser", 3),
        ("housing", 2),
        ("someone", 2),
        ("charity", 3),
        ("choices", 2),
        ("energy", 3),
        ("employer", 3),
        ("doing", 2),
        ("needed", 2),
        ("times", 1),
        ("enjoy", 2),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_measure_tells_hard_words_from_easy_ones() -> None:
    assert grade(["The cat sat on the mat"]) < 1
    assert grade(["Engage with accommodation provision to facilitate resettlement"]) > 15


@pytest.mark.parametrize("area", values("need_areas"))
def test_an_area_can_be_read_at_about_nine_years(area: str) -> None:
    assert grade(suggested_texts(area)) <= MOST_FOR_AN_AREA


@pytest.mark.parametrize("area", values("need_areas"))
def test_no_single_text_is_hard(area: str) -> None:
    for text in suggested_texts(area):
        assert grade([text]) <= MOST_FOR_ONE_TEXT, text


@pytest.mark.parametrize("area", values("need_areas"))
def test_every_text_is_one_sentence(area: str) -> None:
    for text in suggested_texts(area):
        assert not re.search(r"[.;!?]", text), text

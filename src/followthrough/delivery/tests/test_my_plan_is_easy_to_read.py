"""The reading age of what "My plan" says of itself.

Measured by the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975, "Derivation of
new readability formulas", Naval Technical Training Command report 8-75):
0.39 words a sentence + 11.8 syllables a word - 15.59. Grade 4 is read at nine to ten years.
Syllables are counted by groups of vowels, without a silent e at the end; the words that this gets
wrong are named here.
"""

from __future__ import annotations

import re

import pytest

from followthrough.delivery import my_plan_words as words
from followthrough.policy.tests.pack_files import SAYINGS, values

MOST_GRADE, MOST_WORDS = 4.0, 14
# The grade of one sentence swings with one long word, and of a few words it tells nothing.
MOST_OF_ONE, FEWEST_WORDS = 5.0, 4
FILLED = {
    "who": "Amara", "day": "4 March", "month": "March", "weekday": "Monday", "text": "Meet Joe",
    "have": "My order has", "mine": "My order",
    "mine_in": "my order", "called": "licence", "amount": "20", "done": "6",
    "phone": "01632 960417", "hours": "Monday from 9am to 5pm",
    "address": "1 Mill Lane",
}  # fmt: skip
COUNTED = {"something": 2, "before": 2, "started": 2, "done": 1, "there": 1, "amara": 3, "some": 1}


def sentences() -> list[str]:
    """Every text of the module and of the pack, with short words in place of what is filled in."""
    texts: list[str] = []
    for kind in values("requirements").values():
        texts += [kind.get(name, "") for name in sorted(SAYINGS)]
    texts += [area["my_strength"] for area in values("need_areas").values()]
    texts += [kind["in_plain_words"] for kind in values("intervention_types").values()]
    for name, found in vars(words).items():
        if name.isupper():
            texts += found.values() if isinstance(found, dict) else [found]
    filled = " ".join(text.format(**FILLED).rstrip(".?") + "." for text in texts if text)
    return [one.strip() for one in re.split(r"[.?:]+\s*", filled) if one.strip()]


def syllables(word: str) -> int:
    plain = word.casefold()
    if plain in COUNTED:
        return COUNTED[plain]
    silent = re.sub(r"(?<![aeiouyl])e$|(?<=[^aeioutd])ed$|(?<=[a-z]{2})e(?=ly$)", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", silent)))


def grade(found: list[str]) -> float:
    said = [word for one in found for word in re.findall(r"[A-Za-z’']+", one)]
    return 0.39 * len(said) / len(found) + 11.8 * sum(map(syllables, said)) / len(said) - 15.59


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("plan", 1), ("order", 2), ("date", 1), ("probation", 3), ("agree", 2), ("people", 2),
        ("office", 2), ("anything", 3), ("waiting", 2), ("changed", 1), ("started", 2), ("me", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted(word, number):
    assert syllables(word) == number


def test_the_measure_tells_plain_words_from_official_ones():
    official = [
        "Your rehabilitation activity requirement necessitates attendance at designated sessions"
    ]
    assert grade(official) > 12


def test_a_child_of_nine_can_read_it():
    assert grade(sentences()) <= MOST_GRADE


def test_no_sentence_is_hard():
    whole = [one for one in sentences() if len(one.split()) >= FEWEST_WORDS]
    assert [one for one in whole if grade([one]) > MOST_OF_ONE] == []


def test_every_sentence_is_short():
    assert [one for one in sentences() if len(one.split()) > MOST_WORDS] == []


def test_no_long_words():
    """Words of four syllables and more."""
    said = {word for one in sentences() for word in re.findall(r"[A-Za-z’']+", one)}
    assert {word for word in said if syllables(word) > 3} == set()

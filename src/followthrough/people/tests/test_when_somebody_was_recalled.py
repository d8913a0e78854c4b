"""A recall to prison is a fact of a licence that runs, for as long as the person is in custody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.people.rules import CaseFacts, MergedFacts, SentenceFacts
from followthrough.people.rules.case_life import possible_end_reasons, why_not_ended
from followthrough.people.rules.merged_facts import Part, with_parts
from followthrough.people.rules.recall import recalled_on
from followthrough.people.tests.test_why_a_case_cannot_have_ended import CASE, TODAY
from followthrough.people.words import say_changes, say_custody, say_recalled_case_stays_open

DAY = timedelta(days=1)


def licence(
    *changes: tuple[str, int], ends: int | None = 90, starts: int = -90, **more
) -> SentenceFacts:
    """Days are said from today on; changes in the order of their days."""
    days = tuple((kind, TODAY + on * DAY) for kind, on in changes)
    ends_on = None if ends is None else TODAY + ends * DAY
    made = SentenceFacts(
        1, "S1", "licence", "", TODAY + starts * DAY, ends_on, "active", "", None, 0, changes=days
    )
    return made._replace(**more)


def held(*sentences: SentenceFacts, release: int | None = None, in_custody: bool = True):
    release_on = None if release is None else TODAY + release * DAY
    return replace(CASE, sentences=sentences, in_custody=in_custody, release_on=release_on)


RECALLED = ("recalled", -20)


@pytest.mark.parametrize(
    ("sentences", "on"),
    [
        ([licence(RECALLED)], -20),
        ([licence()], None),
        ([licence(("varied", -20), ("breached", -10))], None),
        # The day itself, and as of a day before it.
        ([licence(("recalled", 0))], 0),
        ([licence(("recalled", 1))], None),
        ([licence(("recalled", -90))], -90),
        # The licence runs, on its last day too, and without an end.
        ([licence(RECALLED, ends=0)], -20),
        ([licence(RECALLED, ends=-1)], None),
        ([licence(RECALLED, ends=None, no_end=True)], -20),
        ([licence(RECALLED, ends=None)], -20),
        # Recalled twice: the last counts, on one licence and on two.
        ([licence(("recalled", -60), RECALLED)], -20),
        ([licence(("recalled", -60)), licence(RECALLED)], -20),
        # A recall of a licence that has ended is none of the one that follows it.
        ([licence(("recalled", -60), ends=-30), licence(starts=-29)], None),
        # One that follows does not end the recall.
        ([licence(RECALLED, ends=5), licence(starts=6)], -20),
        # Revoked, it ended on that day, also where a file tells a later end of it.
        ([licence(RECALLED, ("revoked", -1), ends=-1)], None),
        ([licence(RECALLED, ("revoked", 0), ends=0)], None),
        ([licence(RECALLED, ("revoked", 0))], None),
        ([licence(RECALLED, ("revoked", -1))], None),
        ([licence(RECALLED, ("revoked", 1))], -20),
        ([licence(("recalled", 0), ("revoked", 0), ends=0)], None),
        # No order can be recalled, whatever stands in a column.
        ([licence(RECALLED, kind="community_order")], None),
    ],
)
def test_the_last_recall_of_a_licence_that_runs(sentences, on):
    expected = None if on is None else TODAY + on * DAY
    assert recalled_on(held(*sentences), TODAY) == expected
    assert recalled_on(held(*sentences, in_custody=False), TODAY) is None


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (held(licence(RECALLED), release=36), "Recalled to prison on 15 December 2026. "
         "Release expected 9 February 2027."),
        (held(licence(RECALLED)), "Recalled to prison on 15 December 2026. Release not known."),
        (held(licence(RECALLED), release=0), "Recalled to prison on 15 December 2026. "
         "Release expected 4 January 2027."),
        (held(licence(RECALLED), release=-1), "Recalled to prison on 15 December 2026. "
         "Release was expected 3 January 2027."),
        (held(licence(), release=36), "In custody, release expected 9 February 2027"),
        (held(licence(), release=-1), "In custody, release was expected 3 January 2027"),
        (held(licence()), "In custody, release date not known"),
        # The day is that of the release before this recall: of the next one nothing is known.
        (held(licence(("recalled", -60), RECALLED), release=-21),
         "Recalled to prison on 15 December 2026. Release not known."),
        (held(licence(("recalled", -60), RECALLED), release=-20),
         "Recalled to prison on 15 December 2026. Release was expected 15 December 2026."),
        # Out again.
        (held(licence(RECALLED), release=-1, in_custody=False),
         "On licence again, release was expected 3 January 2027"),
        (held(licence(RECALLED), release=0, in_custody=False),
         "On licence again, release was expected 4 January 2027"),
        (held(licence(RECALLED), release=-21, in_custody=False),
         "On licence again, day of release not known"),
        (held(licence(RECALLED), release=36, in_custody=False),
         "On licence again, day of release not known"),
        (held(licence(RECALLED), in_custody=False), "On licence again, day of release not known"),
        (held(licence(), in_custody=False), ""),
        (held(licence(RECALLED, ends=-1), in_custody=False), ""),
    ],
)  # fmt: skip
def test_where_somebody_is_and_until_when_is_said_in_words(case: CaseFacts, text: str):
    assert say_custody(case, TODAY) == text


def test_a_recall_stays_among_what_was_done_with_the_licence():
    assert say_changes(licence(("recalled", -60), RECALLED)) == [
        "Recalled to prison on 5 November 2026",
        "Recalled to prison on 15 December 2026",
    ]


@pytest.mark.parametrize(
    ("case", "until"),
    [
        (held(licence(RECALLED)), ", until 4 April 2027"),
        (held(licence(RECALLED), licence(starts=91, ends=300)), ", until 4 April 2027"),
        (held(licence(RECALLED), licence(ends=300)), ", until 31 October 2027"),
        (held(licence(RECALLED, ends=None, no_end=True)), ""),
        (held(licence(RECALLED, ends=None)), ""),
    ],
)
def test_a_recall_does_not_end_a_case(case: CaseFacts, until: str):
    assert say_recalled_case_stays_open(case, TODAY) == (
        f"A recall does not end this case: it stays open while the licence runs{until}."
    )
    possible = possible_end_reasons(case, TODAY)
    assert "revoked" not in possible
    assert "licence_ended" not in possible
    assert {"ended_early", "moved_to_another_service", "sent_by_mistake"} <= set(possible)
    assert "recalled, not revoked" in (why_not_ended(case, "revoked", TODAY, TODAY) or "")


@pytest.mark.parametrize(
    "case",
    [
        held(licence()),
        held(licence(RECALLED), in_custody=False),
        held(licence(RECALLED, ("revoked", -1), ends=-1)),
    ],
)
def test_without_a_recall_that_stands_a_licence_may_be_said_to_be_revoked(case: CaseFacts):
    assert say_recalled_case_stays_open(case, TODAY) == ""
    assert "revoked" in possible_end_reasons(case, TODAY)


def test_a_recall_until_the_end_of_the_licence_ends_with_it():
    case = held(licence(RECALLED, ends=-1), release=-1)
    assert "licence_ended" in possible_end_reasons(case, TODAY)
    assert say_recalled_case_stays_open(case, TODAY) == ""


def test_a_recall_that_is_told_under_another_record_is_one_of_the_same_licence():
    merged = MergedFacts(1, "X000002", date(2027, 1, 1), carried_over=False)
    here, there = held(licence(("varied", -30)), in_custody=False), held(licence(RECALLED))
    both = with_parts(here, [Part(there, merged)])
    [sentence] = both.sentences
    assert [kind for kind, _ in sentence.changes] == ["varied", "recalled"]
    assert recalled_on(both, TODAY) == TODAY - 20 * DAY

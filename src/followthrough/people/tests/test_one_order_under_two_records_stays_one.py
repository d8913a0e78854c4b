"""Two records of one person tell of the same order, and one of them says what a court did with it
since. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.people.rules.facts import (
    MergedFacts,
    OtherCount,
    RequirementFacts,
    SentenceFacts,
)
from followthrough.people.rules.merged_facts import Part, with_parts
from followthrough.people.tests.test_when_work_may_start import CASE

ENDS, SOONER, LATER = date(2027, 10, 4), date(2026, 12, 20), date(2028, 1, 4)
MERGED = MergedFacts(1, "X900002", date(2027, 1, 4), False)


def order(number: int, ends_on: date = ENDS, *changes: tuple[str, date]) -> SentenceFacts:
    return SentenceFacts(
        number, f"S{number}", "community_order", "Theft", date(2026, 10, 5), ends_on, "active", "",
        None, 0, changes=changes,
    )  # fmt: skip


def merged(own: tuple[SentenceFacts, ...], *others: SentenceFacts) -> tuple[SentenceFacts, ...]:
    case = replace(CASE, sentences=own)
    return with_parts(case, [Part(replace(CASE, sentences=others), MERGED)]).sentences


@pytest.mark.parametrize(
    ("change", "end"), [("revoked", SOONER), ("shortened", SOONER), ("extended", LATER)]
)
@pytest.mark.parametrize("here", [True, False])
def test_an_end_that_was_moved_under_one_record_is_the_end(change: str, end: date, here: bool):
    changed, as_it_was = order(1, end, (change, SOONER)), order(2)
    own, other = (changed, as_it_was) if here else (as_it_was, changed)
    [one] = merged((own,), other)
    assert (one.ends_on, one.changes) == (end, ((change, SOONER),))
    assert one.id == own.id


def test_the_last_change_says_when_it_ends():
    extended = order(1, LATER, ("extended", date(2026, 11, 1)))
    revoked = order(2, SOONER, ("revoked", SOONER))
    [one] = merged((extended,), revoked)
    assert one.ends_on == SOONER
    assert [kind for kind, _ in one.changes] == ["extended", "revoked"]


def test_two_orders_with_other_ends_that_nobody_moved_are_two():
    assert len(merged((order(1),), order(2, LATER))) == 2
    recalled = order(2, LATER, ("recalled", SOONER))
    assert len(merged((order(1),), recalled)) == 2


def test_the_one_with_the_same_end_is_taken_first():
    extended = order(3, LATER, ("extended", SOONER))
    stand = merged((order(1), order(2, LATER)), extended)
    assert len(stand) == 2
    assert {s.id: len(s.changes) for s in stand} == {1: 0, 2: 1}


def hours(number: int, done: int, amount: int = 100) -> RequirementFacts:
    return RequirementFacts(number, f"R{number}", "unpaid_work", amount, done)


def test_two_counts_of_one_order_are_both_kept_and_the_kept_record_is_read():
    own = order(1)._replace(requirements=(hours(1, 10), hours(2, 5, 20)), days_used=3)
    other = order(2)._replace(requirements=(hours(8, 83), hours(9, 5, 20)), days_used=4)
    [one] = merged((own,), other)
    assert [r.done for r in one.requirements] == [10, 5]
    assert one.other_counts == (OtherCount("X900002", None, 4), OtherCount("X900002", 1, 83))


def test_of_two_that_are_alike_each_is_compared_with_one():
    own = order(1)._replace(requirements=(hours(1, 10), hours(2, 20)))
    other = order(2)._replace(requirements=(hours(8, 10), hours(9, 30)))
    [one] = merged((own,), other)
    assert one.other_counts == (OtherCount("X900002", 2, 30),)


def test_counts_that_agree_are_one():
    own = order(1)._replace(requirements=(hours(1, 10),))
    [one] = merged((own,), order(2)._replace(requirements=(hours(8, 10),)))
    assert one.other_counts == ()

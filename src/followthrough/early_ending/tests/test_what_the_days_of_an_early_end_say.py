"""Whom an early end waits for, and which day counts, follows from its days: those of the early end
of one sentence, and those that are read for many cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followthrough.early_ending.rules import EarlyEnd, EarlyEndFacts, StageBy, days_told

DECIDED, ENDS = date(2027, 1, 4), date(2027, 1, 18)
LATER = DECIDED + timedelta(days=1)
NEVER = None
BY = StageBy(1, "Amara", "Probation practitioner")


def read_for_many(sentence_id: int = 1, **days: date | None) -> EarlyEndFacts:
    return EarlyEndFacts(
        sentence_id=sentence_id, decided_by=1, decided_on=DECIDED, ends_on=ENDS, **days
    )


def read_of_one(**days: date | None) -> EarlyEnd:
    return EarlyEnd(
        decision_id=1,
        last_id=1,
        decided_by=BY,
        decided_on=DECIDED,
        ends_on=ENDS,
        was_to_end_on=date(2027, 10, 4),
        judgements={},
        shown={},
        pack="test",
        words="",
        **days,
    )


@pytest.mark.parametrize("read", [read_for_many, read_of_one])
@pytest.mark.parametrize(
    ("confirmed", "told", "withdrawn", "waits", "day"),
    [
        (NEVER, NEVER, NEVER, "for a second person", None),
        (LATER, NEVER, NEVER, "to be told", None),
        (LATER, LATER, NEVER, "", ENDS),
        (NEVER, NEVER, LATER, "", None),
        (LATER, NEVER, LATER, "", None),
        (LATER, LATER, LATER, "", ENDS),
    ],
)
def test_what_it_waits_for_and_the_day_that_was_told(read, confirmed, told, withdrawn, waits, day):
    end = read(confirmed_on=confirmed, told_on=told, withdrawn_on=withdrawn)
    assert end.waits_for_second is (waits == "for a second person")
    assert end.waits_to_be_told is (waits == "to be told")
    assert end.day_told == day
    assert end.stands is (withdrawn is None)


def test_a_day_is_told_of_every_sentence_whose_early_end_stands() -> None:
    ends = [
        read_for_many(1),
        read_for_many(2, confirmed_on=LATER),
        read_for_many(3, confirmed_on=LATER, told_on=LATER),
        read_for_many(4, confirmed_on=LATER, told_on=LATER, withdrawn_on=LATER),
    ]
    assert days_told(ends) == {1: None, 2: None, 3: ENDS}

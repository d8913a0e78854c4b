from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.people.rules import (
    CaseFacts,
    SentenceFacts,
    contact_is_suspended,
    days_left,
    work_may_start_on,
)
from followthrough.people.rules.birth import Born

TODAY = date(2027, 1, 4)
BEFORE, AFTER, LATER = date(2026, 10, 5), date(2027, 3, 1), date(2027, 6, 1)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))


def sentence(
    starts: date = BEFORE,
    regime: str = "active",
    limit: int | None = None,
    used: int = 0,
    ends: date = date(2028, 12, 31),
) -> SentenceFacts:
    return SentenceFacts(
        1, "S1", "community_order", "", starts, ends, regime, "", days_limit=limit, days_used=used
    )


BORN = Born(date(1990, 5, 17))
CASE = CaseFacts(
    case_id=1, crn="X000001", name="Sam Rivers", called="Sam", born=BORN, sex="male",
    unit_id=1, unit_name="Northtown", region_id=1, police_area_id=None, practitioner_id=None,
    practitioner_name="", opened_on=BEFORE, in_custody=False, release_on=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("starts", "in_custody", "release_on", "first_day"),
    [
        ([BEFORE], False, None, TODAY),
        ([TODAY], False, None, TODAY),
        ([AFTER], False, None, AFTER),
        ([LATER, AFTER], False, None, AFTER),  # any sentence that runs is enough
        ([], False, None, TODAY),
        ([BEFORE], True, None, None),  # nobody knows when: no date is made up
        ([BEFORE], True, AFTER, AFTER),
        ([BEFORE], True, TODAY, TODAY),
        ([BEFORE], True, BEFORE, None),  # past the day and still inside: it is not known
        ([LATER], True, AFTER, LATER),
        ([BEFORE], False, AFTER, TODAY),  # in the community: an old release day means nothing
    ],
)
def test_work_starts_once_a_sentence_runs_and_the_person_is_out(
    starts: list[date], in_custody: bool, release_on: date | None, first_day: date | None
) -> None:
    case = replace(
        CASE,
        sentences=tuple(sentence(day) for day in starts),
        in_custody=in_custody,
        release_on=release_on,
    )
    assert work_may_start_on(case, TODAY) == first_day


def test_a_sentence_that_has_ended_carries_no_work() -> None:
    over, to_come = sentence(ends=date(2026, 12, 31)), sentence(AFTER)
    assert work_may_start_on(replace(CASE, sentences=(over, to_come)), TODAY) == AFTER
    assert work_may_start_on(replace(CASE, sentences=(over,)), TODAY) == TODAY


@given(st.lists(DAYS, max_size=3), st.booleans(), st.none() | DAYS, DAYS)
def test_it_is_never_before_today_nor_before_release(
    starts: list[date], in_custody: bool, release_on: date | None, today: date
) -> None:
    case = replace(
        CASE,
        sentences=tuple(sentence(day) for day in starts),
        in_custody=in_custody,
        release_on=release_on,
    )
    first = work_may_start_on(case, today)
    if first is None:
        assert in_custody
        assert release_on is None or release_on < today
    else:
        assert first >= today
        assert not starts or first >= min(starts)
        assert not (in_custody and release_on) or first >= release_on


@pytest.mark.parametrize(
    ("limit", "used", "left"),
    [
        (None, 0, None),
        (None, 5, None),
        (30, 0, 30),
        (30, 30, 0),
        (30, 31, 0),  # used beyond the limit is none left, not fewer than none
        (0, 0, 0),
    ],
)
def test_activity_days_are_left_of_an_order_with_a_limit(
    limit: int | None, used: int, left: int | None
) -> None:
    assert days_left(sentence(limit=limit, used=used)) == left


@pytest.mark.parametrize(
    ("regimes", "suspended"),
    [
        ([], False),
        (["suspended"], True),
        (["suspended", "suspended"], True),
        (["suspended", "active"], False),
        (["suspended", "exempt"], False),
        (["active"], False),
    ],
)
def test_contact_is_suspended_where_every_sentence_says_so(
    regimes: list[str], suspended: bool
) -> None:
    case = replace(CASE, sentences=tuple(sentence(regime=regime) for regime in regimes))
    assert contact_is_suspended(case) is suspended


def test_the_case_ends_with_the_last_of_its_sentences() -> None:
    assert CASE.ends_on is None
    case = replace(CASE, sentences=(sentence(ends=LATER), sentence(ends=AFTER)))
    assert case.ends_on == LATER

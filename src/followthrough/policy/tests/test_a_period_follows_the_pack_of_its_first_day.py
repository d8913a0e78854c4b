"""A period that runs when the pack changes: its length is that of the day on which it began, or
what a transitional rule says (docs/decisions/0015-the-governing-day.md)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.policy import Context
from followthrough.policy.pack import Transitional
from followthrough.policy.tests.changing_packs import Change, changed_alone, context_of, length
from tests import sizes

CODE = "stalled_after"
CHANGE = date(2027, 3, 1)
KEPT, FOLLOW, LONGER = None, Transitional.RUNNING_FOLLOW, Transitional.LONGER_OF_BOTH


def day(days: int) -> date:
    """In days from the change."""
    return CHANGE + timedelta(days=days)


def context(
    before: int, after: int, rule: Transitional | None = KEPT, today: date = CHANGE
) -> Context:
    """The first change sets what holds before the one that is looked at."""
    packs = changed_alone(
        Change(f"timescale.{CODE}", date(2026, 1, 1), length(before)),
        Change(f"timescale.{CODE}", CHANGE, length(after), rule),
    )
    return context_of(packs, today)


@pytest.mark.parametrize(
    ("before", "after", "rule", "began", "ends"),
    [
        # As it began: the day before the change, on its day, the day after.
        (20, 10, KEPT, -1, 19),
        (20, 10, KEPT, 0, 10),
        (20, 10, KEPT, 1, 11),
        (10, 20, KEPT, -1, 9),
        (10, 20, KEPT, 0, 20),
        # What runs follows: counted from its own beginning, and never over before the change.
        (20, 10, FOLLOW, -1, 9),
        (20, 10, FOLLOW, 0, 10),
        (20, 10, FOLLOW, -15, 0),
        (20, 10, FOLLOW, -20, 0),  # its last day is the day of the change: it still runs
        (20, 10, FOLLOW, -21, -1),  # over on the day before: it stays over
        (10, 20, FOLLOW, -1, 19),
        (10, 20, FOLLOW, -10, 10),
        (10, 20, FOLLOW, -11, -1),
        # The longer of both.
        (20, 10, LONGER, -1, 19),
        (20, 10, LONGER, 0, 10),
        (10, 20, LONGER, -1, 19),
        (10, 20, LONGER, -10, 10),
        (10, 20, LONGER, -11, -1),
    ],
)
def test_counted_forwards(before, after, rule, began, ends):
    looked_at = context(before, after, rule)
    assert looked_at.after(day(began), CODE) == day(ends)


@pytest.mark.parametrize("today", [-30, -1, 0, 1, 30])
@pytest.mark.parametrize("rule", [KEPT, FOLLOW, LONGER])
def test_an_end_is_the_same_whenever_one_looks(rule, today):
    now, then = context(20, 10, rule), context(20, 10, rule, day(today))
    for began in range(-25, 5):
        assert then.after(day(began), CODE) == now.after(day(began), CODE)


@pytest.mark.parametrize(
    ("before", "after", "rule", "today", "to_come", "begins"),
    [
        # Shorter: what had begun goes on, the rest begins later.
        (20, 10, KEPT, 0, 19, -1),
        (20, 10, KEPT, 0, 20, 10),
        (20, 10, KEPT, 0, 21, 11),
        # Longer: begun at last on the day of the change, and not before it.
        (10, 20, KEPT, 0, 9, -1),
        (10, 20, KEPT, 0, 10, 0),
        (10, 20, KEPT, 0, 15, 0),
        (10, 20, KEPT, 0, 21, 1),
        # What runs follows, once the change has come.
        (20, 10, FOLLOW, -1, 19, -1),
        (20, 10, FOLLOW, 0, 19, 9),
        (20, 10, FOLLOW, 0, 5, 0),
        (20, 10, FOLLOW, 0, 0, 0),
        (20, 10, FOLLOW, 0, -1, -21),  # over on the day before
        # The longer of both is what began first.
        (20, 10, LONGER, 0, 19, -1),
        (10, 20, LONGER, 0, 15, 0),
    ],
)
def test_counted_backwards(before, after, rule, today, to_come, begins):
    looked_at = context(before, after, rule, day(today))
    assert looked_at.before(day(to_come), CODE) == day(begins)


def test_a_period_that_follows_one_change_follows_the_next_one_too():
    packs = changed_alone(
        Change(f"timescale.{CODE}", CHANGE, length(40), FOLLOW),
        Change(f"timescale.{CODE}", day(30), length(60), FOLLOW),
        Change(f"timescale.{CODE}", day(35), length(5)),
    )
    looked_at = context_of(packs, CHANGE)
    assert looked_at.after(day(-1), CODE) == day(59)  # 28, then 40, then 60 days
    assert looked_at.after(day(-28), CODE) == day(12)  # over before the second change
    assert looked_at.after(day(-29), CODE) == day(-1)  # over before the first


def test_a_time_before_that_closes_again_opens_under_the_length_in_force_then():
    packs = changed_alone(
        Change("timescale.group_start_soon", CHANGE, length(2), FOLLOW),
        Change("timescale.group_start_soon", day(5), length(30)),
    )
    start = day(10)  # open from day -4 by the first length, closed by the second
    assert context_of(packs, day(-1)).before(start, "group_start_soon") == day(-4)
    assert context_of(packs, day(1)).before(start, "group_start_soon") == day(5)


@pytest.mark.parametrize(
    ("unit", "ends"), [("working_days", date(2027, 3, 5)), ("calendar_months", date(2027, 8, 26))]
)
def test_the_units_may_change_too(unit, ends):
    packs = changed_alone(Change(f"timescale.{CODE}", CHANGE, length(6, unit), FOLLOW))
    began = date(2027, 2, 26)  # a Friday: the fifth working day after the first is 5 March
    if unit == "working_days":
        packs = changed_alone(Change(f"timescale.{CODE}", CHANGE, length(5, unit), FOLLOW))
    assert context_of(packs, CHANGE).after(began, CODE) == ends


lengths = st.one_of(
    st.builds(length, st.integers(1, 90)),
    st.builds(length, st.integers(1, 30), st.just("working_days")),
    st.builds(length, st.integers(1, 6), st.just("calendar_months")),
)
rules = st.sampled_from([KEPT, FOLLOW, LONGER])


@st.composite
def contexts(draw):
    """Up to four changes of one timescale near the day that is looked at."""
    days = sorted(draw(st.sets(st.integers(-150, 150), max_size=4)))
    changes = [Change(f"timescale.{CODE}", day(d), draw(lengths), draw(rules)) for d in days]
    return context_of(
        changed_alone(*changes, Change(f"timescale.{CODE}", day(9000), length(28))), CHANGE
    )


@sizes.examples(40)
@given(contexts(), st.integers(-200, 200))
def test_a_period_ends_after_it_began_and_begins_before_it_ends(looked_at, offset):
    assert looked_at.after(day(offset), CODE) > day(offset)
    assert looked_at.before(day(offset), CODE) <= day(offset)

"""What may be put off, how often and until when: each boundary of the rule. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, on, published, sentence, step
from followthrough.people.rules.due_item import (
    AGREEMENT,
    DUE_KINDS,
    IMMEDIATE,
    LEGAL,
    MANAGER,
    SAFETY,
    STALLED,
    Due,
    Urgency,
)
from followthrough.people.rules.put_off import days_to_choose, why_not_put_off
from followthrough.people.rules.settled_facts import PutOffFacts

MONDAY = date(2027, 1, 4)
AT_MOST, ONCE = "This can be put off until", "This protects others and was put off once already."
SET = "This date is set by the law, a court or a standard."


def thing(kind: str, urgency: Urgency | None = None, **more) -> Due:
    return DUE_KINDS.named(kind).item(case().case, MONDAY, urgency=urgency, **more)


REVIEW, STALLED_WORK = "register-review", "stalled"


@pytest.mark.parametrize(
    ("item", "until", "again", "refused"),
    [
        # What protects others: five working days, over a weekend, and once.
        (thing(REVIEW), date(2027, 1, 5), False, None),
        (thing(REVIEW), date(2027, 1, 11), False, None),
        (thing(REVIEW), date(2027, 1, 12), False, AT_MOST),
        (thing(REVIEW), date(2027, 1, 5), True, ONCE),
        (thing("no-referral", SAFETY), date(2027, 1, 12), False, AT_MOST),
        (thing("no-referral", SAFETY), date(2027, 1, 5), True, ONCE),
        # Never to today or before it.
        (thing(REVIEW), date(2027, 1, 4), False, "The day has to be after today."),
        (thing(STALLED_WORK), date(2027, 1, 3), False, "The day has to be after today."),
        # What the law, a court or a standard sets: on no day.
        (thing("release-passed"), date(2027, 1, 5), False, SET),
        (thing("no-plan"), date(2027, 1, 5), False, SET),
        (thing("requirement-not-started"), date(2027, 1, 5), False, SET),
        (thing(STALLED_WORK, LEGAL), date(2027, 1, 5), False, SET),
        (
            thing("first-night"),
            date(2027, 1, 5),
            False,
            "The day of a release is near. This cannot be put off.",
        ),
        # A day that a plan or an order made here set.
        (thing("step-by-date"), date(2027, 1, 18), False, None),
        (thing("step-by-date"), date(2027, 1, 19), False, AT_MOST),
        (thing("no-referral"), date(2027, 1, 18), False, None),
        # All else: ten working days, and again.
        (thing("immediate-need"), date(2027, 1, 18), False, None),
        (thing(STALLED_WORK), date(2027, 1, 18), True, None),
        (thing(STALLED_WORK), date(2027, 1, 19), True, AT_MOST),
        # What waits for a manager.
        (thing(STALLED_WORK, addressee=MANAGER), date(2027, 1, 5), False, "What waits for a"),
    ],
)
def test_each_boundary(item, until, again, refused) -> None:
    said = why_not_put_off(item, until, context(), again=again)
    assert said is None if refused is None else (said or "").startswith(refused)


def test_bank_holidays_are_no_working_days() -> None:
    """Good Friday and Easter Monday of 2027."""
    before_easter = context(date(2027, 3, 24))
    days = list(days_to_choose(thing(REVIEW), before_easter))
    assert days == [date(2027, 3, day) for day in (25, 30, 31)] + [
        date(2027, 4, day) for day in (1, 2)
    ]


def put_off(until: date | None, place: int = SAFETY.place, since: int = 0):
    made = case(registers={"rcpr": 0})
    key = f"register-review/register:rcpr/{on(since)}"
    row = PutOffFacts(key, place, until, "arranged", 1)
    return replace(made, case=replace(made.case, put_off=(row,)))


def kinds(facts, today: date) -> set[str]:
    return {item.kind for item in due(facts, context(today))}


@pytest.mark.parametrize(
    ("facts", "today", "asked"),
    [
        (put_off(on(3)), on(0), False),
        (put_off(on(3)), on(2), False),
        (put_off(on(3)), on(3), True),  # it comes back on that day
        (put_off(None), on(0), True),  # taken back
        (put_off(on(3), since=-1), on(0), True),  # another occasion
        (put_off(on(3), place=AGREEMENT.place), on(0), True),  # more serious than it was
        (put_off(on(3), place=IMMEDIATE.place), on(0), True),
    ],
)
def test_while_it_is_put_off_it_is_not_asked(facts, today, asked) -> None:
    assert ("register-review" in kinds(facts, today)) is asked
    assert ("put-off" in kinds(facts, today)) is not asked


def test_only_what_protects_others_is_told_to_a_manager() -> None:
    made = case(steps=[step(by=-1)])
    [item] = due(made, context())
    assert item.kind == "step-by-date"
    row = PutOffFacts(item.occasion, item.urgency.place, on(3), "arranged", 1)
    assert due(replace(made, case=replace(made.case, put_off=(row,))), context()) == []


def test_a_class_that_presses_less_stays_away() -> None:
    """What was put off as it was more serious is not asked because it is less so."""
    assert "register-review" not in kinds(put_off(on(3), place=SAFETY.place), on(0))
    assert STALLED.place > SAFETY.place


def test_an_order_that_was_put_off_for_one_reason_is_asked_again_for_another() -> None:
    one = step()
    order = published(one, 20, "estimate")
    short = case(steps=[one], published=order, sentences=[sentence(ends=10)])
    [item] = [item for item in due(short, context()) if item.kind == "order-no-longer-holds"]
    row = PutOffFacts(item.occasion, item.urgency.place, on(5), "arranged", 1)
    away = replace(short, case=replace(short.case, put_off=(row,)))
    assert item.kind not in kinds(away, on(0))
    recalled = replace(away, case=replace(away.case, in_custody=True, release_on=on(30)))
    assert item.kind in kinds(recalled, on(0))

"""How what a sentence requires will be delivered within the time that is left (2.2.1 d)."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules.time_left import time_left_sentences
from followthrough.delivery.tests.facts import TODAY, case, context, on, sentence, step
from followthrough.plans.rules.requirements import requirement_coverage
from followthrough.sequencing.rules import Published, PublishedStep


def told(*steps, order=None, ends=300, kind="unpaid_work", amount=None, done=0) -> list[str]:
    facts = case(
        steps=list(steps),
        sentences=[sentence(ends, requirements=(7,), kind=kind, amount=amount, done=done)],
    )
    [one] = requirement_coverage(facts.case, facts.plan, context().pack)
    return time_left_sentences(facts.case, one, order, TODAY, context().pack)


@pytest.mark.parametrize(
    ("amount", "done", "ends", "said"),
    [
        (60, 0, 70, "60 hours left in 10 weeks: about 6 hours a week."),
        (60, 0, 76, "60 hours left in 10 weeks: about 6 hours a week."),  # whole weeks only
        (61, 0, 70, "61 hours left in 10 weeks: about 7 hours a week."),  # rounded up
        (60, 59, 70, "1 hour left in 10 weeks."),
        (60, 20, 7, "40 hours left in 1 week: about 40 hours a week."),
        (60, 20, 6, "40 hours left, and less than a week."),
        (60, 20, 0, "40 hours left, and less than a week."),
    ],
)
def test_what_is_left_is_told_by_the_week_and_rounded_up(amount, done, ends, said):
    assert told(amount=amount, done=done, ends=ends) == [said]


VARY = (
    "Ask whoever delivers it what can be done by then, and your manager about applying to the "
    "court to vary it."
)


# Months pass by themselves, where there are enough of them: two from 4 January end on 4 March.
@pytest.mark.parametrize(
    ("amount", "done", "ends", "said"),
    [
        (12, 10, 59, []),
        (12, 10, 58, ["2 months left in 8 weeks: not all of it fits.", VARY]),
        (12, 3, 63, ["9 months left in 9 weeks: not all of it fits.", VARY]),
        (12, 11, 6, ["1 month left in less than a week: not all of it fits.", VARY]),
        (12, 11, 7, ["1 month left in 1 week: not all of it fits.", VARY]),
        (0, 0, 7, []),
    ],
)
def test_months_that_do_not_fit_are_said(amount, done, ends, said):
    assert told(kind="mental_health_treatment", amount=amount, done=done, ends=ends) == said


def test_of_nought_nothing_is_left_and_nothing_is_done():
    assert told(amount=0, done=0, ends=70) == []
    assert told(amount=0, done=0, ends=-1) == [NOT_DONE]


@pytest.mark.parametrize(
    ("kind", "amount", "done"),
    [
        ("unpaid_work", 60, 60),  # done
        ("unpaid_work", 60, 61),
        ("rehabilitation_activity", 30, 5),  # the order only sets a most
        ("curfew", 24, 0),  # nobody delivers it
        ("drug_rehabilitation", 6, 0),  # months pass by themselves
        ("drug_testing", 6, 0),  # for its months, not until the sentence ends
        ("accredited_programme", None, 0),
    ],
)
def test_nothing_is_said_by_the_week_where_it_would_mean_nothing(kind, amount, done):
    assert told(kind=kind, amount=amount, done=done) == []


def test_a_sentence_that_is_over_says_so():
    assert told(amount=60, ends=-1) == ["The sentence ended on 3 January 2027, and it is not done."]


DONE = step(requirement_id=7, started=-9, finished=-2)
NOT_DONE = "The sentence ended on 3 January 2027, and it is not done."


@pytest.mark.parametrize(
    ("steps", "kind", "amount", "ends", "said"),
    [
        ((DONE,), "accredited_programme", None, 30, []),
        ((DONE,), "accredited_programme", None, -1, []),
        ((DONE, step(requirement_id=7, not_delivered=-1)), "unpaid_work", None, -1, [NOT_DONE]),
        ((DONE,), "unpaid_work", 60, -1, [NOT_DONE]),
        ((DONE,), "licence_supervision", None, -1, []),
        (
            (DONE,),
            "licence_supervision",
            None,
            30,
            ["It goes on until the sentence ends on 3 February 2027."],
        ),
    ],
)
def test_what_is_done_owes_nothing_and_what_runs_on_says_until_when(
    steps, kind, amount, ends, said
):
    assert told(*steps, kind=kind, amount=amount, ends=ends) == said


LATE = "That is after the sentence ends."
LACKING = ["Not all of it has a date. Publish the order, or ask when it can start."]
LACKING_IN_IT = ["Not all of it has a date. Ask when it can start."]


def order_of(*pairs) -> Published:
    """Steps with the day on which they end, from today; None for an end that is not known."""
    placed = {
        one.id: PublishedStep(one.id, on(5), None if end is None else on(end), "own", "planned")
        for one, end in pairs
    }
    return Published(1, 1, TODAY, "Amara", "1", placed)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((40, 90), ["The published order has it done by 4 April 2027."]),
        ((40, 0), ["The published order has it done by 13 February 2027."]),
        ((0, 0), ["The published order has it done by 4 January 2027."]),
        ((-2, -1), ["By the published order it was to be done by 3 January 2027."]),
        ((40, 301), ["The published order has it done by 1 November 2027.", LATE]),
        ((40, 300), ["The published order has it done by 31 October 2027."]),
        # They have a start; when it is over, nobody knows.
        ((40, None), []),
        ((None, None), []),
    ],
)
def test_the_published_order_says_when_it_is_done(ends, said):
    steps = [step(requirement_id=7), step(requirement_id=7)]
    order = order_of(*zip(steps, ends, strict=True))
    assert told(*steps, order=order, kind="accredited_programme") == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (step(requirement_id=7), LACKING),
        (step(requirement_id=7, decided="hold", why="health"), LACKING),
        (step(requirement_id=7, started=-9), []),  # it goes on, and needs no start
        (step(requirement_id=7, started=-9, finished=-1), []),
        (step(requirement_id=7, not_delivered=-1, why="health"), []),
        (step(requirement_id=7, decided="drop", why="duplicate"), []),
    ],
)
def test_without_a_published_order_only_what_is_still_to_start_lacks_a_date(one, said):
    assert told(one, kind="accredited_programme") == said


def test_hours_that_are_counted_as_they_come_have_no_end_but_that_of_the_order():
    """However long such work usually takes, and whatever day an order has for it."""
    goes_on = step(requirement_id=7, intervention="unpaid_work", started=-9)
    said = told(goes_on, order=order_of((goes_on, 40)), amount=60, done=10, ends=300)
    assert said == ["50 hours left in 42 weeks: about 2 hours a week."]


def test_work_on_hold_is_part_of_what_has_to_be_dated():
    live, held = step(requirement_id=7), step(requirement_id=7, decided="hold", why="health")
    assert (
        told(live, held, order=order_of((live, 40)), kind="accredited_programme") == LACKING_IN_IT
    )


@pytest.mark.parametrize(("is_published", "again"), [(False, ""), (True, " again")])
def test_what_has_a_date_in_the_order_proposed_is_to_be_published(is_published, again):
    live, new = step(requirement_id=7), step(requirement_id=7)
    order = order_of((live, 40)) if is_published else None
    facts = case(steps=[live, new], sentences=[sentence(requirements=(7,))])
    [one] = requirement_coverage(facts.case, facts.plan, context().pack)

    def said(*dated: int) -> list[str]:
        proposed = {step.id: step.id in dated for step in (live, new)} if dated else {}
        return time_left_sentences(facts.case, one, order, TODAY, context().pack, proposed=proposed)

    dated = [f"The order that is proposed has a date for it. Publish it{again}."]
    assert said(live.id, new.id) == dated
    assert said() == (LACKING_IN_IT if is_published else LACKING)


@pytest.mark.parametrize("is_published", [False, True])
def test_what_the_order_proposed_has_no_day_for_is_told_by_its_step(is_published):
    """Whose row stands on the same page, and says what comes next."""
    live, new = step(requirement_id=7), step(requirement_id=7)
    order = order_of((live, 40)) if is_published else None
    facts = case(steps=[live, new], sentences=[sentence(requirements=(7,))])
    [one] = requirement_coverage(facts.case, facts.plan, context().pack)
    proposed = {live.id: True, new.id: False}
    of = facts.case, one, order, TODAY, context().pack
    assert time_left_sentences(*of, proposed=proposed) == [
        "Not all of it has a date. Its step says what comes next."
    ]


def test_where_an_order_sets_a_most_nothing_is_owed():
    one = step(requirement_id=7)
    kind = "rehabilitation_activity"
    assert told(one, kind=kind, amount=30, done=5) == []
    assert told(one, kind=kind, amount=30, done=5, ends=-1) == []


def test_the_time_of_a_sentence_that_has_not_begun_begins_with_it():
    order = sentence(100, requirements=(7,), starts=90, kind="unpaid_work", amount=100)
    facts = case(steps=[], sentences=[order])
    [one] = requirement_coverage(facts.case, facts.plan, context().pack)
    assert time_left_sentences(facts.case, one, None, TODAY, context().pack) == [
        "100 hours left in 1 week: about 100 hours a week."
    ]


def test_what_went_on_until_the_end_and_months_that_are_over_are_not_called_undone():
    started = step(requirement_id=7, started=-9)
    assert told(started, kind="licence_supervision", ends=-1) == []
    assert told(DONE, kind="drug_rehabilitation", amount=9, done=2, ends=-1) == []
    assert told(step(requirement_id=7), kind="licence_supervision", ends=-1) == [NOT_DONE]


MONITORED = (
    "Its months, counted from the start of the sentence, were over on 30 May 2026, so the time for "
    "it may be up. Ask whoever monitors it."
)


@pytest.mark.parametrize(
    ("amount", "done", "said"),
    [(6, 0, [MONITORED]), (24, 0, []), (None, 0, []), (6, 2, []), (6, 6, [])],
)
@pytest.mark.parametrize("kind", ["curfew", "gps_location_monitoring"])
def test_months_that_run_by_themselves_may_be_up(kind, amount, done, said):
    assert told(kind=kind, amount=amount, done=done) == said


@pytest.mark.parametrize(
    ("finished", "said"),
    [
        (-100, ["It went on for the 6 months ordered. Ask the treatment provider if it is over."]),
        (-200, []),
    ],
)
def test_work_that_lasted_as_ordered_says_whom_to_ask(finished, said):
    treated = step(requirement_id=7, started=-300, finished=finished)
    assert told(treated, kind="drug_rehabilitation", amount=6) == said

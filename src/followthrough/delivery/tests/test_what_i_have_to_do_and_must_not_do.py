"""My plan says what the order or the licence asks, in plain words, and nothing that a source
typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlan, MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.delivery.tests.my_plan_values import without
from followthrough.people.rules.facts import OtherCount, RequirementFacts


def asks(*kinds: str | tuple[str, int, int], **more):
    """A sentence that asks for these kinds, with an amount and what is done of it."""
    found = [(kind, None, 0) if isinstance(kind, str) else kind for kind in kinds]
    made = sentence(more.pop("ends", 300), starts=more.pop("starts", -400))
    rows = [RequirementFacts(made.id * 100 + n, "R", *one) for n, one in enumerate(found)]
    return made._replace(requirements=tuple(rows), **more)


def said(duties) -> tuple[str, ...]:
    return tuple(f"{duty.when} {duty.text}".strip() for duty in duties)


def mine(*sentences, **more) -> MyPlan:
    return my_plan(case(sentences=list(sentences), **more), MyPlanSources(), context())


@pytest.mark.parametrize(
    ("asked", "must", "must_not"),
    [
        (
            ("unpaid_work", 60, 14),
            ["I do 60 hours of unpaid work. So far I have done 14."],
            [],
        ),
        (("unpaid_work", 60, 0), ["I do 60 hours of unpaid work."], []),
        (
            ("unpaid_work", 60, 60),
            ["This is done: I have done all 60 hours of my unpaid work."],
            [],
        ),
        ("unpaid_work", ["I do unpaid work."], []),
        (
            ("rehabilitation_activity", 20, 6),
            ["I take part in what Amara plans with me, on 20 days at most. So far I have done 6."],
            [],
        ),
        ("curfew", ["I stay in at the times that are in my order."], []),
        (("exclusion", 24, 2), [], ["I do not go to the places that are named in my order."]),
        (
            ("curfew", 3, 3),
            [
                "I stay in at the times that are in my order. "
                "The time for this may be up. I can ask Amara."
            ],
            [],
        ),
        ("nobody knows this", [], []),
    ],
)
def test_an_order_is_said_in_plain_words(asked, must, must_not):
    result = mine(asks(asked))
    assert (list(said(result.must)), list(said(result.must_not))) == (must, must_not)


CONTACT = (
    "A court order says to stay away from some people or places. "
    "I can ask Amara to show me the order."
)
CONDUCT = "A court order says what I must not do. I can ask Amara to show me the order."


@pytest.mark.parametrize(
    ("registers", "must_not"),
    [
        ({}, []),
        ({"rsto": 90}, [CONTACT]),
        ({"spo": 90}, [CONTACT]),
        ({"shpo": 90}, [CONDUCT]),
        ({"rsto": 90, "spo": 90, "shpo": 90}, [CONTACT, CONDUCT]),
        ({"advp": 90, "invi": 90, "rcco": 90}, []),  # what staff know is not on paper
    ],
)
@pytest.mark.parametrize("in_custody", [False, True])
def test_a_court_order_that_i_was_given_is_said_without_whom_it_names(
    registers, must_not, in_custody
):
    result = mine(asks("unpaid_work"), registers=registers, in_custody=in_custody)
    assert list(said(result.must_not)) == must_not


def test_a_court_order_stands_first_and_can_be_left_off():
    result = mine(asks("exclusion"), registers={"rsto": 90})
    place = "I do not go to the places that are named in my order."
    assert said(result.must_not) == (CONTACT, place)
    assert said(without(result, result.must_not[0]).must_not) == (place,)


def test_a_court_order_is_said_where_there_is_no_plan_and_nothing_is_ordered():
    assert said(mine(registers={"rsto": 90}, plan=False).must_not) == (CONTACT,)


def test_a_licence_asks_and_forbids():
    result = mine(asks("licence_standard", "licence_no_contact", kind="licence"))
    assert said(result.must) == ("I keep in touch with Amara.",)
    assert said(result.must_not) == (
        "I do not get into trouble with the law.",
        "I do not get in touch with the people named in my licence.",
    )


def test_the_same_is_said_once_of_several_and_hours_of_each():
    both = [asks("exclusion", ("unpaid_work", 40, 0)), asks("exclusion", ("unpaid_work", 60, 5))]
    result = mine(*both)
    assert said(result.must_not) == ("I do not go to the places that are named in my orders.",)
    assert len(result.must) == 2


def test_licences_that_follow_each_other_are_one():
    first = asks("licence_supervision", kind="licence", ends=30)
    second = asks("licence_supervision", "licence_curfew", kind="licence", starts=31)
    assert said(mine(second, first).must) == (
        "I meet with Amara when I am told to.",
        "From 4 February 2027: I stay in at the times that are in my licence.",
    )


def test_one_that_has_not_begun_says_from_when():
    order = asks("curfew", starts=5)
    assert said(mine(order).must) == (
        "From 9 January 2027: I stay in at the times that are in my order.",
    )


def test_one_without_an_end_is_said_as_any_other():
    life = asks("licence_exclusion", kind="licence")._replace(ends_on=None, no_end=True)
    assert said(mine(life).must_not) == ("I do not go to the places that are named in my licence.",)


@pytest.mark.parametrize("over", [{"ends": -1}, {"changes": (("revoked", on(-3)),)}])
def test_what_is_over_asks_for_nothing(over):
    result = mine(asks("curfew", "exclusion", **over))
    assert (result.must, result.must_not) == ((), ())


def test_somebody_in_prison_keeps_to_a_licence_once_they_are_out():
    licence = asks("licence_supervision", "licence_exclusion", kind="licence", starts=20)
    order = asks(("unpaid_work", 60, 60), "curfew", "exclusion")
    result = mine(licence, order, in_custody=True, release=20)
    assert said(result.must) == (
        "When I am out: I stay in at the times that are in my order.",
        "When I am out: I meet with Amara when I am told to.",
        "This is done: I have done all 60 hours of my unpaid work.",
    )
    assert said(result.must_not) == (
        "I do not go to the places that are named in my order.",
        "When I am out: I do not go to the places that are named in my licence.",
    )


def test_meetings_rest_while_contact_is_suspended():
    result = mine(asks(("rehabilitation_activity", 20, 6), "curfew", regime="suspended"))
    assert said(result.must) == (
        "I do not have to go to meetings just now. Amara will tell me if I have to again.",
        "I stay in at the times that are in my order.",
    )


def test_a_count_that_another_record_doubts_is_not_said():
    order = asks(("unpaid_work", 60, 60))
    other = OtherCount("Y000001", order.requirements[0].id, 20)
    assert said(mine(order._replace(other_counts=(other,))).must) == (
        "I do 60 hours of unpaid work.",
    )
    days = asks(("rehabilitation_activity", 20, 6), days_limit=20, days_used=7)
    assert said(mine(days).must) == (
        "I take part in what Amara plans with me, on 20 days at most.",
    )


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        ([asks("curfew")], "I can ask Amara to read my order to me."),
        ([asks("curfew"), asks("exclusion")], "I can ask Amara to read my orders to me."),
        ([asks("curfew", "new")], "My order has other rules too."),
        ([asks("curfew"), asks("licence_curfew", kind="licence")], "My licence has other rules"),
        ([asks("licence_other", kind="licence")], "My licence has other rules too."),
    ],
)
def test_that_there_are_other_rules_is_said_where_not_all_stands_here(sentences, said):
    assert mine(*sentences).ask[-1].startswith(said)


def test_each_can_be_kept_off_the_paper():
    whole = mine(asks("curfew", "exclusion", "drug_testing"))
    result = without(whole, whole.must[0], whole.must_not[0])
    assert (result.must, result.must_not) == (whole.must[1:], ())


def test_nothing_that_a_source_typed_is_said():
    order = asks("exclusion")._replace(offence="Zq", regime_why="Zq", ref="Zq")
    order = order._replace(requirements=(order.requirements[0]._replace(ref="Zq"),))
    assert "Zq" not in str(replace(mine(order)))


UP = "The time for this may be up. I can ask Amara."


@pytest.mark.parametrize(
    ("began", "done", "up"),
    [(-92, 0, True), (-91, 0, False), (-400, 0, True), (-400, 1, False), (5, 0, False)],
)
def test_months_that_have_passed_and_that_nobody_counts_may_be_up(began, done, up):
    """Three months: from 4 October 2026 they are over on 4 January 2027."""
    [duty] = mine(asks(("curfew", 3, done), starts=began)).must
    stays_in = "I stay in at the times that are in my order."
    assert duty.text == (f"{stays_in} {UP}" if up else stays_in)


def test_of_what_is_forbidden_for_some_months_the_time_may_be_up_too():
    [duty] = mine(asks(("exclusion", 6, 0))).must_not
    assert duty.text == f"I do not go to the places that are named in my order. {UP}"


def test_one_of_two_alike_that_is_over_is_told_apart():
    both = [asks(("curfew", 3, 0)), asks(("curfew", 3, 0), starts=-10)]
    stays_in = "I stay in at the times that are in my order."
    assert said(mine(*both).must) == (f"{stays_in} {UP}", stays_in)


@pytest.mark.parametrize(
    ("steps", "up"),
    [
        ([{"started": -300, "finished": -100}], True),
        ([{"started": -300, "finished": -200}], False),  # it ended short
        ([{"started": -300}], False),
        ([{"started": -300, "finished": -100}, {"started": -90}], False),  # more goes on
        ([], False),
    ],
)
def test_treatment_that_lasted_as_ordered_may_be_up(steps, up):
    order = asks(("drug_rehabilitation", 6, 0))
    made = [step(requirement_id=order.requirements[0].id, **one) for one in steps]
    [duty] = mine(order, steps=made).must
    goes = "I go to the drug treatment in my order and take drug tests."
    assert duty.text == (f"{goes} {UP}" if up else goes)

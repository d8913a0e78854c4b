from __future__ import annotations

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.delivery.tests.my_plan_values import END, order, plan


def test_next_dates_are_days_and_weeks_that_are_set_the_nearest_first():
    one, two, three, four = step("A"), step("B"), step("C"), step("D", protects_others=True)
    published = order(
        (one, 30, "group", ()),
        (two, 7, "own", ()),
        (three, 14, "estimate", ()),
        (four, 1, "group", ()),
    )
    result = plan(one, two, three, four, published=published)
    assert [(d.day, d.text) for d in result.dates] == [
        ("Week of 11 January 2027", "B"),
        ("Wednesday 3 February 2027", "A"),
        (END.day, END.text),
    ]


@pytest.mark.parametrize(
    ("so", "when"),
    [
        ({"sentences": [sentence(regime="suspended")]}, "This has to wait for now."),
        ({"in_custody": True}, "This is for when I am out."),
        ({"in_custody": True, "release": -1}, "This is for when I am out."),
    ],
)
def test_no_day_is_said_while_nobody_knows_when_work_goes_on(so, when):
    one = step("A")
    result = plan(one, published=order((one, 7, "group", ())), **so)
    steps = [*result.now, *result.next, *result.later]
    assert ([d.text for d in result.dates], [s.when for s in steps]) == (["My order ends."], [when])
    assert not (so.get("in_custody") and result.now)  # nothing goes on before the release


@pytest.mark.parametrize(("day", "shown"), [(-1, False), (0, True), (30, True)])
def test_the_day_to_look_back_is_one_of_my_dates_until_it_has_passed(day, shown):
    done = step("Call home", finished=-3, look_back_on=on(day))
    result = [one.text for one in plan(done).dates if one != END]
    assert result == (["We look back at this: Call home"] if shown else [])


def test_no_look_back_tells_of_work_that_is_left_out():
    hidden = step("Keep away", finished=-3, protects_others=True, look_back_on=on(9))
    assert plan(hidden).dates == (END,)


def test_no_day_to_look_back_is_told_while_contact_is_suspended():
    done = step("Call home", finished=-3, look_back_on=on(9))
    assert plan(done, sentences=[sentence(regime="suspended")]).dates == (END,)


@pytest.mark.parametrize(
    ("kind", "ends", "said"),
    [
        ("community_order", 0, "My order ends."),
        ("suspended_sentence_order", 9, "My order ends."),
        ("licence", 9, "My licence ends."),
        ("no_longer_used", 9, "My sentence ends."),
        ("community_order", -1, None),
    ],
)
def test_the_last_day_of_a_sentence_is_one_of_my_dates(kind, ends, said):
    result = plan(step("A"), sentences=[sentence(ends)._replace(kind=kind)])
    assert [one.text for one in result.dates] == ([said] if said else [])


ORDER, SUSPENDED = sentence(100), sentence(200)._replace(kind="suspended_sentence_order")
LICENCE = sentence(150)._replace(kind="licence")
NO_END = sentence()._replace(ends_on=None)


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        ([ORDER, SUSPENDED], ["One of my orders ends.", "My last order ends."]),
        ([ORDER, sentence(100)], ["My orders end."]),
        ([ORDER, NO_END], ["One of my orders ends."]),
        ([ORDER, sentence(-1)], ["My order ends."]),
        ([ORDER, LICENCE], ["My order ends.", "My licence ends."]),
        (
            [ORDER, sentence(100), SUSPENDED],
            ["Some of my orders end.", "My last order ends."],
        ),
    ],
)
def test_of_several_sentences_each_day_says_what_ends_on_it(sentences, said):
    assert [one.text for one in plan(step("A"), sentences=sentences).dates] == said


def test_of_an_early_end_that_i_was_not_told_of_my_dates_give_no_hint():
    """A last day that is gone from the page would tell that something is decided."""
    facts = case(steps=[step("A")], sentences=[ORDER, SUSPENDED])
    sources = MyPlanSources(early_ends={SUSPENDED.id: None})
    dates = my_plan(facts, sources, context()).dates
    assert dates == my_plan(facts, MyPlanSources(), context()).dates
    assert [one.text for one in dates] == ["One of my orders ends.", "My last order ends."]


@pytest.mark.parametrize(
    ("decided", "told", "day"),
    [
        (False, None, "Sunday 31 October 2027"),
        (True, None, "Sunday 31 October 2027"),
        (True, 9, "Wednesday 13 January 2027"),
    ],
)
def test_an_early_end_is_told_once_the_person_was_and_the_last_day_of_before_until_then(
    decided, told, day
):
    """Before the day was specified to them the early end does not count (Sentencing Act 2026
    s.38)."""
    facts = case(steps=[step("A")])
    ends = {facts.case.sentences[0].id: None if told is None else on(told)} if decided else {}
    result = my_plan(facts, MyPlanSources(early_ends=ends), context()).dates
    assert [one.day for one in result] == [day]

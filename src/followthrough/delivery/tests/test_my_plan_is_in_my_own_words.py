from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyDate, MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, step
from followthrough.delivery.tests.my_plan_values import only, plan, without
from followthrough.people.rules import StrengthFacts
from followthrough.plans.rules import AgreementFacts


def test_what_is_better_is_in_the_words_of_the_person():
    one, two = step("A", finished=-9), step("B", finished=-2)
    result = plan(one, two, own_words={one.id: "I liked it"})
    assert [(b.text, b.words) for b in result.better] == [
        ("Done: B", ""),
        ("Done: A", "I liked it"),
    ]


@pytest.mark.parametrize(
    ("state", "said", "words"),
    [
        ("agreed", "I said yes to this plan on 3 January 2027.", "Mine"),
        (
            "did_not_agree",
            "I do not agree with all of this plan. I can talk about it with Amara.",
            "Mine",
        ),
        ("could_not_answer", "I have not said yet if this plan is right for me.", ""),
        ("provisional", "I have not said yet if this plan is right for me.", ""),
        ("draft", "I have not said yet if this plan is right for me.", ""),
    ],
)
def test_what_was_said_of_the_plan(state, said, words):
    """Of somebody who could not answer, the words may be the practitioner's."""
    facts = case(steps=[step()])
    agreed = replace(facts.plan, agreement=AgreementFacts(state, on(-1), "Mine"))
    result = my_plan(replace(facts, plan=agreed), MyPlanSources(), context())
    assert (result.said, result.said_words) == ((said,), words)


def test_that_the_plan_changed_since_then_is_said():
    facts = case(steps=[step()])
    result = my_plan(
        replace(facts, plan=replace(facts.plan, changed_since_said=True)),
        MyPlanSources(),
        context(),
    )
    assert result.said[1].startswith("The plan has changed since then.")


def test_somebody_without_a_plan_or_a_practitioner_is_told_whom_to_ask():
    facts = case(plan=False)
    result = my_plan(
        replace(facts, case=replace(facts.case, practitioner_name="")), MyPlanSources(), context()
    )
    assert not result.has_plan
    assert result.nothing["plan"].startswith("I do not have a plan yet. I can ask my probation")
    assert result.ask[0].startswith("I can ask my probation office about all of it.")


def test_the_order_of_wishes_is_the_persons():
    one, two, hidden, done = step("A"), step("B"), step("C", protects_others=True), step(finished=0)
    facts = case(steps=[one, two, hidden, done])
    wished = replace(
        facts.plan, preferred=(two.id, hidden.id, done.id, one.id), preferred_words="x"
    )
    result = my_plan(replace(facts, plan=wished), MyPlanSources(), context())
    assert (result.wishes, result.wish_words) == (("B", "A"), "x")


def test_what_is_better_is_told_in_the_persons_own_words():
    done = step("Call home", finished=-3)
    facts = case(steps=[done])
    goal = facts.plan.goals[0]._replace(state="achieved")
    facts = replace(facts, plan=replace(facts.plan, goals=(goal,)))
    told = MyPlanSources(
        {done.id: "It felt good."}, {done.id: "I wait first."}, {goal.id: "I sleep."}
    )
    assert [(b.text, b.words) for b in my_plan(facts, told, context()).better] == [
        ("I got there: A home", "I sleep."),
        ("Done: Call home", "It felt good. I wait first."),
    ]


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("person", "I do this."),
        ("practitioner", "I do this with Amara."),
        ("provider", "A service does this with me."),
        ("no_longer_used", "Someone does this with me."),
    ],
)
def test_each_step_says_who_does_it(actor, said):
    assert only(plan(step("A", actor=actor))).who == said


def test_what_is_named_stays_off_the_paper_and_nothing_else():
    whole = plan(step("A"), step("B"), step("C", when="later"))
    assert without(whole) == whole
    kept = without(whole, whole.now[0], whole.dates[0])
    assert [s.text for s in kept.now] == ["B"]
    assert kept.dates == ()
    assert (kept.later, kept.strengths, kept.ask) == (whole.later, whole.strengths, whole.ask)


def test_their_own_words_can_all_stay_off_the_paper():
    done = step("Call home", finished=-3)
    facts = case(steps=[done])
    said = replace(facts.plan, agreement=AgreementFacts("agreed", on(-1), "Mine"))
    whole = my_plan(replace(facts, plan=said), MyPlanSources({done.id: "It felt good."}), context())
    kept = without(whole, own_words=True)
    assert (whole.said_words, kept.said_words) == ("Mine", "")
    assert [b.words for b in whole.better] == ["It felt good."]
    assert [(b.text, b.words) for b in kept.better] == [("Done: Call home", "")]


PEOPLE = "I have a strength with the people around me."


@pytest.mark.parametrize(
    ("area", "text", "said", "shown"),
    [
        ("relationships", "He has a brother who rings", "We talk on Sundays.", PEOPLE),
        ("relationships", "I spoke to his ex-partner, who says he is calm", "", PEOPLE),
        ("relationships", "My colleague reports good engagement", "", PEOPLE),
        ("relationships", "I sing in a choir.", "I sing in a choir.", PEOPLE),
        ("no_longer_used", "A sister who writes", "", "There is something that I do well."),
    ],
)
def test_a_strength_is_a_whole_sentence_as_the_person_says_it(area, text, said, shown):
    """Whoever told what was written down of it, that is left out: what the pack says of a strength
    in that area stands there, with what the person said."""
    facts = case(steps=[step()])
    assessed = replace(facts.case.assessment, strengths=(StrengthFacts("S", area, text, said),))
    result = my_plan(
        replace(facts, case=replace(facts.case, assessment=assessed)), MyPlanSources(), context()
    )
    assert [(one.text, one.words) for one in result.strengths] == [(shown, said)]
    kept = without(result, own_words=True)
    assert [one.text for one in kept.strengths] == [shown]


def test_a_second_strength_of_one_area_stands_there_with_words_alone():
    found = [("S1", ""), ("S2", ""), ("S3", "My brother rings.")]
    facts = case(steps=[step()])
    strengths = tuple(StrengthFacts(ref, "relationships", "A note", said) for ref, said in found)
    assessed = replace(facts.case.assessment, strengths=strengths)
    result = my_plan(
        replace(facts, case=replace(facts.case, assessment=assessed)), MyPlanSources(), context()
    )
    assert [(one.text, one.words) for one in result.strengths] == [
        (PEOPLE, ""),
        (PEOPLE, "My brother rings."),
    ]


def test_one_tick_leaves_a_step_off_everywhere():
    """Where it is done or to come, among the dates, and among the wishes."""
    one, two = step("Call home"), step("Call home again", finished=-2, started=-9)
    facts = case(steps=[one, two])
    wished = replace(facts.plan, preferred=(one.id,))
    whole = my_plan(replace(facts, plan=wished), MyPlanSources(), context())
    whole = replace(
        whole,
        dates=(*whole.dates, MyDate("", "We look back at this: x", about="Call home again")),
    )
    kept = without(whole, whole.wishes[0], whole.better[0])
    assert "Call home" in str((whole.now, whole.next, whole.wishes))
    assert "Call home" not in str(kept)
    assert kept.dates == whole.dates[:-1]


def test_who_keeps_off_where_they_are_keeps_off_the_release():
    whole = my_plan(case(in_custody=True, release=20), MyPlanSources(), context())
    kept = without(whole, whole.place[0])
    assert [date.mark for date in whole.dates] == ["release", "end"]
    assert [date.mark for date in kept.dates] == ["end"]
    assert kept.place == ()

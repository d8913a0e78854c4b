from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_holds import MyDate, MyPlan, MyStep, Told, without
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.plans.rules import AgreementFacts, StepFacts
from followthrough.sequencing.rules import Published, PublishedStep


class Order(NamedTuple):
    """A published order with the codes of its reasons."""

    published: Published
    why: dict[int, tuple[str, ...]]


def order(*placed: tuple[StepFacts, int | None, str, tuple[str, ...]]) -> Order:
    """Steps with their start in days from today, what the date is, and the codes of the reasons."""
    steps = {
        one.id: PublishedStep(one.id, None if start is None else on(start), None, kind, "planned")
        for one, start, kind, _ in placed
    }
    published = Published(1, 1, date(2027, 1, 1), "Amara", "1", steps)
    return Order(published, {one.id: codes for one, _, _, codes in placed})


# The last day of the sentence that every case of these tests has.
END = MyDate("Sunday 31 October 2027", "My order ends.")


def plan(
    *steps: StepFacts,
    published: Order | None = None,
    own_words: dict[int, str] | None = None,
    **more,
) -> MyPlan:
    facts = case(steps=list(steps), published=published and published.published, **more)
    return my_plan(facts, Told(own_words or {}, why=published.why if published else {}), context())


def where(found: MyPlan) -> dict[str, list[str]]:
    lanes = {"now": found.now, "next": found.next, "later": found.later}
    return {lane: [s.text for s in steps] for lane, steps in lanes.items() if steps}


def only(found: MyPlan) -> MyStep:
    [one] = [*found.now, *found.next, *found.later]
    return one


@pytest.mark.parametrize(
    ("days", "lane"), [(0, "now"), (28, "now"), (29, "next"), (91, "next"), (92, "later")]
)
def test_the_day_that_was_published_decides_where_a_step_stands(days, lane):
    """To the day: now is up to 4 weeks, next up to 13 (policy pack)."""
    one = step("Meet")
    found = plan(one, published=order((one, days, "group", ())))
    assert where(found) == {lane: ["Meet"]}


def test_without_a_published_order_the_plan_decides_and_no_date_is_said():
    found = plan(step("A"), step("B", when="later"), step("C", started=-9))
    assert where(found) == {"now": ["C", "A"], "later": ["B"]}
    assert found.dates == (END,)
    assert found.order == "This is the order in my plan."
    assert [s.when for s in found.now] == ["I started this on 26 December.", ""]


def test_what_started_or_waits_is_now_what_is_on_hold_is_later_what_is_over_is_not_there():
    steps = [
        step("A", started=-9),
        step("B", referred=-9),
        step("C", decided="hold"),
        step("D", decided="drop"),
        step("E", not_delivered=-3),
        step("F", finished=-3),
    ]
    published = order(*((one, 60, "own", ()) for one in steps))
    found = plan(*steps, published=published)
    assert where(found) == {"now": ["A", "B"], "later": ["C"]}
    assert [s.when for s in found.later] == ["This has to wait for now."]


def test_a_step_that_is_new_since_the_order_has_no_date_and_is_not_now():
    old, new = step("Old"), step("New")
    found = plan(new, old, published=order((old, 0, "own", ())))
    assert where(found) == {"now": ["Old"], "next": ["New"]}
    assert found.next[0].when == "It has no date yet."


@pytest.mark.parametrize(
    ("days", "kind", "said"),
    [
        (0, "group", "It starts on 4 January."),
        (8, "group", "It starts on 12 January."),
        (-1, "group", "It should have started by now. I can ask Amara for a new date."),
        (0, "own", "It can start this week."),
        (6, "own", "It can start this week."),
        (7, "own", "It can start in the week of 11 January."),
        (-1, "own", "It should have started by now. I can ask Amara for a new date."),
        (30, "estimate", "It may start in February 2027. This can change."),
        (180, "group", "It starts on 3 July 2027."),
        (179, "group", "It starts on 2 July."),
        (None, "not_known", "It has no date yet."),
        (None, "no_place", "It has no date yet."),
    ],
)
def test_a_day_says_no_more_than_is_known(days, kind, said):
    one = step()
    assert only(plan(one, published=order((one, days, kind, ())))).when == said


def test_next_dates_are_days_and_weeks_that_are_set_the_nearest_first():
    one, two, three, four = step("A"), step("B"), step("C"), step("D", protects_others=True)
    published = order(
        (one, 30, "group", ()),
        (two, 7, "own", ()),
        (three, 14, "estimate", ()),
        (four, 1, "group", ()),
    )
    found = plan(one, two, three, four, published=published)
    assert [(d.day, d.text) for d in found.dates] == [
        ("Week of 11 January", "B"),
        ("Wednesday 3 February", "A"),
        (END.day, END.text),
    ]


@pytest.mark.parametrize(
    "so",
    [
        {"sentences": [sentence(regime="suspended")]},
        {"in_custody": True},
        {"in_custody": True, "release": -1},
    ],
)
def test_no_day_is_said_while_nobody_knows_when_work_goes_on(so):
    one = step("A")
    found = plan(one, published=order((one, 7, "group", ())), **so)
    assert ([d.text for d in found.dates], [s.when for s in found.now]) == (
        ["My order ends."],
        [""],
    )


def test_a_reason_is_ours_by_its_code_or_nothing():
    known, unknown = step("A"), step("B")
    found = plan(
        known,
        unknown,
        published=order(
            (known, 7, "own", ("not_in_community", "no_group_start")),
            (unknown, 8, "own", ("not_in_community", "own_sentence", "sentence_too_short", "Zq")),
        ),
    )
    assert [s.why for s in found.now] == ["No group starts before then.", ""]


@pytest.mark.parametrize("code", ["load", "prerequisite", "stability", "placed_after_others"])
def test_other_work_is_a_reason_only_where_that_work_can_be_seen(code):
    hidden, one = step("Hidden", protects_others=True), step("A")
    placed = [(hidden, 0, "own", ()), (one, 7, "own", (code,))]
    assert only(plan(hidden, one, published=order(*placed))).why == ""
    shown = hidden._replace(protects_others=False)
    assert plan(shown, one, published=order(*placed)).now[1].why != ""


def test_that_a_date_is_kept_is_said_only_where_there_is_no_better_reason():
    one, two = step("A"), step("B")
    published = order(
        (one, 7, "own", ("published", "group_full")), (two, 14, "own", ("starts_then", "published"))
    )
    assert [s.why for s in plan(one, two, published=published).now] == [
        "It is full until then.",
        "We keep to the date we set.",
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        {"protects_others": True},
        {"intervention": "safety_planning"},
        {"intervention": "victim_awareness_one_to_one"},
        {"requirement_id": 7},
    ],
)
@pytest.mark.parametrize("state", [{}, {"started": -9}, {"finished": -9}])
def test_what_keeps_others_safe_is_nowhere(left_out, state):
    one = step("Hidden", **left_out, **state)
    found = plan(
        one,
        step("Shown"),
        sentences=[sentence(requirements=(7,), kind="licence_no_contact")],
        published=order((one, 7, "group", ())),
        own_words={one.id: "Hidden words"},
    )
    assert "Hidden" not in repr(found)
    assert where(found) == {"next": ["Shown"]}


def test_a_goal_with_no_other_steps_is_left_out_too():
    facts = case(steps=[step(protects_others=True)])
    assert my_plan(facts, Told(), context()).goals == ()
    shown = case(steps=[step(protects_others=True), step()])
    assert [g.text for g in my_plan(shown, Told(), context()).goals] == ["A home"]


def test_what_is_better_is_in_the_words_of_the_person():
    one, two = step("A", finished=-9), step("B", finished=-2)
    found = plan(one, two, own_words={one.id: "I liked it"})
    assert [(b.text, b.words) for b in found.better] == [("Done: B", ""), ("Done: A", "I liked it")]


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
    found = my_plan(replace(facts, plan=agreed), Told(), context())
    assert (found.said, found.said_words) == ((said,), words)


def test_that_the_plan_changed_since_then_is_said():
    facts = case(steps=[step()])
    found = my_plan(
        replace(facts, plan=replace(facts.plan, changed_since_said=True)), Told(), context()
    )
    assert found.said[1].startswith("The plan has changed since then.")


def test_somebody_without_a_plan_or_a_practitioner_is_told_whom_to_ask():
    facts = case(plan=False)
    found = my_plan(
        replace(facts, case=replace(facts.case, practitioner_name="")), Told(), context()
    )
    assert not found.has_plan
    assert found.nothing["plan"].startswith("I do not have a plan yet. I can ask my probation")
    assert found.ask[0].startswith("I can ask my probation office about all of it.")


def test_the_order_of_wishes_is_the_persons():
    one, two, hidden, done = step("A"), step("B"), step("C", protects_others=True), step(finished=0)
    facts = case(steps=[one, two, hidden, done])
    wished = replace(
        facts.plan, preferred=(two.id, hidden.id, done.id, one.id), preferred_words="x"
    )
    found = my_plan(replace(facts, plan=wished), Told(), context())
    assert (found.wishes, found.wish_words) == (("B", "A"), "x")


def test_what_is_better_is_told_in_the_persons_own_words():
    done = step("Call home", finished=-3)
    facts = case(steps=[done])
    goal = facts.plan.goals[0]._replace(state="achieved")
    facts = replace(facts, plan=replace(facts.plan, goals=(goal,)))
    told = Told({done.id: "It felt good."}, {done.id: "I wait first."}, {goal.id: "I sleep."})
    assert [(b.text, b.words) for b in my_plan(facts, told, context()).better] == [
        ("I got there: A home", "I sleep."),
        ("Done: Call home", "It felt good. I wait first."),
    ]


@pytest.mark.parametrize(("day", "shown"), [(-1, False), (0, True), (30, True)])
def test_the_day_to_look_back_is_one_of_my_dates_until_it_has_passed(day, shown):
    done = step("Call home", finished=-3, look_back_on=on(day))
    found = [one.text for one in plan(done).dates if one != END]
    assert found == (["We look back at this: Call home"] if shown else [])


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
    found = plan(step("A"), sentences=[sentence(ends)._replace(kind=kind)])
    assert [one.text for one in found.dates] == ([said] if said else [])


@pytest.mark.parametrize(
    ("decided", "told", "day"),
    [
        (False, None, "Sunday 31 October 2027"),
        (True, None, None),
        (True, 9, "Wednesday 13 January"),
    ],
)
def test_an_early_end_is_told_once_the_person_was_and_no_other_day_before(decided, told, day):
    facts = case(steps=[step("A")])
    ends = {facts.case.sentences[0].id: None if told is None else on(told)} if decided else {}
    found = my_plan(facts, Told(early_ends=ends), context()).dates
    assert [one.day for one in found] == ([day] if day else [])


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
    assert without(whole, ()) == whole
    kept = without(whole, {"now-0", "dates-0", "later-7", "no-such", "now-x"})
    assert [s.text for s in kept.now] == ["B"]
    assert kept.dates == ()
    assert (kept.later, kept.strengths, kept.ask) == (whole.later, whole.strengths, whole.ask)


def test_their_own_words_can_all_stay_off_the_paper():
    done = step("Call home", finished=-3)
    facts = case(steps=[done])
    said = replace(facts.plan, agreement=AgreementFacts("agreed", on(-1), "Mine"))
    whole = my_plan(replace(facts, plan=said), Told({done.id: "It felt good."}), context())
    kept = without(whole, {"words"})
    assert (whole.said_words, kept.said_words) == ("Mine", "")
    assert [b.words for b in whole.better] == ["It felt good."]
    assert [(b.text, b.words) for b in kept.better] == [("Done: Call home", "")]

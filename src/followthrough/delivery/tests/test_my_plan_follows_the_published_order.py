from __future__ import annotations

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, need, on, sentence, step
from followthrough.delivery.tests.my_plan_values import END, only, order, plan, where


@pytest.mark.parametrize(
    ("days", "lane"), [(0, "now"), (28, "now"), (29, "next"), (91, "next"), (92, "later")]
)
def test_the_day_that_was_published_decides_where_a_step_stands(days, lane):
    """To the day: now is up to 4 weeks, next up to 13 (policy pack)."""
    one = step("Meet")
    result = plan(one, published=order((one, days, "group", ())))
    assert where(result) == {lane: ["Meet"]}


STILL_OPEN = "It is still open what comes first. I can ask Amara."


def test_without_a_published_order_the_plan_decides_and_no_date_is_said():
    result = plan(step("A"), step("B", when="later"), step("C", started=-9))
    assert where(result) == {"now": ["C", "A"], "later": ["B"]}
    assert result.dates == (END,)
    assert result.order == STILL_OPEN
    assert [s.when for s in result.now] == [
        "I started this on 26 December 2026.",
        "I have not started this yet.",
    ]


def test_what_comes_first_is_open_only_where_there_is_something_to_choose_between():
    assert plan(step("A"), step("C", started=-9)).order == ""
    assert plan(step("A"), step("B"), step("C", started=-9)).order == STILL_OPEN


def test_an_order_that_sets_no_date_of_what_is_to_come_says_nothing_of_what_comes_first():
    one, two = step("A"), step("B")
    none = order((one, None, "not_known", ()), (two, None, "no_place", ()))
    assert plan(one, two, published=none).order == STILL_OPEN
    some = order((one, None, "not_known", ()), (two, 7, "own", ()))
    assert plan(one, two, published=some).order == "I do things in this order. I can ask Amara why."


def test_what_started_is_now_what_waits_is_next_and_what_is_over_is_not_there():
    steps = [
        step("A", started=-9),
        step("B", referred=-9),
        step("C", decided="hold"),
        step("D", decided="drop"),
        step("E", not_delivered=-3),
        step("F", finished=-3),
    ]
    published = order(*((one, 60, "own", ()) for one in steps))
    result = plan(*steps, published=published)
    assert where(result) == {"now": ["A"], "next": ["B"], "later": ["C"]}
    assert [s.when for s in result.later] == ["This has to wait for now."]


@pytest.mark.parametrize(
    ("to", "lane"), [(-9, "now"), (28, "now"), (29, "next"), (91, "next"), (92, "later")]
)
@pytest.mark.parametrize("when", ["now", "later"])
def test_a_step_without_a_date_stands_where_it_was_moved_to(when, to, lane):
    one = step("A", when=when, decided="move", to=to)
    for published in (None, order((one, None, "not_known", ()))):
        assert where(plan(one, published=published)) == {lane: ["A"]}


def test_a_step_that_is_new_since_the_order_has_no_date_and_is_not_now():
    old, new = step("Old"), step("New")
    result = plan(new, old, published=order((old, 0, "own", ())))
    assert where(result) == {"now": ["Old"], "next": ["New"]}
    assert result.next[0].when == "It has no date yet."


@pytest.mark.parametrize(
    ("days", "kind", "said"),
    [
        (0, "group", "It starts on 4 January 2027."),
        (8, "group", "It starts on 12 January 2027."),
        (-1, "group", "It should have started by now. I can ask Amara for a new date."),
        (0, "own", "It can start this week."),
        (6, "own", "It can start this week."),
        (7, "own", "It can start in the week of 11 January 2027."),
        (-1, "own", "It should have started by now. I can ask Amara for a new date."),
        (30, "estimate", "It may start in February 2027. This can change."),
        (180, "group", "It starts on 3 July 2027."),
        (None, "not_known", "It has no date yet."),
        (None, "no_place", "It has no date yet."),
    ],
)
def test_a_day_says_no_more_than_is_known(days, kind, said):
    one = step()
    assert only(plan(one, published=order((one, days, kind, ())))).when == said


def test_a_reason_is_ours_by_its_code_or_nothing():
    known, unknown = step("A"), step("B")
    result = plan(
        known,
        unknown,
        published=order(
            (known, 7, "own", ("not_in_community", "no_group_start")),
            (unknown, 8, "own", ("not_in_community", "own_sentence", "sentence_too_short", "Zq")),
        ),
    )
    assert [s.why for s in result.now] == ["No group starts before then.", ""]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("group_full", "The groups before then are full."),
        ("no_place_yet", "There is no place before then."),
    ],
)
def test_a_group_with_free_seats_is_not_called_full(code, said):
    """What comes before its day is full, and what starts on that day is not."""
    one = step("A")
    assert only(plan(one, published=order((one, 60, "group", (code,))))).why == said


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
        "The groups before then are full.",
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
    result = plan(
        one,
        step("Shown"),
        sentences=[sentence(requirements=(7,), kind="licence_no_contact")],
        published=order((one, 7, "group", ())),
        own_words={one.id: "Hidden words"},
    )
    assert "Hidden" not in repr(result)
    assert where(result) == {"next": ["Shown"]}


def test_a_goal_with_no_other_steps_is_left_out_too():
    facts = case(steps=[step(protects_others=True)])
    assert my_plan(facts, MyPlanSources(), context()).goals == ()
    shown = case(steps=[step(protects_others=True), step()])
    assert [g.text for g in my_plan(shown, MyPlanSources(), context()).goals] == ["A home"]


def test_what_i_need_soonest_stands_first_as_on_the_plan_page():
    """Of what goes on as of what is to come; the day decides where the needs are alike."""
    work = step("Look for work", area="employment", started=-30)
    debts = step("Sort out debts", area="finance", started=-20)
    rent = step("Pay the rent", area="finance", started=-25)
    home = step("Find a flat", area="accommodation")
    result = plan(
        *(work, debts, rent, home),
        published=order((home, 7, "own", ())),
        needs=[
            need("employment", "later"),
            need("finance", "soon"),
            need("accommodation", "immediate"),
        ],
    )
    assert where(result) == {
        "now": ["Find a flat", "Pay the rent", "Sort out debts", "Look for work"]
    }


THIS_WEEK, NEXT = "It can start this week.", "It can start in the week of 11 January 2027."
FIRST, SECOND = "Week of 4 January 2027", "Week of 11 January 2027"


@pytest.mark.parametrize(
    ("today", "start", "said", "dates"),
    [
        (4, 4, THIS_WEEK, [FIRST]),  # Friday 8 January
        (5, 7, NEXT, [SECOND]),
        (6, 7, NEXT, [SECOND]),
        (7, 7, THIS_WEEK, [SECOND]),
        (5, 4, "It should have started by now. I can ask Amara for a new date.", []),
    ],
)
def test_at_a_weekend_the_week_is_over(today, start, said, dates):
    """Days from Monday 4 January."""
    one = step("A")
    published = order((one, start, "own", ()))
    facts = case(steps=[one], published=published.published)
    found = my_plan(facts, MyPlanSources(why=published.why), context(on(today)))
    assert only(found).when == said
    assert [date.day for date in found.dates if date.text == "A"] == dates


def group_and_look_back(**group) -> tuple:
    course = step("The group", nature="course", area="thinking", **group)
    back = step("Look back", nature="look_back", area="thinking")
    return course, back


@pytest.mark.parametrize(
    ("days", "lanes"),
    [
        (0, {"now": ["The group", "Look back"]}),
        (60, {"next": ["The group", "Look back"]}),
        (200, {"later": ["The group", "Look back"]}),
    ],
)
def test_a_look_back_never_stands_before_what_it_looks_back_at(days, lanes):
    course, back = group_and_look_back()
    placed = order((course, days, "group", ()), (back, 0, "own", ()))
    assert where(plan(back, course, published=placed)) == lanes


def test_a_look_back_at_what_is_not_known_to_go_on_is_not_now():
    course, back = group_and_look_back(started=-9, requirement_id=77)
    revoked = sentence(requirements=(77,))._replace(changes=(("revoked", on(-3)),))
    placed = order((course, 0, "group", ()), (back, 0, "own", ()))
    for published in (None, placed):
        result = plan(course, back, sentences=[sentence(), revoked], published=published)
        assert where(result) == {"unclear": ["The group"], "later": ["Look back"]}
        assert result.later[0].when in {"It has no date yet.", ""}
        assert "Look back" not in [day.text for day in result.dates]


def test_without_an_order_a_look_back_at_a_group_that_goes_on_is_next():
    course, back = group_and_look_back(started=-9)
    assert where(plan(back, course)) == {"now": ["The group"], "next": ["Look back"]}


def test_what_only_follows_work_on_hold_is_not_before_it():
    work = "problem_solving_sessions", "consolidation_review"
    course, back = group_and_look_back(decided="hold", intervention=work[0])
    assert where(plan(course, back._replace(intervention=work[1]))) == {
        "later": ["The group", "Look back"]
    }


def test_what_has_an_entry_rule_stands_no_sooner_than_what_it_follows():
    first = step("First", intervention="problem_solving_sessions", area="thinking")
    then = step("Then", intervention="consolidation_review", area="thinking")
    placed = order((first, 60, "own", ()), (then, 0, "own", ()))
    assert where(plan(then, first, published=placed)) == {"next": ["First", "Then"]}

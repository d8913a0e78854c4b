"""What My plan says of work that a recall stopped, or that no sentence carries any more: what
happened, what is not known, and no promise. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlan, MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.delivery.tests.my_plan_values import only, order, plan, where
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.plans.rules import Fact

BEGUN = {"started": -40, "area": "thinking"}
OTHERS = {"actor": "provider"}
WAITS = {"referred": -40, "route": "referral", "area": "thinking"}
STOPPED = "I had started this. It stopped when I went back to prison."
IS_ASKING = "Amara needs to ask if I can go on with it."


def on_paper(facts: Any) -> MyPlan:
    return my_plan(facts, MyPlanSources(), context())


def recorded(one: Any, kind: str, day: int) -> Any:
    return one._replace(facts=dict(one.facts) | {kind: Fact(on(day))})


@pytest.mark.parametrize(
    ("one", "lane", "says"),
    [
        (step("A", **BEGUN, **OTHERS), "unclear", f"{STOPPED} {IS_ASKING}"),
        # On the day before the recall, and from that day on.
        (
            recorded(step("A", **BEGUN, **OTHERS), "asked", -10),
            "unclear",
            f"{STOPPED} {IS_ASKING}",
        ),
        (
            recorded(step("A", **BEGUN, **OTHERS), "asked", -9),
            "next",
            "I had started this. I can go on with it when I am out.",
        ),
        # Of what I do with my worker nobody else is asked.
        (step("A", **BEGUN), "unclear", f"{STOPPED} I can ask Amara if it goes on."),
        (
            step("A", **WAITS),
            "unclear",
            "I was waiting for this to start. Amara needs to ask if the place is kept for me.",
        ),
        (
            recorded(step("A", **WAITS), "asked", -9),
            "next",
            "I am waiting for this to start. This is for when I am out.",
        ),
    ],
)
def test_after_a_recall_i_am_promised_what_staff_recorded(one, lane, says):
    paper = on_paper(recalled([one], -9, 20))
    assert not paper.now
    [mine] = getattr(paper, lane)
    assert mine.when == says


def revoked(*steps: Any, day: int = -3, ends: int = 200, others: tuple = ()) -> Any:
    order = sentence(ends, requirements=(7,))._replace(changes=(("revoked", on(day)),))
    return case(steps=list(steps), sentences=[order, *others])


ENDED = "My order ended on 1 January 2027."


@pytest.mark.parametrize("ends", [200, -3])
@pytest.mark.parametrize(
    ("one", "says"),
    [
        (step("A", started=-9), f"I had started this. {ENDED} I can ask Amara if it goes on."),
        (step("A", referred=-9), f"{ENDED} I can ask Amara if I still do this."),
        (step("A"), f"{ENDED} I can ask Amara if I still do this."),
    ],
)
def test_after_a_revocation_nothing_is_now(one, says, ends):
    """Whatever end the file tells of the order."""
    paper = on_paper(revoked(one, ends=ends))
    assert (paper.now, paper.next, paper.later) == ((), (), ())
    [mine] = paper.unclear
    assert mine.when == says
    assert paper.dates == ()
    assert paper.nothing["dates"] == "I have no more dates."
    assert f"{ENDED} I can ask Amara if I still have to do things." in paper.ask


@pytest.mark.parametrize(("day", "now"), [(1, True), (0, False), (-1, False)])
def test_from_the_day_of_the_revocation(day, now):
    assert bool(on_paper(revoked(step(started=-9), day=day)).now) is now


@pytest.mark.parametrize(("requirement", "now"), [(7, False), (None, True)])
def test_while_another_sentence_runs_only_what_the_revoked_one_asked_for_has_stopped(
    requirement, now
):
    one = step("A", started=-9, requirement_id=requirement)
    paper = on_paper(revoked(one, others=(sentence(),)))
    assert bool(paper.now) is now
    assert [s.text for s in paper.unclear] == ([] if now else ["A"])


@pytest.mark.parametrize(
    ("days", "lane"), [(28, "now"), (29, "next"), (91, "next"), (92, "later"), (None, "now")]
)
def test_what_waits_stands_where_its_start_is(days, lane):
    one = step("A", referred=-9)
    assert where(plan(one, published=order((one, days, "group", ())))) == {lane: ["A"]}


def test_what_waits_of_a_goal_for_later_is_not_now():
    assert where(plan(step("A", referred=-9, when="later"))) == {"next": ["A"]}


def test_what_has_not_started_says_so_among_what_is_now():
    assert only(plan(step("A"))).when == "I have not started this yet."


FIRST = "This is one of the first things."


@pytest.mark.parametrize(("when", "says"), [("now", FIRST), ("later", "")])
@pytest.mark.parametrize("code", ["starts_straight_away", "on_release"])
def test_nothing_of_a_goal_for_later_is_one_of_the_first_things(code, when, says):
    one = step("A", when=when)
    assert only(plan(one, published=order((one, 7, "own", (code,))))).why == says


@pytest.mark.parametrize(("before", "says"), [(2, FIRST), (3, "")])
def test_three_things_are_the_first(before, says):
    steps = [step(f"B{n}") for n in range(before)]
    last = step("Last")
    placed = [(one, n + 1, "own", ()) for n, one in enumerate(steps)]
    placed.append((last, 9, "own", ("starts_straight_away",)))
    found = plan(*steps, last, published=order(*placed))
    assert next(s.why for s in found.now if s.text == "Last") == says


def test_each_day_has_its_year():
    """The paper is read for as long as it lies about."""
    started, waits = step("A", started=-9), step("B", referred=-9)
    dated = step("C", look_back_on=on(9), finished=-3)
    found = plan(started, waits, dated, published=order((waits, 5, "group", ())))
    said = [s.when for s in found.now] + [one.day for one in found.dates]
    assert said == [
        "I started this on 26 December 2026.",
        "I am waiting for this to start. It starts on 9 January 2027.",
        "Saturday 9 January 2027",
        "Wednesday 13 January 2027",
        "Sunday 31 October 2027",
    ]


def test_of_a_case_that_goes_on_again_what_was_begun_is_not_now():
    made = revoked(step(started=-9))
    runs = replace(made.case, sentences=(*made.case.sentences, sentence()))
    assert on_paper(replace(made, case=runs)).now


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([], "I have nothing to start just now. I can ask Amara what comes next."),
        ([step("A", when="later")], "I have nothing to start just now."),
    ],
)
def test_what_comes_next_is_not_asked_above_what_comes_next(steps, says):
    assert plan(*steps).nothing["now"] == says


@pytest.mark.parametrize(
    ("kind", "lane"), [("licence_supervision", "next"), ("rehabilitation_activity", "unclear")]
)
def test_what_a_licence_asks_for_until_it_ends_begins_again_with_the_release(kind, lane):
    licence = sentence(requirements=(7,), kind=kind)._replace(
        kind="licence", changes=(("recalled", on(-9)),)
    )
    meets = step("Meet each week", requirement_id=7, **BEGUN)
    facts = case(steps=[meets], sentences=[licence], in_custody=True, release=20)
    assert where(on_paper(facts)) == {lane: ["Meet each week"]}


LONG = {"route": "referral", "intervention": "building_choices_moderate", "area": "thinking"}


@pytest.mark.parametrize("state", [{}, {"referred": -40}])
@pytest.mark.parametrize(("ends", "fits"), [(151, True), (150, False)])
def test_for_what_there_is_too_little_time_nobody_is_told_to_wait(state, ends, fits):
    """22 weeks from 4 January end on 4 June."""
    paper = on_paper(case(steps=[step("A", **LONG, **state)], sentences=[sentence(ends)]))
    said = only(paper)
    assert [s.text for s in paper.unclear] == ([] if fits else ["A"])
    little = "There may not be enough time left for this. I can ask Amara about it."
    assert (said.when == little) is not fits


RESTS = "This has to wait for now."
MEETS = {"intervention": "supervision_meetings", "area": "thinking"}


def under(*regimes: str) -> list[Any]:
    """Sentences with the requirements 7, 8 and so on."""
    return [sentence(regime=regime, requirements=(7 + n,)) for n, regime in enumerate(regimes)]


@pytest.mark.parametrize(
    ("one", "rests"),
    [
        ({}, True),
        ({"referred": -9}, True),
        ({"started": -9}, False),  # what has begun goes on
        ({"requirement_id": 7}, False),
        ({"requirement_id": 7, "started": -9}, False),
        ({"requirement_id": 7, **MEETS}, True),
        ({"requirement_id": 7, "started": -9, **MEETS}, True),
        ({"started": -9, **MEETS}, True),
    ],
)
@pytest.mark.parametrize("dated", [True, False])
def test_what_rests_while_contact_is_suspended_has_to_wait(one, rests, dated):
    found = step("A", **one)
    placed = order((found, 0, "own", ())) if dated else None
    result = plan(found, sentences=under("suspended"), published=placed)
    assert where(result) == {"later" if rests else "now": ["A"]}
    assert (only(result).when == RESTS) is rests
    if rests:
        assert (only(result).who, only(result).days) == ("", None)
        assert "A" not in [offer.text for offer in (*result.may, *result.unsure)]
        assert "A" not in [day.text for day in result.dates]


@pytest.mark.parametrize(("requirement", "rests"), [(7, True), (8, False), (None, False)])
def test_meetings_rest_by_their_own_sentence(requirement, rests):
    meets = step("A", started=-9, requirement_id=requirement, **MEETS)
    result = plan(meets, sentences=under("suspended", "active"))
    assert where(result) == {"later" if rests else "now": ["A"]}

"""Where somebody will live, and their first appointment, are asked about before the release. No
database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import threads
from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.rules.stages import Stage
from followthrough.delivery.tests.facts import case, context, need, published, step, to_do
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.people.rules import CircumstanceFacts

MEETINGS = {"intervention": "supervision_meetings", "area": "thinking"}


def inside(
    *steps: Any, release: int | None = 20, found: str = "", note: str = "", **parts: Any
) -> Any:
    made = case(steps=list(steps), in_custody=True, release=release, **parts)
    assert made.case.assessment is not None
    circumstances = (CircumstanceFacts(found, note),) if found else ()
    assessed = replace(made.case.assessment, circumstances=circumstances)
    return replace(made, case=replace(made.case, assessment=assessed))


def kinds(facts: Any) -> set[str]:
    return {thing.kind for thing in to_do(facts)}


@pytest.mark.parametrize(
    ("release", "speaks"), [(57, False), (56, True), (0, True), (-1, False), (None, False)]
)
def test_where_somebody_will_live_is_asked_eight_weeks_before(
    release: int | None, speaks: bool
) -> None:
    assert ("home-on-release" in kinds(inside(release=release))) is speaks


@pytest.mark.parametrize(
    ("steps", "parts", "speaks"),
    [
        ([], {"found": "stable_home"}, False),
        ([], {"found": "temporary_home"}, True),
        ([], {"found": "temporary_home", "note": "A hostel in Northtown"}, True),
        ([], {"found": "place_from_release"}, False),
        ([], {"found": "no_fixed_address"}, True),
        ([], {"found": "no_bank_account"}, True),
        ([step(area="accommodation")], {"found": "no_fixed_address"}, False),
        ([step(area="thinking", intervention="housing_advice")], {}, False),
        ([step(area="accommodation", finished=-3)], {}, True),
        ([step(area="accommodation", decided="drop")], {}, True),
        ([], {"needs": [need("accommodation")]}, False),  # the rule on immediate needs asks
        ([], {"needs": [need("accommodation", "soon")]}, True),
        ([], {"plan": False}, False),  # there is no plan to put it into
    ],
)
def test_it_is_asked_where_nothing_says_it_and_no_help_is_planned(
    steps: list[Any], parts: dict[str, Any], speaks: bool
) -> None:
    # Once it is near, the rule on the first night asks.
    assert ("home-on-release" in kinds(inside(*steps, release=40, **parts))) is speaks


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ("", "Nothing says where Sam will live after the release on 13 February 2027."),
        (
            "no_fixed_address",
            "Sam has no address for the release on 13 February 2027, and no help with it is "
            "planned.",
        ),
        (
            "temporary_home",
            "The home that is recorded for Sam is temporary, and the release is on 13 February "
            "2027.",
        ),
    ],
)
def test_what_is_known_and_what_is_not_are_said_apart(found: str, text: str) -> None:
    [thing] = [t for t in to_do(inside(release=40, found=found)) if t.kind == "home-on-release"]
    assert thing.text == text


@pytest.mark.parametrize(
    ("release", "speaks"), [(29, False), (28, True), (0, True), (-1, False), (None, False)]
)
def test_the_first_appointment_is_asked_about_four_weeks_before(
    release: int | None, speaks: bool
) -> None:
    assert ("no-first-appointment" in kinds(inside(release=release))) is speaks


@pytest.mark.parametrize(
    ("release", "instruction"),
    [
        (16, "Arrange it for that day, and add it to the plan"),  # a Wednesday
        (
            18,  # a Friday, before a weekend
            "Ask the prison’s offender manager which day it will be, then arrange it for that",
        ),
        (
            20,  # a Sunday
            "Ask the prison’s offender manager which day it will be, then arrange it for that",
        ),
    ],
)
def test_where_the_day_may_well_be_another_it_is_asked_for_first(
    release: int, instruction: str
) -> None:
    [thing] = [t for t in to_do(inside(release=release)) if t.kind == "no-first-appointment"]
    assert thing.action == instruction


@pytest.mark.parametrize(
    ("facts", "speaks"),
    [
        (inside(step(**MEETINGS)), False),
        (inside(step(started=-5, **MEETINGS)), False),
        (inside(step(finished=-5, **MEETINGS)), True),
        (inside(step("First appointment", by=20)), False),
        (inside(step("First appointment", by=21)), True),
        (inside(step("Ring the hostel", by=20, route="person")), True),
        (inside(step(intervention="naloxone", route="signposting")), True),
        (recalled([step(started=-40, **MEETINGS)], -9, 20), True),  # of the release before
        (recalled([step(started=-40, **MEETINGS), step(**MEETINGS)], -9, 20), False),
    ],
)
def test_it_is_asked_about_where_none_is_planned(facts: Any, speaks: bool) -> None:
    assert ("no-first-appointment" in kinds(facts)) is speaks


@pytest.mark.parametrize(
    ("parts", "release", "says"),
    [
        ({}, 20, "It is for after the release on 24 January 2027."),
        ({"by": -3}, 20, "It is for after the release on 24 January 2027."),
        ({}, None, "Ask the prison for the day of release."),
        (
            {"referred": -60, "route": "referral"},
            20,
            "Ask the service whether it has a place after the release on 24 January 2027.",
        ),
        (
            {"referred": -60, "route": "referral"},
            None,
            "Ask the service whether it has a place after the release.",
        ),
    ],
)
def test_no_start_is_asked_for_of_what_waits_for_the_release(
    parts: dict[str, Any], release: int | None, says: str
) -> None:
    [thread] = threads(inside(step(area="thinking", **parts), release=release), context())
    assert (thread.next_action or thread.none_needed) == says


def test_a_published_date_after_the_release_is_said() -> None:
    one = step(area="thinking")
    facts = replace(inside(one), published=published(one, 28, "own"))
    [thread] = threads(facts, context())
    assert thread.none_needed == (
        "The published order has it start in the week of 1 February 2027."
    )
    before = replace(inside(one), published=published(one, 7, "own"))
    [thread] = threads(before, context())
    assert thread.none_needed == "It is for after the release on 24 January 2027."


def test_a_day_that_passed_is_set_anew_where_the_work_waits_for_the_release() -> None:
    late = step("Join the group", by=-3, area="thinking")
    [thing] = [t for t in to_do(inside(late)) if t.kind == "step-by-date"]
    assert thing.text == (
        "“Join the group” was to be done by 1 January 2027, and waits for the release."
    )
    assert thing.action == "Set a new day for it in the plan"
    late = step("Call each week", by=-3, area="thinking", nature="ongoing")
    [thing] = [t for t in to_do(inside(late)) if t.kind == "step-by-date"]
    assert thing.text.startswith("“Call each week” was to have begun by 1 January 2027")


def test_an_immediate_need_whose_work_waits_for_the_release_asks_what_can_begin_before() -> None:
    facts = inside(
        step("Join the group", area="alcohol"), needs=[need("alcohol")], assessed=-40, opened=-40
    )
    [thing] = [t for t in to_do(facts) if t.kind == "immediate-need"]
    assert thing.text.endswith("all that is planned for this immediate need waits for the release.")
    assert thing.action == "See what can begin before it, and add a step"


def test_what_can_begin_in_prison_for_an_immediate_need_is_arranged_there() -> None:
    """Nothing is agreed with somebody face to face who is in prison."""
    facts = inside(step(route="referral"), needs=[need()], assessed=-40, opened=-40, release=None)
    [thing] = [t for t in to_do(facts) if t.kind == "immediate-need"]
    assert thing.action == "Look at the steps, and arrange what can begin before the release"


def on_paper(facts: Any) -> Any:
    return my_plan(facts, MyPlanSources(), context())


def test_my_plan_says_where_i_am_and_when_i_am_due_out() -> None:
    paper = on_paper(inside())
    assert paper.place == ("I am in prison now. I am due out on 24 January 2027. This can change.",)
    assert ("Sunday 24 January 2027", "I am due out. This can change.") in [
        (date.day, date.text) for date in paper.dates
    ]


def test_my_plan_of_a_release_that_is_not_known_has_no_date_of_it() -> None:
    for release in (None, -1):
        paper = on_paper(inside(release=release))
        assert paper.place == (
            "I am in prison now. I do not know yet when I get out. I can ask Amara.",
        )
        assert all("due out" not in date.text for date in paper.dates)
    assert on_paper(case(release=20)).place == ()


def test_my_plan_of_a_recall_has_the_release_among_its_dates() -> None:
    paper = on_paper(recalled([step(**MEETINGS)], -9, 20))
    assert "I am due out. This can change." in [date.text for date in paper.dates]


KIT = {"intervention": "naloxone", "route": "signposting", "area": "drugs"}
HAND_OVER = (
    "Before the release on 24 January 2027: ask the prison’s health care to hand the kit over and "
    "to show how it is used."
)
FIRST = (
    "Before the release on 24 January 2027: tell the prison the time and place of the first "
    "appointment."
)


@pytest.mark.parametrize(
    ("parts", "release", "says", "prepares"),
    [
        (KIT, 20, HAND_OVER, True),
        (MEETINGS, 20, FIRST, True),
        # Whoever worked on it since has seen to it.
        ({**KIT, "times_worked": 1}, 20, "It is for after the release on 24 January 2027.", False),
        (KIT, 28, HAND_OVER.replace("24 January", "1 February"), True),
        (KIT, 29, "It is for after the release on 2 February 2027.", False),  # not near yet
        (KIT, None, "Ask the prison for the day of release.", False),
        # What is referred is prepared with the referral.
        (
            {**KIT, "route": "referral"},
            20,
            "It is for after the release on 24 January 2027. Publish the order: it says by when to "
            "refer.",
            False,
        ),
        ({"area": "thinking"}, 20, "It is for after the release on 24 January 2027.", False),
    ],
)
def test_what_begins_on_the_day_of_release_is_prepared_before_it(
    parts: dict[str, Any], release: int | None, says: str, prepares: bool
) -> None:
    """A kit that is handed over on the day has to be asked for before."""
    [thread] = threads(inside(step(**parts), release=release), context())
    assert thread.stage is Stage.NOT_YET_DUE
    assert (thread.next_action or thread.none_needed) == says
    assert thread.prepares is prepares


def test_so_it_is_where_the_published_order_has_the_day() -> None:
    kit = step(**KIT)
    facts = replace(inside(kit, release=20), published=published(kit, 20, "on_release"))
    [thread] = threads(facts, context())
    assert (thread.stage, thread.next_action) == (Stage.NOT_YET_DUE, HAND_OVER)


def test_outside_nothing_is_prepared_for_a_release() -> None:
    [thread] = threads(case(steps=[step(**KIT)]), context())
    assert not thread.prepares

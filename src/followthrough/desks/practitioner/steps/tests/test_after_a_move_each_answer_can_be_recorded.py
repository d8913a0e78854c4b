"""After a move it is asked what became of a place or of work of the old area. It goes on there, was
passed on to somebody here, or has ended: each is recorded as what it is, and settles it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import Handover, reallocate_case
from tests import factories

CRN, CASE = "X000001", "/cases/X000001/"
WAITS, RUNS = {"referred_on": "2026-12-01"}, {"started_on": "2026-12-01"}
ASKS = "before the case moved to this unit"


@pytest.fixture
def page(client, amara, monday):
    """The page of a step that came from another unit with its case."""

    def of(delivery, **step):
        goals = factories.line()["plan"]["goals"]
        goals[0]["steps"][0] |= {"delivery": delivery, **step}
        made = factories.case(amara, plan__goals=goals)
        south = factories.unit("U2", "Southtown")
        helen = factories.user("helen", Role.MANAGER, units=(factories.unit(), south))
        ben = factories.user("ben", units=(south,))
        move_case(actor_for(helen), made, Move(factories.TODAY, "U2", "He has moved."))
        handed = Handover(factories.TODAY, "ben", "first")
        reallocate_case(actor_for(helen), made, handed)
        client.force_login(ben)
        return made, opened(client, reverse("work-step", args=[CRN, step_id(made)]))

    return of


def step_id(made) -> int:
    return made.plan.goals.get(ref="G1").steps.get().pk


@pytest.mark.parametrize(
    ("delivery", "goes_on"),
    [
        (WAITS, "Whoever delivers it was asked: the place there holds"),
        (RUNS, "Whoever delivers it was asked: it goes on there"),
    ],
)
def test_each_answer_is_offered_in_words_of_the_move(client, page, delivery, goes_on):
    _, shown = page(delivery)
    assert ASKS in opened(client, CASE).text
    assert goes_on in shown.text
    assert "It was passed on to somebody here" in shown.text
    assert "It has ended there" in shown.text
    assert "it stands as it was" not in shown.text


@pytest.mark.parametrize("delivery", [WAITS, RUNS])
def test_what_was_passed_on_is_said_with_whom_and_settles_it(client, page, delivery):
    made, shown = page(delivery)
    assert shown.send(what="passed_on").errors == [
        ("#id_passed_on", "Enter to whom, and who said so")
    ]
    done = shown.send(what="passed_on", passed_on="To the adviser of Southtown; Mr Hall rang.")
    assert "4 January 2027: Passed on to somebody else" in done.text
    assert "To the adviser of Southtown; Mr Hall rang." in done.text
    assert ASKS not in opened(client, CASE).text
    assert "step.passed-on" in entries(made)
    timeline = opened(client, reverse("case-timeline", args=[CRN])).text
    assert "Recorded that a step was passed on" in timeline


def test_that_it_goes_on_there_settles_it_with_whom_was_asked(client, page):
    _, shown = page(RUNS)
    assert "Who was asked, and what did they say?" in shown.text
    shown.send(what="asked", asked="The adviser: she sees him by phone.")
    assert ASKS not in opened(client, CASE).text


@pytest.mark.parametrize("delivery", [WAITS, RUNS])
def test_that_it_has_ended_asks_why_and_lets_it_be_planned_again_here(client, page, delivery):
    _, shown = page(delivery)
    why = shown.send(what="not_delivered")
    assert "The person moved away" in why.text
    done = why.send(reason="circumstance", circumstance="moved_away", agrees="agrees")
    assert "Plan it again, in another way" in done.text
    assert ASKS not in opened(client, CASE).text


def test_work_that_protects_others_is_passed_on_as_well(client, page):
    own = {"actor": "practitioner", "route": "probation_staff", "protects_others": True}
    _, shown = page(RUNS, **own)
    assert "It was passed on to somebody here" in shown.text
    assert "was asked" not in shown.text


def test_without_a_move_the_words_are_as_they_were(client, amara, monday):
    made = factories.case(amara, plan__goals__0__steps__0__delivery=WAITS)
    client.force_login(amara)
    text = opened(client, reverse("work-step", args=[CRN, step_id(made)])).text
    assert "Whoever delivers it was asked: it stands as it was" in text
    assert "It was passed on to somebody else" in text


def test_nobody_is_passed_to_before_it_began(client, page):
    _, shown = page(WAITS)
    early = factories.TODAY - timedelta(days=60)
    day = {"on_day": early.day, "on_month": early.month, "on_year": early.year}
    assert shown.send(what="passed_on", passed_on="To Southtown.", **day).errors

"""That a seat went to others stands in the timeline of who had it; nobody did anything about their
case by it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.queries import entries
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.moves_taken_back import TakenBack, take_back_move
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.models import Case
from followthrough.people.queries.moves import own_moves
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.tests.one_seat import TODAY, cases, note, one_seat, step_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
LOST = "A place of the published order went to others"


def lost_by(case: Case) -> bool:
    return entries("order.place-lost", case_id=case.pk).exists()


def test_a_move_by_mistake_is_taken_back_all_the_same() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    helen = actor_for(factories.user("helen", Role.MANAGER, units=(first.unit,)))
    factories.unit("U2", "Southtown", "R2")
    move_case(helen, first, Move(TODAY, "U2", "He lives there now."))
    publish_order(OPERATOR, second, today=TODAY)
    assert lost_by(first)
    [moved] = own_moves(helen, TODAY)
    assert not moved.taken_up
    take_back_move(helen, first, TakenBack(TODAY, "I chose the wrong line."))
    assert Case.objects.get(pk=first.pk).unit == first.unit


def test_whoever_has_an_older_plan_before_them_is_told_what_changed_it(client: Client) -> None:
    amara = factories.practitioner(factories.unit())
    first, second = factories.case(amara), factories.case(crn="X000002")
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    client.force_login(amara)
    page = opened(client, reverse("add-goal", args=["X000001"]) + "?area=finance")
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    publish_order(OPERATOR, second, today=TODAY)
    assert lost_by(first)
    sent = page.send("area=finance", title="I pay my rent", when="now")
    assert "This plan was changed while you worked on it." in sent.text
    assert "on hold" in sent.text
    assert LOST not in sent.text

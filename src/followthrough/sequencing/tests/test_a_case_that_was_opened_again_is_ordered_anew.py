"""What an order of before the end of a case held is let go: the case is ordered anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.delivery.tests.facts import case, published, step
from followthrough.people.actions.case_life import LifeNote, close_case, reopen_case
from followthrough.people.models import Case
from followthrough.people.rules.facts import Reopened
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.rules.published import starts_that_count
from followthrough.sequencing.tests.one_seat import (
    LATER,
    SOON,
    TODAY,
    cases,
    holders,
    one_seat,
    placed,
    refer,
    told_start,
    why,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
NOTE = LifeNote(TODAY, TODAY, "It was closed by mistake.")


def ended_and_opened_again(case: Case) -> None:
    close_case(OPERATOR, case, "moved_to_another_service", NOTE)
    reopen_case(OPERATOR, case, NOTE)


@pytest.mark.parametrize("referred", [False, True])
def test_it_comes_back_without_its_place(referred: bool) -> None:
    """On the day of the order itself."""
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    if referred:
        refer(first, TODAY)
    ended_and_opened_again(first)
    assert holders() == []
    assert placed(second).start == SOON
    publish_order(OPERATOR, second, today=TODAY)
    assert placed(first).start == LATER


def test_none_of_its_dates_is_told_and_it_is_one_thing_to_do() -> None:
    [first] = cases(1)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    ended_and_opened_again(first)
    assert told_start(first) is None
    assert why(first) == []
    kinds = [item["kind"] for item in CaseDigest.objects.get(pk=first.pk).due]
    assert kinds.count("opened-again") == 1
    assert compared() == EQUAL


def test_the_same_order_published_anew_holds_the_place_again() -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    ended_and_opened_again(first)
    publish_order(OPERATOR, first, today=TODAY, again=False)
    assert (told_start(first), holders()) == (SOON, [first.pk])
    assert placed(second).start == LATER
    kinds = {item["kind"] for item in CaseDigest.objects.get(pk=first.pk).due}
    assert "opened-again" not in kinds


@pytest.mark.parametrize(("at", "counts"), [(-1, False), (0, True), (1, True)])
def test_a_start_that_was_told_before_the_end_binds_no_new_order(at: int, counts: bool) -> None:
    """By the moment where it is known, as both may be of one day; else by the day."""
    moment = datetime(2026, 12, 7, 9, tzinfo=UTC)
    order = published(step(), 5)
    told = replace(order, at=moment + timedelta(hours=at))
    again = replace(case().case, reopened=Reopened(TODAY, TODAY, moment))
    assert bool(starts_that_count(again, told)) is counts
    day_alone = Reopened(TODAY, order.on - timedelta(days=at))
    assert bool(starts_that_count(replace(again, reopened=day_alone), order)) is counts

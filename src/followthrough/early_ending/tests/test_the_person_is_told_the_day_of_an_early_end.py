"""The day counts once it was specified to the person (Sentencing Act 2026 s.38)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.early_ending.actions import record_person_told
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.rules import why_not_told
from followthrough.early_ending.tests.factories import SOON, TODAY, World, manager, note
from tests import factories

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("confirmed", "told", "on", "cause"),
    [
        (None, None, TODAY, "not confirmed yet"),
        (TODAY, TODAY, TODAY, "recorded already"),
        (TODAY, None, TODAY - DAY, "before it was confirmed"),
        (TODAY, None, TODAY, None),
        (TODAY, None, TODAY + DAY, "in the future"),
    ],
)
def test_when_it_can_be_recorded_that_the_person_was_told(confirmed, told, on, cause):
    result = why_not_told(confirmed, told, SOON, on, TODAY)
    assert (cause in result) if cause else result is None


@pytest.mark.parametrize(("on", "late"), [(SOON - DAY, False), (SOON, False), (SOON + DAY, True)])
def test_they_are_told_no_later_than_the_day_on_which_it_ends(on: date, late: bool):
    result = why_not_told(TODAY, None, SOON, on, SOON + 9 * DAY)
    assert bool(result) is late


@pytest.mark.django_db
def test_a_row_of_its_own_says_who_told_them_and_how_beside_all_before() -> None:
    world = World.start()
    world.decide()
    confirmed = world.confirm()
    record_person_told(world.amara, world.case, world.sentence.pk, note("At the office"))
    now = early_end_of(world.sentence.pk)
    assert (now.told_by.id, now.told_on, now.told_how) == (
        world.amara.user_id,
        TODAY,
        "At the office",
    )
    assert now.confirmed_words == confirmed.confirmed_words
    assert (now.decision_id, now.last_id > confirmed.last_id) == (confirmed.decision_id, True)
    assert [e.action for e in world.entries()] == [
        "early-end.decided",
        "early-end.confirmed",
        "early-end.told",
    ]
    gone = world.withdraw(what=note("It came back."))
    assert (gone.told_on, gone.stands) == (TODAY, False)


@pytest.mark.django_db
def test_it_is_not_told_before_it_is_confirmed_nor_without_words() -> None:
    world = World.start()
    world.decide()
    with pytest.raises(NotPossible, match="not confirmed"):
        record_person_told(world.amara, world.case, world.sentence.pk, note("At the office"))
    world.confirm()
    with pytest.raises(NotPossible, match="how the person was told"):
        record_person_told(world.amara, world.case, world.sentence.pk, note(" "))
    with pytest.raises(NotPossible, match="longer than 300"):
        record_person_told(world.amara, world.case, world.sentence.pk, note("x" * 301))


@pytest.mark.django_db
def test_a_stranger_to_the_case_cannot_record_it() -> None:
    world = World.start()
    world.decide()
    world.confirm()
    far = manager("far", of=factories.unit("U2", "Southtown"))
    with pytest.raises(NotAllowed):
        record_person_told(far, world.case, world.sentence.pk, note("At the office"))
    assert early_end_of(world.sentence.pk).told_on is None

"""What the stages of an early end owe each other is held by the database, also where rows are
written past the actions."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.tests.factories import TODAY, World, case_that_may_end_early

pytestmark = pytest.mark.django_db

INSERT = """
    INSERT INTO early_ending_earlyendstage
        (stage, sentence_id, decision_id, "on", by_id, words,
         ends_on, was_to_end_on, judgements, shown, pack)
    VALUES (%(stage)s, %(sentence)s, %(decision)s, %(on)s, %(by)s, '',
         %(ends_on)s, %(was_to_end_on)s, %(judgements)s, %(shown)s, %(pack)s)
    RETURNING id
"""
DECISION = {
    "ends_on": TODAY,
    "was_to_end_on": TODAY,
    "judgements": "{}",
    "shown": "{}",
    "pack": "test",
}
NOTHING = dict.fromkeys(DECISION)


def insert(world: World, stage: str, decision: int | None = None, **changes: Any) -> int:
    """By Helen, who decides nothing here by herself."""
    values = {
        "stage": stage,
        "decision": decision,
        "sentence": world.sentence.pk,
        "on": TODAY,
        "by": world.helen.user_id,
        **(DECISION if decision is None else NOTHING),
        **changes,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, values)
        return cursor.fetchone()[0]


@pytest.fixture
def world() -> World:
    return World.start()


@pytest.fixture
def decision(world: World) -> int:
    return insert(world, "decided", by=world.amara.user_id)


def test_the_stages_come_about_one_after_the_other(world: World, decision: int) -> None:
    for stage in ("confirmed", "told", "withdrawn"):
        insert(world, stage, decision)
    assert EarlyEndStage.objects.current().count() == 4


def test_whoever_decided_does_not_confirm(world: World, decision: int) -> None:
    with pytest.raises(IntegrityError, match="takes two people"):
        insert(world, "confirmed", decision, by=world.amara.user_id)
    insert(world, "confirmed", decision)
    for stage in ("told", "withdrawn"):  # of these nothing is said of who does them
        insert(world, stage, decision, by=world.amara.user_id)


def test_nothing_is_said_of_a_decision_that_is_closed(world: World, decision: int) -> None:
    EarlyEndStage.objects.all().close()
    with pytest.raises(IntegrityError, match="current for as long as its decision is"):
        insert(world, "confirmed", decision)


def test_stages_of_another_decision_say_nothing_of_this_one(world: World, decision: int) -> None:
    """Whoever closes a decision alone, past the actions, lends its confirmation to nobody."""
    insert(world, "confirmed", decision)
    EarlyEndStage.objects.filter(pk=decision).close()
    insert(world, "decided", by=world.helen.user_id)
    end = early_end_of(world.sentence.pk)
    assert end is not None
    assert not end.is_confirmed


def test_a_withdrawal_that_is_closed_alone_stands(world: World, decision: int) -> None:
    withdrawn = insert(world, "withdrawn", decision)
    EarlyEndStage.objects.filter(pk=withdrawn).close()
    end = early_end_of(world.sentence.pk)
    assert end is not None
    assert not end.stands


def test_nobody_is_told_before_it_is_confirmed(world: World, decision: int) -> None:
    with pytest.raises(IntegrityError, match="told once it is confirmed"):
        insert(world, "told", decision)


def test_a_confirmation_of_another_decision_lets_nobody_be_told(
    world: World, decision: int
) -> None:
    insert(world, "confirmed", decision)
    insert(world, "withdrawn", decision)
    EarlyEndStage.objects.all().close()
    anew = insert(world, "decided", by=world.amara.user_id)
    with pytest.raises(IntegrityError, match="told once it is confirmed"):
        insert(world, "told", anew)


@pytest.mark.parametrize("stage", ["confirmed", "told", "withdrawn"])
def test_nothing_follows_a_withdrawal(world: World, decision: int, stage: str) -> None:
    if stage == "told":
        insert(world, "confirmed", decision)
    insert(world, "withdrawn", decision)
    EarlyEndStage.objects.filter(stage="withdrawn").close()  # whatever is current
    with pytest.raises(IntegrityError, match="withdrawn"):
        insert(world, stage, decision)


@pytest.mark.parametrize("stage", ["confirmed", "told", "withdrawn"])
def test_each_stage_comes_about_once(world: World, decision: int, stage: str) -> None:
    for reached in ("confirmed", "told", "withdrawn"):
        insert(world, reached, decision)
        if reached == stage:
            break
    EarlyEndStage.objects.filter(stage=stage).close()
    with pytest.raises(IntegrityError):
        insert(world, stage, decision)


def test_a_sentence_has_one_current_decision(world: World, decision: int) -> None:
    with pytest.raises(IntegrityError, match="one_current_early_end_stage"):
        insert(world, "decided")


def test_a_stage_follows_a_decision_about_its_own_sentence(world: World, decision: int) -> None:
    confirmed = insert(world, "confirmed", decision)
    other = case_that_may_end_early(crn="X000002").sentences.get()
    for wrong in ({"sentence": other.pk}, {"decision": confirmed}, {"decision": 0}):
        with pytest.raises(IntegrityError, match="follows a decision"):
            insert(world, "withdrawn", **{"decision": decision, **wrong})


@pytest.mark.parametrize("missing", DECISION)
def test_a_decision_says_all_that_it_is_about(world: World, missing: str) -> None:
    with pytest.raises(IntegrityError, match="early_end_stage_says_what_it_is"):
        insert(world, "decided", **{missing: None})


@pytest.mark.parametrize("more", DECISION)
def test_no_other_stage_says_it_again(world: World, decision: int, more: str) -> None:
    with pytest.raises(IntegrityError, match="early_end_stage_says_what_it_is"):
        insert(world, "confirmed", decision, **{more: DECISION[more]})


def test_a_decision_follows_none_and_every_other_stage_follows_one(
    world: World, decision: int
) -> None:
    EarlyEndStage.objects.all().close()
    with pytest.raises(IntegrityError, match="early_end_stage_says_what_it_is"):
        insert(world, "confirmed")
    with pytest.raises(IntegrityError, match="early_end_stage_says_what_it_is"):
        insert(world, "decided", decision, **DECISION)


def test_no_row_changes_but_for_being_closed_once(world: World, decision: int) -> None:
    row = EarlyEndStage.objects.filter(pk=decision)
    for change in ({"words": "Other"}, {"ends_on": "2027-02-01"}, {"judgements": {"a": 1}}):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            row.update(**change)
    row.update(replaced_on=timezone.now())
    with pytest.raises(IntegrityError, match="replaced already"), transaction.atomic():
        row.update(replaced_on=timezone.now())

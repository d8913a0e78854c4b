from __future__ import annotations

from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.rules import good_news
from followthrough.delivery.tests.digests import EQUAL, compared, stale_ids
from followthrough.early_ending.rules.due import EARLY_END_TO_CONFIRM
from followthrough.early_ending.tests.factories import World as EarlyEndWorld
from followthrough.people.actions.case_readings import record_case_reading
from followthrough.plans.actions import step_progress
from followthrough.plans.models import Step
from followthrough.plans.tests.factories import ACTIONS, World, note
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_a_case_that_came_in_with_a_file_has_one() -> None:
    factories.unit()
    factories.imported(*(factories.line(crn=f"X00000{n}") for n in range(1, 4)))
    assert CaseDigest.objects.count() == 3
    assert compared() == EQUAL


def test_a_later_line_brings_it_up_to_date() -> None:
    case = factories.case()
    before = CaseDigest.objects.get(pk=case.pk)
    factories.imported(factories.line(assessment__likelihood="very_high"))
    after = CaseDigest.objects.get(pk=case.pk)
    assert "likelihood:very_high" in set(after.marks) - set(before.marks)
    assert compared() == EQUAL


@pytest.mark.parametrize("code", sorted(ACTIONS))
def test_after_each_action_on_a_plan_it_is_what_the_rules_derive(code: str) -> None:
    world = World.start()
    changes = CaseDigest.objects.get(pk=world.case.pk).changes
    ACTIONS[code](world, note(words="Because"))
    assert world.entries()[-1].action == code.split()[0]
    assert CaseDigest.objects.get(pk=world.case.pk).changes > changes
    assert compared() == EQUAL


def test_an_act_of_which_nothing_is_kept_leaves_it_as_it_was() -> None:
    case = factories.case()
    with pytest.raises(NotPossible):
        step_progress.ask_for_help(OPERATOR, case, Step.objects.get(ref="T1").pk, note(words=""))
    assert CaseDigest.objects.get(pk=case.pk).changes == 1
    assert compared() == EQUAL


def test_looking_at_a_case_does_not_touch_it(django_assert_max_num_queries: Any) -> None:
    case = factories.case()
    with django_assert_max_num_queries(5):
        record_case_reading(OPERATOR, case)
    assert CaseDigest.objects.get(pk=case.pk).changes == 1


@pytest.mark.parametrize(
    ("acts", "waits"),
    [
        ("decide", True),
        ("decide confirm", False),
        ("decide confirm tell", False),
        ("decide withdraw", False),
        ("decide confirm tell withdraw", False),
        ("decide withdraw decide", True),
    ],
)
def test_after_each_stage_of_an_early_end_it_is_what_the_rules_derive(
    acts: str, waits: bool
) -> None:
    world = EarlyEndWorld.start()
    for act in acts.split():
        before = CaseDigest.objects.get(pk=world.case.pk)
        getattr(world, act)()
        after = CaseDigest.objects.get(pk=world.case.pk)
        assert after.changes > before.changes
        assert compared() == EQUAL
    kinds = [item["kind"] for item in after.due]
    assert kinds.count(EARLY_END_TO_CONFIRM.code) == waits


def test_a_rule_that_raises_refuses_nobody_and_leaves_the_digest_stale(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    case, other = factories.case(), factories.case(crn="X000002")
    step = Step.objects.get(ref="T1", goal__plan__case=case).pk

    def raises(*_: object) -> None:
        raise ZeroDivisionError("Sam Rivers")

    monkeypatch.setattr("followthrough.delivery.rules.digest.good_news", raises)
    step_progress.record_start(OPERATOR, case, step, note())
    assert LedgerEntry.objects.filter(action="step.started").count() == 1
    assert stale_ids() == {case.pk}
    assert f"The digest of case {case.pk} could not be derived." in caplog.text

    monkeypatch.setattr("followthrough.delivery.rules.digest.good_news", good_news)
    step_progress.ask_for_help(OPERATOR, case, step, note(words="A lift"))
    assert stale_ids() == set()
    assert compared([case.pk, other.pk]) == EQUAL


def test_a_database_that_refuses_the_digest_refuses_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    case = factories.case()
    monkeypatch.setattr("followthrough.delivery.actions.digests.STORE", "SELECT %s, %s, 1 / 0")
    step_progress.record_start(OPERATOR, case, Step.objects.get(ref="T1").pk, note())
    assert LedgerEntry.objects.filter(action="step.started").count() == 1
    assert stale_ids() == {case.pk}
    assert "store_digests failed after step.started" in caplog.text

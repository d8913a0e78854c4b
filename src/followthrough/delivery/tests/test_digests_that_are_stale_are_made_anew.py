"""A new day, other packs, a shared fact, a newer release, a worker that was killed: each leaves
digests that say that they are stale, and the job makes them what the rules derive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from followthrough.common.actors import OPERATOR
from followthrough.common.dates import today_in_london
from followthrough.delivery.actions import digests
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries.caseload import caseload
from followthrough.delivery.rules.digest import DERIVATION
from followthrough.delivery.tasks import DIGESTS, make_stale_digests_anew
from followthrough.delivery.tests.digests import EQUAL, compared, stale_ids
from followthrough.plans.actions import step_progress
from followthrough.plans.models import Step
from followthrough.plans.tests.factories import note
from followthrough.policy import context_on
from followthrough.policy.tests.changing_packs import Change, changed, length, put_in_force
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY
NUMBER = 6


@pytest.fixture
def cases(monday: Any) -> list[int]:
    factories.unit()
    factories.imported(*(factories.line(crn=f"X00000{n}") for n in range(1, NUMBER + 1)))
    assert compared() == EQUAL
    return sorted(CaseDigest.objects.values_list("pk", flat=True))


def make_anew() -> None:
    make_stale_digests_anew.func()


def test_a_night_that_was_missed(cases: list[int], monday: Any) -> None:
    monday.move_to(morning(TODAY + timedelta(days=400)))
    assert compared().stale == NUMBER
    make_anew()
    assert compared() == EQUAL
    ended = caseload(
        OPERATOR, context_on(today_in_london()), {"whose": "unit", "ending_soon": True}
    )
    assert ended.count() == NUMBER


def test_other_packs(cases: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_force(
        monkeypatch,
        changed(Change("timescale.stalled_after", TODAY - timedelta(days=300), length(1))),
    )
    assert compared().stale == NUMBER
    make_anew()
    assert compared() == EQUAL
    stalled = caseload(OPERATOR, context_on(TODAY), {"whose": "unit", "stalled": True})
    assert stalled.count() == NUMBER


def test_a_shared_fact(cases: list[int]) -> None:
    factories.places(regions=[{"code": "R1", "name": "Another name"}])
    assert stale_ids() == set(cases)
    make_anew()
    assert compared() == EQUAL


def test_a_worker_that_was_killed_half_way(
    cases: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    CaseDigest.objects.update(stale=True, due=[])
    monkeypatch.setattr(digests, "CHUNK", 2)
    store, calls = digests.store_digests, []

    def killed(*args: Any, **more: Any) -> int:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return store(*args, **more)

    monkeypatch.setattr(digests, "store_digests", killed)
    with pytest.raises(KeyboardInterrupt):
        make_anew()
    assert compared().differ == []
    assert stale_ids() == set(cases[2:])
    monkeypatch.setattr(digests, "store_digests", store)
    make_anew()
    assert compared() == EQUAL


def test_two_jobs_at_once_do_not_do_the_same_twice(cases: list[int]) -> None:
    CaseDigest.objects.filter(pk__in=cases[:2]).update(stale=True)
    digests.make_anew(cases, also_fresh=False)  # as a second job that has found them stale before
    changes = dict(CaseDigest.objects.values_list("pk", "changes"))
    assert changes == {pk: 2 if pk in cases[:2] else 1 for pk in cases}
    assert compared() == EQUAL


def test_cases_of_the_release_before_have_none_yet(cases: list[int]) -> None:
    CaseDigest.objects.all().delete()
    assert compared().stale == NUMBER
    make_anew()
    assert compared() == EQUAL


def test_a_newer_release_is_left_alone(cases: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    CaseDigest.objects.filter(pk=cases[0]).update(derivation=DERIVATION + 1)
    newer = CaseDigest.objects.filter(pk=cases[0]).values().get()
    make_anew()
    assert CaseDigest.objects.filter(pk=cases[0]).values().get() == newer
    assert compared().stale == 1


def test_an_act_under_an_older_release_leaves_it_to_the_newer(cases: list[int]) -> None:
    CaseDigest.objects.filter(pk=cases[0]).update(derivation=DERIVATION + 1)
    case = CaseDigest.objects.get(pk=cases[0]).case
    step = Step.objects.get(ref="T1", goal__plan__case=case).pk
    step_progress.record_start(OPERATOR, case, step, note())
    row = CaseDigest.objects.get(pk=case.pk)
    assert (row.stale, row.derivation) == (True, DERIVATION + 1)


def test_a_digest_of_an_older_release_is_made_anew(cases: list[int]) -> None:
    CaseDigest.objects.update(derivation=DERIVATION - 1, due=[])
    assert compared().stale == NUMBER
    make_anew()
    assert compared() == EQUAL


def waiting_jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=DIGESTS, status="todo").count()


def lists(times: int) -> Callable[[], None]:
    def read() -> None:
        for _ in range(times):
            caseload(OPERATOR, context_on(TODAY), {"whose": "unit"}).count()

    return read


def test_a_list_that_meets_stale_ones_asks_once(cases: list[int]) -> None:
    lists(2)()
    assert waiting_jobs() == 0
    CaseDigest.objects.filter(pk=cases[0]).update(stale=True)
    lists(3)()
    assert waiting_jobs() == 1
    assert stale_ids() == {cases[0]}  # nothing is stored by looking


def test_what_is_stale_is_derived_for_the_list(cases: list[int]) -> None:
    CaseDigest.objects.update(stale=True, marks=[], due=[], steps_planned=99)
    [line, *rest] = caseload(OPERATOR, context_on(TODAY), {"whose": "unit", "need": "thinking"})
    assert len(rest) == NUMBER - 1
    assert line.counts is not None
    assert line.counts.planned < 99
    assert stale_ids() == set(cases)

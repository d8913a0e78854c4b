"""A rule that raises, facts that cannot be read, a digest that cannot be stored: whatever is wrong
with one case, lists, counts, pages and the worker go on for all others, and say so of this one."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from followthrough.common.actors import OPERATOR
from followthrough.common.facets import FACETS
from followthrough.delivery.actions.digests import mark_stale
from followthrough.delivery.models import CaseDigest, Combination
from followthrough.delivery.queries import derived, stored
from followthrough.delivery.queries.caseload import caseload
from followthrough.delivery.queries.coverage import coverage_of, coverage_over
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import Asked, ThingsToDo, good_news_of
from followthrough.delivery.rules.digest import DERIVATION, digest_of
from followthrough.delivery.tasks import DIGESTS, make_stale_digests_anew
from followthrough.delivery.tests.digests import EQUAL, compared, stale_ids
from followthrough.people.actions.case_life import LifeNote, close_case, reopen_case
from followthrough.people.models import Case
from followthrough.policy import context_on
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NUMBER = 4
ADDRESSES = ("/today/", "/cases/", "/cases/?whose=unit&need=thinking", "/cases/X000001/")


@pytest.fixture
def amara() -> Any:
    return factories.practitioner(factories.unit())


@pytest.fixture
def cases(amara: Any) -> list[int]:
    """All stale; something is going to be wrong with the first."""
    lines = [factories.line(crn=f"X00000{n}") for n in range(1, NUMBER + 1)]
    for line in lines:
        line["case"]["practitioners"] = [
            {"username": "amara", "name": "Amara", "since": "2026-10-05"}
        ]
    factories.imported(*lines)
    CaseDigest.objects.update(stale=True)
    return list(Case.objects.order_by("pk").values_list("pk", flat=True))


def rule_raises(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    def raises(facts: Any, context: Any) -> Any:
        if facts.case.case_id == first:
            raise ZeroDivisionError
        return digest_of(facts, context)

    monkeypatch.setattr(derived, "digest_of", raises)


def facts_cannot_be_read(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    order = FACETS.declared["published"]

    def load(ids: list[int]) -> Any:
        if first in ids:
            raise ValueError("not one of these codes")
        return order.load(ids)

    monkeypatch.setitem(
        FACETS.declared, "published", type(order)("published", load, order.statements, None)
    )


def value_is_no_json(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    def odd(facts: Any, context: Any) -> Any:
        made = digest_of(facts, context)
        if facts.case.case_id == first:
            object.__setattr__(made, "plan_state", object())
        return made

    monkeypatch.setattr(derived, "digest_of", odd)


def database_refuses(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    def long(facts: Any, context: Any) -> Any:
        made = digest_of(facts, context)
        if facts.case.case_id == first:
            object.__setattr__(made, "plan_state", "x" * 60)
        return made

    monkeypatch.setattr(derived, "digest_of", long)


FAULTS = [rule_raises, facts_cannot_be_read, value_is_no_json, database_refuses]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_worker_makes_the_others(cases: list[int], monkeypatch: Any, fault: Any) -> None:
    fault(monkeypatch, cases[0])
    make_stale_digests_anew.func()
    assert stale_ids() == {cases[0]}
    before = dict(CaseDigest.objects.values_list("pk", "changes"))
    make_stale_digests_anew.func()  # it is known to fail
    assert dict(CaseDigest.objects.values_list("pk", "changes")) == before
    monkeypatch.undo()
    CaseDigest.objects.update(failed_under="")  # as an act on it, or the next day
    make_stale_digests_anew.func()
    assert compared() == EQUAL


@pytest.mark.parametrize("fault", [rule_raises, value_is_no_json])
def test_lists_and_pages_go_on_and_say_so(
    cases: list[int], amara: Any, monkeypatch: Any, fault: Any
) -> None:
    fault(monkeypatch, cases[0])
    client = Client()
    client.force_login(amara)
    for _ in range(2):  # before and after the worker has tried
        for address in ADDRESSES:
            answer = client.get(address)
            assert answer.status_code == 200, address
            if not address.endswith("X000001/"):
                text = " ".join(answer.text.split())
                assert "1 case could not be worked out" in text, address
                assert "made anew" not in text, address
        make_stale_digests_anew.func()
    assert "What there is to do on this case could not be" in client.get("/cases/X000001/").text
    assert 'ft-nav__number">' in client.get("/services/").text  # of the others, at least


def test_nobody_asks_again_for_what_is_known_to_fail(
    cases: list[int], amara: Any, monkeypatch: Any
) -> None:
    rule_raises(monkeypatch, cases[0])
    make_stale_digests_anew.func()
    client = Client()
    client.force_login(amara)
    for _ in range(3):
        client.get("/today/")
    assert not ProcrastinateJob.objects.filter(task_name=DIGESTS, status="todo").exists()


def test_a_digest_that_is_wrong_is_asked_for_once(cases: list[int], amara: Any) -> None:
    make_stale_digests_anew.func()
    CaseDigest.objects.filter(pk=cases[0]).update(steps_planned=99)
    client = Client()
    client.force_login(amara)
    for _ in range(3):
        client.get("/cases/X000001/")
    assert ProcrastinateJob.objects.filter(status="todo").count() == 1


def test_what_another_release_has_stored_and_this_one_cannot_read_is_left_out(
    cases: list[int], caplog: Any
) -> None:
    make_stale_digests_anew.func()
    row = CaseDigest.objects.get(pk=cases[0])
    known = row.due[0]
    odd = [known | {"kind": "no-such-kind"}, known | {"place": 5555}, known | {"needs": "fly"}]
    CaseDigest.objects.filter(pk=cases[0]).update(due=[*odd, known])
    digests = Digests(Case.objects.filter(pk=cases[0]), context_on(factories.TODAY))
    things = list(ThingsToDo(digests, Asked(), None))
    assert [thing.kind for thing in things] == [known["kind"]]
    assert caplog.text.count(f"of case {cases[0]} cannot be") == len(odd)


def test_so_is_good_news_that_this_release_cannot_read(cases: list[int], caplog: Any) -> None:
    make_stale_digests_anew.func()
    known = {"kind": "started", "on": str(factories.TODAY), "step": 1}
    of_another = {key: value for key, value in known.items() if key != "kind"}
    for case_id, item in zip(cases[:3], [known | {"kind": "no"}, known, of_another], strict=True):
        CaseDigest.objects.filter(pk=case_id).update(good_news=[item])
    digests = Digests(Case.objects.filter(pk__in=cases[:3]), context_on(factories.TODAY))
    assert [found.case.case_id for found in good_news_of(digests)] == [cases[1]]
    assert caplog.text.count("cannot be read") == 2


@pytest.mark.parametrize("parts", [["step", "thinking"], ["need", "x", "", True], [], "gone"])
def test_coverage_is_counted_from_the_facts_where_a_combination_is_lost(
    cases: list[int], monkeypatch: Any, caplog: Any, parts: Any
) -> None:
    make_stale_digests_anew.func()
    monkeypatch.setattr(stored, "_decoded", {})
    damaged = Combination.objects.order_by("pk").first()
    assert damaged is not None
    if parts == "gone":
        damaged.delete()
    else:
        Combination.objects.filter(pk=damaged.pk).update(parts=parts)
    digests = Digests(Case.objects.all(), context_on(factories.TODAY))
    assert coverage_over(digests) == coverage_of(cases, factories.TODAY)
    assert "combinations are lost" in caplog.text
    assert compared().differ


def test_going_back_to_an_older_release_takes_the_digests_back(
    cases: list[int], capsys: Any
) -> None:
    from followthrough.cli_commands import digests

    CaseDigest.objects.update(derivation=DERIVATION + 1, stale=False)
    make_stale_digests_anew.func()
    assert compared().stale == NUMBER
    assert digests._make(Namespace(all=True, workers=1)) == 0
    assert f"{NUMBER} of {NUMBER} digests made anew." in capsys.readouterr().out
    assert compared() == EQUAL


def test_a_case_opened_again_is_made_anew_also_where_the_first_act_fails(
    cases: list[int], monkeypatch: Any
) -> None:
    from followthrough.plans.actions import step_progress
    from followthrough.plans.models import Step
    from followthrough.plans.tests.factories import note

    def act(ref: str) -> None:
        case = Case.objects.select_related("person").get(pk=cases[0])
        step = Step.objects.get(ref=ref, goal__plan__case=case).pk
        step_progress.ask_for_help(OPERATOR, case, step, note(words="A lift"))

    make_stale_digests_anew.func()
    case, note_ = Case.objects.get(pk=cases[0]), LifeNote(factories.TODAY, factories.TODAY, "Why.")
    close_case(OPERATOR, case, "revoked", note_)
    frozen = CaseDigest.objects.get(pk=cases[0])
    assert (frozen.frozen_on, frozen.due, frozen.stale) == (factories.TODAY, [], False)
    rule_raises(monkeypatch, cases[0])
    mark_stale([cases[0]])  # of a closed case the digest stays as it was
    assert not CaseDigest.objects.get(pk=cases[0]).stale

    reopen_case(OPERATOR, case, note_)
    act("T3")
    assert stale_ids() == {cases[0]}
    monkeypatch.undo()
    CaseDigest.objects.update(failed_under="")
    make_stale_digests_anew.func()
    assert compared() == EQUAL
    row = CaseDigest.objects.get(pk=cases[0])
    assert row.frozen_on is None
    assert row.due


def test_a_list_is_read_where_nothing_can_be_queued(
    cases: list[int], monkeypatch: Any, caplog: Any
) -> None:
    from django.db import DatabaseError

    def refuse(**_: Any) -> None:
        raise DatabaseError("cannot execute INSERT in a read-only transaction")

    monkeypatch.setattr(make_stale_digests_anew, "defer", refuse)
    lines = caseload(OPERATOR, context_on(factories.TODAY), {"whose": "unit"})
    assert len(list(lines)) == NUMBER
    assert "could not be queued" in caplog.text

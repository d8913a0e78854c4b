"""`followthrough digests`, in this process and on the tests' own database: faults that are planted
in the rules after the digests were stored are found, and nothing but ids is said of anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest

from followthrough.cli import main
from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.models import CaseDigest, Combination
from followthrough.delivery.rules import coverage, digest, shown_to_person
from followthrough.delivery.rules.stages import Stage
from followthrough.delivery.tests.digests import EQUAL, compared, stale_ids
from followthrough.delivery.tests.random_caseload import make_caseload
from followthrough.people import filters
from followthrough.people.models import Person
from followthrough.plans import filters as plans_filters
from followthrough.plans.rules import due_on_plans
from followthrough.sequencing.rules import due as sequencing_due
from tests.copies import copied

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday", "commands_here")]


@pytest.fixture
def ids() -> list[int]:
    def stored() -> list[int]:
        made = make_caseload(1)
        make_anew(made)
        return made

    return copied("random cases with their digests", stored)


@pytest.fixture
def ask(capsys: Any) -> Callable[..., tuple[int, str]]:
    """Status and what was printed."""

    def run(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main(["digests", *words, "--workers", "1"])
        return status, capsys.readouterr().out

    return run


def looked_at(number: int, differ: int, stale: int) -> str:
    return (
        f"{number} digests looked at.\n"
        f"  differ from what the rules derive  {differ:>9,}\n"
        f"  stale, or not made yet             {stale:>9,}\n"
    )


def raises(*_: object) -> None:
    raise ZeroDivisionError("Sam Rivers, R00001")


# By their full names, where a room hands out a function of the same name.
delivery_due = import_module("followthrough.delivery.rules.due")
good_news = import_module("followthrough.delivery.rules.good_news")

FAULTS: dict[str, tuple[Any, str, Any]] = {
    "people: when a case ends soon": (filters, "ends_soon", lambda *_: False),
    "people: which sentences end soon": (
        delivery_due,
        "requirements_ending_soon",
        lambda *_: {},
    ),
    "plans: what is stalled, in the filter": (plans_filters, "is_stalled", lambda *_: True),
    "plans: what is stalled, as a thing to do": (due_on_plans, "is_stalled", lambda *_: True),
    "sequencing: which work has no place": (sequencing_due, "without_place", lambda *_: False),
    "delivery: that no referral was made": (delivery_due, "no_referral_made", lambda *_: True),
    "delivery: what may be put before the person": (
        shown_to_person,
        "may_be_shown",
        lambda *_: False,
    ),
    "coverage: how a step stands": (coverage, "stage_of", lambda *_: Stage.PLANNED),
    "coverage: what the source has counted": (coverage, "is_complied_with", lambda *_: False),
    "coverage: the bands of likelihood": (coverage, "BANDS", dict.fromkeys(coverage.BANDS, "low")),
    "good news: how long it is new": (good_news, "RECENT", timedelta(days=2)),
    "counts of steps": (
        digest,
        "counts",
        lambda steps, counts=digest.counts: replace(counts(steps), held=99),
    ),
    "a filter less": (digest, "case_filters", lambda: filters.case_filters()[1:]),
    "a rule that raises": (digest, "good_news", raises),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_rules_is_found(
    ids: list[int], ask: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    assert ask("check") == (0, looked_at(len(ids), 0, 0))
    where, name, wrong = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)

    status, said = ask("check")

    assert status == 1
    found = compared(ids).differ
    assert found
    assert said.startswith(looked_at(len(ids), len(found), 0))
    named, remedy = said.splitlines()[3:]
    assert re.findall(r"[0-9]+", named.partition(":")[2].partition(" and ")[0]) == [
        str(id_) for id_ in found[:20]
    ]
    assert remedy.startswith("Make them anew with `followthrough digests make --all`")
    for person in Person.objects.all():
        assert person.crn not in said
        assert person.first_name not in said
        assert person.last_name not in said


def test_ids_are_those_of_the_cases_that_differ_and_no_more_than_can_be_read(
    ids: list[int], ask: Any
) -> None:
    wrong = ids[3:25]
    CaseDigest.objects.filter(pk__in=wrong).update(steps_done=77)
    _, said = ask("check")
    assert f"by id: {', '.join(map(str, wrong[:20]))} and 2 more." in said


def test_what_says_that_it_is_stale_is_no_fault(ids: list[int], ask: Any) -> None:
    CaseDigest.objects.filter(pk__in=ids[:4]).update(stale=True, due=[])
    CaseDigest.objects.filter(pk=ids[4]).delete()
    assert ask("check") == (0, looked_at(len(ids), 0, 5))


def test_numbers_that_stand_for_nothing_are_found_and_made_anew(ids: list[int], ask: Any) -> None:
    """As where a backup brought back digests without the combinations that they refer to."""
    [lost, *_] = next(one for one in CaseDigest.objects.values_list("lines", flat=True) if one)
    theirs = CaseDigest.objects.filter(lines__contains=[lost]).order_by("pk")
    Combination.objects.filter(pk=lost).delete()
    assert ask("check")[0] == 1
    assert compared(ids).differ == list(theirs.values_list("pk", flat=True))
    assert ask("make", "--all")[0] == 0
    assert ask("check")[0] == 0


def test_without_a_case_all_is_well(ask: Any) -> None:
    assert ask("check") == (0, looked_at(0, 0, 0))


def test_make_makes_those_that_are_stale_and_leaves_the_others(ids: list[int], ask: Any) -> None:
    CaseDigest.objects.filter(pk__in=ids[:4]).update(stale=True, due=[])
    CaseDigest.objects.filter(pk=ids[4]).update(steps_done=77)
    before = dict(CaseDigest.objects.values_list("pk", "changes"))

    assert ask("make") == (0, "4 of 4 digests made anew.\n")

    assert stale_ids() == set()
    assert compared(ids).differ == [ids[4]]
    after = dict(CaseDigest.objects.values_list("pk", "changes"))
    assert {id_ for id_ in ids if after[id_] != before[id_]} == set(ids[:4])


def test_make_all_makes_also_those_that_say_that_they_are_fresh(ids: list[int], ask: Any) -> None:
    CaseDigest.objects.filter(pk=ids[4]).update(steps_done=77)
    assert ask("make", "--all") == (0, f"{len(ids)} of {len(ids)} digests made anew.\n")
    assert compared(ids) == EQUAL
    assert ask("check")[0] == 0

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from followthrough.common.models import LedgerEntry
from followthrough.interchange.models import SourceLine
from followthrough.people.models import Assessment, Need, Person
from followthrough.plans.models import Agreement, PlanSnapshot, StepDecision, StepFact
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db

DELIVERY = "plan__goals__0__steps__0__delivery"


def first_then(first: dict[str, Any], then: dict[str, Any]) -> None:
    factories.unit()
    for line in (factories.line(**first), factories.line(**then)):
        summary, rows = factories.imported(b"\n", line)
        assert summary.aside == 0, rows
    assert summary.changed == 1


def test_the_old_payload_stays_readable_beside_the_new_one() -> None:
    first_then({}, {"person__last_name": "Brooks"})
    old, new = SourceLine.objects.order_by("id")
    assert old.payload == factories.line()
    assert old.replaced_on is not None
    assert new.payload == factories.line(person__last_name="Brooks")
    assert new.replaced_on is None
    assert (new.source, new.crn, new.line) == ("test", "X000001", 3)
    assert Person.objects.get().last_name == "Brooks"


def test_the_ledger_says_from_which_source_and_line() -> None:
    first_then({}, {"person__last_name": "Brooks"})
    old, new = LedgerEntry.objects.filter(action="caseload.line-taken").order_by("id")
    assert (new.after["source"], new.after["line"]) == ("test", 3)
    assert new.before == {
        "fingerprint": old.after["fingerprint"],
        "unit": "U1",
        "in_custody": False,
    }
    assert "Brooks" not in str(new.after)


def test_only_what_changed_is_written() -> None:
    factories.unit()
    factories.imported(factories.line())
    before = all_rows()
    factories.imported(factories.line(person__last_name="Brooks"))
    after = all_rows()
    assert {table for table in before if before[table] != after[table]} == {
        "people_person",
        "people_searchtoken",
        "interchange_sourceline",
        "common_ledgerentry",
        "delivery_casedigest",  # it counts how often it was stored
    }


def test_an_assessment_is_replaced_and_the_old_one_keeps_its_needs() -> None:
    first_then({}, {"assessment__needs__0__severity": "low"})
    old, new = Assessment.objects.order_by("id")
    assert (old.replaced_on is None, new.replaced_on is None) == (False, True)
    severities = Need.objects.filter(area="accommodation").order_by("id")
    assert [(n.assessment_id, n.severity) for n in severities] == [
        (old.pk, "high"),
        (new.pk, "low"),
    ]


def test_a_fact_of_a_step_is_replaced_and_the_old_one_stays() -> None:
    first_then(
        {DELIVERY: {"referred_on": "2026-10-21"}},
        {DELIVERY: {"referred_on": "2026-10-22", "started_on": "2026-11-02"}},
    )
    facts = StepFact.objects.order_by("id").values_list("kind", "on", "replaced_on")
    assert [(kind, on, gone is None) for kind, on, gone in facts] == [
        ("referred", date(2026, 10, 21), False),
        ("referred", date(2026, 10, 22), True),
        ("started", date(2026, 11, 2), True),
    ]


def test_a_fact_that_the_source_takes_back_is_closed_and_stays() -> None:
    first_then({DELIVERY: {"referred_on": "2026-10-21"}}, {})
    assert StepFact.objects.get().replaced_on is not None


def test_a_fact_of_a_step_that_stands_is_not_touched_when_another_comes() -> None:
    first_then(
        {DELIVERY: {"referred_on": "2026-10-21"}},
        {DELIVERY: {"referred_on": "2026-10-21", "started_on": "2026-11-02"}},
    )
    assert list(StepFact.objects.values_list("kind", "replaced_on").order_by("id")) == [
        ("referred", None),
        ("started", None),
    ]


def test_stability_that_is_lost_again_stays_on_record() -> None:
    first_then({DELIVERY: {"stable_on": "2026-12-01"}}, {})
    decision = StepDecision.objects.get()
    assert (decision.kind, decision.replaced_on is None) == ("stable_enough", False)


def test_the_persons_answer_is_replaced_and_their_old_words_stay() -> None:
    first_then(
        {},
        {"plan__agreement": {"state": "did_not_agree", "on": "2026-12-01", "words": "Too much."}},
    )
    answers = Agreement.objects.order_by("id").values_list("state", "words", "replaced_on")
    assert [(state, words, gone is None) for state, words, gone in answers] == [
        ("agreed", "I want my own place.", False),
        ("did_not_agree", "Too much.", True),
    ]


def test_every_version_of_the_plan_is_kept_as_a_snapshot() -> None:
    first_then({}, {"plan__goals__0__title": "I have a home"})
    titles = [
        (snapshot.number, snapshot.content["goals"][0]["title"])
        for snapshot in PlanSnapshot.objects.order_by("number")
    ]
    assert titles == [(1, "I have a settled place to live"), (2, "I have a home")]

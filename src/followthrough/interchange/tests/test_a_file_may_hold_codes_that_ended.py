"""A file tells what was recorded elsewhere, perhaps long ago. A code that ended since is taken; one
that no pack ever had is set aside."""

from __future__ import annotations

import pytest

from followthrough.people.models import Need, Register, Requirement
from followthrough.plans.models import Step
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY


def a_line(kind: str = "accredited_programme") -> dict:
    made = factories.line(
        assessment__registers=[{"code": "rcpr", "since": "2026-01-01"}],
        assessment__circumstances=[{"code": "no_fixed_address"}],
    )
    made["sentences"][0]["requirements"][1]["kind"] = kind
    step = made["plan"]["goals"][0]["steps"][0]
    step["delivery"] = {"not_delivered_on": "2026-12-01", "not_delivered_reason": "travel"}
    return made


def test_a_line_with_codes_that_ended_is_taken_whole(monkeypatch):
    factories.unit()
    ended = (
        "requirement.accredited_programme",
        "need_area.accommodation",
        "register.rcpr",
        "circumstance.no_fixed_address",
        "intervention.accommodation_support",
        "reason.travel",
    )
    put_in_force(monkeypatch, changed(*(Change(id_, TODAY) for id_ in ended)))
    summary, rows = factories.imported(a_line())
    assert summary.aside == 0, rows
    assert Requirement.objects.filter(kind="accredited_programme").exists()
    assert Need.objects.filter(area="accommodation").exists()
    assert Register.objects.get().code == "rcpr"
    assert Step.objects.get(ref="T1").facts.get(kind="not_delivered").reason == "travel"


def test_a_code_that_no_pack_ever_had_is_set_aside():
    factories.unit()
    summary, rows = factories.imported(a_line("gardening"))
    assert summary.aside == 1
    assert "unknown-code" in str(rows)


def test_work_that_protects_others_does_so_also_once_its_kind_has_ended(monkeypatch):
    factories.unit()
    kinds = changed().on(TODAY).interventions.values()
    kind = next(k.code for k in kinds if k.protects_others)
    put_in_force(monkeypatch, changed(Change(f"intervention.{kind}", TODAY)))
    made = factories.line()
    made["plan"]["goals"][0]["steps"][0]["intervention"] = kind
    summary, rows = factories.imported(made)
    assert summary.aside == 0, rows
    assert Step.objects.get(ref="T1").protects_others

"""What rooms say in SQL for a list or a count is what their rules say of each case, over random
cases with everything that may be taken back, replaced or decided since they came in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import Exists
from django.utils import timezone

from followthrough import policy
from followthrough.delivery.worklist import context_on, worklist
from followthrough.people.alerts import requirement_alerts
from followthrough.people.filters import contact_goes_on
from followthrough.people.models import Case, Requirement, Sentence
from followthrough.people.queries import case_facts, requirements_owed
from followthrough.people.rules import contact_is_suspended, is_complied_with
from followthrough.plans.models import Agreement, Step, StepDecision, StepFact
from followthrough.plans.queries import plan_facts
from followthrough.plans.queries.cases import (
    agreement_state,
    has_agreed_plan,
    reasons_not_delivered,
)
from followthrough.plans.rules import AgreementState, StepState
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from followthrough.sequencing.queries import has_requirement_without_place, published_orders
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.rules.published import without_place
from tests import factories, sizes

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY
KINDS = ["accredited_programme", "rehabilitation_activity", "unpaid_work", "curfew"]
ENDS = [-200, -90, -1, 0, 1, 60, 91, 200, 300, 400]
REASONS = ["unwilling", "travel", "referral_not_started"]
CASES = 40


def day(offset: int) -> str:
    return str(TODAY + timedelta(days=offset))


def sentence(draw: Random, number: int) -> dict[str, Any]:
    return {
        "ref": f"S{number}",
        "kind": "community_order",
        "starts_on": day(-400),
        "ends_on": day(draw.choice(ENDS)),
        "regime": draw.choice(["active", "suspended"]),
        "requirements": [
            {
                "ref": f"R{number}{n}",
                "kind": draw.choice(KINDS),
                "amount": draw.choice([None, 0, 60]),
                "done": draw.choice([0, 59, 60, 61]),
            }
            for n in range(draw.randrange(3))
        ],
    }


def delivery(draw: Random) -> dict[str, str]:
    kinds = draw.choice(
        [(), ("referred",), ("started",), ("started", "finished"), ("not_delivered",)]
    )
    days = sorted(draw.randrange(-60, 1) for _ in kinds)
    told = {f"{kind}_on": day(on) for kind, on in zip(kinds, days, strict=True)}
    return told | (
        {"not_delivered_reason": draw.choice(REASONS)} if "not_delivered_on" in told else {}
    )


def goal(draw: Random, number: int, refs: list[str], state: str) -> dict[str, Any]:
    steps = [
        factories.step(f"T{number}{n}", delivery=delivery(draw))
        | ({"requirement": draw.choice(refs)} if refs and draw.random() < 0.7 else {})
        for n in range(draw.randrange(1, 4))
    ]
    made = {"ref": f"G{number}", "area": "thinking", "title": "A goal", "when": "now"}
    return made | {"state": state, "steps": steps}


def line(draw: Random, number: int) -> dict[str, Any]:
    sentences = [sentence(draw, n) for n in range(draw.randrange(1, 3))]
    made = factories.line(crn=f"R{number:05}", case__opened_on=day(-380), sentences=sentences)
    if draw.random() < 0.1:
        return made | {"plan": None}
    refs = [requirement["ref"] for s in sentences for requirement in s["requirements"]]
    state = draw.choice(list(AgreementState)).value
    told = {"state": state, "on": day(-100), "words": "No."} if state != "draft" else {}
    goals = [goal(draw, 0, refs, "active")]
    goals += [goal(draw, 1, refs, draw.choice(["active", "achieved", "removed"]))]
    plan = {"made_on": day(-120), "goals": goals}
    return made | {"plan": plan | ({"agreement": told} if told else {})}


def _taken_back(draw: Random, step: Step) -> None:
    step.facts.all().close()


def _withdrawn(draw: Random, step: Step) -> None:
    Step.objects.filter(pk=step.pk).update(withdrawn_on=timezone.now())


def _decided(draw: Random, step: Step) -> None:
    kind = draw.choice(["hold", "hold", "drop", "resume"])
    row = StepDecision.objects.append(step=step, about="placement", kind=kind, on=TODAY)
    if draw.random() < 0.3:
        StepDecision.objects.filter(pk=row.pk).close()


def _finished_after_all(draw: Random, step: Step) -> None:
    """As another source may have it; the rule says which of the two ends counts."""
    if not step.facts.current().filter(kind="finished").exists():
        StepFact.objects.append(step=step, kind="finished", on=TODAY, source="test")


def _ordered(draw: Random, step: Step) -> None:
    case = step.goal.plan.case
    order = PublishedOrder.objects.filter(case=case).first()
    if order is None:
        order = PublishedOrder.objects.append(case=case, number=1, pack="test", as_of=TODAY)
    OrderedStep.objects.create(
        order=order,
        step=step,
        position=step.pk,
        state="planned",
        date_kind=draw.choice([*[DateKind.NO_PLACE] * 3, DateKind.ESTIMATE]).value,
    )


SINCE: list[Callable[[Random, Step], None]] = [
    _taken_back,
    _withdrawn,
    *[_decided] * 3,
    _finished_after_all,
    *[_ordered] * 6,
]


@pytest.fixture
def caseload(seed: int) -> Any:
    draw = Random(seed)
    factories.unit()
    summary, rows = factories.imported(*(line(draw, n) for n in range(CASES)))
    assert summary.aside == 0, rows
    for step in Step.objects.order_by("pk"):
        if draw.random() < 0.6:
            draw.choice(SINCE)(draw, step)
    for model in (Sentence, Requirement):
        gone = draw.sample(list(model.objects.order_by("pk").values_list("pk", flat=True)), 5)
        model.objects.filter(pk__in=gone).update(withdrawn_on=TODAY)
    for said in Agreement.objects.current().order_by("pk"):
        if draw.random() < 0.3:
            state = draw.choice(list(AgreementState)).value
            Agreement.objects.replace(said, plan=said.plan, state=state, on=TODAY)
    ids = list(Case.objects.values_list("pk", flat=True))
    return SimpleNamespace(
        ids=ids, cases=case_facts(ids), plans=plan_facts(ids), orders=published_orders(ids)
    )


def ids_of(narrowed: Any) -> set[int]:
    return set(narrowed.values_list("pk", flat=True))


each_caseload = sizes.seeds(3)


@each_caseload
def test_reasons_are_those_of_the_steps_that_the_rule_calls_not_delivered(caseload) -> None:
    expected = Counter(
        step.facts["not_delivered"].reason
        for plan in caseload.plans.values()
        for step in plan.steps
        if step.state is StepState.NOT_DELIVERED
    )
    assert len(expected) == len(REASONS)
    assert reasons_not_delivered(Case.objects.all()) == expected


@each_caseload
def test_an_agreed_plan_is_one_whose_last_answer_is_that(caseload) -> None:
    states = {
        case_id: plan.agreement.state if plan else AgreementState.DRAFT
        for case_id in caseload.ids
        for plan in [caseload.plans.get(case_id)]
    }
    assert len(set(states.values())) == len(AgreementState)
    stands = Case.objects.annotate(stands=agreement_state()).values_list("pk", "stands")
    assert {pk: state or AgreementState.DRAFT for pk, state in stands} == states
    agreed = {case_id for case_id, state in states.items() if state == AgreementState.AGREED}
    assert ids_of(Case.objects.filter(has_agreed_plan())) == agreed


@each_caseload
def test_what_is_owed_is_not_complied_with_and_can_still_be(caseload) -> None:
    kinds = KINDS[:3]
    owed = {
        case_id
        for case_id, case in caseload.cases.items()
        for sentence in case.sentences
        for requirement in sentence.requirements
        if requirement.kind in kinds
        and sentence.ends_on >= TODAY
        and not is_complied_with(requirement)
    }
    assert 0 < len(owed) < CASES
    assert ids_of(Case.objects.filter(Exists(requirements_owed(kinds, TODAY)))) == owed


@each_caseload
def test_contact_goes_on_where_it_is_not_suspended(caseload) -> None:
    goes_on = {pk for pk, case in caseload.cases.items() if not contact_is_suspended(case)}
    assert 0 < len(goes_on) < CASES
    assert ids_of(Case.objects.filter(contact_goes_on())) == goes_on


@each_caseload
def test_no_case_whose_order_has_no_place_for_a_requirement_is_left_out(caseload) -> None:
    without = {
        case_id
        for case_id, plan in caseload.plans.items()
        for step in plan.steps
        if step.requirement_id is not None
        and without_place(step, SimpleNamespace(published=caseload.orders.get(case_id)))
    }
    assert without
    assert without <= ids_of(Case.objects.filter(has_requirement_without_place()))


@each_caseload
def test_no_case_with_an_alert_about_a_requirement_is_left_out(caseload) -> None:
    context = context_on(TODAY)
    concerned = defaultdict(set)
    for item in worklist(caseload.ids, TODAY).due:
        concerned[item.kind].add(item.case.case_id)
    alerts = requirement_alerts()
    assert sum(bool(concerned[alert.kind.code]) for alert in alerts) > len(alerts) / 2
    for alert in alerts:
        cases = concerned[alert.kind.code]
        assert cases <= ids_of(Case.objects.filter(alert.may_concern(context))), alert.kind.code


def test_the_kinds_are_of_the_pack() -> None:
    kinds = policy.on(TODAY).requirements
    assert {kinds[kind].has_to_be_delivered for kind in KINDS} == {True, False}

"""Random cases with everything that may be taken back, replaced or decided since they came in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone

from followthrough.people.models import Case, Requirement, Sentence
from followthrough.plans.models import Agreement, Step, StepDecision, StepFact
from followthrough.plans.rules import AgreementState
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from followthrough.sequencing.rules import DateKind
from tests import factories
from tests.copies import copied

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
    made = factories.line(
        crn=f"R{number:05}",
        case__opened_on=day(-380),
        sentences=sentences,
        assessment__likelihood=draw.choice(["low", "high"]),
    )
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
    _order(step, draw.choice([*[DateKind.NO_PLACE] * 3, DateKind.ESTIMATE]))


def _without_place(step: Step) -> None:
    """Of a sentence that runs on: seldom so by chance."""
    _order(step, DateKind.NO_PLACE)


def _order(step: Step, kind: DateKind) -> None:
    case = step.goal.plan.case
    order = PublishedOrder.objects.filter(case=case).first()
    if order is None:
        order = PublishedOrder.objects.append(case=case, number=1, pack="test", as_of=TODAY)
    OrderedStep.objects.create(
        order=order,
        step=step,
        position=step.pk,
        state="planned",
        date_kind=kind.value,
    )


SINCE: list[Callable[[Random, Step], None]] = [
    _taken_back,
    _withdrawn,
    *[_decided] * 3,
    _finished_after_all,
    *[_ordered] * 6,
]


def make_caseload(seed: int) -> list[int]:
    """The ids of its cases. Rows are changed behind the back of actions: whoever needs the digests
    makes them anew."""
    factories.unit()
    return copied(f"random cases {seed}", lambda: _brought_in(Random(seed)))


def _brought_in(draw: Random) -> list[int]:
    stalled = factories.line(crn="R90000", sentences__0__ends_on=day(60))
    placeless = factories.line(crn="R90001", sentences__0__ends_on=day(300))
    summary, rows = factories.imported(*(line(draw, n) for n in range(CASES)), stalled, placeless)
    assert summary.aside == 0, rows
    _without_place(Step.objects.get(ref="T3", goal__plan__case__person__crn="R90001"))
    random = Step.objects.exclude(goal__plan__case__person__crn__in=["R90000", "R90001"])
    for step in random.order_by("pk"):
        if draw.random() < 0.6:
            draw.choice(SINCE)(draw, step)
    for model in (Sentence, Requirement):
        gone = draw.sample(list(model.objects.order_by("pk").values_list("pk", flat=True))[:-3], 5)
        model.objects.filter(pk__in=gone).update(withdrawn_on=TODAY)
    for said in Agreement.objects.current().order_by("pk"):
        if draw.random() < 0.3:
            state = draw.choice(list(AgreementState)).value
            Agreement.objects.replace(said, plan=said.plan, state=state, on=TODAY)
    return list(Case.objects.order_by("pk").values_list("pk", flat=True))

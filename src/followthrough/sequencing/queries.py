"""Proposing orders for many cases, and reading published ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models.fields.json import KeyTextTransform, KeyTransform

from followthrough import policy
from followthrough.common.queries import Statement, day_of, is_asked_for
from followthrough.people.queries import case_facts
from followthrough.people.rules import CaseFacts
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import PlanFacts
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from followthrough.sequencing.rules import (
    Proposal,
    ProposedStep,
    Published,
    PublishedStep,
    propose,
)
from followthrough.sequencing.rules.published import published_before_move
from followthrough.services.queries import directory_for
from followthrough.services.rules import Directory

ORDER_FIELDS = ("case_id", "pk", "number", "day", "by__name", "pack", "published_on")
FIRST_REASON = KeyTextTransform("code", KeyTransform(0, "steps__reasons"))
STEP_FIELDS = ("step_id", "start_on", "end_on", "date_kind", "state", "refer_by_on")


ORDERS = Statement(
    lambda: (
        PublishedOrder.objects.current()
        .filter(is_asked_for("case"))
        .annotate(day=day_of("published_on"), first_reason=FIRST_REASON)
        .order_by("pk", "steps__position")
        .values_list(*ORDER_FIELDS, *(f"steps__{field}" for field in STEP_FIELDS), "first_reason")
    )
)


def published_orders(case_ids: Iterable[int]) -> dict[int, Published]:
    """The current published orders by case id, in one statement of plain rows; steps in the order
    as published."""
    orders: dict[int, Published] = {}
    steps: dict[int, PublishedStep] = {}
    for case_id, order_id, number, on, by, pack, at, *placed in ORDERS.rows(case_ids):
        if case_id not in orders:
            steps = {}
            orders[case_id] = Published(order_id, number, on, by or "", pack, steps, at)
        if placed[0] is not None:  # an order may hold no step
            placed[-1] = placed[-1] or ""
            steps[placed[0]] = PublishedStep(*placed)
    return orders


def reason_codes(order_id: int) -> dict[int, tuple[str, ...]]:
    """Why each step of a published order stands where it stands, by id of the step. Not among the
    facts: whoever reads many orders never looks at it."""
    rows = OrderedStep.objects.filter(order=order_id).values_list("step_id", "reasons")
    return {step_id: tuple(reason["code"] for reason in reasons) for step_id, reasons in rows}


def is_published_already(proposal: Proposal, published: Published | None, case: CaseFacts) -> bool:
    """Whether a new version would differ in nothing from the one that stands. One of before a move
    stands no longer, whatever it says."""
    if published is None or proposal.pack_version != published.pack:
        return False
    steps = OrderedStep.objects.filter(order=published.order_id)
    stored = {_as_of(row, proposal.as_of) for row in steps.values_list(*STORED)}
    proposed = {_as_of(stored_of(placed), proposal.as_of) for placed in proposal.steps}
    return stored == proposed and not published_before_move(case, published)


def _as_of(stored: tuple[Any, ...], today: date) -> tuple[Any, ...]:
    """What a reader acts on: a start or a day to refer by that has come is today's; why, and in
    which place of the list, is told anew each day."""
    acted_on = dict(zip(STORED, stored, strict=True))
    for day in ("start_on", "refer_by_on"):
        acted_on[day] = max(acted_on[day], today) if acted_on[day] else None
    return tuple(value for name, value in acted_on.items() if name != "reasons")


STORED = ("step_id", "state", "start_on", "end_on", "date_kind", "refer_by_on", "reasons")


def stored_of(placed: ProposedStep) -> tuple[Any, ...]:
    """What a version keeps of a step, in the order of `STORED`."""
    return (
        placed.step.id,
        placed.state.value,
        placed.start,
        placed.end,
        placed.date_kind.value,
        placed.refer_by,
        [{"code": reason.code, "text": reason.text} for reason in placed.reasons],
    )


def proposal_for(
    case: CaseFacts,
    plan: PlanFacts,
    published: Published | None,
    today: date,
    directory: Directory | None = None,
) -> Proposal:
    """The proposal for facts at hand; reads the directory of the case's region if not given."""
    known_directory = directory or directory_for([case.region_id])
    pack = policy.on(today)
    return propose(case, plan, known_directory, pack, today, published.starts if published else {})


def proposals(case_ids: Iterable[int], today: date, chunk: int = 500) -> Iterator[Proposal]:
    """Proposals for the cases that have a plan, in the order of the ids; memory is bounded by a
    chunk. The directory of each region is read once."""
    ids = list(case_ids)
    directories: dict[int, Directory] = {}
    for at in range(0, len(ids), chunk):
        batch = ids[at : at + chunk]
        cases, plans = case_facts(batch), plan_facts(batch)
        published = published_orders(batch)
        for case_id in batch:
            case, plan = cases[case_id], plans.get(case_id)
            if plan is None:
                continue
            if case.region_id not in directories:
                directories[case.region_id] = directory_for([case.region_id])
            yield proposal_for(
                case, plan, published.get(case_id), today, directories[case.region_id]
            )


def orders_of(case_id: int) -> list[PublishedOrder]:
    """Every order that was published for a case, the newest first, with who published it. The
    caller has made sure that the viewer may see the case."""
    return list(
        PublishedOrder.objects.filter(case=case_id).select_related("by").order_by("-number")
    )


def order_of(case_id: int, order_id: int) -> PublishedOrder | None:
    """None where it is not an order of this case."""
    rows = PublishedOrder.objects.filter(case=case_id, pk=order_id)
    return rows.select_related("by").first()


def steps_of_order(order: PublishedOrder) -> list[OrderedStep]:
    """In the order as published."""
    return list(OrderedStep.objects.filter(order=order).order_by("position"))

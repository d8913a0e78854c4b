"""Proposing orders for many cases, and reading published ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from followthrough import policy
from followthrough.people.queries import case_facts, day
from followthrough.people.rules import CaseFacts
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import PlanFacts
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from followthrough.sequencing.rules import Proposal, Published, PublishedStep, propose
from followthrough.services.queries import directory_for
from followthrough.services.rules import Directory


def published_orders(case_ids: Iterable[int]) -> dict[int, Published]:
    """By case id, in one statement."""
    steps = OrderedStep.objects.filter(order=OuterRef("pk")).order_by("position")
    rows = (
        PublishedOrder.objects.filter(case__in=list(case_ids), replaced_on=None)
        .select_related("by")
        .annotate(
            step_rows=ArraySubquery(
                steps.values(
                    row=JSONObject(
                        step_id="step_id",
                        start_on="start_on",
                        end_on="end_on",
                        date_kind="date_kind",
                        state="state",
                        reasons="reasons",
                    )
                )
            )
        )
    )
    return {
        row.case_id: Published(
            order_id=row.pk,
            number=row.number,
            on=row.published_on,
            by=row.by.name if row.by else "",
            pack=row.pack,
            steps={
                s["step_id"]: PublishedStep(
                    s["step_id"],
                    day(s["start_on"]),
                    day(s["end_on"]),
                    s["date_kind"],
                    s["state"],
                    tuple(reason["text"] for reason in s["reasons"]),
                )
                for s in row.step_rows
            },
        )
        for row in rows
    }


def proposal_for(
    case: CaseFacts,
    plan: PlanFacts,
    published: Published | None,
    today: date,
    directory: Directory | None = None,
) -> Proposal:
    """The proposal for facts at hand; reads the directory of the case's region if not given."""
    found = directory or directory_for([case.region_id])
    pack = policy.on(today)
    return propose(case, plan, found, pack, today, published.starts if published else {})


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

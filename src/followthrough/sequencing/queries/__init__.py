"""Proposing orders for many cases, and reading published ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import Any, NamedTuple

from django.db.models.fields.json import KeyTextTransform, KeyTransform

from followthrough import policy
from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.common.queries import Statement, day_of, is_asked_for
from followthrough.people.queries import case_facts
from followthrough.people.rules import CaseFacts
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import TO_COME, PlanFacts
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere_on
from followthrough.sequencing.models import OrderedStep, PublishedOrder, WithdrawnOrder
from followthrough.sequencing.queries.places import held_places
from followthrough.sequencing.rules import (
    Proposal,
    ProposedStep,
    Published,
    PublishedStep,
    propose,
)
from followthrough.sequencing.rules.places_held import PlacesHeld
from followthrough.sequencing.rules.published import is_of_another_time, starts_that_count
from followthrough.services.queries import directory_for, places_now
from followthrough.services.rules import Directory

ORDER_FIELDS = ("case_id", "pk", "number", "day", "by__name", "pack", "published_on")
FIRST_REASON = KeyTextTransform("code", KeyTransform(0, "steps__reasons"))
STEP_FIELDS = (
    "step_id",
    "start_on",
    "end_on",
    "date_kind",
    "state",
    "refer_by_on",
    "pool",
    "group",
    "lost__at",
)
POOL_AND_GROUP = slice(-4, -2)  # of a row of `ORDERS`


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
    """The current published orders by case id, in one statement of plain rows, and a second where
    an order has places; steps in the order as published."""
    rows = ORDERS.rows(case_ids)
    now = places_now({row[POOL_AND_GROUP] for row in rows if row[POOL_AND_GROUP][0]})
    orders: dict[int, Published] = {}
    steps: dict[int, PublishedStep] = {}
    for case_id, order_id, number, on, by, pack, at, *placed in rows:
        if case_id not in orders:
            steps = {}
            orders[case_id] = Published(order_id, number, on, by or "", pack, steps, at)
        if placed[0] is not None:  # an order may hold no step
            *columns, pool, group, lost_at, reason = placed
            where = (pool, group) if pool else None
            steps[placed[0]] = PublishedStep._make(
                (*columns, reason or "", where, now.get((pool, group)), lost_at is not None)
            )
    return orders


def reason_codes(order_id: int) -> dict[int, tuple[str, ...]]:
    """Why each step of a published order stands where it stands, by id of the step. Not among the
    facts: whoever reads many orders never looks at it."""
    rows = OrderedStep.objects.filter(order=order_id).values_list("step_id", "reasons")
    return {step_id: tuple(reason["code"] for reason in reasons) for step_id, reasons in rows}


def is_published_already(proposal: Proposal, published: Published | None, case: CaseFacts) -> bool:
    """Whether a new version would differ in nothing from the one that stands. One of before a move
    or an end of the case stands no longer, whatever it says, and one that lost a place says so
    until it is published again."""
    if published is None or proposal.pack_version != published.pack:
        return False
    steps = OrderedStep.objects.filter(order=published.order_id)
    stored = [dict(zip(STORED, row, strict=True)) for row in steps.values_list(*STORED)]
    # Orders from before places were kept have none.
    placed = {row["step_id"] for row in stored if row["pool"]}
    proposed = [dict(zip(STORED, stored_of(step), strict=True)) for step in proposal.steps]
    return (
        {_as_of(row, proposal.as_of, placed) for row in stored}
        == {_as_of(row, proposal.as_of, placed) for row in proposed}
    ) and not (is_of_another_time(case, published) or published.has_lost_place)


def _as_of(stored: dict[str, Any], today: date, placed: Set[int]) -> tuple[Any, ...]:
    """What a reader acts on: a start or a day to refer by that has come is today's; why, and in
    which place of the list, is told anew each day."""
    acted_on = {name: value for name, value in stored.items() if name != "reasons"}
    for day in ("start_on", "refer_by_on"):
        acted_on[day] = max(acted_on[day], today) if acted_on[day] else None
    if acted_on["step_id"] not in placed:
        del acted_on["pool"], acted_on["group"]
    return tuple(acted_on.values())


STORED = (
    "step_id",
    "state",
    "start_on",
    "end_on",
    "date_kind",
    "refer_by_on",
    "reasons",
    "pool",
    "group",
)


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
        placed.pool,
        placed.group,
    )


class Places(NamedTuple):
    """What the directory of a region says, and which of its places are held."""

    directory: Directory
    held: PlacesHeld


def places_for(case: CaseFacts, plans: Iterable[PlanFacts], today: date) -> Places:
    """In the region of the case, for what is still to come in any of these plans for it."""
    directory = directory_for([case.region_id])
    return Places(directory, held_places(_pools_for(plans, directory), today))


def proposal_for(
    case: CaseFacts,
    plan: PlanFacts,
    published: Published | None,
    today: date,
    places: Places | None = None,
) -> Proposal:
    """The proposal for facts at hand; reads the places (`places_for`) if not given."""
    directory, held = places or places_for(case, [plan], today)
    starts = starts_that_count(case, published)
    context = policy.context_on(today)
    done = reviewed_elsewhere_on(plan.steps, case, context)
    return propose(case, plan, directory, context.pack, today, starts, held, done)


def _pools_for(plans: Iterable[PlanFacts], directory: Directory) -> set[str]:
    """The codes of the places for what is still to come in these plans."""
    to_come = {step.intervention for plan in plans for step in plan.steps if step.state in TO_COME}
    return {pool.code for kind in to_come for pool in directory.pools.get(kind, ())}


def proposals(case_ids: Iterable[int], today: date, chunk: int = 500) -> Iterator[Proposal]:
    """Proposals for the cases that have a plan, in the order of the ids; memory is bounded by a
    chunk. The directory of each region is read once, and once a chunk which places are held."""
    ids = list(case_ids)
    context = policy.context_on(today)
    directories: dict[int, Directory] = {}
    for at in range(0, len(ids), chunk):
        batch = ids[at : at + chunk]
        cases, plans = case_facts(batch), plan_facts(batch)
        published = published_orders(batch)
        of_region: dict[int, list[PlanFacts]] = defaultdict(list)
        for case_id, plan in plans.items():
            of_region[cases[case_id].region_id].append(plan)
        for region_id in of_region.keys() - directories.keys():
            directories[region_id] = directory_for([region_id])
        pools = (_pools_for(of_region[id_], directories[id_]) for id_ in of_region)
        held = held_places(set().union(*pools), today)
        for case_id in batch:
            if case_id in plans:
                case, plan = cases[case_id], plans[case_id]
                starts = starts_that_count(case, published.get(case_id))
                directory = directories[case.region_id]
                done = reviewed_elsewhere_on(plan.steps, case, context)
                yield propose(case, plan, directory, context.pack, today, starts, held, done)


class LastOrder(NamedTuple):
    """The number of the last order that was published for a case, 0 where none was; `withdrawn` is
    that number where it stands no longer."""

    number: int = 0
    withdrawn: int = 0


def last_order(case_id: int) -> LastOrder:
    """An order that was replaced is not the last: what ended without another was withdrawn."""
    rows = PublishedOrder.objects.filter(case=case_id).order_by("-number")
    for number, ended in rows.values_list("number", "replaced_on")[:1]:
        return LastOrder(number, number if ended else 0)
    return LastOrder()


def withdrawn_order(case_id: int) -> WithdrawnOrder | None:
    """The last one that was withdrawn for a case, with the order and who did it. The caller knows
    that no order is published, and that the viewer may see the case."""
    rows = WithdrawnOrder.objects.filter(order__case=case_id).select_related("order", "by")
    return rows.order_by("-order__number").first()


@reads_typed_words("withdrawn_order")
def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """Why orders were withdrawn."""
    rows = WithdrawnOrder.objects.filter(pk__in=[row_id for _, row_id in rows_named])
    return {("withdrawn_order", pk): TypedText(why) for pk, why in rows.values_list("pk", "words")}


WITH_NAMES = ("by", "withdrawal__by")


def orders_of(case_id: int) -> list[PublishedOrder]:
    """Every order that was published for a case, the newest first, with who published it and who
    withdrew it. The caller has made sure that the viewer may see the case."""
    return list(
        PublishedOrder.objects.filter(case=case_id).select_related(*WITH_NAMES).order_by("-number")
    )


def order_of(case_id: int, order_id: int) -> PublishedOrder | None:
    """None where it is not an order of this case."""
    rows = PublishedOrder.objects.filter(case=case_id, pk=order_id)
    return rows.select_related(*WITH_NAMES).first()


def steps_of_order(order: PublishedOrder) -> list[OrderedStep]:
    """In the order as published."""
    return list(OrderedStep.objects.filter(order=order).order_by("position"))

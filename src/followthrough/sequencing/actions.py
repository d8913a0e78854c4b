"""Publishing an order of delivery, and withdrawing it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from followthrough.common.actions import Record, action
from followthrough.common.actions.transactions import apart_from_the_form
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.dates import day_in_london, say_date
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere, refuse_texts
from followthrough.common.identifiers import fingerprint
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case, case_facts
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.plans.actions.locking import lock_plan
from followthrough.sequencing.ledger import OrderStored, OrderWithdrawn, PlaceLost
from followthrough.sequencing.models import (
    LostPlace,
    OrderedStep,
    PublishedOrder,
    WithdrawnOrder,
)
from followthrough.sequencing.queries import (
    STORED,
    Places,
    is_published_already,
    last_order,
    places_for,
    proposal_for,
    published_orders,
    stored_of,
    withdrawn_order,
)
from followthrough.sequencing.queries.places import ordered_places
from followthrough.sequencing.rules import Proposal, ProposedStep, Published
from followthrough.sequencing.rules.places_held import lost_to
from followthrough.sequencing.rules.provisional import Lacks, what_it_lacks
from followthrough.sequencing.words import LEAVES_OUT, PROVISIONAL
from followthrough.services.queries import lock_places

WORK_OWED = "work owed"  # has no place


class AsksOnceMore(NotPossible):
    """The order has no place for work that is owed, or rests on facts that are not there yet, and
    nobody has said yet that it is published all the same. `codes` names what is asked about, so
    that whoever says so answers for what they read; which work it is, is part of the order that
    they saw."""

    def __init__(self, steps: tuple[ProposedStep, ...], lacks: tuple[Lacks, ...] = ()) -> None:
        super().__init__(LEAVES_OUT if steps else PROVISIONAL)
        self.steps, self.lacks = steps, lacks
        self.codes = frozenset({*lacks, *([WORK_OWED] if steps else [])})


class PublishedAlready(NotPossible):
    """A new version would differ in nothing from the one that stands."""


@action(
    "order.published",
    words="Published the order of delivery",
    may=work_on_case,
    payload=OrderStored,
)
def publish_order(
    by: Actor,
    case: Case,
    *,
    today: date,
    seen: str | None = None,
    seen_version: int | None = None,
    read: Collection[str] | None = None,
    again: bool = True,
) -> Record[PublishedOrder]:
    """Stores the order as proposed now, as a version. Raises SavedElsewhere where it is no longer
    the one whose `fingerprint_of` the practitioner saw, NotPossible once the last sentence has
    ended and where the independent checker finds fault with it, AsksOnceMore where it has no place
    for work that is owed, or lacks what it rests on, and this is not among the codes of what was
    `read` (None: nothing is asked), and PublishedAlready where it differs in nothing from the one
    that stands and is not to be published `again`."""
    plan = lock_plan(case, seen_version)
    before = published_orders([case.pk]).get(case.pk)
    facts = case_facts([case.pk])[case.pk]
    if cause := why_nothing_is_arranged(facts, today):
        raise NotPossible(cause, "No order is published for this case any more.")
    # Whoever wants one of these places too waits here, and then sees that it is taken.
    lock_places(facts.region_id, {step.intervention for step in plan.facts.steps})
    places = places_for(facts, [plan.facts], today)
    proposal = proposal_for(facts, plan.facts, before, today, places)
    last = last_order(case.pk)
    now = fingerprint_of(proposal, before, last.withdrawn)
    if seen is not None and seen != now:
        raise SavedElsewhere(
            "The order changed since you opened this page: places, dates or reasons are not as "
            "they were.",
            "Look at the order as it is now, then publish it.",
            current=now,
        )
    if not proposal.checked:
        raise NotPossible(
            "The order breaks a rule and was not published: " + "; ".join(proposal.violations),
            "Tell the people who run Followthrough.",
        )
    if not again and before and is_published_already(proposal, before, facts):
        raise PublishedAlready(
            f"Order {before.number} is published already, and this one differs in nothing from it.",
            "Nothing was published.",
        )
    asks = AsksOnceMore(proposal.owed_without_place, what_it_lacks(proposal, facts, plan.facts))
    if read is not None and not asks.codes <= set(read):
        raise asks
    order = PublishedOrder.objects.replace(
        before.order_id if before else None,
        case=case,
        number=last.number + 1,
        by_id=by.user_id,
        pack=proposal.pack_version,
        as_of=today,
    )
    OrderedStep.objects.bulk_create(
        OrderedStep(
            order=order,
            position=position,
            held_since=(placed.held_since or order.published_on) if placed.pool else None,
            **dict(zip(STORED, stored_of(placed), strict=True)),
        )
        for position, placed in enumerate(proposal.steps)
    )
    _note_lost_places(case, proposal, places, today)
    return Record(
        order,
        case_id=case.pk,
        subject=("order", order.pk),
        before=OrderStored(before.number) if before else None,
        after=OrderStored(order.number, order.pack, plan.row.pk),
    )


def _note_lost_places(case: Case, proposal: Proposal, places: Places, today: date) -> None:
    """Of the groups in which this order has just got seats: the orders of others that had one and
    hold it no longer, where none is left now. Under the lock of the places, which does not keep
    them from taking a step up again meanwhile."""
    taken = {(placed.pool, placed.group) for placed in proposal.steps if placed.group}
    there = ordered_places({pool for pool, _ in taken}, today)
    lost = {
        place.id: place
        for pools in places.directory.pools.values()
        for pool in pools
        for group in pool.groups
        if (pool.code, group.code) in taken
        for place in lost_to(case.pk, there, places.held, pool, group, today)
    }
    rows = OrderedStep.objects.filter(pk__in=lost).select_related("order__case")
    for row in rows.order_by("order__case", "pk"):
        with apart_from_the_form():  # which was sent for the order of this case
            lose_place(OPERATOR, row.order.case, row)


def _by_itself(by: Actor, *_: object) -> None:
    if not by.is_operator:
        raise NotAllowed("A place is lost where others get it, and not by anybody’s word.")


@action(
    "order.place-lost",
    words="A place of the published order went to others",
    may=_by_itself,
    is_change=False,  # it does not count the plan on, and would stand in the place of what did
    by_itself=True,
    payload=PlaceLost,
)
def lose_place(by: Actor, case: Case, placed: OrderedStep) -> Record[LostPlace]:
    """Follows from the order of somebody else, whose practitioner may not know of this case: so
    nobody is named."""
    row = LostPlace.objects.create(placed=placed)
    return Record(
        row,
        case_id=case.pk,
        subject=("step", placed.step_id),
        after=PlaceLost(placed.order.number, placed.step_id),
    )


@action(
    "order.withdrawn",
    words="Withdrew the published order of delivery",
    may=work_on_case,
    payload=OrderWithdrawn,
)
def withdraw_order(by: Actor, case: Case, words: str, *, seen: int) -> Record[WithdrawnOrder]:
    """Nothing takes its place until one is published again; what was referred or started stands.
    `words`: why. `seen` is the number of the order that the practitioner saw. Raises SavedElsewhere
    where another one is published by now, and NotPossible where none is, and without words."""
    refuse_texts(words)
    if not words.strip():
        raise NotPossible("Say why it is withdrawn.")
    lock_plan(case, None)
    before = published_orders([case.pk]).get(case.pk)
    if before is None:
        raise NotPossible(_why_nothing_to_withdraw(case), "Nothing was withdrawn.")
    if before.number != seen:
        by_whom = f" by {before.by}" if before.by else ""
        raise SavedElsewhere(
            f"Order {before.number} was published{by_whom} since you opened this page.",
            "Nothing was withdrawn, and what you typed is still here. Send it again only if it is "
            f"order {before.number} that is withdrawn.",
            current=before.number,
        )
    PublishedOrder.objects.filter(pk=before.order_id).close()
    withdrawn = WithdrawnOrder.objects.create(
        order_id=before.order_id, by_id=by.user_id, words=words.strip()
    )
    return Record(
        withdrawn,
        case_id=case.pk,
        subject=("order", before.order_id),
        before=OrderWithdrawn(before.number),
        after=OrderWithdrawn(withdrawn_order=withdrawn.pk),
    )


def _why_nothing_to_withdraw(case: Case) -> str:
    last = withdrawn_order(case.pk)
    if last is None:
        return "No order is published."
    by_whom = f" by {last.by.name}" if last.by else ""
    on = say_date(day_in_london(last.withdrawn_on))
    return f"Order {last.order.number} was withdrawn already, on {on}{by_whom}."


def fingerprint_of(
    proposal: Proposal, published: Published | None = None, withdrawn: int = 0
) -> str:
    """What a page shows of each step: state, dates, place and codes of the reasons, so that
    publishing can tell whether it still holds, and that nobody has published since, or withdrawn
    what was published: `withdrawn` is the number of such an order."""
    return fingerprint(
        [
            published.number if published else -withdrawn,
            *(
                [
                    p.step.id,
                    p.state.value,
                    p.date_kind.value,
                    str(p.start),
                    str(p.end),
                    p.where,
                    [reason.code for reason in p.reasons],
                ]
                for p in proposal.steps
            ),
        ]
    )[:16]

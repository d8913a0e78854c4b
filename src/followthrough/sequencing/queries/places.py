"""Which places published orders hold, whoever may see their cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q

from followthrough.common.append_only import current
from followthrough.common.dates import day_in_london
from followthrough.people.queries.moves import going_on
from followthrough.plans.queries.records import gave_way_of, records_of
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from followthrough.sequencing.rules.places_held import (
    NONE_HELD,
    OrderedPlace,
    PlacesHeld,
    places_held,
)


def held_places(pools: Iterable[str], today: date) -> PlacesHeld:
    """Which places of these pools the last orders of cases that go on hold; none where no pools are
    asked for."""
    places = ordered_places(pools, today)
    return places_held(places, today) if places else NONE_HELD


def ordered_places(pools: Iterable[str], today: date) -> list[OrderedPlace]:
    """The places of these pools, with a start to come, that the last order of each case has, held
    or let go. In four statements, and in one where there are none."""
    codes = sorted(pools)
    if not codes:
        return []
    rows = list(
        OrderedStep.objects.filter(_of_last_order(), pool__in=codes, start_on__gte=today)
        .exclude(pool="")  # as the index has it
        .order_by("pk")
        .values_list(
            *("pool", "group", "order__case_id", "step_id", "held_since", "start_on"),
            *("refer_by_on", "order__as_of", "order__replaced_on", "order__published_on"),
            *("lost__at", "pk"),
        )
    )
    if not rows:
        return []
    cases = going_on(case_id for _, _, case_id, *_ in rows)
    told, gave_way = (of(row[3] for row in rows) for of in (records_of, gave_way_of))
    return [
        OrderedPlace._make(
            (
                *row[:7],
                *told[row[3]],
                as_of,
                day_in_london(replaced_at) if replaced_at is not None else None,
                tuple(gave_way.get(row[3], ())),
                lost_at,
                # An order of before a move or an end is of another time (`is_of_another_time`).
                row[2] in cases and not cases[row[2]].is_after(published_at),
                ordered_id,
            )
        )
        for row in rows
        for as_of, replaced_at, published_at, lost_at, ordered_id in [row[7:]]
        if row[3] in told
    ]


def _of_last_order() -> Q:
    """Of the current order, or of one that was withdrawn and that no other has followed."""
    later = PublishedOrder.objects.filter(
        case=OuterRef("order__case"), number__gt=OuterRef("order__number")
    )
    return current("order") | Q(~Exists(later), order__withdrawal__isnull=False)

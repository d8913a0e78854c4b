"""Lists of cases by how their delivery stands, and counts over cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from followthrough.common.actors import Actor
from followthrough.delivery.facts import work_facts
from followthrough.delivery.rules import Context, ends_soon
from followthrough.delivery.rules.coverage import NOTHING, Coverage, coverage
from followthrough.delivery.worklist import context_on
from followthrough.people.access import visible_to
from followthrough.people.models import Assessment, Case, Need, Sentence
from followthrough.people.queries import cases_named, open_cases

CHUNK = 2000  # cases whose facts are held at a time


def coverage_of(case_ids: Iterable[int], today: date) -> Coverage:
    """Counts over these cases as they stand on that day: how far needs, requirements and strengths
    have come, and why not further. `delivery.rules.figures` makes numbers of it, and
    `delivery.rules.breaks` sentences.

    The caller has made sure that the viewer may see every one of the cases: give the ids of
    `visible_to(actor)`, so that the difference between two counts tells nobody of a case that they
    may not see. Memory is bounded by a chunk. Two coverages can be added."""
    context, total = context_on(today), NOTHING
    for ids in _id_chunks(case_ids):
        total += coverage(work_facts(ids).values(), context)
    return total


def _id_chunks(case_ids: Iterable[int]) -> Iterator[list[int]]:
    ids = iter(case_ids)
    while chunk := list(islice(ids, CHUNK)):
        yield chunk


def caseload(actor: Actor, context: Context, wanted: Mapping[str, Any]) -> QuerySet[Any]:
    """Ids of open cases that `actor` may see, by name, for a paginator.

    `wanted` may hold: whose ("mine" or "unit"), name, need, likelihood, serious_harm, stalled,
    ending_soon. An empty value asks nothing."""
    cases = open_cases(visible_to(actor, context.today))
    if wanted.get("whose") != "unit":
        cases = cases.filter(practitioner_id=actor.user_id)
    if wanted.get("name"):
        cases = cases_named(cases, wanted["name"])
    cases = _by_assessment(cases, wanted)
    if wanted.get("stalled"):
        cases = _stalled(cases, context)
    if wanted.get("ending_soon"):
        cases = _ending_soon(cases, context)
    return cases.order_by("person__last_name", "person__first_name", "pk").values_list(
        "pk", flat=True
    )


def _by_assessment(cases: QuerySet[Case], wanted: Mapping[str, Any]) -> QuerySet[Case]:
    asked = {name: wanted[name] for name in ("likelihood", "serious_harm") if wanted.get(name)}
    current = Assessment.objects.current().filter(case=OuterRef("pk"), **asked)
    if wanted.get("need"):
        current = current.filter(
            Exists(Need.objects.filter(assessment=OuterRef("pk"), area=wanted["need"]))
        )
    elif not asked:
        return cases
    return cases.filter(Exists(current))


def _ending_soon(cases: QuerySet[Case], context: Context) -> QuerySet[Case]:
    """`delivery.rules.ends_soon` said in SQL; a test holds the two together."""
    last = (
        Sentence.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
        .values("case")
        .annotate(last=Max("ends_on"))
        .values("last")
    )
    return cases.annotate(last_end=Subquery(last)).filter(last_end__lte=_last_soon_day(context))


def _last_soon_day(context: Context) -> date:
    """The last end that counts as soon. Not simply three months ahead: from 28 February that is
    28 May, while 31 May less three months is 28 February as well."""
    day = context.after(context.today, "sentence_ending_soon")
    while ends_soon(day + timedelta(days=1), context):
        day += timedelta(days=1)
    return day


def _stalled(cases: QuerySet[Case], context: Context) -> QuerySet[Case]:
    """`delivery.rules.is_stalled` said in SQL, so that a list can be filtered and counted; a test
    holds the two together."""
    working = Sentence.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
    return cases.filter(
        Exists(working.exclude(regime="suspended")) | ~Exists(working),
        in_custody=False,
        plan__is_live=True,
        plan__last_progress_on__lte=_newest_stalled_day(context),
    )


def _newest_stalled_day(context: Context) -> date:
    """The last day on which the newest record of a stalled case can lie."""
    day = context.today
    while context.after(day, "stalled_after") >= context.today:
        day -= timedelta(days=1)
    return day

"""Coverage: how far needs, requirements and strengths have come, over many cases."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.stored import combinations_by_id
from followthrough.delivery.rules.coverage import coverage
from followthrough.delivery.rules.coverage_counts import NOTHING, Coverage, Line, StepLine
from followthrough.delivery.rules.digest import NOT_COUNTED
from followthrough.plans.rules import NO_PLAN
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder

logger = logging.getLogger(__name__)

CHUNK = 2000  # cases whose facts are held at a time

# Beside the ids of combinations, which are none of these but by a chance of one in 2^62.
CASES, WITH_PLAN = 0, 1


def coverage_over(digests: Digests) -> Coverage:
    """Counts over these cases: how far needs, requirements and strengths have come, and why not
    further. `delivery.rules.figures` makes numbers of it, and `delivery.rules.breaks` sentences.

    In one statement, and a second where a combination is met for the first time. Where the meaning
    of one is lost, as after half of a backup was restored, they are counted from the facts."""
    numbers = dict(
        digests.rows(
            """
            SELECT counted, count(*)
            FROM chosen JOIN digest d USING (case_id), unnest(
                ARRAY[%s, CASE WHEN d.plan_state <> %s THEN %s END] || d.lines || d.steps
            ) AS counted
            WHERE d.plan_state <> %s
            GROUP BY counted
            """,
            [CASES, NO_PLAN, WITH_PLAN, NOT_COUNTED],
        )
    )
    numbers.pop(None, None)
    number, with_plan = numbers.pop(CASES, 0), numbers.pop(WITH_PLAN, 0)
    known = combinations_by_id(numbers)
    if lost := [id_ for id_ in numbers if id_ not in known]:
        logger.error("%s combinations are lost: run `followthrough digests make --all`.", len(lost))
        return coverage_of(digests.case_ids(), digests.context.today)
    lines: Counter[Line] = Counter()
    steps: Counter[StepLine] = Counter()
    for id_, many in numbers.items():
        counted = known[id_]
        if isinstance(counted, StepLine):
            steps[counted] = many
        else:
            lines[counted] = many
    return Coverage(number, with_plan, lines, steps)


def coverage_of(case_ids: Iterable[int], today: date) -> Coverage:
    """The same from the facts, for any day: as the cases stand now, looked at on that day.

    The caller has made sure that the viewer may see every one of the cases: give the ids of
    `visible_to(actor)`, so that the difference between two counts tells nobody of a case that they
    may not see. Memory is bounded by a chunk. Two coverages can be added."""
    context, total = context_on(today), NOTHING
    for ids in _id_chunks(case_ids):
        total += coverage(work_facts(ids, KnowsOrder).values(), context)
    return total


def _id_chunks(case_ids: Iterable[int]) -> Iterator[list[int]]:
    ids = iter(case_ids)
    while chunk := list(islice(ids, CHUNK)):
        yield chunk

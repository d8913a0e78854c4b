"""Whether stored digests are what the rules derive."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from typing import NamedTuple

from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries.derived import derived_digests
from followthrough.delivery.queries.stored import sound_combinations, stored_digests
from followthrough.delivery.rules.combinations import combination_id
from followthrough.delivery.rules.digest import Digest, basis_of
from followthrough.delivery.tasks import ask_for_digest
from followthrough.policy import Context

logger = logging.getLogger(__name__)

TRIES = 3


class Compared(NamedTuple):
    """`differ`: ids of cases whose digest says that it is fresh and is not what the rules derive,
    or refers to combinations that are not there. `stale`: how many do not say so, or were never
    made."""

    differ: list[int]
    stale: int


def compare_digests(case_ids: Sequence[int], context: Context) -> Compared:
    """Without a lock: of a case that is saved meanwhile it is looked at again."""
    stale, differ = 0, []
    left = list(case_ids)
    for _ in range(TRIES):
        stored = stored_digests(left, basis_of(context))
        stale += len(left) - len(stored)
        derived = derived_digests(list(stored), context)
        known = sound_combinations(
            combination_id(c) for d in derived.digests for c in d.combinations
        )
        seen = [
            d.case_id
            for d in derived.digests
            if d.columns() != stored[d.case_id].columns
            or any(combination_id(c) not in known for c in d.combinations)
        ]
        seen += derived.failed
        after = _changes(seen)
        differ += [case_id for case_id in seen if after.get(case_id) == stored[case_id].changes]
        left = [case_id for case_id in after if case_id not in differ]
        if not left:
            break
    return Compared(sorted(differ), stale)


def report_difference(digest: Digest, context: Context) -> None:
    """For a page that has derived the digest from the facts that it read: where what is stored says
    that it is fresh and is something else, the log says so and the worker makes it anew. In one
    statement where all is well."""
    stored = stored_digests([digest.case_id], basis_of(context)).get(digest.case_id)
    if stored is None or digest.columns() == stored.columns:
        return
    # Somebody may have saved the case between the page's statements.
    if compare_digests([digest.case_id], context).differ:
        logger.error("The digest of case %s is not what the rules derive.", digest.case_id)
        ask_for_digest(digest.case_id)


def _changes(case_ids: Collection[int]) -> dict[int, int]:
    rows = CaseDigest.objects.filter(pk__in=list(case_ids))
    return dict(rows.values_list("pk", "changes"))

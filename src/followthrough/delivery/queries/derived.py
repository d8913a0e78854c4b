"""Digests derived from the facts as they are now."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import NamedTuple

from followthrough.delivery.facts import facts_with
from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.rules.digest import Digest, digest_of, parts_read
from followthrough.policy import Context
from followthrough.sequencing.rules.published import KnowsOrder

logger = logging.getLogger(__name__)


class Derived(NamedTuple):
    """`failed`: the ids of cases for which a rule raised, or whose facts cannot be read; the log
    has what."""

    digests: list[Digest]
    failed: list[int]


def derived_digests(case_ids: Collection[int], context: Context) -> Derived:
    """One case that fails costs only itself."""
    ids = list(case_ids)
    try:
        facts = facts_with(ids, parts_read(), KnowsOrder)
    except (LookupError, TypeError, ValueError):
        if len(ids) > 1:
            half = len(ids) // 2
            first, last = (derived_digests(part, context) for part in (ids[:half], ids[half:]))
            return Derived([*first.digests, *last.digests], [*first.failed, *last.failed])
        logger.exception("The facts of case %s cannot be read.", *ids)
        return Derived([], ids)
    derived = Derived([], [])
    for case_id, of_case in facts.items():
        if digest := derived_digest(of_case, context):
            derived.digests.append(digest)
        else:
            derived.failed.append(case_id)
    return derived


def derived_digest(facts: WorkFacts, context: Context) -> Digest | None:
    """None where a rule raised; the log has what."""
    try:
        digest = digest_of(facts, context)
        _ = digest.as_json  # kept; made here, where it costs only this case
    except Exception:
        logger.exception("The digest of case %s could not be derived.", facts.case.case_id)
        return None
    return digest

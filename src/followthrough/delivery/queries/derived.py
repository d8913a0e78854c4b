"""Digests derived from the facts as they are now."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import NamedTuple

from followthrough.delivery.facts import facts_with
from followthrough.delivery.rules.digest import Digest, digest_of, parts_read
from followthrough.policy import Context
from followthrough.sequencing.rules.published import KnowsOrder

logger = logging.getLogger(__name__)


class Derived(NamedTuple):
    """`failed`: the ids of cases for which a rule raised; the log has what."""

    digests: list[Digest]
    failed: list[int]


def derived_digests(case_ids: Iterable[int], context: Context) -> Derived:
    """One case for which a rule raises costs only itself."""
    derived = Derived([], [])
    for case_id, facts in facts_with(case_ids, parts_read(), KnowsOrder).items():
        try:
            derived.digests.append(digest_of(facts, context))
        except Exception:
            logger.exception("The digest of case %s could not be derived.", case_id)
            derived.failed.append(case_id)
    return derived

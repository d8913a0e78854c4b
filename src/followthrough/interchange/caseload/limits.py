"""The limits on access of lines that are set aside."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from followthrough.common.actions import BulkOutcome
from followthrough.common.actions.transactions import in_one_transaction
from followthrough.common.actors import Actor
from followthrough.interchange.caseload.actions import LimitingLine, take_limits
from followthrough.people.actions.access_limits import limits_said
from followthrough.people.queries.limits import standing_limits
from followthrough.people.rules.limits import Limits, stricter


def lines_that_limit(lines: Sequence[LimitingLine]) -> list[LimitingLine]:
    """Those that add to what stands; of a file without such lines nothing is read."""
    saying = [line for line in lines if limits_said(line.access) != Limits()]
    holding = standing_limits({line.crn for line in saying}) if saying else {}
    adding = []
    for line in saying:
        holds = stricter(holding[line.crn], limits_said(line.access))
        if holds != holding[line.crn]:
            adding.append(line)
        holding[line.crn] = holds
    return adding


def take_their_limits(
    by: Actor, lines: Sequence[LimitingLine], *, dry_run: bool
) -> BulkOutcome[LimitingLine, str]:
    def work() -> BulkOutcome[LimitingLine, str]:
        outcome = take_limits(by, lines)
        if dry_run:
            transaction.set_rollback(True)
        return outcome

    return in_one_transaction(work)

"""What a practitioner does first on a case that was handed over to them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.dates import say_date
from followthrough.delivery.rules.due_item import Due, Urgency
from followthrough.delivery.rules.work import Context, WorkFacts
from followthrough.people.rules import CaseFacts, handed_over_on


def is_new_to_its_practitioner(case: CaseFacts, context: Context) -> bool:
    on = handed_over_on(case)
    return on is not None and on <= context.today <= context.after(on, "new_after_handover")


def handover_due(facts: WorkFacts, context: Context) -> Iterator[Due]:
    case = facts.case
    on = handed_over_on(case)
    if on is None or not is_new_to_its_practitioner(case, context):
        return
    since, action = f"since {say_date(on)}.", "Read the handover note"
    if not case.has_handover_note:
        since += " There is no handover note."
        action = f"Read what happened so far, and meet {case.called}"
    yield Due(
        case,
        Urgency.AGREEMENT,
        "handed-over",
        on,
        f"New to you {since}",
        action,
        page="case",
        to_others=f"New to {case.practitioner_name} {since}",
    )

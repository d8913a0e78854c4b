"""Whether a case is new to its practitioner. Pure."""

from __future__ import annotations

from followthrough.people.rules.facts import CaseFacts, handed_over_on
from followthrough.policy.context import Context


def is_new_to_its_practitioner(case: CaseFacts, context: Context) -> bool:
    on = handed_over_on(case)
    return on is not None and on <= context.today <= context.after(on, "new_after_handover")

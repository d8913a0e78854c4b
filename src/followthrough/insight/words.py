"""What counts and lists over many cases are called."""

from __future__ import annotations

from followthrough.plans.rules import NO_PLAN, AgreementState
from followthrough.plans.words import AGREEMENTS

# How far the plan of a case without an agreed one has come.
PLAN_STATES: dict[str, str] = {
    NO_PLAN: "No plan",
    **{
        state: AGREEMENTS[state]
        for state in (
            AgreementState.DRAFT,
            AgreementState.PROVISIONAL,
            AgreementState.COULD_NOT_ANSWER,
            AgreementState.DID_NOT_AGREE,
        )
    },
}


def what_to_ask(state: str, who: str, called: str) -> str:
    """Of the practitioner of such a case, by whoever oversees the unit."""
    asked = {
        NO_PLAN: "when there will be one",
        AgreementState.DID_NOT_AGREE: f"what {called} does not agree with",
    }
    return f"Ask {who} {asked.get(state, 'when it will be agreed')}."

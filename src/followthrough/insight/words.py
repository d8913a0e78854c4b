"""What counts and lists over many cases are called."""

from __future__ import annotations

from followthrough.plans.rules import AgreementState
from followthrough.plans.words import AGREEMENTS
from followthrough.policy.pack import Pack
from followthrough.policy.periods import say_length

NO_PLAN = "none"

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


def requirement_alert_words(pack: Pack) -> dict[str, str]:
    """By kind of what is due: what is so of a requirement that is listed for attention."""
    soon, lately, planned = (
        say_length(pack.timescales[code])
        for code in ("sentence_ending_soon", "sentence_ended_open", "plan_agreed")
    )
    return {
        "requirement-without-step": "No step of the plan names it, and it needs one: "
        f"{planned} or more after the sentence started",
        "requirement-without-place": "The published order has no place for a step for it",
        "requirement-on-hold": "A step for it is on hold",
        "requirement-not-started": "A step for it is neither started nor done, "
        f"and the sentence ends within {soon}",
        "sentence-ended": f"A step for it is not done, and the sentence ended in the last {lately}",
    }

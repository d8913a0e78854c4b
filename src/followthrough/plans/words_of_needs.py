"""That nothing goes on for a need, above all an immediate one or one that is linked to serious
harm, in the same words wherever it is said."""

from __future__ import annotations

from followthrough.people.telling import DueText
from followthrough.plans.rules.needs_without_step import WithoutStep

IMMEDIATE, LINKED_TO_HARM, A_NEED = "immediate need", "need linked to serious harm", "need"
STILL_A_NEED = {IMMEDIATE: "need immediate", LINKED_TO_HARM: LINKED_TO_HARM, A_NEED: "a need"}


def say_without_step(area: str, how: WithoutStep, called: str, need: str = IMMEDIATE) -> DueText:
    """`area` is the label of the need area, `called` what the person is called."""
    if how is WithoutStep.ELSEWHERE:
        return DueText(
            f"{area}: work on this {need} stands under another record of {called}, and "
            "none of it here.",
            "See what stands there, and plan here what holds",
        )
    if how is WithoutStep.ON_HOLD:
        return DueText(
            f"{area}: all that is planned for this {need} is on hold.",
            f"Take it up again, or agree with {called} what helps until then",
        )
    if how is WithoutStep.NOT_DELIVERED:
        return DueText(
            f"{area}: what was planned for this {need} was not delivered.",
            f"Agree with {called} on another way",
        )
    if how is WithoutStep.FINISHED:
        return DueText(
            f"{area}: all steps have finished, and the assessment still calls this "
            f"{STILL_A_NEED[need]}.",
            f"Look at it again with {called}: what has changed, and what comes next",
        )
    if how is WithoutStep.ONLY_MEETINGS:
        return DueText(
            f"{area}: nothing but meetings or tests is planned for this {need}.",
            f"Agree with {called} what would help",
        )
    return DueText(
        f"{area}: nothing is planned for this {need}.",
        f"Agree with {called} what would help",
    )

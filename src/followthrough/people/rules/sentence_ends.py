"""Sentences that end soon or ended lately, and what they require. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.people.rules.facts import CaseFacts
from followthrough.policy.context import Context


def ends_soon(ends_on: date | None, context: Context) -> bool:
    """The last sentence of a case has ended, or ends within the pack's time."""
    return ends_on is not None and context.before(ends_on, "sentence_ending_soon") <= context.today


def requirements_ending_soon(case: CaseFacts, context: Context) -> dict[int, date]:
    """Requirements of sentences that end soon, with the day of the end."""
    return {
        requirement.id: sentence.ends_on
        for sentence in case.sentences
        if context.before(sentence.ends_on, "sentence_ending_soon")
        <= context.today
        <= sentence.ends_on
        for requirement in sentence.requirements
    }


def requirements_ended_lately(case: CaseFacts, context: Context) -> dict[int, date]:
    """Requirements of sentences that ended lately, with the day of the end."""
    return {
        requirement.id: sentence.ends_on
        for sentence in case.sentences
        if sentence.ends_on
        < context.today
        <= context.after(sentence.ends_on, "sentence_ended_open")
        for requirement in sentence.requirements
    }


def said_by_its_end(case: CaseFacts, context: Context) -> frozenset[int]:
    """Requirements about which the rules on the end of a sentence speak, so that others do not."""
    soon, lately = requirements_ending_soon(case, context), requirements_ended_lately(case, context)
    return frozenset(soon) | frozenset(lately)

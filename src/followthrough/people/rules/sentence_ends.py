"""Sentences that end soon or ended lately, and what they require. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.people.rules.codes import SentenceChange, SentenceKind
from followthrough.people.rules.facts import CaseFacts, SentenceFacts
from followthrough.policy.context import Context


def ends_soon(ends_on: date | None, context: Context) -> bool:
    """The last sentence of a case has ended, or ends within the pack's time."""
    return ends_on is not None and context.before(ends_on, "sentence_ending_soon") <= context.today


def requirements_ending_soon(case: CaseFacts, context: Context) -> dict[int, date]:
    """Requirements of sentences that end soon, with the day of the end."""
    return {
        requirement.id: sentence.ends_on
        for sentence in case.sentences
        if sentence.ends_on is not None
        and context.before(sentence.ends_on, "sentence_ending_soon")
        <= context.today
        <= sentence.ends_on
        for requirement in sentence.requirements
    }


def requirements_ended_lately(case: CaseFacts, context: Context) -> dict[int, date]:
    """Requirements of sentences that ended lately, with the day of the end."""
    return {
        requirement.id: sentence.ends_on
        for sentence in case.sentences
        if sentence.ends_on is not None
        and sentence.ends_on
        < context.today
        <= context.after(sentence.ends_on, "sentence_ended_open")
        for requirement in sentence.requirements
    }


def over_since(sentence: SentenceFacts, today: date) -> date | None:
    """The day on which it ended or was revoked, also where a file tells a later end of a revoked
    one; None while it is in force, as on its last day, and before. On the day of a revocation it is
    not in force any more."""
    revoked = [on for kind, on in sentence.changes if kind == SentenceChange.REVOKED]
    day = min([sentence.last_day, *revoked])
    return day if day < today or (day == today and day in revoked) else None


def no_sentence_since(case: CaseFacts, today: date) -> date | None:
    """The day on which the last of the sentences ended or was revoked, also where a file tells a
    later end of a revoked one; None while one is in force, and without any."""
    days = [over_since(sentence, today) for sentence in case.sentences]
    over = [day for day in days if day is not None]
    return max(over, default=None) if len(over) == len(days) else None


def in_force_since(case: CaseFacts, today: date) -> date | None:
    """The first day of the time without a gap through which some sentence has been in force until
    today; None where none is."""
    begun = [sentence for sentence in case.sentences if sentence.starts_on <= today]
    since = min((s.starts_on for s in begun if over_since(s, today) is None), default=None)
    for sentence in sorted(begun, key=lambda one: one.last_day, reverse=True):
        over = over_since(sentence, today)
        if since and over and since <= over + timedelta(days=1):
            since = min(since, sentence.starts_on)
    return since


def last_of_all(case: CaseFacts, today: date) -> SentenceFacts | None:
    """The sentence with which the last one was over, on the day of `no_sentence_since`."""
    since = no_sentence_since(case, today)
    over = (s for s in case.sentences if over_since(s, today) == since)
    return next(over, None) if since is not None else None


def is_revoked_on(sentence: SentenceFacts, on: date) -> bool:
    return (SentenceChange.REVOKED, on) in sentence.changes


def said_by_its_end(case: CaseFacts, context: Context) -> frozenset[int]:
    """Requirements about which the rules on the end of a sentence speak, so that others do not."""
    soon, lately = requirements_ending_soon(case, context), requirements_ended_lately(case, context)
    return frozenset(soon) | frozenset(lately)


def ends_to_tell(case: CaseFacts) -> list[tuple[SentenceFacts, date]]:
    """The sentences that have an end which is one: not of a licence on which another follows at
    once."""
    return [(s, s.ends_on) for s in sentences_to_tell(case) if s.ends_on is not None]


def sentences_to_tell(case: CaseFacts) -> list[SentenceFacts]:
    """Licences that follow each other at once are one: the last of them."""
    return [s for s in case.sentences if s.ends_on is None or not _is_followed(s, s.ends_on, case)]


def _is_followed(sentence: SentenceFacts, ends_on: date, case: CaseFacts) -> bool:
    return sentence.kind == SentenceKind.LICENCE and any(
        other.kind == SentenceKind.LICENCE
        and other.starts_on <= ends_on + timedelta(days=1)
        and other.last_day > ends_on
        for other in case.sentences
    )

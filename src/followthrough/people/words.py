"""Labels for what is recorded about a person, a case and an assessment."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.people.rules import (
    AfterDeath,
    EndReason,
    HarmTo,
    Immediacy,
    Likelihood,
    Readiness,
    Regime,
    SentenceChange,
    SentenceFacts,
    SentenceKind,
    SeriousHarm,
    Severity,
    Sex,
    Unsaid,
    YesNo,
)

UNSAID: dict[str, str] = {
    Unsaid.NOT_ASKED: "Not asked",
    Unsaid.PREFERS_NOT_TO_SAY: "Prefers not to say",
}

SEX: dict[str, str] = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.INTERSEX: "Intersex", **UNSAID}

LIKELIHOOD: dict[str, str] = {
    Likelihood.LOW: "Low",
    Likelihood.MEDIUM: "Medium",
    Likelihood.HIGH: "High",
    Likelihood.VERY_HIGH: "Very high",
}

SERIOUS_HARM: dict[str, str] = {
    SeriousHarm.LOW: "Low",
    SeriousHarm.MEDIUM: "Medium",
    SeriousHarm.HIGH: "High",
    SeriousHarm.VERY_HIGH: "Very high",
}

HARM_TO: dict[str, str] = {
    HarmTo.CHILDREN: "children",
    HarmTo.KNOWN_ADULT: "a known adult",
    HarmTo.PUBLIC: "the public",
    HarmTo.STAFF: "staff",
    HarmTo.PRISONERS: "prisoners",
    HarmTo.SELF: "themselves",
}

IMMEDIACY: dict[str, str] = {
    Immediacy.IMMEDIATE: "Immediate",
    Immediacy.SOON: "Soon",
    Immediacy.LATER: "Later",
}

SEVERITY: dict[str, str] = {Severity.LOW: "Low", Severity.MEDIUM: "Medium", Severity.HIGH: "High"}

READINESS: dict[str, str] = {
    Readiness.LOW: "Not ready yet",
    Readiness.SOME: "Thinking about it",
    Readiness.READY: "Ready",
    **UNSAID,
}

SENTENCES: dict[str, str] = {
    SentenceKind.COMMUNITY_ORDER: "Community order",
    SentenceKind.SUSPENDED_SENTENCE_ORDER: "Suspended sentence order",
    SentenceKind.LICENCE: "Licence",
}

REGIMES: dict[str, str] = {
    Regime.ACTIVE: "Active",
    Regime.SUSPENDED: "Contact suspended",
    Regime.EXEMPT: "Exempt from suspension",
}

VICTIM_CONTACT: dict[str, str] = {YesNo.YES: "Yes", YesNo.NO: "No", **UNSAID}


def label_of_answer(value: str) -> str:
    """A value that may be 'not asked' or 'prefers not to say', in words."""
    return UNSAID.get(value, value)


# The facts about a person that delivery has to fit, in the order in which a page shows them.
ABOUT = {
    "language": "Language",
    "interpreter": "Interpreter",
    "literacy": "Reading and writing",
    "adjustments": "Adjustments",
    "disability": "Disability",
    "neurodiversity": "Neurodiversity",
    "work_hours": "Work hours",
    "caring_hours": "Caring hours",
    "safe_contact": "Safe contact",
    "gender_identity": "Gender identity",
    "ethnicity": "Ethnicity",
    "religion": "Religion or belief",
}
YES_NO: dict[str, str] = {YesNo.YES: "Yes", YesNo.NO: "No"}

END_REASONS: dict[str, str] = {
    EndReason.ORDER_COMPLETED: "The order ran to its end",
    EndReason.LICENCE_ENDED: "The licence ran to its end",
    EndReason.ENDED_EARLY: "The sentence was ended early",
    EndReason.REVOKED: "The court revoked the order",
    EndReason.DIED: "The person died",
    EndReason.MOVED: "The person moved to another service",
    EndReason.BY_MISTAKE: "The case was sent here by mistake",
}

# What a manager is asked for after a death, and how it stands in a list of what was seen to.
AFTER_DEATH_TASKS: dict[str, str] = {
    AfterDeath.REPORT: "Report the death, as your service’s procedure asks",
    AfterDeath.FAMILY: "See who is in contact with the family, and that it is not left to chance",
    AfterDeath.VICTIM: "Tell the victim liaison officer",
}
AFTER_DEATH_SEEN_TO: dict[str, str] = {
    AfterDeath.REPORT: "Report of the death",
    AfterDeath.FAMILY: "Contact with the family",
    AfterDeath.VICTIM: "Victim liaison",
}

SENTENCE_CHANGES: dict[str, str] = {
    SentenceChange.VARIED: "Varied",
    SentenceChange.EXTENDED: "Extended",
    SentenceChange.SHORTENED: "Shortened",
    SentenceChange.BREACHED: "Breach dealt with",
    SentenceChange.REVOKED: "Revoked",
}


def say_term(starts_on: date, ends_on: date | None, *, no_end: bool) -> str:
    """How long a sentence runs."""
    if ends_on is not None:
        return f"{say_date(starts_on)} to {say_date(ends_on)}"
    return f"Since {say_date(starts_on)}, {'no end date' if no_end else 'end not known'}"


def say_term_of(sentence: SentenceFacts) -> str:
    return say_term(sentence.starts_on, sentence.ends_on, no_end=sentence.no_end)


def say_changes(sentence: SentenceFacts) -> list[str]:
    """What was done with the sentence, with the day of each."""
    return [f"{SENTENCE_CHANGES[kind]} on {say_date(on)}" for kind, on in sentence.changes]

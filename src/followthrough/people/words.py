"""Labels for what is recorded about a person, a case and an assessment."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from followthrough.common.dates import say_date
from followthrough.people.rules import (
    AfterDeath,
    CaseFacts,
    EndReason,
    GoesOn,
    HarmTo,
    Immediacy,
    Likelihood,
    NameKind,
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
from followthrough.people.rules.birth import Born, KnownTo
from followthrough.people.rules.names import FORMER_CRN, MERGED_CRN, full_name
from followthrough.people.rules.recall import (
    last_recalled_on,
    licences_in_force,
    recalled_on,
    release_told,
)
from followthrough.people.rules.same_person import Clue


class HasOtherName(Protocol):
    """A name that is not the present one: a row, or what a file says."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def until(self) -> date | None: ...


UNSAID: dict[str, str] = {
    Unsaid.NOT_ASKED: "Not asked",
    Unsaid.PREFERS_NOT_TO_SAY: "Prefers not to say",
}

SEX: dict[str, str] = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.INTERSEX: "Intersex", **UNSAID}

# How a name that is not the present one is introduced, the most telling first.
OTHER_NAMES: dict[str, str] = {
    NameKind.FORMER: "Formerly",
    NameKind.ALIAS: "Also known as",
    NameKind.SPELLING: "Also written",
    FORMER_CRN: "Former CRN",
    MERGED_CRN: "Also recorded as",
}

# Why two records look as if they were of one person, as a sentence about them.
CLUES: dict[str, str] = {
    Clue.NAME_AND_BIRTH: "The same name and date of birth",
    Clue.OTHER_NAME_AND_BIRTH: "The same date of birth, and one has the name that the other had "
    "before or uses as well",
    Clue.NAMES_ALIKE_AND_BIRTH: "The same date of birth, and names that are nearly the same",
    Clue.NAME_AND_BIRTH_THAT_FITS: "The same name, and dates of birth that can be the same: one of "
    "them is not known to the day",
    Clue.NAME_AND_DAY_FOR_MONTH: "The same name, and dates of birth with day and month changed "
    "round",
    Clue.NAME_AND_ONE_DIGIT: "The same name, and dates of birth that differ in one digit",
}

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


def age_text(born: Born, today: date) -> str:
    """41; 40 or 41; empty where it is not known."""
    ages = born.ages_on(today)
    if born.first is None:
        return ""
    return f"{ages.oldest}" if ages.youngest == ages.oldest else f"{ages.youngest} or {ages.oldest}"


def birth_text(born: Born, *, short: bool = False) -> str:
    """7 April 1992; April 1992; 1992."""
    if born.first is None:
        return "Not known"
    if born.known_to == KnownTo.YEAR:
        return f"{born.first:%Y}"
    month = f"{born.first:%b %Y}" if short else f"{born.first:%B %Y}"
    return month if born.known_to == KnownTo.MONTH else f"{born.first.day} {month}"


def other_name_text(other: HasOtherName) -> str:
    name = full_name(other.first_name, other.last_name)
    return f"{name} (until {say_date(other.until)})" if other.until else name


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
    EndReason.REVOKED: "The order or the licence was revoked",
    EndReason.DIED: "The person died",
    EndReason.MOVED: "The person moved to another service",
    EndReason.BY_MISTAKE: "The case was sent here by mistake",
    GoesOn.MERGED: "It goes on under another CRN of the same person",
}


def say_end_reason(reason: str, died_on: date | None) -> str:
    """Why a case ended. `died_on` is what stands of the person now: that they died may have been
    taken back since."""
    if reason == EndReason.DIED and died_on is None:
        return f"{END_REASONS[reason]} (taken back since)"
    return END_REASONS.get(reason, "Not recorded")


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


def ask_about_old_day(task: str, done_with: date | None, died_on: date | None) -> str:
    """Of what was seen to, or said to somebody, while another day of the death was on record; ""
    where it was the same, or where an earlier release did not keep which."""
    if done_with is None or died_on is None or done_with == died_on:
        return ""
    if task == AfterDeath.REPORT:
        made = f"The report was made with the old day, {say_date(done_with)}"
        return f"{made}: does it need correcting?"
    return f"{say_date(done_with)} was on record then: do they know the right day?"


SENTENCE_CHANGES: dict[str, str] = {
    SentenceChange.VARIED: "Varied",
    SentenceChange.EXTENDED: "Extended",
    SentenceChange.SHORTENED: "Shortened",
    SentenceChange.BREACHED: "Breach dealt with",
    SentenceChange.REVOKED: "Revoked",
    SentenceChange.RECALLED: "Recalled to prison",
}


def say_term(starts_on: date, ends_on: date | None, *, no_end: bool) -> str:
    """How long a sentence runs."""
    if ends_on is not None:
        return f"{say_date(starts_on)} to {say_date(ends_on)}"
    return f"Since {say_date(starts_on)}, {'no end date' if no_end else 'end not known'}"


def say_term_of(sentence: SentenceFacts) -> str:
    return say_term(sentence.starts_on, sentence.ends_on, no_end=sentence.no_end)


def say_custody(case: CaseFacts, today: date) -> str:
    """That the person is in custody, since when where they were recalled, and until when; that
    they are out again after a recall, since when as far as that is known; else ""."""
    if not case.in_custody:
        return _say_out_again(case, today)
    release, recalled = release_told(case, today), recalled_on(case, today)
    was = "was " if release and release < today else ""
    confirmed = release is not None and release == case.release_confirmed and not was
    expected = "confirmed for" if confirmed else f"{was}expected"
    until = f"{expected} {say_date(release)}" if release else ""
    if recalled is None:
        return f"In custody, release {until or 'date not known'}"
    return f"Recalled to prison on {say_date(recalled)}. Release {until or 'not known'}."


def _say_out_again(case: CaseFacts, today: date) -> str:
    """Of a release no source tells more than the day on which it was expected."""
    if last_recalled_on(case.sentences, today) is None:
        return ""
    release = release_told(case, today)
    if release is None or release > today:
        return "On licence again, day of release not known"
    return f"On licence again, release was expected {say_date(release)}"


def say_recalled_case_stays_open(case: CaseFacts, today: date) -> str:
    """For whoever wants to close the case of somebody who was recalled; else ""."""
    if recalled_on(case, today) is None:
        return ""
    last = max(licence.last_day for licence in licences_in_force(case, today))
    until = "" if last == date.max else f", until {say_date(last)}"
    return f"A recall does not end this case: it stays open while the licence runs{until}."


def say_changes(sentence: SentenceFacts) -> list[str]:
    """What was done with the sentence, with the day of each and what the source says of it. For
    staff only."""
    why = {(kind, on): f": “{words}”" for kind, on, words in sentence.why_changed}
    return [
        f"{SENTENCE_CHANGES[kind]} on {say_date(on)}{why.get((kind, on), '')}"
        for kind, on in sentence.changes
    ]

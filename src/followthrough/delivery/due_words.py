"""How things to do are said that look at where the thread stands, or at what may be put before the
person."""

from __future__ import annotations

from followthrough.common.dates import say_date
from followthrough.common.wording import within_sentence
from followthrough.delivery.rules.asked_for import work_named
from followthrough.delivery.rules.due import (
    NO_REFERRAL,
    REQUIREMENT_NOT_STARTED,
    SAFETY_STEP_NOT_DELIVERED,
    SAFETY_STEP_NOT_STARTED,
    SAFETY_STEP_PUT_ASIDE,
    STEP_BY_DATE,
)
from followthrough.delivery.rules.due_on_harm import (
    HARM_NEED,
    NOTHING_PROTECTS,
    REFERRAL_FAILED,
)
from followthrough.delivery.rules.due_on_immediate_needs import IMMEDIATE_NEED, NotServed
from followthrough.delivery.rules.due_put_off import PUT_OFF, what_was_put_off
from followthrough.delivery.rules.shown_to_person import HowItStarts, say_how_it_starts
from followthrough.people.rules.due_item import Due
from followthrough.people.telling import About, DueText, due_text, says
from followthrough.people.words_of_settling import say_put_off
from followthrough.plans.rules import StepState
from followthrough.plans.rules.needs_without_step import WithoutStep
from followthrough.plans.words_of_needs import LINKED_TO_HARM, say_without_step
from followthrough.plans.words_of_time_left import say_item_does_not_fit, what_can_be_done_about
from followthrough.sequencing.rules.too_short import SENTENCE_TOO_SHORT

# What the row of the need offers in the same words.
HELP_MEANWHILE = "Add a step that helps in the meantime"

PUT_ASIDE = {StepState.HELD: "on hold", StepState.DROPPED: "dropped"}


def _next(item: Due, about: About) -> str:
    """What comes next for a step that has not started, as its row says it."""
    if item.values.get("too_short"):
        return about.context.pack.known.reasons[SENTENCE_TOO_SHORT].next_action.rstrip(".")
    how = HowItStarts(str(item.values.get("start", HowItStarts.AGREE)))
    return say_how_it_starts(how, about.case.called, manages=about.manages)


@says(SAFETY_STEP_NOT_STARTED)
def safety_step_not_started(item: Due, about: About) -> DueText:
    if item.values.get("waits"):
        return DueText(
            f"“{about.step}” protects other people, and waits for the release.",
            "See what protects them until then",
        )
    return DueText(
        f"“{about.step}” protects other people and has not started.",
        f"Look at the step. {_next(item, about)}",
    )


@says(SAFETY_STEP_NOT_DELIVERED)
def safety_step_not_delivered(item: Due, about: About) -> DueText:
    return DueText(
        f"“{about.step}” protects other people and was not delivered.",
        about.by_reader(
            "Speak to your manager", "Decide with the practitioner what protects them now"
        ),
    )


@says(SAFETY_STEP_PUT_ASIDE)
def safety_step_put_aside(item: Due, about: About) -> DueText:
    state = StepState(str(item.values["state"]))
    return DueText(
        f"“{about.step}” protects other people and is {PUT_ASIDE[state]}.",
        about.by_reader(
            "Look at the step: put it back, or speak to your manager",
            "Decide with the practitioner whether it is put back",
        ),
    )


@says(IMMEDIATE_NEED)
def immediate_need(item: Due, about: About) -> DueText:
    area, called = about.context.pack.area_label(item.subject_code), about.case.called
    how = str(item.values["how"])
    if how in list(WithoutStep):
        return say_without_step(area, WithoutStep(how), called)
    if how == NotServed.WAITING:
        return DueText(
            f"{area}: referred, not started. What helps in the meantime?",
            HELP_MEANWHILE,
        )
    prepared = how == NotServed.PREPARED
    if item.values["waits"]:
        planned = "the work" if prepared else "all that is planned"
        return DueText(
            f"{area}: {planned} for this immediate need waits for the release.",
            "See what can begin before it, and add a step",
        )
    stands = (
        f"{area}: a first step is under way, and the work for this immediate need has not begun."
        if prepared
        else f"{area}: no work goes on for this immediate need."
    )
    if item.values["inside"]:
        return DueText(
            stands,
            "Look at the steps, and arrange what can begin before the release",
        )
    agree = f"agree a start with {called}"
    arrange = "arrange a start with whoever delivers them"
    return DueText(
        stands,
        f"Look at the steps, and {agree if item.values['shown'] else arrange}",
    )


@says(HARM_NEED)
def harm_need(item: Due, about: About) -> DueText:
    area, how = (
        about.context.pack.area_label(item.subject_code),
        WithoutStep(str(item.values["how"])),
    )
    return say_without_step(area, how, about.case.called, LINKED_TO_HARM)


@says(NOTHING_PROTECTS)
def nothing_protects(item: Due, about: About) -> DueText:
    more = " any more" if item.values["before"] else ""
    return DueText(
        f"No step protects others{more}, and the risk of serious harm is high.",
        "Plan what does, or record why none is needed",
    )


@says(REFERRAL_FAILED)
def referral_failed(item: Due, about: About) -> DueText:
    """With what the reason asks for, in the words of the pack."""
    why = about.context.pack.known.reasons[str(item.values["reason"])]
    return DueText(
        f"“{about.step}” goes no further since {say_date(item.since)}: "
        f"{within_sentence(why.label)}.",
        why.next_action.rstrip("."),
    )


@says(REQUIREMENT_NOT_STARTED)
def requirement_not_started(item: Due, about: About) -> DueText:
    if not item.values.get("owed", True):
        waits = "waits for the release" if item.values["waits"] else "has not started"
        return DueText(
            f"“{about.step}” {waits}, and the sentence ends on {say_date(item.on)}.",
            about.by_reader(_next(item, about), "Look at it with the practitioner"),
        )
    if item.values["waits"]:
        return DueText(
            f"“{about.step}” is required and waits for the release, and the sentence ends on "
            f"{say_date(item.on)}.",
            about.by_reader(
                "Ask your manager how it can be delivered by then",
                "Decide with the practitioner how it can be delivered by then",
            ),
        )
    if short := say_item_does_not_fit(item):
        return DueText(
            f"“{about.step}” is required and has not started. {short}",
            what_can_be_done_about(item, manages=about.manages),
        )
    return DueText(
        f"“{about.step}” is required, and the sentence ends on {say_date(item.on)}.",
        about.by_reader(
            f"{_next(item, about)}, or ask your manager about a variation",
            "Decide with the practitioner how it starts, or whether to ask for a variation",
        ),
    )


@says(NO_REFERRAL)
def no_referral(item: Due, about: About) -> DueText:
    """Names the kind of work, never the person."""
    intervention, area = str(item.values["intervention"]), str(item.values["area"])
    work = work_named(intervention, area, about.context.pack)
    return DueText(
        f"{work}: no referral was made by {say_date(item.on)}.",
        "Make the referral, or record why it is no longer needed",
    )


@says(STEP_BY_DATE)
def step_by_date(item: Due, about: About) -> DueText:
    wanted = "was to have begun by" if item.values.get("goes_on") else "was to be done by"
    if item.values["waits"]:
        return DueText(
            f"“{about.step}” {wanted} {say_date(item.on)}, and waits for the release.",
            "Set a new day for it in the plan",
        )
    return DueText(
        f"“{about.step}” {wanted} {say_date(item.on)} and has not started.",
        f"Look at the step. {_next(item, about)}",
    )


@says(PUT_OFF)
def put_off(item: Due, about: About) -> DueText:
    """The thing itself in its own words, then who put it off, until when and why."""
    said = due_text(what_was_put_off(item), about)
    reason = about.context.pack.known.put_off.get(str(item.values["reason"]))
    away = say_put_off(item.on, reason, about.user)
    return DueText(f"{said.to_others or said.text} {away}", "Look at the case")

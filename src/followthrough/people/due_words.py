"""How things to do are said that follow from the person and the sentence alone."""

from __future__ import annotations

from followthrough.common.dates import say_date, say_list
from followthrough.people.rules.due import (
    HANDED_OVER,
    NO_ASSESSMENT,
    REGISTER_REVIEW,
    RELEASE_PASSED,
    RELEASE_TO_CONFIRM,
)
from followthrough.people.rules.due_item import Due
from followthrough.people.rules.due_on_ends import AFTER_DEATH, CLOSE_CASE, MISTAKEN_DEATH
from followthrough.people.rules.due_on_merges import CARRY_OVER
from followthrough.people.telling import About, DueText, says
from followthrough.people.words import AFTER_DEATH_SEEN_TO


@says(REGISTER_REVIEW)
def register_review(item: Due, about: About) -> DueText:
    kind = about.context.pack.known.registers.get(item.subject_code)
    label = kind.label if kind else item.subject_code
    late = "was" if item.on < about.context.today else "is"
    return DueText(
        f"The review of “{label}” {late} due on {say_date(item.on)}.",
        about.by_reader(
            "Review it with your manager, where the register is kept",
            "Review it with the practitioner, where the register is kept",
        ),
    )


@says(NO_ASSESSMENT)
def no_assessment(item: Due, about: About) -> DueText:
    return DueText(
        "No assessment is recorded: needs and risk are not known.",
        f"Ask {about.case.called} what cannot wait, and have the assessment made or sent here",
    )


@says(RELEASE_PASSED)
def release_passed(item: Due, about: About) -> DueText:
    return DueText(
        f"The release expected on {say_date(item.on)} has passed.",
        "Ask the prison for the new date",
    )


@says(RELEASE_TO_CONFIRM)
def release_to_confirm(item: Due, about: About) -> DueText:
    return DueText(
        f"Nobody has recorded that the prison confirmed the release on {item.since:%A} "
        f"{say_date(item.since)}.",
        "Ask the prison’s offender manager which day it will be, and record it"
        if item.values["in_doubt"]
        else "Ask the prison’s offender manager whether the day is confirmed, and record it",
    )


@says(HANDED_OVER)
def handed_over(item: Due, about: About) -> DueText:
    since, action = f"since {say_date(item.on)}.", "Read the handover note"
    if item.values.get("again"):
        if not item.values["note"]:
            action = "Read what happened since you had it"
        return DueText(
            f"With you again {since}",
            action,
            to_others=f"With {about.case.practitioner_name} again {since}",
        )
    if not item.values["note"]:
        since += " There is no handover note."
        action = f"Read what happened so far, and meet {about.case.called}"
    return DueText(
        f"New to you {since}",
        action,
        to_others=f"New to {about.case.practitioner_name} {since}",
    )


@says(AFTER_DEATH)
def after_death(item: Due, about: About) -> DueText:
    left = [AFTER_DEATH_SEEN_TO[task].lower() for task in str(item.values["left"]).split(",")]
    return DueText(f"{about.case.called} died on {say_date(item.on)}.", f"See to: {say_list(left)}")


@says(MISTAKEN_DEATH)
def mistaken_death(item: Due, about: About) -> DueText:
    return DueText(
        f"It was recorded by mistake that {about.case.called} had died, and somebody was told.",
        "Tell them that it was a mistake",
    )


@says(CLOSE_CASE)
def close_case(item: Due, about: About) -> DueText:
    if item.values["died"]:
        return DueText(
            f"{about.case.called} died on {say_date(item.on)}, and all is seen to.",
            "Close the case",
        )
    return DueText(
        f"The last sentence ended on {say_date(item.on)}.",
        "Close the case once nothing is left to settle",
    )


@says(CARRY_OVER)
def carry_over(item: Due, about: About) -> DueText:
    crns = str(item.values["crns"]).split(",")
    return DueText(
        f"{about.case.called} was also recorded as {say_list(crns)}.",
        "See what was found and planned there, and carry over what holds",
    )

"""How things to do are said that follow from the plan: that it is agreed and goes on, stays the
person's own, and holds what the sentence requires."""

from __future__ import annotations

from followthrough.common.dates import say_date
from followthrough.people.rules.due_item import Due
from followthrough.people.telling import About, DueText, says
from followthrough.plans.rules import due_on_plans as plans
from followthrough.plans.rules import due_on_requirements as requirements
from followthrough.plans.rules.due_on_months import REQUIREMENT_ENDED_SHORT
from followthrough.plans.words_of_agreements import say_agreed_before_recall
from followthrough.plans.words_of_requirements import ask_what_has_to_be_told
from followthrough.plans.words_of_time_left import say_item_does_not_fit, what_can_be_done_about
from followthrough.policy.pack import RequirementKind


@says(plans.WORK_STALLED)
def work_stalled(item: Due, about: About) -> DueText:
    """Nothing need stand in the way of what has begun: it may go on, and nobody wrote it down."""
    called, also = about.case.called, ""
    if register := about.context.pack.known.registers.get(str(item.values.get("register", ""))):
        also = f" {called} is on the register “{register.label}”."
    return DueText(
        f"Nothing was recorded on any step since {say_date(item.since)}.{also}",
        f"Ask {called} how the work goes, and record it"
        if item.values.get("under_way")
        else f"Find out with {called} what stands in the way",
    )


@says(plans.STEP_NEEDS_HELP)
def step_needs_help(item: Due, about: About) -> DueText:
    return DueText(f"“{about.step}” needs help.", "See what help it needs, and from whom")


@says(plans.NO_PLAN)
def no_plan(item: Due, about: About) -> DueText:
    empty = item.values.get("empty")
    return DueText(
        "The plan has no step." if empty else "There is no plan.",
        f"Meet {about.case.called} and agree what the plan should hold",
    )


@says(plans.PLAN_DRAFT)
def plan_draft(item: Due, about: About) -> DueText:
    return DueText(
        "The plan has not been agreed.",
        f"Talk it through with {about.case.called}, and ask what they think",
    )


@says(plans.PLAN_PROVISIONAL)
def plan_provisional(item: Due, about: About) -> DueText:
    return DueText(
        "The plan is provisional: it has not been talked through.",
        f"Talk it through with {about.case.called}",
    )


@says(plans.PLAN_COULD_NOT_ANSWER)
def plan_could_not_answer(item: Due, about: About) -> DueText:
    return DueText(
        "The person could not answer when the plan was talked through.",
        f"Ask {about.case.called} again",
    )


@says(plans.PLAN_DID_NOT_AGREE)
def plan_did_not_agree(item: Due, about: About) -> DueText:
    called = about.case.called
    return DueText(
        f"{called} did not agree with the plan.",
        f"Ask {called} what could change, then keep the plan or adjust it",
    )


@says(plans.PLAN_CHANGED_SINCE)
def plan_changed_since(item: Due, about: About) -> DueText:
    called = about.case.called
    if item.values.get("recalled"):
        out = bool(item.values.get("out"))
        text = say_agreed_before_recall(called, item.on, out=out)
        return DueText(text, f"Go through it with {called} again")
    return DueText(
        f"The plan has changed since {called} said what they think of it.",
        f"Talk it through with {called} again",
    )


@says(plans.REVIEW_OPEN)
def review_open(item: Due, about: About) -> DueText:
    return DueText(
        "A review of the plan waits for its decision.",
        "Decide together: keep the plan, or adjust it",
    )


@says(plans.REVIEW_DUE)
def review_due(item: Due, about: About) -> DueText:
    return DueText("The plan is due for a review.", f"Look back at it with {about.case.called}")


@says(plans.LOOK_BACK)
def look_back(item: Due, about: About) -> DueText:
    return DueText(
        f"You agreed to look back at “{about.step}”.", f"Ask {about.case.called} how it goes now"
    )


@says(plans.IMPORT_DIFFERS)
def import_differs(item: Due, about: About) -> DueText:
    return DueText(
        "A caseload file holds a different plan from the one here.", "Compare and settle"
    )


@says(requirements.REQUIREMENT_ON_HOLD)
def requirement_on_hold(item: Due, about: About) -> DueText:
    return DueText(
        f"“{about.step}” is required by the sentence and is on hold.",
        about.by_reader(
            "Look at the step: take it up again, or speak to your manager",
            "Decide with the practitioner whether it is taken up again",
        ),
    )


@says(requirements.SENTENCE_ENDED)
def sentence_ended(item: Due, about: About) -> DueText:
    ask = about.by_reader("Ask your manager", "Decide with the practitioner")
    return DueText(
        f"“{about.step}” was required and is not finished. "
        f"The sentence ended on {say_date(item.on)}.",
        f"{ask} what becomes of it, and see that whoever delivers it is told"
        if item.values.get("elsewhere")
        else f"{ask} what becomes of it",
    )


@says(requirements.OTHERS_AFTER_END)
def others_after_end(item: Due, about: About) -> DueText:
    return DueText(
        f"“{about.step}” waits or goes on with others, and no sentence is in force since "
        f"{say_date(item.on)}.",
        "See that whoever delivers it is told, and record what becomes of it",
    )


@says(requirements.REQUIREMENT_WITHOUT_STEP)
def requirement_without_step(item: Due, about: About) -> DueText:
    if short := say_item_does_not_fit(item):
        return DueText(
            f"“{_requirement(item, about).label}” is required, and no step of the plan names it. "
            f"{short}",
            what_can_be_done_about(item, manages=about.manages),
        )
    return DueText(
        f"“{_requirement(item, about).label}” is required, and no step of the plan names it.",
        f"Agree with {about.case.called} who delivers it and when",
    )


@says(requirements.REQUIREMENT_NOT_DELIVERED)
def requirement_not_delivered(item: Due, about: About) -> DueText:
    if short := say_item_does_not_fit(item):
        return DueText(
            f"“{_requirement(item, about).label}” is required, and no step works on it any more. "
            f"{short}",
            what_can_be_done_about(item, manages=about.manages),
        )
    return DueText(
        f"“{_requirement(item, about).label}” is required, and no step works on it any more.",
        about.by_reader(
            "Plan how it is delivered now, or ask your manager about a variation",
            "Decide with the practitioner how it is delivered now, or whether to ask for a "
            "variation",
        ),
    )


@says(REQUIREMENT_ENDED_SHORT)
def requirement_ended_short(item: Due, about: About) -> DueText:
    label, ordered = _requirement(item, about).label, item.values["ordered"]
    months = f"{ordered} month{'' if ordered == 1 else 's'}"
    over = "before that time was over"
    if item.values["done"]:
        over = f"and the source counts {item.values['done']} of them"
    return DueText(
        f"“{label}” is required for {months}. Its steps ended on {say_date(item.on)}, {over}.",
        about.by_reader(
            "Plan how the rest is delivered, or ask your manager about a variation",
            "Decide with the practitioner how the rest is delivered, or whether to ask for a "
            "variation",
        ),
    )


@says(requirements.REQUIREMENT_ENDED_UNDONE)
def requirement_ended_undone(item: Due, about: About) -> DueText:
    if item.values["ordered"] is None:
        state = "and nothing says that it was done"
    else:
        state = f"and {_counted(item, about)} were done, as the source counts"
    return DueText(
        f"“{_requirement(item, about).label}” was required, {state}. "
        f"The sentence ended on {say_date(item.on)}.",
        ask_what_has_to_be_told(str(item.values["sentence"]), manages=about.manages),
    )


@says(requirements.COUNTS_DIFFER)
def counts_differ(item: Due, about: About) -> DueText:
    label, counted = _requirement(item, about).label, _counted(item, about)
    if int(item.values["done"] or 0) >= int(item.values["ordered"] or 0):
        return DueText(
            f"“{about.step}” is not finished here, and the source counts “{label}” as done: "
            f"{counted}.",
            "Finish the step, or ask whoever counts it",
        )
    return DueText(
        f"“{about.step}” is finished here, and the source counts {counted} of “{label}”.",
        "Ask whoever counts it, or plan what is left",
    )


def _requirement(item: Due, about: About) -> RequirementKind:
    return about.context.pack.known.requirements[str(item.values["requirement"])]


def _counted(item: Due, about: About) -> str:
    unit = _requirement(item, about).unit
    return (
        f"{item.values['done']} of {item.values['ordered']}{'' if unit == 'none' else f' {unit}'}"
    )

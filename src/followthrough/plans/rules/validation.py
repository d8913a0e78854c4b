"""What a goal or step must say before it is saved, and when a goal may end. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from followthrough.common.texts import LONGEST_TEXT, why_not_text
from followthrough.plans.rules.codes import GoalDecisionKind, GoalState, GoalWhen, Route, StepActor
from followthrough.plans.rules.facts import ENDED, FINAL, LIVE, GoalFacts, PlanFacts, StepFacts
from followthrough.policy.kinds_of_work import ForWhom, Nature
from followthrough.policy.pack import Pack

# Far more than anybody can work with; an order of so many still takes under a second.
MOST_GOALS, MOST_STEPS = 60, 200


@dataclass(frozen=True)
class GoalContent:
    """What a goal is to be: `when` is a `GoalWhen`, `words` are the person's own."""

    area: str
    title: str
    when: str
    words: str = ""


@dataclass(frozen=True)
class StepContent:
    """What a step is to be. `strength` is the ref of the strength that it builds on."""

    text: str
    actor: str
    route: str
    intervention: str = ""
    strength: str = ""
    requirement_id: int | None = None
    protects_others: bool = False
    by_on: date | None = None
    nature: str = ""
    for_whom: str = ""


def why_not_goal(content: GoalContent, pack: Pack, area: str | None = None) -> str | None:
    """Why the goal cannot be saved as it was said; None where it can. `area` is that of the goal
    so far: it may stay also where it is not chosen any more."""
    if not content.title.strip():
        return "Say what the goal is."
    if len(content.title) > LONGEST_TEXT:
        return f"The goal is longer than {LONGEST_TEXT} characters. Say it in fewer words."
    if content.area not in {*pack.need_areas, area}:
        return "Choose the need area of the goal from the list."
    if content.when not in tuple(GoalWhen):
        return "Say whether the goal is for now or for later."
    return why_not_text(content.title) or why_not_text(content.words)


def why_not_step(
    content: StepContent,
    pack: Pack,
    requirements: Collection[int],
    strengths: Collection[str],
    intervention: str = "",
) -> str | None:
    """Why the step cannot be saved as it was said; None where it can. `requirements` and
    `strengths` are those of the case; `intervention` is that of the step so far: it may stay also
    where it is not chosen any more."""
    if not content.text.strip():
        return "Say what the step is."
    if len(content.text) > LONGEST_TEXT:
        return f"The step is longer than {LONGEST_TEXT} characters. Say it in fewer words."
    if content.actor not in tuple(StepActor) or content.route not in tuple(Route):
        return "Say who does the step, and by which route."
    if content.nature not in {*Nature, ""} or content.for_whom not in {*ForWhom, ""}:
        return "Say how the step runs, and whether it is done with the person."
    if lacks_work(content.route, content.intervention):
        return "Choose the kind of work: a referral has to say what it is for."
    if content.intervention not in {*pack.interventions, intervention, ""}:
        return "Choose the kind of work from the list."
    if content.requirement_id is not None and content.requirement_id not in requirements:
        return "Choose a requirement of this person’s sentences."
    if content.strength and content.strength not in strengths:
        return "Choose a strength from the list."
    return why_not_text(content.text)


def why_not_changed(step: StepFacts) -> str | None:
    """Why what the step says cannot be changed; None where it can."""
    if step.state in FINAL:
        return "This step is over, so it stays as it is. Add a new step instead."
    return None


def lacks_work(route: str, intervention: str | None) -> bool:
    """A referral has to say what it is for."""
    return route == Route.REFERRAL and not intervention


def day_to_do_by_has_passed(by_on: date | None, before: date | None, today: date) -> bool:
    """Of a step that is to be done by a day. A day that stands from `before` may have passed."""
    return by_on is not None and by_on < today and by_on != before


def why_not_achieved(goal: GoalFacts) -> str | None:
    """A goal is achieved when the person and the practitioner say so, not when its steps are
    ticked off; but not while work on it goes on, which would then have no goal."""
    if goal.state != GoalState.ACTIVE:
        return "This goal is not being worked on."
    return _goes_on_sentence(goal, "The goal cannot be achieved while")


def why_not_removed(goal: GoalFacts) -> str | None:
    """Nothing is lost: a step that goes on is finished or dropped, with a reason, before its goal
    goes."""
    return _goes_on_sentence(goal, "The goal cannot be removed while")


def needs_reason(kind: str, words: str) -> bool:
    """A goal is not removed without a reason in words."""
    return kind == GoalDecisionKind.REMOVED and not words.strip()


def _goes_on_sentence(goal: GoalFacts, start: str) -> str | None:
    live = [step for step in goal.steps if step.state not in ENDED]
    if not live:
        return None
    return f"{start} this step goes on: “{live[0].text}”. Finish or drop it first."


def why_not_taken_up(goal: GoalFacts) -> str | None:
    return "This goal is being worked on already." if goal.state == GoalState.ACTIVE else None


def why_not_new_step(goal: GoalFacts) -> str | None:
    if goal.state == GoalState.ACTIVE:
        return None
    return "This goal is not being worked on, so it takes no new step. Take it up again first."


def possible_goal_decisions(goal: GoalFacts) -> tuple[GoalDecisionKind, ...]:
    """What may be said of the goal as it stands. One that has ended is first taken up again."""
    if why_not_taken_up(goal) is None:
        return (GoalDecisionKind.TAKEN_UP,)
    refusals = {
        GoalDecisionKind.ACHIEVED: why_not_achieved(goal),
        GoalDecisionKind.REMOVED: why_not_removed(goal),
    }
    return tuple(kind for kind, refusal in refusals.items() if refusal is None)


def too_many_at_once(plan: PlanFacts, most: int) -> str | None:
    """A gentle word where more steps of goals for now run at once than the pack thinks good
    (reference/domain.md, R-PLN-1: plans that ask too much cause disengagement). Steps that protect
    others or that a sentence requires are not the plan's choice and are not counted."""
    running = [step for step in plan.steps if step.when == GoalWhen.NOW and _chosen_for_now(step)]
    if len(running) <= most:
        return None
    return (
        f"{len(running)} steps are planned in the goals for now, beside what the sentence requires "
        "and what protects others. Few, short steps are easier to keep: which could wait?"
    )


def _chosen_for_now(step: StepFacts) -> bool:
    return step.state in LIVE and step.requirement_id is None and not step.protects_others

"""A plan in words, whether it stands here or in a file, and what two plans say differently. Pure.

What is said is a list of `Part`s. Two plans are compared by the parts' keys, which are codes, refs
and days; people read the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from followthrough.common.dates import say_list
from followthrough.interchange.plan_parts import Part, because, date_text, day_part, quote_part
from followthrough.people.import_schema import StrengthIn
from followthrough.people.import_sentences import SentenceIn
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import (
    AgreementState,
    DecisionKind,
    FactKind,
    GoalFacts,
    GoalState,
    PlanFacts,
    StepFacts,
)
from followthrough.plans.words import (
    ACTORS,
    AGREEMENTS,
    FOR_WHOM,
    GOAL_STATES,
    NATURES,
    ROUTES,
    WHEN,
)
from followthrough.policy import Pack

GONE_REQUIREMENT = "A requirement that the sentence no longer has"
GONE_STRENGTH = "A strength that the assessment no longer has"
DECISION_LABELS: dict[str, str] = {
    DecisionKind.HOLD: "Put on hold",
    DecisionKind.DROP: "Dropped",
    DecisionKind.MOVE: "Moved",
}
FACT_LABELS: dict[str, str] = {
    FactKind.REFERRED: "Referred",
    FactKind.STARTED: "Started",
    FactKind.ASKED: "Asked: it stands as it was",
    FactKind.PASSED_ON: "Passed on to somebody else",
    FactKind.FINISHED: "Finished",
}

# What whoever delivers a step said, by the kind of record.
SAID_LABELS: dict[str, str] = {
    FactKind.ASKED: "Who was asked, and what they said",
    FactKind.PASSED_ON: "To whom it was passed on, and who said so",
}
# By id of the step and kind of record.
SaidOfSteps: TypeAlias = Mapping[tuple[int, str], str]
NOTHING_SAID: SaidOfSteps = MappingProxyType({})

# A plan, goal or step in the shape of a caseload file, with days as texts.
PlanData: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class StepText:
    ref: str
    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class GoalText:
    ref: str
    title: str
    parts: tuple[Part, ...]
    steps: tuple[StepText, ...]


@dataclass(frozen=True)
class PlanText:
    """`goals` are those that were not removed."""

    parts: tuple[Part, ...]
    goals: tuple[GoalText, ...]


@dataclass(frozen=True)
class Names:
    """What refs mean: requirements of the sentences, and strengths, by ref."""

    requirements: Mapping[str, str]
    strengths: Mapping[str, str]

    @classmethod
    def of_case(cls, case: CaseFacts, pack: Pack) -> Names:
        """As the case stands now."""
        strengths = case.assessment.strengths if case.assessment else ()
        kinds = {r.ref: r.kind for s in case.sentences for r in s.requirements}
        return cls(_kinds(kinds, pack), {s.ref: s.text for s in strengths})

    @classmethod
    def of_line(
        cls, sentences: Iterable[SentenceIn], strengths: Iterable[StrengthIn], pack: Pack
    ) -> Names:
        """As a line of a file has them."""
        kinds = {r.ref: r.kind for s in sentences for r in s.requirements}
        return cls(_kinds(kinds, pack), {s.ref: s.text for s in strengths})


def _kinds(kinds: Mapping[str, str], pack: Pack) -> dict[str, str]:
    known = pack.known.requirements
    return {ref: known[kind].label if kind in known else kind for ref, kind in kinds.items()}


def text_of_plan(
    plan: PlanFacts,
    case: CaseFacts,
    pack: Pack,
    preferred_on: date | None = None,
    said: SaidOfSteps = NOTHING_SAID,
) -> PlanText:
    """`preferred_on` is the day on which the person said which order they would like; `said` what
    whoever delivers a step said."""
    refs = {r.id: r.ref for s in case.sentences for r in s.requirements}
    step_refs = {step.id: step.ref for step in plan.steps}
    wanted = [step_refs[id_] for id_ in plan.preferred if id_ in step_refs]
    agreed = plan.agreement
    return text_of_plan_data(
        {
            "made_on": _iso(plan.made_on),
            "agreement": {"state": agreed.state, "on": _iso(agreed.on), "words": agreed.words},
            "goals": [_goal_data(goal, refs, said) for goal in plan.goals],
            "preference": {
                "steps": wanted,
                "on": _iso(preferred_on),
                "words": plan.preferred_words,
            },
        },
        Names.of_case(case, pack),
        pack,
    )


def _goal_data(goal: GoalFacts, refs: Mapping[int, str], said: SaidOfSteps) -> PlanData:
    names = ("ref", "area", "title", "words", "when", "state")
    steps = [_step_data(step, refs, said) for step in goal.steps]
    return {**{name: getattr(goal, name) for name in names}, "steps": steps}


def _step_data(step: StepFacts, refs: Mapping[int, str], said: SaidOfSteps) -> PlanData:
    names = (
        *("ref", "text", "actor", "route", "intervention", "strength", "protects_others"),
        *("nature", "for_whom", "weeks"),
    )
    gone = "" if step.requirement_id is None else f"gone {step.requirement_id}"
    failed = step.facts.get(FactKind.NOT_DELIVERED)
    return {
        **{name: getattr(step, name) for name in names},
        "requirement": refs.get(step.requirement_id or 0, gone),
        "by_on": _iso(step.by_on),
        "delivery": {
            **{
                f"{kind}_on": _iso(step.on(kind)) for kind in (FactKind.NOT_DELIVERED, *FACT_LABELS)
            },
            **{f"{kind}_words": said.get((step.id, kind), "") for kind in SAID_LABELS},
            "not_delivered_reason": failed.reason if failed else "",
            "stable_on": _iso(step.stable_on),
        },
    }


def text_of_plan_data(plan: PlanData, names: Names, pack: Pack) -> PlanText:
    """A plan in the shape of a caseload file, also one that was kept and could not come in from a
    file as it is: nothing but its shape is relied on."""
    goals = tuple(
        _goal_text(goal, pack, names)
        for goal in plan.get("goals") or ()
        if goal.get("state") != GoalState.REMOVED
    )
    agreed, wanted = plan.get("agreement") or {}, plan.get("preference") or {}
    state = agreed.get("state") or AgreementState.DRAFT.value
    return PlanText(
        (
            day_part("Plan made on", plan.get("made_on")),
            Part("Agreement", _label(AGREEMENTS, state), state),
            day_part("Day of the agreement", agreed.get("on")),
            quote_part("Said about the plan", agreed.get("words")),
            _preference_part(wanted.get("steps") or [], goals),
            day_part("Day of that wish", wanted.get("on")),
            quote_part("Said about that order", wanted.get("words")),
        ),
        goals,
    )


def _goal_text(goal: PlanData, pack: Pack, names: Names) -> GoalText:
    state = goal.get("state") or GoalState.ACTIVE
    return GoalText(
        goal["ref"],
        goal["title"],
        (
            Part("Goal", goal["title"], goal["title"]),
            Part("Need", pack.area_label(goal["area"]), goal["area"]),
            Part("When", _label(WHEN, goal["when"]), goal["when"]),
            Part("State", _label(GOAL_STATES, state), state),
            quote_part("In the person’s words", goal.get("words")),
        ),
        tuple(_step_text(step, goal, pack, names) for step in goal.get("steps") or ()),
    )


def _step_text(step: PlanData, goal: PlanData, pack: Pack, names: Names) -> StepText:
    kind, delivery = step.get("intervention") or "", step.get("delivery") or {}
    work = pack.known.interventions.get(kind)
    # As when a plan is taken in: work of a kind that protects others does so, marked or not.
    protects = bool(step.get("protects_others") or (work and work.protects_others))
    requirement, strength = step.get("requirement") or "", step.get("strength") or ""
    nature, for_whom = step.get("nature") or "", step.get("for_whom") or ""
    return StepText(
        step["ref"],
        step["text"],
        (
            Part("Step", step["text"], step["text"]),
            Part("Goal", goal["title"], goal["ref"]),
            Part("Who", _label(ACTORS, step["actor"]), step["actor"]),
            Part("How", _label(ROUTES, step["route"]), step["route"]),
            Part("Kind of work", work.label if work else kind, kind),
            Part(
                "Delivers",
                _name_of(requirement, names.requirements, GONE_REQUIREMENT),
                requirement,
            ),
            Part("Builds on", _name_of(strength, names.strengths, GONE_STRENGTH), strength),
            Part("Protects others", "Yes" if protects else "", str(protects)),
            Part("How it runs", NATURES.get(nature, nature), nature),
            Part("For whom", FOR_WHOM.get(for_whom, for_whom), for_whom),
            _length_part(step.get("weeks")),
            day_part("By when", step.get("by_on")),
            *(day_part(label, delivery.get(f"{fact}_on")) for fact, label in FACT_LABELS.items()),
            *(
                quote_part(label, delivery.get(f"{fact}_words"))
                for fact, label in SAID_LABELS.items()
            ),
            _not_delivered_part(delivery, pack),
            day_part("“Stable enough” recorded", delivery.get("stable_on")),
            _decision_part(step.get("decision"), pack),
        ),
    )


def _not_delivered_part(delivery: PlanData, pack: Pack) -> Part:
    on, reason = delivery.get("not_delivered_on"), delivery.get("not_delivered_reason") or ""
    if not on:
        return Part("Not delivered", "", "")
    return Part("Not delivered", because(date_text(on), reason, pack), f"{on} {reason}")


def _decision_part(decision: PlanData | None, pack: Pack) -> Part:
    """What a person decided about the place of the step. It stands whichever plan does, so it has
    no key by which two plans could differ."""
    if not decision:
        return Part("Decided", "", "")
    words = f"{_label(DECISION_LABELS, decision['kind'])} on {date_text(decision['on'])}"
    return Part("Decided", because(words, decision.get("reason") or "", pack), "")


def _preference_part(refs: Sequence[str], goals: Iterable[GoalText]) -> Part:
    texts = {step.ref: step.text for goal in goals for step in goal.steps}
    listed = say_list(f"{n}. {texts[ref]}" for n, ref in enumerate(refs, 1) if ref in texts)
    return Part("Order that the person would like", listed, " ".join(refs))


def _name_of(ref: str, names: Mapping[str, str], gone: str) -> str:
    return names.get(ref, gone) if ref else ""


def _label(labels: Mapping[Any, str], code: str) -> str:
    return labels.get(code, code)


def _length_part(weeks: Any) -> Part:
    """Empty where it is the usual length."""
    return Part("How long", f"{weeks} weeks" if weeks else "", str(weeks or ""))


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None

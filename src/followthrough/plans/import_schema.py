"""What a source says of a plan: goals, steps, the agreement, what was delivered."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from followthrough.common.import_fields import (
    Day,
    ImportModel,
    OptionalText,
    RecordedDay,
    Ref,
    TextLine,
    check_dates_in_order,
    check_no_repeats,
    one_of,
    pack_code,
)
from followthrough.plans.rules.agreements import goal_without_step, lacks_current_goal, needs_words
from followthrough.plans.rules.codes import (
    AgreementState,
    FactKind,
    GoalState,
    GoalWhen,
    RecordKind,
    Route,
    StepActor,
)
from followthrough.plans.rules.natures import MOST_WEEKS
from followthrough.plans.rules.step_progress import (
    first_out_of_order,
    has_two_ends,
    is_delivered_by_others,
    lacks_start,
    needs_own_words,
    why_not_asked_on,
)
from followthrough.plans.rules.validation import MOST_GOALS, MOST_STEPS, lacks_work
from followthrough.policy.kinds_of_work import ForWhom, Nature

# Of a file alone: on a page only the plan as a whole has a most.
MOST_STEPS_OF_A_GOAL = 60


class AgreementIn(ImportModel):
    state: Annotated[str, one_of(AgreementState)]
    on: RecordedDay | None = None
    words: OptionalText = ""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if needs_words(self.state, self.words, in_file=True):
            raise PydanticCustomError(
                "missing-words", "did_not_agree needs `words`: why, in the person's words"
            )
        if self.state != AgreementState.DRAFT and self.on is None:
            raise PydanticCustomError("missing-date", "an agreement needs the day it was given")
        return self


# How a stretch of a step's life is called; any other is that of "a step".
SPANS = {
    (FactKind.REFERRED, FactKind.STARTED): "a step referred and started",
    (FactKind.REFERRED, FactKind.NOT_DELIVERED): "a step referred and not delivered",
}


# What a file tells of whoever delivers a step, as pages record it.
SAID_BY_OTHERS = {
    RecordKind.ASKED: "whoever delivers the step was asked",
    RecordKind.PASSED_ON: "the step was passed on to somebody else",
}
LATER = frozenset(f"{kind}_{part}" for kind in SAID_BY_OTHERS for part in ("on", "words"))


class DeliveryIn(ImportModel):
    """What is known of a step's delivery. `stable_on`: the day on which the practitioner, with
    the person, recorded "stable enough" after this step. `asked_on`: the last day on which whoever
    delivers it was asked, as after a move, whether it stands as it was, and `asked_words` what they
    said. `passed_on_on`: the last day on which somebody else took it over, waiting or under way as
    it was, and `passed_on_words` to whom it went and who said so."""

    referred_on: RecordedDay | None = None
    started_on: RecordedDay | None = None
    finished_on: RecordedDay | None = None
    stable_on: RecordedDay | None = None
    not_delivered_on: RecordedDay | None = None
    not_delivered_reason: Annotated[str, AfterValidator(pack_code("reasons"))] | None = None
    asked_on: RecordedDay | None = None
    asked_words: OptionalText = ""
    passed_on_on: RecordedDay | None = None
    passed_on_words: OptionalText = ""

    @model_serializer(mode="wrap")
    def _without_what_is_not_said(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A plan is known again by the print of its content: what came to the format later leaves
        that of older plans as it was, where it says nothing."""
        content: dict[str, Any] = handler(self)
        return {key: said for key, said in content.items() if key not in LATER or said}

    @property
    def days(self) -> dict[FactKind, date]:
        known = {
            FactKind.REFERRED: self.referred_on,
            FactKind.STARTED: self.started_on,
            FactKind.NOT_DELIVERED: self.not_delivered_on,
            FactKind.FINISHED: self.finished_on,
        }
        return {kind: on for kind, on in known.items() if on is not None}

    def said_by_others(self, kind: RecordKind) -> tuple[date | None, str]:
        """The day of what whoever delivers it said, of these kinds, and the words."""
        return getattr(self, f"{kind}_on"), getattr(self, f"{kind}_words")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = self.days
        if lacks_start(days):
            raise PydanticCustomError("missing-date", "a finished step needs `started_on`")
        if pair := first_out_of_order(days):
            earlier, later = pair
            check_dates_in_order(days[earlier], days[later], SPANS.get(pair, "a step"))
        check_dates_in_order(self.started_on, self.stable_on, "what led to “stable enough”")
        if (self.not_delivered_on is None) != (self.not_delivered_reason is None):
            raise PydanticCustomError(
                "missing-reason", "a step not delivered needs both the day and the reason"
            )
        if has_two_ends(days):
            raise PydanticCustomError(
                "contradiction", "a step cannot be finished and not delivered"
            )
        for kind in SAID_BY_OTHERS:
            self._said_while_under_way(kind)
        return self

    def _said_while_under_way(self, kind: RecordKind) -> None:
        on, words = self.said_by_others(kind)
        if on is None:
            if words:
                raise PydanticCustomError(
                    "missing-answer",
                    "says what {who}, and not on which day",
                    {"who": "they said" if kind is RecordKind.ASKED else "became of it"},
                )
            return
        said = SAID_BY_OTHERS[kind]
        if needs_own_words(kind, words):
            raise PydanticCustomError(
                "missing-answer", "says that {said}, and no more", {"said": said}
            )
        if cause := why_not_asked_on(on, self.days):
            raise PydanticCustomError(
                "asked-about-nothing",
                "says that {said} on {on}, {cause}",
                {"said": said, "on": on.isoformat(), "cause": cause},
            )


class StepIn(ImportModel):
    ref: Ref
    text: TextLine
    actor: Annotated[str, one_of(StepActor)]
    route: Annotated[str, one_of(Route)]
    intervention: Annotated[str, AfterValidator(pack_code("interventions"))] | None = None
    strength: Ref | None = None
    requirement: Ref | None = None
    protects_others: bool = False
    by_on: Day | None = None
    nature: Annotated[str, one_of(Nature)] | None = None
    for_whom: Annotated[str, one_of(ForWhom)] | None = None
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] | None = None
    delivery: DeliveryIn = DeliveryIn()

    @model_validator(mode="after")
    def _referrals_name_the_work(self) -> Self:
        if lacks_work(self.route, self.intervention):
            raise PydanticCustomError(
                "missing-intervention", "a step by referral needs `intervention`"
            )
        return self

    @model_validator(mode="after")
    def _others_are_asked(self) -> Self:
        for kind, said in SAID_BY_OTHERS.items():
            on, _ = self.delivery.said_by_others(kind)
            if on is None or is_delivered_by_others(self.route, self.actor):
                continue
            if kind is RecordKind.PASSED_ON and self.protects_others:
                continue  # whoever does it, somebody has to go on with it
            raise PydanticCustomError(
                "asked-about-nothing",
                "says that {said}, and the {actor} does it",
                {"said": said, "actor": self.actor},
            )
        return self


class GoalIn(ImportModel):
    ref: Ref
    area: Annotated[str, AfterValidator(pack_code("need_areas"))]
    title: TextLine
    words: OptionalText = ""
    when: Annotated[str, one_of(GoalWhen)]
    state: Annotated[str, one_of(GoalState)] = GoalState.ACTIVE.value
    steps: Annotated[list[StepIn], Field(max_length=MOST_STEPS_OF_A_GOAL)] = []


class PreferenceIn(ImportModel):
    """The order that the person would like best, as refs of steps, and their words."""

    steps: Annotated[list[Ref], Field(max_length=MOST_STEPS)]
    on: RecordedDay
    words: OptionalText = ""


class PlanIn(ImportModel):
    """Refs of steps are unique in the whole plan: a step keeps its ref for life. A plan has at most
    200 steps."""

    made_on: RecordedDay
    agreement: AgreementIn = AgreementIn(state=AgreementState.DRAFT.value)
    goals: Annotated[list[GoalIn], Field(max_length=MOST_GOALS)]
    preference: PreferenceIn | None = None

    @model_validator(mode="after")
    def _refs(self) -> Self:
        steps = [s.ref for g in self.goals for s in g.steps]
        if len(steps) > MOST_STEPS:
            raise PydanticCustomError(
                "too-many",
                "has {count} steps, more than {most}",
                {"count": len(steps), "most": MOST_STEPS},
            )
        said_on = None if self.agreement.state == AgreementState.DRAFT else self.agreement.on
        if said_on is not None and said_on < self.made_on:
            raise PydanticCustomError(
                "agreed-before-made",
                "was talked through on {on}, before it was made on {made}",
                {"on": said_on.isoformat(), "made": self.made_on.isoformat()},
            )
        check_no_repeats("goal", [g.ref for g in self.goals])
        check_no_repeats("step", steps)
        if self.preference:
            check_no_repeats("preferred step", self.preference.steps)
            for ref in self.preference.steps:
                if ref not in steps:
                    raise PydanticCustomError(
                        "unknown-ref", "prefers the step {ref}, which no goal has", {"ref": ref}
                    )
        if self.agreement.state == AgreementState.AGREED:
            self._can_be_agreed()
        return self

    def _can_be_agreed(self) -> None:
        if lacks_current_goal(self.goals, some_time_ago=True):
            raise PydanticCustomError("agreed-without-goal", "is agreed but has no current goal")
        if goal := goal_without_step(self.goals):
            raise PydanticCustomError(
                "agreed-without-step",
                "is agreed but the current goal {ref} has no step",
                {"ref": goal.ref},
            )

"""The one sentence of a step: what it answers, and what it waits for, as somebody would say it to a
colleague. Pure.

What the step waits for is taken from the reasons that the engine gave and that can be checked
(`sequencing/engine/explain.py`): of those that rule out the last week before the start, the one
that a person would name first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from followthrough.common.dates import say_date, say_list
from followthrough.common.wording import within_sentence
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import GoalWhen, StepFacts, StepState
from followthrough.plans.rules.natures import is_staff_only, protects
from followthrough.plans.rules.needs_without_step import WithoutStep, immediate_needs_without_step
from followthrough.plans.rules.work_begun import is_work_on_a_need
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.problem import NeedClass
from followthrough.sequencing.engine.reason import Reason
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.place_in_doubt import in_doubt_since
from followthrough.sequencing.rules.problem import makes_ready, need_class
from followthrough.sequencing.rules.what_it_answers import WhatItAnswers

# Of several things that hold a step at once, what is named first.
FIRST_NAMED = (
    "decision",
    "own_sentence",
    "no_sentence",
    "in_custody",
    "prerequisite",
    "stability",
    "contract_ends",
    "no_place_yet",
    "group_full",
    "no_group_start",
    "load",
    "not_local",
    "not_suited",
    "not_in_community",
    "published",
)
# What it needs some of and does not wait for.
NOT_WAITED_FOR = {"before_stable", "steadying_undated"}
MOST_NAMED = 2  # services or steps in a sentence
STARTS = {"starts_straight_away", "starts_then"}


@dataclass(frozen=True)
class Placed:
    """When and where the order has it, with the engine's reasons; `kind` says what the day is."""

    start: date | None
    kind: DateKind
    where: str
    reasons: Sequence[Reason]


# `named`: the steps that it waits for; `who`: the services that the reason is about.
HELD = {
    "decision": "it was moved to {day}{why}",
    "own_sentence": "it may begin once that sentence has, in the week of {day}",
    "no_sentence": "no sentence that can carry it runs before {day}",
    "in_custody": "it waits for the release{release}",
    "not_in_community": "it waits for the sentence to begin, on {day}",
    "prerequisite": "it may only follow {named}, which makes it {day}",
    "stability": "it follows {named}, which has until {day} to steady things",
    "load": "{named} first, so as not to ask too much at once",
    "no_place_yet": "{where} expects a free place in the week of {day}",
    "group_full": "the next group with a free seat starts on {day}",
    "no_group_start": "the next group starts on {day}",
    "contract_ends": "{where} has the first place that lasts long enough, on {day}",
    "not_local": "a place nearby comes free in the week of {day}",
    "not_suited": "a place that suits {called} better comes free in the week of {day}",
    "published": "{day} was published, and stands",
    "before_stable": "it does not wait for {named}, which may take until {ready} to steady things",
    "steadying_undated": "it does not wait for {named}, still without a day",
    "sentence_too_short": "what is left of the sentence is too short for it",
    "waiting_until_after_end": "no place comes free in time for it to end with the sentence",
    "activity_days_used": "the activity days of the order do not reach for it",
    "nothing_listed": "nobody is listed here who does it, so ask",
    "not_for_person": "the services listed for it here are for others, so ask",
    "confirmed_not_available": "it is confirmed that nobody here does it",
    "date_not_known": "nobody knows when {who} has a place, so ask",
    "fit_not_known": "ask whether {who} would take {called}",
    "prerequisite_not_placed": "{named} must come before it, still without a day",
    "beyond_horizon": "there is time for it, but further ahead than the order looks",
    "chosen_date_not_possible": "it cannot start on the day that was chosen",
}


# What the directory knows of a place is no news of a referral that was made all the same.
NO_PLACE_KNOWN = {
    "nothing_listed",
    "not_for_person",
    "confirmed_not_available",
    "date_not_known",
    "fit_not_known",
}
# What is said of a place promises too much while it is not known whether that holds.
OF_A_PLACE = NO_PLACE_KNOWN | {
    "no_place_yet",
    "group_full",
    "no_group_start",
    "contract_ends",
    "not_local",
    "not_suited",
    "published",
}


@dataclass(frozen=True)
class SaidAloud:
    """For the steps of one case; `steps` by the engine's key."""

    case: CaseFacts
    answers: WhatItAnswers
    steps: Mapping[str, StepFacts]
    pack: Pack
    today: date

    def sentence(self, step: StepFacts, placed: Placed) -> str:
        """Of a step that the engine has placed, or found no place for."""
        clause = self.answers.clause(step)
        if step.state is StepState.STARTED:
            return f"{clause}."
        held = self._held(step, placed)
        said = f"{clause}; {held}" if held else f"{clause}, {self._why_now(step)}"
        part = next((r.text for r in placed.reasons if r.code == "part_fits"), "")
        return f"{said}. {part}" if part else f"{said}."

    def with_reason(self, step: StepFacts, text: str) -> str:
        """Of a step that needs no engine: `text` is the one reason that it has, a sentence."""
        return f"{self.answers.clause(step)}; {within_sentence(text)}"

    def _why_now(self, step: StepFacts) -> str:
        if is_staff_only(step, self.pack) or protects(step, self.pack):
            return "so it waits for nothing"
        immediate = need_class(step, self.case) is NeedClass.IMMEDIATE
        if immediate and step.requirement_id is None:
            return "so it comes first"
        if makes_ready(step, self.case, self.pack):
            return "and it is to make the rest possible, as readiness is low"
        if is_work_on_a_need(step) and (unmet := self._unmet(step)):
            return f"and {unmet}, which is immediate and has no step, should come before it"
        if step.when == GoalWhen.LATER:
            return "and there is room for it now, though its goal is for later"
        return "and nothing has to come before it"

    def _unmet(self, step: StepFacts) -> str:
        """The first immediate need for which nothing goes on, where the step is for another: to
        say that nothing has to come before it would praise an order that lacks what comes first."""
        found = immediate_needs_without_step(self.case, self.answers.plan, self.today)
        areas = (need.area for need in found if need.how is not WithoutStep.ELSEWHERE)
        first = next((area for area in areas if area != step.area), "")
        return within_sentence(self.pack.area_label(first)) if first else ""

    def _held(self, step: StepFacts, placed: Placed) -> str:
        """A clause about what it waits for; empty where it can start now."""
        if placed.kind is DateKind.ON_RELEASE and placed.start:
            return f"it begins on the day of release, {say_date(placed.start)}"
        reason = _binding(placed.reasons)
        doubt = in_doubt_since(step, self.case, self.pack, self.today)
        if doubt and (reason is None or reason.code in OF_A_PLACE):
            return f"it was referred before {doubt}, so ask whether the place holds"
        if reason is None or reason.code not in HELD:
            return ""
        if step.state is StepState.WAITING and reason.code in NO_PLACE_KNOWN:
            return "it was referred, and nobody has said when it can start"
        release = self.case.release_on
        why = self.pack.known.reasons.get(step.decision.reason) if step.decision else None
        tasks = [self.steps[key] for key in reason.about if key in self.steps]
        return HELD[reason.code].format(
            day=say_date(placed.start) if placed.start else "a day not known",
            ready=say_date(reason.from_date) if reason.from_date else "",
            where=placed.where,
            named=say_list(task.named for task in tasks[:MOST_NAMED]),
            who=_one_of(reason.about),
            called=self.case.called,
            release=f" on {say_date(release)}" if release else "",
            why=f": {within_sentence(why.label)}" if why else "",
        )


def _one_of(services: Sequence[str]) -> str:
    many = len(services) > MOST_NAMED
    return f"any of {len(services)} services" if many else say_list(services, "or")


def _binding(reasons: Sequence[Reason]) -> Reason | None:
    """Of a placed step: what rules out the last week before its start; where nothing does, the
    stability that it does not wait for. Of one without a day, its reason. None where there is
    none."""
    first = reasons[0] if reasons else None
    if first is None or first.code not in STARTS:
        return first
    later = [reason for reason in reasons if reason.code in FIRST_NAMED]
    last = max((reason.to_week or 0 for reason in later), default=0)
    binding = [reason for reason in later if (reason.to_week or 0) == last]
    not_waited_for = next((r for r in reasons if r.code in NOT_WAITED_FOR), None)
    return min(binding, key=lambda r: FIRST_NAMED.index(r.code), default=not_waited_for)

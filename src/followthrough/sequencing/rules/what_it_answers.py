"""What of this person's life and sentence a step answers, as the first half of the sentence that is
said of it. Pure.

Every clause names something that is recorded: a requirement, a need with what stands beside it, a
register, a strength, or the goal.
"""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.common.dates import say_date, say_list
from followthrough.common.wording import within_sentence
from followthrough.people.rules import CaseFacts, HarmTo, Immediacy, NeedFacts, Severity
from followthrough.people.rules.release import HOME, NO_ADDRESS, TEMPORARY_HOME, is_without_address
from followthrough.people.words import HARM_TO, SENTENCES
from followthrough.plans.rules import PlanFacts, StepFacts, StepState
from followthrough.plans.rules.natures import is_staff_only, protects
from followthrough.plans.rules.requirements import HOURS
from followthrough.plans.rules.reviewed_elsewhere import REGISTER_REVIEW, register_to_review
from followthrough.plans.words_of_requirements import how_much
from followthrough.policy.pack import Pack, RequirementKind

HELP = {Severity.HIGH: "a lot of help", Severity.MEDIUM: "help", Severity.LOW: "some help"}
WHEN = {Immediacy.IMMEDIATE: "now", Immediacy.SOON: "soon", Immediacy.LATER: "later on"}
MOST_SAID = 2  # circumstances in a sentence
NOT_IN_PRISON = (TEMPORARY_HOME, NO_ADDRESS)


@dataclass(frozen=True)
class WhatItAnswers:
    """For the steps of one plan."""

    case: CaseFacts
    plan: PlanFacts
    pack: Pack

    def clause(self, step: StepFacts) -> str:
        """Begins with a capital letter and has no full stop."""
        if is_staff_only(step, self.pack) or protects(step, self.pack):
            return self._safety(step) or self._need_or_goal(step)
        required = self._requirement(step)
        if required is None:
            return self._need_or_goal(step)
        clause, kind = required
        need = self.case.need(step.area)
        # Supervision and hours are ordered for their own sake, whatever area their goal is in.
        if need is None or kind.runs_on or kind.unit == HOURS:
            return clause
        return f"{clause}, and {self._need(need, step)}"

    def _need_or_goal(self, step: StepFacts) -> str:
        need, builds_on = self.case.need(step.area), self._strength(step)
        if builds_on and (need is None or need.immediacy == Immediacy.LATER):
            return builds_on
        return self._need(need, step) if need else builds_on or self._goal(step)

    def _requirement(self, step: StepFacts) -> tuple[str, RequirementKind] | None:
        """None where the order leaves it to the practitioner, as with rehabilitation activities."""
        for sentence in self.case.sentences:
            for requirement in sentence.requirements:
                if requirement.id == step.requirement_id:
                    kind = self.pack.known.requirements.get(requirement.kind)
                    if kind is None or kind.fixes_maximum:
                        return None
                    order = within_sentence(SENTENCES.get(sentence.kind, sentence.kind))
                    amount = how_much(requirement, kind)
                    asked = f"{within_sentence(kind.label)}{f', {amount}' if amount else ''}"
                    return f"The {order} asks for it ({asked})", kind
        return None

    def _need(self, need: NeedFacts, step: StepFacts) -> str:
        """By when it is needed only while nothing has begun."""
        case, called = self.case, self.case.called
        if need.area == HOME and case.in_custody and is_without_address(case):
            if case.release_on is None:
                return f"{called} has no address to leave prison to"
            return f"{called} leaves prison on {say_date(case.release_on)} with no address"
        area = within_sentence(self.pack.area_label(need.area))
        harm = ", linked to serious harm" if need.linked_to_harm else ""
        lived = self._circumstances(need.area)
        begun = step.state is StepState.STARTED
        when = "" if begun else f"{WHEN[Immediacy(need.immediacy)]} "
        needs = f"needs {HELP[Severity(need.severity)]} {when}with {area}"
        return f"{called} {say_list([*lived, needs])}{harm}"

    def _circumstances(self, area: str) -> list[str]:
        """Not where somebody lives who is in prison: what is recorded is of before or after it."""
        known = self.pack.known.circumstances
        not_so = NOT_IN_PRISON if self.case.in_custody else ()
        said = [
            kind.says
            for one in self.case.circumstances
            if (kind := known.get(one.code)) and area in kind.areas and one.code not in not_so
        ]
        return said[:MOST_SAID]

    def _safety(self, step: StepFacts) -> str:
        """Whom it protects, and by which register; empty where neither is recorded."""
        assessment = self.case.assessment
        if assessment is None:
            return ""
        if step.intervention == REGISTER_REVIEW:
            first = register_to_review(self.case)
            kind = self.pack.known.registers.get(first.code) if first else None
            if first and first.review_on and kind:
                return f"The register “{kind.label}” has its review on {say_date(first.review_on)}"
        others = [
            HARM_TO[one] for one in assessment.harm_to if one in HARM_TO and one != HarmTo.SELF
        ]
        if not others:
            return ""
        made = say_date(assessment.made_on)
        return f"The assessment of {made} sees a risk of harm to {say_list(others)}"

    def _strength(self, step: StepFacts) -> str:
        assessment = self.case.assessment
        strengths = assessment.strengths if assessment else ()
        strength = next((s for s in strengths if s.ref == step.strength), None)
        if strength is None:
            return ""
        area = within_sentence(self.pack.area_label(strength.area))
        return f"It builds on a strength, “{strength.text}” ({area})"

    def _goal(self, step: StepFacts) -> str:
        goal = next((g for g in self.plan.goals if g.id == step.goal_id), None)
        return f"{self.case.called} has the goal “{goal.title}”" if goal else self.case.called

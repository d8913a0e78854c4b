"""Forms for making a plan with the person: goals, steps, what they say of it, looking back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from followthrough.common.dates import why_not_recorded_on
from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.shared.fields import DatePartsField, PlainForm, SeenForm, long_text
from followthrough.plans.actions.agreements import ReviewContent
from followthrough.plans.rules import (
    AgreementState,
    GoalDecisionKind,
    PlanSide,
    ReviewDecision,
    needs_because,
    needs_words,
)
from followthrough.plans.rules.validation import (
    GoalContent,
    StepContent,
    day_to_do_by_has_passed,
    needs_reason,
)
from followthrough.plans.words import AGREEMENT_ANSWERS, WHEN
from followthrough.policy import Pack
from followthrough.policy.pack import SuggestedStep, to_choose


class GoalForm(SeenForm):
    title = forms.CharField(
        label="Goal",
        help_text="In the person’s words if you can: “I have a place of my own”.",
        max_length=LONGEST_TEXT,
    )
    when = forms.ChoiceField(
        label="When to work on it",
        choices=list(WHEN.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the goal is for now or for later"},
    )
    words = long_text("Why it matters", "What the person says about it, in their own words.", 2)
    area = forms.ChoiceField(label="Need area")

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stands = self.initial.get("area", "")
        areas = to_choose(pack.need_areas, pack.known.need_areas, stands)
        areas.sort(key=lambda area: area.order)
        self.fields["area"].choices = [(a.code, a.label) for a in areas]  # type: ignore[attr-defined]

    @property
    def content(self) -> GoalContent:
        data = self.cleaned_data
        return GoalContent(data["area"], data["title"], data["when"], data["words"])


class NewGoalForm(GoalForm):
    """A goal with its first steps, ticked from the pack's suggestions for its need area. Who does a
    step, by which route and of which kind it is follows from the suggestion, and can be changed."""

    steps = forms.MultipleChoiceField(
        label="First steps",
        help_text="Tick what you agreed on. You can change each one, and add others, afterwards.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, suggested: Sequence[SuggestedStep], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.suggested, self.today = suggested, today
        self.fields["steps"].choices = [  # type: ignore[attr-defined]
            (str(n), step.text) for n, step in enumerate(suggested)
        ]
        for n in range(len(suggested)):
            self.fields[f"by_{n}"] = DatePartsField(
                label="By when, if there is a day", what="The day", required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in data.get("steps", ()):
            if day_to_do_by_has_passed(data.get(f"by_{number}"), None, self.today):
                self.add_error(f"by_{number}", "The day must be today or later")
        return data

    @property
    def first_steps(self) -> list[StepContent]:
        chosen = [(self.suggested[int(n)], n) for n in dict.fromkeys(self.cleaned_data["steps"])]
        return [
            StepContent(
                text=step.text,
                actor=step.actor,
                route=step.route,
                intervention=step.intervention,
                by_on=self.cleaned_data[f"by_{n}"],
                nature=step.nature,
            )
            for step, n in chosen
        ]


class EndGoalForm(SeenForm):
    what = forms.ChoiceField(
        label="What happened to this goal?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happened to this goal"},
    )
    better_words = long_text("What is better now, in their own words?", rows=2)
    better = long_text("What do you see?", "In your words. Leave it empty if theirs say it all.", 2)
    why = long_text("Why is it removed?", "Say it so that the person can read it.")

    def __init__(self, *args: Any, allowed: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = allowed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if needs_reason(data.get("what", ""), data.get("why") or ""):
            self.add_error("why", "Enter why the goal is removed")
        return data

    @property
    def words(self) -> str:
        named = {GoalDecisionKind.ACHIEVED: "better", GoalDecisionKind.REMOVED: "why"}.get(
            self.cleaned_data["what"]
        )
        return str(self.cleaned_data[named]) if named else ""

    @property
    def extra_arguments(self) -> dict[str, str]:
        """What only some of the answers ask for."""
        achieved = self.cleaned_data["what"] == GoalDecisionKind.ACHIEVED
        return {"person_words": self.cleaned_data["better_words"]} if achieved else {}


NEEDED_WORDS: dict[str, str] = {
    AgreementState.DID_NOT_AGREE: "Enter why, in the person’s own words",
    AgreementState.COULD_NOT_ANSWER: "Enter why the person could not answer",
}


class AgreementForm(SeenForm):
    state = forms.ChoiceField(
        label="What does the person say of the plan?",
        choices=list(AGREEMENT_ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the person says of the plan"},
    )
    words = long_text("In the person’s own words", "What they like, and what they would change.")
    present = forms.CharField(
        label="Who was there?",
        help_text="For example: Sam, Sam’s sister, me.",
        max_length=LONGEST_TEXT,
    )
    on = DatePartsField(label="On which day?", what="The day")

    def __init__(
        self, *args: Any, allowed: tuple[AgreementState, ...], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["state"].choices = [(s.value, AGREEMENT_ANSWERS[s]) for s in allowed]  # type: ignore[attr-defined]
        # Where they were not asked yet, nobody was there.
        if self.data.get("state") == AgreementState.PROVISIONAL.value:
            self.fields["present"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if why_not_recorded_on(data.get("on"), self.today):
            self.add_error("on", "The day must be today or earlier")
        state = data.get("state", "")
        if needs_words(state, data.get("words") or ""):
            self.add_error("words", NEEDED_WORDS[state])
        return data


class ReviewForm(SeenForm):
    person_words = long_text("What does the person say?", "What works, and what does not.")
    keeping = long_text("How are they keeping to the sentence?")
    barriers = long_text("What stands in the way?", "Practical things count: travel, work, money.")
    changed = long_text("What has changed since last time?")
    agencies = long_text("What did other agencies say?")
    present = forms.CharField(label="Who took part?", max_length=LONGEST_TEXT, required=False)
    decision = forms.ChoiceField(
        label="What did you decide together?",
        widget=forms.RadioSelect,
        choices=[
            (ReviewDecision.KEEP, "Keep the plan as it is"),
            (ReviewDecision.ADJUST, "Adjust the plan"),
            ("", "Not decided yet: save, and finish the review later"),
        ],
        required=False,
    )
    because = long_text("Because")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if needs_because(data.get("decision", ""), data.get("because") or ""):
            self.add_error("because", "Enter why the plan is kept or adjusted")
        answered = [name for name in REVIEWED if data.get(name)]
        if not answered and not data.get("decision") and not self.errors:
            self.add_error("person_words", "Enter what the person says, or what you found")
        return data

    @property
    def content(self) -> ReviewContent:
        return ReviewContent(**{name: self.cleaned_data[name] for name in REVIEW_FIELDS})


class SettleDifferenceForm(PlainForm):
    keep = forms.ChoiceField(
        label="Which plan should stand?",
        widget=forms.RadioSelect,
        choices=[
            (PlanSide.OURS, "Keep the plan as it is here"),
            (PlanSide.THEIRS, "Take the file’s plan"),
        ],
        error_messages={"required": "Select which plan should stand"},
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


REVIEWED = ("person_words", "keeping", "barriers", "changed", "agencies")
REVIEW_FIELDS = (*REVIEWED, "present", "decision", "because")

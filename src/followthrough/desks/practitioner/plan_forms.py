"""Forms for making a plan with the person: goals, steps, what they say of it, looking back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from followthrough.desks.shared.fields import DatePartsField, PlainForm
from followthrough.people.rules import CaseFacts
from followthrough.plans.actions.agreeing import ReviewSaid
from followthrough.plans.rules import AgreementState, StepFacts
from followthrough.plans.rules.making import GoalSaid, StepSaid
from followthrough.plans.words import ACTORS, AGREEMENT_ANSWERS, ROUTES, WHEN
from followthrough.policy import Pack


def long_text(label: str, help_text: str = "", rows: int = 3, **more: Any) -> forms.CharField:
    """Free text of at most 4,000 characters, as the national plan service allows."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=4000,
        required=more.pop("required", False),
        **more,
    )


class SeenForm(PlainForm):
    """A form that carries the version of the plan from which it was made."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class GoalForm(SeenForm):
    title = forms.CharField(
        label="Goal",
        help_text="In the person’s words if you can: “I have a place of my own”.",
        max_length=300,
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
        areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
        self.fields["area"].choices = [(a.code, a.label) for a in areas]  # type: ignore[attr-defined]

    @property
    def said(self) -> GoalSaid:
        data = self.cleaned_data
        return GoalSaid(data["area"], data["title"], data["when"], data["words"])


class EndGoalForm(SeenForm):
    what = forms.ChoiceField(
        label="What happened to this goal?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happened to this goal"},
    )
    better = long_text("What is better now?", "In the person’s own words if you can.")
    why = long_text("Why is it removed?", "Say it so that the person can read it.")

    def __init__(self, *args: Any, allowed: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = allowed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("what") == "removed" and not data.get("why"):
            self.add_error("why", "Enter why the goal is removed")
        return data

    @property
    def words(self) -> str:
        named = {"achieved": "better", "removed": "why"}.get(self.cleaned_data["what"])
        return str(self.cleaned_data[named]) if named else ""


class StepForm(SeenForm):
    text = forms.CharField(
        label="Step",
        help_text="One short thing that somebody does: “Phone the council together”.",
        max_length=300,
    )
    actor = forms.ChoiceField(
        label="Who will do it?",
        choices=list(ACTORS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who will do it"},
    )
    route = forms.ChoiceField(
        label="How will it be delivered?",
        choices=list(ROUTES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it will be delivered"},
    )
    intervention = forms.ChoiceField(
        label="Kind of work",
        help_text="A referral has to say what it is for. Otherwise you may leave it empty.",
        required=False,
    )
    requirement = forms.ChoiceField(label="Does it deliver a requirement?", required=False)
    strength = forms.ChoiceField(label="Which strength does it build on?", required=False)
    protects_others = forms.BooleanField(label="This step protects other people", required=False)
    by_on = DatePartsField(label="To be done by", what="The day", required=False)

    def __init__(
        self, *args: Any, pack: Pack, case: CaseFacts, area: str, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        # Work of the goal's own area stands first.
        kinds = sorted(pack.interventions.values(), key=lambda k: (k.area != area, k.label))
        required = [
            (str(r.id), _requirement(r.kind, pack)) for s in case.sentences for r in s.requirements
        ]
        strengths = case.assessment.strengths if case.assessment else ()
        self._choose("intervention", "No kind of work", [(k.code, k.label) for k in kinds])
        self._choose("requirement", "No", required)
        self._choose("strength", "None", [(s.ref, s.text) for s in strengths])

    def _choose(self, name: str, empty: str, found: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", empty), *found]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("route") == "referral" and not data.get("intervention"):
            self.add_error("intervention", "Select the kind of work that the referral is for")
        by_on = data.get("by_on")
        if by_on and by_on < self.today and by_on != self.initial.get("by_on"):
            self.add_error("by_on", "The day must be today or later")
        return data

    @property
    def said(self) -> StepSaid:
        data = self.cleaned_data
        return StepSaid(
            text=data["text"],
            actor=data["actor"],
            route=data["route"],
            intervention=data["intervention"],
            strength=data["strength"],
            requirement_id=int(data["requirement"]) if data["requirement"] else None,
            protects_others=data["protects_others"],
            by_on=data["by_on"],
        )

    @staticmethod
    def initial_of(step: StepFacts) -> dict[str, Any]:
        return {
            "text": step.text,
            "actor": step.actor,
            "route": step.route,
            "intervention": step.intervention,
            "requirement": str(step.requirement_id or ""),
            "strength": step.strength,
            "protects_others": step.protects_others,
            "by_on": step.by_on,
        }


def _requirement(kind: str, pack: Pack) -> str:
    known = pack.requirements.get(kind)
    return known.label if known else kind


class AgreementForm(SeenForm):
    state = forms.ChoiceField(
        label="What does the person say of the plan?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the person says of the plan"},
    )
    words = long_text("In the person’s own words", "What they like, and what they would change.")
    present = forms.CharField(
        label="Who was there?", help_text="For example: Sam, Sam’s sister, me.", max_length=300
    )
    on = DatePartsField(label="On which day?", what="The day")

    def __init__(
        self, *args: Any, allowed: tuple[AgreementState, ...], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["state"].choices = [(s.value, AGREEMENT_ANSWERS[s]) for s in allowed]  # type: ignore[attr-defined]
        # Before they met, nobody was there.
        if self.data.get("state") == AgreementState.PROVISIONAL.value:
            self.fields["present"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("on") or self.today) > self.today:
            self.add_error("on", "The day must be today or earlier")
        if data.get("state") == AgreementState.DID_NOT_AGREE and not data.get("words"):
            self.add_error("words", "Enter why, in the person’s own words")
        if data.get("state") == AgreementState.COULD_NOT_ANSWER and not data.get("words"):
            self.add_error("words", "Enter why the person could not answer")
        return data


class ReviewForm(SeenForm):
    person_words = long_text("What does the person say?", "What works, and what does not.")
    keeping = long_text("How are they keeping to the sentence?")
    barriers = long_text("What stands in the way?", "Practical things count: travel, work, money.")
    changed = long_text("What has changed since last time?")
    agencies = long_text("What did other agencies say?")
    present = forms.CharField(label="Who took part?", max_length=300, required=False)
    decision = forms.ChoiceField(
        label="What did you decide together?",
        widget=forms.RadioSelect,
        choices=[
            ("keep", "Keep the plan as it is"),
            ("adjust", "Adjust the plan"),
            ("", "Not decided yet: save, and finish the review later"),
        ],
        required=False,
    )
    because = long_text("Because")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("decision") and not data.get("because"):
            self.add_error("because", "Enter why the plan is kept or adjusted")
        said = [name for name in REVIEWED if data.get(name)]
        if not said and not data.get("decision") and not self.errors:
            self.add_error("person_words", "Enter what the person says, or what you found")
        return data

    @property
    def said(self) -> ReviewSaid:
        return ReviewSaid(**{name: self.cleaned_data[name] for name in REVIEW_FIELDS})


REVIEWED = ("person_words", "keeping", "barriers", "changed", "agencies")
REVIEW_FIELDS = (*REVIEWED, "present", "decision", "because")

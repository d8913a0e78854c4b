"""The form for a step: three questions where three are enough."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.shared.fields import DatePartsField, SeenForm
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.validation import (
    StepContent,
    day_to_do_by_has_passed,
    lacks_work,
)
from followthrough.plans.words import ACTORS, FOR_WHOM, NATURES, OTHER_WAY, ROUTES, WAYS, WAYS_ASKED
from followthrough.policy import Pack
from followthrough.policy.pack import to_choose

AS_USUAL = "As usual for this kind of work"
# Asked only where there is more to say: out of sight until then.
MORE = ("requirement", "protects_others", "nature", "for_whom")


class StepForm(SeenForm):
    """Who does a step and by which route is one question, because nearly always the one follows
    from the other; whoever needs another pair names both."""

    text = forms.CharField(
        label="Step",
        help_text="One short thing that somebody does: “Phone the council together”.",
        max_length=LONGEST_TEXT,
    )
    way = forms.ChoiceField(
        label="Who does it, and how?",
        choices=[(code, words.format(called="The person")) for code, words in WAYS_ASKED.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Select who does it, and how"},
    )
    actor = forms.ChoiceField(label="Who will do it?", choices=list(ACTORS.items()), required=False)
    route = forms.ChoiceField(
        label="How will it be delivered?", choices=list(ROUTES.items()), required=False
    )
    intervention = forms.ChoiceField(
        label="Kind of work",
        help_text="A referral has to say what it is for. Otherwise you may leave it empty.",
        required=False,
    )
    strength = forms.ChoiceField(label="Which strength does it build on?", required=False)
    by_on = DatePartsField(label="To be done by", what="The day", required=False)
    requirement = forms.ChoiceField(label="Does it deliver a requirement?", required=False)
    protects_others = forms.BooleanField(label="This step protects other people", required=False)
    nature = forms.ChoiceField(
        label="How does it run?", choices=list(NATURES.items()), required=False
    )
    for_whom = forms.ChoiceField(
        label="Who is it for?",
        choices=list(FOR_WHOM.items()),
        help_text="What only staff do, like checks with agencies, is not read with the person.",
        required=False,
    )

    def __init__(
        self, *args: Any, pack: Pack, case: CaseFacts, area: str, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        # Work of the goal's own area stands first.
        stands = self.initial.get("intervention", "")
        kinds = to_choose(pack.interventions, pack.known.interventions, stands)
        kinds.sort(key=lambda kind: (kind.area != area, kind.label))
        required = [
            (str(r.id), _requirement(r.kind, pack)) for s in case.sentences for r in s.requirements
        ]
        strengths = case.assessment.strengths if case.assessment else ()
        ways = [(code, words.format(called=case.called)) for code, words in WAYS_ASKED.items()]
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
        self._choose("actor", "Choose", list(ACTORS.items()))
        self._choose("route", "Choose", list(ROUTES.items()))
        self._choose("intervention", "No kind of work", [(k.code, k.label) for k in kinds])
        self._choose("requirement", "No", required)
        self._choose("strength", "None", [(s.ref, s.text) for s in strengths])
        self._choose("nature", AS_USUAL, list(NATURES.items()))
        self._choose("for_whom", AS_USUAL, list(FOR_WHOM.items()))

    def _choose(self, name: str, empty: str, found: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", empty), *found]  # type: ignore[attr-defined]

    @property
    def has_more(self) -> bool:
        """Whether anything is said, or wrong, in what is out of sight at first."""
        return any(self[name].value() or self[name].errors for name in MORE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("way") == OTHER_WAY:
            for name, words in (("actor", "Select who will do it"), ("route", "Select how")):
                if not data.get(name):
                    self.add_error(name, words)
        elif data.get("way"):
            data["actor"], data["route"] = WAYS[data["way"]]
        if lacks_work(data.get("route", ""), data.get("intervention")):
            self.add_error("intervention", "Select the kind of work that the referral is for")
        if day_to_do_by_has_passed(data.get("by_on"), self.initial.get("by_on"), self.today):
            self.add_error("by_on", "The day must be today or later")
        return data

    @property
    def content(self) -> StepContent:
        data = self.cleaned_data
        return StepContent(
            text=data["text"],
            actor=data["actor"],
            route=data["route"],
            intervention=data["intervention"],
            strength=data["strength"],
            requirement_id=int(data["requirement"]) if data["requirement"] else None,
            protects_others=data["protects_others"],
            by_on=data["by_on"],
            nature=data["nature"],
            for_whom=data["for_whom"],
        )

    @staticmethod
    def initial_of(step: StepFacts) -> dict[str, Any]:
        return {
            "text": step.text,
            **way_of(step.actor, step.route),
            "intervention": step.intervention,
            "requirement": str(step.requirement_id or ""),
            "strength": step.strength,
            "protects_others": step.protects_others,
            "by_on": step.by_on,
            "nature": step.nature,
            "for_whom": step.for_whom,
        }


def way_of(actor: str, route: str) -> dict[str, str]:
    """How the form shows who does a step and by which route."""
    for way, pair in WAYS.items():
        if pair == (actor, route):
            return {"way": way}
    return {"way": OTHER_WAY, "actor": actor, "route": route}


def _requirement(kind: str, pack: Pack) -> str:
    known = pack.known.requirements.get(kind)
    return known.label if known else kind

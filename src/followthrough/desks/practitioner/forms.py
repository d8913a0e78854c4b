"""Forms of the practitioner's desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from followthrough.desks.shared.fields import DatePartsField, PlainForm
from followthrough.people.words import LIKELIHOOD, SERIOUS_HARM
from followthrough.plans.rules.step_progress import family_of
from followthrough.policy import Pack
from followthrough.policy.pack import Reason

ANY = [("", "Any")]


def _whole_text(words: str) -> dict[str, str]:
    """The same words for everything that is no such number."""
    return dict.fromkeys(("invalid", "min_value", "max_value"), words)


class CaseloadFilter(PlainForm):
    whose = forms.ChoiceField(
        label="Cases",
        choices=[("mine", "My cases"), ("unit", "All cases of my unit")],
        required=False,
    )
    name = forms.CharField(label="Name or CRN", max_length=100, required=False)
    need = forms.ChoiceField(label="Need", required=False)
    likelihood = forms.ChoiceField(
        label="Likelihood of reoffending", choices=[*ANY, *LIKELIHOOD.items()], required=False
    )
    serious_harm = forms.ChoiceField(
        label="Risk of serious harm", choices=[*ANY, *SERIOUS_HARM.items()], required=False
    )
    stalled = forms.BooleanField(label="Stalled", required=False)
    ending_soon = forms.BooleanField(label="Ending within 3 months", required=False)

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
        self.fields["need"].choices = [*ANY, *((a.code, a.label) for a in areas)]  # type: ignore[attr-defined]


class StepDecisionForm(PlainForm):
    """What to do with a step, and why. `what` is limited to what the step allows."""

    what = forms.ChoiceField(
        label="What do you want to do?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what you want to do"},
    )
    start_on = DatePartsField(label="Start in the week of", what="The start", required=False)
    hold_reason = forms.ChoiceField(label="Why is it on hold?", required=False)
    drop_reason = forms.ChoiceField(label="Why is it dropped?", required=False)
    move_reason = forms.ChoiceField(label="Why is it moved?", required=False)
    words = forms.CharField(
        label="Say more, in a sentence",
        help_text="Say what the person thinks of it, in their words if you can.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        pack: Pack,
        allowed: list[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["what"].choices = allowed  # type: ignore[attr-defined]
        for kind in ("hold", "drop", "move"):
            reasons = _by_first_level(pack.reasons_for(kind))
            self.fields[f"{kind}_reason"].choices = [("", "Choose a reason"), *reasons]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        what = data.get("what")
        if what in {"hold", "drop", "move"} and not data.get(f"{what}_reason"):
            self.add_error(f"{what}_reason", "Select a reason")
        if what == "move" and not data.get("start_on") and "start_on" not in self.errors:
            self.add_error("start_on", "Enter the day in whose week it should start")
        if what == "move" and (data.get("start_on") or self.today) < self.today:
            self.add_error("start_on", "The start must be today or later")
        return data

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get(f"{self.cleaned_data['what']}_reason", ""))


class PreferredOrderForm(PlainForm):
    """One number for each step: 1 is what the person would like first; empty for no wish."""

    words = forms.CharField(
        label="In the person’s own words",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, steps: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step_id, text in steps:
            self.fields[f"step_{step_id}"] = forms.IntegerField(
                label=text,
                min_value=1,
                max_value=200,
                required=False,
                error_messages=_whole_text("Enter a whole number from 1 to 200"),
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        seen: dict[int, str] = {}
        for name, number in list(data.items()):  # an error takes its value out
            if not name.startswith("step_") or number is None:
                continue
            if number in seen:
                self.add_error(name, f"Enter a number other than {number}: it is taken already")
            seen[number] = name
        return data

    @property
    def order(self) -> list[int]:
        """Ids of the steps that have a number, by number."""
        numbered = [
            (number, int(name.removeprefix("step_")))
            for name, number in self.cleaned_data.items()
            if name.startswith("step_") and number is not None
        ]
        return [step_id for _, step_id in sorted(numbered)]


class ServiceSearchForm(PlainForm):
    need = forms.ChoiceField(label="Need", required=False)
    unit = forms.ChoiceField(label="Delivery unit", required=False)
    sex = forms.ChoiceField(
        label="For",
        choices=[("", "Anyone"), ("female", "A woman"), ("male", "A man")],
        required=False,
    )
    age = forms.IntegerField(
        label="Age",
        min_value=18,
        max_value=120,
        required=False,
        error_messages=_whole_text("Enter an age from 18 to 120"),
    )
    mode = forms.ChoiceField(
        label="Way of working",
        choices=[*ANY, ("one_to_one", "One to one"), ("group", "In a group")],
        required=False,
    )
    ended = forms.BooleanField(label="Show ended contracts too", required=False)

    def __init__(self, *args: Any, pack: Pack, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
        self.fields["need"].choices = [*ANY, *((a.code, a.label) for a in areas)]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "Choose a unit"), *units]  # type: ignore[attr-defined]


class SettleDifferenceForm(PlainForm):
    keep = forms.ChoiceField(
        label="Which plan should stand?",
        widget=forms.RadioSelect,
        choices=[("ours", "Keep the plan as it is here"), ("theirs", "Take the file’s plan")],
        error_messages={"required": "Select which plan should stand"},
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


def _by_first_level(reasons: Iterable[Reason]) -> list[tuple[str, str]]:
    """Choices, those of the second level after the one that they say more exactly. GOV.UK's select
    has no groups, so a dash stands for the indent."""
    groups: dict[str, list[Reason]] = {}
    for reason in reasons:
        groups.setdefault(family_of(reason), []).append(reason)
    choices = []
    for group in groups.values():
        first, *rest = sorted(group, key=lambda reason: reason.level)
        under = "– " if first.level == 1 else ""
        choices += [(first.code, first.label), *((r.code, f"{under}{r.label}") for r in rest)]
    return choices

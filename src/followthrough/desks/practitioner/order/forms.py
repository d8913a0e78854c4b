"""Forms for changing the place of a step, and for the order that the person prefers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from followthrough.common.numbers import whole_number
from followthrough.common.texts import LONGEST_WORDS
from followthrough.desks.shared.fields import (
    DatePartsField,
    PlainForm,
    long_text,
    whole_number_messages,
)
from followthrough.plans.rules import DecisionKind
from followthrough.plans.rules.step_decisions import REASONED_KINDS, why_not_start_on
from followthrough.plans.rules.step_progress import family_of
from followthrough.plans.rules.validation import MOST_STEPS
from followthrough.policy.pack import Reason


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
        max_length=LONGEST_WORDS,
        required=False,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        reasons: Mapping[str, list[Reason]],
        allowed: list[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["what"].choices = allowed  # type: ignore[attr-defined]
        for kind in REASONED_KINDS:
            choices = [("", "Choose a reason"), *_by_first_level(reasons[kind])]
            self.fields[f"{kind}_reason"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        what = data.get("what")
        if what in REASONED_KINDS and not data.get(f"{what}_reason"):
            self.add_error(f"{what}_reason", "Select a reason")
        if what == DecisionKind.MOVE and not data.get("start_on") and "start_on" not in self.errors:
            self.add_error("start_on", "Enter the day in whose week it should start")
        start_on = data.get("start_on") or self.today
        if what == DecisionKind.MOVE and why_not_start_on(start_on, self.today):
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
        max_length=LONGEST_WORDS,
        required=False,
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, steps: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step_id, text in steps:
            self.fields[f"step_{step_id}"] = forms.IntegerField(
                label=text,
                min_value=1,
                max_value=MOST_STEPS,
                required=False,
                error_messages=whole_number_messages(
                    f"Enter a whole number from 1 to {MOST_STEPS}"
                ),
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


class WithdrawOrderForm(PlainForm):
    """`seen` is the number of the order that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    words = long_text(
        "Why is it withdrawn?",
        "What was wrong with it, so that whoever reads the plan later understands it.",
        required=True,
        error_messages={"required": "Enter why it is withdrawn"},
    )

    @property
    def number(self) -> int:
        """0, as no order has, where the page showed none."""
        return whole_number(self.cleaned_data["seen"]) or 0


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

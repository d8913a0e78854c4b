"""Forms for ending a sentence early: the judgements, and the words of the second person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.shared.fields import DatePartsField, SeenForm, long_text
from followthrough.early_ending.actions import EarlyEndContent
from followthrough.early_ending.rules import (
    EarlyEndPanel,
    Judgement,
    JudgementAnswer,
    is_against,
    why_not_end_day,
)

ANSWERS = ((JudgementAnswer.MET, "Yes"), (JudgementAnswer.NOT_MET, "No"))


class EarlyEndForm(SeenForm):
    """Two questions for each condition that a person judges, `met_<id>` and `because_<id>`."""

    def __init__(self, *args: Any, panel: EarlyEndPanel, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.panel, self.today = panel, today
        for condition in panel.to_judge:
            self.fields[f"met_{condition.code}"] = forms.ChoiceField(
                label="Is this so?",
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": f"Select yes or no: {condition.label}"},
            )
            self.fields[f"because_{condition.code}"] = long_text(
                "Because",
                rows=2,
                required=True,
                error_messages={"required": f"Enter your reason: {condition.label}"},
            )
        self.fields["ends_on"] = DatePartsField(
            label="On which day should it end?",
            what="The day",
            help_text="Leave time to tell the person first.",
            error_messages={"required": "Enter the day on which it should end"},
        )
        self.fields["words"] = long_text("Anything else (optional)", rows=2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for condition in self.panel.to_judge:
            if is_against(data.get(f"met_{condition.code}")):
                message = f"It cannot end early while this is not so: {condition.label}"
                self.add_error(f"met_{condition.code}", message)
        day = data.get("ends_on")
        if day and (cause := why_not_end_day(self.panel.sentence, day, self.today)):
            self.add_error("ends_on", cause)
        return data

    @property
    def content(self) -> EarlyEndContent:
        data = self.cleaned_data
        judgements = {
            c.code: Judgement(data[f"met_{c.code}"], data[f"because_{c.code}"])
            for c in self.panel.to_judge
        }
        return EarlyEndContent(data["ends_on"], judgements)


class ConfirmForm(SeenForm):
    words = long_text(
        "Why do you confirm it?",
        "What you looked at, and why it is right.",
        required=True,
        error_messages={"required": "Enter why you confirm it"},
    )


class PersonToldForm(SeenForm):
    """`words`: how the person was told, as in the other forms of an early end."""

    on = DatePartsField(label="On which day?", what="The day")
    words = forms.CharField(
        label="How were they told?",
        help_text="For example: at the office, and the notice was handed over.",
        max_length=LONGEST_TEXT,
        error_messages={"required": "Enter how they were told"},
    )


class WithdrawForm(SeenForm):
    words = long_text(
        "Why is it withdrawn?",
        "Say it so that the person can read it.",
        required=True,
        error_messages={"required": "Enter why it is withdrawn"},
    )

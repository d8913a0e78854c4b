"""Forms for holding on to what was learnt with a finished step."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from followthrough.desks.shared.fields import DatePartsField, SeenForm, long_text
from followthrough.plans.actions.consolidation import ConsolidationContent
from followthrough.plans.rules.consolidation import why_not_look_back_on
from followthrough.plans.words import WHOSE_WORDS


class LookBackDayForm(SeenForm):
    """A form that may name a day to look back, which has to lie ahead."""

    AHEAD: str

    def __init__(self, *args: Any, today: date, ends_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.ends_on = today, ends_on

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        # A day that stands from before may have come: it was ahead when it was agreed.
        day = data.get(self.AHEAD)
        cause = why_not_look_back_on(day, self.today, self.ends_on)
        if cause and day != self.initial.get(self.AHEAD):
            self.add_error(self.AHEAD, cause)
        return data


class ConsolidationForm(LookBackDayForm):
    AHEAD = "look_back_on"

    learnt = long_text(
        "What was learnt?",
        rows=2,
        required=True,
        error_messages={"required": "Enter what was learnt"},
    )
    used = long_text("Where is it used?", "At home, at work, with friends: where it shows.", 2)
    whose = forms.ChoiceField(
        label="Whose words are these?",
        choices=list(WHOSE_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whose words these are"},
    )
    look_back_on = DatePartsField(
        label="When do you look back at it?", what="The day to look back", required=False
    )

    @property
    def content(self) -> ConsolidationContent:
        data = self.cleaned_data
        return ConsolidationContent(
            data["learnt"], data["used"], data["whose"], data["look_back_on"]
        )


class LookBackForm(LookBackDayForm):
    AHEAD = "again_on"

    still = long_text(
        "How does it go now?",
        rows=2,
        required=True,
        error_messages={"required": "Enter how it goes now"},
    )
    again_on = DatePartsField(
        label="Look back at it again?", what="The day to look back", required=False
    )

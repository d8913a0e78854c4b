"""Forms about the case as a whole: why one works on a colleague's, and what was carried over from
a merged record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from followthrough.desks.shared.fields import PlainForm, long_text
from followthrough.people.rules.case_reasons import needs_more_words
from followthrough.policy.pack import CaseReason


class CoverForm(PlainForm):
    reason = forms.ChoiceField(
        label="Why are you working on this case?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select why you are working on this case"},
    )
    words = long_text("Is there more to say?", "You need not, unless you chose another reason.")

    def __init__(self, *args: Any, reasons: Mapping[str, CaseReason], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reasons = reasons
        choices = [(reason.code, reason.label) for reason in reasons.values()]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        reason = self.reasons.get(data.get("reason", ""))
        if "words" not in self.errors and needs_more_words(reason, data.get("words") or ""):
            self.add_error("words", "Enter why you are working on this case")
        return data


class CarryOverForm(PlainForm):
    words = long_text(
        "What did you carry over, or why did nothing have to be?",
        required=True,
        error_messages={"required": "Enter what you carried over, or why nothing had to be"},
    )

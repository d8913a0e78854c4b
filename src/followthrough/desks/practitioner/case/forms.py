"""Forms about the case as a whole: why one works on a colleague's, and what was carried over from
a merged record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from followthrough.desks.shared.fields import PlainForm, long_text
from followthrough.people.actions.carrying_over import Choice
from followthrough.people.rules.case_reasons import needs_more_words
from followthrough.policy.pack import CaseReason

KEEP, STRENGTH = "keep:", "strength:"


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
    """A tick for all that stands under the merged record, kept unless somebody takes it away.
    `ticks`: what each says, by its key; those of strengths begin with "strength:"."""

    words = long_text(
        "What did you carry over, or why did nothing have to be?",
        "Also of the goals and steps. Of what you unticked, say why it does not hold.",
        required=True,
        error_messages={"required": "Enter what you carried over, or why nothing had to be"},
    )
    # Which ticks the page showed: what came since is carried over, and not taken for unticked.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    # What was said of it by then.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, ticks: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in ticks.items():
            field = forms.BooleanField(label=label, required=False, initial=True)
            self.fields[f"{KEEP}{key}"] = field
        self.fields["shown"].initial = ",".join(k for k in ticks if not k.startswith(STRENGTH))

    @property
    def choice(self) -> Choice:
        """Of a valid form."""
        data = self.cleaned_data
        ticked = {name.removeprefix(KEEP) for name, on in data.items() if on is True}
        refs = {key.removeprefix(STRENGTH) for key in ticked if key.startswith(STRENGTH)}
        return Choice(frozenset(data["shown"].split(",")) - ticked, frozenset(refs))

    def ticks(self, kind: str) -> list[forms.BoundField]:
        """Those of that kind: "need", "circumstance", "strength", "risk"."""
        return [self[name] for name in self.fields if name.startswith(f"{KEEP}{kind}")]

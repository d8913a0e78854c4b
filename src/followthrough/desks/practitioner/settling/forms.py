"""Forms about a thing to do itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.shared.fields import DatePartsField, PlainForm, long_text
from followthrough.people.rules.settled_facts import Settled
from followthrough.people.words_of_settling import ElsewhereWords
from followthrough.policy.pack import CaseReason


class SettleForm(PlainForm):
    """`back` is the page to which saving leads, `then` the id of the case that comes next there."""

    back = forms.CharField(widget=forms.HiddenInput, required=False)
    then = forms.CharField(widget=forms.HiddenInput, required=False)


class PutOffForm(SettleForm):
    until = forms.ChoiceField(
        label="Until",
        widget=forms.Select,
        error_messages={
            "required": "Select until when it is put off",
            "invalid_choice": "It cannot be put off until that day. Select one of the days",
        },
    )
    reason = forms.ChoiceField(
        label="Why",
        widget=forms.Select,
        error_messages={"required": "Select why it is put off"},
    )
    words = long_text("What should be known about it? (optional)", rows=2)

    def __init__(
        self, *args: Any, days: list[tuple[str, str]], reasons: Iterable[CaseReason], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].choices = [("", "Choose a day"), *days]  # type: ignore[attr-defined]
        why = [(reason.code, reason.label) for reason in reasons]
        self.fields["reason"].choices = [("", "Choose a reason"), *why]  # type: ignore[attr-defined]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.cleaned_data["until"])


class DoneElsewhereForm(SettleForm):
    """`seen` is the id of what the page showed as recorded; without one it showed nothing."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    who = forms.CharField(max_length=LONGEST_TEXT)
    on = DatePartsField(what="The day")
    words = long_text("", rows=2, required=True)

    def __init__(self, *args: Any, asked: ElsewhereWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, missing in (
            ("who", asked.who, asked.no_who),
            ("on", asked.on, asked.no_on),
            ("words", asked.words, asked.no_words),
        ):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = missing


class AskAgainForm(SettleForm):
    what = forms.ChoiceField(
        choices=[(what.value, what.value) for what in Settled],
        error_messages={"invalid_choice": "Press the button of what is to be asked again."},
    )

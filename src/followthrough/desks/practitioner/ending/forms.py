"""Forms for the end of a case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from followthrough.desks.shared.fields import DatePartsField, PlainForm, long_text
from followthrough.people.rules.case_life import NEED_WORDS
from followthrough.people.words import END_REASONS


class CloseForm(PlainForm):
    """`reasons` are the codes that the records do not speak against, `seen` the sentences that the
    page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.ChoiceField(
        label="Why does the case end?",
        choices=list(END_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select why the case ends"},
    )
    on = DatePartsField(
        label="On which day did it end?",
        what="The day",
        error_messages={"required": "Enter the day on which the case ended"},
    )
    words = long_text("What should be known about it?")

    def __init__(self, *args: Any, reasons: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, END_REASONS[code]) for code in reasons]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]
        if NEED_WORDS & {code for code, _ in choices}:
            self.fields["words"].help_text = (
                "Needed unless the sentence ran to its end. For a court or the authority that "
                "released the person: who decided it, and when."
            )


class DeathForm(PlainForm):
    """`seen` are the sentences that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    on = DatePartsField(
        label="On which day did the person die?",
        what="The day",
        error_messages={"required": "Enter the day of the death"},
    )
    words = long_text(
        "How do you know, and what should colleagues know?",
        "Optional. Write it so that the family could read it: they, or a coroner, may ask for it.",
    )


class WordsForm(PlainForm):
    """One text, which has to be given."""

    words = long_text("", required=True)

    def __init__(self, *args: Any, label: str, lacking: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].error_messages["required"] = lacking


class DoneForm(WordsForm):
    """What was done after a death or an end, and on which day; `day` is the question for it, `seen`
    what the page asked about, where it may be something else meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    on = DatePartsField(what="The day", error_messages={"required": "Enter the day"})
    field_order = ("on", "words")

    def __init__(self, *args: Any, day: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = day


class ReopenForm(PlainForm):
    on = DatePartsField(
        label="From which day does it go on?",
        what="The day",
        error_messages={"required": "Enter the day from which the case goes on"},
    )
    words = long_text(
        "Why does it go on?",
        required=True,
        error_messages={"required": "Enter why the case goes on"},
    )

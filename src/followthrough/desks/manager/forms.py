"""Forms of a manager's desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from followthrough.common.texts import LONGEST_WORDS
from followthrough.desks.shared.fields import PlainForm, long_text
from followthrough.people.rules.case_reasons import needs_more_words
from followthrough.policy.pack import CaseReason

if TYPE_CHECKING:
    from followthrough.accounts.models import User


class Reallocation(PlainForm):
    """`seen` is the id of the practitioner whom the page showed, empty for nobody, `seen_unit` the
    code of the unit. `held`: how many open cases each of the staff holds, of those that the viewer
    may see."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_unit = forms.CharField(widget=forms.HiddenInput, required=False)
    to = forms.ChoiceField(
        label="Who holds the case from today?",
        help_text="The numbers count open cases that you can see.",
        error_messages={"required": "Select who holds the case from today"},
    )
    reason = forms.ChoiceField(
        label="Why?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select why"},
    )
    note = forms.CharField(
        label="Handover note",
        help_text="What the new practitioner needs to know first. It is shown on the case.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_WORDS,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        staff: Iterable[User],
        held: Mapping[int, int],
        reasons: Mapping[str, CaseReason],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reasons = reasons
        named = [(user.username, f"{user.name} ({_open_cases(held[user.pk])})") for user in staff]
        self.fields["to"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]
        why = [(reason.code, reason.label) for reason in reasons.values()]
        self.fields["reason"].choices = why  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        reason = self.reasons.get(data.get("reason", ""))
        if "note" not in self.errors and needs_more_words(reason, data.get("note") or ""):
            self.add_error("note", "Enter why, in the handover note")
        return data


class MoveForm(PlainForm):
    """`seen` is the code of the unit that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    unit = forms.ChoiceField(
        label="Which unit does the case go to?",
        error_messages={"required": "Select the unit to which the case goes"},
    )
    words = long_text(
        "What does the new unit need to know first?",
        "It stands in the timeline of the case.",
        rows=5,
        required=True,
        error_messages={"required": "Enter what the new unit needs to know first"},
    )

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Choose"), *units]  # type: ignore[attr-defined]


class TakeBackMoveForm(PlainForm):
    words = long_text(
        "How did it come about?",
        "The manager of the other unit reads it, and it stands in the timeline of the case.",
        required=True,
        error_messages={"required": "Enter how it came about"},
    )


def _open_cases(number: int) -> str:
    return "1 open case" if number == 1 else f"{number:,} open cases"


class TwoCrnsForm(PlainForm):
    looks_up = True

    crn = forms.CharField(
        label="CRN of one record",
        max_length=20,
        error_messages={"required": "Enter the CRN of one record"},
    )
    other = forms.CharField(
        label="CRN of the other",
        max_length=20,
        error_messages={"required": "Enter the CRN of the other record"},
    )


class SamePersonForm(PlainForm):
    """`kept` are the CRNs of the records that can be kept."""

    TWO = "two"

    found = forms.ChoiceField(
        label="What have you found out?",
        choices=[(TWO, "They are two people")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what you have found out"},
    )
    words = long_text(
        "How do you know?",
        "It is kept with your name. Say whom you asked, or what you compared.",
        required=True,
        error_messages={"required": "Enter how you know"},
    )

    died_too = forms.BooleanField(label="It is so", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, kept: Iterable[str], alive: str = "", died_on: str = "", **kwargs: Any
    ) -> None:
        """`alive` is the name of the one of whom no death is recorded, where the other died on
        `died_on`."""
        super().__init__(*args, **kwargs)
        self.ask_of_death(alive, died_on)
        one = [(crn, f"They are the same person: go on with {crn}") for crn in kept]
        choices = [*one, (self.TWO, "They are two people")]
        self.fields["found"].choices = choices  # type: ignore[attr-defined]

    def ask_of_death(self, alive: str = "", died_on: str = "") -> None:
        self.of_a_death = bool(alive)
        self.fields["died_too"].label = f"I know that {alive} died on {died_on}"
        self.fields["died_too"].help_text = "Only if they are one person. All work ends."

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        merged = found.get("found") not in {None, "", self.TWO}
        if self.of_a_death and merged and not found.get("died_too"):
            self.add_error("died_too", "Select that you know of the death, or do not join the two")
        return found


class UndoMergeForm(PlainForm):
    words = long_text(
        "How do you know that they are two people?",
        "It is kept with your name.",
        required=True,
        error_messages={"required": "Enter how you know"},
    )

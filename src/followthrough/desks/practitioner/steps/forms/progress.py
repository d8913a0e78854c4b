"""Forms for working a step: what was done, and why something was not delivered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from followthrough.common.dates import why_not_recorded_on
from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.shared.fields import DatePartsField, SeenForm, long_text
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.rules import DecisionKind, PersonAgrees, RecordKind, WhoseWords
from followthrough.plans.rules.step_progress import ANSWERS, missing_for_reason, needs_own_words
from followthrough.plans.words import AGREES, WHOSE_WORDS
from followthrough.policy.pack import Reason


class DayForm(SeenForm):
    """Something that happened on a day: today, unless somebody says otherwise."""

    on = DatePartsField(label="On which day?", what="The day")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if why_not_recorded_on(data.get("on"), self.today):
            self.add_error("on", "The day must be today or earlier")
        return data


# In which box the words of an answer are, and what is said where they lack.
NEEDED: dict[str, tuple[str, str]] = {
    RecordKind.WORKED: ("done", "Enter what was done"),
    RecordKind.NEEDS_HELP: ("help", "Enter what help it needs"),
    RecordKind.ASKED: ("asked", "Enter what they said"),
    RecordKind.PASSED_ON: ("passed_on", "Enter to whom, and who said so"),
}


class RecordForm(DayForm):
    what = forms.ChoiceField(
        label="What happened?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happened"},
    )
    done = forms.CharField(label="What was done?", max_length=LONGEST_TEXT, required=False)
    how = long_text("How did it go?", rows=2)
    whose = forms.ChoiceField(
        label="Whose words are these?",
        choices=list(WHOSE_WORDS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    changed = long_text("What has changed, and what comes next?", rows=2)
    person_words = long_text("What does the person say about it?", rows=2)
    help = long_text("What help does it need, and from whom?", rows=2)
    asked = long_text("Who was asked, and what did they say?", rows=2)
    passed_on = long_text("To whom, and who said so?", rows=2)
    stability = long_text("What does the person say about it?", rows=2)
    unstable = long_text("What does the person say about it?", rows=2)

    def __init__(self, *args: Any, allowed: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = allowed  # type: ignore[attr-defined]

    def word_anew(self, labels: Mapping[str, str]) -> None:
        """How the page asks of what is in `labels`, in place of the usual words."""
        field = self.fields["what"]
        choices = field.choices  # type: ignore[attr-defined]
        field.choices = [(what, labels.get(what, label)) for what, label in choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        what = str(data.get("what"))
        name, words = NEEDED.get(what, ("", ""))
        if name not in self.errors and needs_own_words(what, data.get(name) or ""):
            self.add_error(name, words)
        return data

    @property
    def leads_on(self) -> bool:
        """What was not delivered needs a reason, which is asked on a page of its own."""
        return self.is_bound and self.data.get("what") == RecordKind.NOT_DELIVERED

    @property
    def day(self) -> date | None:
        """The day that was entered, where it is one; asked before the form is whole."""
        self.is_valid()
        return self.cleaned_data.get("on")

    @property
    def words(self) -> str:
        named = {
            RecordKind.FINISHED: "changed",
            RecordKind.NEEDS_HELP: "help",
            RecordKind.ASKED: "asked",
            RecordKind.PASSED_ON: "passed_on",
            DecisionKind.STABLE_ENOUGH: "stability",
            DecisionKind.NOT_STABLE: "unstable",
        }.get(self.cleaned_data["what"])
        return str(self.cleaned_data[named]) if named else ""

    @property
    def work(self) -> WorkContent:
        data = self.cleaned_data
        return WorkContent(data["done"], data["how"], data["whose"] or WhoseWords.PRACTITIONER)

    @property
    def person(self) -> PersonResponse:
        return PersonResponse(words=self.cleaned_data["person_words"])


class WorkForm(DayForm):
    """One piece of work, to correct it."""

    done = forms.CharField(label="What was done?", max_length=LONGEST_TEXT)
    how = long_text("How did it go?", rows=3)
    whose = forms.ChoiceField(
        label="Whose words are these?",
        choices=list(WHOSE_WORDS.items()),
        widget=forms.RadioSelect,
    )

    @property
    def work(self) -> WorkContent:
        data = self.cleaned_data
        return WorkContent(data["done"], data["how"], data["whose"])


class AnswerForm(SeenForm):
    """What the person says of the reason that was recorded."""

    agrees = forms.ChoiceField(
        label="Does the person agree with this reason?",
        choices=[(code, AGREES[code]) for code in ANSWERS],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the person agrees with the reason"},
    )
    words = long_text("What does the person say about it, in their own words?", rows=2)


class NotDeliveredForm(DayForm):
    """A first-level reason, and under it the second-level ones that say it more exactly. Of what
    only staff do, nothing is asked about the person."""

    reason = forms.ChoiceField(
        label="Why was it not delivered?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select why it was not delivered"},
    )
    offered = forms.CharField(
        label="What was offered?",
        help_text="For example: a first meeting at the office, with a bus pass.",
        max_length=LONGEST_TEXT,
        required=False,
    )
    offered_on = DatePartsField(label="When was it offered?", what="The day", required=False)
    person_words = long_text("What did the person say, in their own words?", rows=2)
    agrees = forms.ChoiceField(
        label="Does the person agree with this reason?",
        choices=list(AGREES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the person agrees with the reason"},
    )
    words = long_text("Say more, in a sentence", rows=2)

    def __init__(
        self,
        *args: Any,
        reasons: list[tuple[Reason, list[Reason]]],
        staff_only: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if staff_only:
            del self.fields["person_words"], self.fields["agrees"]
        self.fields["reason"].choices = [(f.code, f.label) for f, _ in reasons]  # type: ignore[attr-defined]
        self.first_level = {first.code: first for first, _ in reasons}
        self.detailed = [first.code for first, seconds in reasons if seconds]
        for first, seconds in reasons:
            if seconds:
                self.fields[f"more_{first.code}"] = forms.ChoiceField(
                    label="More exactly",
                    choices=[("", "No more can be said"), *((r.code, r.label) for r in seconds)],
                    required=False,
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if reason := self.first_level.get(data.get("reason", "")):
            offered, said = data.get("offered") or "", data.get("person_words") or ""
            for name in missing_for_reason(reason, offered, data.get("offered_on"), said):
                if name not in self.errors:
                    self.add_error(name, MISSING[name])
        if why_not_recorded_on(data.get("offered_on"), self.today):
            self.add_error("offered_on", "The day must be today or earlier")
        return data

    @property
    def code(self) -> str:
        first = self.cleaned_data["reason"]
        return str(self.cleaned_data.get(f"more_{first}") or first)

    @property
    def person(self) -> PersonResponse:
        data = self.cleaned_data
        return PersonResponse(
            data.get("person_words", ""),
            data.get("agrees", PersonAgrees.NOT_ASKED),
            data["offered"],
            data["offered_on"],
        )


MISSING = {
    "offered": "Enter what was offered",
    "offered_on": "Enter when it was offered",
    "person_words": "Enter what the person said, in their own words",
}

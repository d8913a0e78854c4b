"""Forms for what a practitioner finds out with the person: needs, strengths, circumstances."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms

from followthrough.common.texts import LONGEST_TEXT
from followthrough.desks.shared.fields import PlainForm, long_text
from followthrough.people.actions.assessments import (
    CircumstanceContent,
    NeedContent,
    StrengthContent,
)
from followthrough.people.words import IMMEDIACY, SEVERITY
from followthrough.policy import Pack
from followthrough.policy.pack import to_choose


class PartForm(PlainForm):
    """Part of the assessment; `seen` is the id of the version from which the form was made."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    key: ClassVar[str]  # the field by which a part is known

    def __init__(
        self,
        *args: Any,
        pack: Pack,
        exists: bool = False,
        taken: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        """`exists`: of a part that is there, whose key stays. `taken`: keys of the others."""
        super().__init__(*args, **kwargs)
        self.taken = taken
        self.fields[self.key].disabled |= exists
        area, code = self.initial.get("area", ""), self.initial.get("code", "")
        areas = to_choose(pack.need_areas, pack.known.need_areas, area)
        areas.sort(key=lambda area: area.order)
        kinds = to_choose(pack.circumstances, pack.known.circumstances, code)
        kinds.sort(key=lambda kind: kind.label)
        choices_of: dict[str, list[tuple[str, str]]] = {
            "area": [(a.code, a.label) for a in areas],
            "code": [(k.code, k.label) for k in kinds],
        }
        for name, choices in choices_of.items():
            if name in self.fields:
                self.fields[name].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
        self.named = dict(choices_of.get(self.key, ()))

    def clean(self) -> dict[str, Any]:
        """Of a new one: not what is on record already, which it would write over."""
        data = super().clean() or self.cleaned_data
        chosen = str(data.get(self.key))
        if chosen in self.taken and not self.fields[self.key].disabled:
            self.add_error(self.key, f"{self.named[chosen]} is on record already. Change it there")
        return data


class NeedForm(PartForm):
    key = "area"

    area = forms.ChoiceField(label="Need area")
    immediacy = forms.ChoiceField(
        label="How soon has it to be met?",
        choices=list(IMMEDIACY.items()),
        widget=forms.RadioSelect,
    )
    severity = forms.ChoiceField(
        label="How severe is it?", choices=list(SEVERITY.items()), widget=forms.RadioSelect
    )
    linked_to_harm = forms.BooleanField(
        label="It is linked to a risk of serious harm", required=False
    )
    words = long_text("What does the person say about it?")

    @property
    def content(self) -> NeedContent:
        data = self.cleaned_data
        return NeedContent(
            data["area"],
            data["immediacy"],
            data["severity"],
            data["linked_to_harm"],
            data["words"],
        )


class StrengthForm(PartForm):
    key = "ref"

    text = forms.CharField(
        label="Strength",
        help_text="Something that goes well, or somebody who helps: “A sister who listens”.",
        max_length=LONGEST_TEXT,
    )
    area = forms.ChoiceField(label="Area")
    words = long_text("What does the person say about it?")
    ref = forms.CharField(widget=forms.HiddenInput, required=False, disabled=True)

    @property
    def content(self) -> StrengthContent:
        data = self.cleaned_data
        return StrengthContent(data["area"], data["text"], data["words"], data["ref"])


class CircumstanceForm(PartForm):
    key = "code"

    code = forms.ChoiceField(label="Circumstance")
    note = forms.CharField(
        label="What should people know about it?",
        help_text="What makes it harder or easier, and what is done about it.",
        max_length=LONGEST_TEXT,
        required=False,
    )

    @property
    def content(self) -> CircumstanceContent:
        return CircumstanceContent(self.cleaned_data["code"], self.cleaned_data["note"])

"""The search for services."""

from __future__ import annotations

from typing import Any

from django import forms

from followthrough.desks.shared.fields import ANY, PlainForm, whole_number_messages
from followthrough.people.rules import Sex
from followthrough.policy import Pack
from followthrough.services.rules import Mode


class ServiceSearchForm(PlainForm):
    need = forms.ChoiceField(label="Need", required=False)
    unit = forms.ChoiceField(label="Delivery unit", required=False)
    sex = forms.ChoiceField(
        label="For",
        choices=[("", "Anyone"), (Sex.FEMALE, "A woman"), (Sex.MALE, "A man")],
        required=False,
    )
    age = forms.IntegerField(
        label="Age",
        min_value=18,
        max_value=120,
        required=False,
        error_messages=whole_number_messages("Enter an age from 18 to 120"),
    )
    mode = forms.ChoiceField(
        label="Way of working",
        choices=[*ANY, (Mode.ONE_TO_ONE, "One to one"), (Mode.GROUP, "In a group")],
        required=False,
    )
    ended = forms.BooleanField(label="Show ended contracts too", required=False)

    def __init__(self, *args: Any, pack: Pack, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
        self.fields["need"].choices = [*ANY, *((a.code, a.label) for a in areas)]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "Choose a unit"), *units]  # type: ignore[attr-defined]

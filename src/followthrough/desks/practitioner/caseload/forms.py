"""The filters of the caseload."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from followthrough.desks.shared.fields import ANY, PlainForm
from followthrough.people.filters import CaseFilter, case_filters
from followthrough.policy import Pack

# How a list is read, by what stands in the address; without one by name.
SORTS = {
    "immediate": "Most immediate needs first",
    "ends": "Ending first",
    "opened": "Opened last, first",
}


class CaseloadFilter(PlainForm):
    looks_up = True

    whose = forms.ChoiceField(
        label="Cases",
        choices=[
            ("mine", "My cases"),
            ("unit", "All cases of my unit"),
            ("team", "My unit alone"),
        ],
        required=False,
    )
    name = forms.CharField(label="Name or CRN", max_length=100, required=False)
    sort = forms.ChoiceField(
        label="Order", choices=[("", "By name"), *SORTS.items()], required=False
    )

    def __init__(
        self, *args: Any, pack: Pack, holders: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        """`holders`: ids and names of the practitioners among whom a manager can choose."""
        super().__init__(*args, **kwargs)
        self.declared = case_filters()
        if choices := list(holders):
            self.fields["practitioner"] = forms.ChoiceField(
                label="Held by", choices=[("", "Anybody"), *choices], required=False
            )
        for filter_ in self.declared:
            self.fields[filter_.name] = _field_of(filter_, pack)

    @property
    def whose_label(self) -> str:
        """Whose cases are listed, as the form calls them."""
        field = cast(forms.ChoiceField, self.fields["whose"])
        offered = dict(cast(Iterable[tuple[str, str]], field.choices))
        return offered.get(self.cleaned_data.get("whose", ""), "Cases")

    @property
    def more(self) -> list[BoundField]:
        """What rooms declare, in its order; folded away on a narrow screen."""
        names = ["practitioner"] if "practitioner" in self.fields else []
        return [self[name] for name in (*names, *(filter_.name for filter_ in self.declared))]

    @property
    def more_in_use(self) -> bool:
        return any(self.cleaned_data.get(field.name) for field in self.more)


def _field_of(filter_: CaseFilter, pack: Pack) -> forms.Field:
    if filter_.choices is None:
        return forms.BooleanField(label=filter_.label, required=False)
    choices = [*ANY, *filter_.choices(pack)]
    return forms.ChoiceField(label=filter_.label, choices=choices, required=False)

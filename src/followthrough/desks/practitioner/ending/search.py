"""How the list of closed cases is narrowed."""

from __future__ import annotations

from django import forms

from followthrough.desks.shared.fields import PlainForm


class ClosedFilter(PlainForm):
    looks_up = True

    whose = forms.ChoiceField(
        label="Cases",
        choices=[("mine", "My closed cases"), ("unit", "All closed cases of my unit")],
        required=False,
    )
    name = forms.CharField(label="Name or CRN", max_length=100, required=False)

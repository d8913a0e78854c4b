"""A form with every kind of control, and templates drawn from a string."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template import engines

from followthrough.desks.shared.fields import DatePartsField, PlainForm

IMPORTS = (
    '{% from "shared/forms.html" import errors, field, submit %}'
    '{% import "shared/components.html" as part %}'
)


class Example(PlainForm):
    reason = forms.CharField(label="Reason", max_length=9, widget=forms.Textarea, help_text="Short")
    sessions = forms.IntegerField(label="Number of sessions")
    start = DatePartsField(label="Start date")
    route = forms.ChoiceField(
        label="Route",
        choices=[("", "---------"), ("r", "Referral"), ("s", "Staff")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="Needs",
        choices=[("a", "Housing"), ("b", "Work")],
        widget=forms.CheckboxSelectMultiple,
    )
    pool = forms.ChoiceField(label="Pool", choices=[("", "Choose"), ("1", "Leeds")])
    seen = forms.BooleanField(label="The person has seen this")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(template: str, **context: Any) -> str:
    return engines["jinja2"].from_string(IMPORTS + template).render(context)

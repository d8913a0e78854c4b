"""A message names what is wrong and what to do, whatever the label of the field is."""

from __future__ import annotations

import pytest
from django import forms

from followthrough.desks.practitioner.assessment import forms as assessment_forms
from followthrough.desks.practitioner.caseload import forms as caseload_forms
from followthrough.desks.practitioner.early_end import forms as early_end_forms
from followthrough.desks.practitioner.order import forms as order_forms
from followthrough.desks.practitioner.plan import forms as plan_forms
from followthrough.desks.practitioner.services import forms as services_forms
from followthrough.desks.practitioner.steps.forms import consolidation, progress, step
from followthrough.desks.shared.fields import PlainForm, missing_message

MODULES = (
    *(assessment_forms, early_end_forms, consolidation, order_forms, caseload_forms),
    *(plan_forms, step, progress, services_forms),
)
FIELDS = [
    pytest.param(name, field, id=f"{form.__name__}-{name}")
    for module in MODULES
    for form in vars(module).values()
    if isinstance(form, type) and issubclass(form, PlainForm) and form.__module__ == module.__name__
    for name, field in form.base_fields.items()
]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_no_label_that_asks_is_pasted_into_a_command(name, field):
    words = missing_message(field, name)
    assert not words.endswith("?")
    assert ("?" in words) == words.startswith(("Enter an answer to “", "Select an answer to “"))


class Both(PlainForm):
    asked = forms.CharField(label="Who was there?", max_length=5)
    named = forms.CharField(label="Goal", max_length=1200)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"asked": "", "named": ""},
            {"asked": ["Enter an answer to “Who was there?”"], "named": ["Enter goal"]},
        ),
        (
            {"asked": "x" * 6, "named": "x" * 1201},
            {
                "asked": ["The answer to “Who was there?” must be 5 characters or fewer"],
                "named": ["Goal must be 1,200 characters or fewer"],
            },
        ),
        ({"asked": "x" * 5, "named": "x" * 1200}, {}),
    ],
)
def test_what_is_empty_or_too_long_is_said_by_name(typed, said):
    assert Both(typed).errors == said

"""After something was sent from the row of a step."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from followthrough.plans.rules import StepFacts


def back_to_row(
    request: HttpRequest, form: forms.Form, step: StepFacts, crn: str
) -> HttpResponseRedirect:
    """Leads to the row on the plan. What was wrong is said above, as the row has no form that could
    hold it."""
    for errors in form.errors.values():
        messages.error(request, f"{step.named}: {' '.join(str(error) for error in errors)}")
    return HttpResponseRedirect(f"{reverse('plan', args=[crn])}#step-{step.id}")

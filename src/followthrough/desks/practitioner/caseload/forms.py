"""The filters of the caseload."""

from __future__ import annotations

from typing import Any

from django import forms

from followthrough.desks.shared.fields import ANY, PlainForm
from followthrough.people.words import LIKELIHOOD, SERIOUS_HARM
from followthrough.policy import Pack


class CaseloadFilter(PlainForm):
    whose = forms.ChoiceField(
        label="Cases",
        choices=[("mine", "My cases"), ("unit", "All cases of my unit")],
        required=False,
    )
    name = forms.CharField(label="Name or CRN", max_length=100, required=False)
    need = forms.ChoiceField(label="Need", required=False)
    likelihood = forms.ChoiceField(
        label="Likelihood of reoffending", choices=[*ANY, *LIKELIHOOD.items()], required=False
    )
    serious_harm = forms.ChoiceField(
        label="Risk of serious harm", choices=[*ANY, *SERIOUS_HARM.items()], required=False
    )
    stalled = forms.BooleanField(label="Stalled", required=False)
    ending_soon = forms.BooleanField(label="Ending within 3 months", required=False)

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = sorted(pack.need_areas.values(), key=lambda area: area.order)
        self.fields["need"].choices = [*ANY, *((a.code, a.label) for a in areas)]  # type: ignore[attr-defined]

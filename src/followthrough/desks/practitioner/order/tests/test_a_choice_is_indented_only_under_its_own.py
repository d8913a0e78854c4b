"""A reason of the second level stands under the one that it says more exactly, where that is there
to choose; of those whose first level is not, none looks like part of the one above."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough import policy
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step
from tests import factories

PACK = policy.on(factories.TODAY)


@pytest.mark.parametrize(("kind", "indents"), [("hold", True), ("drop", True), ("move", False)])
def test_who_is_indented_has_its_first_level_above_it(client, case, kind, indents):
    step = Step.objects.get(ref="T2")
    html = opened(client, reverse("decide-step", args=["X000001", step.pk])).html
    select = html[html.index(f'id="id_{kind}_reason"') :]
    select = select[: select.index("</select>")]
    choices = re.findall(r'<option value="(\w+)"[^>]*>\s*(.*?)\s*</option>', select)
    codes = [code for code, _ in choices]

    above, indented = None, []
    for code, label in choices:
        reason = PACK.reasons[code]
        if reason.level == 1:
            above = code
        if label.startswith("– "):
            indented.append(code)
            assert reason.parent == above
        else:
            assert reason.parent not in codes
    assert bool(indented) is indents

"""Whatever there may be to do, and whatever it is about, its forms have an address."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.delivery.tests.facts import case, on
from followthrough.desks.practitioner.settling.offered import key_of
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    need_subject,
    register_subject,
    requirement_subject,
    sentence_subject,
    step_subject,
)

SUBJECTS = [
    "",
    step_subject(12),
    sentence_subject(4),
    need_subject("alcohol"),
    register_subject("rcpr"),
    requirement_subject(7),
]


@pytest.mark.parametrize("form", ["put-off", "done-elsewhere", "asked-again"])
@pytest.mark.parametrize("kind", [kind.code for kind in DUE_KINDS.all()])
def test_the_forms_of_every_kind_have_an_address(kind: str, form: str) -> None:
    for subject in SUBJECTS:
        item = DUE_KINDS.named(kind).item(case().case, on(0), subject=subject)
        assert reverse(form, args=["X000001", *key_of(item)])

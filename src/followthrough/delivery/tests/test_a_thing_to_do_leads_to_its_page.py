"""A page of the case, or of the step or the sentence that it is about."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.delivery.tests.facts import case, on
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    LEGAL,
    DueKind,
    at,
    need_subject,
    register_subject,
    requirement_subject,
    sentence_subject,
    step_subject,
)


@pytest.mark.parametrize(
    ("page", "subject", "address"),
    [
        ("", "", "/cases/X000001/plan/"),
        ("plan", "", "/cases/X000001/plan/"),
        ("plan", need_subject("alcohol"), "/cases/X000001/plan/"),
        ("plan", requirement_subject(7), "/cases/X000001/plan/"),
        ("case", register_subject("rcpr"), "/cases/X000001/"),
        ("", step_subject(12), "/cases/X000001/steps/12/"),
        ("step-finished", step_subject(12), "/cases/X000001/steps/12/finished/"),
        ("early-end", sentence_subject(4), "/cases/X000001/sentences/4/early-end/"),
    ],
)
def test_the_page_is_of_its_kind_and_the_address_of_its_subject(
    monkeypatch, page, subject, address
) -> None:
    monkeypatch.setattr(DUE_KINDS, "declared", dict(DUE_KINDS.declared))
    kind = DUE_KINDS.add("any", DueKind("any", LEGAL, page=page))
    where = at(kind.item(case().case, on(0), subject=subject), "X000001")
    assert reverse(where.name, args=where.args) == address

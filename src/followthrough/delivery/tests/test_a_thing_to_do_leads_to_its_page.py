"""A page of the case, or of the step or the sentence that it is about."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.delivery.rules.due_put_off import put_off_protecting
from followthrough.delivery.tests.facts import case, on
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    LEGAL,
    SAFETY,
    SENTENCE,
    STEP,
    Due,
    DueKind,
    need_subject,
    register_subject,
    requirement_subject,
    sentence_subject,
    step_subject,
)
from followthrough.people.rules.due_page import at
from followthrough.people.rules.settled_facts import PutOffFacts
from followthrough.people.rules.settling import PutOff

KINDS = [kind.code for kind in DUE_KINDS.all()]
SUBJECTS = [
    "",
    step_subject(12),
    sentence_subject(4),
    need_subject("alcohol"),
    register_subject("rcpr"),
    requirement_subject(7),
]
# Whatever of another release is stored.
UNKNOWN_SUBJECTS = ["step:", "step:twelve", "sentence:²", "provider:north", "nothing"]


@pytest.mark.parametrize(
    ("page", "page_of", "subject", "address"),
    [
        ("", "", "", "/cases/X000001/plan/"),
        ("plan", "", "", "/cases/X000001/plan/"),
        ("plan", "", need_subject("alcohol"), "/cases/X000001/plan/"),
        ("plan", "", requirement_subject(7), "/cases/X000001/plan/"),
        ("case", "", register_subject("rcpr"), "/cases/X000001/"),
        ("", "", step_subject(12), "/cases/X000001/steps/12/"),
        ("step-finished", STEP, step_subject(12), "/cases/X000001/steps/12/finished/"),
        ("case", "", step_subject(12), "/cases/X000001/"),
        ("close-case", "", sentence_subject(4), "/cases/X000001/close/"),
        ("early-end", SENTENCE, sentence_subject(4), "/cases/X000001/sentences/4/early-end/"),
    ],
)
def test_the_page_is_of_its_kind_and_the_address_of_its_subject(
    monkeypatch, page, page_of, subject, address
) -> None:
    monkeypatch.setattr(DUE_KINDS, "declared", dict(DUE_KINDS.declared))
    kind = DUE_KINDS.add("any", DueKind("any", LEGAL, page=page, page_of=page_of))
    where = at(kind.item(case().case, on(0), subject=subject), "X000001")
    assert reverse(where.name, args=where.args) == address


@pytest.mark.parametrize(
    ("page", "subject", "row"),
    [
        ("plan", step_subject(12), "step-12"),
        ("plan", need_subject("alcohol"), "need-alcohol"),
        ("plan", requirement_subject(7), "requirement-7"),
        ("", need_subject("alcohol"), "need-alcohol"),
        ("plan", "", ""),
        ("plan", register_subject("rcpr"), ""),
        ("case", need_subject("alcohol"), ""),
    ],
)
def test_on_the_plan_it_leads_to_the_row_that_it_is_about(monkeypatch, page, subject, row) -> None:
    monkeypatch.setattr(DUE_KINDS, "declared", dict(DUE_KINDS.declared))
    kind = DUE_KINDS.add("any", DueKind("any", LEGAL, page=page))
    assert at(kind.item(case().case, on(0), subject=subject), "X000001").anchor == row


def leads_somewhere(item: Due) -> str:
    where = at(item, "X000001")
    return reverse(where.name, args=where.args)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_leads_to_a_page_whatever_it_is_about(kind: str) -> None:
    for subject in [*SUBJECTS, *UNKNOWN_SUBJECTS]:
        item = DUE_KINDS.named(kind).item(case().case, on(0), subject=subject)
        assert leads_somewhere(item).startswith("/cases/X000001/"), subject


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_put_off_of_every_kind_leads_a_manager_to_the_case(kind: str) -> None:
    for subject in SUBJECTS:
        item = DUE_KINDS.named(kind).item(case().case, on(0), subject=subject, urgency=SAFETY)
        row = PutOffFacts(item.occasion, SAFETY.place, on(7), "arranged", 1)
        told = put_off_protecting(PutOff(item, row), case().case)
        assert told is not None
        assert leads_somewhere(told) == "/cases/X000001/", subject

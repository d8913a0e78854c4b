"""Sentences without an end, with one that is not known, and what was done with them since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from followthrough.people.models import Case, Sentence
from followthrough.people.queries import case_facts
from followthrough.people.rules import SentenceFacts
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LICENCE = {
    "ref": "S1",
    "kind": "licence",
    "starts_on": "2026-01-01",
    "requirements": [
        {"ref": "R1", "kind": "licence_standard"},
        {"ref": "R2", "kind": "licence_supervision"},
    ],
}


def sentence(**changes: Any) -> SentenceFacts:
    case = factories.case(
        factories.user("amara", units=(factories.unit(),)), sentences__0={**LICENCE, **changes}
    )
    [made] = case_facts([case.pk])[case.pk].sentences
    return made


@pytest.mark.parametrize(
    ("said", "ends_on", "no_end"),
    [
        ({"no_end": True}, None, True),
        ({}, None, False),
        ({"ends_on": None}, None, False),
        ({"ends_on": "2098-12-31"}, date(2098, 12, 31), False),
        ({"ends_on": "2099-01-01"}, None, True),  # as some systems write that there is none
        ({"ends_on": "2100-12-31"}, None, True),
    ],
)
def test_an_end_is_a_day_or_none_or_not_known(
    said: dict[str, Any], ends_on: date | None, no_end: bool
) -> None:
    made = sentence(**said)
    assert (made.ends_on, made.no_end) == (ends_on, no_end)


def test_what_was_done_with_it_comes_in_and_what_was_revoked_ended_then() -> None:
    made = sentence(
        ends_on="2027-12-31",
        changes=[
            {"kind": "revoked", "on": "2026-12-20", "words": "New offence."},
            {"kind": "varied", "on": "2026-06-01"},
        ],
    )
    assert made.changes == (("varied", date(2026, 6, 1)), ("revoked", date(2026, 12, 20)))
    assert made.ends_on == date(2026, 12, 20)
    assert Sentence.objects.get().changes[0]["words"] == "New offence."


def test_a_sentence_without_an_end_that_was_revoked_ended_then() -> None:
    made = sentence(no_end=True, changes=[{"kind": "revoked", "on": "2026-12-20"}])
    assert (made.ends_on, made.no_end) == (date(2026, 12, 20), False)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"no_end": True, "ends_on": "2027-12-31"}, "contradiction"),
        ({"changes": [{"kind": "varied", "on": "2027-01-05"}]}, "date-in-future"),
        ({"changes": [{"kind": "varied", "on": "2025-12-31"}]}, "dates-backwards"),
        ({"changes": [{"kind": "bored", "on": "2026-12-20"}]}, "unknown-code"),
        ({"ends_on": "2025-12-31"}, "dates-backwards"),
    ],
)
def test_what_cannot_be_is_set_aside(said: dict[str, Any], rule: str) -> None:
    factories.unit()
    _, rows = factories.imported(factories.line(sentences__0={**LICENCE, **said}))
    assert rule in {row[2] for row in rows}
    assert not Case.objects.exists()


def test_pages_say_no_end_date_and_no_absurd_one(client: Client) -> None:
    """XQ0012 of the awkward cases."""
    amara = factories.user("amara", units=(factories.unit(),))
    line = {**LICENCE, "ends_on": "2100-12-31"}
    plan = factories.LINE["plan"]
    steps = [
        factories.step("T1", text="Meet every week", requirement="R2"),
        {**plan["goals"][0]["steps"][0], "ref": "T9"},
    ]
    factories.case(
        amara,
        sentences__0=line,
        plan={**plan, "goals": [{**plan["goals"][0], "steps": steps}]},
    )
    client.force_login(amara)
    for address in ("", "plan/", "my-plan/", "versions/"):
        answer = client.get(f"/cases/X000001/{address}")
        assert "2100" not in answer.text, address
        assert "9999" not in answer.text, address
        assert "weeks left" not in answer.text, address
    assert "Since 1 January 2026, no end date" in client.get("/cases/X000001/").text
    assert "No end date" in client.get("/cases/").text


def test_an_order_is_found_for_a_sentence_without_an_end() -> None:
    from followthrough.sequencing.queries import proposals

    goal = {**factories.LINE["plan"]["goals"][0], "steps": [factories.step("T1")]}
    made = factories.case(sentences__0={**LICENCE, "no_end": True}, plan__goals=[goal])
    [proposal] = proposals([made.pk], factories.TODAY)
    assert proposal.checked
    assert [step.start is not None for step in proposal.steps] == [True]


def test_licences_that_follow_each_other_have_one_end_on_the_pages(client: Client) -> None:
    """XQ0019 of the awkward cases."""
    amara = factories.user("amara", units=(factories.unit(),))
    first = {**LICENCE, "ends_on": "2027-01-31"}
    second = {
        **LICENCE,
        "ref": "S2",
        "starts_on": "2027-02-01",
        "ends_on": "2027-12-31",
        "requirements": [{"ref": "R9", "kind": "licence_standard"}],
    }
    factories.case(
        amara, sentences=[first, second], plan__goals=factories.LINE["plan"]["goals"][:1]
    )
    client.force_login(amara)
    assert client.get("/cases/X000001/").text.count("Licence ends") == 1
    mine = client.get("/cases/X000001/my-plan/").text
    assert "31 January" not in mine
    assert "31 December 2027" in mine

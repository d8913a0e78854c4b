"""A new action is declared where it is written, and nowhere else: the timeline and what is said
about a page that went stale have it from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Self

import pytest
from django.urls import reverse

from followthrough.common.actions import (
    Audience,
    Moment,
    Payload,
    Record,
    TypedIn,
    TypedText,
    action,
    reads_typed_words,
)
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.queries import timeline
from followthrough.common.tests.declarations import forgotten_afterwards
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.access import work_on_case
from followthrough.people.models import Case
from followthrough.plans.actions.locking import lock_plan
from followthrough.plans.models import Step

CRN = "X000001"
COLOURS = {"red": "A red one", "blue": "A blue one"}


@dataclass(frozen=True)
class BikeLent(Payload):
    colour: str | None = None
    letter: Annotated[int | None, TypedIn("bike letter")] = None

    def reads(self, before: Self, moment: Moment) -> Iterable[str]:
        if self.colour in COLOURS:
            yield COLOURS[self.colour]


@pytest.fixture(autouse=True)
def _declarations_are_forgotten() -> Iterator[None]:
    with forgotten_afterwards():
        yield


def lend_bike(case: Case, **declared: object) -> None:
    @action("bike.lent", words="Lent a bike", may=work_on_case, payload=BikeLent, **declared)
    def lend(by: Actor, case: Case) -> Record[None]:
        lock_plan(case, None)
        step = Step.objects.get(ref="T2").pk
        return Record(None, case.pk, ("step", step), after=BikeLent("red", 31))

    @reads_typed_words("bike letter")
    def letters(rows: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
        return {row: TypedText("Until Easter", f"Letter {row[1]}: thanks") for row in rows}

    lend(OPERATOR, case)


def test_it_reads_as_it_says_of_itself(client, case):
    lend_bike(case, good_news=True)
    text = opened(client, reverse("case-timeline", args=[CRN])).text
    assert "Lent a bike by Operator of this installation" in text
    assert "Good news" in text
    step = Step.objects.get(ref="T2").text
    assert f"{step}. A red one. “Until Easter”. Sam: “Letter 31: thanks”" in text


@pytest.mark.parametrize(
    ("audience", "staff", "everyone"),
    [
        (Audience.STAFF, True, False),
        (Audience.EVERYONE, True, True),
        (Audience.SYSTEM, False, False),
    ],
)
def test_it_is_shown_to_its_audience(client, case, audience, staff, everyone):
    lend_bike(case, audience=audience)
    text = opened(client, reverse("case-timeline", args=[CRN])).text
    assert ("Lent a bike" in text) is staff
    actions = [entry.action for entry in timeline(case.pk, Audience.EVERYONE)]
    assert ("bike.lent" in actions) is everyone


@pytest.mark.parametrize("is_change", [True, False])
def test_somebody_with_an_older_page_is_told_of_it_where_it_is_a_change(client, case, is_change):
    step = Step.objects.get(ref="T1").pk
    page = opened(client, reverse("decide-step", args=[CRN, step]))
    lend_bike(case, is_change=is_change)
    [(_, said)] = page.send(what="hold", hold_reason="asked_to_wait").errors
    assert ("Operator of this installation: Lent a bike" in said) is is_change

"""The timelines of both records say who joined them or took them apart, when and why; to those
alone who may open both."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actions import typed_words
from followthrough.common.actors import OPERATOR, Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.carrying_over import carry_over
from followthrough.people.actions.same_person import (
    Decision,
    merge_records,
    note_change_of_parts,
    tell_apart,
    undo_merge,
)
from followthrough.people.models import AccessLimit, Case, Merge, Person
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X000001", "X900002"
WHY = Decision(factories.TODAY, "The court wrote the name twice.")
JOINED = f"{TWICE} was merged into {KEPT}. “{WHY.words}”"


@pytest.fixture
def helen():
    return factories.user("helen", Role.MANAGER, units=(factories.unit(),), name="Helen Castle")


@pytest.fixture
def two(helen) -> tuple[Case, Case]:
    amara = factories.user("amara", units=(factories.unit(),))
    factories.case(amara)
    factories.case(amara, crn=TWICE)
    cases = Case.objects.select_related("person")
    return cases.get(person__crn=KEPT), cases.get(person__crn=TWICE)


def read(user, crn: str, case: Case | None = None) -> str:
    client = Client()
    client.force_login(user)
    if case is not None:
        return opened(client, reverse("earlier-case", args=[crn, case.pk])).text
    return opened(client, reverse("case-timeline", args=[crn])).text


def test_who_joined_them_and_why(two, helen):
    merge_records(actor_for(helen), *two, WHY)
    for text in (read(helen, KEPT), read(helen, TWICE, two[1])):
        assert JOINED in text
        assert "by Helen Castle" in text


def test_who_took_them_apart_and_why_after_the_reason_of_before(two, helen):
    merge_records(actor_for(helen), *two, WHY)
    undo_merge(actor_for(helen), *two, replace(WHY, words="Twins after all."))
    for crn in (KEPT, TWICE):
        text = read(helen, crn)
        assert f"{TWICE} was taken out of {KEPT} again. “Twins after all.”" in text
        assert JOINED in text


def test_what_was_carried_over_is_said_with_its_words(two, helen):
    merge = merge_records(actor_for(helen), *two, WHY)
    carry_over(actor_for(two[0].practitioner), two[0], merge, replace(WHY, words="All of it."))
    assert f"From {TWICE} to {KEPT}. “All of it.”" in read(helen, KEPT)


def test_whoever_may_open_one_of_them_alone_reads_neither_the_number_nor_the_words(two, helen):
    merge_records(actor_for(helen), *two, WHY)
    AccessLimit.objects.append(person=two[1].person, kind="exclusion", username="amara")
    Person.objects.filter(pk=two[1].person_id).update(limited=True)
    kept_out = actor_for(two[0].practitioner)
    merge_id = Merge.objects.get().pk
    assert typed_words([("merge", merge_id)], kept_out) == {}


def test_undone_whoever_may_not_open_the_other_does_not_learn_that_there_was_one(two, helen):
    merge = merge_records(actor_for(helen), *two, WHY)
    amara = two[0].practitioner
    carry_over(actor_for(amara), two[0], merge, replace(WHY, words="All of it."))
    note_change_of_parts(OPERATOR, [two[0].pk])
    undo_merge(actor_for(helen), *two, replace(WHY, words="Twins after all."))
    before = read(amara, KEPT)
    AccessLimit.objects.append(person=two[1].person, kind="exclusion", username="amara")
    Person.objects.filter(pk=two[1].person_id).update(limited=True)
    tellings = (
        "same person",
        "merged",
        "another record",
        TWICE,
        WHY.words,
        "Twins",
        "All of it.",
    )
    text = read(amara, KEPT)
    for telling in tellings:
        assert telling in before, telling
        assert telling not in text, telling
    client = Client()
    client.force_login(amara)
    assert "same person" not in opened(client, reverse("case", args=[KEPT])).text
    assert JOINED in read(helen, KEPT)  # whoever may open both goes on reading it


def test_that_two_are_two_is_no_telling_of_the_other_either(two, helen):
    tell_apart(actor_for(helen), *two, WHY)
    assert "looks alike" in read(two[0].practitioner, KEPT)
    AccessLimit.objects.append(person=two[1].person, kind="exclusion", username="amara")
    Person.objects.filter(pk=two[1].person_id).update(limited=True)
    assert "looks alike" not in read(two[0].practitioner, KEPT)


def test_without_a_viewer_nothing_of_it_is_read(two, helen):
    merge = merge_records(actor_for(helen), *two, WHY)
    assert typed_words([("merge", merge.pk)]) == {}
    assert typed_words([("merge", merge.pk)], actor_for(helen))

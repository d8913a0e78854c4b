"""What is read of early ends for many cases at once is what is read of each sentence, along every
way in which one can come about, and over random histories of several sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

from followthrough.accounts.models import User
from followthrough.common.dates import today_in_london
from followthrough.early_ending.facts import EARLY_ENDS
from followthrough.early_ending.queries import early_end_of, early_ends
from followthrough.early_ending.rules import EarlyEndFacts, days_told
from followthrough.early_ending.tests.factories import (
    DONE,
    World,
    case_that_may_end_early,
    say_why,
)
from followthrough.people.models import Sentence
from tests import factories, sizes

pytestmark = pytest.mark.django_db

# decided, confirmed, told, withdrawn
WAYS = ["", "d", "dc", "dct", "dw", "dcw", "dctw", "dwd", "dwdc", "dctwd", "dctwdct"]
NEXT = {"": "d", "d": "cw", "c": "tw", "t": "w", "w": "d"}
ACTS = {"d": World.decide, "c": World.confirm, "t": World.tell, "w": World.withdraw}


def expected_of(sentences: Iterable[Sentence]) -> set[EarlyEndFacts]:
    """From what is read of each sentence by itself."""
    return {
        EarlyEndFacts(
            sentence_id=sentence.pk,
            decided_by=end.decided_by.id,
            decided_on=end.decided_on,
            ends_on=end.ends_on,
            confirmed_on=end.confirmed_on,
            told_on=end.told_on,
            withdrawn_on=end.withdrawn_on,
        )
        for sentence in sentences
        if (end := early_end_of(sentence.pk)) is not None
    }


@pytest.mark.parametrize("way", WAYS)
def test_along_every_way(way: str) -> None:
    world = World.start()
    for act in way:
        ACTS[act](world)
    read = early_ends([world.case.pk])
    assert set(read.get(world.case.pk, ())) == expected_of([world.sentence])
    ends = read.get(world.case.pk, ())
    assert [end.waits_for_second for end in ends] == ([way[-1] == "d"] if way else [])
    assert [end.waits_to_be_told for end in ends] == ([way[-1] == "c"] if way else [])
    stands = way[-1:] not in ("", "w")
    assert list(days_told(ends)) == ([world.sentence.pk] if stands else [])


def several_worlds() -> list[World]:
    """One case with a sentence, and one with two."""
    first = World.start()
    order = factories.line()["sentences"][0]
    two = [{**order, "ref": f"S{n}", "requirements": [{**DONE[0], "ref": f"R{n}"}]} for n in (1, 2)]
    amara = User.objects.get(username="amara")
    case = case_that_may_end_early(amara, crn="X000002", sentences=two)
    say_why(first.helen, case)
    return [first] + [
        replace(first, case=case, sentence=sentence) for sentence in case.sentences.order_by("pk")
    ]


@sizes.seeds(5)
def test_over_random_histories(seed: int) -> None:
    draw, worlds = Random(seed), several_worlds()
    stood = [""] * len(worlds)
    for _ in range(14):
        at = draw.randrange(len(worlds))
        stood[at] = draw.choice(NEXT[stood[at]])
        by = {"by": draw.choice([worlds[at].amara, worlds[at].helen])} if stood[at] == "w" else {}
        ACTS[stood[at]](worlds[at], **by)
        read = early_ends({world.case.pk for world in worlds})
        for case in {world.case for world in worlds}:
            own = read.get(case.pk, ())
            assert set(own) == expected_of(case.sentences.all())
            assert len(own) == len(set(own))
    assert any(stood)


def test_it_is_read_in_one_statement_for_many_cases(django_assert_num_queries) -> None:
    worlds = several_worlds()
    for world in worlds:
        world.decide()
        world.confirm()
    with django_assert_num_queries(EARLY_ENDS.statements):
        read = EARLY_ENDS.load([world.case.pk for world in worlds])
    assert sorted(map(len, read.values())) == [1, 2]


def test_it_says_the_same_of_a_sentence_that_the_source_took_back() -> None:
    world = World.start()
    world.decide()
    Sentence.objects.update(withdrawn_on=today_in_london())
    assert set(early_ends([world.case.pk])[world.case.pk]) == expected_of([world.sentence])

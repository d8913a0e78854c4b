"""What is listed in SQL of early ends is what the last one says of itself, along every way in which
one can come about."""

from __future__ import annotations

import pytest

from followthrough.early_ending.actions import record_person_told
from followthrough.early_ending.queries import early_end_of, early_ends_of, early_ends_to_confirm
from followthrough.early_ending.tests.factories import World, note
from followthrough.people.models import Case

pytestmark = pytest.mark.django_db

# decided, confirmed, told, withdrawn
WAYS = ["", "d", "dc", "dct", "dw", "dcw", "dctw", "dwd", "dwdc", "dctwd", "dctwdct"]


def go(world: World, way: str) -> None:
    for stage in way:
        if stage == "d":
            world.decide()
        elif stage == "c":
            world.confirm()
        elif stage == "t":
            record_person_told(world.amara, world.case, world.sentence.pk, note("At the office."))
        else:
            world.withdraw()


@pytest.mark.parametrize("way", WAYS)
def test_the_lists_say_what_the_early_end_says(way: str) -> None:
    world = World.start()
    go(world, way)
    end = early_end_of(world.sentence.pk)
    stands = end is not None and end.stands
    assert stands is (way[-1:] not in ("", "w"))

    assert early_ends_of(world.case.pk) == (
        {world.sentence.pk: end.day_told} if end is not None and stands else {}
    )
    waits = end is not None and end.waits_for_second
    assert waits is (way[-1:] == "d")
    listed = [row.sentence_id for row in early_ends_to_confirm(Case.objects.all())]
    assert listed == ([world.sentence.pk] if waits else [])
    assert (end is not None and end.waits_to_be_told) is (way[-1:] == "c")

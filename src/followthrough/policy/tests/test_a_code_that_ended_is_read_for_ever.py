"""What a record holds is read in the words of its day, whatever became of the code."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from followthrough.policy.pack import Codes
from followthrough.policy.tests.changing_packs import Change, changed, value_on

ENDS = date(2027, 3, 1)
DAYS = [ENDS + timedelta(days=offset) for offset in (-1, 0, 1, 5000)]
OF_EACH_KIND = {
    "need_areas": ("need_area", "finance"),
    "reasons": ("reason", "travel"),
    "interventions": ("intervention", "housing_advice"),
    "requirements": ("requirement", "unpaid_work"),
    "registers": ("register", "weap"),
    "circumstances": ("circumstance", "no_fixed_address"),
    "cover": ("cover", "duty"),
    "reallocation": ("reallocation", "other"),
    "put_off": ("put_off", "arranged"),
    "early_end_conditions": ("early_end_condition", "no_court_review"),
}


def test_every_kind_of_code_is_tried_here():
    assert set(OF_EACH_KIND) == {field.name for field in fields(Codes)}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kind", OF_EACH_KIND)
def test_it_can_be_chosen_until_its_last_day_and_read_on_every_day(kind, day):
    prefix, code = OF_EACH_KIND[kind]
    packs = changed(Change(f"{prefix}.{code}", ENDS))
    pack, before = packs.on(day), packs.on(ENDS - timedelta(days=1))
    assert (code in getattr(pack, kind)) == (day < ENDS)
    assert getattr(pack.known, kind)[code] == getattr(before, kind)[code]


@pytest.mark.parametrize(("offset", "label"), [(-1, "Travel"), (0, "Buses"), (1, "Buses")])
def test_it_is_read_in_the_words_of_the_day(offset, label):
    was = value_on("reason.travel", ENDS) | {"label": "Travel"}
    packs = changed(
        Change("reason.travel", date(2027, 1, 1), was),
        Change("reason.travel", ENDS, was | {"label": "Buses"}),
    )
    assert packs.on(ENDS + timedelta(days=offset)).known.reasons["travel"].label == label


def test_after_it_ended_it_is_read_as_it_was_last():
    was = value_on("reason.travel", ENDS)
    packs = changed(
        Change("reason.travel", ENDS - timedelta(days=9), was | {"label": "Buses"}),
        Change("reason.travel", ENDS),
    )
    assert packs.on(ENDS).known.reasons["travel"].label == "Buses"


def test_before_it_began_it_is_read_as_it_was_first():
    new = value_on("reason.travel", ENDS)
    packs = changed(
        Change("reason.new", ENDS, new | {"label": "First"}),
        Change("reason.new", ENDS + timedelta(days=9), new | {"label": "Then"}),
    )
    pack = packs.on(ENDS - timedelta(days=1))
    assert pack.known.reasons["new"].label == "First"
    assert "new" not in pack.reasons


def test_a_need_area_that_ended_has_its_label_and_is_not_the_first_to_be_read():
    packs = changed(Change("need_area.finance", ENDS))
    assert packs.on(ENDS).area_label("finance") == "Finances"
    assert list(packs.on(ENDS).known.need_areas)[-1] == "finance"


def test_a_code_that_nobody_knows_is_no_code():
    pack = changed().on(ENDS)
    assert "never_heard_of" not in pack.known.reasons
    assert pack.area_label("never_heard_of") == "never_heard_of"

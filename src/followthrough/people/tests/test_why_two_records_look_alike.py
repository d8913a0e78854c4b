from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from followthrough.people.rules.birth import Born, read_birth
from followthrough.people.rules.same_person import (
    Alike,
    Clue,
    Identity,
    RecordStanding,
    clue_of,
    pairs_alike,
    why_not_merged,
)


def record(name: str, born: str = "", *others: str, number: int = 1) -> Identity:
    names = [tuple(one.split("|")) for one in (name, *others)]
    return Identity(number, names[0], tuple(names[1:]), read_birth(born) if born else Born())


@pytest.mark.parametrize(
    ("one", "other", "clue"),
    [
        # the same name: case, accents, signs and the order of the two do not matter
        (("Dan|Smith", "1990-05-17"), ("DAN|SMITH", "1990-05-17"), Clue.NAME_AND_BIRTH),
        (("Zoë|O’Neill", "1990-05-17"), ("Zoe|O'Neill", "1990-05-17"), Clue.NAME_AND_BIRTH),
        (("Minh|Nguyen", "1990-05-17"), ("Nguyen|Minh", "1990-05-17"), Clue.NAME_AND_BIRTH),
        (("|Suharto", "1990-05-17"), ("Suharto|", "1990-05-17"), Clue.NAME_AND_BIRTH),
        # a name of before
        (
            ("Ana|Brown", "1990-05-17", "Ana|Silva"),
            ("Ana|Silva", "1990-05-17"),
            Clue.OTHER_NAME_AND_BIRTH,
        ),
        (
            ("Ana|Brown", "1990-05-17", "Ana|Silva"),
            ("Ana|Costa", "1990-05-17", "Ana|Silva"),
            Clue.OTHER_NAME_AND_BIRTH,
        ),
        # first names nearly the same
        (("Jon|Smith", "1990-05-17"), ("John|Smith", "1990-05-17"), Clue.NAMES_ALIKE_AND_BIRTH),
        (("Jhon|Smith", "1990-05-17"), ("John|Smith", "1990-05-17"), Clue.NAMES_ALIKE_AND_BIRTH),
        (
            ("Alex|Smith", "1990-05-17"),
            ("Alexander|Smith", "1990-05-17"),
            Clue.NAMES_ALIKE_AND_BIRTH,
        ),
        (("Jon|Smith", "1990-05-17"), ("Jane|Smith", "1990-05-17"), None),
        (("Al|Smith", "1990-05-17"), ("Alan|Smith", "1990-05-17"), None),  # too short to tell
        (("Jon|Smith", "1990-05-17"), ("John|Smyth", "1990-05-17"), None),
        # found in public reports of other systems: a space more, a letter of the last name
        (("Rito|De Haro", "1990-05-17"), ("Rito|DeHaro", "1990-05-17"), Clue.NAME_AND_BIRTH),
        (("Rito|De Haro", "1990-05"), ("Rito|DeHaro", "1990"), Clue.NAME_AND_BIRTH_THAT_FITS),
        (
            ("Al|Corpening", "1990-05-17"),
            ("Al|Cortening", "1990-05-17"),
            Clue.NAMES_ALIKE_AND_BIRTH,
        ),
        (
            ("Mary Ann|Lee", "1990-05-17"),
            ("Maryanne|Lee", "1990-05-17"),
            Clue.NAMES_ALIKE_AND_BIRTH,
        ),
        # births that are not known to the day
        (("Dan|Smith", "1990"), ("Dan|Smith", "1990-05-17"), Clue.NAME_AND_BIRTH_THAT_FITS),
        (("Dan|Smith", "1990-05"), ("Dan|Smith", "1990-05-31"), Clue.NAME_AND_BIRTH_THAT_FITS),
        (("Dan|Smith", "1990-05"), ("Dan|Smith", "1990"), Clue.NAME_AND_BIRTH_THAT_FITS),
        (("Dan|Smith", "1990-05"), ("Dan|Smith", "1990-06-01"), None),
        (("Dan|Smith", "1990"), ("Dan|Smith", "1991-01-01"), None),
        # slips of the keyboard
        (("Dan|Smith", "1990-05-07"), ("Dan|Smith", "1990-07-05"), Clue.NAME_AND_DAY_FOR_MONTH),
        (("Dan|Smith", "1990-05-17"), ("Dan|Smith", "1990-05-12"), Clue.NAME_AND_ONE_DIGIT),
        (("Dan|Smith", "1990-05-17"), ("Dan|Smith", "1980-05-17"), Clue.NAME_AND_ONE_DIGIT),
        (("Dan|Smith", "1990-05-17"), ("Dan|Smith", "1990-05-22"), None),
        (("Jon|Smith", "1990-05-17"), ("John|Smith", "1990-05-12"), None),
        # a name alone, and a birth alone, is none
        (("Dan|Smith", ""), ("Dan|Smith", "1990-05-17"), None),
        (("Dan|Smith", ""), ("Dan|Smith", ""), None),
        (("Dan|Smith", "1990-05-17"), ("Mia|Jones", "1990-05-17"), None),
    ],
)
def test_what_makes_two_records_look_alike(one, other, clue) -> None:
    assert clue_of(record(*one), record(*other)) == clue
    assert clue_of(record(*other), record(*one)) == clue


NAMES = st.sampled_from(
    ["Dan|Smith", "Smith|Dan", "Dann|Smith", "Dan|Smyth", "Dan|De Smith", "DanDe|Smith", "|Dan"]
)
BIRTHS = st.sampled_from(["", "1990", "1990-05", "1990-05-07", "1990-07-05", "1990-05-08"])


@for_all(st.lists(st.tuples(NAMES, BIRTHS, st.lists(NAMES, max_size=1)), max_size=6))
def test_no_pair_is_missed_for_being_looked_up_by_parts(drawn) -> None:
    records = [
        record(name, born, *others, number=number)
        for number, (name, born, others) in enumerate(drawn)
    ]
    every_pair = {
        Alike(one.person_id, other.person_id, clue)
        for one in records
        for other in records
        if one.person_id < other.person_id and (clue := clue_of(one, other)) is not None
    }
    found = pairs_alike(records)
    assert set(found) == every_pair
    assert [list(Clue).index(alike.clue) for alike in found] == sorted(
        list(Clue).index(alike.clue) for alike in found
    )


A = RecordStanding("X1", "", False, True)
B = RecordStanding("X2", "", False, True)


@pytest.mark.parametrize(
    ("kept", "merged", "cause"),
    [
        (A, B, None),
        (A, B._replace(is_open=False), None),
        (A._replace(is_open=False), B._replace(is_open=False), None),
        (A._replace(has_merged=True), B, None),
        (A._replace(is_open=False), B, "X2 has an open case, and X1 has none. Keep X2."),
        (A, A, "This is one record already."),
        (A._replace(merged_into="X3"), B, "X1 is merged into X3 already."),
        (A, B._replace(merged_into="X1"), "X2 is merged into X1 already."),
        (
            A,
            B._replace(has_merged=True),
            "Another record is merged into X2. Keep X2, or undo that first.",
        ),
    ],
)
def test_which_record_can_be_kept(kept, merged, cause) -> None:
    assert why_not_merged(kept, merged) == cause


def test_a_day_of_birth_is_not_made_up_for_a_leap_day() -> None:
    leap, year = record("Dan|Smith", "1992-02-29"), record("Dan|Smith", "1992-02")
    assert leap.born.first == date(1992, 2, 29)
    assert clue_of(leap, year) is Clue.NAME_AND_BIRTH_THAT_FITS

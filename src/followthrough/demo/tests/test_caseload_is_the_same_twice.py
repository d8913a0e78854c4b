"""The same arguments give the same bytes, and nothing is kept from line to line."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from followthrough.demo.dice import Dice
from followthrough.demo.generator import caseload_lines, crn_of
from followthrough.demo.places import places
from followthrough.demo.staff import shares, units

AS_OF = date(2026, 11, 23)


def _print(people: int, seed: int) -> str:
    text = "\n".join(caseload_lines(people, seed, AS_OF))
    return hashlib.sha256(text.encode()).hexdigest()


def test_same_bytes_in_this_process() -> None:
    assert _print(60, 1) == _print(60, 1)


def test_same_bytes_in_a_process_with_other_hash_seeds() -> None:
    code = (
        "import hashlib; from datetime import date;"
        "from followthrough.demo.generator import caseload_lines as c;"
        "print(hashlib.sha256('\\n'.join(c(60, 1, date(2026, 11, 23))).encode()).hexdigest())"
    )
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == _print(60, 1)


def test_dice_fall_as_on_every_other_machine() -> None:
    dice = Dice("person", 1, 7)
    assert [dice.between(1, 1000) for _ in range(5)] == [166, 889, 733, 671, 175]


def test_another_seed_gives_other_people() -> None:
    assert _print(60, 1) != _print(60, 2)


def test_lines_come_one_by_one() -> None:
    lines = caseload_lines(1_000_000, 1, AS_OF)
    assert isinstance(lines, Iterator)
    assert len(list(islice(lines, 3))) == 3


@pytest.mark.parametrize("people", [0, -1, 1_000_001])
def test_too_few_or_too_many_people_are_refused_before_the_first_line(people: int) -> None:
    with pytest.raises(ValueError, match="from 1 to"):
        caseload_lines(people, 1, AS_OF)


def test_every_crn_is_another_and_cannot_be_real() -> None:
    crns = [crn_of(number) for number in range(100_000)]
    assert len({*crns}) == len(crns)
    assert all(len(crn) == 8 and crn[:2] == "XD" and crn[2:].isdigit() for crn in crns)


def test_places_are_the_same_twice() -> None:
    result = [places(AS_OF, units()[:3]).model_dump_json() for _ in range(2)]
    assert result[0] == result[1]


def test_a_larger_caseload_spreads_over_units_of_the_region_first() -> None:
    result = shares(12_000)
    assert [share.people for share in result] == [2400] * 5
    assert {share.unit.region for share in result} == {result[0].unit.region}
    assert sum(share.people for share in shares(240_000)) == 240_000
    assert len({share.unit.region for share in shares(240_000)}) == 12

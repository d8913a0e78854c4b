"""A group with more people than seats, or on a day on which nobody works, is taken as it is
declared, and whoever takes the file in is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from followthrough.cli import main
from followthrough.organisations.models import Region
from followthrough.services.queries import directory_for
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commands_here")]

KIND = "building_choices_moderate"


def seats_free() -> int:
    [pool] = directory_for([Region.objects.get().pk]).pools[KIND]
    return pool.groups[0].seats_free


@pytest.fixture
def taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    factories.unit()

    def take(**group: Any) -> list[str]:
        """What the command says, besides how much it took, of a file with this group alone."""
        group = {"code": "G1", "starts_on": "2027-02-02", "seats": 8} | group
        pool = factories.pool("PL1", KIND, kind="groups", capacity=None, groups=[group])
        content = {
            "source": "test",
            "invented": True,
            "providers": [factories.PROVIDER],
            "services": [factories.service(KIND)],
            "pools": [pool],
        }
        file = tmp_path / "places.json"
        file.write_text(json.dumps(content))
        assert main(["import", "places", str(file)]) == 0
        first, *rest = capsys.readouterr().out.splitlines()
        assert first.startswith("1 pools of places taken")
        return rest

    return take


@pytest.mark.parametrize(("seats", "counted", "free"), [(8, 7, 1), (8, 8, 0), (8, 9, 0), (0, 5, 0)])
def test_more_may_be_in_a_group_than_it_has_seats(
    taken: Any, seats: int, counted: int, free: int
) -> None:
    said = taken(seats=seats, seats_taken=counted)
    assert seats_free() == free
    over = f"Group G1 of PL1 has {counted} of {seats} seats taken: it counts as full."
    assert said == ([over] if counted > seats else [])


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2027-02-06", "Saturday 6 February 2027, a weekend"),
        ("2027-03-26", "Friday 26 March 2027, a bank holiday"),
        ("2027-03-25", None),
    ],
)
def test_a_start_on_a_day_without_work_is_remarked(taken: Any, day: str, what: str | None) -> None:
    said = taken(starts_on=day)
    assert said == (
        [f"Group G1 of PL1 starts on {what}: ask whether that is right."] if what else []
    )


def test_not_of_a_group_that_is_taken_away(taken: Any) -> None:
    assert taken(starts_on="2027-02-06", seats=0) == []

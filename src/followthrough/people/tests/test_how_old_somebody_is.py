from __future__ import annotations

from datetime import date

import pytest

from followthrough.people.rules.birth import OLDEST, Born, read_birth
from followthrough.people.words import age_text, birth_text

BIRTHS = {
    "1985-06-17": (date(1985, 6, 17), date(1985, 6, 17), "17 June 1985"),
    "1985-06": (date(1985, 6, 1), date(1985, 6, 30), "June 1985"),
    "1984-02": (date(1984, 2, 1), date(1984, 2, 29), "February 1984"),
    "1985": (date(1985, 1, 1), date(1985, 12, 31), "1985"),
}


@pytest.mark.parametrize(("text", "days"), BIRTHS.items())
def test_a_birth_has_a_first_and_a_last_day_that_it_can_be(
    text: str, days: tuple[date, date, str]
) -> None:
    born = read_birth(text)
    assert (born.first, born.last, birth_text(born)) == days


@pytest.mark.parametrize(
    ("text", "today", "age"),
    [
        ("1985-06-17", "2026-06-16", "40"),
        ("1985-06-17", "2026-06-17", "41"),
        ("1985-06", "2026-05-31", "40"),
        ("1985-06", "2026-06-01", "40 or 41"),
        ("1985-06", "2026-06-29", "40 or 41"),
        ("1985-06", "2026-06-30", "41"),
        ("1985", "2026-01-01", "40 or 41"),
        ("1985", "2026-12-30", "40 or 41"),
        ("1985", "2026-12-31", "41"),
    ],
)
def test_an_age_is_said_as_far_as_it_is_known(text: str, today: str, age: str) -> None:
    assert age_text(read_birth(text), date.fromisoformat(today)) == age


def test_of_a_birth_that_is_not_known_no_age_is_said_and_any_is_possible() -> None:
    born, today = Born(), date(2027, 1, 4)
    assert (age_text(born, today), birth_text(born)) == ("", "Not known")
    assert born.ages_on(today) == (0, OLDEST)
    assert not born.is_certainly_after(date(1900, 1, 1))


def test_nobody_is_younger_than_nothing() -> None:
    assert read_birth("2030").ages_on(date(2027, 1, 4)) == (0, 0)


@pytest.mark.parametrize("day", ["1984-12-31", "1985-01-01"])
def test_of_the_year_of_birth_any_day_may_lie_after_it(day: str) -> None:
    certain = read_birth("1985").is_certainly_after(date.fromisoformat(day))
    assert certain is (day < "1985")

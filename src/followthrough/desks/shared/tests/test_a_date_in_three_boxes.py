from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from followthrough.desks.shared.fields import DatePartsField

field = DatePartsField(label="Start date")


def test_a_real_date_is_taken() -> None:
    assert field.clean(["29", "2", "2028"]) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (["29", "2", "2027"], "Start date must be a real date"),
        (["3", "March", "2027"], "Start date must be a real date"),
        (["99999999999", "3", "2027"], "Start date must be a real date"),
        (["3", "3", "20_27"], "Start date must be a real date"),
        (["3", "3", "0000"], "Start date must be a real date"),
        (["3", "3", "27"], "Start date must have a year of 4 numbers"),
        (["3", "", "2027"], "Start date must include a month"),
        (["", "3", ""], "Start date must include a day and year"),
    ],
)
def test_any_other_says_what_is_wrong(parts: list[str], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        field.clean(parts)


def test_nothing_is_nothing_where_the_date_may_be_left_out() -> None:
    assert DatePartsField(label="End", required=False).clean(["", " ", ""]) is None

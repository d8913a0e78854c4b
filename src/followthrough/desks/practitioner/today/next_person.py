"""Who comes next on Today after something was recorded in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from followthrough.common.numbers import whole_number
from followthrough.delivery.rules.today import PersonToday
from followthrough.people.queries import ListedCase


class NextStep(NamedTuple):
    """`done` is the case of which something was recorded; `stays`: it still has a row. `then` is
    the case of the next row, None where there is no other; `page` is the page to show, `then_page`
    that of the next row."""

    done: int
    stays: bool
    then: ListedCase | None
    page: int
    then_page: int


def what_comes_next(
    people: Sequence[PersonToday],
    asked: Mapping[str, str],
    cases: Mapping[int, ListedCase],
    on_a_page: int,
) -> NextStep | None:
    """From `done` and `then` of the address; None where it does not speak of a row. Where the row
    that stood below is gone too, the first of the others is next."""
    done, then = asked.get("done", ""), asked.get("then", "")
    done_id = whole_number(done)
    if done_id is None:
        return None
    places = {str(person.case_id): place for place, person in enumerate(people)}
    others = [case_id for case_id in places if case_id != done]
    next_id = then if then in others else next(iter(others), None)
    then_page = places[next_id] // on_a_page + 1 if next_id else 1
    stays = done in places
    return NextStep(
        done_id,
        stays,
        cases[int(next_id)] if next_id else None,
        places[done] // on_a_page + 1 if stays else then_page,
        then_page,
    )

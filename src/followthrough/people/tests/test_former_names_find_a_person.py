from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.people.access import visible_to
from followthrough.people.models import OtherName, SearchToken
from followthrough.people.queries import cases_named
from tests import factories

pytestmark = pytest.mark.django_db

WHEN = factories.TODAY
FORMER = {"kind": "former", "first_name": "Siobhán", "last_name": "Ní-Dhómhnaill"}
ALIAS = {"kind": "alias", "last_name": "Łęcki"}
SPELLING = {"kind": "spelling", "first_name": "Shaun"}


def taken(*names: dict[str, Any], on: Any = WHEN) -> None:
    factories.unit()
    seán = factories.line(
        crn="XQ0044",
        person__first_name="Sean",
        person__last_name="O'Neill",
        person__other_names=list(names),
    )
    assert factories.imported(seán, today=on)[0].aside == 0


def found(typed: str) -> bool:
    return cases_named(visible_to(OPERATOR), typed).exists()


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        *[(typed, True) for typed in ("Siobhán", "siobhan", "ní-dhómhnaill", "dhomh", "nidhom")],
        *[(typed, True) for typed in ("lecki", "ŁĘCKI", "shaun", "xq0044 lecki")],
        # Parts of several names, and of the present one: whoever searches knows no more.
        *[(typed, True) for typed in ("siobhan o'neill", "sean lecki", "sean", "oneill")],
        *[(typed, False) for typed in ("siobhan smith", "hdhom", "leckis")],
    ],
)
def test_by_the_same_letters_as_present_names(typed: str, finds: bool) -> None:
    taken(FORMER, ALIAS, SPELLING)
    assert found(typed) is finds


def test_what_the_source_takes_back_stays_on_record_and_finds_nobody() -> None:
    taken(FORMER, ALIAS)
    later = WHEN + timedelta(days=7)
    taken(ALIAS, on=later)
    assert not found("siobhan")
    assert found("lecki")
    assert dict(OtherName.objects.values_list("kind", "withdrawn_on")) == {
        "former": later,
        "alias": None,
    }

    taken(on=later + timedelta(days=7))
    assert OtherName.objects.get(kind="former").withdrawn_on == later
    taken(FORMER, on=later + timedelta(days=14))
    assert found("siobhan")
    assert OtherName.objects.count() == 2


def test_a_day_that_is_known_later_is_no_second_name() -> None:
    taken(FORMER)
    taken({**FORMER, "until": "2019-05-01"})
    assert [str(name.until) for name in OtherName.objects.all()] == ["2019-05-01"]


def test_a_file_of_before_changes_nothing_of_what_finds_somebody() -> None:
    factories.unit()
    factories.imported(factories.line())
    before = set(SearchToken.objects.values_list("token", flat=True))
    factories.imported(factories.line(person__other_names=[]))
    assert set(SearchToken.objects.values_list("token", flat=True)) == before
    assert before == {"sam", "rivers", "x000001"}

from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.people.access import visible_to
from followthrough.people.queries import cases_named
from tests import factories

pytestmark = pytest.mark.django_db

PEOPLE = {
    "XQ0007": ("Łukasz", "Sørensen-Đorđević"),
    "XQ0043": ("Anna Maria", "Smith-Jones"),
    "XQ0044": ("Sean", "O'Neill"),
    "XQ0045": ("Ann", "Smith Jones"),
    "XQ0046": ("Siân", "Oneill"),
    "XQ0047": ("Weiß", "MʼBappé"),
}


@pytest.fixture
def everybody() -> None:
    factories.unit()
    factories.imported(
        *(
            factories.line(crn=crn, person__first_name=first, person__last_name=last)
            for crn, (first, last) in PEOPLE.items()
        )
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # Letters of their own, and accents, as they are written and as they are typed.
        *[(typed, "XQ0007") for typed in ("Łukasz", "lukasz", "LUK", "Sørensen", "sorensen")],
        *[(typed, "XQ0007") for typed in ("Đorđević", "dordevic", "lukasz dord")],
        *[
            (typed, "XQ0007")
            for typed in ("sorensen-dordevic", "Sørensen–Đorđević", "sorensendord")
        ],
        *[(typed, "XQ0043") for typed in ("maria jones", "anna smith", "maria")],
        *[
            (typed, "XQ0043 XQ0045")
            for typed in ("jones", "smith", "smith-jones", "Smith‐Jones", "smithjones")
        ],
        *[
            (typed, "XQ0044 XQ0046")
            for typed in ("O'Neill", "o’neill", "O´Neill", "oneill", "oʼne", "o neill")
        ],
        *[(typed, "XQ0044") for typed in ("neill", "sean o'neill")],
        *[(typed, "XQ0047") for typed in ("weiss", "WEIẞ", "m'bappe", "bappé", "mbappe")],
        *[
            (typed, "")
            for typed in ("ukasz", "eill", "-", "'", "smith-jonas", "o'brien", "jones-z")
        ],
        ("xq0043", "XQ0043"),
        ("xq0043 jones", "XQ0043"),
    ],
)
def test_by_what_somebody_types(everybody: None, typed: str, found: str) -> None:
    cases = cases_named(visible_to(OPERATOR), typed)
    assert sorted(cases.values_list("person__crn", flat=True)) == found.split()

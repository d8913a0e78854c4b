from __future__ import annotations

import pytest

from followthrough.people.models import Case
from followthrough.people.queries.cases import cases_named
from followthrough.people.rules.names import is_found_by, name_tokens
from tests import factories


@pytest.mark.parametrize(
    ("first", "last", "typed", "found"),
    [
        ("Yusuf", "Mc Donald", "McDonald", True),
        ("Yusuf", "Mc Donald", "mc donald", True),
        ("Yusuf", "McDonald", "Mc Donald", True),
        ("Yusuf", "McDonald", "Yusuf Mc Donald", True),
        ("Abdul Rahman", "Khan", "Abdulrahman", True),
        ("Abdul Rahman", "Khan", "abdulrahman khan", True),
        ("Abdulrahman", "Khan", "Abdul Rahman", True),
        ("Maria", "De Haro", "DeHaro", True),
        ("Abdulrahman", "Khan", "Abdul Rahim", False),
        ("Yusuf", "Mc Donald", "McDowell", False),
        ("Yusuf", "Mc Donald", "Mc Dowell", False),
        ("Aliya", "Əliyeva", "Aliyeva", True),
        ("Ama", "Ɔfori", "Ofori", True),
        ("Musa", "Ɗanjuma", "Danjuma", True),
        ("یاسر", "کریمی", "ياسر", True),
        ("یاسر", "کریمی", "كريمي", True),
        ("محـــمود", "على", "محمود", True),
        ("محمود", "على", "علي", True),
    ],
)
def test_two_words_as_one_and_letters_of_other_keyboards(
    first: str, last: str, typed: str, found: bool
) -> None:
    assert is_found_by(typed, name_tokens(first, last)) is found


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["McDonald", "mc donald", "MCDON", "yusuf mcdonald"])
def test_a_search_finds_a_name_that_is_written_apart(typed: str) -> None:
    factories.case(person__first_name="Yusuf", person__last_name="Mc Donald")
    assert cases_named(Case.objects.all(), typed).count() == 1
    assert cases_named(Case.objects.all(), f"{typed} smith").count() == 0

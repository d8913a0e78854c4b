"""A line for staff, where the record asks for another language or form; on no paper."""

from __future__ import annotations

import pytest

from followthrough.desks.person.tests.test_what_stays_off_the_paper import ADDRESS, paper
from tests import factories

pytestmark = pytest.mark.django_db
LINES = ("This page is in English alone.", "asks for an adjustment to what")


@pytest.mark.parametrize(
    ("language", "adjustments", "said"),
    [
        ("Welsh", "Letters in Welsh", (True, True)),
        ("English", "Easy-read letters", (False, True)),
        ("English", "None needed", (False, False)),
    ],
)
def test_it_stands_in_the_bar_and_not_on_the_paper(client, language, adjustments, said):
    amara = factories.user("amara", units=(factories.unit(),), name="Amara Osei")
    factories.case(amara, person__language=language, person__adjustments=adjustments)
    client.force_login(amara)
    answer = client.get(ADDRESS)
    assert tuple(line in answer.content.decode() for line in LINES) == said
    assert not any(line in paper(answer) for line in LINES)

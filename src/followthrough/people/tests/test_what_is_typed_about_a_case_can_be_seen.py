"""Whatever is typed about a case holds no sign that nobody sees, and none that turns the direction
of reading: on a page, and where a program calls the action."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Role
from followthrough.common.errors import NotPossible
from followthrough.people.actions.assessments import (
    CircumstanceContent,
    NeedContent,
    SeenAssessment,
    StrengthContent,
    record_circumstance,
    record_need,
    record_strength,
)
from followthrough.people.actions.cover import Cover, cover_case
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.models import Case
from followthrough.people.queries import current_assessment_id
from tests import factories

Typing = Callable[[Actor, Case, str], object]


def seen(case: Case) -> SeenAssessment:
    return SeenAssessment(factories.TODAY, current_assessment_id(case))


def colleague() -> Actor:
    """Who has not said yet why they work on the case."""
    return actor_for(User.objects.get(username="ben"))


TYPED: dict[str, Typing] = {
    "words of a need": lambda by, case, text: record_need(
        by, case, NeedContent("alcohol", "soon", "low", words=text), seen(case)
    ),
    "a strength": lambda by, case, text: record_strength(
        by, case, StrengthContent("alcohol", text), seen(case)
    ),
    "words of a strength": lambda by, case, text: record_strength(
        by, case, StrengthContent("alcohol", "A friend", words=text), seen(case)
    ),
    "note of a circumstance": lambda by, case, text: record_circumstance(
        by, case, CircumstanceContent("no_fixed_address", text), seen(case)
    ),
    "why somebody covers": lambda _, case, text: cover_case(
        colleague(), case, Cover(factories.TODAY, "other", text)
    ),
    "a handover note": lambda by, case, text: reallocate_case(
        by, case, Handover(factories.TODAY, "ben", "absence", text, case.practitioner_id)
    ),
}


@pytest.fixture
def manager_and_case(db: None, monday: object) -> tuple[Actor, Case]:
    unit = factories.unit()
    amara = factories.practitioner(unit)
    factories.user("ben", units=(unit,))
    helen = actor_for(factories.user("helen", Role.MANAGER, units=(unit,)))
    case = factories.case(amara)
    cover_case(helen, case, Cover(factories.TODAY, "other", "She is ill"))
    return helen, case


@pytest.mark.parametrize("what", TYPED)
@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x1b", "\0"])
def test_a_sign_that_nobody_sees_is_refused(
    manager_and_case: tuple[Actor, Case], what: str, hidden: str
) -> None:
    with pytest.raises(NotPossible, match=f"U\\+{ord(hidden):04X}, after “She is”"):
        TYPED[what](*manager_and_case, f"She is{hidden} ill")


@pytest.mark.parametrize("what", TYPED)
def test_words_of_any_script_are_taken(manager_and_case: tuple[Actor, Case], what: str) -> None:
    TYPED[what](*manager_and_case, "Mae hi’n sâl\r\nمريضة 👩🏽\u200d💻")

"""What the format lets through, the tables can hold: nothing is left for the database to refuse."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import pytest
from pydantic import StringConstraints

from followthrough.common.import_fields import ImportModel
from followthrough.interchange.caseload.format import CaseLine
from followthrough.people.access import visible_to
from followthrough.people.models import SearchToken
from followthrough.people.queries import cases_named
from tests import factories

from .test_a_wrong_value_is_named import ROOM, STEP

pytestmark = pytest.mark.django_db


def texts_of(model: type[ImportModel], at: str = "") -> list[tuple[str, int]]:
    """Every text of the format that has a greatest length, with where it stands in a line."""
    result: list[tuple[str, int]] = []
    for name, field in model.model_fields.items():
        place = f"{at}{name}"
        most = [
            part.max_length
            for part in field.metadata
            if isinstance(part, StringConstraints) and part.max_length
        ]
        lengths = most or [part.max_length for part in field.metadata if _is_text_length(part)]
        kinds = [field.annotation, *get_args(field.annotation)]
        inner = next((k for k in kinds if isinstance(k, type) and issubclass(k, ImportModel)), None)
        if inner is not None:
            is_list = get_origin(field.annotation) is list
            result += texts_of(inner, f"{place}__0__" if is_list else f"{place}__")
        elif field.annotation is str and lengths:
            result.append((place, min(lengths)))
    return result


def _is_text_length(part: Any) -> bool:
    return type(part).__name__ == "MaxLen"


PRESENT = {
    "case__practitioners": [{"username": "ann", "name": "Ann", "since": "2026-10-05"}],
    "plan__preference": {"steps": ["T1"], "on": "2026-10-20"},
    "sentences__0__changes": [{"kind": "varied", "on": "2026-12-20"}],
    "case__ended": {"on": "2026-12-20", "reason": "revoked"},
    **ROOM,
    f"{STEP}__delivery": {
        "referred_on": "2026-10-21",
        "asked_on": "2026-12-20",
        "passed_on_on": "2026-12-20",
    },
}
TEXTS = texts_of(CaseLine)


def test_the_texts_of_the_format_are_found() -> None:
    assert ("person__first_name", 100) in TEXTS
    assert ("sentences__0__offence", 200) in TEXTS
    assert ("plan__goals__0__steps__0__text", 300) in TEXTS
    assert len(TEXTS) > 25


# The last one is a single letter that folds to eighteen.
@pytest.mark.parametrize("letter", ["x", "é", "ß", "🙂", "\ufdfa"])
def test_every_text_may_be_as_long_as_the_format_says(letter: str) -> None:
    factories.unit()
    for name in ("bob", "amara"):  # whom the limits of the line name
        factories.user(name)
    line = factories.line(**PRESENT)
    for place, most in TEXTS:
        at: Any = line
        *way, last = place.split("__")
        for part in way:
            at = at[int(part) if part.isdigit() else part]
        at[last] = letter * most
    summary, rows = factories.imported(line)
    assert (summary.new, rows) == (1, [])


def test_a_name_that_folds_to_more_letters_is_still_found() -> None:
    from followthrough.common.actors import OPERATOR

    name = "ß" * 100
    factories.case(person__last_name=name)
    assert cases_named(visible_to(OPERATOR), name).count() == 1
    assert cases_named(visible_to(OPERATOR), "ss").count() == 1
    assert cases_named(visible_to(OPERATOR), "s" * 300).count() == 1
    assert cases_named(visible_to(OPERATOR), "x" * 300).count() == 0
    assert max(len(token.token) for token in SearchToken.objects.all()) == SearchToken.LONGEST


def test_user_names_at_their_longest() -> None:
    factories.unit()
    long = "a" * 150
    line = factories.line(
        access={"excluded": [long], "restricted_to": [long]},
        case__practitioners=[{"username": long, "name": "x" * 200, "since": "2026-10-05"}],
    )
    summary, rows = factories.imported(line)
    assert (summary.new, rows) == (1, [])


def test_identifiers_at_their_longest() -> None:
    ref, unit = "r" * 60, "u" * 30
    factories.unit(unit)
    line = factories.line(
        source="s" * 60, crn="X" * 20, case__unit=unit, sentences__0__ref=ref,
        sentences__0__requirements__0__ref=ref, assessment__strengths__0__ref=ref,
        plan__goals__0__ref=ref, plan__goals__0__steps__0__ref=ref,
        plan__goals__0__steps__0__strength=ref, plan__goals__0__steps__0__requirement=ref,
    )  # fmt: skip
    summary, rows = factories.imported(line)
    assert (summary.new, rows) == (1, [])

"""A line of the person's own source keeps out whom it names also where something else in it is
wrong, and lets in nobody (docs/decisions/0003)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.accounts.queries import actor_for
from followthrough.common.models import LedgerEntry
from followthrough.interchange.models import SourceLine
from followthrough.people.access import visible_to
from followthrough.people.models import AccessLimit, Person
from tests import factories

pytestmark = pytest.mark.django_db

FAULTS: dict[str, dict[str, Any]] = {
    "a birth that is to come": {"person__date_of_birth": "2031-01-01"},
    "a code that there is not": {"assessment__needs__0__severity": "enormous"},
    "an actor that there is not": {"plan__goals__0__steps__0__actor": "nobody"},
    "days that run backwards": {"sentences__0__ends_on": "2020-01-01"},
    "a unit that nobody knows": {"case__unit": "U9"},
    "a key that there is not": {"colour": "red"},
    "a part that is missing": {"no_assessment": None},
    "a text that only Python reads": {"person__first_name": "\ud800"},
}
WRONG = {"person__sex": "other"}
UNREADABLE: list[Any] = [
    None,
    "amara",
    [],
    {"excluded": "ben"},
    {"excluded": ["B en"]},
    {"exclude": ["ben"]},
    {"known": "no"},
]


@pytest.fixture(autouse=True)
def _case() -> None:
    amara = factories.practitioner(factories.unit())
    factories.user("ben", units=(factories.unit(),))
    factories.case(amara)
    assert who_sees() == ["amara", "ben"]


def who_sees(crn: str = "X000001") -> list[str]:
    users = get_user_model().objects
    return [
        name
        for name in ("amara", "ben")
        if visible_to(actor_for(users.get(username=name))).filter(person__crn=crn).exists()
    ]


def bad(access: Any, **changes: Any) -> dict[str, Any]:
    return factories.line(access=access, **(changes or WRONG))


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_an_exclusion_in_it_holds(fault: dict[str, Any]) -> None:
    summary, rows = factories.imported(bad({"excluded": ["ben"]}, **fault))
    assert summary.aside == 1
    assert summary.warnings == {"limits-taken": 1}
    assert rows[-1][1:4] == ["access", "limits-taken", "X000001"]
    assert who_sees() == ["amara"]


def test_a_restriction_in_it_holds() -> None:
    factories.imported(bad({"restricted_to": ["ben"]}))
    assert who_sees() == ["ben"]


def test_that_nobody_could_tell_who_may_see_somebody_holds() -> None:
    factories.imported(bad({"known": False}))
    assert who_sees() == []


@pytest.mark.parametrize("access", UNREADABLE, ids=repr)
def test_where_who_may_see_somebody_cannot_be_read_nobody_does(access: Any) -> None:
    summary, _ = factories.imported(factories.line(access=access))
    assert (summary.aside, summary.warnings) == (1, {"limits-taken": 1})
    assert who_sees() == []


def test_where_it_says_nothing_of_access_what_stands_goes_on() -> None:
    factories.imported(factories.line(access={"excluded": ["ben"]}))
    summary, _ = factories.imported(factories.line(no_access=None))
    assert (summary.rules, summary.warnings) == ({"missing": 1}, {})
    assert who_sees() == ["amara"]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ({"excluded": ["ben"]}, {}),
        ({"excluded": ["ben"]}, {"excluded": ["mo"]}),
        ({"restricted_to": ["amara"]}, {}),
        ({"restricted_to": ["amara"]}, {"restricted_to": ["amara", "ben"]}),
    ],
)
def test_it_lets_in_nobody(
    standing: dict[str, Any], said: dict[str, Any], fault: dict[str, Any]
) -> None:
    factories.user("mo", units=(factories.unit(),))
    factories.imported(factories.line(access=standing))
    factories.imported(bad(said, **fault))
    assert who_sees() == ["amara"]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_it_does_not_make_known_who_may_see_somebody(fault: dict[str, Any]) -> None:
    factories.imported(factories.line(access={"known": False}))
    factories.imported(bad({"known": True}, **fault))
    assert who_sees() == []


@pytest.mark.parametrize("access", [{"excluded": ["amara", "ben"]}, {"known": False}, None])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_line_of_another_source_keeps_out_nobody(fault: dict[str, Any], access: Any) -> None:
    summary, _ = factories.imported(bad(access, source="another", **fault))
    assert (summary.aside, summary.warnings) == (1, {})
    assert who_sees() == ["amara", "ben"]
    assert not AccessLimit.objects.exists()
    assert not Person.objects.get().limited


@pytest.mark.parametrize("changes", [{"source": "not one"}, {"source": 1}, {"crn": "X"}])
def test_a_line_that_does_not_tell_whom_it_is_about_keeps_out_nobody(
    changes: dict[str, Any],
) -> None:
    summary, _ = factories.imported(bad({"known": False}, **changes))
    assert (summary.aside, summary.warnings) == (1, {})
    assert who_sees() == ["amara", "ben"]


@pytest.mark.parametrize("cut", [-1, -400])
def test_a_line_that_is_no_json_keeps_out_nobody(cut: int) -> None:
    whole = json.dumps(factories.line(access={"known": False})).encode()
    summary, _ = factories.imported(whole[:cut])
    assert (summary.rules, summary.warnings) == ({"not-json": 1}, {})
    assert who_sees() == ["amara", "ben"]


def test_nothing_else_of_it_is_taken() -> None:
    lines = SourceLine.objects.count()
    factories.imported(bad({"excluded": ["ben"]}, person__last_name="Else", case__unit="U9"))
    factories.imported(bad({"excluded": ["ben"]}, person__last_name="Else", **WRONG))
    assert Person.objects.get().last_name == factories.line()["person"]["last_name"]
    assert SourceLine.objects.count() == lines


def test_of_somebody_who_is_not_here_nothing_is_taken() -> None:
    summary, _ = factories.imported(bad({"excluded": ["ben"]}, crn="X000009", **WRONG))
    assert (summary.aside, summary.warnings) == (1, {})
    assert Person.objects.count() == 1


def test_a_new_crn_beside_the_former_one_is_of_the_same_person() -> None:
    line = bad({"excluded": ["ben"]}, crn="X000009", former_crns=["X000001"], **WRONG)
    assert factories.imported(line)[0].warnings == {"limits-taken": 1}
    assert who_sees() == ["amara"]


def test_former_crns_that_are_wrong_leave_the_present_one_certain() -> None:
    factories.imported(bad({"excluded": ["ben"]}, former_crns=["?"]))
    assert who_sees() == ["amara"]


def test_of_a_crn_that_was_changed_nothing_is_taken() -> None:
    assert factories.imported(factories.line(crn="X000009", former_crns=["X000001"]))[0].aside == 0
    summary, _ = factories.imported(bad({"excluded": ["ben"]}))
    assert summary.warnings == {}
    assert who_sees("X000009") == ["amara", "ben"]


def test_of_two_people_in_one_line_nothing_is_taken() -> None:
    factories.imported(factories.line(crn="X000009"))
    summary, _ = factories.imported(bad({"known": False}, former_crns=["X000009"], **WRONG))
    assert summary.warnings == {}
    assert who_sees() == who_sees("X000009") == ["amara", "ben"]


@pytest.mark.parametrize("chunk", [1, 500])
def test_after_a_right_line_of_the_person_that_one_counts(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.interchange.lines.CHUNK", chunk)
    summary, _ = factories.imported(factories.line(), bad({"excluded": ["ben"]}))
    assert (summary.aside, summary.warnings) == (1, {})
    assert who_sees() == ["amara", "ben"]


@pytest.mark.parametrize("chunk", [1, 500])
def test_a_right_line_of_the_person_after_it_decides(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.interchange.lines.CHUNK", chunk)
    factories.imported(bad({"excluded": ["ben"]}), factories.line(case__in_custody=True))
    assert who_sees() == ["amara", "ben"]


@pytest.mark.parametrize("chunk", [1, 500])
def test_of_two_that_are_wrong_whoever_either_keeps_out_stays_out(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.interchange.lines.CHUNK", chunk)
    summary, _ = factories.imported(bad({"excluded": ["ben"]}), bad({"excluded": ["amara"]}))
    assert summary.warnings == {"limits-taken": 2}
    assert who_sees() == []


def test_the_next_line_that_is_taken_decides() -> None:
    factories.imported(bad("?"))
    assert who_sees() == []
    factories.imported(factories.line(access={"excluded": ["ben"]}))
    assert who_sees() == ["amara"]


def test_the_same_line_again_adds_nothing() -> None:
    factories.imported(bad({"excluded": ["ben"]}))
    before = (AccessLimit.objects.count(), LedgerEntry.objects.count())
    summary, _ = factories.imported(bad({"excluded": ["ben"]}))
    assert (summary.aside, summary.warnings) == (1, {})
    assert (AccessLimit.objects.count(), LedgerEntry.objects.count()) == before


def test_one_entry_says_which_line_it_was() -> None:
    factories.imported(factories.line(), bad({"excluded": ["ben"]}, crn="X000009", **WRONG))
    factories.imported(factories.line(crn="X000009"))
    factories.imported(factories.line(), bad({"excluded": ["ben"]}, crn="X000009", **WRONG))
    entry = LedgerEntry.objects.get(action="caseload.limits-taken")
    assert entry.after == {"source": "test", "line": 2}


def test_a_dry_run_says_so_and_keeps_nobody_out() -> None:
    summary, _ = factories.imported(bad({"excluded": ["ben"]}), dry_run=True)
    assert summary.warnings == {"limits-taken": 1}
    assert who_sees() == ["amara", "ben"]


def test_a_name_that_nobody_has_is_said_and_keeps_out_everybody() -> None:
    summary, _ = factories.imported(bad({"excluded": ["nobody.known"]}))
    assert summary.warnings == {"limits-taken": 1, "unknown-user": 1}
    assert who_sees() == []

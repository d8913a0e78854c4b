from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.cli import main
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.actions.moving import hand_over_to_source
from followthrough.people.models import Person, SourceHandover
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

BECAUSE = "The region changed its system."


@pytest.fixture
def ada():
    return actor_for(factories.user("ada", Role.ADMINISTRATOR, units=(factories.unit(),)))


def of_other(**changes):
    return factories.line(source="other", person__last_name="Brooks", **changes)


def test_the_other_source_is_set_aside_until_somebody_decides(ada):
    factories.case()
    assert [row[2] for row in factories.imported(of_other())[1]] == ["owned-elsewhere"]
    made = hand_over_to_source(ada, "x000001", "other", BECAUSE, factories.TODAY)
    assert (made.from_source, made.to_source) == ("test", "other")
    assert factories.imported(of_other())[0].aside == 0
    assert Person.objects.get().last_name == "Brooks"
    line = factories.line(person__last_name="Wood")
    assert [row[2] for row in factories.imported(line)[1]] == ["owned-elsewhere"]


def test_it_is_on_record_who_decided_and_why(ada):
    factories.case()
    hand_over_to_source(ada, "X000001", "other", BECAUSE, factories.TODAY)
    entry = LedgerEntry.objects.latest("pk")
    assert (entry.action, entry.by_name) == ("person.source-changed", "Ada")
    assert (entry.before["source"], entry.after["source"]) == ("test", "other")
    assert SourceHandover.objects.get().words == BECAUSE
    assert BECAUSE not in str(entry.after)


@pytest.mark.parametrize(("source", "to"), [("test", "demonstration"), ("demonstration", "test")])
def test_nobody_goes_from_or_into_the_demonstration(ada, source, to):
    """Whoever opens that one signs in without a password."""
    factories.case(source=source)
    with pytest.raises(NotPossible, match="Nobody goes from the demonstration"):
        hand_over_to_source(ada, "X000001", to, BECAUSE, factories.TODAY)
    assert Person.objects.get().source == source


def test_only_an_administrator_decides_it_by_name(ada):
    case = factories.case()
    amara = actor_for(factories.user("amara", units=(case.unit,)))
    with pytest.raises(NotAllowed, match="Only an administrator"):
        hand_over_to_source(amara, "X000001", "other", BECAUSE, factories.TODAY)
    with pytest.raises(NotAllowed, match="needs a name"):
        hand_over_to_source(OPERATOR, "X000001", "other", BECAUSE, factories.TODAY)


@pytest.mark.parametrize(
    ("crn", "to", "because", "cause"),
    [
        ("X000009", "other", BECAUSE, "nobody with the CRN"),
        ("X000001", "test", BECAUSE, "belongs to test already"),
        ("X000001", "", BECAUSE, "no name of a source"),
        ("X000001", "a b", BECAUSE, "no name of a source"),
        ("X000001", "other\n", BECAUSE, "no name of a source"),
        ("X000001", "x" * 61, BECAUSE, "no name of a source"),
        ("X000001", "other", " ", "Say why"),
    ],
)
def test_what_cannot_be_is_refused(ada, crn, to, because, cause):
    factories.case()
    with pytest.raises(NotPossible, match=cause):
        hand_over_to_source(ada, crn, to, because, factories.TODAY)
    assert Person.objects.get().source == "test"


def test_the_command_says_what_it_did(ada, capsys):
    factories.case()
    status = main(["hand-over", "X000001", "--to", "other", "--because", BECAUSE, "--as", "ada"])
    assert status == 0
    assert capsys.readouterr().out == "X000001 belongs to other now, and to test no more.\n"

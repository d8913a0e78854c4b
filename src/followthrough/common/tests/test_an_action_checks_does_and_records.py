"""The three beats of an action, tried on a table that no rule of ours guards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError

from followthrough.common.actions import KINDS, Audience, NullToo, Payload, Record, action
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotAllowed
from followthrough.common.models import LedgerEntry

pytestmark = pytest.mark.django_db

AMARA = Actor(Role.PRACTITIONER, "Amara Okafor", username="amara", user_id=17)


def only_the_operator(by: Actor, *_: object, **__: object) -> None:
    if not by.is_operator:
        raise NotAllowed("Only the operator makes groups.")


@dataclass(frozen=True)
class GroupMade(Payload):
    tuesday: Annotated[bool | None, NullToo()] = None


def make_group_action():
    @action("group.made", words="Made a group", may=only_the_operator, payload=GroupMade)
    def make_group(by: Actor, name: str, *, fail: bool = False) -> Record[Group]:
        group = Group.objects.create(name=name)
        if fail:
            raise LookupError("half-way")
        return Record(
            group,
            case_id=5,
            subject=("group", group.pk),
            why="asked for",
            before=GroupMade(),
            after=GroupMade(name == "Tuesdays"),
        )

    return make_group


def test_the_result_is_handed_back_and_the_entry_says_who_did_what_to_what() -> None:
    group = make_group_action()(OPERATOR, "Tuesdays")
    entry = LedgerEntry.objects.get()
    assert group.name == "Tuesdays"
    assert (entry.by_id, entry.by_name, entry.by_role) == (None, OPERATOR.name, "operator")
    assert (entry.action, entry.case_id, entry.why) == ("group.made", 5, "asked for")
    assert (entry.subject_kind, entry.subject_id) == ("group", group.pk)
    assert (entry.before, entry.after) == ({"tuesday": None}, {"tuesday": True})


def test_who_may_not_changes_nothing_and_leaves_no_entry() -> None:
    with pytest.raises(NotAllowed):
        make_group_action()(AMARA, "Tuesdays")
    assert not Group.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_the_check_gets_the_arguments_of_the_action_and_comes_first() -> None:
    seen: list[object] = []

    def check(by: Actor, *args: object, **kwargs: object) -> None:
        seen.append((by, args, kwargs))

    @action("thing.done", words="Did a thing", may=check)
    def do_thing(by: Actor, what: str, *, how: str) -> Record[str]:
        seen.append("done")
        return Record(what + how)

    assert do_thing(AMARA, "a", how="b") == "ab"
    assert seen == [(AMARA, ("a",), {"how": "b"}), "done"]


def test_an_error_half_way_leaves_neither_row_nor_entry() -> None:
    with pytest.raises(LookupError):
        make_group_action()(OPERATOR, "Tuesdays", fail=True)
    assert not Group.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_where_the_entry_cannot_be_written_the_work_is_undone_too() -> None:
    @action("group.made-twice", words="x" * 10, may=only_the_operator)
    def make(by: Actor) -> Record[Group]:
        return Record(Group.objects.create(name="Tuesdays"), subject=(None, 1))  # type: ignore[arg-type]

    with pytest.raises(IntegrityError):
        make(OPERATOR)
    assert not Group.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_a_code_is_declared_once() -> None:
    make_group_action()
    with pytest.raises(RuntimeError, match=r"group\.made"):
        make_group_action()


def test_the_words_and_the_audience_stand_beside_the_code() -> None:
    @action("news.good", words="Well done", may=only_the_operator, good_news=True)
    def cheer(by: Actor) -> Record[None]:
        return Record(None)

    kind = KINDS["news.good"]
    assert (kind.words, kind.audience, kind.good_news) == ("Well done", Audience.STAFF, True)
    assert cheer.__name__ == "cheer"

"""One decides, another one confirms, and nothing of the sentence or the case changes."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from followthrough.common.actions import KINDS
from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.rules import Judgement
from followthrough.early_ending.tests.factories import (
    JUDGED,
    MARK,
    SHORT,
    SOON,
    TODAY,
    World,
    note,
)
from followthrough.people.models import Case, Requirement, Sentence

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_decision_keeps_the_judgements_and_what_stood_on_record() -> None:
    world = World.start()
    made = world.decide()
    assert (made.decided_by.id, made.decided_on) == (world.amara.user_id, TODAY)
    assert (made.ends_on, made.was_to_end_on) == (SOON, date(2027, 10, 4))
    assert made.judgements["objectives_met"] == {"answer": "met", "because": "We went through it."}
    kept = made.shown["other_requirements"]
    assert kept["holds"] == "true"
    assert kept["evidence"] == ["Unpaid work: 60 of 60 hours done, as the source counts it."]
    assert made.pack.startswith("england_wales ")
    assert not made.is_confirmed


def test_the_sentence_and_the_case_stay_as_they_were() -> None:
    world = World.start()

    def rows() -> list:
        return [list(model.objects.values()) for model in (Case, Sentence, Requirement)]

    before = rows()
    world.decide()
    world.confirm()
    assert rows() == before


def test_a_confirmation_is_a_row_of_its_own_beside_the_decision() -> None:
    world = World.start()
    decided = world.decide()
    confirmed = world.confirm(what=note("I read the order."))
    assert (confirmed.decision_id, confirmed.last_id != decided.last_id) == (decided.last_id, True)
    assert (confirmed.confirmed_by.id, confirmed.confirmed_on) == (world.helen.user_id, TODAY)
    assert confirmed.confirmed_words == "I read the order."
    assert (confirmed.judgements, confirmed.shown) == (decided.judgements, decided.shown)
    assert confirmed.decided_by.id == world.amara.user_id
    assert early_end_of(world.sentence.pk) == confirmed
    assert current_stages(world) == [
        ("decided", None, decided.decision_id),
        ("confirmed", decided.decision_id, confirmed.last_id),
    ]


def current_stages(world: World) -> list[tuple]:
    """Stage, decision, id."""
    rows = EarlyEndStage.objects.current().filter(sentence=world.sentence).order_by("pk")
    return list(rows.values_list("stage", "decision", "pk"))


def test_what_was_said_last_takes_one_statement(django_assert_num_queries) -> None:
    world = World.start()
    world.decide()
    world.confirm()
    with django_assert_num_queries(1):
        assert early_end_of(world.sentence.pk).confirmed_by.role_label


@pytest.mark.parametrize("confirmed", [False, True])
def test_it_can_be_withdrawn_and_decided_anew(confirmed: bool) -> None:
    world = World.start()
    world.decide()
    if confirmed:
        world.confirm()
    gone = world.withdraw(what=note("The goal came back."))
    assert (gone.stands, gone.is_confirmed) == (False, confirmed)
    assert gone.withdrawn_words == "The goal came back."
    for again in (world.withdraw, world.confirm):
        with pytest.raises(NotPossible, match="Nothing is decided"):
            again()
    anew = world.decide()
    assert (anew.stands, anew.is_confirmed) == (True, False)
    assert current_stages(world) == [("decided", None, anew.decision_id)]
    closed = EarlyEndStage.objects.filter(replaced_on__isnull=False).order_by("pk")
    assert list(closed.values_list("stage", flat=True)) == [
        *("decided", "confirmed", "withdrawn")[:: 1 if confirmed else 2]
    ]
    assert {row.decision_id for row in closed[1:]} == {gone.decision_id}


def test_there_is_one_decision_at_a_time() -> None:
    world = World.start()
    world.decide()
    with pytest.raises(NotPossible, match="decided already"):
        world.decide(world.helen)
    world.confirm()
    with pytest.raises(NotPossible, match="decided already"):
        world.decide()
    with pytest.raises(NotPossible, match="confirmed already"):
        world.confirm()


def test_nothing_is_confirmed_or_withdrawn_before_it_is_decided() -> None:
    world = World.start()
    for act in (world.confirm, world.withdraw):
        with pytest.raises(NotPossible, match="Nothing is decided"):
            act()
    assert world.entries() == []


@pytest.mark.parametrize("code", JUDGED)
@pytest.mark.parametrize(
    "answer", [Judgement("met", " "), Judgement("not_met", "No."), Judgement("", "x")]
)
def test_every_judgement_needs_an_answer_and_a_reason(code: str, answer: Judgement) -> None:
    world = World.start()
    with pytest.raises(NotPossible):
        world.decide(**{code: answer})
    assert not EarlyEndStage.objects.exists()


@pytest.mark.parametrize(
    ("ends_on", "may"),
    [
        (TODAY - DAY, False),
        (TODAY, True),
        (date(2027, 10, 3), True),
        (date(2027, 10, 4), False),
    ],
)
def test_the_day_lies_between_today_and_the_end_of_the_sentence(ends_on: date, may: bool) -> None:
    world = World.start()
    if may:
        assert world.decide(on=ends_on).ends_on == ends_on
    else:
        with pytest.raises(NotPossible):
            world.decide(on=ends_on)


def test_a_requirement_that_is_not_done_is_against_it() -> None:
    world = World.start(requirements=SHORT)
    with pytest.raises(NotPossible, match="cannot end early"):
        world.decide()


@pytest.mark.parametrize(("kind", "may"), [("suspended_sentence_order", True), ("licence", False)])
def test_a_suspended_sentences_supervision_can_end_and_a_licence_cannot(
    kind: str, may: bool
) -> None:
    world = World.start(sentences__0__kind=kind)
    if may:
        assert world.decide()
    else:
        with pytest.raises(NotPossible, match="another kind"):
            world.decide()


def test_records_that_turned_against_it_are_against_confirming() -> None:
    world = World.start()
    world.decide()
    Requirement.objects.update(done=10)
    with pytest.raises(NotPossible, match="cannot end early"):
        world.confirm()


def test_a_day_that_passed_meanwhile_is_not_confirmed() -> None:
    world = World.start()
    world.decide()
    with pytest.raises(NotPossible, match="has passed"):
        world.confirm(what=note(on=SOON + DAY))
    assert world.confirm(what=note(on=SOON))


def test_a_confirmed_end_is_not_withdrawn_after_its_day() -> None:
    world = World.start()
    world.decide()
    world.confirm()
    with pytest.raises(NotPossible, match="cannot be withdrawn"):
        world.withdraw(what=note(on=SOON + DAY))
    assert world.withdraw(what=note(on=SOON))


@pytest.mark.parametrize("words", ["", "  ", "\x00", "x" * 4001])
def test_words_that_say_nothing_or_cannot_be_kept_are_refused(words: str) -> None:
    world = World.start()
    world.decide()
    for act in (world.confirm, world.withdraw):
        with pytest.raises(NotPossible):
            act(what=note(words))
    world.withdraw()
    if words.strip() == words and words:
        with pytest.raises(NotPossible):
            world.decide(because=words)


def test_an_older_version_of_the_plan_is_refused_each_time() -> None:
    world = World.start()
    acts = {
        "decide": lambda seen: world.decide(said=note(seen_version=seen)),
        "confirm": lambda seen: world.confirm(what=note(seen_version=seen)),
        "withdraw": lambda seen: world.withdraw(what=note(seen_version=seen)),
    }
    for act in acts.values():
        seen = world.version
        with pytest.raises(SavedElsewhere):
            act(seen - 1)
        act(seen)
        assert world.version == seen + 1


def test_the_ledger_holds_codes_ids_and_days_and_no_words() -> None:
    world = World.start()
    world.decide(because=MARK, said=note(MARK))
    world.confirm(what=note(MARK))
    world.withdraw(what=note(MARK))
    result = world.entries()
    assert [e.action for e in result] == [
        *("early-end.decided", "early-end.confirmed", "early-end.withdrawn")
    ]
    assert all(e.action in KINDS and e.subject_kind == "early_end" for e in result)
    told = json.dumps([[e.why, e.before, e.after] for e in result], ensure_ascii=False)
    assert MARK not in told
    for value in re.findall(r'"([^"]*)"', told):
        assert re.fullmatch(r"[A-Za-z0-9_.-]*", value), value


def test_without_a_plan_nothing_is_decided_here() -> None:
    world = World.start(no_plan=None)
    with pytest.raises(NotPossible, match="no plan yet"):
        world.decide()

"""What is stored of a thing to do and of good news comes back as it was, and holds no name, nothing
that was typed and no sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.roles import Capability
from followthrough.delivery.rules import GoodNews, WorkFacts, due, good_news
from followthrough.delivery.rules.good_news import NewsKind
from followthrough.delivery.tests.facts import case, context, need, on
from followthrough.delivery.tests.strategies import many_cases
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    HOLDER,
    MANAGER,
    Due,
    DueKind,
    Urgency,
    order_key,
    urgencies,
)
from tests import sizes

CODES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)


@st.composite
def items(draw: st.DrawFn, kind: DueKind) -> Due:
    """Anything that a rule can say by this kind."""
    subjects = st.just("") | st.builds("{}:{}".format, CODES, st.integers(min_value=1) | CODES)
    value = st.none() | st.booleans() | st.integers() | CODES
    return kind.item(
        draw(st.sampled_from([case().case, case(crn="X2").case])),
        draw(st.dates()),
        since=draw(st.none() | st.dates()),
        subject=draw(subjects),
        urgency=draw(st.none() | st.sampled_from(urgencies())),
        addressee=draw(st.sampled_from([HOLDER, MANAGER])),
        not_for=draw(st.none() | st.integers(min_value=1)),
        needs=draw(st.sampled_from(Capability)),
        **draw(st.dictionaries(st.sampled_from(["shown", "how", "area"]), value)),
    )


@pytest.mark.parametrize("kind", DUE_KINDS.all(), ids=lambda kind: kind.code)
@sizes.examples(10)
@given(data=st.data())
def test_what_is_stored_of_every_kind_is_read_as_it_was(kind, data) -> None:
    item = data.draw(items(kind))
    stored = json.loads(json.dumps(item.stored()))
    again = Due.read(item.case_id, stored)
    assert again == item
    # Equality of a class looks at its place alone, and that of a value takes True for 1.
    assert again.urgency.code == item.urgency.code
    assert list(map(repr, again.values.values())) == list(map(repr, item.values.values()))
    assert (again.occasion, again.stored()) == (item.occasion, item.stored())


def read_again(stored: dict[str, Any]) -> Any:
    return json.loads(json.dumps(stored))


def test_what_rules_find_is_read_as_it_was() -> None:
    for facts in many_cases():
        for item in due(facts, context()):
            assert Due.read(item.case_id, read_again(item.stored())) == item


def test_good_news_is_read_as_it_was() -> None:
    news = [one for facts in many_cases() for one in good_news(facts, context())]
    assert {one.kind for one in news} == set(NewsKind)
    for one in news:
        again = GoodNews.read(one.case_id, read_again(one.stored()))
        assert again == one
        assert again.kind is one.kind


def stored_of(facts: WorkFacts) -> list[dict[str, Any]]:
    things = [item.stored() for item in due(facts, context())]
    return things + [news.stored() for news in good_news(facts, context())]


def texts(stored: Any) -> Iterator[str]:
    if isinstance(stored, dict):
        for key, value in stored.items():
            yield from (key, *texts(value))
    elif isinstance(stored, str):
        yield stored


def test_nothing_that_is_stored_is_a_name_or_a_sentence() -> None:
    for facts in many_cases():
        known = facts.case
        names = (known.name, known.called, known.crn, known.practitioner_name, known.unit_name)
        for text in (text for stored in stored_of(facts) for text in texts(stored)):
            assert " " not in text
            assert not [name for name in names if name in text]


def typed_otherwise(facts: WorkFacts) -> WorkFacts:
    """The same case under other names, with other texts of its steps; what read alike still does,
    because a step is taken up by another of the same text."""
    known = replace(
        facts.case, name="Kim Doe", called="Kim", crn="X999999", practitioner_name="Ben"
    )
    if facts.plan is None:
        return replace(facts, case=known)
    goals = tuple(
        goal._replace(steps=tuple(one._replace(text=f"Ring Kim: {one.text}") for one in goal.steps))
        for goal in facts.plan.goals
    )
    return replace(facts, case=known, plan=replace(facts.plan, goals=goals))


def test_what_is_typed_and_called_changes_nothing_that_is_stored() -> None:
    for facts in many_cases():
        assert stored_of(typed_otherwise(facts)) == stored_of(facts)


def test_an_occasion_stands_for_one_thing_to_do_on_a_case() -> None:
    for facts in many_cases():
        found = due(facts, context())
        assert len({item.occasion for item in found}) == len(found)
        assert found == sorted(found, key=order_key)


def test_the_occasion_is_of_the_fact_and_not_of_the_day_on_which_it_is_due() -> None:
    [item] = due(case(needs=[need()], assessed=-20), context())
    assert item.on > item.since == on(-20)
    assert item.occasion == "immediate-need/need:accommodation/2026-12-15"


def test_without_another_day_the_fact_is_of_the_day_on_which_it_is_due() -> None:
    kind = DueKind("any", Urgency(1, "any", "Any"))
    day = date(2027, 1, 4)
    item = kind.item(case().case, day)
    assert (item.since, item.subject, item.addressee) == (day, "", HOLDER)
    assert (item.needs, item.not_for) == (Capability.CHANGE_CASES, None)


def test_a_class_that_is_declared_no_more_is_named() -> None:
    [item] = due(case(needs=[need()], assessed=-20), context())
    with pytest.raises(LookupError, match="at place 77"):
        Due.read(1, item.stored() | {"place": 77})

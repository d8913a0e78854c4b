"""What lists and counts give over digests is what the rules say of each case: over random cases,
with digests as they are stored, and where they are stale."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.facts import facts_with
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.queries.caseload import caseload
from followthrough.delivery.queries.coverage import coverage_of, coverage_over
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import (
    Asked,
    FoundThings,
    ThingsToDo,
    good_news_of,
    summed,
)
from followthrough.delivery.rules import due, ends_soon, good_news, is_stalled
from followthrough.delivery.rules.digest import parts_read
from followthrough.delivery.tests.random_caseload import CASES, TODAY, make_caseload
from followthrough.people.models import Case
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder
from tests import factories, sizes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

each_caseload = sizes.seeds(3)


@pytest.fixture(params=["stored", "stale", "some of them stale"])
def cases(request: Any, seed: int) -> Any:
    ids = make_caseload(seed)
    make_anew(ids)
    stale = {"stored": [], "stale": ids, "some of them stale": ids[::3]}[request.param]
    CaseDigest.objects.filter(pk__in=stale).update(stale=True, due=[], lines=[], marks=[])
    context = context_on(TODAY)
    facts = facts_with(ids, parts_read(), KnowsOrder)
    return SimpleNamespace(
        ids=ids, context=context, facts=facts, digests=Digests(Case.objects.all(), context)
    )


@each_caseload
def test_things_to_do(cases) -> None:
    expected = sorted(
        (item.urgency, item.rank, item.on, facts.case.crn, item.kind, item.subject, item.occasion)
        for facts in cases.facts.values()
        for item in due(facts, cases.context)
    )
    things = FoundThings(cases.digests, Asked())
    assert len(expected) > CASES
    assert [
        (item.urgency, item.rank, item.on, case.crn, item.kind, item.subject, item.occasion)
        for case, item in things
    ] == expected
    assert summed(things.numbers, "kind") == Counter(kind for _, _, _, _, kind, *_ in expected)
    assert dict(things.by_urgency()) == dict(
        {urgency: 0 for urgency, _ in things.by_urgency()}
        | Counter(urgency for urgency, *_ in expected)
    )
    [(first, _), *_] = [(u, n) for u, n in things.by_urgency() if n]
    only = FoundThings(cases.digests, Asked(urgency=first))
    assert [item.urgency for _, item in only] == [first] * len(only)


@each_caseload
def test_a_part_of_a_list_is_that_part_of_the_whole(cases) -> None:
    things = ThingsToDo(cases.digests, Asked(), None)
    whole = [one.item.occasion for one in things]
    assert [one.item.occasion for one in things[7:19]] == whole[7:19]
    assert things[3].item.occasion == whole[3]
    lines = caseload(OPERATOR, cases.context, {"whose": "unit"})
    assert [line.case.crn for line in lines[5:11]] == [line.case.crn for line in lines][5:11]


@each_caseload
def test_good_news(cases) -> None:
    newest = [
        (news[0].on.toordinal() * -1, facts.case.crn)
        for facts in cases.facts.values()
        if (news := good_news(facts, cases.context))
    ]
    found = good_news_of(cases.digests, CASES + 1)
    assert newest
    assert [(item.on.toordinal() * -1, case.crn) for case, item in found] == sorted(newest)


@each_caseload
def test_coverage(cases) -> None:
    assert coverage_over(cases.digests) == coverage_of(cases.ids, TODAY)


@each_caseload
def test_the_list_of_cases(cases) -> None:
    for asked, rule in (
        ("stalled", lambda one: is_stalled(one, cases.context)),
        ("ending_soon", lambda one: ends_soon(one.case.ends_on, cases.context)),
        ("likelihood", lambda one: one.case.assessment.likelihood == "high"),
        ("need", lambda one: one.case.need("thinking") is not None),
    ):
        value = {"likelihood": "high", "need": "thinking"}.get(asked, True)
        expected = {one.case.crn for one in cases.facts.values() if rule(one)}
        assert expected, asked
        listed = caseload(OPERATOR, cases.context, {"whose": "unit", asked: value})
        assert [line.case.crn for line in listed] == sorted(expected), asked
        assert listed.count() == len(expected)
    both = caseload(
        OPERATOR, cases.context, {"whose": "unit", "stalled": True, "ending_soon": True}
    )
    assert both.count() == sum(
        is_stalled(one, cases.context) and ends_soon(one.case.ends_on, cases.context)
        for one in cases.facts.values()
    )


@pytest.mark.parametrize("today", [date(2027, 2, 28), date(2028, 2, 29), date(2026, 11, 30)])
def test_at_the_end_of_a_short_month_the_longer_month_counts_whole(today):
    """31 May less three months is 28 February, though 28 February and three months is 28 May."""
    months = {2: 5, 11: 2}
    year = today.year + (today.month == 11)
    last = (date(year, months[today.month], 28) + timedelta(days=4)).replace(day=1) - timedelta(1)
    factories.case(sentences__0__ends_on=str(last))
    context = context_on(today)

    assert ends_soon(last, context)
    assert caseload(OPERATOR, context, {"whose": "unit", "ending_soon": True}).count() == 1

"""At most five things worth saying well done for, one a person, the newest first."""

from __future__ import annotations

import pytest

from followthrough.delivery import worklist as at
from followthrough.delivery.rules import good_news
from followthrough.delivery.telling import Names, news_told
from followthrough.delivery.tests.facts import TODAY, case, context, step


def said(*steps) -> list[str]:
    facts = case(steps=list(steps))
    return [news.text for news in news_told(good_news(facts, context()), Names.of([facts]))]


@pytest.mark.parametrize(("day", "told"), [(-29, False), (-28, True), (0, True), (1, False)])
@pytest.mark.parametrize("kind", ["started", "stable"])
def test_good_news_lasts_four_weeks_and_does_not_come_from_the_future(day, told, kind):
    assert len(said(step(**{kind: day}))) == told


def test_who_finished_is_not_praised_for_starting():
    assert said(step("Group", started=-9, finished=-1)) == ["Sam finished “Group”."]


def test_stability_is_news_beside_the_work():
    assert said(step("Home", started=-9, stable=-1)) == [
        "Sam is stable enough for further work.",
        "Sam started “Home”.",
    ]


def test_work_that_was_put_aside_or_failed_is_no_news():
    assert said(step(started=-9, decided="hold", decided_on=-1), step(not_delivered=-1)) == []


@pytest.fixture
def over(monkeypatch):
    """Attention over these cases, without a database."""

    def run(*cases):
        monkeypatch.setattr(at, "facts_for_rules", lambda ids, *_: dict(enumerate(cases)))
        return at.worklist([], TODAY).good_news

    return run


def test_five_at_most_the_newest_first(over):
    cases = [case(crn=f"X{day}", steps=[step(started=-day)]) for day in (7, 2, 5, 1, 6, 3, 4)]
    assert [news.case.crn for news in over(*cases)] == ["X1", "X2", "X3", "X4", "X5"]


def test_nobody_stands_there_twice(over):
    busy = case(crn="X1", steps=[step(started=-day) for day in range(1, 9)])
    quiet = case(crn="X2", steps=[step(started=-20)])
    assert [news.case.crn for news in over(busy, quiet)] == ["X1", "X2"]


def test_on_the_same_day_the_crn_decides(over):
    cases = [case(crn=crn, steps=[step(started=-1)]) for crn in ("X3", "X1", "X2")]
    assert [news.case.crn for news in over(*cases)] == ["X1", "X2", "X3"]

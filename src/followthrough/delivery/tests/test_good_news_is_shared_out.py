"""At most five things worth saying well done for, one a person, the newest first."""

from __future__ import annotations

import pytest

from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import good_news_of
from followthrough.delivery.rules import good_news
from followthrough.delivery.telling import Names, news_told
from followthrough.delivery.tests.facts import TODAY, case, context, on, step
from followthrough.people.models import Case
from tests import factories


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
def over(db):
    """Whose good news stands on a list of these cases: days ago on which steps were started, by
    CRN."""

    def run(started: dict[str, list[int]]) -> list[str]:
        factories.unit()
        lines = []
        for crn, days in started.items():
            line = factories.line(
                crn=crn, plan__made_on=str(on(-60)), plan__agreement__on=str(on(-60))
            )
            line["plan"]["goals"] = line["plan"]["goals"][:1]
            line["plan"]["goals"][0]["steps"] = [
                factories.step(f"T{day}", delivery={"started_on": str(on(-day))}) for day in days
            ]
            lines.append(line)
        summary, rows = factories.imported(*lines, today=TODAY)
        assert summary.aside == 0, rows
        digests = Digests(Case.objects.all(), context())
        return [found.case.crn for found in good_news_of(digests)]

    return run


def test_five_at_most_the_newest_first(over):
    assert over({f"X00000{day}": [day] for day in (7, 2, 5, 1, 6, 3, 4)}) == [
        f"X00000{day}" for day in (1, 2, 3, 4, 5)
    ]


def test_nobody_stands_there_twice(over):
    assert over({"X000001": list(range(1, 9)), "X000002": [20]}) == ["X000001", "X000002"]


def test_on_the_same_day_the_crn_decides(over):
    assert over({"X000003": [1], "X000001": [1], "X000002": [1]}) == [
        "X000001",
        "X000002",
        "X000003",
    ]

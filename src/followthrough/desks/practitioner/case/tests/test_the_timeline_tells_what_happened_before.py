"""What a file says happened is history as well: it stands on the timeline by its own day, beside
what was recorded here."""

from __future__ import annotations

import re

import pytest

from followthrough.desks.shared.tests.pages import opened
from tests import factories

pytestmark = pytest.mark.django_db
TIMELINE = "/cases/X000001/timeline/"


def told(page) -> list[tuple[str, str]]:
    """Day and sentence, in the order of the page."""
    found = re.findall(
        r'<li><span class="ft-history__day">(.*?)</span> <span>(.*?)</span></li>', page.html, re.S
    )
    return [(day, re.sub(r"<.*?>", "", what)) for day, what in found]


@pytest.fixture
def page(client, amara, monday):
    plan = factories.line()["plan"]
    steps = plan["goals"][0]["steps"]
    steps[0]["delivery"] = {
        "referred_on": "2026-11-02",
        "started_on": "2026-11-20",
        "not_delivered_on": "2026-12-21",
        "not_delivered_reason": "unwilling",
    }
    factories.case(amara, plan=plan)
    return opened(client, TIMELINE)


def test_what_a_file_brought_stands_by_its_day_the_newest_first(page):
    about = [what for _, what in told(page) if what.endswith(": Meet the housing adviser")]
    assert [what.split(":")[0] for what in about] == [
        "Not delivered (the person does not want to take part)",
        "Started",
        "Referred",
    ]
    assert ("20 November 2026", "Started: Meet the housing adviser") in told(page)
    assert any(what.startswith("Assessed: likelihood of reoffending ") for _, what in told(page))
    assert any(what.startswith("Community order began") for _, what in told(page))
    assert "from files of" in page.text


def test_nothing_of_days_to_come_is_told(page):
    assert not any("ended" in what for _, what in told(page))


def test_work_that_was_done_on_one_day_is_told_once(client, amara, monday):
    plan = factories.line()["plan"]
    day = {"started_on": "2026-11-20", "finished_on": "2026-11-20"}
    plan["goals"][0]["steps"][0]["delivery"] = day
    factories.case(amara, plan=plan)
    about = [what for _, what in told(opened(client, TIMELINE)) if "housing adviser" in what]
    assert about == ["Finished: Meet the housing adviser"]


def test_a_later_page_of_what_was_recorded_does_not_repeat_it(client, amara, page):
    assert told(opened(client, f"{TIMELINE}?page=2")) == []

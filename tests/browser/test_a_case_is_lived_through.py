"""What happens in the life of a case, in a browser: a death, a transfer to another region and
back, a CRN that changes, two records that are merged and told apart again, an order that was
revoked, and a licence that follows a recall."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Page

from followthrough.common.actors import Role
from followthrough.common.dates import say_date, today_in_london
from tests import factories
from tests.browser.page_actions import press, says, titled
from tests.browser.test_every_page_is_accessible import check
from tests.browser.world import World
from tests.browser.world_lines import line_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

DIED, MOVED, RENAMED, REVOKED, RECALLED = (f"X0000{number}" for number in (10, 11, 13, 14, 16))
KEPT, TWICE = "X000017", "X000021"  # who have one name and one birth


def committed(act: Callable[[], Any]) -> Any:
    """On a connection of its own, so that the server sees it."""

    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def take(line: dict[str, Any]) -> None:
    summary, rows = committed(lambda: factories.imported(line, today=today_in_london()))
    assert summary.aside == 0, rows


@pytest.fixture(scope="module")
def south(world: World, django_db_blocker) -> None:
    """A unit of another region, with its manager."""

    def made() -> str:
        unit = factories.unit("U2", "Southtown", "R2")
        client = Client()
        client.force_login(factories.user("sue", Role.MANAGER, units=(unit,), name="Sue Ali"))
        return client.cookies["sessionid"].value

    with django_db_blocker.unblock():
        world.sessions["sue"] = committed(made)


def is_read_and_asks_nothing(page: Page, crn: str) -> None:
    text = page.inner_text("main")
    for asks in ("To do", "What is going well", "Agree", "Ask ", "Publish"):
        assert asks not in text, asks
    for part in ("plan", "my-plan"):
        page.goto(f"/cases/{crn}/{part}/")
        assert page.url.endswith(f"/cases/{crn}/"), part


def test_a_death_is_recorded_seen_to_and_the_case_closed(sign_in):
    page = sign_in(width=320, scripts=False)
    page.goto(f"/cases/{DIED}/")
    press(page.get_by_role("link", name="Close this case, or record that Sam has died"))
    press(page.get_by_role("link", name="record that first"))
    today = today_in_london()
    for name, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_label(name).fill(str(value))
    page.get_by_label("How do you know").fill("His sister rang.")
    press(page.get_by_role("button", name="Record the death"))
    says(page, "His sister rang.")
    is_read_and_asks_nothing(page, DIED)
    manager = sign_in("helen")
    manager.goto(f"/cases/{DIED}/")
    check(manager, "a case whose person died")
    for task in ("report of the death", "contact with the family", "victim liaison"):
        press(manager.get_by_role("link", name=f"Record {task}"))
        check(manager, task)
        manager.get_by_label("What was done").fill(f"Done: {task}.")
        press(manager.get_by_role("button", name="Save"))
    press(manager.get_by_role("link", name="Close the case"))
    manager.get_by_label("The person died").check()
    press(manager.get_by_role("button", name="Close the case"))
    says(manager, "The person died.")
    manager.goto("/cases/closed/?whose=unit")
    says(manager, DIED)
    manager.goto(f"/cases/{DIED}/")
    press(manager.get_by_role("link", name="Was this a mistake? Say so"))
    check(manager, "taking back a death")


def test_a_case_goes_to_another_region_and_back(sign_in, south):
    def move(who: str, unit: str) -> None:
        page = sign_in(who)
        page.goto(f"/cases/{MOVED}/")
        press(page.get_by_role("link", name="Move it to another unit"))
        page.get_by_label("Which unit does the case go to?").select_option(unit)
        page.get_by_label("What does the new unit need to know first?").fill("He knows the way.")
        press(page.get_by_role("button", name="Move the case"))
        says(page, "has moved to")

    move("helen", "U2")
    gone = sign_in("helen")
    gone.goto(f"/cases/{MOVED}/")
    assert gone.url.endswith("/team/moved/")  # on the day of the move it is said where the case is
    assert MOVED in gone.inner_text("main")
    there = sign_in("sue")
    there.goto("/team/unallocated/")
    says(there, MOVED)
    move("sue", "U1")
    back = sign_in("helen")
    back.goto(f"/cases/{MOVED}/timeline/")
    assert back.inner_text("main").count("Moved the case to another unit") == 2


def test_a_crn_that_changed_leads_on_from_the_old_address(sign_in):
    today = today_in_london()
    line = line_of(13, today)
    take(line | {"crn": "X900013", "former_crns": [RENAMED]})
    page = sign_in()
    page.goto(f"/cases/{RENAMED}/")
    assert page.url.endswith("/cases/X900013/")
    page.goto(f"/cases/?name={RENAMED}")
    says(page, "1 case.")


def test_two_records_are_merged_and_told_apart_again(sign_in):
    line = line_of(21, today_in_london())
    line["sentences"][0]["offence"] = "Handling stolen goods"
    take(line)
    manager = sign_in("helen")
    manager.goto(f"/cases/{KEPT}/")
    before = manager.inner_text("main")
    press(manager.get_by_role("link", name="Merge with another record of Sam"))
    manager.get_by_label("CRN of the other").fill(TWICE.lower())
    press(manager.get_by_role("button", name="Compare the two"))
    says(manager, "The same name and date of birth.")
    check(manager, "two records beside each other")
    press(manager.get_by_role("button", name="Save"))
    titled(manager, "Error: ")
    check(manager, "two records with errors")
    manager.get_by_label(f"They are the same person: go on with {KEPT}").check()
    manager.get_by_label("How do you know?").fill("I asked him, and rang the court.")
    press(manager.get_by_role("button", name="Save"))
    says(manager, "I asked him, and rang the court.")
    check(manager, "records that are merged")

    page = sign_in()
    page.goto(f"/cases/{TWICE}/plan/")
    assert page.url.endswith(f"/cases/{KEPT}/plan/")
    page.goto(f"/cases/?name={TWICE}")
    says(page, "1 case.")
    page.goto(f"/cases/{KEPT}/")
    says(page, f"Sam was also recorded as {TWICE}.")
    says(page, "Community order: Handling stolen goods")
    press(page.get_by_role("link", name="See what was found and planned there"))
    press(page.get_by_role("link", name=f"Read what stands on {TWICE}"))
    says(page, f"This is a second record of the same person. Work goes on in {KEPT}.")
    assert "Open this case again" not in page.inner_text("main")
    check(page, "a merged record")
    page.goto(f"/cases/{KEPT}/merged/")
    press(page.get_by_role("link", name="Say what you carried over"))
    check(page, "what was carried over")
    page.get_by_label("What did you carry over").fill("His course; the flat is settled.")
    press(page.get_by_role("button", name="Save"))
    says(page, "His course; the flat is settled.")
    page.goto(f"/cases/{KEPT}/")
    assert "also recorded as" not in page.inner_text("#todo ~ *")

    manager.goto(f"/cases/{KEPT}/merged/")
    press(manager.get_by_role("link", name="They are two people: undo the merge"))
    check(manager, "undoing a merge")
    manager.get_by_label("How do you know that they are two people?").fill("Cousins.")
    press(manager.get_by_role("button", name="Undo the merge"))
    says(manager, "They are two records again, each as it was.")
    manager.goto(f"/cases/{KEPT}/")
    now = manager.inner_text("main")
    assert now[: now.index("What happened")] == before[: before.index("What happened")]
    manager.goto(f"/cases/{TWICE}/")
    assert manager.url.endswith(f"/cases/{TWICE}/")
    says(manager, "Merge with another record of Sam")


def test_a_revoked_order_closes_from_a_file_and_goes_on(sign_in):
    today = today_in_london()
    line = line_of(14, today)
    on = str(today - timedelta(days=1))
    line["sentences"][0]["changes"] = [{"kind": "revoked", "on": on}]
    line["case"]["ended"] = {"on": on, "reason": "revoked"}
    take(line)
    page = sign_in()
    page.goto(f"/cases/{REVOKED}/")
    says(page, "The order or the licence was revoked.")
    is_read_and_asks_nothing(page, REVOKED)
    press(page.get_by_role("link", name="Open this case again"))
    page.get_by_label("Why does it go on?").fill("The revocation was set aside.")
    press(page.get_by_role("button", name="Open it again"))
    page.goto(f"/cases/{REVOKED}/timeline/")
    says(page, "The revocation was set aside.")


def test_a_licence_that_follows_a_recall_is_one_licence_with_one_end(sign_in):
    today = today_in_london()
    line = line_of(16, today)
    first = line["sentences"][0] | {"kind": "licence", "requirements": []}
    first["ends_on"] = str(today + timedelta(days=30))
    second = first | {
        "ref": "S2",
        "starts_on": str(today + timedelta(days=31)),
        "ends_on": str(today + timedelta(days=400)),
    }
    recall = today - timedelta(days=20)
    first["changes"] = [{"kind": "recalled", "on": str(recall)}]
    line |= {"sentences": [first, second]}
    release = today + timedelta(days=20)
    line["case"] |= {"in_custody": True, "expected_release_on": str(release)}
    for goal in line["plan"]["goals"]:
        for step in goal["steps"]:
            step.pop("requirement", None)
    under_way = line["plan"]["goals"][0]["steps"][0]
    under_way |= {
        "text": "Join the evening course",
        "actor": "provider",
        "intervention": "problem_solving_sessions",
        "delivery": {"started_on": str(recall - timedelta(days=9))},
    }
    take(line)
    page = sign_in()
    page.goto(f"/cases/{RECALLED}/")
    asked = f"“Join the evening course” was under way before the recall on {say_date(recall)}."
    says(page, asked)
    says(page, "no first appointment is planned")
    says(page, "Stopped by the recall")
    said = f"Recalled to prison on {say_date(recall)}. Release expected {say_date(release)}."
    says(page, said)
    assert page.inner_text("main").count("Licence ends") == 1
    check(page, "a case of somebody who was recalled")
    page.goto(f"/cases/{RECALLED}/close/")
    says(page, "A recall does not end this case")
    check(page, "closing a case of somebody who was recalled")
    page.goto(f"/cases/{RECALLED}/my-plan/")
    since = f"I have been back in prison since {say_date(recall)}."
    assert since in page.inner_text("main")
    says_kept = "I had started this. I can go on with it when I am out."
    assert says_kept not in page.inner_text("main")
    assert "needs to ask if I can go on with it." in page.inner_text("main")
    check(page, "My plan of somebody who was recalled")

    page.goto(f"/cases/{RECALLED}/")
    page.locator("a", has_text="Join the evening course: record what happened").click()
    page.get_by_label("Whoever delivers it was asked: it stands as it was").check()
    page.get_by_label("Who was asked, and what did they say?").fill(
        "It has stopped. They keep the place."
    )
    page.get_by_role("button", name="Save").click()
    page.goto(f"/cases/{RECALLED}/")
    assert asked not in page.inner_text("main")
    says(page, "Stopped by the recall")
    page.goto(f"/cases/{RECALLED}/my-plan/")
    assert says_kept in page.inner_text("main")

    del line["case"]["expected_release_on"]
    line["case"]["in_custody"] = False
    take(line)
    page.goto(f"/cases/{RECALLED}/")
    assert page.locator("text=Release expected").count() == 0
    assert page.locator("[aria-label=Alerts]", has_text="Recalled to prison").count() == 0
    assert page.inner_text("main").count(f"Recalled to prison on {say_date(recall)}") == 2
    page.goto(f"/cases/{RECALLED}/my-plan/")
    assert "prison" not in page.inner_text("main")

"""A form that was shown does its act once, however often it is sent; one that was refused is sent
again."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from followthrough.common.models import LedgerEntry, SentForm
from followthrough.common.tasks import forget_forms
from followthrough.desks.practitioner.plan.views import goals as views
from followthrough.desks.shared.form_numbers import FIELD, new_number
from followthrough.desks.shared.sent_once import SAVED_BEFORE
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, Page, entries, opened
from followthrough.people.models import CaseAccess
from followthrough.plans.models import Goal
from tests import factories

CRN = "X000001"
GOAL = reverse("add-goal", args=[CRN]) + "?area=finance"
PLAN = reverse("plan", args=[CRN])


def sent_twice(page: Page, action: str = "", **fields: str) -> tuple[Page, Page]:
    return page.send(action, **fields), page.send(action, **fields)


def step_page(client, case, name: str) -> Page:
    step = case.plan.goals.get(ref="G2").steps.first()
    return opened(client, reverse(name, args=[CRN, step.pk]))


def test_a_goal_is_added_once_and_the_second_sending_leads_to_the_same_page(client, case):
    first, second = sent_twice(opened(client, GOAL), "area=finance", title="A goal", when="now")
    assert "The goal is added." in first.text
    goal = Goal.objects.get(title="A goal")
    assert first.address == second.address == reverse("add-step", args=[CRN, goal.pk])
    assert SAVED_BEFORE in second.text
    assert "The goal is added." not in second.text
    assert second.text.count("A goal") == first.text.count("A goal")
    assert entries(case) == ["goal.added"]


def test_the_same_words_in_a_form_that_was_opened_again_are_another_goal(client, case):
    for _ in range(2):
        opened(client, GOAL).send("area=finance", title="A goal", when="now")
    assert entries(case) == ["goal.added", "goal.added"]


def test_what_was_changed_between_two_sendings_is_shown_and_not_called_saved(client, case):
    page = opened(client, GOAL)
    page.send("area=finance", title="First words", when="now")
    late = page.send("area=finance", title="Second words", when="now")
    assert late.status == 409
    assert "An earlier version was saved" in late.text
    assert "Goal Second words When to work on it For now" in late.text
    assert entries(case) == ["goal.added"]
    assert SAVED_BEFORE in page.send("area=finance", title="First words", when="now").text


def test_nothing_is_said_of_what_was_undone(client, case):
    first, second = opened(client, GOAL), opened(client, GOAL)
    number = first.form("area=finance").values[FIELD]
    assert "The goal is added." in first.send("area=finance", title="First", when="now").text
    seen = opened(client, GOAL).form("area=finance").values["seen_version"]
    sent = {"title": "Second", "when": "now", "seen_version": seen, FIELD: number}
    late = second.send("area=finance", **sent)
    assert "An earlier version was saved" in late.text
    assert "The goal is added." not in late.text
    assert "The goal is added." not in opened(client, PLAN).text


def test_an_order_is_published_once(client, case):
    first, second = sent_twice(opened(client, PLAN), "publish/", read=WHATEVER_IT_LACKS)
    assert "Order 1 is published." in first.text
    assert SAVED_BEFORE in second.text
    assert entries(case) == ["order.published"]


def test_a_need_is_recorded_once_and_taken_away_once(client, case):
    page = opened(client, reverse("add-part", args=[CRN, "needs"]))
    fields = {"area": "finance", "immediacy": "soon", "severity": "low"}
    assert SAVED_BEFORE in sent_twice(page, **fields)[1].text
    assert len(entries(case)) == 1

    page = opened(client, reverse("change-part", args=[CRN, "needs", "finance"]))
    first, second = sent_twice(page, take_away="yes")
    assert "The need is taken away." in first.text
    assert (second.status, second.address) == (200, first.address)  # where it is gone, too
    assert SAVED_BEFORE in second.text
    assert len(entries(case)) == 2


def test_a_reason_to_work_on_a_case_is_said_once(client, case, amara):
    client.force_login(factories.practitioner(amara.units.get(), "ben"))
    page = opened(client, reverse("cover", args=[CRN]))
    assert SAVED_BEFORE in sent_twice(page, reason="duty")[1].text
    assert CaseAccess.objects.filter(user__username="ben").count() == 1


def test_a_step_that_is_finished_leads_where_it_led(client, case):
    page = step_page(client, case, "work-step")
    first, second = sent_twice(page, what="finished")
    assert first.title.startswith("Finished")
    assert second.address == first.address
    assert SAVED_BEFORE in second.text


def test_what_was_refused_is_sent_again_with_the_same_form(client, case):
    page = opened(client, GOAL)
    refused = page.send("area=finance", title="", when="now")
    assert refused.errors
    assert not SentForm.objects.exists()
    assert "The goal is added." in page.send("area=finance", title="A goal", when="now").text


def test_what_failed_is_sent_again_with_the_same_form(client, case, monkeypatch):
    """What was written before it failed is gone, and the number of the form with it."""
    page, add_goal = opened(client, GOAL), views.acting.add_goal

    def fail(*args):
        add_goal(*args)
        raise ZeroDivisionError

    fields = {"title": "A goal", "when": "now"}
    monkeypatch.setattr(views.acting, "add_goal", fail)
    with pytest.raises(ZeroDivisionError):
        page.send("area=finance", **fields)
    assert (entries(case), SentForm.objects.count()) == ([], 0)
    monkeypatch.setattr(views.acting, "add_goal", add_goal)
    assert "The goal is added." in page.send("area=finance", **fields).text
    assert entries(case) == ["goal.added"]


def test_words_to_start_from_and_a_preview_use_nothing_up(client, case):
    page = opened(client, GOAL)
    page.send("area=finance", use="0")
    assert not SentForm.objects.exists()
    preview = step_page(client, case, "decide-step").send(what="hold", hold_reason="waiting_list")
    assert preview.html.count(f'name="{FIELD}"') == 2  # its own, and that of signing out
    assert not SentForm.objects.exists()
    assert "Your change is saved." in preview.send().text
    assert SAVED_BEFORE in preview.send().text
    assert entries(case) == ["step.held"]


def test_two_forms_of_one_page_are_two_acts(client, case):
    page = step_page(client, case, "work-step").send(what="finished")
    step = case.plan.goals.get(ref="G2").steps.first().pk
    for name, fields in (("recognise", {}), ("step-finished", {"learnt": "To ask"})):
        sent = page.send(reverse(name, args=[CRN, step]), **fields, whose="person")
        assert SAVED_BEFORE not in sent.text
    assert len(entries(case)) == 3


def test_the_number_of_one_user_is_nobody_elses(client, case, amara):
    """Nor does it tell anybody where it led."""
    page = opened(client, GOAL)
    values = page.form("area=finance").values | {"title": "A goal"}
    page.send("area=finance", title="A goal")
    client.force_login(factories.practitioner(amara.units.get(), "ben"))
    answer = client.post(GOAL, values)
    assert answer.status_code == 403
    assert SAVED_BEFORE not in answer.text


@pytest.mark.parametrize("number", ["", "x", "1-2-3", "0" * 100_000, "1-" + "z" * 22 + "-zZ"])
def test_a_number_that_we_never_gave_is_not_taken(client, case, number):
    assert client.post(GOAL, {"title": "A goal", "when": "now", FIELD: number}).status_code == 403
    assert entries(case) == []


def test_a_form_without_a_number_is_an_act_each_time(client, case):
    """As a page of an older release, or a program, sends it."""
    values = opened(client, GOAL).form("area=finance").values | {"title": "A goal"}
    del values[FIELD]
    client.post(GOAL, values)
    case.plan.refresh_from_db()
    client.post(GOAL, values | {"seen_version": str(case.plan.version)})
    assert entries(case) == ["goal.added", "goal.added"]


def test_every_form_of_a_page_has_a_number_of_its_own(client, case):
    page = step_page(client, case, "work-step").send(what="finished")
    numbers = [part.split('"')[0] for part in page.html.split(f'name="{FIELD}" value="')[1:]]
    assert len(numbers) == page.html.count('method="post"') > 2
    assert len(set(numbers)) == len(numbers)
    assert FIELD not in client.__class__().get("/sign-in").text


def test_who_may_no_longer_see_the_person_is_not_led_back(client, case, amara):
    page = opened(client, GOAL)
    page.send("area=finance", title="A goal")
    factories.imported(factories.line() | {"access": {"excluded": [amara.username]}})
    assert page.send("area=finance", title="A goal").status == 404


def test_numbers_are_forgotten_after_three_days(client, case, amara):
    opened(client, PLAN).send("publish/", read=WHATEVER_IT_LACKS)
    sent = SentForm.objects.get()
    with time_machine.travel(sent.at + timedelta(days=3), tick=False):
        forget_forms()
    assert SentForm.objects.exists()
    with time_machine.travel(sent.at + timedelta(days=3, seconds=1), tick=False):
        forget_forms()
    assert not SentForm.objects.exists()
    assert LedgerEntry.objects.filter(action="order.published").exists()


def test_a_number_is_signed_for_its_user():
    mine = new_number(7)
    assert mine.signed() != new_number(7).signed()
    theirs = mine.signed().replace("7-", "8-", 1)
    assert theirs != type(mine)(8, mine.number).signed()

"""The panel, the judgements, the second person and the notice; and who may open them."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.desks.practitioner.early_end.tests.early_end_pages import (
    BECAUSE,
    CRN,
    DAY,
    NAMES,
    YES,
    at,
    browser,
    decide,
)
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.tests.factories import JUDGED, SHORT, case_that_may_end_early
from followthrough.people.models import AccessLimit, Person
from followthrough.plans.models import Goal, Plan
from tests.clock import morning


@pytest.fixture
def ready(amara):
    return case_that_may_end_early(amara)


@pytest.fixture
def helen(ready):
    return browser("helen", name="Helen Castle")


def test_each_condition_stands_with_a_tag_and_its_evidence(client, ready):
    page = opened(client, at(ready))
    assert page.title.startswith("Ending early: community order")
    assert page.text.count("You decide") == 4
    assert "Every other requirement has been complied with Yes" in page.text
    assert "Unpaid work: 60 of 60 hours done, as the source counts it." in page.text
    assert "0 of 2 goals are achieved." in page.text
    assert "“I have a settled place to live” is being worked on." in page.text
    assert "Nobody has checked this day against the regulations yet." in page.text
    assert "Sentencing Act 2026" in page.text


def test_that_nobody_checked_the_day_is_read_before_anything_is_filled_in(client, ready):
    html = opened(client, at(ready)).html
    assert html.index("Nobody has checked this day") < html.index('autocomplete="off" novalidate')


def test_no_answer_is_filled_in_for_anybody(client, ready):
    values = opened(client, at(ready)).form().values
    hidden = {"csrfmiddlewaretoken", "form_number", "seen_version"}
    assert set(values) == {*hidden, "words", *BECAUSE} | set(DAY)
    assert not any(values[name].strip() for name in (*BECAUSE, *DAY, "words"))


def test_the_panel_asks_no_more_than_a_page_of_a_case_may(
    client, ready, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        assert client.get(at(ready)).status_code == 200


def test_a_false_condition_leaves_nothing_to_decide(client, amara):
    case = case_that_may_end_early(amara, requirements=SHORT)
    page = opened(client, at(case))
    assert "complied with No" in page.text
    assert "It cannot end early now." in page.text
    assert "Not so yet: “Every other requirement has been complied with”." in page.text
    assert "Decide that it ends early" not in page.html
    address = at(case)
    client.post(address, {**YES, **BECAUSE, **DAY, "seen_version": "1"})
    assert not EarlyEndStage.objects.exists()


def test_a_licence_says_that_it_does_not_apply(client, amara):
    case = case_that_may_end_early(amara, sentences__0__kind="licence")
    page = opened(client, at(case))
    assert "This sentence is of another kind." in page.text
    assert "You decide" not in page.text


def test_without_a_plan_the_page_says_what_to_do(client, amara):
    case = case_that_may_end_early(amara, no_plan=None)
    page = opened(client, at(case))
    assert "There is no plan here, so nothing can be decided here yet." in page.text
    for name in NAMES[1:]:
        assert opened(client, at(case, name)).status == 302


def test_everything_that_is_missing_is_said_where_it_is(client, ready):
    page = opened(client, at(ready)).send()
    result = [href for href, _ in page.errors]
    wanted = [f"#id_{part}_{code}" for code in JUDGED for part in ("met", "because")]
    assert result == [*wanted, "#id_ends_on_day"]
    assert all("Select yes or no" in said for href, said in page.errors if "_met_" in href)


@pytest.mark.parametrize(
    ("changes", "href"),
    [
        ({"met_objectives_met": "not_met"}, "#id_met_objectives_met"),
        ({"because_objectives_met": " "}, "#id_because_objectives_met"),
        ({"ends_on_day": "3"}, "#id_ends_on_day"),
        ({"ends_on_month": "10"}, "#id_ends_on_day"),
        ({"ends_on_year": "27"}, "#id_ends_on_day"),
        ({"met_objectives_met": "perhaps"}, "#id_met_objectives_met"),
    ],
)
def test_what_cannot_be_decided_keeps_what_was_typed(client, ready, changes, href):
    page = decide(client, ready, **changes)
    assert [found for found, _ in page.errors] == [href]
    assert page.form().values["because_no_court_review"].strip() == "Reason for no_court_review"
    assert page.form().values["met_no_court_review"] == "met"
    assert not EarlyEndStage.objects.exists()


def test_one_decides_and_a_manager_confirms(client, ready, helen):
    page = decide(client, ready)
    assert "A manager has to confirm it before it counts." in page.text
    assert "It waits for a second person" in page.text
    assert "Yes, because: Reason for objectives_met" in page.text
    assert "A manager confirms it. Ask your manager." in page.text
    assert "Look at it and confirm it" not in page.html

    theirs = opened(helen, at(ready))
    assert "Look at it and confirm it" in theirs.html
    asked = opened(helen, at(ready, "confirm-early-end"))
    assert "Unpaid work: 60 of 60 hours" in asked.text
    assert asked.send().errors == [("#id_words", "Enter why you confirm it")]
    done = asked.send(words="I read the order.")
    assert "It ends early" in done.text
    assert "Helen Castle confirmed it on 4 January 2027. “I read the order.”" in done.text
    assert entries(ready) == ["early-end.decided", "early-end.confirmed"]


def is_confirmed(case) -> bool:
    return early_end_of(case.sentences.get().pk).is_confirmed


def test_a_practitioner_finds_no_form_to_confirm_and_cannot_send_one(client, ready):
    decide(client, ready)
    page = opened(client, at(ready, "confirm-early-end"))
    assert "A manager confirms it." in page.text
    assert "Why do you confirm it?" not in page.text
    sent = client.post(
        at(ready, "confirm-early-end"),
        {"words": "Yes", "seen_version": str(Plan.objects.get().version)},
    )
    assert sent.status_code == 404
    assert not is_confirmed(ready)


def test_whoever_decided_cannot_confirm(ready, helen):
    decide(helen, ready)
    page = opened(helen, at(ready, "confirm-early-end"))
    assert "You decided it, so somebody else has to confirm it." in page.text
    sent = helen.post(
        at(ready, "confirm-early-end"),
        {"words": "Yes", "seen_version": str(Plan.objects.get().version)},
    )
    assert "somebody else has to confirm it" in sent.content.decode()
    assert not is_confirmed(ready)


def test_it_is_withdrawn_with_a_reason_that_stays_readable(client, ready):
    decide(client, ready)
    asked = opened(client, at(ready, "withdraw-early-end"))
    assert asked.send().errors == [("#id_words", "Enter why it is withdrawn")]
    page = asked.send(words="A goal came back.")
    assert "withdrew the last decision on 4 January 2027: “A goal came back.”" in page.text
    assert "Decide that it ends early" in page.html
    assert opened(client, at(ready, "early-end-notice")).status == 302


def test_what_changed_on_record_is_told_to_the_second_person(client, ready, helen):
    decide(client, ready)
    Goal.objects.filter(ref="G1").update(state="achieved")
    for name in ("early-end", "confirm-early-end"):
        text = opened(helen, at(ready, name)).text
        assert "What is on record has changed since it was decided: The goals of the" in text


def test_a_page_from_before_a_change_saves_nothing_and_loses_nothing(client, ready, helen):
    mine = opened(client, at(ready))
    decide(helen, ready)
    withdraw = opened(helen, at(ready, "withdraw-early-end"))
    withdraw.send(words="Too soon.")
    stale = mine.send(**YES, **BECAUSE, **DAY)
    assert "Nothing was lost." in stale.errors[0][1]
    assert "Helen Castle: Withdrew an early end of a sentence" in stale.errors[0][1]
    assert stale.form().values["because_objectives_met"].strip() == "Reason for objectives_met"
    assert entries(ready) == ["early-end.decided", "early-end.withdrawn"]
    stale.send()
    assert entries(ready)[-1] == "early-end.decided"


def test_a_confirmation_of_an_older_page_waits_for_a_second_look(client, ready, helen):
    decide(client, ready)
    theirs = opened(helen, at(ready, "confirm-early-end"))
    Plan.objects.update(version=Plan.objects.get().version + 1)
    stale = theirs.send(words="I read the order.")
    assert stale.title.startswith("Error: ")
    assert not is_confirmed(ready)
    stale.send()
    assert is_confirmed(ready)


def test_a_colleague_says_why_before_a_change(client, ready):
    grace = browser("grace", why=False)
    page = decide(grace, ready)
    assert "Say why you are working on it" in page.errors[0][1]
    assert page.form().values["because_objectives_met"].strip() == "Reason for objectives_met"
    assert not EarlyEndStage.objects.exists()


def test_after_its_day_it_has_ended_and_is_not_withdrawn(client, amara, ready, helen):
    decide(client, ready)
    opened(helen, at(ready, "confirm-early-end")).send(words="I read the order.")
    with time_machine.travel(morning(date(2027, 1, 19))):
        client.force_login(amara)  # the session of two weeks ago is over
        page = opened(client, at(ready))
        assert "It ended early" in page.text
        assert "Withdraw it" not in page.html
        sent = opened(client, at(ready, "withdraw-early-end")).send(words="Too late.")
    assert "It cannot be withdrawn now." in sent.errors[0][1]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }}{% x %}", "\x00", "‮"])
def test_any_words_are_shown_as_words_or_refused(client, ready, text):
    page = decide(client, ready, because_objectives_met=text, words=text)
    assert page.status == 200
    assert "<script>alert" not in page.html
    assert "49{%" not in page.html


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_of_another_case_is_not_found(client, amara, ready, name):
    other = case_that_may_end_early(amara, crn="X000002").sentences.get().pk
    for number in (other, 0, 99999999):
        address = reverse(name, args=[CRN, number])
        assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)


@pytest.mark.parametrize("name", NAMES)
def test_who_may_not_know_of_the_case_finds_nothing(client, ready, name):
    decide(client, ready)
    grace = browser("grace")
    assert grace.get(at(ready, name)).status_code == 200
    AccessLimit.objects.create(person=ready.person, kind=AccessLimit.EXCLUSION, username="grace")
    Person.objects.update(limited=True)
    for answer in (grace.get(at(ready, name)), grace.post(at(ready, name), {"words": "x"})):
        assert answer.status_code == 404
        assert "Sam" not in answer.content.decode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.PROVIDER_WORKER, Role.PERSON])
def test_other_roles_have_no_such_page(ready, name, role):
    assert browser("me", role, why=False).get(at(ready, name)).status_code in {403, 404}


def test_that_the_person_was_told_is_recorded_once_it_is_confirmed(client, ready, helen):
    decide(client, ready)
    told = at(ready, "early-end-told")
    assert opened(client, told).answer.headers["Location"] == at(ready)  # nothing to tell yet
    opened(helen, at(ready, "confirm-early-end")).send(words="I read it")
    page = opened(client, at(ready))
    assert "It counts once the person has been told the day." in page.text
    assert "Record that Sam was told" in page.text
    form = opened(client, told)
    assert form.send(words="").errors == [("#id_words", "Enter how they were told")]
    [(where, said)] = form.send(on_day="5", words="At the office").errors
    assert (where, "in the future" in said) == ("#id_on_day", True)
    saved = form.send(words="At the office, with the notice")
    assert "The person was told the day on 4 January 2027 by Amara: At the office" in saved.text
    assert "It counts once" not in saved.text
    assert opened(client, told).answer.headers["Location"] == at(ready)
    timeline = opened(client, reverse("case-timeline", args=[CRN])).text
    assert "“At the office, with the notice”" in timeline
    assert "“I read it”" in timeline

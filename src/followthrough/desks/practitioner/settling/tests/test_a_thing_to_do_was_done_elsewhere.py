"""That a thing to do was done elsewhere is recorded in its row: by whom, when and how. So ends what
no page here could end."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from followthrough.delivery.actions.digests import make_anew
from followthrough.desks.practitioner.case.tests.test_what_is_missing_is_said_on_today import (
    without_assessment,
)
from followthrough.desks.shared.tests.pages import entries, opened, row_of_step
from followthrough.people.models import DoneElsewhere, Requirement
from followthrough.plans.models import Step
from tests import clock, factories

TODAY, CRN = reverse("today"), "X000001"
CASE = reverse("case", args=[CRN])
REGISTER = {"code": "rcpr", "since": "2026-10-05", "review_on": "2027-01-07"}
REVIEWED = reverse("done-elsewhere", args=[CRN, "register-review", "register:rcpr", "2027-01-07"])
SAID = "The review of"


def done(day: int = 4, month: int = 1, year: int = 2027, **changes: str) -> dict[str, str]:
    on = {"on_day": str(day), "on_month": str(month), "on_year": str(year)}
    return {**on, "who": "Jo Reed", "words": "In the register of the police", **changes}


@pytest.fixture
def reviewed(amara):
    return factories.case(amara, assessment__registers=[REGISTER])


def ends(client, address: str, said: str, **typed: str) -> None:
    """It stands on Today, is ended from there, and the case says how."""
    page = opened(client, TODAY)
    assert said in page.text
    assert address in page.html
    after = opened(client, f"{address}?back=today").send(**done(**typed))
    assert after.address == TODAY
    assert "Recorded as done on 4 January 2027." in after.text
    assert said not in after.text
    case = opened(client, CASE).text
    assert (
        "Done on 4 January 2027 by Jo Reed. Amara recorded it: “In the register of the police”"
        in case
    )


def test_a_register_review_ends(client, reviewed):
    ends(client, REVIEWED, SAID)


def test_the_step_for_a_register_review_says_by_whom_it_was_done_and_asks_no_more(client, amara):
    review = factories.step(
        "T1",
        text="Review it with the manager",
        intervention="register_review",
        for_whom="staff_only",
        protects_others=True,
    )
    goals = [{**factories.line()["plan"]["goals"][0], "steps": [review]}]
    factories.case(amara, assessment__registers=[REGISTER], plan__goals=goals)
    plan = reverse("plan", args=[CRN])
    assert "0 of 1 step done." in opened(client, CASE).text
    said = "Done on 4 January 2027 by Jo Reed. Amara recorded it: “In the register of the police”"
    before = opened(client, plan).text
    assert "Start it, and record it" in before
    assert said not in before
    opened(client, REVIEWED).send(**done())
    after = opened(client, plan).text
    assert said in after
    assert "Start it, and record it" not in after
    row = row_of_step(opened(client, plan).html, Step.objects.get(ref="T1").pk)
    assert "Done elsewhere" in row
    assert "Not started" not in row
    assert "Finished today" not in row  # nor offered as if it were to do
    html = opened(client, plan).html
    table = html.partition("All dates as a table")[2].partition("</table>")[0]
    assert "Done elsewhere" in table
    assert table.count("4 January 2027") == 2  # on which it began and ended
    for wrong in ("Not started", "Started", "Expected"):
        assert wrong not in table
    assert "Now (1)" in before
    assert "Now (" not in after
    assert "Done (1)" in after
    case = opened(client, CASE).text
    assert "Review: " not in case  # among the next dates
    assert "Working on now" not in case
    assert "To start" not in case
    assert "1 of 1 step done (elsewhere)." in case


def test_a_missing_assessment_ends(client, amara):
    case = factories.case(amara)
    without_assessment()
    make_anew([case.pk])
    address = reverse("done-elsewhere", args=[CRN, "no-assessment", "-", "2026-10-05"])
    ends(client, address, "No assessment is recorded: needs and risk are not known.")


def test_a_release_that_has_passed_ends(client, amara):
    factories.case(amara, case__in_custody=True, case__expected_release_on="2026-12-30")
    address = reverse("done-elsewhere", args=[CRN, "release-passed", "-", "2026-12-30"])
    ends(client, address, "The release expected on 30 December 2026 has passed.")


def test_a_requirement_that_does_not_fit_ends(client, amara):
    asked = [{"ref": "R3", "kind": "mental_health_treatment", "amount": 3}]
    factories.case(
        amara,
        sentences__0__requirements=asked,
        sentences__0__ends_on="2027-02-15",
        plan__goals__1__steps=[
            factories.step("T7", requirement="R3", delivery={"started_on": "2026-12-21"})
        ],
    )
    pk = Requirement.objects.get(ref="R3").pk
    key = ["requirement-does-not-fit", f"requirement:{pk}", "2026-10-05"]
    ends(client, reverse("done-elsewhere", args=[CRN, *key]), "Mental health treatment")


def test_a_requirement_that_ended_undone_ends(client, amara):
    asked = [{"ref": "R3", "kind": "unpaid_work", "amount": 60, "done": 20}]
    factories.case(
        amara,
        sentences__0__requirements=asked,
        sentences__0__ends_on="2027-01-02",
        plan__goals__1__steps=[factories.step("T7")],
    )
    pk = Requirement.objects.get(ref="R3").pk
    key = ["requirement-ended-undone", f"requirement:{pk}", "2027-01-02"]
    ends(client, reverse("done-elsewhere", args=[CRN, *key]), "was required, and 20 of 60")


def test_a_case_that_is_new_to_its_practitioner_ends(client, amara):
    factories.practitioner(factories.unit(), "ben")
    held = [
        {"username": "ben", "name": "Ben", "since": "2026-10-05", "until": "2026-12-30"},
        {"username": "amara", "name": "Amara", "since": "2026-12-30"},
    ]
    factories.case(case__practitioners=held)
    key = ["handed-over", "-", "2026-12-30"]
    ends(client, reverse("done-elsewhere", args=[CRN, *key]), "New to you since")


def test_without_who_when_and_how_nothing_is_recorded(client, reviewed):
    nothing = {"who": "", "words": "", "on_day": "", "on_month": "", "on_year": ""}
    refused = opened(client, TODAY).send(REVIEWED, **nothing)
    assert [text for _, text in refused.errors] == [
        "Enter who did it",
        "Enter the day on which it was done",
        "Enter in which system it stands, or how it was done",
    ]
    assert entries(reviewed) == []


@pytest.mark.parametrize(
    ("day", "month", "year", "cause"),
    [
        (5, 1, 2027, "The day cannot be in the future."),
        (31, 12, 2026, None),  # from which it was asked
        (30, 12, 2026, "The day has to be 31 December 2026 or later"),
    ],
)
def test_the_day_lies_in_the_time_of_what_was_to_do(client, reviewed, day, month, year, cause):
    after = opened(client, TODAY).send(REVIEWED, **done(day, month, year))
    assert DoneElsewhere.objects.exists() is (cause is None)
    if cause:
        assert cause in after.text
        assert after.form("").values["who"] == "Jo Reed"  # what was typed is still there


def test_it_is_asked_once_more_where_no_file_has_said_so(client, amara, reviewed):
    opened(client, TODAY).send(REVIEWED, **done())
    for day, asked in ((date(2027, 2, 1), False), (date(2027, 2, 2), True)):
        with time_machine.travel(clock.morning(day), tick=False):
            client.force_login(amara)
            text = opened(client, TODAY).text
            assert (SAID in text) is asked
    assert "Recorded as done on 4 January 2027; no file has said so since." in text


def test_a_file_that_brings_the_next_review_ends_it(client, reviewed, amara):
    opened(client, TODAY).send(REVIEWED, **done())
    later = REGISTER | {"review_on": "2027-07-07"}
    factories.case(amara, assessment__registers=[later], assessment__made_on="2027-01-04")
    assert "Done on 4 January 2027" not in opened(client, CASE).text


def test_it_is_taken_back(client, reviewed):
    opened(client, TODAY).send(REVIEWED, **done())
    again = REVIEWED.replace("done-elsewhere", "asked-again")
    after = opened(client, CASE).send(again, what="elsewhere")
    assert "It is to do again." in after.text
    assert SAID in opened(client, TODAY).text
    assert entries(reviewed) == ["thing.done-elsewhere", "thing.done-elsewhere-taken-back"]


def test_what_has_a_page_of_its_own_is_recorded_there(client, case):
    address = reverse("done-elsewhere", args=[CRN, "immediate-need", "need:accommodation", "-"])
    since = "2026-10-12"
    assert "done-elsewhere" not in opened(client, CASE).html
    answer = client.post(address.replace("/-/", f"/{since}/"), done(), follow=True)
    assert "This is recorded on a page of its own." in answer.content.decode()
    assert not DoneElsewhere.objects.exists()


def test_the_timeline_says_who_did_it_and_how(client, reviewed):
    opened(client, TODAY).send(REVIEWED, **done(31, 12, 2026))
    text = opened(client, reverse("case-timeline", args=[CRN])).text
    assert "Recorded that something to do was done elsewhere" in text
    assert "On 31 December 2026" in text
    assert "“Jo Reed: In the register of the police”" in text


def test_what_a_colleague_recorded_meanwhile_is_not_overwritten_in_silence(client, reviewed):
    page, other = opened(client, CASE), opened(client, CASE)
    page.send(REVIEWED, **done())
    after = other.send(REVIEWED, **done(who="Mo Khan"))
    assert "recorded this while you were on this page: “Jo Reed: In the register" in after.text
    assert DoneElsewhere.objects.current().get().who == "Jo Reed"
    assert after.form().values["who"] == "Mo Khan"
    after.send()
    assert DoneElsewhere.objects.current().get().who == "Mo Khan"
    assert DoneElsewhere.objects.count() == 2


def test_the_same_answer_again_adds_nothing(client, reviewed):
    page, other = opened(client, CASE), opened(client, CASE)
    page.send(REVIEWED, **done())
    after = other.send(REVIEWED, **done())
    assert "Recorded as done on 4 January 2027." in after.text
    assert DoneElsewhere.objects.count() == 1
    assert entries(reviewed) == ["thing.done-elsewhere"]


@pytest.mark.parametrize("who", ["...", "\u0301", "a" + "\u0301" * 200, "Jo\ue000"])
def test_signs_that_nobody_can_read_name_nobody(client, reviewed, who):
    after = opened(client, CASE).send(REVIEWED, **done(who=who))
    assert after.errors
    assert not DoneElsewhere.objects.exists()

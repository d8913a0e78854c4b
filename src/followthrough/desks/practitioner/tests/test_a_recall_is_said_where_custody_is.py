"""Of somebody who was recalled every page that speaks of custody says that, and no page once they
are out again."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from followthrough.common.actors import OPERATOR
from followthrough.desks.person.tests.ticks import ticks
from followthrough.people.models import Case
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

RECALLED = "Recalled to prison on 3 November 2026."
RELEASE = "Release expected 9 February 2027."
PAGES = ("", "plan/", "timeline/", "close/")


def told(*, custody: bool = True, release: str | None = None, **more: Any) -> dict[str, Any]:
    step = factories.step("T1", text="Meet the adviser")
    goal = {**factories.LINE["plan"]["goals"][1], "steps": [step]}
    return {
        "case__in_custody": custody,
        "case__expected_release_on": release,
        "sentences__0": {
            **factories.LINE["sentences"][0],
            "kind": "licence",
            "changes": [{"kind": "recalled", "on": "2026-11-03"}],
            "requirements": [{"ref": "R1", "kind": "licence_standard"}],
        },
        "plan__goals": [goal],
        **more,
    }


def world(client: Client, **more: Any) -> Case:
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)
    return factories.case(amara, **told(**more))


def take_later(**more: Any) -> None:
    summary, rows = factories.imported(factories.line(**told(**more)))
    assert summary.aside == 0, rows


@pytest.mark.parametrize(
    ("release", "says"), [("2027-02-09", RELEASE), (None, "Release not known.")]
)
def test_every_page_of_the_case_says_since_when_and_until_when(client, release, says):
    world(client, release=release)
    for page in PAGES:
        text = client.get(f"/cases/X000001/{page}").text
        assert f"{RECALLED} {says}" in text, page
        assert "In custody" not in text, page


def test_out_again_only_the_licence_and_what_happened_tell_of_it(client):
    world(client, release="2027-02-09")
    take_later(custody=False)
    for page in ("plan/", "close/", "my-plan/"):
        text = client.get(f"/cases/X000001/{page}").text
        assert "ecall" not in text, page
        assert "prison" not in text, page
    assert "Recalled to prison on 3 November 2026" in client.get("/cases/X000001/").text


def test_the_overview_says_which_release_comes_next_or_that_none_is_known(client):
    world(client, release="2027-02-09")
    text = client.get("/cases/X000001/").text
    assert "<strong>9 Feb 2027</strong> Release expected" in text
    take_later(release=None)
    assert "<strong>Not known</strong> Release" in client.get("/cases/X000001/").text
    take_later(custody=False)
    assert "<strong>Not known</strong> Release" not in client.get("/cases/X000001/").text


@pytest.mark.parametrize("page", PAGES)
def test_between_two_recalls_every_page_says_that_the_person_is_on_licence_again(client, page):
    world(client, release="2026-12-28")
    take_later(custody=False, release="2026-12-28")
    says = "On licence again, release was expected 28 December 2026"
    assert says in client.get(f"/cases/X000001/{page}").text
    again = [
        {"kind": "recalled", "on": "2026-11-03"},
        {"kind": "recalled", "on": "2027-01-02"},
    ]
    take_later(release="2026-12-28", sentences__0__changes=again)
    text = client.get(f"/cases/X000001/{page}").text
    assert "Recalled to prison on 2 January 2027. Release not known." in text
    assert says not in text


def test_why_stands_on_the_case_and_on_no_page_that_is_read_with_the_person(client):
    why = "Three nights away, and no answer to calls."
    recall = {"kind": "recalled", "on": "2026-11-03", "words": why}
    world(client, sentences__0__changes=[recall])
    case = client.get("/cases/X000001/").text
    assert f"Recalled to prison on 3 November 2026: “{why}”" in case
    assert why not in client.get("/cases/X000001/my-plan/").text


def test_a_list_says_it_and_finds_it(client):
    world(client)
    assert "X000001, recalled to prison" in client.get("/cases/").text
    assert "X000001" in client.get("/cases/?recalled=on").text
    take_later(custody=False)
    assert "recalled to prison" not in client.get("/cases/").text
    assert "X000001" not in client.get("/cases/?recalled=on").text


def test_whoever_is_in_custody_without_a_recall_is_not_said_to_be_recalled(client):
    sentence = {**told()["sentences__0"], "changes": []}
    world(client, sentences__0=sentence)
    assert "X000001, in custody" in client.get("/cases/").text
    assert "In custody, release date not known" in client.get("/cases/X000001/").text


def test_closing_says_that_the_case_stays_open_and_offers_no_revocation(client):
    world(client)
    text = client.get("/cases/X000001/close/").text
    assert (
        "A recall does not end this case: it stays open while the licence runs, "
        "until 4 October 2027." in text
    )
    assert "The order or the licence was revoked" not in text
    take_later(custody=False)
    text = client.get("/cases/X000001/close/").text
    assert "A recall does not end" not in text
    assert "The order or the licence was revoked" in text


def test_an_order_without_dates_says_why(client):
    world(client)
    says = "it starts after the release, which has no date yet since the recall on 3 November 2026."
    assert says in client.get("/cases/X000001/plan/").text


def test_dates_of_before_the_recall_are_one_thing_to_do(client):
    case = world(client, custody=False)
    publish_order(OPERATOR, case, today=factories.TODAY)
    take_later()
    assert (
        "was recalled to prison on 3 November 2026, and the published order has dates before the "
        "release." in client.get("/cases/X000001/").text
    )


@pytest.mark.parametrize(
    ("release", "until"),
    [
        ("2027-02-09", "I am due out on 9 February 2027. This can change."),
        (None, "I do not know yet when I get out. I can ask Amara."),
        ("2027-01-03", "I do not know yet when I get out. I can ask Amara."),
    ],
)
def test_my_plan_says_where_the_person_is_and_not_why(client, release, until):
    world(client, release=release)
    text = client.get("/cases/X000001/my-plan/").text
    assert f"<p>I have been back in prison since 3 November 2026. {until}</p>" in text
    assert "ecall" not in text
    out = ticks(client, "/cases/X000001/my-plan/", "Where I am")
    kept = client.get("/cases/X000001/my-plan/", {"out": out}).text
    assert "Titles of goals and steps and own words stay as they were written." in kept
    assert "stay as they were written" not in text
    kept = kept[kept.index("<main") :]
    for tells in ("prison", "When I am out", "due out", "get out"):
        assert tells not in kept


def test_work_that_it_stopped_stands_apart_on_the_case_and_in_the_order(client):
    step = factories.step("T1", text="Meet the adviser", delivery={"started_on": "2026-10-20"})
    goal = {**factories.LINE["plan"]["goals"][1], "steps": [step]}
    world(client, plan__goals=[goal], release="2027-02-09")
    text = client.get("/cases/X000001/").text
    assert "Stopped by the recall" in text
    assert "Working on now" not in text
    assert "To start" not in text
    waits = "It was under way before the recall on 3 November 2026, and waits for the release."
    assert waits in client.get("/cases/X000001/plan/").text
    take_later(custody=False, plan__goals=[goal])
    text = client.get("/cases/X000001/").text
    assert "Stopped by the recall" not in text
    # Nobody has said since then that it goes on, as its thread asks.
    assert "Not known to go on" in text
    assert "Working on now" not in text
    assert "To start" not in text


def test_my_plan_names_no_order_where_nothing_is_to_be_done_now(client):
    """Above "I have nothing to start just now" it would say that this is the order."""
    world(client, release="2027-02-09")
    text = client.get("/cases/X000001/my-plan/").text
    assert "I have nothing to start just now." in text
    assert "It is still open what comes first." not in text

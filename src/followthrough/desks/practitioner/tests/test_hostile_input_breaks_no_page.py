"""Whatever is typed into a page or an address: an answer, never a fault of ours."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.common.actors import OPERATOR, Role
from followthrough.desks.shared.tests.pages import entries, opened, searched
from tests import factories

LONG = "Donaudampfschiff" * 6 + "ende"
NAMES = {
    "html": "<script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=y>",
    "emoji": "👩🏽‍🚀🏳️‍🌈",
    "right to left": "مرحبا שלום",
    "one long word": LONG,
    "template": "{{ 7*7 }}{% x %}",
    "spaces": "Mary  Ann",
    "accents": "Zoë Núñez-O’Brien",
}
TYPED = [
    "%",
    "_",
    "\x00",
    "\\",
    "'; DROP TABLE people_case; --",
    "a" * 10_000,
    "% _ \\ %%",
    "‮",
    "👩🏽‍🚀",
    "<script>alert(1)</script>",
    " ",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
]
PAGES = ["/today/", "/cases/", "/services/"]


def case_pages(case) -> list[str]:
    names = ("case", "plan", "preferred-order", "case-timeline")
    steps = [s.pk for g in case.plan.goals.all() for s in g.steps.all()]
    crn = case.person.crn
    return [reverse(name, args=[crn]) for name in names] + [
        reverse("decide-step", args=[crn, pk]) for pk in steps[:1]
    ]


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_any_text_of_a_file_is_shown_as_text(client, amara, text):
    line = factories.line(person__first_name=text, person__last_name=text)
    line["sentences"][0]["offence"] = text
    line["assessment"]["strengths"][0] |= {"text": text, "words": text}
    line["plan"]["agreement"]["words"] = text
    for goal in line["plan"]["goals"]:
        goal |= {"title": text, "words": text}
        for step in goal["steps"]:
            step["text"] = text
    parts = {key: line[key] for key in ("person", "sentences", "assessment", "plan")}
    case = factories.case(amara, **parts)
    for address in [*PAGES, *case_pages(case)]:
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "49{%" not in page.text


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
@pytest.mark.parametrize("box", ["name", "need", "likelihood", "whose", "stalled", "page", "age"])
def test_any_text_can_be_typed_into_a_search(client, case, typed, box):
    for address in PAGES:
        asked = {box: typed, "kind": typed, "unit": typed}
        page = client.get(address, asked, follow=True)
        assert page.status_code == 200
        assert "<script>alert" not in page.text


@pytest.mark.parametrize("typed", ["%", "_", "\\", "%am", "s%m", "s_m", "X0_0001", "…", "👩🏽‍🚀"])
def test_signs_of_the_database_find_nobody(client, case, typed):
    """Nor do they ask nothing, which would list everybody as if found."""
    page = searched(client, "cases", name=typed)
    assert "No case fits these filters." in page.text


@pytest.mark.parametrize("page", ["-1", "0", "abc", "999999999999999999999", "1e3", "", "last"])
def test_any_page_number_gives_a_page(client, case, page):
    for address in PAGES[:2]:
        assert client.get(address, {"page": page}).status_code == 200


def test_a_filter_that_makes_no_sense_is_said_and_the_others_still_hold(client, case):
    page = searched(client, "cases", likelihood="enormous", name="a" * 101, need="alcohol")

    assert page.title.startswith("Error: ")
    assert [href for href, _ in page.errors] == ["#id_name", "#id_likelihood"]
    assert "No case fits these filters." in page.text  # nobody here has a need in alcohol
    page = opened(client, "/services/?age=7&unit=U1")
    assert page.errors == [("#id_age", "Enter an age from 18 to 120")]
    assert "Northtown" in page.text


@pytest.mark.parametrize(
    "crn",
    ["X%2F000001", "X%252F1", "%00", "%25", "..%2F..", "X000001%0A", "é" * 300, "%F0%9F%98%80"],
)
def test_any_crn_gives_the_page_for_what_is_not_there(client, case, crn):
    for rest in ("", "plan/", "timeline/", "difference/", "plan/preferred/", "plan/steps/1/"):
        assert client.get(f"/cases/{crn}/{rest}").status_code in (404, 200, 302)
    assert client.post(f"/cases/{crn}/plan/publish/").status_code in (404, 302)


@pytest.mark.parametrize("number", ["0", "99999999999999999999999999", "-1", "1.5", "x"])
def test_a_step_that_is_none_is_not_found(client, case, number):
    address = f"/cases/X000001/plan/steps/{number}/"
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_a_step_of_another_case_is_not_found(client, amara, case):
    other = factories.case(amara, crn="X000002")
    step = other.plan.goals.first().steps.first()
    address = reverse("decide-step", args=["X000001", step.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"what": "hold", "hold_reason": "unwilling"}).status_code == 404
    assert entries(other) == []


def test_a_preference_for_a_step_of_another_case_is_not_taken(client, amara, case):
    other = factories.case(amara, crn="X000002")
    step = other.plan.goals.first().steps.first()
    page = opened(client, reverse("preferred-order", args=["X000001"]))
    page.send(**{f"step_{step.pk}": "1"})
    case.plan.refresh_from_db()
    assert case.plan.preferences.get(replaced_on=None).steps == []


def test_a_form_without_its_token_changes_nothing(amara, case):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(amara)
    for address in [*case_pages(case), reverse("publish-order", args=["X000001"])]:
        answer = strict.post(address, {"seen": "x", "what": "hold"})
        assert answer.status_code == 403
        assert "Sam Rivers" not in answer.content.decode()
    assert entries(case) == []


def test_publishing_is_only_sent_never_followed_as_a_link(client, case):
    assert client.get(reverse("publish-order", args=["X000001"])).status_code == 405
    assert entries(case) == []


@pytest.mark.parametrize(
    "day",
    [
        ("31", "2", "2027"),
        ("1", "1", "9999"),
        ("1", "1", "0001"),
        ("٣", "1", "2027"),
        ("1", "1", "99999"),
        ("", "", "2027"),
    ],
)
def test_any_day_can_be_typed_for_a_move(client, case, day):
    step = case.plan.goals.get(ref="G2").steps.first()
    page = opened(client, reverse("decide-step", args=["X000001", step.pk]))
    boxes = zip(("day", "month", "year"), day, strict=True)
    answer = page.send(
        what="move", move_reason="travel", **{f"start_on_{box}": text for box, text in boxes}
    )
    assert answer.status == 200
    if answer.title.startswith("Check"):
        assert answer.send().status == 200
        assert opened(client, reverse("plan", args=["X000001"])).status == 200


def test_words_of_ten_thousand_signs_are_too_long_and_come_back(client, case):
    step = case.plan.goals.get(ref="G2").steps.first()
    page = opened(client, reverse("decide-step", args=["X000001", step.pk]))
    answer = page.send(what="hold", hold_reason="unwilling", words="a" * 10_000)
    assert [href for href, _ in answer.errors] == ["#id_words"]
    assert len(answer.form().values["words"].strip()) == 10_000


@pytest.mark.parametrize("lacking", ["plan", "requirements", "needs", "goals", "steps"])
def test_a_case_that_lacks_something_still_has_its_pages(client, amara, lacking):
    line = factories.line()
    match lacking:
        case "plan":
            line["plan"] = None
        case "requirements":
            line["sentences"][0]["requirements"] = []
            del line["plan"]["goals"][1]["steps"][1]["requirement"]
        case "needs":
            line["assessment"] |= {"needs": [], "strengths": []}
            del line["plan"]["goals"][0]["steps"][0]["strength"]
        case "goals":
            line["plan"] |= {"goals": [], "agreement": {"state": "draft"}}
        case "steps":
            line["plan"]["agreement"] = {"state": "draft"}
            for goal in line["plan"]["goals"]:
                goal["steps"] = []
    factories.case(amara, **{key: line[key] for key in ("sentences", "assessment", "plan")})
    for name in ("case", "plan", "preferred-order", "case-timeline", "difference"):
        page = opened(client, reverse(name, args=["X000001"]))
        assert page.status in (200, 302)
    assert client.get("/cases/").status_code == client.get("/today/").status_code == 200
    assert client.post(reverse("publish-order", args=["X000001"])).status_code == 302


def test_a_user_without_a_unit_or_with_a_role_of_no_desk_gets_an_answer(client, case):
    for number, role in enumerate(r for r in Role if r is not OPERATOR.role):
        client.force_login(factories.user(f"alone{number}", role))
        for address in ["/", *PAGES]:
            assert client.get(address).status_code in (200, 302, 403)


def test_the_longest_plan_that_a_file_may_hold_opens(client, amara):
    goals = [
        {
            "ref": f"G{g}",
            "area": "thinking",
            "title": f"Goal {g} " + "word " * 25,
            "when": "now" if g % 2 else "later",
            "steps": [
                factories.step(f"T{g}-{s}", text=f"Step {g} {s} " + "word " * 15) for s in range(5)
            ],
        }
        for g in range(40)
    ]
    line = factories.line()
    factories.case(amara, plan={**line["plan"], "goals": goals})
    for name in ("case", "plan", "preferred-order"):
        assert client.get(reverse(name, args=["X000001"])).status_code == 200

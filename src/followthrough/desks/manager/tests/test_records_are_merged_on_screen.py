"""What was open in a browser when two records were merged."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.manager.views import same_person
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.case_life import LifeNote, close_case, record_death
from followthrough.people.actions.same_person import Decision, merge_records, tell_apart
from followthrough.people.models import Case, TwoPeople
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X000001", "X900002"
WHY = Decision(factories.TODAY, "I asked him.")


@pytest.fixture
def helen():
    return factories.user("helen", Role.MANAGER, units=(factories.unit(),))


@pytest.fixture(autouse=True)
def _recorded_twice(helen) -> None:
    amara = factories.user("amara", units=(factories.unit(),))
    factories.case(amara)
    factories.case(amara, crn=TWICE)


def case_of(crn: str) -> Case:
    return Case.objects.select_related("person").get(person__crn=crn)


def merge(helen) -> None:
    merge_records(actor_for(helen), case_of(KEPT), case_of(TWICE), WHY)


def test_a_form_of_the_other_record_changes_nothing_and_what_was_typed_is_shown(client, helen):
    """It would close the case in which both go on."""
    client.force_login(helen)
    address = reverse("close-case", args=[TWICE])
    page = opened(client, address)
    merge(helen)
    day = {"on_day": "4", "on_month": "1", "on_year": "2027"}
    form = page.form().values | {"reason": "sent_by_mistake", "words": "Twice here.", **day}
    answer = client.post(address, form, follow=True)
    assert answer.status_code == 409
    assert "Twice here." in answer.text
    assert "merged into another one" in answer.text
    assert case_of(KEPT).closed_on is None


def test_its_pages_lead_to_the_record_that_is_kept(client, helen):
    merge(helen)
    client.force_login(helen)
    answer = client.get(reverse("plan", args=[TWICE]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("plan", args=[KEPT])


def test_a_second_decision_is_not_taken_in_silence(client, helen):
    client.force_login(helen)
    address = reverse("same-person", args=[KEPT, TWICE])
    page = opened(client, address)
    merge(helen)
    form = page.form().values | {"found": TWICE, "words": "The other way."}
    answer = client.post(address, form, follow=True)
    assert answer.status_code == 409
    assert "They are one record already." in answer.text
    assert "The other way." in answer.text
    assert case_of(TWICE).goes_on_in == case_of(KEPT)


def test_the_page_does_not_tell_of_a_case_in_a_unit_that_its_reader_does_not_see(client, helen):
    factories.unit("U2", "Southtown")
    close_case(
        actor_for(helen),
        case_of(KEPT),
        "revoked",
        LifeNote(factories.TODAY, factories.TODAY, "By the court."),
    )
    client.force_login(helen)
    address = reverse("same-person", args=[KEPT, TWICE])
    before = opened(client, address).text
    factories.imported(factories.line(case__opened_on="2027-01-04", case__unit="U2"))
    assert Case.objects.filter(person__crn=KEPT, closed_on=None).exists()
    assert opened(client, address).text == before


def test_whoever_may_not_open_the_other_record_can_say_that_it_is_settled(client, helen):
    """Its words are not for them."""
    merge(helen)
    Case.objects.filter(person__crn=TWICE).update(unit=factories.unit("U2", "Southtown"))
    case_of(TWICE).access_rows.all().delete()
    client.force_login(case_of(KEPT).practitioner)
    shown = client.get(reverse("merged-records", args=[KEPT])).text
    assert "what stands on it" in shown
    assert WHY.words not in shown
    assert client.get(reverse("carry-over", args=[KEPT, TWICE])).status_code == 200


def test_what_delivery_has_to_fit_is_shown_whichever_record_says_it(client, helen):
    factories.imported(factories.line(crn=TWICE, person__interpreter="yes"))
    merge(helen)
    address = reverse("case", args=[KEPT])
    client.force_login(helen)
    assert f"Interpreter Yes (under {TWICE})" in opened(client, address).text
    Case.objects.filter(person__crn=TWICE).update(unit=factories.unit("U2", "Southtown"))
    assert "Interpreter" not in opened(client, address).text


def test_where_two_records_say_otherwise_of_the_person_each_says_which_it_is(client, helen):
    for crn, disability in ((KEPT, "None"), (TWICE, "Long-term illness")):
        line = factories.line(crn=crn, person__disability=disability, person__work_hours="Nights")
        assert factories.imported(line)[0].changed == 1
    merge(helen)
    client.force_login(helen)
    text = opened(client, reverse("case", args=[KEPT])).text
    assert f"Disability None (under {KEPT}) Long-term illness (under {TWICE})" in text
    assert "Work hours Nights Not asked yet" in text
    text = opened(client, reverse("carry-over", args=[KEPT, TWICE])).text
    assert "Disability None Long-term illness" in text
    assert "Work hours Nights" not in text
    # Of a record that its reader may not open nothing is told.
    Case.objects.filter(person__crn=TWICE).update(unit=factories.unit("U2", "Southtown"))
    for name, args in (("case", [KEPT]), ("carry-over", [KEPT, TWICE])):
        assert "Long-term illness" not in opened(client, reverse(name, args=args)).text


def test_what_a_colleague_decided_meanwhile_is_seen_first(client, helen):
    client.force_login(helen)
    page = opened(client, reverse("same-person", args=[KEPT, TWICE]))
    tell_apart(actor_for(helen), case_of(KEPT), case_of(TWICE), WHY)
    again = page.send(found=KEPT, words="Found out.")
    assert "Somebody else has said" in again.errors[0][1]
    assert "that they are two people" in again.text
    assert case_of(TWICE).goes_on_in is None
    again.send(found=KEPT, words="Found out.")
    assert Case.objects.get(person__crn=TWICE).goes_on_in == case_of(KEPT)


def test_one_who_died_is_joined_with_one_who_is_alive_only_by_who_says_that_they_know(
    client, helen
):
    record_death(
        actor_for(helen), case_of(TWICE), LifeNote(factories.TODAY, factories.TODAY, "His sister.")
    )
    client.force_login(helen)
    address = reverse("same-person", args=[KEPT, TWICE])
    page = opened(client, address)
    assert "One of these two has died." in page.text
    assert "Died on 4 January 2027" in page.text
    refused = page.send(found=KEPT, words="The same man.")
    assert refused.errors == [
        ("#id_died_too", "Select that you know of the death, or do not join the two")
    ]
    assert case_of(KEPT).person.died_on is None
    assert refused.form().values["words"] == "The same man."
    refused.send(died_too="on")
    assert case_of(KEPT).person.died_on == factories.TODAY


def test_a_death_that_is_recorded_while_the_two_are_joined_is_asked_about_then(
    client, helen, monkeypatch
):
    """The page was drawn, and its form looked at, before."""
    client.force_login(helen)
    page = opened(client, reverse("same-person", args=[KEPT, TWICE]))
    note = LifeNote(factories.TODAY, factories.TODAY, "His sister.")

    def died_first(*decided):
        monkeypatch.undo()
        record_death(actor_for(helen), case_of(TWICE), note)
        return merge_records(*decided)

    monkeypatch.setattr(same_person, "merge_records", died_first)
    refused = page.send(found=KEPT, words="The same man.")
    [(where, cause)] = refused.errors
    assert where == "#id_died_too"
    assert f"{TWICE} died on 4 January 2027, and no death is recorded of {KEPT}." in cause
    assert "One of these two has died." in refused.text
    assert case_of(KEPT).person.died_on is None
    refused.send(died_too="on")
    assert case_of(KEPT).person.died_on == factories.TODAY


def test_nothing_is_asked_of_a_death_where_they_are_two_people(client, helen):
    record_death(
        actor_for(helen), case_of(TWICE), LifeNote(factories.TODAY, factories.TODAY, "His sister.")
    )
    client.force_login(helen)
    page = opened(client, reverse("same-person", args=[KEPT, TWICE]))
    page.send(found="two", words="Twins.")
    assert TwoPeople.objects.count() == 1
    assert case_of(KEPT).person.died_on is None


def test_of_two_tabs_that_show_a_pair_one_tells_them_apart(client, helen):
    client.force_login(helen)
    address = reverse("same-person", args=[KEPT, TWICE])
    tabs = opened(client, address), opened(client, address)
    tabs[0].send(found="two", words="Twins: I know both.")
    refused = tabs[1].send(found="two", words="Twins.")
    assert "Somebody else has said" in refused.errors[0][1]
    assert TwoPeople.objects.get().words == "Twins: I know both."


def test_nothing_goes_without_being_seen_when_it_is_said_that_the_rest_is_carried_over(
    client, helen
):
    line = factories.line(
        crn=TWICE,
        assessment__circumstances=[{"code": "long_journey", "note": ""}],
        assessment__strengths=[{"ref": "ST1", "area": "employment", "text": "A trade"}],
        assessment__needs=[{"area": "drugs", "immediacy": "immediate", "severity": "high"}],
        plan__goals__1__steps__0__delivery={
            "started_on": "2026-12-01",
            "finished_on": "2026-12-20",
        },
    )
    assert factories.imported(line)[0].changed == 1
    merge(helen)
    client.force_login(case_of(KEPT).practitioner)
    page = opened(client, reverse("carry-over", args=[KEPT, TWICE]))
    text = page.text
    for stands_there in (
        "Drug use",
        "Long journey to appointments",
        "A trade",
    ):
        assert stands_there in text, stands_there
    # Both records have it: it is not planned twice.
    assert "Practise problem solving" not in text
    ticks = {name for name in page.form().values if name.startswith("keep:")}
    assert ticks == {"keep:need:drugs", "keep:circumstance:long_journey", "keep:strength:ST1"}
    page.send(words="All of it holds.")
    case = opened(client, reverse("case", args=[KEPT])).text
    for stays in ("Drug use", "Long journey to appointments", "A trade"):
        assert stays in case, stays


def test_what_is_unticked_goes_and_what_each_record_says_stands_side_by_side(client, helen):
    own = factories.line()["assessment"]["needs"]
    later = [{**own[0], "immediacy": "later"}]
    drugs = {"area": "drugs", "immediacy": "immediate", "severity": "high"}
    assert factories.imported(factories.line(crn=TWICE, assessment__needs=[*later, drugs]))
    merge(helen)
    client.force_login(case_of(KEPT).practitioner)
    page = opened(client, reverse("carry-over", args=[KEPT, TWICE]))
    assert "Where the two records differ" in page.text
    assert "Immediate, high severity" in page.text
    assert "Later, high severity" in page.text
    form = page.form().values | {"words": "He is clean since May."}
    form.pop("keep:need:drugs")
    assert client.post(page.address, form).status_code == 302
    case = opened(client, reverse("case", args=[KEPT])).text
    assert "Drug use" not in case
    listed = opened(client, reverse("merged-records", args=[KEPT])).text
    assert "Not carried over: Drug use" in listed


def test_what_came_while_the_page_was_open_is_carried_over(client, helen):
    merge(helen)
    client.force_login(case_of(KEPT).practitioner)
    page = opened(client, reverse("carry-over", args=[KEPT, TWICE]))
    drugs = {"area": "drugs", "immediacy": "immediate", "severity": "high"}
    assert factories.imported(factories.line(crn=TWICE, assessment__needs=[drugs]))
    page.send(words="All of it.")
    assert "Drug use" in opened(client, reverse("case", args=[KEPT])).text


def test_two_counts_of_one_order_stand_beside_each_other_with_their_records(client, helen):
    asks = [{"ref": "R1", "kind": "unpaid_work", "amount": 100, "done": 10}]
    there = [{**asks[0], "done": 83}]
    for crn, requirements in ((KEPT, asks), (TWICE, there)):
        line = factories.line(crn=crn, no_plan=None, sentences__0__requirements=requirements)
        assert factories.imported(line)[0].aside == 0
    merge(helen)
    client.force_login(helen)
    text = opened(client, reverse("case", args=[KEPT])).text
    says = f"{KEPT} says 10 of 100 hours and {TWICE} says 83 of 100 hours. Ask whoever keeps"
    assert says in text
    assert text.count("10 of 100 hours") == 1  # and not as if it were settled

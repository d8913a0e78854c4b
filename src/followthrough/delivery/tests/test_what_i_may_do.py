"""My plan says what is offered and not ordered, and never calls a choice what may be asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, need, on, sentence, step
from followthrough.delivery.tests.my_plan_values import order, plan, without
from followthrough.people.rules.facts import RequirementFacts
from followthrough.policy.tests.pack_files import values
from followthrough.sequencing.rules import DateKind

CHOICES = {
    "rehabilitation_activity": "I can tell Amara what I would like to work on.",
    "unpaid_work": "I can ask Amara if some of the hours can be a course.",
}


def asks(*kinds: str, **more):
    made = sentence(more.pop("ends", 300), starts=more.pop("starts", -400))
    rows = tuple(RequirementFacts(made.id * 100 + n, "R", k, None, 0) for n, k in enumerate(kinds))
    return made._replace(requirements=rows, **more)


def offer(route: str = "person", area: str = "health", **more):
    return step("Go boxing", route=route, area=area, **more)


def may(one, *kinds: str) -> bool:
    return [o.text for o in plan(one, sentences=[asks(*kinds)]).may] == ["Go boxing"]


@pytest.mark.parametrize(
    ("route", "kind", "choice"),
    [
        ("person", "curfew", True),
        ("key_individual", "rehabilitation_activity", True),
        ("signposting", "rehabilitation_activity", True),
        ("referral", "curfew", True),
        ("referral", "rehabilitation_activity", False),
        ("referral", "licence_programme", False),
        ("probation_staff", "curfew", False),
        ("person", "mental_health_treatment", False),
        ("person", "licence_other", False),
        ("person", "nobody knows this", False),
    ],
)
def test_it_is_a_choice_only_where_nothing_can_be_asking_for_it(route, kind, choice):
    assert may(offer(route), kind) is choice


@pytest.mark.parametrize(
    ("area", "kind"),
    [
        ("accommodation", "licence_residence"),
        ("accommodation", "licence_standard"),
        ("drugs", "licence_drug_testing"),
        ("alcohol", "alcohol_treatment"),
    ],
)
def test_what_a_condition_may_ask_for_in_that_need_is_no_choice(area, kind):
    assert not may(offer(area=area), "curfew", kind)
    assert may(offer(area="relationships"), "curfew", kind)


def test_what_a_step_says_it_delivers_is_no_choice():
    order_ = asks("curfew")
    required = offer(requirement_id=order_.requirements[0].id)
    assert plan(required, sentences=[order_]).may == ()


def test_the_kind_of_work_that_a_requirement_asks_for_is_no_choice():
    assert not may(offer("signposting", intervention="unpaid_work"), "unpaid_work")
    assert not may(
        offer("signposting", intervention="building_choices_high"), "accredited_programme"
    )


def test_work_on_the_offence_is_never_called_a_choice():
    assert not may(offer(intervention="domestic_abuse_programme"), "curfew")


def test_of_an_order_without_anything_on_record_nobody_knows():
    assert not may(offer())


def test_what_only_a_later_sentence_asks_for_is_no_choice_either():
    now, later = asks("curfew"), asks("drug_rehabilitation", starts=20)
    assert plan(offer(area="drugs"), sentences=[now, later]).may == ()


def test_once_no_sentence_runs_nothing_is_told_apart():
    over = asks("rehabilitation_activity", ends=-1)
    result = plan(offer(), sentences=[over])
    assert (result.may, result.choices) == ((), ())


def test_one_title_is_not_both_ordered_and_a_choice():
    order_ = asks("curfew")
    required = offer(requirement_id=order_.requirements[0].id)
    assert plan(offer(), required, sentences=[order_]).may == ()


@pytest.mark.parametrize(
    "more",
    [
        {"for_whom": "staff_only"},
        {"protects_others": True},
        {"decided": "hold"},
        {"finished": -3},
        {"not_delivered": -3},
    ],
)
def test_what_is_not_open_to_the_person_is_not_offered(more):
    assert not may(offer(**more), "curfew")


@pytest.mark.parametrize("kind", CHOICES)
def test_in_what_is_ordered_the_person_has_the_say_that_the_pack_gives(kind):
    assert plan(sentences=[asks(kind), asks(kind)]).choices == (CHOICES[kind],)
    assert plan(sentences=[asks(kind, starts=5)]).choices == ()
    assert plan(sentences=[asks(kind)], in_custody=True).choices == ()


def test_the_pack_gives_a_say_in_these_alone():
    assert {code for code, kind in values("requirements").items() if "i_may" in kind} == {*CHOICES}


def test_of_hours_that_are_done_and_days_that_rest_nothing_is_said():
    done = asks()._replace(requirements=(RequirementFacts(1, "R", "unpaid_work", 60, 60),))
    rests = asks("rehabilitation_activity", regime="suspended")
    assert plan(sentences=[done, rests]).choices == ()


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        (["agency"], "I do not have to do this. I can say no."),
        (["person"], "I do not have to do this. It is up to me."),
        (["person", "agency"], "I do not have to do these. I can say no."),
        (["person", "person"], "I do not have to do these. It is up to me."),
    ],
)
def test_nobody_says_no_to_what_they_do_by_themselves(actors, said):
    steps = [
        step(f"Step {n}", route="person", area="health", actor=a) for n, a in enumerate(actors)
    ]
    whole = plan(*steps, sentences=[asks("curfew")])
    assert whole.may_say_no == said


def test_what_is_said_above_them_follows_what_is_left_on_the_page():
    steps = [offer(actor="person"), step("See Jo", route="signposting", area="health")]
    whole = plan(*steps, sentences=[asks("curfew")])
    left = without(whole, whole.may[1])
    assert left.may_say_no == "I do not have to do this. It is up to me."


@pytest.mark.parametrize("part", ["may", "now", "dates"])
def test_one_tick_leaves_it_off_everywhere(part):
    one = offer(nature="one_off")
    placed = order((one, 0, DateKind.GROUP, ()))
    result = plan(one, published=placed, sentences=[asks("curfew")._replace(ends_on=on(300))])
    assert (len(result.may), len(result.now), result.dates[0].text) == (1, 1, "Go boxing")
    left = without(result, getattr(result, part)[0])
    assert (left.may, left.now) == ((), ())
    assert "Go boxing" not in [day.text for day in left.dates]


def asked_about(one, *kinds: str) -> bool:
    """It stands among what the person can ask about, and not among what is offered."""
    result = plan(one, sentences=[asks(*kinds)])
    found = [offer.text for offer in result.unsure]
    assert not (found and result.may)
    return found == ["Go boxing"]


@pytest.mark.parametrize(
    ("one", "kind", "unsure"),
    [
        (offer(area="accommodation"), "licence_standard", True),
        (offer(area="drugs", route="referral"), "licence_drug_testing", True),
        (offer("probation_staff"), "curfew", True),
        (offer(intervention="domestic_abuse_programme"), "curfew", True),
        (offer(), "nobody knows this", True),
        (offer(), "curfew", False),  # it is a choice
        # It is told among what has to be done.
        (offer(intervention="building_choices_high"), "accredited_programme", False),
        (offer("probation_staff", intervention="supervision_meetings"), "curfew", False),
        (offer("referral"), "rehabilitation_activity", False),  # as what is planned with them
        (offer("referral"), "licence_programme", True),  # which asks for one programme
        (offer(area="drugs", decided="hold"), "licence_drug_testing", False),
        # It follows what it looks back at, whoever asks for that.
        (offer("probation_staff", intervention="consolidation_review"), "curfew", False),
        (offer("probation_staff", nature="look_back"), "curfew", False),
    ],
)
def test_what_may_be_ordered_stands_among_what_can_be_asked_about(one, kind, unsure):
    assert asked_about(one, kind) is unsure


def test_once_the_days_are_used_what_is_planned_can_be_asked_about():
    done = RequirementFacts(1, "R", "rehabilitation_activity", 10, 10)
    used = asks()._replace(requirements=(done,))
    assert [one.text for one in plan(offer("referral"), sentences=[used]).unsure] == ["Go boxing"]


def test_every_step_that_is_to_go_on_stands_under_one_of_the_three():
    order_ = asks("licence_standard", "licence_supervision", "licence_drug_testing")
    required = step("Meet each week", requirement_id=order_.requirements[1].id, area="thinking")
    room = step("A room", route="referral", area="accommodation")
    clinic = step("The clinic", route="referral", area="drugs", referred=-3)
    club = step("The club", route="person", area="health")
    result = plan(required, room, clinic, club, sentences=[order_])
    assert [one.text for one in result.may] == ["The club"]
    assert [one.text for one in result.unsure] == ["A room", "The clinic"]
    assert "I meet with Amara when I am told to." in [duty.text for duty in result.must]


def test_what_a_requirement_asks_for_that_has_no_words_can_be_asked_about():
    order_ = asks("nobody knows this")
    required = offer(requirement_id=order_.requirements[0].id)
    assert [one.text for one in plan(required, sentences=[order_]).unsure] == ["Go boxing"]


@pytest.mark.parametrize("number", [1, 2])
def test_it_says_that_i_can_ask(number):
    steps = [step(f"Step {n}", route="person", area="drugs") for n in range(number)]
    whole = plan(*steps, sentences=[asks("licence_drug_testing", kind="licence")])
    these = "this" if number == 1 else "these"
    assert whole.may_ask == f"Nobody has said yet if my licence asks for {these}. I can ask."
    left = without(whole, whole.unsure[0])
    assert len(left.unsure) == number - 1
    assert "Step 0" not in [one.text for one in left.now]


@pytest.mark.parametrize(
    ("kinds", "mine"),
    [
        (("community_order",), "my order asks"),
        (("licence", "licence"), "my licences ask"),
        (("licence", "community_order"), "my sentences ask"),
    ],
)
def test_it_says_what_may_ask_for_it(kinds, mine):
    one = step("The clinic", route="person", area="drugs")
    run = [asks("licence_drug_testing", kind=kind) for kind in kinds]
    assert plan(one, sentences=run).may_ask == f"Nobody has said yet if {mine} for this. I can ask."


@pytest.mark.parametrize(
    "one",
    [
        offer("referral", "drugs", intervention="drug_recovery_support"),
        offer("referral", "finance", intervention="finance_benefit_debt"),
        offer("referral", "accommodation", intervention="housing_advice"),
    ],
)
def test_help_that_steadies_is_put_in_no_doubt(one):
    asked = asks("licence_standard", "licence_drug_testing", "licence_programme")
    result = plan(one, sentences=[asked])
    assert (result.may, result.unsure) == ((), ())
    assert [said.text for said in result.now] == ["Go boxing"]


def test_a_home_to_find_is_put_in_no_doubt():
    room = offer("referral", "accommodation")
    asked = [asks("licence_standard", "licence_residence")]
    assert plan(room, sentences=asked, needs=[need("accommodation")]).unsure == ()
    assert [one.text for one in plan(room, sentences=asked).unsure] == ["Go boxing"]


def test_what_the_person_asked_for_first_is_put_in_no_doubt():
    one, other = offer(area="drugs"), step("See Jo", route="person", area="drugs")
    facts = case(steps=[one, other], sentences=[asks("licence_drug_testing")])
    likes = replace(facts.plan, preferred=(one.id,))
    result = my_plan(replace(facts, plan=likes), MyPlanSources(), context())
    assert [offer.text for offer in result.unsure] == ["See Jo"]


@pytest.mark.parametrize("kind", ["drug_rehabilitation", "licence_drug_testing", "licence_other"])
def test_a_kit_that_can_save_a_life_is_ordered_by_nobody(kind):
    assert may(offer("signposting", "drugs", intervention="naloxone"), kind)
    assert not may(offer("signposting", "drugs"), kind)

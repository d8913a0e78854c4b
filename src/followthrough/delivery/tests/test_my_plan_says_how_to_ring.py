from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context
from followthrough.delivery.tests.my_plan_values import without

PHONE, HOURS = "01632 960417", "each morning {who}"


@pytest.mark.parametrize(
    ("phone", "hours", "said"),
    [
        (PHONE, HOURS, ("I can ring Amara on 01632 960417.", "Times to ring: each morning {who}.")),
        (PHONE, "", ("I can ring Amara on 01632 960417.",)),
        ("", HOURS, ("I can ask at the office how to ring Amara.",)),
        ("", "", ("I can ask at the office how to ring Amara.",)),
    ],
)
def test_the_phone_and_the_hours_are_those_of_the_unit(phone, hours, said):
    result = my_plan(case(), MyPlanSources(phone=phone, hours=hours), context())
    assert result.reach == said
    assert without(result, result.reach[0]).reach == said[1:]


@pytest.mark.parametrize("phone", [PHONE, ""])
def test_the_address_of_the_office_stands_last_with_a_phone_and_without(phone):
    sources = MyPlanSources(phone=phone, hours=HOURS, address="1 Mill Lane, Northtown.")
    result = my_plan(case(), sources, context())
    assert result.reach[-1] == "The office is here: 1 Mill Lane, Northtown."
    assert len(result.reach) == (3 if phone else 2)
    assert without(result, result.reach[-1]).reach == result.reach[:-1]


@pytest.mark.parametrize(
    ("phone", "said"), [(PHONE, ("I can ring my probation office on 01632 960417.",)), ("", ())]
)
def test_where_nobody_holds_the_case_the_office_is_rung(phone, said):
    facts = case()
    nobody = replace(facts, case=replace(facts.case, practitioner_name=""))
    assert my_plan(nobody, MyPlanSources(phone=phone), context()).reach == said


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Amara Osei", "Amara"),
        ("Zoë O’Brien Smith", "Zoë"),
        ("Amara", "Amara"),
        ("Osei, Amara", "Osei, Amara"),
        ("J. Smith", "J. Smith"),
        ("Mrs Osei", "Mrs Osei"),
        ("", "my probation office"),
    ],
)
def test_the_whole_name_stands_where_it_is_said_who_works_with_them(name, called):
    facts = case()
    facts = replace(facts, case=replace(facts.case, practitioner_name=name))
    result = my_plan(facts, MyPlanSources(phone=PHONE), context())
    assert result.reach[0] == f"I can ring {name or called} on 01632 960417."
    assert result.nothing["better"] == f"I can tell {called} what gets better for me."
    assert (f"{name} works with me on my plan." in result.ask) == bool(name)

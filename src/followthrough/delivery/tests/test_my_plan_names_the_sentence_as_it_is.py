"""Somebody on a licence is not told of an order, and the other way round."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, sentence

ORDER, LICENCE = sentence(300), sentence(300)._replace(kind="licence")
OVER = sentence(-1)._replace(starts_on=sentence(300).starts_on)


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        ([ORDER], "My order has other rules too."),
        ([ORDER, sentence(200)], "My orders have other rules too."),
        ([ORDER, sentence(200), LICENCE], "My orders and my licence have other rules too."),
        ([LICENCE], "My licence has other rules too."),
        ([ORDER, LICENCE], "My order and my licence have other rules too."),
        ([OVER, LICENCE], "My licence has other rules too."),
        ([], "There are other rules too."),
    ],
)
def test_other_rules_are_those_of_what_runs(sentences, said):
    facts = case(steps=[], sentences=sentences)
    mine = my_plan(facts, MyPlanSources({}, {}, {}, {}, {}), context())
    assert mine.ask[-1].startswith(said)


def test_somebody_whose_order_is_over_is_not_told_of_its_rules_or_of_dates_to_come():
    mine = my_plan(case(steps=[], sentences=[OVER]), MyPlanSources({}, {}, {}, {}, {}), context())
    assert mine.ask[-1].startswith("My order ended on 3 January 2027.")
    assert mine.nothing["dates"] == "I have no more dates."

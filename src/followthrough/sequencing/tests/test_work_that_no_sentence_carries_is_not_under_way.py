from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.sequencing.rules.under_way import UnderWay, uncarried, under_way


def order(ends: int = 200, *, revoked: int | None = None, requirements=(), starts: int = -400):
    changes = () if revoked is None else (("revoked", on(revoked)),)
    return sentence(ends, requirements=requirements, starts=starts)._replace(changes=changes)


@pytest.mark.parametrize(
    ("sentences", "ended"),
    [
        ([order()], None),
        ([], None),  # none is known
        ([order(0)], None),  # its last day
        ([order(-1)], -1),
        ([order(revoked=1)], None),
        ([order(revoked=0)], 0),
        ([order(revoked=-3)], -3),  # whatever end the file tells
        ([order(-3, revoked=-3)], -3),
        ([order(revoked=-3), order(-2)], -2),
        # Another runs, or is to come.
        ([order(revoked=-3), order()], None),
        ([order(-3), order(200, starts=9)], None),
        # What the revoked one required is required no more.
        ([order(revoked=-3, requirements=(7,)), order()], -3),
        # What was required until its end may go on under another.
        ([order(-3, requirements=(7,)), order()], None),
        ([order(revoked=-3), order(requirements=(7,))], None),
    ],
)
def test_from_the_day_on_which_nothing_carries_it(sentences, ended):
    one = step(started=-40, requirement_id=7)
    facts = case(steps=[one], sentences=sentences)
    found = uncarried(one, facts.case, context().today)
    assert (found.on if found else None) == (None if ended is None else on(ended))
    how = under_way(one, facts.case, context().pack, context().today)
    assert how is (UnderWay.GOES_ON if ended is None else UnderWay.UNCARRIED)


def test_of_work_that_has_not_begun_nothing_goes_on():
    facts = case(steps=[step()], sentences=[order(revoked=-3)])
    assert under_way(facts.steps[0], facts.case, context().pack, context().today) is None

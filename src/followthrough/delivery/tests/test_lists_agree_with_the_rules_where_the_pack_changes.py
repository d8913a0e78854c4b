"""What a list holds is what the rules say, on every side of a day on which the pack changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries.caseload import caseload
from followthrough.delivery.queries.derived import derived_digests
from followthrough.delivery.rules import ends_soon, is_stalled
from followthrough.insight.queries import due_for_requirements, unit_digests
from followthrough.people.alerts import requirement_alerts
from followthrough.people.models import Case
from followthrough.plans.rules import KnowsPlan
from followthrough.policy import context_on
from followthrough.policy.pack import Transitional
from followthrough.policy.tests.changing_packs import Change, changed, length, put_in_force
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY
DAY = timedelta(days=1)
KEPT, FOLLOW, LONGER = None, Transitional.RUNNING_FOLLOW, Transitional.LONGER_OF_BOTH
CODES = ("stalled_after", "sentence_ending_soon", "sentence_ended_open")


@pytest.fixture
def helen():
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


@pytest.fixture
def unit(helen):
    """One case for each day around today: on it lies its newest record, and as far from today,
    also after it, the end of its sentence, which asks for something that nobody delivers."""
    lines = []
    for offset in range(-22, 23):
        made = factories.line(
            crn=f"X{offset + 100:06}",
            case__opened_on="2026-01-05",
            assessment__made_on="2026-01-05",
            sentences__0__starts_on="2026-01-05",
            sentences__0__ends_on=str(TODAY + offset * DAY),
        )
        made["plan"]["made_on"] = str(TODAY - abs(offset) * DAY)
        made["plan"]["agreement"]["on"] = made["plan"]["made_on"]
        lines.append(made)
    summary, rows = factories.imported(*lines)
    assert summary.aside == 0, rows


@pytest.mark.parametrize("rule", [KEPT, FOLLOW, LONGER])
@pytest.mark.parametrize(("old", "new"), [(18, 5), (5, 18)])
@pytest.mark.parametrize("at", [-8, 0, 8])
def test_a_list_holds_what_the_rules_say(helen, unit, monkeypatch, rule, old, new, at):
    changes = [
        Change(f"timescale.{code}", day, length(amount), said)
        for code in CODES
        for day, amount, said in (
            (TODAY - 300 * DAY, old, KEPT),
            (TODAY + at * DAY, new, rule),
        )
    ]
    put_in_force(monkeypatch, changed(*changes))
    context = context_on(TODAY)
    facts = work_facts(Case.objects.values_list("pk", flat=True), KnowsPlan)
    for asked, says in (
        ("stalled", lambda one: is_stalled(one, context)),
        ("ending_soon", lambda one: ends_soon(one.case.ends_on, context)),
    ):
        expected = {case_id for case_id, one in facts.items() if says(one)}
        assert 0 < len(expected) < len(facts)
        listed = caseload(OPERATOR, context, {"whose": "unit", asked: True})
        assert {line.case.case_id for line in listed} == expected, asked

    kinds = {alert.kind.code for alert in requirement_alerts()}
    derived = derived_digests(facts, context).digests
    alerts = {
        (one.case_id, item.occasion) for one in derived for item in one.due if item.kind in kinds
    }
    assert {"requirement-not-started", "sentence-ended"} <= {key.split("/")[0] for _, key in alerts}
    listed = due_for_requirements(helen, unit_digests(helen, context))
    assert {(one.case.case_id, one.item.occasion) for one in listed} == alerts


def test_a_requirement_of_a_kind_that_ended_still_asks_for_a_step(helen, monkeypatch):
    line = factories.line(sentences__0__starts_on="2026-01-05", case__opened_on="2026-01-05")
    del line["plan"]["goals"][1]["steps"][1]["requirement"]
    factories.imported(line)
    put_in_force(monkeypatch, changed(Change("requirement.accredited_programme", TODAY - DAY)))
    [alert] = due_for_requirements(helen, unit_digests(helen, context_on(TODAY)))
    assert alert.kind == "requirement-without-step"
    assert alert.text.startswith("“Accredited programme”")

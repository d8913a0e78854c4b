"""On the page of the order, and on the command line, before all else."""

from __future__ import annotations

from django.urls import reverse

from followthrough.cli import main
from followthrough.desks.shared.tests.pages import opened
from tests import factories

CRN = "X000001"
ORDER = reverse("plan", args=[CRN])
NEEDS = [
    {"area": area, "immediacy": "immediate", "severity": "high"}
    for area in ("accommodation", "drugs")
]
NOT_DELIVERED = {"not_delivered_on": "2026-12-20", "not_delivered_reason": "unwilling"}


def case_of(amara):
    return factories.case(
        amara,
        assessment__needs=NEEDS,
        plan__goals__0__steps__0__delivery=NOT_DELIVERED,
    )


def test_it_leads_to_a_step_under_the_right_goal(client, amara):
    goal = case_of(amara).plan.goals.get(area="accommodation")
    client.force_login(amara)
    page = opened(client, ORDER)
    said = page.html.partition("Immediate, and no step works on it")[2].partition("ft-voices")[0]
    assert "was planned for this immediate need was not delivered" in said
    assert f'href="{reverse("add-step", args=[CRN, goal.pk])}"' in said
    assert "Drug use: nothing is planned for this immediate need." in said
    assert f'href="{reverse("add-goal", args=[CRN])}?area=drugs"' in said


def test_nothing_is_said_where_steps_can_start(client, case):
    assert "no step works on it" not in opened(client, ORDER).text


def test_it_is_said_on_the_command_line_before_the_steps(amara, commands_here, capsys):
    case_of(amara)
    assert main(["order", CRN, "--as-of", factories.TODAY.isoformat()]) == 0
    first = capsys.readouterr().out.partition("\nNow")[0]
    assert "Drug use: nothing is planned for this immediate need. Agree with the person" in first

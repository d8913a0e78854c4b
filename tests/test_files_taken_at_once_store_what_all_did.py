"""Two files are taken at the same moment, with lines of the same people in opposite orders, while
somebody works on one of the cases: real threads. Of one source one file is taken and the other is
refused as a whole, or comes after it; of two sources both are taken, and a line that is not has its
reason in the report. No line is counted twice, and each digest is what the rules derive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Barrier, get_ident
from typing import Any

import pytest
from django.db import IntegrityError

from followthrough.common.actions import cases
from followthrough.common.actors import OPERATOR
from followthrough.delivery.actions.digests import lock_digests
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.interchange.caseload import actions
from followthrough.interchange.caseload.importer import Summary
from followthrough.interchange.caseload.running import RunningImport
from followthrough.people.actions.assessments import NeedContent, SeenAssessment, record_need
from followthrough.people.models import Case
from tests import factories
from tests.acts_at_once import SECONDS, TODAY, threads
from tests.sizes import TIMES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

ROUNDS = 5 * TIMES
NUMBER = 12


def lines(first: int, number: int, likelihood: str, source: str = "test") -> list[dict[str, Any]]:
    return [
        factories.line(crn=f"X{n:06}", assessment__likelihood=likelihood, source=source)
        for n in range(first, first + number)
    ]


def taken(outcomes: Iterable[Any]) -> list[Summary]:
    """Of those imports that were not refused because the other one ran."""
    summaries = []
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            assert "An import of the source test is running" in str(outcome)
        else:
            summaries.append(outcome[0])
    assert summaries
    return summaries


def test_lines_of_cases_that_are_here() -> None:
    factories.unit()
    factories.imported(*lines(0, NUMBER + NUMBER // 2, "medium"))
    case = Case.objects.get(person__crn=f"X{NUMBER - 1:06}")
    with threads(3) as together:
        for n in range(ROUNDS):
            one, other = (("low", "high"), ("very_high", "medium"))[n % 2]
            need = NeedContent("finance", ("immediate", "later")[n % 2], "high")
            *imports, recorded = together.outcomes(
                lambda one=one: factories.imported(*lines(0, NUMBER, one)),
                lambda other=other: factories.imported(
                    *reversed(lines(NUMBER // 2, NUMBER, other))
                ),
                lambda need=need: record_need(OPERATOR, case, need, SeenAssessment(TODAY)),
            )
            for summary in taken(imports):
                assert summary.changed + summary.same == NUMBER
            assert not isinstance(recorded, Exception), recorded
            assert compared() == EQUAL


def test_lines_of_people_who_are_new_to_both_files_of_a_source() -> None:
    factories.unit()
    with threads(2) as together:
        for n in range(ROUNDS):
            first = n * 2 * NUMBER
            imports = together.outcomes(
                lambda first=first: factories.imported(*lines(first, NUMBER, "low")),
                lambda first=first: factories.imported(
                    *reversed(lines(first + NUMBER // 2, NUMBER, "low"))
                ),
            )
            made = Case.objects.filter(person__crn__gte=f"X{first:06}").count()
            # Each line is counted once, as new by one of them.
            assert sum(summary.new for summary in taken(imports)) == made
            assert [summary.aside for summary in taken(imports)] == [0] * len(taken(imports))
            assert compared() == EQUAL
    assert CaseDigest.objects.count() == Case.objects.count()


def test_lines_of_people_who_are_new_to_two_sources() -> None:
    factories.unit()
    with threads(2) as together:
        for n in range(ROUNDS):
            first = n * 2 * NUMBER
            summaries = together.outcomes(
                lambda first=first: factories.imported(*lines(first, NUMBER, "low", "north")),
                lambda first=first: factories.imported(
                    *reversed(lines(first + NUMBER // 2, NUMBER, "low", "south"))
                ),
            )
            made = Case.objects.filter(person__crn__gte=f"X{first:06}").count()
            assert made == NUMBER + NUMBER // 2
            assert sum(summary.new for summary, _ in summaries) == made
            for summary, rows in summaries:
                assert summary.new + summary.aside == NUMBER
                assert {row[2] for row in rows} <= {"database-refused", "owned-elsewhere"}, rows
            assert compared() == EQUAL
    assert CaseDigest.objects.count() == Case.objects.count()


def test_lines_that_are_tried_alone_in_opposite_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the database has refused a chunk, each line waits for its own case, in the order of its
    file. Both imports then hold what the other one needs, PostgreSQL ends one, and it is done
    again. Files of one source do not come to that any more, but other acts in bulk may."""
    factories.unit()
    factories.imported(*lines(0, 2, "medium"))
    gate, met = Barrier(2), set[int]()

    def lock_at_once(case_ids: Sequence[int], may_add: bool) -> None:
        first = len(case_ids) == 1 and get_ident() not in met
        if first:
            met.add(get_ident())
            gate.wait(SECONDS)  # what they held for the chunk is given back
        lock_digests(case_ids)
        if first:
            gate.wait(SECONDS)  # each holds one

    def refuse_chunks(crns: Iterable[str]) -> None:
        if len(list(crns)) > 1:
            raise IntegrityError("Not together")

    monkeypatch.setattr(RunningImport, "hold", lambda *_: None)
    monkeypatch.setattr(cases, "CASE_LOCKS", [lock_at_once])
    monkeypatch.setattr(actions, "refuse_plans_changed_here", refuse_chunks)
    with threads(2) as together:
        summaries = together.outcomes(
            lambda: factories.imported(*lines(0, 2, "low")),
            lambda: factories.imported(*reversed(lines(0, 2, "high"))),
        )
    assert len(met) == 2
    assert [(summary.changed, rows) for summary, rows in summaries] == [(2, [])] * 2
    assert compared() == EQUAL

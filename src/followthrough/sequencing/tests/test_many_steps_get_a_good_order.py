import pytest
from ortools.sat.python import cp_model

from followthrough.sequencing.engine.solver import WORK_LIMIT
from followthrough.sequencing.queries import proposals
from followthrough.sequencing.rules import DateKind
from tests import factories

pytestmark = pytest.mark.django_db

WORK = ["problem_solving_sessions", "", "motivational_work", ""]


def proposal_with(how_many, **first):
    steps = [
        factories.step(f"N{n}", **({"intervention": WORK[n % 4]} if WORK[n % 4] else {}))
        for n in range(how_many)
    ]
    steps[0] |= first
    case = factories.case(plan__goals__0__steps=steps)
    [proposal] = proposals([case.pk], factories.TODAY)
    return proposal


def test_a_plan_with_sixty_steps_gets_an_order_that_says_it_is_not_proven():
    proposal = proposal_with(60)

    added = [s for s in proposal.steps if s.step.ref.startswith("N")]
    assert len(added) == 60
    assert proposal.checked
    assert not proposal.proven
    assert {s.date_kind for s in added} <= {DateKind.OWN, DateKind.NO_PLACE}
    assert sum(s.date_kind is DateKind.OWN for s in added) > 40
    assert all(s.reasons for s in proposal.steps)
    said = [a.text for a in proposal.advice if "not proven" in a.text]
    assert said == [
        "There are 62 steps to place at once, so this order is good but not proven to be the best."
    ]


@pytest.mark.parametrize("how_many", [12, 45])
def test_protected_work_starts_at_once_however_much_else_there_is(how_many):
    proposal = proposal_with(how_many, protects_others=True)

    [protected] = [s for s in proposal.steps if s.step.ref == "N0"]
    assert proposal.checked
    assert protected.start == factories.TODAY
    assert not protected.alert


@pytest.mark.parametrize("how_many", [8, 20])
def test_a_page_does_not_wait_long_for_an_order(how_many, monkeypatch):
    """Counted in the solver's own unit of work, which is the same on every machine: one solve may
    take `WORK_LIMIT` of it, and one that was not proven is followed by smaller parts."""
    work = []
    original = cp_model.CpSolver.solve

    def counted(solver, model):
        status = original(solver, model)
        work.append(solver.response_proto.deterministic_time)
        return status

    monkeypatch.setattr(cp_model.CpSolver, "solve", counted)
    proposal_with(how_many)

    assert work
    assert sum(work) < 3 * WORK_LIMIT

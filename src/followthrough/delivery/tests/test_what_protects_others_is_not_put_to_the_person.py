from __future__ import annotations

import pytest

from followthrough.delivery.rules import Stage, due, may_be_shown, thread
from followthrough.delivery.telling import Names, things_told
from followthrough.delivery.tests.facts import case, context, need, sentence, step, to_do

AGREED = "Agree a start with Sam"
ARRANGED = "Arrange its start with whoever delivers it"
STARTED = "Start it, and record it"
AGREED_HELP = "Agree with Sam what would help"


@pytest.mark.parametrize(
    ("one", "kind", "shown"),
    [
        (step(), "", True),
        (step(protects_others=True), "", False),
        (step(intervention="victim_awareness_one_to_one"), "", False),
        (step(requirement_id=7), "accredited_programme", True),
        (step(requirement_id=7), "exclusion", False),
        (step(requirement_id=7), "licence_no_contact", False),
    ],
)
def test_a_start_is_agreed_only_where_the_step_is_read_together(one, kind, shown):
    sentences = [sentence(requirements=(7,), kind=kind)] if kind else None
    facts = case(steps=[one], sentences=sentences)
    result = thread(one, facts, context())

    assert may_be_shown(one, facts.case, context().pack) is shown
    assert result.stage is Stage.PLANNED
    assert result.next_action == f"{AGREED if shown else STARTED}."


KINDS = context().pack.known.requirements
# Of these the words name, or may name, people, places, things or conduct that others are kept safe
# from; or others watch that the person keeps to such a limit.
KEPT_OFF = {
    *("exclusion", "prohibited_activity", "foreign_travel_prohibition", "restriction_zone"),
    *("electronic_compliance_monitoring", "gps_location_monitoring", "licence_gps_monitoring"),
    *("licence_exclusion", "licence_no_contact", "licence_disclosure", "licence_conduct"),
    *("licence_items", "licence_polygraph", "licence_other"),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_work_on_a_limit_that_keeps_others_safe_is_read_with_nobody(kind):
    one = step(requirement_id=7)
    facts = case(steps=[one], sentences=[sentence(requirements=(7,), kind=kind)])
    assert may_be_shown(one, facts.case, context().pack) is (kind not in KEPT_OFF)


@pytest.mark.parametrize(
    ("actor", "manages", "said"),
    [
        ("practitioner", False, STARTED),
        ("practitioner", True, ARRANGED),
        ("agency", False, ARRANGED),
    ],
)
def test_ones_own_work_is_started_and_arranged_with_nobody_else(actor, manages, said):
    facts = case(steps=[step(protects_others=True, actor=actor)], plan_made=-9)
    looked_at, names = context(), Names.of([facts])
    items = due(facts, looked_at)
    [told] = things_told(items, names, looked_at, 2 if manages else 1, manages=manages)
    assert told.action == f"Look at the step. {said}"
    own = f"{STARTED if actor == 'practitioner' else ARRANGED}."
    assert thread(facts.steps[0], facts, looked_at).next_action == own


def test_nor_where_it_is_late():
    facts = case(
        steps=[step(by=-1, intervention="victim_awareness_one_to_one"), step(protects_others=True)]
    )
    actions = [item.action for item in to_do(facts)]

    assert len(actions) == 2
    assert not [action for action in actions if "Sam" in action]


@pytest.mark.parametrize(
    ("served", "said"),
    [
        ([step(protects_others=True)], "arrange a start with whoever delivers them"),
        ([step(protects_others=True), step()], "agree a start with Sam"),
        (
            [step(decided="drop"), step(protects_others=True)],
            "arrange a start with whoever delivers them",
        ),
        ([], None),
    ],
)
def test_nor_for_an_immediate_need_that_only_such_work_serves(served, said):
    facts = case(steps=served, needs=[need()], assessed=-60)
    [item] = [item for item in to_do(facts) if item.kind == "immediate-need"]
    assert item.action == (f"Look at the steps, and {said}" if said else AGREED_HELP)

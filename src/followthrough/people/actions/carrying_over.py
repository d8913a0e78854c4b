"""Carrying over what stood on a merged record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from followthrough.common.actions import Record, action, lock_cases
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.common.identifiers import free_ref
from followthrough.people.access import visible_to, work_on_case
from followthrough.people.actions.assessment_parts import PartRows, parts_standing, write_parts
from followthrough.people.actions.case_life import recorded_meanwhile
from followthrough.people.actions.same_person import ANY, Decision, refuse_without_words
from followthrough.people.ledger import CarriedOverStored
from followthrough.people.models import (
    Assessment,
    CarriedOver,
    Case,
    Circumstance,
    Merge,
    Need,
    Strength,
)
from followthrough.people.queries.facts import facts_of_records
from followthrough.people.queries.merges import merges_of_cases
from followthrough.people.rules.carrying_over import RISK, Differences, differences


@dataclass(frozen=True)
class Choice:
    """`left_out`: the keys of what stood here until now and does not hold; all else is carried
    over, also what nobody saw. `strengths`: the refs, under the merged record, of those to add."""

    left_out: frozenset[str] = frozenset()
    strengths: frozenset[str] = frozenset()


@action(
    "record.carried-over",
    words="Carried over what stood on the merged record",
    may=work_on_case,
    payload=CarriedOverStored,
)
def carry_over(
    by: Actor, case: Case, merge: Merge, decision: Decision, choice: Choice = Choice()
) -> Record[CarriedOver]:
    """Says that what stood on the merged case was looked at, and makes a version of the assessment
    with what holds. Raises NotPossible without words, and of a merge that is not one of this case,
    and SavedElsewhere where that was said since the page was shown. Strengths are added by those
    alone who may open the merged record."""
    refuse_without_words(decision, "Say what you carried over, or why nothing had to be.")
    now = Merge.objects.current().filter(pk=merge.pk, kept_case=case.pk).first()
    if now is None or now.merged_case_id is None:
        raise NotPossible("That record is not merged into this one any more.")
    lock_cases([now.merged_case_id])
    _refuse_unseen(decision, now)
    facts, _ = facts_of_records([case.pk, now.merged_case_id])
    said = next(m for _, m in merges_of_cases([case.pk])[case.pk] if m.merge_id == now.pk)
    found = differences(facts[case.pk], facts[now.merged_case_id], said)
    strengths = choice.strengths
    if strengths and not visible_to(by).filter(pk=now.merged_case_id).exists():
        strengths = frozenset()
    _write_what_holds(by, case, found, Choice(choice.left_out, strengths))
    row = CarriedOver.objects.append(
        merge=now,
        left_out=sorted(found.keys & choice.left_out),
        keeps_risk=RISK in found.keys - choice.left_out,
        **decision.by(by),
    )
    return Record(
        row,
        case_id=case.pk,
        subject=("carried_over", row.pk),
        after=CarriedOverStored(row.pk),
    )


def _refuse_unseen(decision: Decision, merge: Merge) -> None:
    """Raises SavedElsewhere where somebody has carried over since the page was shown."""
    stands = CarriedOver.objects.current().filter(merge=merge).select_related("by").first()
    if decision.seen in {ANY, stands.pk if stands else None} or stands is None:
        return
    raise recorded_meanwhile(stands, stands.pk)


def _write_what_holds(by: Actor, case: Case, found: Differences, choice: Choice) -> None:
    holds = found.keys - choice.left_out
    needs = [one.stands for one in found.needs if one.key in holds]
    circumstances = [one.there for one in found.circumstances if one.key in holds]
    strengths = [one for one in found.strengths if one.ref in choice.strengths]
    if not (needs or circumstances or strengths):
        return
    before = Assessment.objects.current().select_for_update().get(case=case)
    parts = parts_standing([case.pk])[case.pk]
    areas = {need.area for need in needs}
    parts[Need] = [row for row in parts[Need] if row["area"] not in areas]
    parts[Need] += [_said_here(**need._asdict()) for need in needs]
    parts[Circumstance] += [_said_here(**one._asdict()) for one in circumstances]
    for strength in strengths:
        ref = free_ref({row["ref"] for row in parts[Strength]})
        parts[Strength].append(_said_here(**strength._replace(ref=ref)._asdict()))
    made = Assessment.objects.amend(before, by_id=by.user_id)
    wanted: PartRows = parts
    write_parts({case.pk: made}, {case.pk: wanted})


def _said_here(**values: Any) -> dict[str, Any]:
    return {**values, "said_here": True}

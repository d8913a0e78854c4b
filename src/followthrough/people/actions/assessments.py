"""What a practitioner finds out with the person beside what the source says: needs, strengths and
circumstances. Each change makes a new version of the assessment, and the one before stays readable.

The source goes on owning the assessment (docs/decisions/0009): a newer one from it replaces what it
names; what only was said here is carried over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from followthrough import policy
from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, SavedElsewhere, refuse_texts
from followthrough.common.identifiers import free_ref
from followthrough.common.texts import LONGEST_TEXT
from followthrough.people.access import work_on_case
from followthrough.people.actions.assessment_parts import (
    KEYS,
    PartRows,
    parts_standing,
    write_parts,
)
from followthrough.people.ledger import (
    AssessmentChanged,
    CircumstanceChanged,
    NeedChanged,
    StrengthChanged,
)
from followthrough.people.models import (
    Assessment,
    Case,
    Circumstance,
    Need,
    PartOfAssessment,
    Strength,
)
from followthrough.people.rules import Immediacy, Severity


@dataclass(frozen=True)
class SeenAssessment:
    """The day, and the assessment that the page showed (None: not compared)."""

    today: date
    assessment_id: int | None = None


@dataclass(frozen=True)
class NeedContent:
    area: str
    immediacy: str
    severity: str
    linked_to_harm: bool = False
    words: str = ""


@dataclass(frozen=True)
class StrengthContent:
    """`ref` is empty for a strength that is new."""

    area: str
    text: str
    words: str = ""
    ref: str = ""


@dataclass(frozen=True)
class CircumstanceContent:
    code: str
    note: str = ""


@dataclass(frozen=True)
class PartsChange:
    """What an action made of the parts, and what the ledger holds of it."""

    parts: PartRows
    before: AssessmentChanged
    after: AssessmentChanged | None = None


def _next_version(
    by: Actor, case: Case, seen: SeenAssessment, change: Callable[[PartRows], PartsChange]
) -> Record[Assessment]:
    before = Assessment.objects.current().select_for_update().filter(case=case).first()
    if before is None:
        raise NotPossible("There is no assessment on record.", "Ask the source for it.")
    if seen.assessment_id is not None and seen.assessment_id != before.pk:
        raise SavedElsewhere(
            "Somebody else changed the assessment while you were working on it.",
            "Look at it as it is now, then make your change again. Nothing was lost.",
            current=before.pk,
        )
    changed = change(parts_standing([case.pk])[case.pk])
    made = Assessment.objects.amend(before, by_id=by.user_id)
    write_parts({case.pk: made}, {case.pk: changed.parts})
    return Record(
        made,
        case_id=case.pk,
        subject=("assessment", made.pk),
        before=replace(changed.before, assessment=before.pk),
        after=changed.after,
    )


def _with_part(
    parts: PartRows, model: type[PartOfAssessment], row: dict[str, Any]
) -> tuple[PartRows, bool]:
    """The parts with `row` in place of the one with the same key; whether there was one."""
    key = KEYS[model]
    others = [r for r in parts[model] if r[key] != row[key]]
    existed = len(others) < len(parts[model])
    return {**parts, model: [*others, {**row, "said_here": True}]}, existed


def _without_part(parts: PartRows, model: type[PartOfAssessment], value: str) -> PartRows:
    """Raises NotPossible where nothing has that key."""
    others = [r for r in parts[model] if r[KEYS[model]] != value]
    if len(others) == len(parts[model]):
        raise NotPossible("It is not part of the assessment any more.", "Go back to the case.")
    return {**parts, model: others}


@action("need.recorded", words="Recorded a need", may=work_on_case, payload=NeedChanged)
def record_need(
    by: Actor, case: Case, need: NeedContent, seen: SeenAssessment
) -> Record[Assessment]:
    """A new need, or the one of that area as it is now, also where the area has ended since."""
    if need.immediacy not in tuple(Immediacy) or need.severity not in tuple(Severity):
        raise NotPossible("Say how soon the need has to be met, and how severe it is.")
    refuse_texts(need.words)

    def change(parts: PartRows) -> PartsChange:
        stood = {row["area"] for row in parts[Need]}
        if need.area not in {*policy.on(seen.today).need_areas, *stood}:
            raise NotPossible("Choose the need area from the list.")
        made, existed = _with_part(parts, Need, vars(need))
        before = NeedChanged(area=need.area) if existed else NeedChanged()
        after = NeedChanged(area=need.area, immediacy=need.immediacy, severity=need.severity)
        return PartsChange(made, before, after)

    return _next_version(by, case, seen, change)


@action(
    "need.taken-away",
    words="Took a need out of the assessment",
    may=work_on_case,
    payload=NeedChanged,
)
def take_need_away(by: Actor, case: Case, area: str, seen: SeenAssessment) -> Record[Assessment]:
    return _next_version(
        by,
        case,
        seen,
        lambda parts: PartsChange(_without_part(parts, Need, area), NeedChanged(area=area)),
    )


@action(
    "strength.recorded",
    words="Recorded a strength",
    may=work_on_case,
    good_news=True,
    payload=StrengthChanged,
)
def record_strength(
    by: Actor, case: Case, strength: StrengthContent, seen: SeenAssessment
) -> Record[Assessment]:
    """A new strength, or the one with that ref as it is now. A ref stays for life, so that the
    steps that build on the strength go on doing so."""
    if not strength.text.strip():
        raise NotPossible("Say what the strength is.")
    refuse_texts(strength.text, most=LONGEST_TEXT)
    refuse_texts(strength.words)

    def change(parts: PartRows) -> PartsChange:
        refs = {row["ref"] for row in parts[Strength]}
        if strength.ref and strength.ref not in refs:
            raise NotPossible("This strength is not part of the assessment any more.")
        stood = {row["area"] for row in parts[Strength] if row["ref"] == strength.ref}
        if strength.area not in {*policy.on(seen.today).need_areas, *stood}:
            raise NotPossible("Choose the area of the strength from the list.")
        ref = strength.ref or free_ref(refs)
        made, existed = _with_part(parts, Strength, {**vars(strength), "ref": ref})
        before = StrengthChanged(ref=ref) if existed else StrengthChanged()
        return PartsChange(made, before, StrengthChanged(ref=ref, area=strength.area))

    return _next_version(by, case, seen, change)


@action(
    "strength.taken-away",
    words="Took a strength out of the assessment",
    may=work_on_case,
    payload=StrengthChanged,
)
def take_strength_away(by: Actor, case: Case, ref: str, seen: SeenAssessment) -> Record[Assessment]:
    return _next_version(
        by,
        case,
        seen,
        lambda parts: PartsChange(_without_part(parts, Strength, ref), StrengthChanged(ref=ref)),
    )


@action(
    "circumstance.recorded",
    words="Recorded a circumstance",
    may=work_on_case,
    payload=CircumstanceChanged,
)
def record_circumstance(
    by: Actor, case: Case, circumstance: CircumstanceContent, seen: SeenAssessment
) -> Record[Assessment]:
    """A new circumstance, or the one of that code as it is now; either has this day."""
    refuse_texts(circumstance.note, most=LONGEST_TEXT)

    def change(parts: PartRows) -> PartsChange:
        stood = {row["code"] for row in parts[Circumstance]}
        if circumstance.code not in {*policy.on(seen.today).circumstances, *stood}:
            raise NotPossible("Choose the circumstance from the list.")
        made, existed = _with_part(
            parts, Circumstance, {**vars(circumstance), "said_on": seen.today}
        )
        after = CircumstanceChanged(code=circumstance.code)
        return PartsChange(made, after if existed else CircumstanceChanged(), after)

    return _next_version(by, case, seen, change)


@action(
    "circumstance.taken-away",
    words="Took a circumstance out of the assessment",
    may=work_on_case,
    payload=CircumstanceChanged,
)
def take_circumstance_away(
    by: Actor, case: Case, code: str, seen: SeenAssessment
) -> Record[Assessment]:
    return _next_version(
        by,
        case,
        seen,
        lambda parts: PartsChange(
            _without_part(parts, Circumstance, code), CircumstanceChanged(code=code)
        ),
    )

"""Reading what came from files. The caller has made sure that the viewer may see the case."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.models import SourceLine
from followthrough.interchange.plan_comparison import Group, compare_plans
from followthrough.interchange.plan_words import SAID_LABELS, Names, text_of_plan, text_of_plan_data
from followthrough.people.import_schema import AssessmentIn, CaseIn, PersonIn
from followthrough.people.import_sentences import SentenceIn
from followthrough.people.rules import CaseFacts
from followthrough.plans.import_schema import PlanIn
from followthrough.plans.queries.differences import preferred_on, said_of_steps, waiting_plan
from followthrough.plans.rules import PlanFacts
from followthrough.policy import Pack


@dataclass(frozen=True)
class Difference:
    """The plan here and the plan in a file: everything that they say differently."""

    source: str
    arrived_on: datetime
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class LineParts:
    """What a line says of a case. Never its `access` part: nobody may read who must not see the
    person."""

    person: PersonIn
    case: CaseIn
    sentences: tuple[SentenceIn, ...]
    assessment: AssessmentIn
    plan: PlanIn | None


def open_difference(case: CaseFacts, plan: PlanFacts, pack: Pack) -> Difference | None:
    row = waiting_plan(plan.plan_id)
    if row is None:
        return None
    line = _as_line(row.content)
    if line is None or line.plan is None:
        return Difference(row.source, row.arrived_on, ())
    said = said_of_steps(plan.plan_id, SAID_LABELS)
    here = text_of_plan(plan, case, pack, preferred_on(plan.plan_id), said)
    names = Names.of_line(line.sentences, line.assessment.strengths, pack)
    groups = compare_plans(here, text_of_plan_data(line.plan.model_dump(mode="json"), names, pack))
    return Difference(row.source, row.arrived_on, groups)


def source_lines_of(case_id: int) -> list[SourceLine]:
    """Every line that was taken for a case, the newest first, without what it said."""
    rows = SourceLine.objects.filter(case=case_id).defer("payload")
    return list(rows.order_by("-taken_on", "-pk"))


def source_line_of(case_id: int, line_id: int) -> tuple[SourceLine, LineParts | None] | None:
    """None where it is not a line of this case. The parts are None where the line was taken under
    an older format that is no longer read."""
    row = SourceLine.objects.filter(case=case_id, pk=line_id).first()
    if row is None:
        return None
    line = _as_line(row.payload)
    if line is None:
        return row, None
    return row, LineParts(line.person, line.case, tuple(line.sentences), line.assessment, line.plan)


def _as_line(payload: object) -> CaseLine | None:
    """Without a pack: a code that was withdrawn since still stood there."""
    try:
        return CaseLine.model_validate_json(json.dumps(payload), extra="ignore")
    except ValidationError:
        return None

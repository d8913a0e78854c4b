"""A column that the program branches on holds the codes of its enum and no other: the database
refuses them, in a new database and in one that was migrated."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from followthrough.early_ending.rules import EndStage
from followthrough.people.rules import codes as people
from followthrough.people.rules.birth import KnownTo
from followthrough.plans.rules import StepState
from followthrough.plans.rules import codes as plans
from followthrough.policy import kinds_of_work
from followthrough.sequencing.rules import DateKind
from followthrough.services.rules import Mode, PoolKind

# Columns by table; "" where the column may be empty.
KNOWN: dict[tuple[str, str], tuple[type[StrEnum] | str, ...]] = {
    ("early_ending_earlyendstage", "stage"): (EndStage,),
    ("people_accesslimit", "kind"): (people.LimitKind,),
    ("people_assessment", "likelihood"): (people.Likelihood,),
    ("people_assessment", "readiness"): (people.Readiness, people.Unsaid),
    ("people_assessment", "serious_harm"): (people.SeriousHarm,),
    ("people_assessment", "victim_contact"): (people.YesNo, people.Unsaid),
    ("people_caseaccess", "why"): (people.AccessWhy,),
    ("people_caseend", "reason"): (people.EndReason,),
    ("people_deathtask", "task"): (people.AfterDeath,),
    ("people_need", "immediacy"): (people.Immediacy,),
    ("people_need", "severity"): (people.Severity,),
    ("people_othername", "kind"): (people.NameKind,),
    ("people_person", "birth_known_to"): (KnownTo,),
    ("people_person", "interpreter"): (people.YesNo, people.Unsaid),
    ("people_person", "sex"): (people.Sex, people.Unsaid),
    ("people_sentence", "kind"): (people.SentenceKind,),
    ("people_sentence", "regime"): (people.Regime,),
    ("plans_agreement", "state"): (plans.AgreementState,),
    ("plans_consolidation", "whose_words"): (plans.WhoseWords,),
    ("plans_goal", "state"): (plans.GoalState,),
    ("plans_goal", "when"): (plans.GoalWhen,),
    ("plans_goaldecision", "kind"): (plans.GoalDecisionKind,),
    ("plans_planreview", "decision"): (plans.ReviewDecision, ""),
    ("plans_plansnapshot", "why"): (plans.SnapshotWhy,),
    ("plans_reasonanswer", "agrees"): (plans.PersonAgrees,),
    ("plans_step", "actor"): (plans.StepActor,),
    ("plans_step", "for_whom"): (kinds_of_work.ForWhom, ""),
    ("plans_step", "nature"): (kinds_of_work.Nature, ""),
    ("plans_step", "route"): (plans.Route,),
    ("plans_stepdecision", "about"): (plans.DecisionAbout,),
    ("plans_stepdecision", "kind"): (plans.DecisionKind,),
    ("plans_stepfact", "kind"): (plans.FactKind,),
    ("plans_stepfact", "person_agrees"): (plans.PersonAgrees, ""),
    ("plans_workrecord", "whose_words"): (plans.WhoseWords,),
    ("sequencing_orderedstep", "date_kind"): (DateKind,),
    ("sequencing_orderedstep", "state"): (StepState,),
    ("services_pool", "kind"): (PoolKind,),
    ("services_service", "mode"): (Mode,),
}


def codes_of(column: tuple[str, str]) -> set[str]:
    return {str(code) for known in KNOWN[column] for code in ([known] if known == "" else known)}


def declared() -> Iterator[tuple[str, str]]:
    """Tables and the names of the constraints on their codes."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name.endswith("_known"):
                yield model._meta.db_table, constraint.name


def test_each_constraint_on_codes_is_tried_here() -> None:
    assert sorted(declared()) == sorted(
        (table, f"{table}_{column}_known") for table, column in KNOWN
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "column"), KNOWN)
def test_the_database_takes_the_codes_of_the_enum_and_refuses_others(
    table: str, column: str
) -> None:
    """On an empty copy of the table, so that nothing but the column has to be right."""
    codes = codes_of((table, column))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT convalidated, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s",
            [f"{table}_{column}_known"],
        )
        validated, check = cursor.fetchone()
        assert validated
        cursor.execute(f'CREATE TEMP TABLE tried ("{column}" varchar(60), {check})')
        for code in codes:
            cursor.execute("INSERT INTO tried VALUES (%s)", [code])
        for unknown in {"unknown", "", next(iter(codes)).upper()} - codes:
            with pytest.raises(IntegrityError), transaction.atomic():
                cursor.execute("INSERT INTO tried VALUES (%s)", [unknown])
        cursor.execute("DROP TABLE tried")

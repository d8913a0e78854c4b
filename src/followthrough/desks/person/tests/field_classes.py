"""What of each field of the records may be on "My plan": every field has a class.

shown     the text is on the page
decides   decides what is shown or in which order, and is never itself on the page
hidden    whatever it says, the page is the same
access    decides who may open the page, and is never on it
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from followthrough.accounts.models import User
from followthrough.organisations.models import DeliveryUnit
from followthrough.people.models import Person
from followthrough.plans.models import Agreement, Consolidation, Goal, Preference, Step, StepFact

DATES_SHOWN = {
    "people.Case.expected_release_on",
    "people.Sentence.ends_on",
    "people.Sentence.starts_on",
    "plans.Agreement.on",
    "plans.Consolidation.look_back_on",
    "early_ending.EarlyEndStage.ends_on",
    "plans.StepFact.on",
    "sequencing.OrderedStep.start_on",
}


def classes(**fields: str) -> dict[str, str]:
    """Class by field, from the fields of each class in one line."""
    return {name: kind for kind, names in fields.items() for name in names.split()}


FIELDS: dict[str, dict[str, str]] = {
    "common.LedgerEntry": classes(
        hidden="at by_id by_name by_role action case_id subject_kind subject_id why before after"
    ),
    "common.SentForm": classes(hidden="user_id number led_to print at"),
    "organisations.Region": classes(hidden="code name crs_code"),
    "organisations.PoliceArea": classes(hidden="code name"),
    "organisations.DeliveryUnit": classes(shown="phone hours address", hidden="code name"),
    "organisations.Office": classes(hidden="number name"),
    "organisations.Provider": classes(hidden="code name"),
    "accounts.User": classes(
        shown="name",
        hidden="last_login is_superuser email is_staff date_joined persona preferences",
        access="password username is_active role",
    ),
    "accounts.BegunSession": classes(hidden="of_user number key until"),
    "people.Person": classes(
        shown="preferred_name",
        decides="language adjustments",
        hidden="source first_name last_name date_of_birth birth_known_to sex gender_identity "
        "ethnicity disability neurodiversity literacy interpreter religion work_hours "
        "caring_hours safe_contact",
        access="crn access_known limited died_on",
    ),
    "people.FormerCrn": classes(hidden="until", access="crn"),
    "people.OtherName": classes(hidden="kind first_name last_name until withdrawn_on"),
    "people.Death": classes(access="died_on replaced_on", hidden="recorded_on words"),
    "people.DeathTask": classes(hidden="task done_on died_on recorded_on words replaced_on"),
    "people.ToldOfEnd": classes(
        hidden="about done_on died_on ended_on recorded_on words replaced_on"
    ),
    "people.ToldOfMistake": classes(hidden="done_on recorded_on words replaced_on"),
    "people.PutOff": classes(hidden="occasion place until reason recorded_on words replaced_on"),
    "people.DoneElsewhere": classes(
        hidden="occasion place done_on who recorded_on words replaced_on"
    ),
    "people.ReleaseConfirmed": classes(decides="day replaced_on", hidden="recorded_on words"),
    "people.CaseEnd": classes(hidden="ended_on reason recorded_on words replaced_on"),
    "people.CaseReopening": classes(hidden="reopened_on recorded_on words replaced_on"),
    "people.CaseMove": classes(decides="moved_on at replaced_on", hidden="along recorded_on words"),
    "people.MoveTakenBack": classes(hidden="recorded_on words replaced_on"),
    "people.SourceHandover": classes(hidden="from_source to_source recorded_on words replaced_on"),
    "people.Merge": classes(hidden="recorded_on words replaced_on"),
    "people.MergeUndone": classes(hidden="recorded_on words replaced_on"),
    "people.CarriedOver": classes(hidden="left_out keeps_risk recorded_on words replaced_on"),
    "people.ToldAsOne": classes(hidden="recorded_on words replaced_on"),
    "people.TwoPeople": classes(hidden="recorded_on words replaced_on"),
    "people.SearchToken": classes(hidden="token"),
    "people.Case": classes(
        decides="in_custody expected_release_on", hidden="opened_on version", access="closed_on"
    ),
    "people.Allocation": classes(hidden="from_on until_on handover_note"),
    "people.Sentence": classes(
        decides="kind starts_on ends_on regime withdrawn_on changes activity_days_limit "
        "activity_days_used",
        hidden="no_end ref offence regime_why",
    ),
    "people.Requirement": classes(decides="kind withdrawn_on amount done", hidden="ref"),
    "people.CaseAccess": classes(hidden="reason words", access="why from_on until_on"),
    "people.AccessLimit": classes(access="kind username replaced_on"),
    "people.Assessment": classes(
        decides="replaced_on",
        hidden="made_on likelihood serious_harm harm_to risk_to_staff victim_contact readiness "
        "fingerprint",
    ),
    "people.Need": classes(hidden="area immediacy severity linked_to_harm words said_here"),
    "people.Strength": classes(shown="words", decides="area", hidden="ref text said_here"),
    "people.Circumstance": classes(decides="code said_on", hidden="note said_here"),
    "people.Register": classes(decides="code", hidden="since review_on"),
    "early_ending.EarlyEndStage": classes(
        decides="stage ends_on replaced_on",
        hidden="was_to_end_on judgements shown pack on words",
    ),
    "services.Service": classes(
        hidden="code title contract_type contract_type_name subcontractors need_areas "
        "interventions takes_women takes_men min_age max_age mode starts_on ends_on source invented"
    ),
    "services.Pool": classes(
        hidden="code intervention kind capacity first_free_on wait_weeks said_on invented"
    ),
    "services.Group": classes(hidden="code starts_on seats seats_taken"),
    "services.NotAvailable": classes(hidden="intervention confirmed_on review_on replaced_on"),
    "plans.Plan": classes(
        decides="changed_since_said",
        hidden="made_on changed_here_on version fingerprint",
    ),
    "plans.PlanSnapshot": classes(hidden="number why taken_on content"),
    "plans.Goal": classes(shown="title words", decides="position when state", hidden="ref area"),
    "plans.Step": classes(
        shown="text",
        decides="position actor route intervention protects_others nature for_whom weeks "
        "withdrawn_on",
        hidden="ref strength by_on planned_on",
    ),
    "plans.IncomingPlan": classes(hidden="source content fingerprint arrived_on settled_on"),
    "plans.Agreement": classes(shown="words", decides="state on replaced_on", hidden="present"),
    "plans.StepDecision": classes(
        decides="about kind on replaced_on", hidden="start_on reason words"
    ),
    "plans.GoalDecision": classes(
        shown="person_words", decides="kind replaced_on", hidden="on words"
    ),
    "plans.Preference": classes(shown="words", decides="steps replaced_on", hidden="on"),
    "plans.PlanReview": classes(
        hidden="on keeping barriers changed agencies present person_words decision because "
        "replaced_on"
    ),
    "plans.StepFact": classes(
        shown="person_words",
        decides="kind on replaced_on",
        hidden="reason words person_agrees offered offered_on source",
    ),
    "plans.ReasonAnswer": classes(hidden="on agrees words replaced_on"),
    "plans.Consolidation": classes(
        shown="learnt used",
        decides="whose_words look_back_on replaced_on",
        hidden="on looked_back_on still",
    ),
    "plans.WorkRecord": classes(hidden="on what how whose_words replaced_on"),
    "delivery.CaseDigest": classes(
        hidden="day packs derivation stale changes failed_under frozen_on plan_state ends_on marks "
        "immediate steps_planned steps_under_way steps_waiting steps_done steps_not_delivered "
        "steps_held steps_stopped steps_unsaid lines steps due good_news"
    ),
    "delivery.Combination": classes(hidden="parts"),
    "sequencing.PublishedOrder": classes(
        decides="published_on replaced_on", hidden="number pack as_of"
    ),
    "sequencing.WithdrawnOrder": classes(hidden="withdrawn_on words"),
    "sequencing.OrderedStep": classes(
        decides="start_on end_on date_kind reasons",
        hidden="position state refer_by_on pool group held_since",
    ),
    "sequencing.LostPlace": classes(hidden="at"),
    "interchange.SourceLine": classes(
        hidden="source crn fingerprint payload line taken_on replaced_on"
    ),
}


@dataclass(frozen=True)
class Rows:
    """Rows that are alike in what of them may be shown; `but` says what differs for them."""

    name: str
    rows: QuerySet[Any]
    but: dict[str, str] = field(default_factory=dict)

    @property
    def classes(self) -> dict[str, str]:
        return FIELDS[self.rows.model._meta.label] | self.but


HIDES_TEXT = classes(hidden="text")
HIDES_WORDS = classes(hidden="words")
HIDES_GOAL = classes(hidden="title words")


def rows_of(model: type[Model]) -> list[Rows]:
    """Every row of the model, in groups."""
    everything = model._default_manager.all()
    label = model._meta.label
    if model is User:
        return [
            Rows("the named practitioner", everything.filter(username="amara")),
            Rows(
                "colleagues",
                everything.exclude(username="amara"),
                # An exclusion of somebody whom nobody knows any more keeps out everybody.
                {**dict.fromkeys(FIELDS[label], "hidden"), "username": "access"},
            ),
        ]
    if model is DeliveryUnit:
        return [
            Rows("the unit", everything.filter(code="U1")),
            Rows(
                "other units", everything.exclude(code="U1"), classes(hidden="phone hours address")
            ),
        ]
    if model is Person:
        return [
            Rows("the person", everything.filter(crn="X000001")),
            Rows(
                "other records of the person",
                everything.exclude(crn="X000001"),
                # A limit on one of them is one on the person.
                {**dict.fromkeys(FIELDS[label], "hidden"), "access_known": "access"},
            ),
        ]
    if model is Goal:
        return [
            Rows("goals", everything.filter(ref__in=["G1", "G2"])),
            Rows("goals achieved", everything.filter(ref="G3"), HIDES_WORDS),
            Rows("goals removed", everything.filter(ref="G4"), HIDES_GOAL),
            Rows("goals about others", everything.filter(ref="G5"), HIDES_GOAL),
        ]
    if model is Step:
        shown = everything.filter(ref__in=["T1", "T2", "T3", "T4", "T5", "T6"])
        return [
            Rows("steps", shown),
            Rows("steps left out", everything.exclude(pk__in=shown.values("pk")), HIDES_TEXT),
        ]
    if model is StepFact:
        finished = everything.filter(kind="finished")
        return [
            Rows("what they said at the end", finished),
            Rows(
                "other facts",
                everything.exclude(pk__in=finished.values("pk")),
                classes(hidden="person_words"),
            ),
        ]
    if model is Consolidation:
        theirs = everything.filter(whose_words="person")
        return [
            Rows("what they learnt", theirs),
            Rows(
                "what we say they learnt",
                everything.exclude(pk__in=theirs.values("pk")),
                classes(hidden="learnt used"),
            ),
        ]
    if model in (Agreement, Preference):
        return [
            Rows(label, everything.filter(replaced_on=None)),
            Rows(f"{label}, replaced", everything.exclude(replaced_on=None), HIDES_WORDS),
        ]
    return [Rows(label, everything)]

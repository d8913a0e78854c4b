"""The cards of the case page that the practitioner's desk has itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from followthrough.common.actors import Actor, Capability
from followthrough.delivery.coverage_words import NOT_UNDER_WAY, RESTS
from followthrough.delivery.rules import counts
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject
from followthrough.delivery.rules.stages import Stage
from followthrough.delivery.rules.time_left import how_it_fits
from followthrough.delivery.words import how_far, why_not_further
from followthrough.desks.practitioner.case.answers import answers
from followthrough.desks.practitioner.case.next_dates import next_dates
from followthrough.desks.practitioner.case.threads import ThreadText, thread_texts
from followthrough.desks.shared.case import OpenedCase
from followthrough.desks.shared.case_cards import case_card
from followthrough.early_ending.rules import KnowsEarlyEnds
from followthrough.early_ending.words import say_early_end
from followthrough.people.queries import merged_records, other_identities_of
from followthrough.people.rules.release import release_to_come
from followthrough.people.words import (
    ABOUT,
    IMMEDIACY,
    OTHER_NAMES,
    READINESS,
    SENTENCES,
    SEVERITY,
    label_of_answer,
    other_name_text,
    say_changes,
    say_term_of,
)
from followthrough.people.words_of_release import before_recall_text
from followthrough.plans.rules import TO_COME, FactKind, GoalState, StepFacts
from followthrough.plans.rules.requirements import requirement_coverage
from followthrough.plans.rules.rests import rests
from followthrough.plans.words import say_agreement
from followthrough.plans.words_of_counts import say_counts_of_days, say_counts_of_requirement
from followthrough.plans.words_of_requirements import how_much
from followthrough.sequencing.rules.in_lane import Place, place_in_lane
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.under_way import UnderWay, uncarried, under_way
from followthrough.sequencing.rules.when_it_can_run import waits_for_release

if TYPE_CHECKING:
    from followthrough.people.models import Person

# What the card of the plan lists: all that goes on, or could.
WORKING = frozenset(
    {Stage.STARTED, Stage.REFERRED, Stage.PLANNED, Stage.NO_REFERRAL, Stage.NO_PLACE}
)
AFTER_RELEASE = "For after the release"
# What of that stands apart, under which heading.
APART = (*NOT_UNDER_WAY.values(), AFTER_RELEASE, RESTS)


@case_card("plan", 10, "practitioner/cards/plan.html")
def plan(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    order = page.facts_with(KnowsOrder)
    goals = page.facts.plan.goals if page.facts.plan else ()
    apart: dict[str, list[ThreadText]] = {}
    working: list[ThreadText] = []
    to_start: list[ThreadText] = []
    for item in sorted(thread_texts(page).values(), key=partial(_place, page=page)):
        if item.stage in WORKING:
            heading = _why_apart(item.step, order, page)
            now = working if item.stage == Stage.STARTED else to_start
            (apart.setdefault(heading, []) if heading else now).append(item)
    return {
        "say_agreement": say_agreement,
        "goals": sum(goal.state != GoalState.REMOVED for goal in goals),
        "counts": counts(page.facts, page.context),
        "published": order.published,
        "working": working,
        "to_start": to_start,
        "apart": [(heading, apart[heading]) for heading in APART if heading in apart],
    }


def _place(item: ThreadText, page: OpenedCase) -> Place:
    """As the plan page lists it, by the day on which it began or that the published order has."""
    order, step = page.facts_with(KnowsOrder).published, item.step
    placed = order.steps.get(step.id) if order else None
    on = step.on(FactKind.STARTED) or (placed.start if placed else None)
    return place_in_lane(step, on, page.facts.case, page.context.pack)


def _why_apart(step: StepFacts, facts: KnowsOrder, page: OpenedCase) -> str:
    """A heading of `APART`; nothing of what is worked on now."""
    how = under_way(step, facts.case, page.context.pack, page.today)
    if how in NOT_UNDER_WAY:
        return NOT_UNDER_WAY[how]
    if step.state in TO_COME and uncarried(step, facts.case, page.today) is not None:
        return NOT_UNDER_WAY[UnderWay.UNCARRIED]
    if rests(step, page.facts.case, page.context.pack):
        return RESTS
    if step.state in TO_COME and waits_for_release(step, facts.case, page.context.pack):
        return AFTER_RELEASE
    return ""


@case_card("needs", 20, "practitioner/cards/needs.html")
def needs(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    """The most immediate first, each with how far it has come."""
    order = list(IMMEDIACY)
    items = covered_items(page.facts_with(KnowsOrder), page.context)
    far = {item.ref: item.line for item in items if item.line.about is CoverageSubject.NEED}
    shown = [
        {
            "code": need.area,
            "area": page.context.pack.area_label(need.area),
            "immediacy": IMMEDIACY[need.immediacy],
            "severity": SEVERITY[need.severity],
            "linked_to_harm": need.linked_to_harm,
            "words": need.words,
            "how_far": how_far(far[need.area]),
            "why": why_not_further(far[need.area], page.context.pack),
        }
        for need in sorted(page.facts.case.needs, key=lambda n: order.index(n.immediacy))
    ]
    return {"needs": shown}


@case_card("dates", 30, "practitioner/cards/dates.html")
def dates(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    facts = page.facts
    unknown = facts.case.in_custody and release_to_come(facts.case, page.today) is None
    return {"dates": next_dates(page), "release_unknown": unknown}


@case_card("sentences", 40, "practitioner/cards/sentences.html")
def sentences(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    case, pack = page.facts.case, page.context.pack
    ends = page.facts_with(KnowsEarlyEnds)
    return {
        "early_ends": {s.id: say_early_end(ends, s.id) for s in case.sentences},
        "time_left": {
            one.requirement.id: how_it_fits(case, one, page.today, pack, manages=page.manages)
            for one in requirement_coverage(case, page.facts.plan, pack)
        },
        "labels": SENTENCES,
        "how_much": how_much,
        "say_term": say_term_of,
        "say_changes": say_changes,
        "say_counts": say_counts_of_requirement,
        "say_days": say_counts_of_days,
    }


@case_card("strengths", 50, "practitioner/cards/strengths.html")
def strengths(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    return {}  # the facts of the case have all of it


@case_card("circumstances", 60, "practitioner/cards/circumstances.html")
def circumstances(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    assessment = page.facts.case.assessment
    return {
        "circumstances": [
            (
                page.context.pack.known.circumstances.get(c.code),
                c,
                before_recall_text(c, page.facts.case),
            )
            for c in (assessment.circumstances if assessment else ())
        ]
    }


@case_card("about", 70, "practitioner/cards/about.html")
def about(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    """What delivery has to fit, and what was not asked: that is said too, so that it can be."""
    person = page.case.person
    others = _merged_people(actor, page)
    known = [(label, [text]) for label, text in _other_names(page)]
    known.append(("Sex", answers("sex", person, others) or [label_of_answer(person.sex)]))
    if page.facts.case.assessment is not None:
        known.append(("Ready for change", [READINESS[page.facts.case.assessment.readiness]]))
    said = {label: answers(name, person, others) for name, label in ABOUT.items()}
    return {
        "about": [*known, *((label, texts) for label, texts in said.items() if texts)],
        "not_asked": [label.lower() for label, texts in said.items() if not texts],
    }


def _merged_people(actor: Actor, page: OpenedCase) -> list[Person]:
    """The other records of the person that the viewer may open."""
    if not page.facts.case.merged:
        return []
    records = merged_records(actor, page.case.person)
    return [record.merge.merged for record in records if record.last_case is not None]


def _other_names(page: OpenedCase) -> list[tuple[str, str]]:
    names = other_identities_of(page.case)
    return [
        (label, ", ".join(other_name_text(name) for name in names if name.kind == kind))
        for kind, label in OTHER_NAMES.items()
        if any(name.kind == kind for name in names)
    ]


@case_card("people", 80, "practitioner/cards/people.html")
def people(actor: Actor, page: OpenedCase) -> dict[str, Any]:
    return {
        "practitioners": page.practitioners,
        "may_reallocate": actor.can(Capability.REALLOCATE_CASES),
    }

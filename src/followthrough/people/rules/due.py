"""What needs doing on a case by what is known of the person and the sentence alone. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.people.rules.due_item import (
    AGREEMENT,
    LEGAL,
    SAFETY,
    Due,
    DueKind,
    due_rule,
    register_subject,
)
from followthrough.people.rules.facts import CaseFacts, KnowsCase, RegisterFacts, handed_over_on
from followthrough.people.rules.handover import is_new_to_its_practitioner
from followthrough.people.rules.release import is_in_doubt, unconfirmed_release
from followthrough.people.rules.settled_facts import Elsewhere
from followthrough.policy.context import Context

FILE, ITSELF = Elsewhere.FILE_FOLLOWS, Elsewhere.BY_ITSELF

REGISTER_REVIEW = DueKind("register-review", SAFETY, page="case", elsewhere=FILE)
NO_ASSESSMENT = DueKind("no-assessment", LEGAL, page="case", elsewhere=FILE)
RELEASE_PASSED = DueKind("release-passed", LEGAL, page="case", elsewhere=FILE)
RELEASE_TO_CONFIRM = DueKind("release-to-confirm", LEGAL, page="plan")
HANDED_OVER = DueKind("handed-over", AGREEMENT, page="case", elsewhere=ITSELF)


@due_rule(REGISTER_REVIEW)
def register_reviews(facts: KnowsCase, context: Context) -> Iterator[Due]:
    for register in facts.case.assessment.registers if facts.case.assessment else ():
        item = register_review_of(facts.case, register, context)
        if item is not None and item.began_on <= context.today:
            yield item


def register_review_of(case: CaseFacts, register: RegisterFacts, context: Context) -> Due | None:
    """What asks for its next review, whether or not that is near; None where none is to come."""
    if register.review_on is None:
        return None
    asked_from = context.before(register.review_on, "register_review_soon")
    return REGISTER_REVIEW.item(
        case,
        register.review_on,
        subject=register_subject(register.code),
        asked_from=asked_from.isoformat(),
    )


@due_rule(NO_ASSESSMENT)
def assessments_missing(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """From the first day: without it nothing is known of needs and risk, so that no other rule can
    speak of them."""
    if facts.case.assessment is None:
        yield NO_ASSESSMENT.item(facts.case, facts.case.opened_on)


@due_rule(RELEASE_PASSED)
def release_passed(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """In custody, with a release expected on a day that has passed: every date of the order
    hangs on it."""
    release = facts.case.release_on
    if facts.case.in_custody and release is not None and release < context.today:
        yield RELEASE_PASSED.item(facts.case, release)


@due_rule(RELEASE_TO_CONFIRM)
def releases_to_confirm(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """A release that is near, and of which nobody recorded that the prison confirmed the day. For
    now where the person may well leave before it."""
    release = unconfirmed_release(facts.case, context.today)
    if release is None:
        return
    asked_from = context.before(release, "release_confirmed")
    if context.today < asked_from:
        return  # the plan asks, where its dates hang on it
    in_doubt = is_in_doubt(release, context.calendar)
    yield RELEASE_TO_CONFIRM.item(
        facts.case, asked_from if in_doubt else release, since=release, in_doubt=in_doubt
    )


@due_rule(HANDED_OVER)
def handed_over(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """What a practitioner does first on a case that was handed over to them. `note`: whether one
    came with it; `again`: whether it came back to them."""
    case = facts.case
    on = handed_over_on(case)
    if on is not None and is_new_to_its_practitioner(case, context):
        yield HANDED_OVER.item(case, on, note=case.has_handover_note, again=case.held_again)
